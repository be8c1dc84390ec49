/**
 * On a phone the menu and the cart take turns.
 *
 * The rule: the phone's own key for Back leads from the cart to the menu, and a
 * sale that is over leads there by itself.
 */
import { effect, signal, type ReadonlySignal } from '@preact/signals'
import { isEmpty } from '../lib/order/cart.ts'
import { done } from './sold.ts'
import { cart, held } from './till.ts'

const shown = signal<'menu' | 'cart'>('menu')
export const side: ReadonlySignal<'menu' | 'cart'> = shown

export const showCart = (): void => {
  if (shown.peek() === 'cart') return
  shown.value = 'cart'
  history.pushState('cart', '')
}

export const showMenu = (): void => {
  if (shown.peek() === 'menu') return
  shown.value = 'menu'
  if (history.state === 'cart') history.back()
}

addEventListener('popstate', () => {
  shown.value = history.state === 'cart' ? 'cart' : 'menu'
})

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
