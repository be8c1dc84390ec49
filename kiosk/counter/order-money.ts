/**
 * Taking the money for an order that was sent before.
 *
 * The rule: what was taken stands with the order's bill, on this screen's disk,
 * until the hub has booked it or a person has given it back.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { sum } from '../../schema/money.ts'
import type { CommandResult } from '../../schema/results.ts'
import { emptyCart } from '../lib/order/cart.ts'
import { keep, recall } from '../lib/outbox-store.ts'
import { ownDrawerSaid } from '../lib/pay/own-drawer.ts'
import { unbooked } from '../lib/pay/taken-by.ts'
import { named, offer, settleHeld, type Held, type Tender } from '../lib/pay/tender.ts'
import { isAway, newId, onReply, send, type Answered } from '../lib/send.ts'
import { session } from '../lib/session.ts'
import { toast } from '../lib/ui/toast.ts'
import { money } from '../lib/words/format.ts'
import { takenTwice } from '../../schema/till-words.ts'
import { payOutReason } from '../lib/till/pay-out-reason.ts'
import { refused, t } from '../lib/words/words.ts'
import { forgetSale, heard, show, type Offered } from './sold.ts'

const keptAs = 'counter.order-money'
const stands = signal<Readonly<Record<string, readonly Tender[]>>>({})
const nothing: readonly Tender[] = []

/** All that was taken here and is not booked, by its bill. */
export const standing: ReadonlySignal<Readonly<Record<string, readonly Tender[]>>> = stands

/** What was taken for a bill and is not booked. */
export const takenOf = (billId: string): readonly Tender[] => stands.value[billId] ?? nothing

/** Says what was taken for a bill now. */
export const putTakenOf = (billId: string, tenders: readonly Tender[]): void => {
  const { [billId]: _, ...rest } = stands.peek()
  stands.value = tenders.length === 0 ? rest : { ...rest, [billId]: tenders }
  void keep(keptAs, stands.peek())
}

/** Brings back what stood there before a reload; called once. */
export const openOrderMoney = async (): Promise<void> => {
  onReply(heedKept)
  const kept = await recall<Readonly<Record<string, readonly Tender[]>>>(keptAs)
  if (kept !== undefined) stands.value = { ...kept, ...stands.peek() }
}

/**
 * Takes money for the bill of an order: what covers it settles it, what does
 * not stands beside what is still missing. True where it was settled.
 */
export const payOrder = (bill: BillDoc, { kind, offered, reference = '' }: Offered): boolean => {
  const outlet = session.peek().me?.outlet
  if (outlet === undefined) return false
  const before = takenOf(bill.billId)
  const amount = offered === 'exact' ? null : offered
  const step = offer(bill, outlet, before, { kind, amount, reference, isKept: isAway() })
  if (step.kind === 'over') {
    toast({ text: refused({ code: 'tender.over', facts: { over: step.over } }), tone: 'stop' })
    return false
  }
  if (step.kind === 'part') {
    putTakenOf(bill.billId, step.tenders)
    return false
  }
  settle(bill, { step, before, tender: { kind, offered, reference } }, before)
  return true
}

/** Money that has come by UPI or card stands with the order before anything else; true where it settled the bill. */
export const arrivedFor = (bill: BillDoc, tender: Tender): boolean => {
  putTakenOf(bill.billId, [...takenOf(bill.billId), tender])
  return settleTakenOf(bill)
}

/** Settles the bill with what stands there, where that covers it and nothing of it goes back first. */
export const settleTakenOf = (bill: BillDoc): boolean => {
  const outlet = session.peek().me?.outlet
  const taken = takenOf(bill.billId)
  const held = outlet === undefined ? null : settleHeld(bill, outlet, taken, isAway())
  if (held === null) return false
  const { step, before, last } = held
  settle(bill, { step, before, tender: { ...last, offered: last.amount } }, taken)
  return true
}

/** Cash that was kept away from the hub for a bill somebody else had settled, or put on another one: where it is booked, and what is not. */
const heedKept = ({ id, name, args, reply }: Answered): void => {
  if (name !== 'bill.settle' || !reply.ok) return
  // oxlint-disable typescript/no-unsafe-type-assertion -- the answer of the command that this screen sent
  const { kept } = reply.result as CommandResult<'bill.settle'>
  const { billId, tenders } = args as CommandInput<'bill.settle'>
  // oxlint-enable typescript/no-unsafe-type-assertion
  if (kept === undefined) return
  forgetSale(id)
  const others = unbooked(tenders, kept)
  if (others.length > 0) putTakenOf(billId, [...takenOf(billId), ...others])
  const amount = money(kept.amount, true)
  const text =
    kept.as === 'part'
      ? t('counter.kept-part', { amount, due: money(kept.due, true) })
      : t('counter.kept-over', { amount, reason: payOutReason(takenTwice) })
  toast({ text, tone: 'stop', seconds: 20 })
}

interface Settling {
  readonly step: Held['step']
  readonly before: readonly Tender[]
  readonly tender: Offered
}

/** @param kept what stands with the bill again if the hub will not settle it. */
const settle = (
  bill: BillDoc,
  { step, before, tender }: Settling,
  kept: readonly Tender[],
): void => {
  const outlet = session.peek().me?.outlet
  if (outlet === undefined) return
  const { billId, orderType, payments } = bill
  const id = newId()
  const paid = { ...emptyCart(id, orderType), taken: kept }
  const { due, change } = step
  const earlier = [...payments, ...before]
  const left = due - sum(earlier.map(({ amount }) => amount))
  const kinds = [...earlier.map(({ kind }) => kind), tender.kind]
  show({ cart: paid, tender, kinds, left, due, change })
  const args = { billId, tenders: [...named(bill, outlet, step)], ...ownDrawerSaid() }
  const sent = send('bill.settle', args, { id })
  // First on its way to the disk, then off the bill: what is in between is there twice and not lost.
  putTakenOf(billId, [])
  // A command that is kept has its money in it.
  void sent.done.then((settled) =>
    settled.ok || settled.isParked ? undefined : putTakenOf(billId, [...kept, ...takenOf(billId)]),
  )
  void sent.done.then((settled) =>
    // What became of cash that was kept is told of by itself.
    settled.ok && settled.result.kept !== undefined ? undefined : heard(paid, settled),
  )
}
