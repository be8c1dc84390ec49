/** How the floor says states and waiting times. */
import {
  Ban,
  BellRing,
  Brush,
  CalendarClock,
  CookingPot,
  ReceiptIndianRupee,
  Square,
  Users,
  type IconNode,
} from 'lucide'
import type { LineState } from '../../schema/order.ts'
import { place } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import type { Late, TableState } from './table-state.ts'

export const stateIcon: Readonly<Record<TableState, IconNode>> = {
  free: Square,
  booked: CalendarClock,
  seated: Users,
  sent: CookingPot,
  ready: BellRing,
  bill: ReceiptIndianRupee,
  paid: Brush,
  blocked: Ban,
}

export const stateText = (state: TableState): string => t(`floor.state-${state}`)

export const lineStateText = (state: LineState): string => t(`floor.line-${state}`)

/** What the tax is called where this screen stands. */
export const taxWord = (): string => t(place.value.country === 'IN' ? 'floor.gst' : 'floor.tax')

/** `now`, `12 min`, `1 h 5 min`. @param ms milliseconds. */
export const waited = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes === 0) return t('floor.just-now')
  return minutes < 60
    ? t('floor.minutes', { minutes })
    : t('floor.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** `Food ready for 4 min` */
export const lateText = ({ why, since }: Late, now: number): string =>
  t(`floor.late-${why}`, { time: waited(now - since) })
