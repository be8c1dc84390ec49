/**
 * What a cart comes to, as this screen foresees it.
 *
 * The rule: it is worked out with the hub's own functions (`pickPrice`,
 * `totalBill`) from the menu the guest sees, and is never sent: the hub prices
 * by the revision of that menu and decides.
 */
import type { TenderKind } from '../../../schema/bill.ts'
import {
  totalBill,
  type BillInput,
  type BillTotal,
  type Discount,
  type FixedCharge,
} from '../../../schema/bill-total.ts'
import { roundingFor } from '../../../schema/cash-rounding.ts'
import type { MenuDoc, MenuItem, OrderType } from '../../../schema/catalogue.ts'
import { taxedHighest } from '../../../schema/combo.ts'
import { leftOn, type EightySixDoc, type Left } from '../../../schema/eighty-six.ts'
import { labelPrice, type LabelTax } from '../../../schema/label-price.ts'
import { mulRate, sum, type Money } from '../../../schema/money.ts'
import type { OutletHere } from '../../../schema/outlet.ts'
import { pickPrice, type PriceRow } from '../../../schema/price.ts'
import { lineGross } from '../../../schema/quantity.ts'
import type { Names } from '../../../schema/names.ts'
import { isServed, momentAt, servedHours, type LocalMoment } from '../../../schema/served.ts'
import type { TaxClass } from '../../../schema/tax.ts'
import { businessDate } from '../../../schema/time.ts'
import { retail } from '../../../schema/customer-words.ts'
import { principalClass, type UsualCharge } from '../../../schema/usual-charges.ts'
import { chargesOn, packetsOf, type Cart, type CartLine } from './cart.ts'

/** What a price depends on besides the thing itself, and what there is of it. */
export interface PriceContext {
  readonly menu: MenuDoc
  readonly outlet: OutletHere
  readonly orderType: OrderType
  /** Whose price list it is. */
  readonly customerGroup: string
  /** yyyymmdd */
  readonly date: number
  readonly left: Left
  /** Now, on the outlet's wall clock: what is served then can be ordered. */
  readonly moment: LocalMoment
}

/**
 * @param at hub time in milliseconds.
 * @param eightySixed what this screen has heard is off the menu, or counted.
 */
export const priceContext = (
  menu: MenuDoc,
  outlet: OutletHere,
  orderType: OrderType,
  at: number,
  eightySixed: readonly EightySixDoc[] = [],
  customerGroup: string = retail,
): PriceContext => {
  const date = businessDate(at, outlet.timeZone, outlet.cutOffMinute)
  return {
    menu,
    outlet,
    orderType,
    customerGroup,
    date,
    left: leftOn(eightySixed, date),
    moment: momentAt(at, outlet.timeZone),
  }
}

/** Rows by what they price, made once for each menu: a tile asks for its price at every repaint. */
const rowsBySubject = new WeakMap<MenuDoc, ReadonlyMap<string, readonly PriceRow[]>>()
const itemsById = new WeakMap<MenuDoc, ReadonlyMap<string, MenuItem>>()

const rowsOf = (menu: MenuDoc, subjectId: string): readonly PriceRow[] => {
  let rows = rowsBySubject.get(menu)
  if (rows === undefined) {
    const grouped = new Map<string, PriceRow[]>()
    for (const row of menu.prices) {
      const group = grouped.get(row.subjectId)
      if (group === undefined) grouped.set(row.subjectId, [row])
      else group.push(row)
    }
    rows = grouped
    rowsBySubject.set(menu, rows)
  }
  return rows.get(subjectId) ?? []
}

export const itemOf = (menu: MenuDoc, itemId: string): MenuItem | undefined => {
  let items = itemsById.get(menu)
  if (items === undefined) {
    items = new Map(menu.items.map((item) => [item.itemId, item]))
    itemsById.set(menu, items)
  }
  return items.get(itemId)
}

/** The price of an item, a variant or a modifier here and now; undefined where it has none. */
export const priceOf = (
  { menu, outlet, orderType, customerGroup, date }: PriceContext,
  subjectId: string,
): PriceRow | undefined =>
  pickPrice(rowsOf(menu, subjectId), {
    subjectId,
    outletId: outlet.outletId,
    orderType,
    customerGroup,
    businessDate: date,
    rev: menu.rev,
  })

/** What stands on a tile: one price, or the lowest of the sizes. null where nothing is priced. */
export const tilePrice = (
  context: PriceContext,
  item: MenuItem,
): { readonly amount: Money; readonly isFrom: boolean } | null => {
  const subjects =
    item.variants.length === 0 ? [item.itemId] : item.variants.map(({ variantId }) => variantId)
  const amounts = subjects
    .map((subject) => priceOf(context, subject)?.amount)
    .filter((amount) => amount !== undefined)
  if (amounts.length === 0) return null
  const lowest = Math.min(...amounts)
  return { amount: lowest, isFrom: amounts.some((amount) => amount !== lowest) }
}

