/**
 * Which of the four tones a change of the rail deserves.
 *
 * The rule: a tone says that something needs a cook who is not looking. What
 * stood there when the screen opened, and what the cook did with their own
 * finger, is silent.
 */
import type { TicketDoc } from '../../schema/ticket.ts'
import { ageLimits, ageOf, bandOf, type AgeLimits } from './age.ts'

export type KitchenTone = 'new' | 'changed' | 'late'

/** What the screen has already told its cook about. */
export interface Heard {
  /** Every ticket seen, and how often it had been recalled. */
  readonly known: ReadonlyMap<string, number>
  readonly late: ReadonlySet<string>
}

/** @param open the tickets to be made; @param before null at the first look. At most one of each tone. */
export const tonesFor = (
  before: Heard | null,
  open: readonly TicketDoc[],
  now: number,
  limits: (ticket: TicketDoc) => AgeLimits = () => ageLimits,
): { readonly heard: Heard; readonly tones: readonly KitchenTone[] } => {
  const late = open
    .filter((ticket) => bandOf(ageOf(ticket, now), limits(ticket)) === 'late')
    .map(({ ticketId }) => ticketId)
  const known = new Map(before?.known)
  for (const { ticketId, recalls } of open) known.set(ticketId, recalls)
  const heard = { known, late: new Set([...(before?.late ?? []), ...late]) }
  if (before === null) return { heard, tones: [] }

  const isNew = open.some(({ ticketId }) => !before.known.has(ticketId))
  const isChanged = open.some(
    ({ ticketId, recalls }) => recalls > (before.known.get(ticketId) ?? recalls),
  )
  const isLate = late.some((ticketId) => !before.late.has(ticketId))
  const tones: KitchenTone[] = []
  if (isNew) tones.push('new')
  if (isChanged) tones.push('changed')
  if (isLate) tones.push('late')
  return { heard, tones }
}

/** The cook has brought this ticket back themselves: nobody needs to be told. */
export const expectRecall = (heard: Heard, { ticketId, recalls }: TicketDoc): Heard => ({
  ...heard,
  known: new Map(heard.known).set(ticketId, recalls + 1),
})
