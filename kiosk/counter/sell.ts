/**
 * Taking money and sending to the kitchen, and what became of it.
 *
 * The rule: a cart is the command. Its number is the command's id and it leaves
 * the till in the same instant as it is paid, so no second tap, reload or
 * retry can make a second sale of it. The screen never waits for the hub: after
 * a moment it shows the change it foresees and says that it is still saving.
 */
import { signal } from '@preact/signals'
import type { BillDoc, TenderArgs, TenderKind } from '../../schema/bill.ts'
import { sum, type Money } from '../../schema/money.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { CommandResult } from '../../schema/results.ts'
import type { Declined } from '../lib/hub-api.ts'
import { isAway, newId, onReply, send, type Settled } from '../lib/send.ts'
import { toast } from '../lib/ui/toast.ts'
import { keep, recall } from '../lib/outbox-store.ts'
import { t } from '../lib/words/words.ts'
import { emptyCart, isEmpty, orderOf, takenFor, type Cart, type Extras } from '../lib/order/cart.ts'
import { offer, type Owner, type Step } from '../lib/pay/tender.ts'
import { approvalFor } from '../lib/frame/ask-approval.ts'
import { can, session } from '../lib/session.ts'
import { mayUndo } from './undo.ts'
import {
  cart,
  giveCart,
  held,
  onBegin,
  preview,
  putTaken,
  renewed,
  shownMenu,
  takeCart,
} from './till.ts'

/** What the guest handed over, or says was paid. */
export interface Offered {
  readonly kind: TenderKind
  readonly offered: Money | 'exact'
  readonly reference?: string
  readonly owner?: Owner
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
}

/** What the right column shows in place of the cart; null: the cart. */
export const done = signal<Done | null>(null)
/** What was last sold here, for the guest who asks once more. */
export const last = signal<Done | null>(null)
export const trouble = signal<Trouble | null>(null)

/** How long the screen waits for the hub before it goes on without it. */
const patienceMs = 1_200
const shownMs = 4_000

/**
 * Takes money for the cart: what covers it sells it, what does not stands
 * beside what is still missing. Does nothing where there is nothing to pay, or
 * where it is more than is left by a way that gives no change.
 */
export const pay = (tender: Offered): void => {
  const step = foresee(tender)
  if (step === null || step.kind === 'over') return
  if (step.kind === 'part') return putTaken(step.tenders)
  const sale = saleBy(step)
  const permission = rightToLower(cart.peek().extras)
  if (permission === null || can(permission) !== 'ask') return sell(tender, step, sale)
  const title = t('pay.approve')
  const asked = {
    name: 'sale.ring',
    permission,
    commandId: sale.id,
    args: sale.args,
    title,
  } as const
  void approvalFor(asked).then((approval) => {
    // It was allowed as it stood; what has changed meanwhile is asked for anew.
    const isSame = JSON.stringify(saleBy(step).args) === JSON.stringify(sale.args)
    if (approval !== null && isSame) sell(tender, step, { ...sale, approval })
    return undefined
  })
}

/** The command that sells the cart as it stands. */
const saleBy = ({ tenders }: Pick<Settling, 'tenders'>): Sale => {
  const now = cart.peek()
  return {
    ...withRev(now, shownMenu.peek()?.rev),
    args: { ...orderOf(now), ...now.extras, tenders: [...tenders] },
  }
}

type Settling = Extract<Step, { kind: 'settle' }>

interface Sale {
  readonly id: string
  readonly priceRev?: number
  readonly approval?: string
  readonly args: CommandInput<'sale.ring'>
}

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

/** The right it takes to lower a sale as was said of it; null where it is not lowered. */
const rightToLower = (extras: Extras | undefined): 'bill.discount' | 'bill.discount-over' | null =>
  extras?.discount === undefined
    ? null
    : extras.discount.isOver === true
      ? 'bill.discount-over'
      : 'bill.discount'

const sell = (tender: Offered, { due, change }: Settling, { args, ...options }: Sale): void => {
  const paid = takeCart()
  const before = takenFor(paid)
  show({
    cart: paid,
    tender,
    kinds: [...before.map(({ kind }) => kind), tender.kind],
    left: due - sum(before.map(({ amount }) => amount)),
    due,
    change,
  })
  const sent = send('sale.ring', args, options)
  void sent.done.then((settled) => heard(paid, settled))
}

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
  const sent = send('bill.settle', { billId: bill.billId, tenders }, { id })
  void sent.done.then((settled) => heard(emptyCart(id, bill.orderType), settled))
}

const withRev = (
  { cartId }: Cart,
  priceRev: number | undefined,
): { readonly id: string; readonly priceRev?: number } => ({
  id: cartId,
  ...(priceRev === undefined ? {} : { priceRev }),
})

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

const show = (fresh: Omit<Done, 'phase' | 'mark' | 'token' | 'invoiceNumber'>): void => {
  clearTimeout(timer)
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

const heard = (
  paid: Cart,
  settled: Settled<'sale.ring'> | Settled<'order.place'> | Settled<'bill.settle'>,
): void => {
  if (!settled.ok) {
    if (!settled.isParked) comeBack(paid, settled)
    return
  }
  const numbers = numbersOf(settled.result)
  if (numbers.invoiceNumber !== null) mayUndo(settled.result.billId, settled.at)
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

/** A refused cart is back where it was, with the reason; a cart begun meanwhile is set aside, not lost. */
const comeBack = (refusedCart: Cart, why: Declined): void => {
  if (done.peek()?.cart.cartId === refusedCart.cartId) dismiss()
  if (last.peek()?.cart.cartId === refusedCart.cartId) last.value = null
  forgetMark(refusedCart.cartId)
  if (isEmpty(refusedCart)) {
    trouble.value = { cartId: cart.peek().cartId, why, isBack: false }
    return
  }
  const back = renewed(refusedCart, why.code === 'price.stale')
  giveCart(back)
  trouble.value = { cartId: back.cartId, why, isBack: true }
}

// --- marks: what a sale is called until the hub has named it -----------------

const marksKey = 'counter.marks'
let marks: Readonly<Record<string, string>> = {}
let lastMark = 0

const nextMark = (cartId: string): string => {
  lastMark = (lastMark % 99) + 1
  const mark = `S${lastMark}`
  marks = { ...marks, [cartId]: mark }
  void keep(marksKey, { marks, lastMark })
  return mark
}

const forgetMark = (cartId: string): string | undefined => {
  const { [cartId]: mark, ...rest } = marks
  if (mark === undefined) return undefined
  marks = rest
  void keep(marksKey, { marks, lastMark })
  return mark
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
  // Taking a line out or setting the cart aside answers the trouble with it.
  cart.subscribe(({ cartId }) => {
    const now = trouble.peek()
    const isHeld = held.peek().some((one) => one.cart.cartId === now?.cartId)
    if (now !== null && now.cartId !== cartId && !isHeld) trouble.value = null
  })
  onReply(({ id, isMine, isParked, name, reply }) => {
    if (isMine || isParked || !reply.ok) return
    if (isSale(name, reply.result)) tellNumbers(id, numbersOf(reply.result))
  })
  const kept = await recall<{ marks: Record<string, string>; lastMark: number }>(marksKey)
  if (kept !== undefined) {
    marks = { ...kept.marks, ...marks }
    lastMark = Math.max(lastMark, kept.lastMark)
  }
}
