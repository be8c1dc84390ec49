/**
 * The hardware one can see without owning it: paper comes out of the virtual
 * printer, the virtual drawer slides open and is pushed shut. Real printers
 * stand here too, with how they are.
 */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Languages, Printer as PrinterIcon } from 'lucide'
import type { DrawerDoc, PaperDoc } from '../../schema/device.ts'
import { nameIn } from '../../schema/names.ts'
import { Strip } from '../lib/frame/strip.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { switchLanguage } from '../lib/frame/language.ts'
import { health, watchHealth, type PrinterHealth } from '../lib/health.ts'
import { openView, typedDocs, type LiveView } from '../lib/live.ts'
import { send } from '../lib/send.ts'
import { session } from '../lib/session.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { Drawer } from '../lib/ui/drawer.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { toast } from '../lib/ui/toast.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { Roll } from './roll.ts'

let view: LiveView | undefined

/** Opened with the screen, which is only there once the device is paired. */
const hardware = (): LiveView => {
  if (view === undefined) {
    view = openView('devices')
    watchHealth(view)
  }
  return view
}

export function DevicesScreen(): VNode {
  const shown = hardware()
  const { printers } = health.value
  const outlet = session.value.me?.outlet
  return html`<div class="devices">
    <${Strip} kind="devices" />
    <header class="devices-head">
      <h1>${t('devices.title')}${outlet && html` <small>${nameIn(outlet.names, language.value)}</small>`}</h1>
      <${Button} kind="quiet" icon=${Languages} onPress=${() => switchLanguage('devices')}>${t('frame.language')}<//>
    </header>
    <main class="devices-all">
      ${
        shown.state.value === 'loading'
          ? html`<${Skeleton} shape="ticket" count=${2} />`
          : printers.length === 0
            ? html`<${EmptyState} icon=${PrinterIcon} title=${t('devices.none')} next=${t('devices.none-todo')} />`
            : byUse(printers).map(
                (one) => html`<${Machine} key=${one.printer.printerId} ...${one} />`,
              )
      }
    </main>
  </div>`
}

/** The printers a drawer hangs on first: that is where the money is. */
const byUse = (printers: readonly PrinterHealth[]): readonly PrinterHealth[] => {
  const tills = new Set(
    typedDocs<DrawerDoc>(hardware(), 'drawer').map(({ printerId }) => printerId),
  )
  return printers.toSorted(
    (a, b) => Number(tills.has(b.printer.printerId)) - Number(tills.has(a.printer.printerId)),
  )
}

/** One printer with its paper and the drawer that hangs on it. */
function Machine({ printer, state, waiting }: PrinterHealth): VNode {
  const shown = hardware()
  const isVirtual = printer.port === 'virtual:'
  const papers = typedDocs<PaperDoc>(shown, 'paper').filter(
    ({ printerId }) => printerId === printer.printerId,
  )
  const drawers = typedDocs<DrawerDoc>(shown, 'drawer').filter(
    ({ printerId }) => printerId === printer.printerId,
  )
  const name = nameIn(printer.names, language.value)
  return html`<section class=${`machine${drawers.length > 0 ? ' machine-till' : ''}`} aria-label=${name}>
    <header class="machine-head">
      <div>
        <h2>${name}</h2>
        <p>${isVirtual ? t('devices.virtual') : t('devices.network', { address: printer.port.replace('tcp://', '') })}</p>
      </div>
      <${Badge} tone=${state === 'online' ? 'done' : 'wait'}>${stateWords(state, printer.reasons)}<//>
      ${waiting > 0 && html`<${Badge} tone="wait">${t('devices.waiting', { count: waiting })}<//>`}
    </header>
    <${Roll} papers=${papers} isVirtual=${isVirtual} />
    ${
      drawers.length > 0 &&
      html`<div class="machine-drawers">
        ${drawers.map((drawer) => html`<${Till} key=${drawer.drawerId} ...${drawer} isVirtual=${isVirtual} />`)}
      </div>`
    }
  </section>`
}

const stateWords = (state: PrinterHealth['state'], reasons: readonly string[]): string => {
  const [reason] = reasons as readonly (
    'paper_out' | 'paper_near' | 'cover' | 'error' | 'unreachable'
  )[]
  return state === 'offline' && reason !== undefined
    ? t(`devices.reason-${reason}`)
    : t(`devices.${state}`)
}

function Till({
  drawerId,
  names,
  state,
  isVirtual,
}: DrawerDoc & { readonly isVirtual: boolean }): VNode {
  const push = async (): Promise<void> => {
    const settled = await send('drawer.shut', { drawerId }).done
    if (!settled.ok) toast({ text: sayDeclined(settled), tone: 'stop' })
  }
  return html`<${Drawer}
    name=${nameIn(names, language.value)}
    open=${state === 'open'}
    onPush=${isVirtual ? () => void push() : undefined}
  />`
}
