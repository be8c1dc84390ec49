/**
 * The desk as it stands: the queue, the bill at hand, and what has been taken
 * for each bill so far.
 *
 * The rule: money that was taken is never forgotten by changing the bill, the
 * person or the page. Chips belong to their bill and lie on this screen's disk.
 */
import { batch, computed, effect, signal } from '@preact/signals'
import type { BillDoc, DiscountReasonDoc, TenderKind } from '../../schema/bill.ts'
import type { RequestDoc } from '../../schema/bill-request.ts'
import type { DrawerDoc, JobDoc } from '../../schema/device.ts'
import type { Money } from '../../schema/money.ts'
import type { Language } from '../../schema/names.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import type { SlipDoc } from '../../schema/slip.ts'
import { businessDate } from '../../schema/time.ts'
import { watchGroups } from '../lib/customers/known.ts'
import { watchReasons } from '../lib/frame/why-asked.ts'
import { health, watchHealth } from '../lib/health.ts'
import { openView, typedDocs, type LiveView } from '../lib/live.ts'
import { nameFor } from '../lib/order/persons.ts'
import { heldFor, openHeld } from '../lib/pay/held/store.ts'
import { tellHeld } from '../lib/pay/held/tell.ts'
import { outbox } from '../lib/send.ts'
import { watchTills } from '../lib/till/store.ts'
import { hubTime, session } from '../lib/session.ts'
import { textToUnits, unitsToText } from '../lib/ui/keypad-text.ts'
import { paperOf, type Paper } from './paper.ts'
import { beingSettled, openBills, settledBills } from './bills/queue.ts'
import { findBills } from './bills/search.ts'
import type { Tender } from '../lib/pay/tender.ts'

const view = signal<LiveView | null>(null)
/** Hub time, moved on every ten seconds: waiting times are told in minutes. */
export const now = signal(0)
export const state = computed(() => view.value?.state.value ?? 'loading')
/** Hub time of the last word about these bills. */
export const heardAt = computed(() => view.value?.at.value ?? 0)

// --- the queue --------------------------------------------------------------

const bills = computed(() => (view.value === null ? [] : typedDocs<BillDoc>(view.value, 'bill')))
/** Every bill in view: the open ones, the last that were paid, and those of any day that were paid twice. */
export const allBills = bills
export const jobs = computed(() =>
  view.value === null ? [] : typedDocs<JobDoc>(view.value, 'job'),
)
/** Bills that were asked for, those that are over included. */
export const requestDocs = computed(() =>
  view.value === null ? [] : typedDocs<RequestDoc>(view.value, 'request'),
)
/** What was given back today, and on any day of the bills that were paid twice. */
export const refunds = computed(() =>
  view.value === null ? [] : typedDocs<RefundDoc>(view.value, 'refund'),
)
/** The slips of today that nobody has handed out yet. */
export const slips = computed(() =>
  view.value === null ? [] : typedDocs<SlipDoc>(view.value, 'slip'),
)
/** Why a bill may be lowered. */
export const reasons = computed(() =>
  view.value === null ? [] : typedDocs<DiscountReasonDoc>(view.value, 'reason'),
)
export const drawers = computed(() =>
  view.value === null ? [] : typedDocs<DrawerDoc>(view.value, 'drawer'),
)

/** Bills paid here a moment ago, before the disk has said so. */
export const leaving = signal<ReadonlySet<string>>(new Set())
const taken = computed(() => {
  const waiting = outbox.value.filter(({ parked }) => parked === null)
  const settled = beingSettled(waiting.map(({ command }) => command))
  return new Set([...settled, ...leaving.value])
})

export const searched = signal('')
const exponent = computed(() => session.value.me?.outlet.currencyExponent ?? 2)
export const open = computed(() => openBills(bills.value, taken.value))
export const foundOpen = computed(() =>
  findBills(open.value, searched.value, exponent.value, nameFor),
)
const todayHere = computed(() => {
  const outlet = session.value.me?.outlet
  return outlet === undefined ? null : businessDate(now.value, outlet.timeZone, outlet.cutOffMinute)
})
/** Whether a bill is of today; of one that is not, its day is said beside its time. */
export const isOfToday = ({ businessDate: date }: BillDoc): boolean =>
  todayHere.value === null || date === todayHere.value
