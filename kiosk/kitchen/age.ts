/**
 * How old a ticket is, in three bands.
 *
 * The rule: the band only underlines what the age beside it says in figures;
 * nobody has to tell amber from red to know what is late.
 */
import type { OrderType } from '../../schema/catalogue.ts'
import type { StationDoc } from '../../schema/station.ts'
import type { TicketDoc } from '../../schema/ticket.ts'

export type Band = 'calm' | 'soon' | 'late'

/** Milliseconds from the firing after which a ticket is `soon` and `late`. */
export interface AgeLimits {
  readonly soonMs: number
  readonly lateMs: number
}

export const ageLimits: AgeLimits = { soonMs: 5 * 60_000, lateMs: 8 * 60_000 }

export const bandOf = (ageMs: number, limits: AgeLimits = ageLimits): Band =>
  ageMs >= limits.lateMs ? 'late' : ageMs >= limits.soonMs ? 'soon' : 'calm'

/** How old a ticket may grow, as its station has it; the usual where that is not known. */
export const limitsOf = (
  stations: readonly Pick<StationDoc, 'stationId' | 'limits'>[],
  { stationId, orderType }: Pick<TicketDoc, 'stationId' | 'orderType'>,
): AgeLimits => {
  const limit = stations.find((one) => one.stationId === stationId)?.limits[orderType]
  return limit === undefined
    ? ageLimits
    : { soonMs: limit.warnMinutes * 60_000, lateMs: limit.lateMinutes * 60_000 }
}

/** How old an order may grow at the pass: as old as the slowest of its stations allows. */
export const limitsAt = (
  stations: readonly StationDoc[],
  dots: readonly { readonly stationId: string }[],
  orderType: OrderType,
): AgeLimits => {
  const all = dots.map(({ stationId }) => limitsOf(stations, { stationId, orderType }))
  return all.length === 0
    ? ageLimits
    : {
        soonMs: Math.max(...all.map(({ soonMs }) => soonMs)),
        lateMs: Math.max(...all.map(({ lateMs }) => lateMs)),
      }
}

/** Milliseconds a ticket has waited. @param now hub time; a clock a little behind shows no age below zero. */
export const ageOf = ({ firedAt }: Pick<TicketDoc, 'firedAt'>, now: number): number =>
  Math.max(0, now - firedAt)
