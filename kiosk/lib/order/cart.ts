/**
 * The cart: what a guest has asked for so far, before anything is sent.
 *
 * The rule: a cart names things and quantities and never a price, so it can be
 * priced anew at any moment and sent as it stands. Every function here takes a
 * cart and returns another.
 */
import type { MenuDoc, OrderType } from '../../../schema/catalogue.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import type { CallTo, DeliverTo } from '../../../schema/order-person.ts'
import type { ReadingAnswer } from '../../../schema/readings.ts'
import { chargesFor, type UsualCharge, type UsualKind } from '../../../schema/usual-charges.ts'
import type { Tender } from '../pay/tender.ts'

export interface CartLine {
  /** Its place in this cart: 1, 2, 3 … and never used twice. */
  readonly key: number
  readonly itemId: string
  readonly variantId: string | null
  /** In the order of the menu, so that equal choices are equal lines. */
  readonly modifierIds: readonly string[]
  /** Thousandths: one piece is 1000, 350 g is 350. */
  readonly qtyMilli: number
  readonly isWeighed: boolean
  readonly note: string
  /** For whom at the table, with which course, and whether the kitchen is told only when it is fired. */
  readonly seat?: number | null
  readonly course?: number | null
  readonly isHeld?: boolean
  /** The label it was read from, which each piece of it carries: the hub reads it again. */
  readonly scanned?: string
  /** The price printed on that label, all taxes in it; never sent. */
  readonly printed?: number
  /** What it lay in on the scale, and what that showed; the quantity is what is left. */
  readonly weighed?: { readonly containerId: string; readonly grossMilli: number }
  /** The gift box it lies in. */
  readonly box?: { readonly no: number; readonly containerId: string }
}

export interface Buyer {
  readonly customerId: string
  readonly groupId: string
}

/** What is said of a sale beside its lines, as the hub is told. */
export type Extras = Pick<
  CommandInput<'sale.ring'>,
  'discount' | 'coupon' | 'tip' | 'buyer' | 'placeOfSupply'
>

export interface Cart {
  /** A cart is paid or sent at most once, and this says which cart it was. */
  readonly cartId: string
  readonly orderType: OrderType
  readonly lines: readonly CartLine[]
  readonly lastKey: number
  /** The price revision the guest saw when the first line went in; null while the cart is empty. */
  readonly priceRev: number | null
  /** Whose it is, where somebody has said so, and the group whose prices are theirs. */
  readonly buyer?: Buyer | null
  readonly extras?: Extras
  /** Where it is brought, if it is. */
  readonly deliverTo?: BringTo
  /** Who is called when it is ready, if somebody said a name. */
  readonly callTo?: CallTo
  /** What is proposed on top and was taken off again. */
  readonly without?: readonly UsualKind[]
  /** Money taken for it that is not enough yet. */
  readonly taken?: readonly Tender[]
  readonly leave?: Leave
  /** What the coupon on it takes off, as the hub has said. */
  readonly coupon?: CartCoupon
}

/** Where it is brought, and whether the hub is to remember who that is. */
export type BringTo = DeliverTo & { readonly remember?: true }

export type CartCoupon = Pick<
  ReadingAnswer<'coupon'>,
  'code' | 'names' | 'ratePpm' | 'amount' | 'capPpm'
>

/** Somebody's leave to sell a cart: the approval, what they were told, and when, by the hub's clock. */
export interface Leave {
  readonly approval: string
  readonly for: string
  readonly at: number
}

/** What is put into a cart. */
export type Picked = Omit<CartLine, 'key' | 'note'> & { readonly note?: string }

/** One bill holds at most this much of one thing, as the hub counts: ten tonnes, ten thousand pieces. */
export const qtyMilliMax = 10_000_000

/** The hub takes at most this many lines in one order. */
export const cartLinesMax = 100

export const emptyCart = (cartId: string, orderType: OrderType): Cart => ({
  cartId,
  orderType,
  lines: [],
  lastKey: 0,
  priceRev: null,
})

export const isEmpty = (cart: Cart): boolean => cart.lines.length === 0

/** Pieces of all lines together; a weighed line counts as one, and so does a gift box with all that is in it. */
export const countOf = ({ lines }: Cart): number =>
  new Set(lines.flatMap(({ box }) => box?.no ?? [])).size +
  lines
    .filter(({ box }) => box === undefined)
    .reduce((sum, line) => sum + (line.isWeighed ? 1 : line.qtyMilli / 1000), 0)

export const lineOf = (cart: Cart, key: number): CartLine | undefined =>
  cart.lines.find((line) => line.key === key)

/**
 * Adds to the cart. The same piece asked for in the same way grows its line;
 * what is weighed is always a line of its own, because it lies in a box of its own.
 */