/** The hours an item is served at, where now is none of them; null: it is served now. */
export const closedHours = (
  { menu, moment }: Pick<PriceContext, 'menu' | 'moment'>,
  { served, categoryId }: MenuItem,
): string | null => {
  const category = menu.categories.find((one) => one.categoryId === categoryId)
  const closed = [served, category?.served ?? []].find((times) => !isServed(times, moment))
  return closed === undefined ? null : servedHours(closed)
}

/** Why a line cannot be sold as it stands; `closed`: it is not served now; `short`: there is not as much of it. */
export type LineProblem = 'gone' | 'no-price' | 'closed' | 'short' | null

export interface PricedLine {
  readonly line: CartLine
  readonly item: MenuItem | undefined
  /** What a unit of it is charged at: by the list, or by the price printed on it. */
  readonly price: ReturnType<typeof labelPrice> | undefined
  readonly variantNames: Names | null
  readonly modifiers: readonly { readonly names: Names; readonly amount: Money }[]
  /** One unit with its modifiers. */
  readonly unitPrice: Money
  readonly amount: Money
  readonly problem: LineProblem
  /** The hours it is served at, where now is none of them. */
  readonly hours: string | null
  /** What there is for this line once those before it have theirs, in thousandths; null: nobody counts it. */
  readonly left: number | null
}

export interface Preview {
  readonly lines: readonly PricedLine[]
  readonly total: BillTotal
  /** True where every line can be sold. */
  readonly isSellable: boolean
}

/**
 * Prices a cart, by its own order type and by the list of whose it is, whatever
 * cart the context was made for. Rounding to coins depends on how it is paid, as at the hub:
 * @param tenders the kinds meant; none yet foresees cash only where the outlet always rounds.
 */
export const previewCart = (
  cart: Cart,
  context: Omit<PriceContext, 'orderType' | 'customerGroup'>,
  tenders: readonly TenderKind[] = [],
): Preview => {
  const { orderType, buyer } = cart
  const asked = { ...context, orderType, customerGroup: buyer?.groupId ?? retail }
  const rests = new Map(context.left)
  const lines = cart.lines.map((line) =>
    priceLine(line, asked, takeFrom(rests, line, partsOf(context.menu, line))),
  )
  const { outlet, menu } = context
  const bill = {
    lines: lines.flatMap(({ line, item, price, modifiers, problem }) =>
      item === undefined || price === undefined || problem !== null
        ? []
        : packetsOf(line).map(({ key, qtyMilli }, i) => ({
            id: `${key}.${i}`,
            qtyMilli,
            unitPrice: price.amount,
            modifiers: modifiers.map(({ amount }) => amount),
            taxClass: taxClassOf(menu, item, line),
            isTaxIncluded: price.isTaxIncluded,
            isDiscountable: item.isDiscountable,
          })),
    ),
    supply: supplyOf(cart, outlet),
    scheme: outlet.taxScheme,
    taxRounding: outlet.taxRounding,
  }
  const charges = chargesOn(cart, menu)
  const total = totalBill({
    ...bill,
    ...(charges.length === 0 || bill.lines.length === 0
      ? {}
      : { charges: charges.map(taxedWith(bill, context)) }),
    ...discountOf(
      cart,
      sum(lines.map(({ item, amount }) => (item?.isDiscountable === false ? 0 : amount))),
    ),
    tip: cart.extras?.tip ?? 0,
    ...roundingFor(
      outlet,
      tenders.map((kind) => ({ kind, offered: 'exact' })),
    ),
  })
  return { lines, total, isSellable: lines.every(({ problem }) => problem === null) }
}

const supplyOf = (
  { extras }: Cart,
  { stateCode }: Pick<OutletHere, 'stateCode'>,
): NonNullable<BillInput['supply']> =>
  (extras?.placeOfSupply ?? stateCode) === stateCode ? 'intra' : 'inter'

/** Charges with what each is taxed as, by the hub's rule: its own class, the outlet's, or that of what it goes with. */
const taxedWith = (
  bill: Pick<BillInput, 'lines' | 'supply' | 'scheme' | 'taxRounding'>,
  { menu, outlet }: Pick<PriceContext, 'menu' | 'outlet'>,
): ((charge: UsualCharge) => FixedCharge) => {
  const nets = totalBill(bill).lines.map(({ net }) => net)
  const principal = principalClass(
    bill.lines.map(({ taxClass }, i) => ({ taxClassId: taxClass.id, net: nets[i] ?? 0 })),
  )
  return ({ chargeId, amount, taxClassId }) => {
    const id = taxClassId ?? outlet.serviceTaxClassId ?? principal
    const taxClass =
      menu.taxClasses.find((one) => one.id === id) ??
      bill.lines.find((line) => line.taxClass.id === id)?.taxClass
    return { id: chargeId, amount, taxClass: taxClass ?? { id: id ?? '', kind: 'nil' } }
  }
}

