/**
 * How old a ticket is, in three bands.
 *
 * The rule: the band only underlines what the age beside it says in figures;
 * nobody has to tell amber from red to know what is late.
 */
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

/** Milliseconds a ticket has waited. @param now hub time; a clock a little behind shows no age below zero. */
export const ageOf = ({ firedAt }: Pick<TicketDoc, 'firedAt'>, now: number): number =>
  Math.max(0, now - firedAt)