export const addToCart = (cart: Cart, pick: Picked): Cart => {
  const same = isAlone(pick) ? undefined : cart.lines.find((line) => isSame(line, pick))
  if (same !== undefined) return setQuantity(cart, same.key, same.qtyMilli + pick.qtyMilli)
  if (sentCount(cart) >= cartLinesMax) return cart
  const key = cart.lastKey + 1
  const line: CartLine = {
    key,
    itemId: pick.itemId,
    variantId: pick.variantId,
    modifierIds: pick.modifierIds,
    qtyMilli: Math.min(pick.qtyMilli, qtyMilliMax),
    isWeighed: pick.isWeighed,
    note: pick.note ?? '',
    ...placeOf(pick),
    ...packingOf(pick),
    ...(pick.printed === undefined ? {} : { printed: pick.printed }),
  }
  return { ...cart, lines: [...cart.lines, line], lastKey: key }
}

/** The line that `addToCart` has just grown or made. */
export const touchedBy = (cart: Cart, pick: Picked): number =>
  (isAlone(pick) ? undefined : cart.lines.find((line) => isSame(line, pick)))?.key ?? cart.lastKey

/** A packet of its own: it was weighed, or it lies in a box. */
const isAlone = ({ isWeighed, box }: Picked | CartLine): boolean => isWeighed || box !== undefined

const packingOf = ({
  scanned,
  weighed,
  box,
}: Partial<CartLine>): Pick<CartLine, 'scanned' | 'weighed' | 'box'> => ({
  ...(scanned === undefined ? {} : { scanned }),
  ...(weighed === undefined ? {} : { weighed }),
  ...(box === undefined ? {} : { box }),
})

/** Where it goes at a table; nothing at a counter. */
const placeOf = ({ seat, course, isHeld }: Partial<CartLine>): Partial<CartLine> => ({
  ...(seat == null ? {} : { seat }),
  ...(course == null ? {} : { course }),
  ...(isHeld === true ? { isHeld } : {}),
})

const isSame = (line: CartLine, pick: Picked): boolean =>
  !isAlone(line) &&
  line.itemId === pick.itemId &&
  line.variantId === pick.variantId &&
  line.scanned === pick.scanned &&
  line.note === (pick.note ?? '') &&
  (line.seat ?? null) === (pick.seat ?? null) &&
  (line.course ?? null) === (pick.course ?? null) &&
  (line.isHeld ?? false) === (pick.isHeld ?? false) &&
  line.modifierIds.join() === pick.modifierIds.join()

/** Sets how much a line holds, in thousandths; nothing or less takes the line out. */
export const setQuantity = (cart: Cart, key: number, qtyMilli: number): Cart =>
  qtyMilli <= 0
    ? removeLine(cart, key)
    : changeLine(cart, key, { qtyMilli: Math.min(qtyMilli, qtyMilliMax) })

/** One piece more or less; a weighed line has no steps and stays as it is. */
export const stepLine = (cart: Cart, key: number, by: 1 | -1): Cart => {
  const line = lineOf(cart, key)
  return line === undefined || line.isWeighed
    ? cart
    : setQuantity(cart, key, line.qtyMilli + by * 1000)
}

/**
 * A line that is changed. With another weight or size it is no longer what its
 * label or the scale said; one packet more or less is what each label says.
 */
const changed = (line: CartLine, change: Partial<CartLine>): CartLine => {
  const { variantId = line.variantId, qtyMilli = line.qtyMilli } = change
  const isOther = variantId !== line.variantId || (line.isWeighed && qtyMilli !== line.qtyMilli)
  if (!isOther) return { ...line, ...change }
  const { scanned: _, printed: _printed, weighed: _weighed, ...rest } = line
  return { ...rest, ...change }
}

/** Changes a line; what then asks for the same as another line in the same way stays apart from it. */
export const changeLine = (
  cart: Cart,
  key: number,
  change: Partial<Omit<CartLine, 'key' | 'itemId' | 'isWeighed'>>,
): Cart => {
  const lines = cart.lines.map((line) => (line.key === key ? changed(line, change) : line))
  const next = { ...cart, lines }
  return sentCount(next) > Math.max(cartLinesMax, sentCount(cart)) ? cart : next
}

/**
 * A line as it is sold. The hub reads a label once for each line, and a label
 * is on one packet: what is packed is as many lines as there are packets.
 */
export const packetsOf = (line: CartLine): readonly CartLine[] =>
  line.scanned === undefined || line.isWeighed || line.qtyMilli <= 1000
    ? [line]
    : Array.from({ length: line.qtyMilli / 1000 }, () => ({ ...line, qtyMilli: 1000 }))

/** How many lines the hub is told of. */
const sentCount = ({ lines }: Cart): number =>
  lines.reduce((sum, line) => sum + packetsOf(line).length, 0)

/** The lines of a gift box, its carton among them. */
export const linesInBox = (cart: Cart, no: number): readonly CartLine[] =>
  cart.lines.filter(({ box }) => box?.no === no)

/** Takes a gift box out, with all that is in it. */
export const removeBox = (cart: Cart, no: number): Cart =>
  keepLines(cart, ({ box }) => box?.no !== no)

