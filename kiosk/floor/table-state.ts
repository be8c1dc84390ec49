/**
 * How a table stands, worked out from the plan and the parties at it.
 *
 * The rule: of several things that are true at once a table shows the one that
 * asks most urgently for somebody to go there.
 */
import { bookedNow, lateAfterMs, type BookingDoc } from '../../schema/booking.ts'
import { sum, type Money } from '../../schema/money.ts'
import type { SectionDoc, SittingDoc, TableDoc } from '../../schema/sitting.ts'

/** What a party still owes. */
export const owedBy = ({ amount, due = amount }: Pick<SittingDoc, 'amount' | 'due'>): Money => due

/** In the order of the legend; `booked` is a free table that waits for a party of the coming hour. */
export const tableStates = [
  'free',
  'booked',
  'seated',
  'sent',
  'ready',
  'bill',
  'paid',
  'blocked',
] as const
export type TableState = (typeof tableStates)[number]
/** How a party can stand. */
export type PartyState = Exclude<TableState, 'free' | 'booked' | 'blocked'>

/** Why somebody should go there, and since when, in milliseconds. */
export interface Late {
  readonly why: 'order' | 'kitchen' | 'serve' | 'bill' | 'clean' | 'booking'
  readonly since: number
}

export interface TableView {
  readonly table: TableDoc
  readonly section: SectionDoc
  /** Those who sit there, in the order in which they came. */
  readonly parties: readonly SittingDoc[]
  readonly state: TableState
  readonly guests: number
  /** When the first of them sat down; null at a free table. */
  readonly since: number | null
  readonly amount: number
  /** Who looks after them. */
  readonly serverIds: readonly string[]
  readonly isCalling: boolean
  readonly late: Late | null
  /** The booking it waits for now, also while others still sit there. */
  readonly booking: BookingDoc | null
}

/** From these minutes on a party has waited too long, for each thing that can be waited for. */
export const lateAfterMinutes: Readonly<Record<Late['why'], number>> = {
  order: 10,
  kitchen: 20,
  serve: 3,
  bill: 5,
  clean: 10,
  booking: lateAfterMs / 60_000,
}

const urgency: readonly PartyState[] = ['bill', 'ready', 'sent', 'seated', 'paid']

/** How one party stands. */
export const stateOf = ({ state, billAskedAt, lines }: SittingDoc): PartyState => {
  if (state === 'paid') return 'paid'
  if (billAskedAt !== null) return 'bill'
  if (lines.ready > 0) return 'ready'
  return lines.sent + lines.started > 0 ? 'sent' : 'seated'
}

/** Since when a party waits, and for what; null where it waits for nothing. */
export const waitOf = (sitting: SittingDoc): Late | null => {
  const { openedAt, billAskedAt, lines } = sitting
  switch (stateOf(sitting)) {
    case 'bill':
      return { why: 'bill', since: billAskedAt ?? openedAt }
    case 'ready':
      return sitting.readySince === null ? null : { why: 'serve', since: sitting.readySince }
    case 'sent':
      return sitting.sentSince === null ? null : { why: 'kitchen', since: sitting.sentSince }
    case 'seated':
      return lines.held + lines.served === 0 ? { why: 'order', since: openedAt } : null
    case 'paid':
      return sitting.paidAt === null ? null : { why: 'clean', since: sitting.paidAt }
  }
}

/** The same, once it has lasted too long. @param now hub time in milliseconds. */
export const lateOf = (sitting: SittingDoc, now: number): Late | null => {
  const wait = waitOf(sitting)
  return wait !== null && now - wait.since >= lateAfterMinutes[wait.why] * 60_000 ? wait : null
}

/** Those who are in the house: a party that was merged is counted with the one it joined. */
const isHere = ({ state }: SittingDoc): boolean => state === 'seated' || state === 'paid'

/** Every table of the house as it stands. @param now hub time in milliseconds. */
export const tableViews = (
  sections: readonly SectionDoc[],
  sittings: readonly SittingDoc[],
  now: number,
  bookings: readonly BookingDoc[] = [],
): readonly TableView[] => {
  const at = new Map<string, SittingDoc[]>()
  const here = sittings.filter(isHere).toSorted((a, b) => a.openedAt - b.openedAt)
  for (const sitting of here) {
    for (const tableId of sitting.tableIds) at.set(tableId, [...(at.get(tableId) ?? []), sitting])
  }
  return sections.flatMap((section) =>
    section.tables.map((table) =>
      viewOf(table, section, at.get(table.tableId) ?? [], { now, bookings }),
    ),
  )
}

const viewOf = (
  table: TableDoc,
  section: SectionDoc,
  parties: readonly SittingDoc[],
  { now, bookings }: { readonly now: number; readonly bookings: readonly BookingDoc[] },
): TableView => {
  const booking = bookedNow(bookings, table.tableId, now) ?? null
  const isWaitedFor = parties.length === 0 && booking !== null
  const states = parties.map(stateOf)
  const late = [
    ...parties.flatMap((party) => lateOf(party, now) ?? []),
    ...(isWaitedFor && now - booking.at >= lateAfterMs
      ? [{ why: 'booking' as const, since: booking.at }]
      : []),
  ]
  return {
    table,
    section,
    parties,
    state:
      urgency.find((state) => states.includes(state)) ??
      (table.isOutOfOrder ? 'blocked' : isWaitedFor ? 'booked' : 'free'),
    guests: sum(parties.map(({ guests }) => guests)),
    since: parties[0]?.openedAt ?? null,
    amount: sum(parties.map(owedBy)),
    serverIds: [...new Set(parties.flatMap(({ serverId }) => serverId ?? []))],
    isCalling: parties.some(({ calledAt }) => calledAt !== null),
    late: late.toSorted((a, b) => a.since - b.since)[0] ?? null,
    booking,
  }
}

/** Whether somebody sits there. */
export const isTaken = ({ parties }: TableView): boolean => parties.length > 0

/** How many tables stand at each state. */
export const countStates = (tables: readonly TableView[]): ReadonlyMap<TableState, number> => {
  const counts = new Map<TableState, number>()
  for (const { state } of tables) counts.set(state, (counts.get(state) ?? 0) + 1)
  return counts
}
