/**
 * The pass: one row an order, however many stations make it.
 *
 * The rule: a row is green only when nothing of what was fired is still being
 * made; a course that waits for its fire keeps no plate at the pass.
 */
import { isMade, workOf } from '../../schema/combo.ts'
import type { OrderDoc, OrderLine } from '../../schema/order.ts'

/** How far one station is with an order. `part`: some of it is ready. */
export type DotState = 'waiting' | 'started' | 'part' | 'ready' | 'held'

export interface Dot {
  readonly stationId: string
  readonly state: DotState
  readonly ready: number
  /** Lines that were fired and are not with the guest yet. */
  readonly wanted: number
}

export interface PassRow {
  readonly order: OrderDoc
  readonly dots: readonly Dot[]
  /** What is not with the guest yet, held courses last. */
  readonly lines: readonly OrderLine[]
  /** Everything that was fired stands at the pass. */
  readonly isReady: boolean
  /** Some of it does. */
  readonly isPart: boolean
  /** Since when the kitchen has known of the oldest of it, in hub milliseconds. */
  readonly since: number
}

/** What was served at this screen and the hub has not shown yet, by order, with the revision it was seen at. */
export type Handed = ReadonlyMap<
  string,
  { readonly lineIds: ReadonlySet<string>; readonly isServed: boolean; readonly rev: number }
>

/** The rows of the pass, the oldest first. @param stations in their own order. */
export const passRows = (
  orders: readonly OrderDoc[],
  stations: readonly string[],
  handed: Handed = new Map(),
): readonly PassRow[] =>
  orders
    .map((order) => rowOf(withHanded(order, handed), stations))
    .filter((row) => row !== null)
    .toSorted((a, b) => a.since - b.since || a.order.token - b.order.token)

const withHanded = (order: OrderDoc, handed: Handed): OrderDoc => {
  const said = handed.get(order.orderId)
  if (said === undefined || order.rev > said.rev) return order
  const state = said.isServed ? 'served' : 'ready'
  return {
    ...order,
    lines: order.lines.map((line) => (said.lineIds.has(line.lineId) ? { ...line, state } : line)),
  }
}

const rowOf = (order: OrderDoc, stations: readonly string[]): PassRow | null => {
  const lines = order.lines.filter(
    (line) => line.qtyMilli > 0 && line.state !== 'served' && isMade(line),
  )
  const fired = lines.filter(({ state }) => state !== 'held')
  if (fired.length === 0) return null
  const ready = fired.filter(({ state }) => state === 'ready')
  return {
    order,
    dots: stations
      .map((stationId) =>
        dotOf(
          stationId,
          lines.filter((line) => workOf(line).some((work) => work.stationId === stationId)),
        ),
      )
      .filter((dot) => dot !== null),
    lines: lines.toSorted((a, b) => Number(a.state === 'held') - Number(b.state === 'held')),
    isReady: ready.length === fired.length,
    isPart: ready.length > 0 && ready.length < fired.length,
    since: Math.min(...fired.map(({ sentAt }) => sentAt ?? order.placedAt)),
  }
}

const dotOf = (stationId: string, lines: readonly OrderLine[]): Dot | null => {
  if (lines.length === 0) return null
  const fired = lines.filter(({ state }) => state !== 'held')
  const ready = fired.filter(({ state }) => state === 'ready').length
  const facts = { stationId, ready, wanted: fired.length }
  if (fired.length === 0) return { ...facts, state: 'held' }
  if (ready === fired.length) return { ...facts, state: 'ready' }
  if (ready > 0) return { ...facts, state: 'part' }
  return { ...facts, state: fired.some(({ state }) => state === 'started') ? 'started' : 'waiting' }
}

/** Lines as they are called out: those of one item that stand alike are counted together. */
export const alike = (lines: readonly OrderLine[]): readonly OrderLine[] => {
  const sums = new Map<string, OrderLine>()
  for (const line of lines) {
    const { itemId, variantId, state, unit } = line
    const modifierIds = line.modifiers.map(({ modifierId }) => modifierId)
    const key = JSON.stringify([itemId, variantId, state, unit, modifierIds, line.note, line.seat])
    const before = sums.get(key)
    sums.set(key, before ? { ...before, qtyMilli: before.qtyMilli + line.qtyMilli } : line)
  }
  return [...sums.values()]
}

/** What a bump at the pass hands over: all that stands there. */
export const readyLines = ({ lines }: PassRow): readonly string[] =>
  lines.filter(({ state }) => state === 'ready').map(({ lineId }) => lineId)
