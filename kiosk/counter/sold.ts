/**
 * What has left the till, and what became of it.
 *
 * The rule: the screen never waits for the hub. After a moment it shows the
 * change it foresees and says that it is still saving; what the hub would not
 * do is back as it was, with the money that was taken for it.
 */
import { signal } from '@preact/signals'
import type { TenderKind } from '../../schema/bill.ts'
import { sum, type Money } from '../../schema/money.ts'
import type { CommandResult } from '../../schema/results.ts'
import type { Declined } from '../lib/hub-api.ts'
import { isEmpty, takenFor, type Cart } from '../lib/order/cart.ts'
import type { Owner } from '../lib/pay/tender.ts'
import { isAway, onReply, type Settled } from '../lib/send.ts'
import { toast } from '../lib/ui/toast.ts'
import { t } from '../lib/words/words.ts'
import { dropGivenBack } from './given-back.ts'
import { forgetMark, nextMark, recallMarks } from './marks.ts'
import { cart, giveCart, held, onBegin, renewed } from './till.ts'
import { forgetUndo, mayUndo } from './undo.ts'

/** What the guest handed over, or says was paid. */
export interface Offered {
  readonly kind: TenderKind
  readonly offered: Money | 'exact'
  readonly reference?: string
  readonly owner?: Owner
  /** By UPI or card: what is too much goes back in cash. */
  readonly isOverInCash?: boolean
}

/** A sale or an order that has just left the till, as the right column shows it. */
export interface Done {
  readonly cart: Cart
  /** The tender that covered it; null for an order sent to the kitchen, to be paid later. */
  readonly tender: Offered | null
  /** How it was paid, in the order of paying. */
  readonly kinds: readonly TenderKind[]
  /** What the last tender had to cover. */
  readonly left: Money
  readonly due: Money
  readonly change: Money
  /** `waiting` for the hub, a moment only · `saving`: going on without it · `done`: the hub has it. */
  readonly phase: 'waiting' | 'saving' | 'done'
  /** What to call it until the hub has given it a token: S1, S2 … */
  readonly mark: string | null
  readonly token: number | null
  readonly invoiceNumber: string | null
}

/** What the hub would not do, and why. */
export interface Trouble {
  /** The cart it is shown with: the one that came back, or the one in the till at the time. */
  readonly cartId: string
  readonly why: Declined
  /** True where a cart came back; false where the money for an order sent before was refused. */
  readonly isBack: boolean
  /** What was taken for it and stands with it. */
  readonly taken: Money
}

/** What the right column shows in place of the cart; null: the cart. */
export const done = signal<Done | null>(null)
/** What was last sold here, for the guest who asks once more. */
export const last = signal<Done | null>(null)
export const trouble = signal<Trouble | null>(null)

/** How long the screen waits for the hub before it goes on without it. */
const patienceMs = 1_200
const shownMs = 4_000

/** The next sale begins, or somebody has read enough. */
export const dismiss = (): void => {
  clearTimeout(timer)
  done.value = null
}