/** A discount or a coupon on all of the cart, as the arithmetic takes it. @param base what may be lowered. */
const discountOf = ({ extras, coupon }: Cart, base: Money): { readonly discount?: Discount } => {
  if (extras?.coupon !== undefined && coupon !== undefined) {
    const { ratePpm, amount, capPpm } = coupon
    if (ratePpm !== null) return { discount: { ratePpm } }
    const most = capPpm === null ? base : mulRate(base, capPpm, 'up')
    return { discount: { amount: Math.min(amount ?? 0, most) } }
  }
  const off = extras?.discount?.off
  if (off === undefined) return {}
  return {
    discount: off.kind === 'rate' ? { ratePpm: off.ratePpm } : { amount: off.amount },
  }
}

/** The items a combo is put together from, as it was chosen. */
const partsOf = (
  menu: MenuDoc,
  { itemId, modifierIds }: Pick<CartLine, 'itemId' | 'modifierIds'>,
): readonly string[] =>
  modifierIds.length === 0
    ? []
    : (itemOf(menu, itemId)?.modifierGroups ?? [])
        .flatMap(({ modifiers }) => modifiers)
        .filter(({ modifierId }) => modifierIds.includes(modifierId))
        .flatMap((modifier) => modifier.itemId ?? [])

/** The stations that make something of a line: of a combo those of its parts too. */
export const stationsFor = (menu: MenuDoc, line: CartLine): readonly string[] =>
  [line.itemId, ...partsOf(menu, line)].flatMap((id) => itemOf(menu, id)?.stationId ?? [])

/** What there is for a line, which it then takes. */
const takeFrom = (
  rests: Map<string, number>,
  { itemId, variantId, qtyMilli }: CartLine,
  parts: readonly string[],
): number | null => {
  const counted = [itemId, variantId, ...parts].flatMap((id) => {
    const rest = id === null ? undefined : rests.get(id)
    return id === null || rest === undefined ? [] : [{ id, rest }]
  })
  for (const { id, rest } of counted) rests.set(id, Math.max(0, rest - qtyMilli))
  return counted.length === 0 ? null : Math.min(...counted.map(({ rest }) => rest))
}

const priceLine = (line: CartLine, context: PriceContext, left: number | null): PricedLine => {
  const item = itemOf(context.menu, line.itemId)
  const listed = priceOf(context, line.variantId ?? line.itemId)
  const price = listed && item && labelled(line, listed, taxOf(context, item, line))
  const variant = item?.variants.find(({ variantId }) => variantId === line.variantId)
  const known = item?.modifierGroups.flatMap((group) => group.modifiers) ?? []
  const modifiers = known
    .filter(({ modifierId }) => line.modifierIds.includes(modifierId))
    .map(({ modifierId, names }) => ({
      names,
      amount: price?.isLabels === true ? 0 : (priceOf(context, modifierId)?.amount ?? 0),
    }))
  const isGone =
    item === undefined ||
    (line.variantId === null ? item.variants.length > 0 : variant === undefined) ||
    modifiers.length !== line.modifierIds.length
  const unitPrice = (price?.amount ?? 0) + sum(modifiers.map(({ amount }) => amount))
  const isShort = left !== null && left < line.qtyMilli
  const hours = item === undefined ? null : closedHours(context, item)
  const problem = isGone
    ? 'gone'
    : price === undefined
      ? 'no-price'
      : hours !== null
        ? 'closed'
        : isShort
          ? 'short'
          : null
  return {
    line,
    item,
    price,
    variantNames: variant?.names ?? null,
    modifiers,
    unitPrice,
    amount: problem === null ? lineGross(line.qtyMilli, unitPrice) : 0,
    problem,
    hours,
    left,
  }
}

/** How an item is taxed, for what has a price of its own printed on it. */
export const taxOf = (
  { menu, outlet }: Pick<PriceContext, 'menu' | 'outlet'>,
  item: MenuItem,
  line: Pick<CartLine, 'itemId' | 'modifierIds'>,
): LabelTax => ({ taxClass: taxClassOf(menu, item, line), scheme: outlet.taxScheme })

/** What a unit of a line is charged at, as the hub will say. */
const labelled = (
  { printed, qtyMilli, isWeighed }: CartLine,
  listed: PriceRow,
  tax: LabelTax,
): ReturnType<typeof labelPrice> =>
  printed === undefined
    ? { ...listed, isLabels: false }
    : labelPrice(printed, isWeighed ? qtyMilli : 1000, listed, tax)

/** What a line is taxed as; a combo as whichever of its parts is taxed highest. */
const taxClassOf = (
  menu: MenuDoc,
  item: MenuItem,
  line: Pick<CartLine, 'itemId' | 'modifierIds'>,
): TaxClass => {
  const withClass = ({ taxClassId }: MenuItem): { readonly taxClass: TaxClass } => ({
    taxClass: menu.taxClasses.find(({ id }) => id === taxClassId) ?? {
      id: taxClassId,
      kind: 'nil',
    },
  })
  const parts = partsOf(menu, line).flatMap((id) => itemOf(menu, id) ?? [])
  return taxedHighest(withClass(item), parts.map(withClass)).taxClass
}
