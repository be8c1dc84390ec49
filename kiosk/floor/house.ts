/**
 * The house as this screen knows it: the plan, the parties and what they have
 * ordered, with what still waits here to be sent laid over it.
 *
 * The rule: what was tapped here is on the glass at once, and says that it has
 * not reached the hub yet.
 */
import { computed, signal } from '@preact/signals'
import type { Command } from '../../schema/command.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { OrderDoc, OrderLineArgs } from '../../schema/order.ts'
import type { Concept, Document } from '../../schema/documents.ts'
import { tableName, type SittingDoc } from '../../schema/sitting.ts'
import { watchHealth } from '../lib/health.ts'
import { openView, typedDocs, type LiveView } from '../lib/live.ts'
import { outbox } from '../lib/send.ts'
import { hubTime, session } from '../lib/session.ts'
import { tableViews, type TableView } from './table-state.ts'

const view = signal<LiveView | null>(null)
/** Hub time, moved on every ten seconds: waiting times are told in minutes. */
export const now = signal(0)
export const state = computed(() => view.value?.state.value ?? 'loading')
export const why = computed(() => view.value?.why.value ?? null)

const docs = <C extends Concept>(concept: C): readonly Document<C>[] =>
  view.value === null ? [] : typedDocs<Document<C>>(view.value, concept)

export const sections = computed(() =>
  docs('section')
    .filter(({ isRemoved }) => !isRemoved)
    .toSorted((a, b) => a.position - b.position),
)
/** What is said of the floor as a whole: it changes while the screen is open. */
export const floorSetting = computed(() => docs('floor-setting')[0])
/** Reads the house anew: somebody else has changed what this screen took for current. */
export const refetchHouse = (): void => view.peek()?.refetch()
const told = computed(() => docs('sitting'))
/** Those who have booked, and those at the door, as they come live: of today, tomorrow and whatever has changed. */
export const expectedLive = computed(() => docs('booking'))
export const orders = computed(() => docs('order'))
/** Bills that were asked for, those that are over included. */
export const requests = computed(() => docs('request'))
/** How the stations were told of what the parties ordered. */
export const toldOfOrders = computed(() => docs('told'))
/** What is off the menu, or counted. */
export const eightySixed = computed(() => docs('eighty-six'))

/** What waits here to be sent, oldest first; what needs a person first is not under way. */
const waiting = computed(() => outbox.value.filter(({ parked }) => parked === null))

/** Every party in the house; one that was seated while the hub was away stands here already. */
export const sittings = computed<readonly SittingDoc[]>(() => {
  const known = new Set(told.value.map(({ sittingId }) => sittingId))
  const seated = waiting.value.flatMap(({ id, at, command }) =>
    known.has(id) ? [] : placeIn(command).map((place) => seatedHere(id, at, place)),
  )
  return seated.length === 0 ? told.value : [...told.value, ...seated]
})

interface Seating {
  readonly tableId: string
  readonly guests: number
}

/** Where a command seats a party; nothing where it seats none. */
const placeIn = ({ name, args }: Command): readonly Seating[] => {
  if (name === 'sitting.open') return [args as CommandArgs<'sitting.open'>]
  if (name !== 'booking.seat') return []
  const { tableIds, guests = 1 } = args as CommandArgs<'booking.seat'>
  return [{ tableId: tableIds[0] ?? '', guests }]
}

const seatedHere = (sittingId: string, at: number, { tableId, guests }: Seating): SittingDoc => {
  const table = sections.value
    .flatMap(({ tables }) => tables)
    .find((one) => one.tableId === tableId)
  return {
    sittingId,
    outletId: session.value.me?.outlet.outletId ?? '',
    tableIds: [tableId],
    label: tableName(table?.number ?? ''),
    party: '',
    guests,
    pin: '',
    isSelfSeated: false,
    serverId: session.value.me?.signIn?.userId ?? null,
    state: 'seated',
    orderId: sittingId,
    billId: '',
    amount: 0,
    lines: { held: 0, sent: 0, started: 0, ready: 0, served: 0 },
    sentSince: null,
    readySince: null,
    billAskedAt: null,
    calledAt: null,
    mergedIntoId: null,
    openedAt: at,
    paidAt: null,
    closedAt: null,
    rev: 0,
  }
}

/** The parties about which something still waits here. */
export const savingFor = computed<ReadonlySet<string>>(
  () =>
    new Set(
      waiting.value.flatMap(({ id, command }) => {
        const args = command.args as { sittingId?: string; orderId?: string }
        return placeIn(command).length > 0 ? [id] : [args.sittingId ?? args.orderId ?? '']
      }),
    ),
)

/** Lines of an order that were sent here and have not reached the hub. */
export const linesUnderWay = (orderId: string): readonly OrderLineArgs[] =>
  waiting.value.flatMap(({ command }) => {
    if (command.name !== 'order.add') return []
    const args = command.args as CommandArgs<'order.add'>
    return args.orderId === orderId ? args.lines : []
  })

export const tables = computed<readonly TableView[]>(() =>
  tableViews(sections.value, sittings.value, now.value, expectedLive.value),
)

export const sittingOf = (sittingId: string): SittingDoc | undefined =>
  sittings.value.find((one) => one.sittingId === sittingId)

export const orderOf = (orderId: string): OrderDoc | undefined =>
  orders.value.find((one) => one.orderId === orderId)

export const tableOf = (tableId: string): TableView | undefined =>
  tables.value.find(({ table }) => table.tableId === tableId)

/** The seats of some tables together, each counted once. */
export const seatsOf = (tableIds: readonly string[]): number =>
  [...new Set(tableIds)].reduce((sum, id) => sum + (tableOf(id)?.table.seats ?? 0), 0)

/** A person of this outlet by their id; empty where nobody knows them. */
export const personName = (userId: string | null): string =>
  session.value.me?.users.find((user) => user.userId === userId)?.name ?? ''

/** Opens the house; the first rendering of the screen does it. */
export const openHouse = (): void => {
  if (view.peek() !== null) return
  view.value = openView('floor')
  watchHealth(view.value)
  now.value = hubTime()
  setInterval(() => (now.value = hubTime()), 10_000)
}