export const removeLine = (cart: Cart, key: number): Cart =>
  keepLines(cart, (line) => line.key !== key)

/** What was said for one guest goes with their last line: the next one gets neither their discount nor their invoice. */
const keepLines = (cart: Cart, isKept: (line: CartLine) => boolean): Cart => {
  const lines = cart.lines.filter(isKept)
  if (lines.length > 0) return { ...cart, lines }
  const { extras: _said, deliverTo: _where, callTo: _who, without: _off, ...rest } = cart
  return { ...rest, lines, buyer: null }
}

/** The same lines for another order type; the preview prices them anew. */
export const reprice = (cart: Cart, orderType: OrderType): Cart => ({ ...cart, orderType })

/** Says whose the cart is; null: nobody’s. It is priced anew by their list. */
export const giveTo = (cart: Cart, buyer: Buyer | null): Cart => ({ ...cart, buyer })

/**
 * Whose a cart is that is brought to a phone: whoever was found by it. Where
 * another phone was typed and nobody was, it is nobody’s we know: not his whose it was.
 */
export const buyerAt = (
  { buyer = null }: Cart,
  found: Buyer | undefined,
  isOtherPhone: boolean,
): Buyer | null => found ?? (isOtherPhone ? null : buyer)

/** Takes a proposed charge off a cart, or puts it on again. */
export const chargeOf = (cart: Cart, kind: UsualKind, isOn: boolean): Cart => {
  const without = (cart.without ?? []).filter((one) => one !== kind)
  return { ...cart, without: isOn ? without : [...without, kind] }
}

/** What stands on top of a cart: what is proposed for its kind, less what was taken off. */
export const chargesOn = (cart: Cart, { charges = [] }: MenuDoc): readonly UsualCharge[] =>
  isEmpty(cart)
    ? []
    : chargesFor(charges, cart.orderType).filter(
        ({ chargeId }) => cart.without?.includes(chargeId) !== true,
      )

/** Says where a cart is brought. */
export const bringTo = (cart: Cart, deliverTo: BringTo): Cart => ({ ...cart, deliverTo })

/** Says who is called when the cart is ready; undefined: nobody by name. */
export const callFor = (cart: Cart, callTo: CallTo | undefined): Cart => {
  const { callTo: _before, ...rest } = cart
  return callTo === undefined ? rest : { ...rest, callTo }
}

/** The name that is called with a cart's token; empty where there is none. */
export const calledAs = ({ orderType, callTo }: Cart): string =>
  orderType === 'delivery' ? '' : (callTo?.name ?? '')

/** Whether it is to be brought and nobody has said where. */
export const lacksAddress = ({ orderType, deliverTo }: Cart): boolean =>
  orderType === 'delivery' &&
  (deliverTo === undefined || [deliverTo.phone, deliverTo.name, deliverTo.address].includes(''))

/** Says something of the sale beside its lines; what is undefined is not said any more. */
export const sayOf = (cart: Cart, said: Partial<Record<keyof Extras, unknown>>): Cart => {
  const all = Object.entries({ ...cart.extras, ...said })
  const extras = Object.fromEntries(all.filter(([, value]) => value !== undefined)) as Extras
  return { ...cart, extras }
}

/** What was taken for a cart so far. */
export const takenFor = ({ taken = [] }: Pick<Cart, 'taken'>): readonly Tender[] => taken

/** Whether something was said of a cart, or money taken for it, that an order sent to the kitchen would lose. */
export const isBeingPaid = ({ extras = {}, taken = [] }: Cart): boolean =>
  taken.length > 0 || Object.keys(extras).length > 0

/** The order as the hub takes it: ids and quantities, no prices. */
export const orderOf = (
  cart: Cart,
  charges: readonly UsualCharge[] = [],
): CommandInput<'order.place'> => ({
  orderType: cart.orderType,
  ...(charges.length === 0 ? {} : { charges: charges.map(({ chargeId }) => chargeId) }),
  ...(cart.buyer == null ? {} : { customerId: cart.buyer.customerId }),
  ...(cart.orderType === 'delivery' && cart.deliverTo !== undefined
    ? { deliverTo: cart.deliverTo }
    : {}),
  ...(cart.orderType !== 'delivery' && cart.callTo !== undefined ? { callTo: cart.callTo } : {}),
  lines: cart.lines
    .flatMap(packetsOf)
    .map(({ itemId, variantId, modifierIds, qtyMilli, note, ...rest }) => ({
      itemId,
      qtyMilli,
      ...(variantId === null ? {} : { variantId }),
      ...(modifierIds.length === 0 ? {} : { modifierIds: [...modifierIds] }),
      ...(note === '' ? {} : { note }),
      ...(rest.seat == null ? {} : { seat: rest.seat }),
      ...(rest.course == null ? {} : { course: rest.course }),
      ...(rest.isHeld === true ? { isHeld: true } : {}),
      ...packingOf(rest),
    })),
})
