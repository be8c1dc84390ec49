/** What the screen says by itself, and the paper it says it on. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Clock, CircleAlert, IndianRupee, ReceiptText, ScrollText, Search } from 'lucide'
import { Amount } from '../lib/ui/amount.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { Card } from '../lib/ui/card.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Field } from '../lib/ui/field.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { StatusStrip } from '../lib/ui/status-strip.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { toast } from '../lib/ui/toast.ts'
import { clock, money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { say } from './samples.ts'
import { Shelf, Specimen } from './specimen.ts'

const nothing = (): void => undefined
const told = (): void => void toast({ text: t('gallery.err-what'), tone: 'stop' })

export function Strips(): VNode {
  const facts = {
    businessDate: 20261121,
    shift: t('shared.shift', { number: 2 }),
    user: say('Cashier', 'कैशियर'),
  }
  const fine = [t('shared.hub'), t('shared.kitchen'), t('shared.printer')].map((name) => ({
    name,
    state: 'fine' as const,
  }))
  return html`<${Shelf} title="Status strip">
    <${Specimen} wide state="all is well"><${StatusStrip} lights=${fine} ...${facts} /><//>
    <${Specimen} wide state="something waits, and says what">
      <${StatusStrip}
        lights=${[...fine.slice(0, 2), { name: t('shared.printer'), state: 'wait', text: t('gallery.no-paper') }]}
        queue=${3}
        ...${facts}
      />
    <//>
    <${Specimen} wide state="red only for what cannot work">
      <${StatusStrip}
        lights=${[{ name: t('shared.hub'), state: 'stop', text: t('gallery.hub-lost') }, ...fine.slice(1)]}
        ...${facts}
      />
    <//>
  <//>`
}

export function Notices(): VNode {
  const sent = (): void =>
    void toast({ text: t('gallery.sent'), tone: 'done', onUndo: nothing, seconds: 5 })
  const sold = (): void =>
    void toast({
      text: t('gallery.sale-done', { amount: money(28350) }),
      onUndo: nothing,
      seconds: 60,
    })
  return html`<${Shelf} title="Toast, error, empty, on its way">
    <${Specimen} state="toasts: kitchen 5 s, money 60 s, plain word">
      <div class="along">
        <${Button} onPress=${sent}>${t('gallery.send')}<//>
        <${Button} onPress=${sold}>${t('gallery.settle')}<//>
        <${Button} onPress=${told}>${t('gallery.print')}<//>
      </div>
    <//>
    <${Specimen} wide state="error: what happened, what was kept, what to do">
      <${ErrorNote}
        what=${t('gallery.err-what')}
        kept=${t('gallery.err-kept', { amount: money(28350) })}
        todo=${t('gallery.err-todo')}
        action=${html`<${Button} onPress=${nothing}>${t('shared.retry')}<//>`}
      />
    <//>
    <${Specimen} state="empty">
      <${EmptyState}
        icon=${ScrollText}
        title=${t('gallery.no-bills')}
        next=${t('gallery.no-bills-next')}
        action=${html`<${Button} icon=${Search} onPress=${nothing}>${t('shared.search')}<//>`}
      />
    <//>
    <${Specimen} state="rows on their way"><${Skeleton} count=${4} /><//>
    <${Specimen} state="badges">
      <div class="along">
        <${Badge}>12<//>
        <${Badge} tone="next">${t('gallery.new')}<//>
        <${Badge} tone="wait" icon=${CircleAlert}>${t('gallery.low')}<//>
        <${Badge} tone="stop" icon=${Clock}>${t('gallery.late')}<//>
        <${Badge} tone="done" icon=${Check}>${t('gallery.ready')}<//>
      </div>
    <//>
  <//>`
}

export function Papers(): VNode {
  const [chosen, choose] = useState(7)
  return html`<${Shelf} title="Card, row, field">
    <${Specimen} state="card: money that waits">
      <${Card}
        tone="stop"
        title=${t('gallery.table', { number: 7 })}
        actions=${html`<${Badge} tone="stop" icon=${IndianRupee}>${t('gallery.bill')}<//>`}
      >
        <div class="sum"><span>${t('gallery.waiting', { minutes: 4 })}</span><${Amount} minor=${184000} size="head" /></div>
        <${Button} kind="primary" wide onPress=${nothing}>${t('gallery.settle')}<//>
      <//>
    <//>
    <${Specimen} state="rows; one chosen">
      <${Card} title=${t('gallery.bills')}>
        <ul class="rows">
          ${[4, 7, 12].map(
            (number) => html`<${ListRow}
              key=${number}
              icon=${ReceiptText}
              title=${t('gallery.table', { number })}
              detail=${clock(Date.UTC(2026, 10, 21, 13, number))}
              end=${html`<${Amount} minor=${number * 12350} />`}
              chosen=${number === chosen}
              onPress=${() => choose(number)}
            />`,
          )}
          <${ListRow}
            title=${say('A row that only tells', 'सिर्फ़ बताने वाली लाइन')}
            end=${html`<${Amount} minor=${-4500} />`}
          />
        </ul>
      <//>
    <//>
    <${Specimen} state="fields"><${Fields} /><//>
  <//>`
}

function Fields(): VNode {
  const [name, setName] = useState('')
  return html`<div class="down">
    <${Field}
      label=${t('gallery.item-name')}
      value=${name}
      onInput=${setName}
      hint=${t('gallery.name-hint')}
    />
    <${Field}
      label=${t('gallery.item-name')}
      value=${say('Kaju katli', 'काजू कतली')}
      onInput=${nothing}
      error=${t('gallery.name-error')}
    />
    <${Field}
      label=${t('gallery.price')}
      value="640.00"
      before="₹"
      after=${say('per kg', 'प्रति किलो')}
      inputMode="decimal"
      onInput=${nothing}
      why=${t('gallery.locked')}
    />
    <${Field}
      label=${t('shared.search')}
      quietLabel
      type="search"
      icon=${Search}
      placeholder=${t('shared.search')}
      value=""
      onInput=${nothing}
    />
  </div>`
}

export function Sheets(): VNode {
  const [open, setOpen] = useState<'bottom' | 'side' | undefined>()
  const close = (): void => setOpen(undefined)
  const foot = html`
    <${Button} kind="danger" onPress=${close}>${t('gallery.void')}<//>
    <${Button} onPress=${close}>${t('shared.cancel')}<//>
    <${Button} kind="primary" onPress=${close}>${t('shared.save')}<//>
  `
  return html`<${Shelf} title="Sheet">
    <${Specimen} state="closed">
      <div class="along">
        <${Button} onPress=${() => setOpen('bottom')}>${say('From below', 'नीचे से')}<//>
        <${Button} onPress=${() => setOpen('side')}>${say('From the side', 'बगल से')}<//>
      </div>
    <//>
    ${
      open &&
      html`<${Sheet} title=${say('Paneer tikka', 'पनीर टिक्का')} from=${open} onClose=${close} foot=${foot}>
      <div class="down">
        <${Stepper} name=${say('Paneer tikka', 'पनीर टिक्का')} value=${2} onChange=${nothing} />
        <${Fields} />
      </div>
    <//>`
    }
  <//>`
}
