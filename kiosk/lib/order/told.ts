/** What stands behind “saw it 18:42”: of each station the news of its last ticket. */
import { workOf } from '../../../schema/combo.ts'
import type { OrderDoc } from '../../../schema/order.ts'
import type { ToldDoc } from '../../../schema/ticket.ts'

export interface How {
  /** `printed`: on paper, whether or not a screen was to show it. */
  readonly kind: 'seen' | 'printed' | 'missed' | 'waiting'
  readonly at: number
  readonly printerId: string | null
  /** A screen should have shown it and did not. */
  readonly isMissed: boolean
  /** It was to be printed, and nobody knows that it came out. */
  readonly isPaperLost: boolean
}

export interface StationTold {
  readonly stationId: string
  readonly told: ToldDoc | undefined
  /** When the station was last told of something of the order. */
  readonly sentAt: number
}

/** The stations that make something of an order, with what is known of the last ticket of each. */
export const newestTold = (order: OrderDoc, told: readonly ToldDoc[]): readonly StationTold[] => {
  const stations = new Map<string, number>()
  for (const line of order.lines) {
    const { sentAt, qtyMilli } = line
    if (sentAt === null || qtyMilli === 0) continue
    for (const { stationId } of workOf(line))
      stations.set(stationId, Math.max(stations.get(stationId) ?? 0, sentAt))
  }
  return [...stations].map(([stationId, sentAt]) => ({
    stationId,
    sentAt,
    told: told
      .filter((one) => one.orderId === order.orderId && one.stationId === stationId)
      // A ticket of before says nothing of what was added since.
      .filter(({ firedAt }) => firedAt >= sentAt)
      .toSorted((a, b) => b.firedAt - a.firedAt || b.ticketNo - a.ticketNo)[0],
  }))
}

/** How a station was told, in the words that count: seen beats paper, paper beats nothing. */
export const howTold = (told: ToldDoc | undefined, sentAt: number): How => {
  const { seenAt = null, missedAt = null, paper = null } = told ?? {}
  const isMissed = missedAt !== null
  const isPaperLost = paper !== null && (paper.state === 'failed' || paper.state === 'ambiguous')
  const facts = { printerId: paper?.printerId ?? null, isMissed, isPaperLost }
  if (seenAt !== null) return { ...facts, kind: 'seen', at: seenAt }
  if (paper !== null) return { ...facts, kind: 'printed', at: paper.at }
  if (missedAt !== null) return { ...facts, kind: 'missed', at: missedAt }
  return { ...facts, kind: 'waiting', at: sentAt }
}