export const foundSettled = computed(() => {
  const today = todayHere.value
  return today === null
    ? []
    : findBills(settledBills(bills.value, today), searched.value, exponent.value)
})

// --- the bill at hand ---------------------------------------------------------

const selectedId = signal<string | null>(null)
/** Whether the bill was still open when it was chosen: then somebody else has settled it since. */
const wasOpen = signal(false)
export const selected = computed(() => {
  const bill = bills.value.find(({ billId }) => billId === selectedId.value)
  return bill !== undefined && taken.value.has(bill.billId) ? undefined : bill
})
/** Bills that are settled from here by another key than the pad's. */
const ours = new Set<string>()
/** Says that these are about to be settled from here: nobody else took their money. */
export const settlingHere = (billIds: readonly string[]): void => {
  for (const billId of billIds) ours.add(billId)
}
export const isTakenByOther = computed(
  () => wasOpen.value && selected.value?.state === 'settled' && !ours.has(selected.value.billId),
)

/** Figures typed on the pad. */
export const typed = signal('')
/** What stands on the pad in minor units; null while nothing does. */
export const typedAmount = (): Money | null =>
  typed.value === '' ? null : textToUnits(typed.value, exponent.value)
/** The way of paying that asks for a word that the money has come. */
export const asking = signal<TenderKind | null>(null)
let told: Money = 0
/** Remembers how much the panel of a way of paying names to the guest. */
export const tellGuest = (amount: Money): void => void (told = amount)

const listeners: ((billId: string | null) => void)[] = []
/** Called whenever another bill is chosen: what the last sale still shows can go. */
export const whenChosen = (listener: (billId: string | null) => void): void =>
  void listeners.push(listener)

export const choose = (billId: string | null): void => {
  for (const listener of listeners) listener(billId)
  selectedId.value = billId
  wasOpen.value = bills.peek().find((bill) => bill.billId === billId)?.state === 'open'
  typed.value = ''
  asking.value = null
}

/**
 * Goes on asking for what a guest was told to pay, on the bill that charges for it by now.
 * Says what that is; null where nothing was asked for.
 */
export const askOn = (billId: string): Tender | null => {
  const kind = asking.peek()
  batch(() => {
    choose(billId)
    if (kind === null) return
    typed.value = unitsToText(told, exponent.peek())
    asking.value = kind
  })
  return kind === null ? null : { kind, amount: told, reference: '' }
}

export const billOf = (billId: string): BillDoc | undefined =>
  bills.peek().find((bill) => bill.billId === billId)

// --- what was taken for it ------------------------------------------------------

export const chips = computed(() => heldFor(selectedId.value ?? ''))

const languages = signal<Readonly<Record<string, Language>>>({})
/** The language the receipt of the bill at hand will be printed in. */
export const receiptLanguage = computed<Language>(
  () => languages.value[selectedId.value ?? ''] ?? selected.value?.language ?? 'en',
)
export const setReceiptLanguage = (next: Language): void => {
  languages.value = { ...languages.peek(), [selectedId.peek() ?? '']: next }
}

// --- paper ------------------------------------------------------------------------

/** What has become of the receipt of a bill. */
export const paperFor = (billId: string): Paper =>
  paperOf(jobs.value, billId, (printerId) => {
    const known = health.value.printers.find(({ printer }) => printer.printerId === printerId)
    return known && { state: known.state, waiting: known.waiting, reasons: known.printer.reasons }
  })

// --- life -----------------------------------------------------------------------------

/** Opens the desk; the first rendering of the screen does it. */
export const openDesk = (): void => {
  if (view.peek() !== null) return
  view.value = openView('cashier')
  watchHealth(view.value)
  watchTills(view.value)
  watchReasons(view.value)
  watchGroups(view.value)
  now.value = hubTime()
  setInterval(() => (now.value = hubTime()), 10_000)
  effect(() => {
    // A view that has just come knows the time better than the last tick.
    if (heardAt.value > now.peek()) now.value = heardAt.value
  })
  // A bill that another desk has settled, or this one just now, needs its mark no longer.
  effect(() => {
    const left = [...leaving.value].filter((billId) => billOf(billId)?.state !== 'settled')
    if (bills.value.length > 0 && left.length < leaving.peek().size) leaving.value = new Set(left)
  })
  void openHeld('cashier.chips')
  tellHeld()
}
