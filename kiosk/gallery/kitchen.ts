/** What hangs in the kitchen, and what stands beside the till. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Bell, VolumeX } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { Drawer } from '../lib/ui/drawer.ts'
import { ReceiptPaper } from '../lib/ui/receipt-paper.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { TicketCard, type TicketLineFacts } from '../lib/ui/ticket-card.ts'
import { toast } from '../lib/ui/toast.ts'
import { arm, armed, play, type Tone } from '../lib/sound.ts'
import { t } from '../lib/words/words.ts'
import { say } from './samples.ts'
import { Shelf, Specimen } from './specimen.ts'

const nothing = (): void => undefined
const table = (number: number): string => t('gallery.table', { number })

export function Tickets(): VNode {
  const bump = (): void => void toast({ text: t('gallery.ready'), tone: 'done', onUndo: nothing })
  const lines: readonly TicketLineFacts[] = [
    {
      id: '1',
      qty: '2',
      name: say('Paneer tikka', 'पनीर टिक्का'),
      state: 'started',
      modifiers: [{ text: t('gallery.onion'), removes: true }, { text: t('gallery.butter') }],
    },
    { id: '2', qty: '1', name: say('Dal makhani', 'दाल मखनी'), state: 'ready' },
    {
      id: '3',
      qty: '12',
      name: say('Tandoori roti with butter', 'मक्खन वाली तंदूरी रोटी'),
      state: 'new',
      isAdded: true,
      note: t('gallery.spicy'),
    },
    { id: '4', qty: '1', name: say('Jeera rice', 'जीरा राइस'), state: 'void' },
  ]
  const here = t('gallery.eat-here')
  return html`<${Shelf} title="Ticket" dark>
    <div class="tickets specimen-wide">
      <${TicketCard}
        title=${table(7)}
        facts=${[here, t('shared.guests', { count: 4 }), say('Waiter', 'वेटर')]}
        age="2:05"
        band="fresh"
        number=${1}
        chosen
        lines=${lines}
        onBump=${bump}
        onLine=${nothing}
      />
      <${TicketCard}
        title="42"
        facts=${[t('gallery.takeaway')]}
        age="6:40"
        band="wait"
        number=${2}
        lines=${lines.slice(0, 2)}
        note=${t('gallery.table-note')}
        onBump=${bump}
        onLine=${nothing}
      />
      <${TicketCard}
        title=${table(12)}
        facts=${[here]}
        age="1:04:05"
        band="late"
        number=${3}
        lines=${lines.slice(2, 3)}
        allergy=${t('gallery.peanut')}
        hold=${t('gallery.hold-course')}
        onBump=${bump}
        onLine=${nothing}
      />
      <${Skeleton} shape="ticket" />
    </div>
  <//>`
}

const receipt = `      CHOWK SWEETS
   Station Road, Kalyan
  GSTIN 27AAAAA0000A1Z5
--------------------------------
Kaju katli   0.350 x 960  336.00
Samosa           2 x  20   40.00
--------------------------------
CGST 2.5%                   9.40
SGST 2.5%                   9.40
TOTAL                  Rs 395.00
--------------------------------
     Thank you, come again
`

export function Devices(): VNode {
  const [open, setOpen] = useState(false)
  const tones: readonly Tone[] = ['new', 'changed', 'late', 'bill']
  return html`<${Shelf} title="Paper, drawer, sound">
    <${Specimen} state="receipt, text"><${ReceiptPaper} text=${receipt} roll=${58} /><//>
    <${Specimen} state="drawer: kick it, push it shut">
      <${Drawer} name=${t('gallery.drawer')} open=${open} onPush=${() => setOpen(false)} />
      <${Button} onPress=${() => setOpen(true)}>${t('gallery.kick')}<//>
    <//>
    <${Specimen} state="drawer, open"><${Drawer} name="" open onPush=${nothing} /><//>
    <${Specimen} state="sound: silent until touched">
      <div class="down">
        ${
          armed.value
            ? html`<p>${t('shared.sound-on')}</p>`
            : html`<${Button} icon=${VolumeX} onPress=${() => void arm()}>${t('shared.sound-off')}<//>`
        }
        <div class="along">
          ${tones.map(
            (tone) =>
              html`<${Button} key=${tone} icon=${Bell} onPress=${() => play(tone)}>${tone}<//>`,
          )}
        </div>
      </div>
    <//>
  <//>`
}
