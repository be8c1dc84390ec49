/** The counter's live view of the hub: today's orders, what is off the menu, and the papers that went wrong. */
import { computed, signal } from '@preact/signals'
import type { DiscountReasonDoc } from '../../schema/bill.ts'
import type { JobDoc } from '../../schema/device.ts'
import type { EightySixDoc } from '../../schema/eighty-six.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { SlipDoc } from '../../schema/slip.ts'
import type { ToldDoc } from '../../schema/ticket.ts'
import { health, watchHealth } from '../lib/health.ts'
import { watchReasons } from '../lib/frame/why-asked.ts'
import { watchTills } from '../lib/till/store.ts'
import { openView, typedDocs, type LiveView } from '../lib/live.ts'
import { keep, recall } from '../lib/outbox-store.ts'
import { send } from '../lib/send.ts'
import { can, hubTime, session } from '../lib/session.ts'
import { openOrders, type OrderView } from './orders.ts'

const view = signal<LiveView | null>(null)
const readyAt = new Map<string, number>()
const handedOut = signal<ReadonlySet<string>>(new Set())
/** Hub time, moved on every half minute so that what is old leaves by itself. */
const now = signal(0)

/** Every order of the day that this counter was told of. */
export const orders = computed<readonly OrderDoc[]>(() =>
  view.value === null ? [] : typedDocs<OrderDoc>(view.value, 'order'),
)

/** Whether what is said of them can be gone by: before the first of them is heard there are none. */
export const isFollowing = computed(() => ['live', 'stale'].includes(view.value?.state.value ?? ''))

/** The slips of today that nobody has handed out yet. */
export const slips = computed<readonly SlipDoc[]>(() =>
  view.value === null ? [] : typedDocs<SlipDoc>(view.value, 'slip'),
)

/** How the stations were told of them. */
export const told = computed<readonly ToldDoc[]>(() =>
  view.value === null ? [] : typedDocs<ToldDoc>(view.value, 'told'),
)

/** Why a bill may be lowered. */
export const reasons = computed<readonly DiscountReasonDoc[]>(() =>
  view.value === null ? [] : typedDocs<DiscountReasonDoc>(view.value, 'reason'),
)

/** What is off the menu here, or counted. */
export const eightySixed = computed<readonly EightySixDoc[]>(() =>
  view.value === null ? [] : typedDocs<EightySixDoc>(view.value, 'eighty-six'),
)

/** What stands on the strip. */
export const shownOrders = computed<readonly OrderView[]>(() =>
  openOrders(orders.value, readyAt, handedOut.value, now.value),
)

/** Notes when each order was first seen ready; one that went back to the kitchen begins anew. */
const noteReady = (all: readonly OrderDoc[]): void => {
  for (const { orderId, state } of all) {
    if (state === 'cooking') readyAt.delete(orderId)
    else if (!readyAt.has(orderId)) readyAt.set(orderId, hubTime())
  }
  now.value = hubTime()
}

const keptAs = 'counter.handed-out'
/** More than a day's orders nobody has to remember. */
const rememberedMax = 500

/** The guest has it: the order leaves the strip here at once, and the kitchen and the board with the hub's word. */
export const handOver = (orderId: string): void => {
  const lineIds = (orders.peek().find((order) => order.orderId === orderId)?.lines ?? [])
    .filter(({ qtyMilli, state }) => qtyMilli > 0 && state !== 'held' && state !== 'served')
    .map(({ lineId }) => lineId)
  if (lineIds.length > 0 && can('order.serve') === 'allow')
    send('order.serve', { orderId, lineIds, isServed: true })
  handedOut.value = new Set([...handedOut.peek(), orderId].slice(-rememberedMax))
  void keep(keptAs, [...handedOut.peek()])
}

/** Papers and drawers a person has to answer for: this counter's own printer, and the kitchen's tickets. */
export const doubtful = computed<readonly JobDoc[]>(() => {
  const own = session.value.me?.device.printerId ?? null
  return health.value.doubtful.filter(
    ({ kind, printerId }) => kind === 'ticket' || own === null || printerId === own,
  )
})

/** Opens once a device is known, whoever stands at it. */
export const watchKitchen = (): void => {
  session.subscribe(({ me }) => {
    if (me === undefined || view.peek() !== null) return
    view.value = openView('counter')
    watchHealth(view.value)
    watchTills(view.value)
    watchReasons(view.value)
  })
  orders.subscribe(noteReady)
  setInterval(() => noteReady(orders.peek()), 30_000)
  void recallHandedOut()
}

const recallHandedOut = async (): Promise<void> => {
  const kept = await recall<readonly string[]>(keptAs)
  if (kept !== undefined) handedOut.value = new Set([...kept, ...handedOut.peek()])
}
