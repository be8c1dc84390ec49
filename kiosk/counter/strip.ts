/** The status strip of the counter: the hub, its outbox, its printer, the kitchen, the day, the person. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { PrinterReason } from '../../schema/device.ts'
import { businessDate } from '../../schema/time.ts'
import { health, type PrinterHealth } from '../lib/health.ts'
import { hubTime, session } from '../lib/session.ts'
import { StatusStrip, type Light } from '../lib/ui/status-strip.ts'
import { clock } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { nameOf } from './words.ts'

export function Strip(): VNode {
  const { me } = session.value
  const { hub, queue, kitchen, printers } = health.value
  const isAway = hub.state === 'away'
  const own = me?.device.printerId
  const lights: readonly Light[] = [
    {
      name: t('shared.hub'),
      state: isAway ? 'wait' : 'fine',
      text: isAway
        ? queue.waiting > 0
          ? t('counter.saving-here', { count: queue.waiting, since: clock(hub.since) })
          : t('shared.hub-away', { since: clock(hub.since) })
        : undefined,
    },
    ...(kitchen === 'unknown'
      ? []
      : [
          {
            name: t('shared.kitchen'),
            state: kitchen === 'away' ? 'wait' : 'fine',
            text: kitchen === 'away' ? t('counter.kitchen-off') : undefined,
          } as const,
        ]),
    ...printers.filter(({ printer }) => printer.printerId === own).map(lightOf),
  ]
  return html`<${StatusStrip}
    lights=${me === undefined ? [] : lights}
    queue=${isAway ? 0 : queue.waiting}
    businessDate=${me && businessDate(hubTime(), me.outlet.timeZone, me.outlet.cutOffMinute)}
    shift=${me && nameOf(me.outlet.names)}
    user=${me?.signIn?.name}
  />`
}

const reasons: Readonly<Record<PrinterReason, Parameters<typeof t>[0]>> = {
  paper_out: 'counter.printer-paper-out',
  paper_near: 'counter.printer-paper-near',
  cover: 'counter.printer-cover',
  error: 'counter.printer-error',
  unreachable: 'counter.printer-unreachable',
}

/** Amber where the printer does not print; what waits for it is counted. */
const lightOf = ({ printer, state, waiting }: PrinterHealth): Light => {
  const name = t('shared.printer')
  const [reason] = printer.reasons
  if (state !== 'away' && state !== 'offline' && reason === undefined)
    return { name, state: 'fine' }
  const what = t(reason === undefined ? 'counter.printer-away' : reasons[reason])
  return { name, state: 'wait', text: t('counter.printer-says', { what, waiting }) }
}
