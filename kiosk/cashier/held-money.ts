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
import type { ReadingAnswer } from '../../schema/readings.ts'
import { takenTwice } from '../../schema/till-words.ts'
import { presenceOf } from '../lib/health.ts'
import { read } from '../lib/hub-api.ts'
import { sayMoney, screenNamed } from '../lib/pay/held/say.ts'
import { allHeld, changeHeld, heldNow, putHeld } from '../lib/pay/held/store.ts'
import { elsewhere, onTakenAway, type TakenAway } from '../lib/pay/held/tell.ts'
import { onKept, type KeptBooked } from '../lib/pay/kept.ts'
import { payOutReason } from '../lib/till/pay-out-reason.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { selected, allBills, askOn, choose, slips, state } from './desk.ts'
import { personName } from './say.ts'
import { heirOf, lostOf, moved, movesOf, straysOf, type Move } from './bills/held.ts'

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
  state.value === 'loading' ? [] : straysOf(allHeld.value, known.value),
)

/** Money at screens that are not there, whose bill is not open any more. */
export const lost = computed(() =>
  state.value === 'live'
    ? lostOf(elsewhere.value, allBills.value, (deviceId) => presenceOf(deviceId) === 'online')
    : [],
)

/** All money here that no hub knows of: what it stands with, and how much. */
export const held = computed(() =>
  Object.entries(allHeld.value).map(([billId, tenders]) => ({
    billId,
    name: nameOf(billId),
    tenders,
  })),
)

const nameOf = (billId: string): string => {
  const bill = known.value.get(billId)
  return bill == null ? t('cashier.held-unknown') : billName(bill)
}

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

/** Where cash is booked that was kept away from the hub. */
const heedKept = ({ fromId, ontoId, as, amount, due, settled = 0 }: KeptBooked): void => {
  const facts = () => ({
    bill: nameOf(fromId),
    onto: nameOf(ontoId),
    amount: money(amount, true),
    due: money(due, true),
    count: settled,
  })
  const names = [fromId, ontoId]
  if (as === 'over') {
    const say = () => ({
      what: t('cashier.kept-unowed', facts()),
      kept: t('cashier.kept-over', { ...facts(), reason: payOutReason(takenTwice) }),
    })
    return tell({ billId: null, names, say })
  }
  const say = () => ({
    what: t(
      settled > 0
        ? 'cashier.kept-parts'
        : fromId === ontoId
          ? 'cashier.kept-same'
          : 'cashier.put-together',
      facts(),
    ),
    kept: t(
      settled === 0
        ? 'cashier.kept-part'
        : due > 0
          ? 'cashier.kept-parts-due'
          : 'cashier.kept-parts-paid',
      facts(),
    ),
  })
  return tell({ billId: ontoId, names, say })
}

/** Somebody has taken money over at another desk: it is told of, and counts here no more. */
const heedTaken = (taken: readonly TakenAway[]): void => {
  for (const billId of new Set(taken.map((one) => one.billId))) {
    const of = taken.filter((one) => one.billId === billId)
    const [{ deviceId, takenBy }] = of as [TakenAway]
    const facts = () => ({
      bill: nameOf(billId),
      money: sayMoney(of.map(({ tender }) => tender)),
      screen: screenNamed(deviceId),
      by: personName(takenBy),
    })
    const say = () => ({
      what: t('cashier.held-taken', facts()),
      kept: t(takenBy === null ? 'cashier.held-taken-there' : 'cashier.held-taken-by', facts()),
    })
    tell({ billId: null, names: [billId], say })
  }
}

/** Puts money that has no open bill on one that is. */
export const putOn = (fromId: string, toId: string): void => {
  const tenders = heldNow(fromId)
  changeHeld((drafts) => moved(drafts, { fromId, toId, tenders, isHome: true }))
  choose(toId)
}

/** Somebody says that the guest has it again. */
export const giveBack = (billId: string): void => putHeld(billId, [])

let isFollowing = false

/** Begins to follow; the first rendering of the screen does it. */
export const followMoney = (): void => {
  if (isFollowing) return
  isFollowing = true
  onKept(heedKept)
  onTakenAway(heedTaken)
  // Whoever has a bill before them has it on, wherever it goes, with what was taken for it.
  effect(() => {
    const bill = selected.value
    if (bill === undefined) return
    const heir = heirOf(bill.billId, knownBills.value, slips.value)
    if (heir !== undefined) goAlong(bill.billId, heir)
  })
  effect(() => {
    for (const move of movesOf(allHeld.value, knownBills.value, slips.value)) {
      changeHeld((drafts) => moved(drafts, move))
      tell({ billId: move.toId, names: [move.fromId, move.toId], say: () => sayMove(move) })
    }
  })
  // What was said of a bill before the view went may not be so any more.
  effect(() => {
    if (state.value === 'live') strangers.value = new Map()
  })
  effect(() => {
    if (state.value !== 'live') return
    const places = Object.entries(allHeld.value).flatMap(([billId, tenders]) => [
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
