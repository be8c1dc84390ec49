/**
 * The tills of this outlet, as the screen's view tells them, and the one of
 * this screen's drawer.
 *
 * The rule: a screen never knows what should be in a drawer. Only whoever has
 * counted is told, by the answer to the count.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { BillDoc } from '../../../schema/bill.ts'
import type { RequestDoc } from '../../../schema/bill-request.ts'
import type { DeviceDoc, DrawerDoc, JobDoc } from '../../../schema/device.ts'
import type { HeldDoc } from '../../../schema/held.ts'
import type { TillDoc, TillMoveDoc, TillReasonDoc } from '../../../schema/till.ts'
import { typedDocs, type LiveView } from '../live.ts'
import { session } from '../session.ts'

const view = signal<LiveView | null>(null)

/** Gives the till the view of its screen; call once a screen. */
export const watchTills = (of: LiveView): void => void (view.value = of)

/** Whether what it shows is as the hub has it. */
export const shownState = computed(() => view.value?.state.value ?? 'loading')

const docs = <T>(concept: string): ReadonlySignal<readonly T[]> =>
  computed(() => (view.value === null ? [] : typedDocs<T>(view.value, concept)))

export const tills = docs<TillDoc>('till')
const moves = docs<TillMoveDoc>('till-move')
export const bills = docs<BillDoc>('bill')
/** Money that screens hold for bills. */
export const held = docs<HeldDoc>('held')
export const requests = docs<RequestDoc>('request')
export const devices = docs<DeviceDoc>('device')
export const drawers = docs<DrawerDoc>('drawer')
export const jobs = docs<JobDoc>('job')

/** Of each drawer the till that was opened last. */
export const lastTills = computed(() => {
  const last = new Map<string, TillDoc>()
  for (const till of tills.value) {
    const before = last.get(till.drawerId)
    if (before === undefined || till.openedAt >= before.openedAt) last.set(till.drawerId, till)
  }
  return [...last.values()]
})

/** The drawer this screen stands at; null where it has none. */
export const ownDrawer = computed(
  () =>
    drawers.value.find(({ drawerId }) => drawerId === session.value.me?.device.drawerId) ?? null,
)

/** The till of this screen's drawer, open or closed last; undefined where there never was one. */
export const ownTill = computed(() =>
  lastTills.value.find(({ drawerId }) => drawerId === ownDrawer.value?.drawerId),
)

/** What moved in a till beside sales, the newest first. */
export const movesOf = (tillId: string): readonly TillMoveDoc[] =>
  moves.value.filter((move) => move.tillId === tillId).toSorted((a, b) => b.at - a.at)

const everyReason = docs<TillReasonDoc>('till-reason')
/** Why cash is paid in or out, in the order in which the shop names the reasons. */
export const reasons = computed(() =>
  everyReason.value
    .filter(({ isActive }) => isActive)
    .toSorted((a, b) => a.position - b.position || (a.reasonId < b.reasonId ? -1 : 1)),
)

/** A person of this outlet by their id; empty where nobody did it or they work elsewhere. */
export const nameOf = (userId: string | null): string =>
  session.value.me?.users.find((user) => user.userId === userId)?.name ?? ''
