/**
 * Taking money and sending to the kitchen.
 *
 * The rule: a cart is the command. Its number is the command's id and it leaves
 * the till in the same instant as it is paid, so no second tap, reload or
 * retry can make a second sale of it. No money is taken before the sale is allowed.
 */
import type { BillDoc, TenderArgs } from '../../schema/bill.ts'
import { sum, type Money } from '../../schema/money.ts'
import { isAway, newId, send } from '../lib/send.ts'
import { emptyCart, isEmpty, orderOf, takenFor, type Cart } from '../lib/order/cart.ts'
import { ownDrawerSaid } from '../lib/pay/own-drawer.ts'
import { missing, offer, type Step } from '../lib/pay/tender.ts'
import { session } from '../lib/session.ts'
import { extrasOf, leaveFor, whenAllowed } from './leave.ts'
import { heard, show, type Offered } from './sold.ts'
import { cart, preview, putTaken, shownMenu, takeCart } from './till.ts'

/**
 * Takes money for the cart: what covers it sells it, what does not stands
 * beside what is still missing. Does nothing where there is nothing to pay, or
 * where it is more than is left by a way that gives no change.
 */
export const pay = (tender: Offered): void => {
  const step = foresee(tender)
  if (step !== null && step.kind !== 'over') whenAllowed(() => take(tender))
}

const take = (tender: Offered): void => {
  const step = foresee(tender)
  if (step?.kind === 'part') putTaken(step.tenders)
  if (step?.kind === 'settle') sell(tender, step)
}

/** Whether exactly what the cart comes to was taken for it: it was refused after it was paid. */
export const isCovered = (): boolean => {
  const taken = takenFor(cart.value)
  const last = taken.at(-1)
  const total = preview.value?.total
  const outlet = session.value.me?.outlet
  if (last === undefined || total === undefined || outlet === undefined) return false
  return missing({ total, payments: [] }, outlet, taken.slice(0, -1), last.kind) === last.amount
}

/** Sells the cart for the money that stands with it. */
export const sellTaken = (): void => {
  if (!isCovered()) return
  whenAllowed(() => {
    const taken = takenFor(cart.peek())
    const last = taken.at(-1)
    if (last === undefined || !isCovered()) return
    putTaken(taken.slice(0, -1))
    take({ ...last, offered: 'exact' })
  })
}

type Settling = Extract<Step, { kind: 'settle' }>

/** What an offer for the cart would lead to; null where there is nothing to pay. */
export const foresee = ({ kind, offered, reference = '', owner }: Offered): Step | null => {
  const foreseen = preview.peek()
  const outlet = session.peek().me?.outlet
  if (outlet === undefined || foreseen?.isSellable !== true || isEmpty(cart.peek())) return null
  return offer({ total: foreseen.total, payments: [] }, outlet, takenFor(cart.peek()), {
    kind,
    amount: offered === 'exact' ? null : offered,
    reference,
    isKept: isAway(),
    ...(owner === undefined ? {} : { owner }),
  })
}

const sell = (tender: Offered, { tenders, due, change }: Settling): void => {
  const approval = leaveFor(cart.peek())
  const options = {
    ...withRev(cart.peek(), shownMenu.peek()?.rev),
    ...(approval === null ? {} : { approval }),
  }
  const extras = extrasOf(cart.peek())
  const paid = takeCart()
  const before = takenFor(paid)
  const left = due - sum(before.map(({ amount }) => amount))
  const kinds = [...before.map(({ kind }) => kind), tender.kind]
  show({ cart: paid, tender, kinds, left, due, change })
  const args = { ...orderOf(paid), ...extras, tenders: [...tenders], ...ownDrawerSaid() }
  const sent = send('sale.ring', args, options)
  void sent.done.then((settled) => heard(withTaken(paid, tender, left), settled))
}

/** Money that moved elsewhere stays with its cart, whatever the hub says of it. */
const withTaken = (paid: Cart, { kind, reference = '' }: Offered, amount: Money): Cart =>
  kind === 'upi' || kind === 'card'
    ? { ...paid, taken: [...takenFor(paid), { kind, amount, reference }] }
    : paid

/** Sends the cart to the kitchen; it is paid later. */
export const sendToKitchen = (): void => {
  const foreseen = preview.peek()
  if (foreseen === null || !foreseen.isSellable || isEmpty(cart.peek())) return
  const priceRev = shownMenu.peek()?.rev
  const placed = takeCart()
  const { due } = foreseen.total
  show({ cart: placed, tender: null, kinds: [], left: due, due, change: 0 })
  const sent = send('order.place', orderOf(placed), withRev(placed, priceRev))
  void sent.done.then((settled) => heard(placed, settled))
}

/** Takes the money for an order that was sent to the kitchen before. */
export const settleOrder = (bill: BillDoc, tender: Offered): void => {
  const id = newId()
  const due = bill.total.due - sum(bill.payments.map(({ amount }) => amount))
  const offered = tender.offered === 'exact' ? due : tender.offered
  const isKept = tender.kind === 'cash' && isAway()
  const { kind } = tender
  const tenders: TenderArgs[] = [
    { kind, offered: tender.offered, ...(isKept ? { kept: due } : {}) },
  ]
  const change = offered - due
  show({ cart: emptyCart(id, bill.orderType), tender, kinds: [kind], left: due, due, change })
  const args = { billId: bill.billId, tenders, ...ownDrawerSaid() }
  const sent = send('bill.settle', args, { id })
  void sent.done.then((settled) => heard(emptyCart(id, bill.orderType), settled))
}

const withRev = (
  { cartId }: Cart,
  priceRev: number | undefined,
): { readonly id: string; readonly priceRev?: number } => ({
  id: cartId,
  ...(priceRev === undefined ? {} : { priceRev }),
})
