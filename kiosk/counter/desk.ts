/**
 * What the seller is looking at: category, search, the open sheet, and the way
 * of paying being used.
 *
 * The rule: one tap on an item does all that can be done without a question;
 * where there is one, its sheet opens at once.
 */
import { signal } from '@preact/signals'
import type { MenuItem, OrderType } from '../../schema/catalogue.ts'
import { leftOf } from '../../schema/eighty-six.ts'
import { lacksAddress, type Cart, type Picked } from '../lib/order/cart.ts'
import { firstChoice, mustAsk, type Choice } from '../lib/order/choices.ts'
import { findIn } from '../lib/order/finder.ts'
import { isSellingOut, sellOut } from '../lib/order/sell-out.ts'
import { closedHours, itemOf, stationsFor } from '../lib/order/preview.ts'
import { can } from '../lib/session.ts'
import { toast } from '../lib/ui/toast.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { eightySixed } from './kitchen-watch.ts'
import { whenAllowed } from './leave.ts'
import { dismiss, done } from './sold.ts'
import { add, cart, prices, remove, setOrderType, shownMenu } from './till.ts'

export type Open =
  | { readonly kind: 'weigh'; readonly item: MenuItem; readonly typed: string }
  | { readonly kind: 'choices'; readonly item: MenuItem; readonly count: number }
  | { readonly kind: 'line'; readonly lineKey: number }
  /** Takes an item off the menu. */
  | { readonly kind: 'eighty-six'; readonly item: MenuItem; readonly variantId?: string | null }
  /** Something else in place of a line. */
  | { readonly kind: 'swap'; readonly item: MenuItem; readonly lineKey: number }
  | { readonly kind: 'order'; readonly orderId: string }
  /** A code nobody has said anything of. */
  | { readonly kind: 'code'; readonly code: string }
  /** A gift box: a new one, or one that is in the cart. */
  | { readonly kind: 'box'; readonly boxNo: number | null }
  | { readonly kind: 'held' | 'keys' | 'more' | 'person' | 'slips' | 'till' | 'deliver' | 'call' }

/** The sheet over the screen, or null. */
export const open = signal<Open | null>(null)
export const closeSheet = (): void => void (open.value = null)

/** The way of paying that fills the right column, or several of them; null: the cart. */
export const paying = signal<'cash' | 'upi' | 'card' | 'more' | null>(null)

/** How the guest takes it; whoever has it brought is asked where. */
export const takeAs = (orderType: OrderType): void => {
  setOrderType(orderType)
  if (lacksAddress(cart.peek())) open.value = { kind: 'deliver' }
}

/** The guest is to pay somewhere else, once the sale is allowed. */
export const beginPaying = (kind: 'upi' | 'card'): void =>
  whenAllowed(() => void (paying.value = kind))

/** Another cart is in the till: how the one before was paid is over. */
let cartAtHand = cart.peek().cartId
cart.subscribe(({ cartId }) => {
  if (cartId === cartAtHand) return
  cartAtHand = cartId
  paying.value = null
})

export const finder = findIn(shownMenu)
export const { typed } = finder

/** A finger that stays on an item, or one on what is sold out: how much there is of it. */
export const moreOf = (item: MenuItem): void => {
  if (can('item.eighty-six') !== 'deny') open.value = { kind: 'eighty-six', item }
  else if (isOut(item)) toast({ text: `${nameOf(item.names)}: ${t('shared.sold-out')}` })
}

const isOut = (item: MenuItem): boolean => {
  const left = prices.peek()?.left
  return left !== undefined && leftOf(left, item) === 0
}

/** A finger on an item. */
export const tapItem = (item: MenuItem): void => {
  if (isSellingOut.peek() && !isOut(item))
    return sellOut(item, eightySixed.peek(), prices.peek()?.date ?? 0)
  const count = finder.typedCount.peek()
  takeItem(item, () => {
    typed.value = ''
    pick(item, count)
  })
}

/** Does with an item what was meant, or says why there is none of it now. */
export const takeItem = (item: MenuItem, act: () => void = () => pick(item, null)): void => {
  if (isOut(item)) return moreOf(item)
  const context = prices.peek()
  const hours = context === null ? null : closedHours(context, item)
  if (hours !== null) return void toast({ text: t('order.line-closed', { hours }) })
  if (done.peek() !== null) dismiss()
  act()
}

/** Another item takes the place of a line, as many of it as there were. */
export const swapLine = (lineKey: number, item: MenuItem): void => {
  const line = cart.peek().lines.find(({ key }) => key === lineKey)
  if (line === undefined) return
  remove(lineKey)
  pick(item, line.isWeighed || item.isWeighed ? null : line.qtyMilli / 1000)
}

/** @param count pieces, or what was typed for a weight; null: one, or nothing yet. */
const pick = (item: MenuItem, count: number | null): void => {
  if (item.isWeighed) {
    open.value = { kind: 'weigh', item, typed: count === null ? '' : String(count) }
  } else if (mustAsk(item)) {
    open.value = { kind: 'choices', item, count: count ?? 1 }
  } else {
    addItem(item, firstChoice(item), (count ?? 1) * 1000)
  }
}

/**
 * @param qtyMilli thousandths, without the tray it was weighed in.
 * @param more the label it was read from, or the tray.
 */
export const addItem = (
  item: MenuItem,
  choice: Choice,
  qtyMilli: number,
  more: Pick<Picked, 'scanned' | 'printed' | 'weighed'> = {},
): void => {
  paying.value = null
  add({ itemId: item.itemId, ...choice, qtyMilli, isWeighed: item.isWeighed, ...more })
  const { weighed } = more
  const tray = weighed && shownMenu.peek()?.containers.find(isIt(weighed.containerId))
  const charged = tray?.itemId == null ? undefined : shownItem(tray.itemId)
  if (charged !== undefined) addItem(charged, firstChoice(charged), 1000)
}

const isIt =
  (wanted: string) =>
  ({ containerId }: { readonly containerId: string }): boolean =>
    containerId === wanted

/** Enter in the search field takes the first thing found. */
export const takeFirst = (): void => {
  const [first] = finder.items.peek()
  if (finder.isSearching.peek() && first !== undefined) tapItem(first)
}

/** Whether anything in a cart is made to order; what is handed over as it is waits for nobody. */
export const isMade = ({ lines }: Cart): boolean => {
  const menu = shownMenu.value
  return menu !== null && lines.some((line) => stationsFor(menu, line).length > 0)
}

export const shownItem = (itemId: string): MenuItem | undefined => {
  const menu = shownMenu.value
  return menu === null ? undefined : itemOf(menu, itemId)
}
