/**
 * The rail: what has to be made, in the order in which it was asked for.
 *
 * The rule: a tap counts at once. What this screen has asked of the hub is laid
 * over what the hub last said, until the hub's word about the same ticket has
 * come; place on the rail goes by the time of firing alone, so a recalled
 * ticket returns to where it stood.
 */
import type { TicketDoc, TicketState } from '../../schema/ticket.ts'

/** What a cook has asked of a ticket and the hub has not yet shown. */
export interface Intent {
  readonly state: TicketState
  /** Hub time of the tap. */
  readonly at: number
  /** The revision at which the hub's document shows it. */
  readonly untilRev: number
}

export type Intents = ReadonlyMap<string, Intent>

/** Remembers a tap. A second one before the first has been answered waits for one revision more. */
export const intend = (
  intents: Intents,
  ticket: Pick<TicketDoc, 'ticketId' | 'rev'>,
  state: TicketState,
  at: number,
): Intents => {
  const before = intents.get(ticket.ticketId)
  const untilRev = Math.max(ticket.rev, before?.untilRev ?? 0) + 1
  return new Map(intents).set(ticket.ticketId, { state, at, untilRev })
}

/** Lets go of what was asked of a ticket: the hub has refused it. */
export const forget = (intents: Intents, ticketId: string): Intents => {
  if (!intents.has(ticketId)) return intents
  const next = new Map(intents)
  next.delete(ticketId)
  return next
}

/** Lets go of everything the hub's documents have caught up with: another change of the ticket alone is no answer; the same map where nothing has. */
export const catchUp = (intents: Intents, tickets: readonly TicketDoc[]): Intents => {
  const done = tickets.filter(
    ({ ticketId, rev, state }) =>
      rev >= (intents.get(ticketId)?.untilRev ?? rev + 1) && state === intents.get(ticketId)?.state,
  )
  return done.reduce((rest, { ticketId }) => forget(rest, ticketId), intents)
}

/** The tickets as they stand once everything asked for has been carried out. */
export const withIntents = (
  tickets: readonly TicketDoc[],
  intents: Intents,
): readonly TicketDoc[] =>
  intents.size === 0
    ? tickets
    : tickets.map((ticket) => {
        const intent = intents.get(ticket.ticketId)
        if (intent === undefined || intent.state === ticket.state) return ticket
        return {
          ...ticket,
          state: intent.state,
          bumpedAt: intent.state === 'bumped' ? intent.at : null,
        }
      })

/** A command of this screen that waits to be sent, as far as the rail cares. */
export interface WaitingCommand {
  readonly name: string
  readonly args: unknown
  readonly sentAt: number
}

/** After a reload the outbox still knows what was tapped before it. */
export const intentsOf = (
  commands: readonly WaitingCommand[],
  tickets: readonly TicketDoc[],
): Intents => {
  const byId = new Map(tickets.map((ticket) => [ticket.ticketId, ticket]))
  return commands.reduce<Intents>((intents, { name, args, sentAt }) => {
    const ticket = byId.get(ticketIn(args))
    const state = name === 'ticket.bump' ? 'bumped' : name === 'ticket.recall' ? 'fired' : null
    return ticket === undefined || state === null ? intents : intend(intents, ticket, state, sentAt)
  }, new Map())
}

const ticketIn = (args: unknown): string =>
  typeof args === 'object' && args !== null && 'ticketId' in args ? String(args.ticketId) : ''

/** What is to be made: a rush before everything else, then oldest first. */
export const openTickets = (tickets: readonly TicketDoc[]): readonly TicketDoc[] =>
  tickets.filter(({ state }) => state === 'fired').toSorted(rushFirst)

/** Courses that wait for their fire: the cook sees them coming and does not begin. */
export const heldTickets = (tickets: readonly TicketDoc[]): readonly TicketDoc[] =>
  tickets.filter(({ state }) => state === 'held').toSorted(byFiring)

const rushFirst = (a: TicketDoc, b: TicketDoc): number =>
  Number(b.isRush) - Number(a.isRush) || byFiring(a, b)

const byFiring = (a: TicketDoc, b: TicketDoc): number =>
  a.firedAt - b.firedAt || (a.ticketId < b.ticketId ? -1 : 1)

/** What may be brought back, last done first. */
export const recallable = (tickets: readonly TicketDoc[], most = 20): readonly TicketDoc[] =>
  tickets
    .filter(({ state }) => state === 'bumped')
    .toSorted((a, b) => (b.bumpedAt ?? 0) - (a.bumpedAt ?? 0))
    .slice(0, most)

/** How many of the last tickets the average is of; as many as the hub hands to a screen that reloads. */
const averageOf = 40

/** Milliseconds from fired to bumped on a business date, on average; null where nothing was bumped. */
export const averageMs = (tickets: readonly TicketDoc[], businessDate: number): number | null => {
  const took = recallable(
    tickets.filter((ticket) => ticket.businessDate === businessDate),
    averageOf,
  ).map(({ firedAt, bumpedAt }) => (bumpedAt ?? firedAt) - firedAt)
  return took.length === 0 ? null : took.reduce((sum, ms) => sum + ms, 0) / took.length
}
