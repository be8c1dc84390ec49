/**
 * How the kitchen was told of an order, station by station.
 *
 * The rule: whoever sent it reads here when a station saw it; what no screen
 * has shown says where it was printed instead, or that somebody has to go.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Clock, Eye, Printer, TriangleAlert, type IconNode } from 'lucide'
import type { PrinterDoc } from '../../../schema/device.ts'
import type { OrderDoc } from '../../../schema/order.ts'
import type { ToldDoc } from '../../../schema/ticket.ts'
import { menu } from '../menu.ts'
import { Icon } from '../ui/icon.ts'
import { clock } from '../words/format.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'
import { howTold, newestTold, type How } from './told.ts'

export interface ToldListProps {
  readonly order: OrderDoc
  /** What is known of this order's tickets. */
  readonly told: readonly ToldDoc[]
  readonly printers: readonly PrinterDoc[]
}

const icons: Readonly<Record<How['kind'], IconNode>> = {
  seen: Eye,
  printed: Printer,
  missed: TriangleAlert,
  waiting: Clock,
}

export function ToldList({ order, told, printers }: ToldListProps): VNode | null {
  const stations = newestTold(order, told)
  if (stations.length === 0) return null
  return html`<ul class="told" aria-label=${t('order.told')}>
    ${stations.map(({ stationId, told: one, sentAt }) => {
      const how = howTold(one, sentAt)
      const names = menu.value?.stations.find((each) => each.stationId === stationId)?.names
      const printer = printers.find(({ printerId }) => printerId === how.printerId)?.names
      return html`<li key=${stationId} class=${`told-one told-${how.kind}`}>
        <${Icon} of=${icons[how.kind]} size=${20} />
        <b>${names === undefined ? stationId : nameOf(names)}</b>
        <span class="figures">${say(how, printer === undefined ? '' : nameOf(printer))}</span>
      </li>`
    })}
  </ul>`
}

const say = ({ kind, at, isMissed, isPaperLost }: How, printer: string): string => {
  const time = clock(at)
  switch (kind) {
    case 'seen':
      return t('order.told-seen', { time })
    case 'printed':
      return t(
        isPaperLost
          ? 'order.told-paper-lost'
          : isMissed
            ? 'order.told-missed-printed'
            : 'order.told-printed',
        { time, printer },
      )
    case 'missed':
      return t('order.told-missed', { time })
    case 'waiting':
      return t('order.told-waiting', { time })
  }
}
