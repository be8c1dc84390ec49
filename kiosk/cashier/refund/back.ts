/**
 * The bill something is given back of: what was chosen so far, what it comes to,
 * and what the hub said.
 *
 * The rule: the hub reckons, and this reckons the same beforehand; nothing is
 * given back while the hub is away, for only it knows what others gave back.
 */
import { computed, signal } from '@preact/signals'
import type { CommandInput } from '../../../schema/commands.ts'
import type { BillDoc, BillLine, ChargeKind, TenderKind } from '../../../schema/bill.ts'
import {
  givenBack,
  leftByKind,
  leftOf,
  reckonBack,
  tipLeft,
  waysBack,
  type Fate,
  type RefundDoc,
} from '../../../schema/refund.ts'
import type { RefundResult } from '../../../schema/results.ts'
import { read, type Declined } from '../../lib/hub-api.ts'
import { newId, send } from '../../lib/send.ts'
import { can, hubTime, session } from '../../lib/session.ts'
import { businessDate } from '../../../schema/time.ts'
import { createSearch } from '../../lib/bills/search.ts'
import { toast } from '../../lib/ui/toast.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { refunds as refundsToday } from '../desk.ts'
import { drawerSaid } from '../which-drawer.ts'

/** The search of this part; it stays as it was left. */
export const search = createSearch(() => {
  const outlet = session.peek().me?.outlet
  return outlet === undefined ? 0 : businessDate(hubTime(), outlet.timeZone, outlet.cutOffMinute)
})

interface Whole {
  readonly bill: BillDoc
  readonly refunds: readonly RefundDoc[]
}

const fetched = signal<Whole | null>(null)
export const chosenId = signal<string | null>(null)
export const trouble = signal<Declined | null>(null)

/** The bill at hand with everything given back of it, what another desk gave back a moment ago too. */
export const whole = computed<Whole | null>(() => {
  const arrived = fetched.value
  if (arrived === null || arrived.bill.billId !== chosenId.value) return null
  const { bill } = arrived
  const known = new Map(arrived.refunds.map((refund) => [refund.refundId, refund]))
  for (const refund of refundsToday.value)
    if (refund.billId === bill.billId) known.set(refund.refundId, refund)
  return { bill, refunds: [...known.values()].toSorted((a, b) => a.part - b.part) }
})

// --- what is chosen ---------------------------------------------------------

const quantities = signal<Readonly<Record<string, number>>>({})
/** What somebody has said of a charge; of the others it follows from the lines. */
const ticks = signal<Readonly<Partial<Record<ChargeKind, boolean>>>>({})
/** A tip was given to whoever served: it goes back only where somebody says so. */
const tipTick = signal(false)
const fates = signal<Readonly<Record<string, Fate>>>({})
export const reason = signal('')
export const isAllCash = signal(false)
export const references = signal<Readonly<Partial<Record<TenderKind, string>>>>({})
export const done = signal<(RefundResult & { readonly bill: BillDoc }) | null>(null)
export const isGiving = signal(false)

export const left = computed(() =>
  whole.value === null ? {} : leftOf(whole.value.bill.lines, givenBack(whole.value.refunds)),
)
export const qtyOf = (lineId: string): number =>
  Math.min(quantities.value[lineId] ?? 0, left.value[lineId] ?? 0)
export const setQty = (lineId: string, qtyMilli: number): void => {
  quantities.value = { ...quantities.peek(), [lineId]: qtyMilli }
}

/** What the kitchen made goes to waste unless somebody says otherwise. */
export const fateOf = ({ lineId, stationId }: BillLine): Fate =>
  fates.value[lineId] ?? (stationId === null ? 'restock' : 'waste')
export const setFate = (lineId: string, fate: Fate): void => {
  fates.value = { ...fates.peek(), [lineId]: fate }
}

export const chooseAll = (isAll: boolean): void => {
  quantities.value = isAll ? { ...left.peek() } : {}
  ticks.value = isAll ? Object.fromEntries(chargesLeft.peek().map((id) => [id, true])) : {}
  tipTick.value = isAll
}

/** The tip that has not gone back yet. */
export const tipHere = computed(() =>
  whole.value === null ? 0 : tipLeft(whole.value.bill, whole.value.refunds),
)
export const isTipBack = computed(() => tipTick.value && tipHere.value > 0)
export const setTipBack = (isBack: boolean): void => void (tipTick.value = isBack)

const picked = computed(
  () =>
    whole.value?.bill.lines.flatMap((line) => {
      const qtyMilli = qtyOf(line.lineId)
      return qtyMilli === 0 ? [] : [{ lineId: line.lineId, qtyMilli, fate: fateOf(line) }]
    }) ?? [],
)

/** The charges that have not gone back yet. */
export const chargesLeft = computed(() => {
  const here = whole.value
  if (here === null) return []
  const before = givenBack(here.refunds).chargeIds
  return here.bill.charges.map(({ chargeId }) => chargeId).filter((id) => !before.includes(id))
})

/** Nothing of the bill is left to be given back. */
export const isOver = computed(
  () => Object.values(left.value).every((milli) => milli === 0) && chargesLeft.value.length === 0,
)

const isEveryLine = computed(
  () =>
    whole.value?.bill.lines.every(({ lineId }) => qtyOf(lineId) === (left.value[lineId] ?? 0)) ??
    false,
)

/**
 * A charge goes back with the last of the lines, for then nothing is left that it was for,
 * unless somebody says otherwise: a shop may keep what its packing cost.
 */
