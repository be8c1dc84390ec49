/**
 * The keyboard of the counter.
 *
 * The rule: every key does what a key on the glass does, and none of them takes
 * money that was not asked for: Enter never pays by itself. `shortcuts` is both
 * what is listened to and what the `?` sheet lists.
 */
import { session } from '../lib/session.ts'
import { focusReference } from '../lib/pay/focus-reference.ts'
import { isEmpty, lacksAddress, lineOf, takenFor } from '../lib/order/cart.ts'
import { isSellingOut } from '../lib/order/sell-out.ts'
import { beginPaying, moreOf, open, paying, shownItem, typed } from './desk.ts'
import { pay, sendToKitchen } from './sell.ts'
import { dismiss, done } from './sold.ts'
import { active, cart, hold, preview, remove, step } from './till.ts'
import { focusSearch, moveInGrid } from './focus.ts'
import { cashKeys } from './totals.ts'

export interface Shortcut {
  readonly key: string
  /** How the key is written on the sheet. */
  readonly shows: string
  readonly does:
    | 'search'
    | 'count'
    | 'move'
    | 'take'
    | 'more'
    | 'less'
    | 'remove'
    | 'exact'
    | 'note'
    | 'cash'
    | 'upi'
    | 'card'
    | 'kitchen'
    | 'hold'
    | 'sold-out'
    | 'leave'
    | 'keys'
  readonly run?: () => void
}

/** While a guest is asked to pay another way, no key takes cash for it. */
const takesCash = (): boolean => paying.peek() !== 'upi' && paying.peek() !== 'card'

const payExact = (): void => {
  if (takesCash()) pay({ kind: 'cash', offered: 'exact' })
}
const payNote = (): void => {
  const [first] = cashKeys()
  if (takesCash() && first !== undefined) pay({ kind: 'cash', offered: first })
}
const choose = (kind: 'cash' | 'upi' | 'card') => (): void => {
  if (isEmpty(cart.peek()) || preview.peek()?.isSellable !== true) return
  if (lacksAddress(cart.peek())) return void (open.value = { kind: 'deliver' })
  // Once some of the money is taken, the rest is taken beside it.
  if (takenFor(cart.peek()).length > 0) paying.value = 'more'
  else if (kind === 'cash') paying.value = kind
  else {
    beginPaying(kind)
    // Whoever came by a key goes on by keys: what is typed is the reference, and Enter says that it has come.
    focusReference()
  }
}
const withActive = (act: (key: number) => void) => (): void => {
  if (active.peek() > 0) act(active.peek())
}

export const shortcuts: readonly Shortcut[] = [
  { key: '/', shows: '/', does: 'search', run: () => focusSearch() },
  { key: '', shows: '0 – 9', does: 'count' },
  { key: '', shows: '← ↑ → ↓', does: 'move' },
  { key: '', shows: 'Enter', does: 'take' },
  { key: '+', shows: '+', does: 'more', run: withActive((key) => step(key, 1)) },
  { key: '-', shows: '−', does: 'less', run: withActive((key) => step(key, -1)) },
  { key: 'Delete', shows: 'Delete', does: 'remove', run: withActive(remove) },
  { key: 'F2', shows: 'F2', does: 'exact', run: payExact },
  { key: 'F3', shows: 'F3', does: 'note', run: payNote },
  { key: 'F4', shows: 'F4', does: 'cash', run: choose('cash') },
  { key: 'F6', shows: 'F6', does: 'upi', run: choose('upi') },
  { key: 'F7', shows: 'F7', does: 'card', run: choose('card') },
  { key: 'F8', shows: 'F8', does: 'kitchen', run: sendToKitchen },
  { key: 'F9', shows: 'F9', does: 'hold', run: hold },
  { key: 'F10', shows: 'F10', does: 'sold-out', run: () => sayMore() },
  { key: 'Escape', shows: 'Esc', does: 'leave', run: () => leave() },
  { key: '?', shows: '?', does: 'keys', run: () => void (open.value = { kind: 'keys' }) },
]

/** What a finger that stays on the marked tile would do; with none marked, on the item of the last line. */
const sayMore = (): void => {
  const marked = document.activeElement
  const line = lineOf(cart.peek(), active.peek())
  const item = line === undefined ? undefined : shownItem(line.itemId)
  if (marked?.matches('.tile') === true)
    marked.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))
  else if (item !== undefined) moreOf(item)
}

/** Esc goes one step back: from the change, from paying, from a search. */
const leave = (): void => {
  if (done.peek() !== null) return dismiss()
  if (paying.peek() !== null) paying.value = null
  else if (isSellingOut.peek()) isSellingOut.value = false
  else typed.value = ''
}

export const listenToKeys = (): void => {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    if (session.peek().state !== 'ready' || document.querySelector('dialog:modal') !== null) return
    const { target } = event
    const isTyping =
      target instanceof Element && target.matches('input:not([type=radio]), textarea')
    if (isTyping && !/^(F\d+|Escape|ArrowDown)$/.test(event.key)) return
    if (moveInGrid(event)) return
    if (/^[\p{L}\p{N}]$/u.test(event.key) && paying.peek() === null) {
      typed.value += event.key
      focusSearch()
      return event.preventDefault()
    }
    const shortcut = shortcuts.find(({ key }) => key === event.key)
    if (shortcut?.run === undefined) return
    event.preventDefault()
    shortcut.run()
  })
}
