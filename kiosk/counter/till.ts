/**
 * The till as it stands: the cart being filled, the carts set aside, and the
 * menu they are priced by.
 *
 * The rule: the first line of a cart fixes the prices the guest sees, and they
 * stay until the cart is empty again, whatever the office changes meanwhile.
 * Carts are kept on this screen's disk, so a reload loses none: at most the step
 * that was not written yet when the page died.
 */
import { computed, effect, signal } from '@preact/signals'
import { retail } from '../../schema/customer-words.ts'
import type { MenuDoc, OrderType } from '../../schema/catalogue.ts'
import type { CallTo } from '../../schema/order-person.ts'
import type { UsualKind } from '../../schema/usual-charges.ts'
import { newId } from '../lib/ids.ts'
import { menu, menuAt } from '../lib/menu.ts'
import { keep, recall } from '../lib/outbox-store.ts'
import type { Tender } from '../lib/pay/tender.ts'
import { recentReplies, unsettled } from '../lib/send.ts'
import { hubTime, session } from '../lib/session.ts'
import { toast } from '../lib/ui/toast.ts'
import { t } from '../lib/words/words.ts'
import {
  addToCart,
  bringTo,
  callFor,
  changeLine,
  chargeOf,
  emptyCart,
  giveTo,
  isEmpty,
  lineOf,
  removeBox,
  removeLine,
  reprice,
  sayOf,
  stepLine,
  takenFor,
  touchedBy,
  type BringTo,
  type Buyer,
  type Cart,
  type CartCoupon,
  type CartLine,
  type Extras,
  type Leave,
  type Picked,
} from '../lib/order/cart.ts'
import { eightySixed } from './kitchen-watch.ts'
import { previewCart, priceContext, type PriceContext, type Preview } from '../lib/order/preview.ts'

/** A cart set aside for a guest who is still choosing, and when, by this device's clock. */
export interface HeldCart {
  readonly cart: Cart
  readonly at: number
}

/** What most guests here want, until somebody says otherwise. */
const usualOrderType = (): OrderType =>
  session.peek().me?.outlet.kind === 'restaurant' ? 'eat-here' : 'takeaway'

const newCart = (): Cart => emptyCart(newId(), usualOrderType())

const current = signal<Cart>(newCart())
export const cart = computed(() => current.value)
export const held = signal<readonly HeldCart[]>([])
/** The line a key on the keyboard acts on: the one last touched. 0 for none. */
export const active = signal(0)
/** Hub time, moved on every half minute: prices are dated, and a business day ends while a screen is open. */
const now = signal(0)

/** The menu the guest at the counter sees. */
export const shownMenu = computed<MenuDoc | null>(() => {
  const { priceRev } = current.value
  return (priceRev === null ? undefined : menuAt(priceRev)) ?? menu.value
})
/** Whether gift boxes are set up here. */
export const hasBoxes = computed(
  () => shownMenu.value?.containers.some(({ box }) => box !== null) === true,
)

/** True where prices have changed since this cart was begun. */
export const isEarlierPrice = computed(
  () => shownMenu.value !== null && shownMenu.value.rev !== menu.value?.rev,
)

/** A signal of its own, so that a line more in the cart does not price every tile anew. */
const chosenOrderType = computed(() => current.value.orderType)

/** Whose prices are asked. */
const chosenGroup = computed(() => current.value.buyer?.groupId ?? retail)

/** What every price on this screen depends on; null until the menu is here. */
export const prices = computed<PriceContext | null>(() => {
  const outlet = session.value.me?.outlet
  return shownMenu.value === null || outlet === undefined
    ? null
    : priceContext(
        shownMenu.value,
        outlet,
        chosenOrderType.value,
        now.value,
        eightySixed.value,
        chosenGroup.value,
      )
})

/** The cart as it is foreseen when paid in cash: what the cash keys are made from. */
export const preview = computed<Preview | null>(() =>
  prices.value === null ? null : previewCart(current.value, prices.value, ['cash']),
)

/** The same, paid by card or UPI: it differs only where cash alone is rounded. */
export const previewElse = computed<Preview | null>(() =>
  prices.value === null ? null : previewCart(current.value, prices.value, ['upi']),
)

/** Called before anything goes into the cart: the next sale begins and the last one leaves the screen. */
let begin: () => void = () => undefined
export const onBegin = (listener: () => void): void => void (begin = listener)

const put = (next: Cart): void => {
  const priceRev = isEmpty(next) ? null : (next.priceRev ?? menu.peek()?.rev ?? null)
  current.value = { ...next, priceRev }
}

export const add = (pick: Picked): void => {
  begin()
  put(addToCart(current.peek(), pick))
  active.value = touchedBy(current.peek(), pick)
}

export const step = (key: number, by: 1 | -1): void => {
  if (lineOf(current.peek(), key)?.box !== undefined) return
  active.value = key
  put(stepLine(current.peek(), key, by))
}

export const change = (
  key: number,
  to: Partial<Pick<CartLine, 'variantId' | 'modifierIds' | 'qtyMilli' | 'note'>>,
): void => {
  active.value = key
  put(changeLine(current.peek(), key, to))
}

/**
 * Takes a line out; of a gift box all of it, because half a box is none. Does
 * nothing, and says why, where money was taken for what would be left of nothing.
 */