export const isChargeBack = (chargeId: ChargeKind): boolean =>
  ticks.value[chargeId] ?? (picked.value.length > 0 && isEveryLine.value)
export const setChargeBack = (chargeId: ChargeKind, isBack: boolean): void => {
  ticks.value = { ...ticks.peek(), [chargeId]: isBack }
}

/** Whether all that is left is chosen. */
export const isAllChosen = computed(
  () =>
    isEveryLine.value &&
    chargesLeft.value.every(isChargeBack) &&
    isTipBack.value === tipHere.value > 0,
)

const charges = computed(() => chargesLeft.value.filter(isChargeBack))

/** What it will come to and the ways it goes; null while nothing is chosen. */
export const preview = computed(() => {
  const here = whole.value
  const outlet = session.value.me?.outlet
  if (here === null || outlet === undefined) return null
  if (picked.value.length === 0 && charges.value.length === 0) return null
  const { bill, refunds } = here
  const byKind = leftByKind(
    bill.payments,
    refunds.flatMap(({ payments }) => payments),
  )
  const waysFor = (amount: number): ReturnType<typeof waysBack> =>
    isAllCash.value ? [{ kind: 'cash', amount }] : waysBack(byKind, amount)
  const input = {
    lines: picked.value.map(({ lineId: id, qtyMilli }) => ({ id, qtyMilli })),
    chargeIds: charges.value,
  }
  const tip = isTipBack.value ? tipHere.value : 0
  const total = reckonBack(bill, outlet, givenBack(refunds), input, (amount) =>
    waysFor(amount + tip).every(({ kind }) => kind === 'cash'),
  )
  const due = total.payable + tip
  return { total, tip, due, ways: waysFor(due) }
})

/** It can only go one way: what was paid in cash in cash, what was put on an account off it. */
export const isOneWay = computed(() => {
  const kinds = whole.value?.bill.payments.map(({ kind }) => kind) ?? []
  return kinds.every((kind) => kind === 'cash') || kinds.includes('account')
})

// --- choosing a bill ----------------------------------------------------------

const clear = (): void => {
  quantities.value = {}
  ticks.value = {}
  tipTick.value = false
  fates.value = {}
  reason.value = ''
  isAllCash.value = false
  references.value = {}
  trouble.value = null
}

/** Takes a bill to hand. Also called again after the hub refused: then what was chosen stays. */
export const choose = async (billId: string | null, isAgain = false): Promise<void> => {
  if (!isAgain) clear()
  done.value = null
  chosenId.value = billId
  if (billId === null) return
  const answer = await read<Whole>(`/api/v1/bills/${billId}`)
  if (chosenId.peek() !== billId) return
  if (answer.ok) fetched.value = { bill: answer.value.bill, refunds: answer.value.refunds }
  else trouble.value = answer
}

// --- giving back ----------------------------------------------------------------

/** A refund that waits for somebody's PIN. */
export const approving = signal<{ readonly commandId: string } | null>(null)

export const giveBack = (): void => {
  if (isGiving.peek() || preview.peek() === null) return
  const commandId = newId()
  if (can('bill.refund') === 'allow') void give(commandId)
  else approving.value = { commandId }
}

/** What is sent, as it stands on the screen; null where there is nothing to give back. */
export const refundArgs = computed((): CommandInput<'bill.refund'> | null => {
  const here = whole.value
  const foreseen = preview.value
  if (here === null || foreseen === null) return null
  const { ways } = foreseen
  const back = ways.map(({ kind, amount }, i) => ({
    kind,
    ...(i === ways.length - 1 ? {} : { amount }),
    reference: references.value[kind] ?? '',
  }))
  return {
    billId: here.bill.billId,
    lines: picked.value.map((line) => ({ ...line })),
    chargeIds: [...charges.value],
    ...(isTipBack.value ? { isTipBack: true } : {}),
    reason: reason.value,
    ...(back.length === 0 ? {} : { back }),
    seen: here.refunds.length,
    ...drawerSaid(),
  }
})

export const give = async (id: string, approval?: string): Promise<void> => {
  approving.value = null
  const args = refundArgs.peek()
  const here = whole.peek()
  if (args === null || here === null) return
  isGiving.value = true
  const { bill } = here
  const sent = send(
    'bill.refund',
    args,
    // What waited would go out of the drawer when nobody stands before it.
    { id, exp: hubTime() + 15_000, ...(approval === undefined ? {} : { approval }) },
  )
  const answer = await sent.done
  isGiving.value = false
  if (answer.ok) {
    clear()
    done.value = { ...answer.result, bill }
    void search.ask({})
    return
  }
  trouble.value = answer
  await choose(bill.billId, true)
  trouble.value = answer
}

// --- printing a credit note again ---------------------------------------------------

export interface Reprint {
  readonly commandId: string
  readonly refundId: string
  readonly number: string
}

export const reprinting = signal<Reprint | null>(null)

export const reprint = (
  { refundId, number }: RefundDoc,
  said: (number: string) => string,
): void => {
  const asked = { commandId: newId(), refundId, number }
  if (can('refund.reprint') === 'allow') void printAgain(asked, said)
  else reprinting.value = asked
}

export const printAgain = async (
  { commandId, refundId, number }: Reprint,
  said: (number: string) => string,
  approval?: string,
): Promise<void> => {
  reprinting.value = null
  const options = { id: commandId, ...(approval === undefined ? {} : { approval }) }
  const answer = await send('refund.reprint', { refundId }, options).done
  if (answer.ok) toast({ text: said(number), tone: 'done' })
  else toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
}
