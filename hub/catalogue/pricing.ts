/**
 * Turns what a guest asked for into priced lines, or says why it cannot.
 *
 * Names, prices and taxes are read here, at the moment of the order and by the
 * revision the customer saw; a client names things and quantities only.
 */
import { isMade, taxedHighest } from '../../schema/combo.ts'
import type { LineModifier, OrderLine, OrderLineArgs } from '../../schema/order.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { pickPrice } from '../../schema/price.ts'
import { lineGross } from '../../schema/quantity.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { retail } from '../../schema/customer-words.ts'
import { isServed, momentAt, servedHours, type ServedTime } from '../../schema/served.ts'
import type { Names } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { oncePerRow } from '../store/kept.ts'
import {
  modifiersOf,
  priceRevision,
  pricesOf,
  soldItem,
  supersededAt,
  variantOf,
  type SoldItemRow,
  type StoredPrice,
} from './catalogue.sql.ts'
import {
  chooseModifiers,
  checkQuantity,
  taxedAs,
  type ChosenModifier,
  type TaxedAs,
} from './item.ts'
import { checkBoxes, packLine } from './packing.ts'
import { taxClassAt } from './tax.ts'
import { toPriceRow } from './views.ts'

/** Which price list is read, and for when. */
export interface ListContext {
  readonly db: Database
  readonly outlet: OutletDoc
  readonly orderType: string
  /** Whose price list it is priced by. */
  readonly customerGroup: string
  readonly businessDate: number
}

/** What all lines of one order have in common. */
export interface PricingContext extends ListContext {
  readonly at: number
  /** When the customer asked for it: what is served then can be ordered. */
  readonly seenAt: number
  /** The revision the customer saw; undefined: today's. */
  readonly priceRev: number | undefined
  /** The sending the lines come with, and who took them. */
  readonly round: number
  readonly by: string | null
  readonly newId: () => string
  /** The sale has happened, so it holds what has left the menu since. */
  readonly hasHappened: boolean
}

/** A screen may have shown prices that are this old: a weekend without the hub, not a month. */
const priceLifeMs = 3 * 24 * 3_600_000

/** No order of a shop comes to ten crore rupees; one that does is a slip of the finger. */
const grossMax = 10_000_000_000

export interface PricedOrder {
  readonly rev: number
  readonly lines: readonly OrderLine[]
}

/**
 * Prices every line. Refuses an empty order, a revision nobody can have seen lately, and the
 * first line that names something unknown, not sold here, without a price, in
 * an impossible quantity or with modifiers outside their limits.
 */
export const priceOrder = (
  context: PricingContext,
  args: readonly OrderLineArgs[],
): Result<PricedOrder, Refusal> => {
  if (args.length === 0) return no(refusal('order.empty'))
  const rev = revisionFor(context)
  if (!rev.ok) return rev
  const lines: OrderLine[] = []
  let gross = 0
  for (const arg of args) {
    const line = priceLine(context, rev.value, arg)
    if (!line.ok) return line
    lines.push(line.value)
    gross += lineGross(line.value.qtyMilli, unitPriceOf(line.value))
    if (gross > grossMax) return no(refusal('order.too-large'))
  }
  const filled = checkBoxes(context, lines)
  return filled.ok ? ok({ rev: rev.value, lines }) : filled
}

const revisionFor = ({ db, priceRev, at }: PricingContext): Result<number, Refusal> => {
  const current = priceRevision.get(db)?.rev ?? 1
  if (priceRev === undefined || priceRev === current) return ok(current)
  if (priceRev > current) return no(refusal('price.stale'))
  const endedAt = supersededAt.get(db, priceRev + 1)?.at ?? 0
  return at - endedAt > priceLifeMs ? no(refusal('price.stale')) : ok(priceRev)
}

const priceLine = (
  context: PricingContext,
  rev: number,
  arg: OrderLineArgs,
): Result<OrderLine, Refusal> => {
  const { db, outlet } = context
  const item = soldItem.get(db, outlet.outletId, arg.itemId)
  if (item === undefined) return no(refusal('item.unknown'))
  const names = namesOf(item)
  const { hasHappened } = context
  if (item.isActive === 0 && !hasHappened) return no(refusal('item.unknown'))
  if (item.soldAt === null && !hasHappened)
    return no(refusal('item.not-sold-here', { item: names }))
  const closed = hasHappened ? undefined : closedHours(context, item)
  if (closed !== undefined)
    return no(refusal('item.not-served-now', { item: names, hours: closed, itemId: arg.itemId }))

  const variantNames = namesOfVariant(context, item, names, arg.variantId)
  if (!variantNames.ok) return variantNames
  const chosen = chooseModifiers(
    names,
    item.modifierGroups === 0 ? [] : modifiersOf.all(db, arg.itemId),
    arg.modifierIds ?? [],
  )
  if (!chosen.ok) return chosen

  const parts = partsOf(context, chosen.value)
  const price = priceOf(context, rev, arg.variantId ?? arg.itemId)
  if (price === undefined) return no(refusal('item.no-price', { item: names }))
  const isWeighed = item.isWeighed === 1
  const taxed = comboTaxedAs(context, item, [...parts.values()])
  const packed = packLine(context, arg, {
    names,
    isWeighed,
    price,
    onShelf: () => ({
      shelf: priceOf({ ...context, customerGroup: retail }, rev, arg.variantId ?? arg.itemId),
      tax: {
        taxClass: taxClassAt(db, taxed.taxClassId, context.businessDate),
        scheme: outlet.taxScheme,
      },
    }),
  })
  if (!packed.ok) return packed
  const quantity = checkQuantity(names, isWeighed, packed.value.qtyMilli)
  if (!quantity.ok) return quantity
  // What was chosen is in the price that is printed.
  const isLabels = packed.value.packing?.label?.isCharged === true
  const modifiers = chosen.value.map(({ sizeId, ...modifier }) => ({
    ...modifier,
    ...sizeIn(context, modifier.itemId, sizeId),
    amount: isLabels ? 0 : (priceOf(context, rev, modifier.modifierId)?.amount ?? 0),
    ...stationIn(parts, modifier),
  }))
  const state = arg.isHeld
    ? 'held'
    : isMade({ stationId: item.stationId, modifiers })
      ? 'sent'
      : 'ready'
  return ok({
    lineId: context.newId(),
    round: context.round,
    state,
    itemId: arg.itemId,
    variantId: arg.variantId ?? null,
    names,
    variantNames: variantNames.value,
    modifiers,
    unitPrice: price.amount,
    isTaxIncluded: price.isTaxIncluded,
    ...packed.value,
    voidedMilli: 0,
    unit: item.unit,
    ...taxed,
    salesAccount: item.salesAccount,
    isDiscountable: item.isDiscountable === 1,
    stationId: item.stationId,
    note: arg.note ?? '',
    seat: arg.seat ?? null,
    course: arg.course ?? null,
    by: context.by,
    sentAt: state === 'held' ? null : context.at,
    readyAt: state === 'ready' ? context.at : null,
  })
}