/** The last sale was taken back: nobody is to be told of it. */
export const forgetLast = (): void => {
  last.value = null
  dismiss()
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Shows what has just left the till. */
export const show = (fresh: Omit<Done, 'phase' | 'mark' | 'token' | 'invoiceNumber'>): void => {
  clearTimeout(timer)
  forgetUndo()
  dropGivenBack()
  trouble.value = null
  done.value = { ...fresh, phase: 'waiting', mark: null, token: null, invoiceNumber: null }
  if (isAway()) goOn(fresh.cart)
  else timer = setTimeout(() => goOn(fresh.cart), patienceMs)
}

/** The hub is silent: the guest is served from what this screen knows. */
const goOn = ({ cartId }: Cart): void => {
  const now = done.peek()
  if (now?.cart.cartId !== cartId || now.phase !== 'waiting') return
  const mark = nextMark(cartId)
  stay({ ...now, phase: 'saving', mark })
}

const stay = (next: Done): void => {
  clearTimeout(timer)
  done.value = next
  last.value = next
  timer = setTimeout(dismiss, shownMs)
}

/** What the hub has answered. */
export const heard = (
  paid: Cart,
  settled: Settled<'sale.ring'> | Settled<'order.place'> | Settled<'bill.settle'>,
): void => {
  if (!settled.ok) {
    if (!settled.isParked) comeBack(paid, settled)
    return
  }
  const numbers = numbersOf(settled.result)
  if (numbers.invoiceNumber !== null) mayUndo(settled.result.billId, settled.at, paid)
  const now = done.peek()
  if (now?.cart.cartId === paid.cartId) {
    // Change that was already told is not told differently while the guest looks at it.
    const change = now.phase === 'waiting' ? (numbers.change ?? now.change) : now.change
    stay({ ...now, ...numbers, change, phase: 'done' })
    forgetMark(paid.cartId)
  } else {
    tellNumbers(paid.cartId, numbers)
  }
}

interface Numbers {
  readonly token: number
  readonly invoiceNumber: string | null
  readonly change?: Money
}

const numbersOf = (
  result: CommandResult<'sale.ring'> | CommandResult<'order.place'>,
): Numbers & { readonly change: Money } => ({
  token: result.token,
  invoiceNumber: 'invoiceNumber' in result ? result.invoiceNumber : null,
  change: 'change' in result ? result.change : 0,
})

/** The reply of a sale or an order of before a reload: its name says what its result is. */
const isSale = (name: string, result: unknown): result is CommandResult<'sale.ring'> =>
  result !== null && (name === 'sale.ring' || name === 'order.place' || name === 'bill.settle')

/** It was no sale after all: nobody is to be told that it was. */
export const forgetSale = (cartId: string): void => {
  if (done.peek()?.cart.cartId === cartId) dismiss()
  if (last.peek()?.cart.cartId === cartId) last.value = null
  forgetMark(cartId)
}

/** A refused cart is back where it was, with the reason; a cart begun meanwhile is set aside, not lost. */
const comeBack = (refusedCart: Cart, why: Declined): void => {
  forgetSale(refusedCart.cartId)
  const taken = sum(takenFor(refusedCart).map(({ amount }) => amount))
  if (isEmpty(refusedCart)) {
    trouble.value = { cartId: cart.peek().cartId, why, isBack: false, taken }
    return
  }
  const back = renewed(refusedCart, why.code === 'price.stale')
  giveCart(back)
  trouble.value = { cartId: back.cartId, why, isBack: true, taken }
}

/** A sale kept here has reached the hub after its guest has left: a quiet word with its numbers. */
const tellNumbers = (cartId: string, { token, invoiceNumber }: Numbers): void => {
  const before = last.peek()
  if (before?.cart.cartId === cartId) {
    last.value = { ...before, token, invoiceNumber, phase: 'done' }
  }
  const mark = forgetMark(cartId)
  const facts = { mark: mark ?? '', token, bill: invoiceNumber ?? '' }
  const text =
    mark === undefined
      ? t('counter.saved-token', facts)
      : invoiceNumber === null
        ? t('counter.saved-order', facts)
        : t('counter.saved-sale', facts)
  toast({ text, tone: 'done' })
}

/** Begins to listen; sales of before a reload are told of as well. */
export const openSell = async (): Promise<void> => {
  onBegin(() => {
    if (done.peek() !== null) dismiss()
  })
  let before = cart.peek().cartId
  cart.subscribe(({ cartId }) => {
    if (cartId !== before) dropGivenBack()
    before = cartId
  })
  // Taking a line out or setting the cart aside answers the trouble with it.
  cart.subscribe(({ cartId }) => {
    const now = trouble.peek()
    const isHeld = held.peek().some((one) => one.cart.cartId === now?.cartId)
    if (now !== null && now.cartId !== cartId && !isHeld) trouble.value = null
  })
  onReply(({ id, isMine, isParked, name, reply }) => {
    if (isMine || isParked || !reply.ok) return
    if (isSale(name, reply.result) && !('kept' in reply.result))
      tellNumbers(id, numbersOf(reply.result))
  })
  await recallMarks()
}
