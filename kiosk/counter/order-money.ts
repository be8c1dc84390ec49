/**
 * Taking the money for an order that was sent before.
 *
 * The rule: what was taken stands with the order's bill, on this screen's disk,
 * until the hub has booked it or a person has given it back.
 */
import type { BillDoc } from '../../schema/bill.ts'
import { sum } from '../../schema/money.ts'
import { emptyCart } from '../lib/order/cart.ts'
import { identified } from '../lib/pay/held/money.ts'
import { sayMoney, screenNamed } from '../lib/pay/held/say.ts'
import { addHeld, heldNow, openHeld, putHeld } from '../lib/pay/held/store.ts'
import { onTakenAway, tellHeld, type TakenAway } from '../lib/pay/held/tell.ts'
import { onKept, type KeptBooked } from '../lib/pay/kept.ts'
import { ownDrawerSaid } from '../lib/pay/own-drawer.ts'
import { named, offer, settleHeld, type Held, type Tender } from '../lib/pay/tender.ts'
import { isAway, newId, send } from '../lib/send.ts'
import { session } from '../lib/session.ts'
import { toast } from '../lib/ui/toast.ts'
import { money } from '../lib/words/format.ts'
import { takenTwice } from '../../schema/till-words.ts'
import { payOutReason } from '../lib/till/pay-out-reason.ts'
import { refused } from '../lib/words/refused.ts'
import { t } from '../lib/words/words.ts'
import { forgetSale, heard, show, type Offered } from './sold.ts'

/** Brings back what stood there before a reload, and tells the hub of it; called once. */
export const openOrderMoney = async (): Promise<void> => {
  onKept(heedKept)
  onTakenAway(heedTaken)
  tellHeld()
  await openHeld('counter.order-money')
}

/**
 * Takes money for the bill of an order: what covers it settles it, what does
 * not stands beside what is still missing. True where it was settled.
 */
export const payOrder = (bill: BillDoc, { kind, offered, reference = '' }: Offered): boolean => {
  const outlet = session.peek().me?.outlet
  if (outlet === undefined) return false
  const before = heldNow(bill.billId)
  const amount = offered === 'exact' ? null : offered
  const step = offer(bill, outlet, before, { kind, amount, reference, isKept: isAway() })
  if (step.kind === 'over') {
    toast({ text: refused({ code: 'tender.over', facts: { over: step.over } }), tone: 'stop' })
    return false
  }
  if (step.kind === 'part') {
    putHeld(bill.billId, step.tenders)
    return false
  }
  settle(bill, { step, before, tender: { kind, offered, reference } }, before)
  return true
}

/** Money that has come by UPI or card stands with the order before anything else; true where it settled the bill. */
export const arrivedFor = (bill: BillDoc, tender: Tender): boolean => {
  addHeld(bill.billId, [tender])
  return settleTakenOf(bill)
}

/** Settles the bill with what stands there, where that covers it and nothing of it goes back first. */
export const settleTakenOf = (bill: BillDoc): boolean => {
  const outlet = session.peek().me?.outlet
  const taken = heldNow(bill.billId)
  const held = outlet === undefined ? null : settleHeld(bill, outlet, taken, isAway())
  if (held === null) return false
  const { step, before, last } = held
  settle(bill, { step, before, tender: { ...last, offered: last.amount } }, taken)
  return true
}

/** Cash that was kept away from the hub for a bill somebody else had settled, split or put on another one: where it is booked. */
const heedKept = ({ id, as, amount, due, settled = 0 }: KeptBooked): void => {
  forgetSale(id)
  const facts = {
    amount: money(amount, true),
    due: money(due, true),
    count: settled,
    reason: payOutReason(takenTwice),
  }
  const text = t(
    as === 'over' ? 'counter.kept-over' : settled > 0 ? 'counter.kept-parts' : 'counter.kept-part',
    facts,
  )
  toast({ text, tone: 'stop', seconds: 20 })
}

/** Somebody has taken it over at another screen. */
const heedTaken = (taken: readonly TakenAway[]): void => {
  const [first] = taken
  if (first === undefined) return
  const facts = {
    money: sayMoney(taken.map(({ tender }) => tender)),
    screen: screenNamed(first.deviceId),
  }
  toast({ text: t('counter.held-taken', facts), tone: 'stop', seconds: 20 })
}

interface Settling {
  readonly step: Held['step']
  readonly before: readonly Tender[]
  readonly tender: Offered
}

/** @param kept what stands with the bill again if the hub will not settle it. */
const settle = (
  bill: BillDoc,
  { step: offered, before, tender }: Settling,
  kept: readonly Tender[],
): void => {
  const outlet = session.peek().me?.outlet
  if (outlet === undefined) return
  const { billId, orderType, payments } = bill
  const id = newId()
  const paid = { ...emptyCart(id, orderType), taken: kept }
  const { step, tenders } = identified(offered, named(bill, outlet, offered), newId)
  const { due, change } = step
  const earlier = [...payments, ...before]
  const left = due - sum(earlier.map(({ amount }) => amount))
  const kinds = [...earlier.map(({ kind }) => kind), tender.kind]
  show({ cart: paid, tender, kinds, left, due, change })
  const args = { billId, tenders, ...ownDrawerSaid() }
  const sent = send('bill.settle', args, { id })
  // First on its way to the disk, then off the bill: what is in between is there twice and not lost.
  putHeld(billId, [])
  // A command that is kept has its money in it.
  void sent.done.then((settled) =>
    settled.ok || settled.isParked ? undefined : addHeld(billId, kept),
  )
  void sent.done.then((settled) =>
    // What became of cash that was kept is told of by itself.
    settled.ok && settled.result.kept !== undefined ? undefined : heard(paid, settled),
  )
}