/** The items a combo is put together from, by their ids; nothing for what is no combo. */
const partsOf = (
  { db, outlet }: PricingContext,
  chosen: readonly ChosenModifier[],
): ReadonlyMap<string, SoldItemRow> =>
  new Map(
    chosen.flatMap(({ itemId }) => {
      const part = itemId === null ? undefined : soldItem.get(db, outlet.outletId, itemId)
      return itemId === null || part === undefined ? [] : [[itemId, part] as const]
    }),
  )

/** Which size of its item a part is, with the name of it. */
const sizeIn = (
  { db }: PricingContext,
  itemId: string | null,
  sizeId: string | null,
): Partial<Pick<LineModifier, 'variantId' | 'variantNames'>> => {
  const size = itemId === null || sizeId === null ? undefined : variantOf.get(db, itemId, sizeId)
  return size === undefined || sizeId === null
    ? {}
    : { variantId: sizeId, variantNames: namesOf(size) }
}

/** Which station makes a part; what is no part has none. */
const stationIn = (
  parts: ReadonlyMap<string, SoldItemRow>,
  { itemId }: Pick<ChosenModifier, 'itemId'>,
): { readonly stationId?: string | null } => {
  const part = itemId === null ? undefined : parts.get(itemId)
  return part === undefined ? {} : { stationId: part.stationId }
}

/** What a line is taxed as here; a combo as whichever of its parts is taxed highest. */
const comboTaxedAs = (
  { db, outlet, businessDate }: PricingContext,
  item: SoldItemRow,
  parts: readonly SoldItemRow[],
): TaxedAs => {
  if (parts.length === 0) return taxedAs(item, outlet)
  const withClass = (one: SoldItemRow) => {
    const as = taxedAs(one, outlet)
    return { as, taxClass: taxClassAt(db, as.taxClassId, businessDate) }
  }
  return taxedHighest(withClass(item), parts.map(withClass)).as
}

const namesOf = oncePerRow((row: { readonly names: string }) => JSON.parse(row.names) as Names)

/** The hours an item is served at, where this is none of them. */
const closedHours = (
  { seenAt, outlet }: PricingContext,
  { served, categoryServed }: SoldItemRow,
): string | undefined => {
  if (served === '[]' && categoryServed === '[]') return undefined
  const moment = momentAt(seenAt, outlet.timeZone)
  const times = [served, categoryServed].map((json) => JSON.parse(json) as ServedTime[])
  const closed = times.find((one) => !isServed(one, moment))
  return closed === undefined ? undefined : servedHours(closed)
}

const namesOfVariant = (
  { db, hasHappened }: PricingContext,
  item: SoldItemRow,
  names: Names,
  variantId: string | undefined,
): Result<Names | null, Refusal> => {
  if (variantId === undefined) {
    return item.variants === 0 || hasHappened
      ? ok(null)
      : no(refusal('variant.missing', { item: names }))
  }
  const variant = variantOf.get(db, item.itemId, variantId)
  return variant === undefined || (variant.isActive === 0 && !hasHappened)
    ? no(refusal('variant.unknown', { item: names }))
    : ok(namesOf(variant))
}

const unitPriceOf = (line: OrderLine): number =>
  line.modifiers.reduce((sum, { amount }) => sum + amount, line.unitPrice)

const toPriceRows = oncePerRow((rows: readonly StoredPrice[]) => rows.map(toPriceRow))

/** What something costs by a list, as of a revision. */
export const priceOf = (
  { db, outlet, orderType, customerGroup, businessDate }: ListContext,
  rev: number,
  subjectId: string,
): ReturnType<typeof pickPrice> =>
  pickPrice(toPriceRows(pricesOf.all(db, subjectId)), {
    subjectId,
    outletId: outlet.outletId,
    orderType,
    customerGroup,
    businessDate,
    rev,
  })
