/**
 * Money held at this desk: it follows its bills, and what has no open bill any
 * more stays in sight until somebody says what became of it.
 *
 * The rule: nothing is forgotten because another desk was faster, and nothing
 * moves without being told of.
 */
import { computed, effect, signal } from '@preact/signals'
import type { BillDoc } from '../../schema/bill.ts'
import { billName } from '../lib/bill/bill-name.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { CommandResult } from '../../schema/results.ts'
import type { ReadingAnswer } from '../../schema/readings.ts'
import { takenTwice } from '../../schema/till-words.ts'
import { read } from '../lib/hub-api.ts'
import { onReply, type Answered } from '../lib/send.ts'
import { unbooked } from '../lib/pay/taken-by.ts'
import type { Tender } from '../lib/pay/tender.ts'
import { payOutReason } from '../lib/till/pay-out-reason.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import {
  selected,
  allBills,
  allDrafts,
  askOn,
  choose,
  chipsOf,
  putChips,
  putDrafts,
  slips,
  state,
} from './desk.ts'
import { byKind, heirOf, moved, movesOf, straysOf, type Move } from './bills/held.ts'

/** Bills that money stands with and that are in view no more, as the hub told of them; null: it knows of none. */
const strangers = signal<ReadonlyMap<string, BillDoc | null>>(new Map())

/** Every bill that money can be with. What is in view is newer. */
const known = computed(
  () =>
    new Map<string, BillDoc | null>([
      ...strangers.value,
      ...allBills.value.map((bill) => [bill.billId, bill] as const),
    ]),
)
const knownBills = computed(() => [...known.value.values()].filter((bill) => bill !== null))

/** Money whose bill is not open any more. */
export const strays = computed(() =>
  state.value === 'loading' ? [] : straysOf(allDrafts.value, known.value),
)

/** All money here that no hub knows of: what it stands with, and how much. */
export const held = computed(() =>
  Object.entries(allDrafts.value).map(([billId, tenders]) => ({
    billId,
    name: nameOf(billId),
    tenders,
  })),
)

const nameOf = (billId: string): string => {
  const bill = known.value.get(billId)
  return bill == null ? t('cashier.held-unknown') : billName(bill)
}

/** `UPI ₹210.00 · Cash ₹100.00` */
export const sayMoney = (tenders: readonly Tender[]): string =>
  byKind(tenders)
    .map(({ kind, amount }) => `${t(`shared.tender-${kind}`)} ${money(amount, true)}`)
    .join(' · ')

/** What has become of money while nobody did anything with it here; shown until it is read. */
export interface Told {
  readonly say: () => Said
  /** The bill that it stands with, or is booked on. */
  readonly billId: string | null
  /** The bills it names: they have names, though they may be in view no more. */
  readonly names: readonly string[]
}
interface Said {
  readonly what: string
  readonly kept: string
}
export const told = signal<readonly Told[]>([])
const tell = (one: Told): void => void (told.value = [...told.peek(), one])

/** The bill in hand is another one now. What a guest was just told to pay is still asked for: they may have paid it. */
const goAlong = (fromId: string, toId: string): void => {
  const asked = askOn(toId)
  if (asked === null) return
  const move = { fromId, toId, tenders: [asked], isHome: false }
  tell({ billId: toId, names: [fromId, toId], say: () => sayMove(move, 'cashier.asked-on') })
}

/** What has happened to the bill, and where its money is now. */
const sayMove = (
  { fromId, toId, tenders, isHome }: Move,
  kept: 'cashier.held-on' | 'cashier.asked-on' = 'cashier.held-on',
): Said => {
  const facts = { bill: nameOf(fromId), onto: nameOf(toId), money: sayMoney(tenders) }
  const isPart = known.value.get(fromId)?.orderId === known.value.get(toId)?.orderId
  return {
    what: t(
      isHome ? 'cashier.parted' : isPart ? 'cashier.whole-again' : 'cashier.put-together',
      facts,
    ),
    kept: t(kept, facts),
  }
}

