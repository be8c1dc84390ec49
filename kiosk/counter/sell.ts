/**
 * Taking money and sending to the kitchen.
 *
 * The rule: a cart is the command. Its number is the command's id and it leaves
 * the till in the same instant as it is paid, so no second tap, reload or
 * retry can make a second sale of it. No money is taken before the sale is allowed.
 */
import { sum } from '../../schema/money.ts'
import { isAway, send } from '../lib/send.ts'
import {
  chargesOn,
  isEmpty,
  lacksAddress,
  orderOf,
  takenFor,
  type Cart,
} from '../lib/order/cart.ts'
import { ownDrawerSaid } from '../lib/pay/own-drawer.ts'
import type { TooMuch } from '../lib/pay/over-panel.ts'
import { covered, offer, settleHeld, type Step, type Tender } from '../lib/pay/tender.ts'
import { session } from '../lib/session.ts'
import { toast } from '../lib/ui/toast.ts'
import { refused } from '../lib/words/refused.ts'
import { t } from '../lib/words/words.ts'
import { isMade, open } from './desk.ts'
import { extrasOf, leaveFor, whenAllowed } from './leave.ts'
import { noteRung } from './rung.ts'
import { heard, show, type Offered } from './sold.ts'
import { cart, preview, putTaken, say, shownMenu, takeCart } from './till.ts'

/** Asks where the cart is brought, if nobody has said it yet; true where it does. */
const asksWhere = (): boolean => {
  const isAsked = !isEmpty(cart.peek()) && lacksAddress(cart.peek())
  if (isAsked) open.value = { kind: 'deliver' }
  return isAsked
}

/**
 * Takes money for the cart: what covers it sells it, what does not stands
 * beside what is still missing. Says why where a line cannot be sold, or where
 * it is more than is left by a way that gives no change.
 */
export const pay = (tender: Offered): void => {
  if (asksWhere()) return
  const step = foresee(tender)
  if (step !== null && step.kind !== 'over') return whenAllowed(() => take(tender))
  if (isEmpty(cart.peek()) || preview.peek() === null) return
  const text =
    step === null
      ? t('counter.stuck-line')
      : refused({ code: 'tender.over', facts: { over: step.over } })
  toast({ text, tone: 'stop' })
}

const take = (tender: Offered): void => {
  const step = foresee(tender)
  const taken = takenFor(cart.peek())
  if (step?.kind === 'part') putTaken(step.tenders)
  if (step?.kind === 'settle') sell(tender, step, { before: taken, kept: taken })
}

/**
 * Money that has come by UPI or card stands with the cart before anything else
 * is asked: a line that is sold out by now or a leave that has run out cannot
 * make it as if it had never come. Where it covers the cart it sells it.
 */
export const arrived = (tender: Tender): void => {
  putTaken([...takenFor(cart.peek()), tender])
  if (covers()?.over === 0) sellTaken()
}

/** More has come by UPI or card than the cart comes to: all of it is booked, and the rest goes back in cash. */
export const takeOverInCash = ({ kind, amount, reference }: TooMuch): void => {
  arrived({ kind, amount, reference, isOverInCash: true })
}

/** The same, and the rest is for the staff. */
export const takeAsTip = ({ kind, amount, reference, over }: TooMuch): void => {
  say({ tip: (cart.peek().extras?.tip ?? 0) + over })
  arrived({ kind, amount, reference })
}

/** Sells the cart all the same, where somebody has looked: the reference that was shown before is right. */
export const sellRepeated = (reference: string): void => {
  putTaken(
    takenFor(cart.peek()).map((one) =>
      one.reference === reference ? { ...one, isRepeat: true } : one,
    ),
  )
  sellTaken()
}

/** What is too much of the money taken for the cart, and what of it is change; null where it does not cover the cart, or a line cannot be sold. */
export const covers = (): ReturnType<typeof covered> => {
  const foreseen = preview.value
  const outlet = session.value.me?.outlet
  if (foreseen?.isSellable !== true || outlet === undefined) return null
  return covered({ total: foreseen.total, payments: [] }, outlet, takenFor(cart.value))
}

/** Sells the cart for the money that stands with it. */
export const sellTaken = (): void => {
  if (asksWhere()) return
  if (covers()?.over === 0) whenAllowed(ringTaken)
}

const ringTaken = (): void => {
  const foreseen = preview.peek()
  const outlet = session.peek().me?.outlet
  if (foreseen?.isSellable !== true || outlet === undefined) return
  const taken = takenFor(cart.peek())
  const held = settleHeld({ total: foreseen.total, payments: [] }, outlet, taken, isAway())
  if (held === null) return
  const { step, before, last } = held
  sell({ ...last, offered: last.amount }, step, { before, kept: taken })
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

/** What was taken before the last tender, and what stands with the cart whatever the hub says of it. */
interface Stands {
  readonly before: readonly Tender[]
  readonly kept: readonly Tender[]
}

const sell = (
  tender: Offered,
  { tenders, taken, due, change }: Settling,
  { before, kept }: Stands,
): void => {
  const approval = leaveFor(cart.peek())
  const options = {
    ...withRev(cart.peek(), shownMenu.peek()?.rev),
    ...(approval === null ? {} : { approval }),
  }
  const extras = extrasOf(cart.peek())
  const charges = chargesNow()
  const paid = takeCart()
  const left = due - sum(before.map(({ amount }) => amount))
  const kinds = [...before.map(({ kind }) => kind), tender.kind]
  show({ cart: paid, tender, kinds, left, due, change })
  const args = { ...orderOf(paid, charges), ...extras, tenders: [...tenders], ...ownDrawerSaid() }
  noteRung(paid.cartId, taken, change)
  const sent = send('sale.ring', args, options)
  void sent.done.then((settled) => heard({ ...paid, taken: kept }, settled))
}

/** Sends the cart to the kitchen; it is paid later. */
export const sendToKitchen = (): void => {
  if (asksWhere()) return
  const foreseen = preview.peek()
  if (foreseen === null || !foreseen.isSellable || isEmpty(cart.peek())) return
  const priceRev = shownMenu.peek()?.rev
  const isForKitchen = isMade(cart.peek())
  const charges = chargesNow()
  const placed = takeCart()
  const { due } = foreseen.total
  show({ cart: placed, tender: null, kinds: [], left: due, due, change: 0 })
  // What nobody has to make is packed already: it goes out once the cash desk has its money.
  const args = isForKitchen
    ? orderOf(placed, charges)
    : { ...orderOf(placed, charges), onSlip: true }
  const sent = send('order.place', args, withRev(placed, priceRev))
  void sent.done.then((settled) => heard(placed, settled))
}

/** What stands on top of the cart, as the guest was told. */
const chargesNow = (): ReturnType<typeof chargesOn> => {
  const menu = shownMenu.peek()
  return menu === null ? [] : chargesOn(cart.peek(), menu)
}

const withRev = (
  { cartId }: Cart,
  priceRev: number | undefined,
): { readonly id: string; readonly priceRev?: number } => ({
  id: cartId,
  ...(priceRev === undefined ? {} : { priceRev }),
})
