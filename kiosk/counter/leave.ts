/**
 * The leave to sell a cart as it stands, where somebody else has to give it.
 *
 * The rule: it is asked for before any money is taken, so that no guest has paid
 * for a sale that is then not allowed. It is for what is sold and how far that is
 * lowered, and another line or another discount is asked for anew. A coupon is
 * looked up then as well.
 */
import { paidWithinMs, toldArgs } from '../../schema/approval.ts'
import type { CommandInput, CommandName } from '../../schema/commands.ts'
import { goesBeyond } from '../../schema/lowering.ts'
import { alsoNeeds } from '../../schema/permissions.ts'
import { approvalFor } from '../lib/frame/ask-approval.ts'
import { orderOf, type Cart, type Extras } from '../lib/order/cart.ts'
import { can, hubTime } from '../lib/session.ts'
import { toast } from '../lib/ui/toast.ts'
import { refused } from '../lib/words/refused.ts'
import { t } from '../lib/words/words.ts'
import { askCoupon, cartLowerable, whyNoCoupon } from './coupon.ts'
import { reasons } from './kitchen-watch.ts'
import { cart, putLeave } from './till.ts'

/** A guest who begins to pay has at least this long before the leave is over. */
const spareMs = 5 * 60_000

/** What is said of a cart beside its lines; how far a discount goes is seen anew, because the cart may have shrunk. */
export const extrasOf = ({ extras = {} }: Cart): Extras => {
  const { discount } = extras
  const reason = reasons.peek().find(({ reasonId }) => reasonId === discount?.reasonId)
  if (discount === undefined || reason === undefined) return extras
  const { isOver: _, ...plain } = discount
  const isOver = goesBeyond(discount.off, cartLowerable(), reason.maxPpm)
  return { ...extras, discount: isOver ? { ...plain, isOver } : plain }
}

/** What whoever is asked would be told; how it is paid is no part of it. */
const saleOf = (of: Cart, extras: Extras): CommandInput<'sale.ring'> => ({
  ...orderOf(of),
  ...extras,
  tenders: [{ kind: 'cash', offered: 'exact' }],
})

const told = (of: Cart, extras: Extras): string =>
  JSON.stringify(toldArgs('sale.ring', saleOf(of, extras)))

/** The approval a cart is to be sent with; null where none was given for it as it stands. */
export const leaveFor = (of: Cart, restMs = 0): string | null => {
  const { leave } = of
  const holds =
    leave?.for === told(of, extrasOf(of)) && hubTime() + restMs <= leave.at + paidWithinMs
  return holds ? leave.approval : null
}

/** Does it once the cart may be sold as it stands, or with other extras than it has; says why where it may not. */
export const whenAllowed = (act: () => void, extras?: Extras): void => void askedFirst(act, extras)

const askedFirst = async (act: () => void, extras?: Extras): Promise<void> => {
  const now = cart.peek()
  const asked = extras ?? extrasOf(now)
  const rights: readonly CommandName[] = ['sale.ring', ...alsoNeeds('sale.ring', asked)]
  const denied = rights.find((right) => can(right) === 'deny')
  if (denied !== undefined) {
    const isTooFar = denied === 'bill.discount-over'
    const text = isTooFar ? t('pay.too-low') : refused({ code: 'command.not-permitted' })
    toast({ text, tone: 'stop' })
    return
  }
  // Between the first look and the money a coupon may have run out, or the cart shrunk below it.
  if (extras === undefined && asked.coupon !== undefined) {
    const holds = await askCoupon(asked.coupon)
    if (!holds.ok) return void toast({ text: whyNoCoupon(holds), tone: 'stop', seconds: 8 })
    if (cart.peek() !== now) return
  }
  const permission = rights.find((right) => can(right) === 'ask')
  const isGiven = extras === undefined && leaveFor(now, spareMs) !== null
  if (permission === undefined || isGiven) return act()
  const { cartId: commandId } = now
  const args = saleOf(now, asked)
  const title = t(permission === 'sale.ring' ? 'pay.approve-sale' : 'pay.approve')
  const approval = await approvalFor({ name: 'sale.ring', permission, commandId, args, title })
  // It was allowed as it stood; what has changed meanwhile is asked for anew.
  const isSame = cart.peek().cartId === commandId && told(cart.peek(), asked) === told(now, asked)
  if (approval === null || !isSame) return
  putLeave({ approval, for: told(now, asked), at: hubTime() })
  act()
}
