/**
 * On a phone the menu and the cart take turns.
 *
 * The rule: the phone's own key for Back leads from the cart to the menu, and a
 * sale that is over leads there by itself.
 */
import { effect, signal } from '@preact/signals'
import { followSteps } from '../lib/frame/step-back.ts'
import { isEmpty } from '../lib/order/cart.ts'
import { done } from './sold.ts'
import { cart, held } from './till.ts'

/** What is shown of the two; where there is room for both, it means nothing. */
export const side = signal<'menu' | 'cart'>('menu')

export const showCart = (): void => void (side.value = 'cart')
export const showMenu = (): void => void (side.value = 'menu')

/** Listens to the phone's Back until the answer is called. */
export const followBack = (): (() => void) =>
  followSteps(() => (side.value === 'cart' ? 1 : 0), showMenu)

/** Leads to the menu once a sale has been read, and once its cart is set aside. */
export const followSales = (): (() => void) => {
  let wasShown = false
  let heldBefore = held.peek().length
  return effect(() => {
    const isShown = done.value !== null
    const isOver = wasShown && !isShown
    const isSetAside = held.value.length > heldBefore
    wasShown = isShown
    heldBefore = held.value.length
    if ((isOver || isSetAside) && isEmpty(cart.peek())) showMenu()
  })
}