export const remove = (key: number): void => {
  const no = lineOf(current.peek(), key)?.box?.no
  const next = no === undefined ? removeLine(current.peek(), key) : removeBox(current.peek(), no)
  if (isEmpty(next) && takenFor(next).length > 0)
    return void toast({ text: t('pay.taken-first'), tone: 'stop' })
  put(next)
}

/** Puts gift boxes into the cart, all filled alike; one that was changed takes its own place again. */
export const putBoxes = (
  inside: readonly Omit<Picked, 'box'>[],
  { containerId, no, copies }: { containerId: string; no: number | null; copies: number },
): void => {
  begin()
  const base = no === null ? current.peek() : removeBox(current.peek(), no)
  const last = Math.max(0, ...base.lines.map(({ box }) => box?.no ?? 0))
  const numbers = Array.from({ length: copies }, (_, i) =>
    i === 0 && no !== null ? no : Math.max(last, no ?? 0) + i + (no === null ? 1 : 0),
  )
  put(
    numbers.reduce(
      (filled, boxNo) =>
        inside.reduce(
          (one, pick) => addToCart(one, { ...pick, box: { no: boxNo, containerId } }),
          filled,
        ),
      base,
    ),
  )
  active.value = current.peek().lastKey
}

export const setOrderType = (orderType: OrderType): void => put(reprice(current.peek(), orderType))

/** Says something of the sale beside its lines: a discount, a tip, whom the invoice names. */
export const say = (said: Partial<Record<keyof Extras, unknown>>): void =>
  put(sayOf(current.peek(), said))

/** Money taken for the cart that is not enough yet. */
export const putTaken = (taken: readonly Tender[]): void => put({ ...current.peek(), taken })

/** A coupon on all of the cart, in place of a discount. */
export const putCoupon = (coupon: CartCoupon): void =>
  put({ ...sayOf(current.peek(), { coupon: coupon.code, discount: undefined }), coupon })

/** Somebody has allowed the cart as it stands. */
export const putLeave = (leave: Leave): void => put({ ...current.peek(), leave })

/** A proposed charge goes off the cart, or on again. */
export const charge = (kind: UsualKind, isOn: boolean): void =>
  put(chargeOf(current.peek(), kind, isOn))

/** Where the cart is brought. */
export const bring = (to: BringTo): void => put(bringTo(current.peek(), to))

/** Who is called when the cart is ready. */
export const call = (to: CallTo | undefined): void => put(callFor(current.peek(), to))

export const setBuyer = (buyer: Buyer | null): void => put(giveTo(current.peek(), buyer))

/** Takes the cart out of the till, to be paid, sent or set aside; the next guest finds an empty one. */
export const takeCart = (): Cart => {
  const taken = current.peek()
  current.value = newCart()
  active.value = 0
  return taken
}

/** Puts a cart back into the till; one that is being filled is set aside for it. */
export const giveCart = (back: Cart): void => {
  if (!isEmpty(current.peek())) hold()
  held.value = held.peek().filter(({ cart: other }) => other.cartId !== back.cartId)
  current.value = back
  active.value = back.lines.at(-1)?.key ?? 0
}

/** Sets the cart aside. */
export const hold = (): void => {
  if (isEmpty(current.peek())) return
  held.value = [...held.peek(), { cart: takeCart(), at: Date.now() }]
}

export const discardHeld = (cartId: string): void =>
  void (held.value = held.peek().filter(({ cart: other }) => other.cartId !== cartId))

/**
 * A cart under a new number and today's prices. A cart's number is the number of
 * its command, so what was refused is sent again as something new.
 */
export const renewed = (old: Cart, isRepriced: boolean): Cart => {
  // Leave was given for the command that was refused.
  const { leave: _leave, ...kept } = old
  return {
    ...kept,
    cartId: newId(),
    priceRev: isRepriced ? (menu.peek()?.rev ?? null) : old.priceRev,
  }
}

interface Kept {
  readonly cart: Cart
  readonly held: readonly HeldCart[]
}
const keptAs = 'counter.till'

/** Brings back what was in the till before a reload, but never a cart that was already sent. */
export const openTill = async (): Promise<void> => {
  followShop()
  const kept = await recall<Kept>(keptAs)
  if (kept !== undefined) {
    const sent = await sentIds()
    held.value = [...kept.held.filter(({ cart: other }) => !sent.has(other.cartId)), ...held.peek()]
    if (isEmpty(current.peek()) && !isEmpty(kept.cart) && !sent.has(kept.cart.cartId)) {
      giveCart(kept.cart)
    }
  }
  // Written behind what is shown: a page that dies before this write is through opens with the
  // till as it was one step before. Money taken in that step has to be typed in again.
  effect(() => void keep(keptAs, { cart: current.value, held: held.value } satisfies Kept))
}

/** The carts whose commands have left this screen, answered or not. */
const sentIds = async (): Promise<ReadonlySet<string>> => {
  const rows = await Promise.all([unsettled(), recentReplies()]).catch(() => [])
  return new Set(rows.flat().map(({ id }) => id))
}

const followShop = (): void => {
  let outletId: string | undefined
  session.subscribe(({ me }) => {
    now.value = hubTime()
    if (me === undefined || me.outlet.outletId === outletId) return
    outletId = me.outlet.outletId
    if (isEmpty(current.peek())) current.value = newCart()
  })
  setInterval(() => (now.value = hubTime()), 30_000)
}
