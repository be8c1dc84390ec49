/**
 * What a station is told: the difference between the order now and what that
 * station was last told of it.
 */
import { workOf } from '../../schema/combo.ts'
import type { OrderLine } from '../../schema/order.ts'
import type { TicketKind } from '../../schema/ticket.ts'

/** What a print job of a ticket is about, and whose ticket a job is about. */
export const aboutTicket = (ticketId: string): string => `ticket:${ticketId}`
export const ticketIn = (about: string): string | null =>
  about.startsWith('ticket:') ? about.slice('ticket:'.length) : null

/** One slip to be made out: lines of one station, all to be made now or all of one held course. */
export interface NewSlip {
  readonly stationId: string
  readonly kind: TicketKind
  /** Its lines wait for their course. */
  readonly isHeld: boolean
  readonly course: number | null
  readonly lines: readonly SlipLine[]
}

export interface SlipLine {
  readonly lineId: string
  /** Of a combo: the part that is made; null: the line itself. */
  readonly partId: string | null
  readonly qtyMilli: number
}

/**
 * The slips for lines that were just ordered, station by station, what is held
 * apart by its course; of a combo each part goes to its own. Lines nobody has
 * to make are left out.
 */
export const slipsOf = (lines: readonly OrderLine[]): readonly NewSlip[] => {
  const slips = new Map<string, NewSlip>()
  for (const line of lines) {
    const { lineId, qtyMilli, state, course, round } = line
    if (qtyMilli === 0) continue
    const isHeld = state === 'held'
    for (const { stationId, partId } of workOf(line)) {
      const key = `${stationId} ${isHeld ? `held ${course ?? ''}` : ''}`
      const slip = slips.get(key)
      const work = { lineId, partId, qtyMilli }
      slips.set(key, {
        stationId,
        kind: round === 1 ? 'new' : 'added',
        isHeld,
        // What is made at once may be of several courses; the cook then sees each line's own.
        course: slip !== undefined && slip.course !== course ? null : course,
        lines: slip === undefined ? [work] : [...slip.lines, work],
      })
    }
  }
  return [...slips.values()]
}