/** It was read. */
export const dismiss = (one: Told): void =>
  void (told.value = told.peek().filter((other) => other !== one))

/** Cash that was kept away from the hub for a bill that was not open any more: where it is booked. */
const heedKept = ({ name, args, reply }: Answered): void => {
  if (name !== 'bill.settle' || !reply.ok) return
  // oxlint-disable typescript/no-unsafe-type-assertion -- the answer of the command that this screen sent
  const { kept, billId } = reply.result as CommandResult<'bill.settle'>
  const sent = args as CommandInput<'bill.settle'>
  // oxlint-enable typescript/no-unsafe-type-assertion
  if (kept === undefined) return
  const others = unbooked(sent.tenders, kept)
  if (others.length > 0) putChips(sent.billId, [...chipsOf(sent.billId), ...others])
  const names = [sent.billId, billId]
  const facts = () => ({
    bill: nameOf(sent.billId),
    onto: nameOf(billId),
    amount: money(kept.amount, true),
    due: money(kept.due, true),
  })
  if (kept.as === 'part') {
    const say = () => ({
      what: t('cashier.put-together', facts()),
      kept: t('cashier.kept-part', facts()),
    })
    return tell({ billId, names, say })
  }
  const say = () => ({
    what: t('cashier.kept-unowed', facts()),
    kept: t('cashier.kept-over', { ...facts(), reason: payOutReason(takenTwice) }),
  })
  return tell({ billId: null, names, say })
}

/** Puts money that has no open bill on one that is. */
export const putOn = (fromId: string, toId: string): void => {
  const tenders = chipsOf(fromId)
  putDrafts(moved(allDrafts.peek(), { fromId, toId, tenders, isHome: true }))
  choose(toId)
}

/** Somebody says that the guest has it again. */
export const giveBack = (billId: string): void => putChips(billId, [])

let isFollowing = false

/** Begins to follow; the first rendering of the screen does it. */
export const followMoney = (): void => {
  if (isFollowing) return
  isFollowing = true
  onReply(heedKept)
  // Whoever has a bill before them has it on, wherever it goes, with what was taken for it.
  effect(() => {
    const bill = selected.value
    if (bill === undefined) return
    const heir = heirOf(bill.billId, knownBills.value, slips.value)
    if (heir !== undefined) goAlong(bill.billId, heir)
  })
  effect(() => {
    for (const move of movesOf(allDrafts.value, knownBills.value, slips.value)) {
      putDrafts(moved(allDrafts.peek(), move))
      tell({ billId: move.toId, names: [move.fromId, move.toId], say: () => sayMove(move) })
    }
  })
  // What was said of a bill before the view went may not be so any more.
  effect(() => {
    if (state.value === 'live') strangers.value = new Map()
  })
  effect(() => {
    if (state.value !== 'live') return
    const places = Object.entries(allDrafts.value).flatMap(([billId, tenders]) => [
      billId,
      ...tenders.flatMap(({ from = billId }) => from),
    ])
    const named = told.value.flatMap(({ names }) => names)
    for (const billId of new Set([...places, ...named]))
      if (!known.value.has(billId)) void look(billId)
  })
}

const looking = new Set<string>()

/** Asks the hub what has become of a bill; where it does not answer, it is asked when the view comes again. */
const look = async (billId: string): Promise<void> => {
  if (looking.has(billId)) return
  looking.add(billId)
  const answer = await read<ReadingAnswer<'bill'>>(`/api/v1/bills/${billId}`)
  looking.delete(billId)
  if (!answer.ok && answer.code !== 'bill.unknown') return
  const bill = answer.ok ? answer.value.bill : null
  // One that is open is in view in a moment.
  if (bill?.state === 'open') return
  strangers.value = new Map([...strangers.peek(), [billId, bill]])
  if (bill?.mergedInto !== undefined && !known.peek().has(bill.mergedInto))
    void look(bill.mergedInto)
}
