/**
 * The arithmetic of owing and paying: an order becomes a bill, tenders settle it.
 */
import type { BillDoc, BillLine, DiscountDoc, Payment, TenderArgs } from '../../schema/bill.ts'
import { grossOf, totalBill, type BillTotal, type Discount } from '../../schema/bill-total.ts'
import { roundingFor, type Meant } from '../../schema/cash-rounding.ts'
import { lowerable, mostOff, reachesLine } from '../../schema/lowering.ts'
import { mulRate, sum, type Money } from '../../schema/money.ts'
import type { OrderLine } from '../../schema/order.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { TaxClass } from '../../schema/tax.ts'

/** The reference of UPI or a card is often no more than its last figures, so those are looked up for so long. */
export const referenceLifeMs = 24 * 3_600_000

/** A line as it is charged: without how far the kitchen is with it, and when it is to begin. */
export const toBillLine = (line: OrderLine): BillLine => {
  const { state: _, sentAt: _sent, readyAt: _ready, course: _course, ...charged } = line
  return charged
}

/** Who sits where matters until it is paid; a settled bill must not change when guests do. */
export const seatedWhile = (
  state: BillDoc['state'],
  lines: readonly BillLine[],
): readonly BillLine[] => (state === 'settled' ? lines.map(unseated) : lines)

const unseated = (line: BillLine): BillLine => {
  const { seat: _, ...rest } = line
  return rest
}

/** Everything that makes up what is owed. */
export type Owed = Pick<BillDoc, 'lines' | 'discounts' | 'charges' | 'supply'> & {
  readonly tip: Money
  /** As it was worked out before: an equal part keeps its share of the whole. */
  readonly total?: Pick<BillTotal, 'share'>
}

/** A bill of lines and nothing else. */
export const plain = (lines: readonly BillLine[]): Owed => ({
  lines,
  discounts: [],
  charges: [],
  supply: 'intra',
  tip: 0,
})

/**
 * What is owed, by the outlet's tax scheme and rounding. A counter or a table is
 * a supply within the State: the place of supply is the shop (IGST Act s. 12(4),
 * s. 10(1)(c)); only goods that are sent to another State are not.
 */
export const billOf = (
  owed: Owed,
  outlet: OutletDoc,
  taxClassOf: (taxClassId: string) => TaxClass,
  meant: readonly Meant[] = [],
): BillTotal => {
  const [discount] = owed.discounts.filter(({ lineId }) => lineId === null)
  return totalBill({
    lines: owed.lines.map((line) => ({
      id: line.lineId,
      qtyMilli: line.qtyMilli,
      ...(line.part === undefined ? {} : { part: line.part }),
      unitPrice: line.unitPrice,
      modifiers: line.modifiers.map((modifier) => modifier.amount),
      taxClass: taxClassOf(line.taxClassId),
      isTaxIncluded: line.isTaxIncluded,
      isDiscountable: reachesLine(discount, line),
      ...discountOf(
        owed,
        owed.discounts.find(({ lineId }) => lineId === line.lineId),
      ),
    })),
    charges: owed.charges.map(({ chargeId, ratePpm, amount, taxClassId, isTaxIncluded }) => {
      const taxClass = taxClassOf(taxClassId)
      return ratePpm === null
        ? { id: chargeId, amount: amount ?? 0, taxClass, isTaxIncluded }
        : { id: chargeId, ratePpm, taxClass }
    }),
    ...discountOf(owed, discount),
    tip: owed.tip,
    share: owed.total?.share,
    supply: owed.supply,
    scheme: outlet.taxScheme,
    taxRounding: outlet.taxRounding,
    ...roundingFor(outlet, meant),
  })
}

/**
 * What each line that is discounted would have come to without its discount and
 * without tax: the books show income at its list value and the discount apart.
 */
export const listOf = (
  owed: Owed,
  outlet: OutletDoc,
  taxClassOf: (taxClassId: string) => TaxClass,
  total: BillTotal,
): Readonly<Record<string, Money>> => {
  if (total.discountTotal === 0) return {}
  const list = billOf({ ...owed, discounts: [] }, outlet, taxClassOf)
  return Object.fromEntries(
    total.lines
      .filter(({ lineDiscount, billDiscount }) => lineDiscount + billDiscount > 0)
      .map(({ id }) => [id, list.lines.find((line) => line.id === id)?.taxable ?? 0]),
  )
}

/** What a discount takes off, of a bill that was worked out with it. */
export const takenBy = ({ lines }: BillTotal, lineId: string | null): Money =>
  sum(
    lines.map(({ id, lineDiscount, billDiscount }) =>
      lineId === null ? billDiscount : id === lineId ? lineDiscount : 0,
    ),
  )

const grossNow = (line: BillLine): Money =>
  grossOf({ ...line, modifiers: line.modifiers.map(({ amount }) => amount) })

/**
 * What a discount on a line, or on all the lines it reaches, is taken from as they are now.
 * @param like what reaches the lines; missing: a discount on all that may be discounted.
 */
export const lowerableOf = (
  { lines, discounts }: Pick<BillDoc, 'lines' | 'discounts'>,
  lineId: string | null,
  like?: Pick<DiscountDoc, 'isComp' | 'covers'>,
): Money => {
  if (lineId !== null) return sum(lines.filter((line) => line.lineId === lineId).map(grossNow))
  return lowerable(
    lines.map((line) => {
      const gross = grossNow(line)
      const own = discounts.find((one) => one.lineId === line.lineId)
      const off = own === undefined ? 0 : (own.amount ?? mulRate(gross, own.ratePpm ?? 0))
      return { isDiscountable: reachesLine(like, line), amount: gross - Math.min(gross, off) }
    }),
  )
}

/**
 * A discount as the arithmetic takes it. One of an amount never outgrows its cap,
 * however the bill shrinks; a rate beyond its reason never what was allowed, however it grows.
 */
const discountOf = (
  owed: Owed,
  discount: DiscountDoc | undefined,
): { readonly discount?: Discount } => {
  if (discount === undefined) return {}
  const { lineId, ratePpm, capPpm, isComp, given } = discount
  if (ratePpm !== null) {
    const isBound = capPpm === null && !isComp && given !== null
    return { discount: isBound ? { ratePpm, most: given } : { ratePpm } }
  }
  const amount = discount.amount ?? 0
  const most = capPpm === null ? amount : mostOff(lowerableOf(owed, lineId), capPpm)
  return { discount: { amount: Math.min(amount, most) } }
}

/** A tender with whose it is: the customer of an account or a wallet, or a voucher. */
export type Owned<T> = T & { readonly of?: string }

/** Tenders with the amounts they stand for: `exact` is whatever the others leave of what is due. */
export const offersOf = (
  due: Money,
  tenders: readonly Owned<TenderArgs>[],
): readonly (Omit<Owned<TenderArgs>, 'offered'> & { readonly offered: Money })[] => {
  const named = sum(tenders.map(({ offered }) => (offered === 'exact' ? 0 : offered)))
  return tenders.map((tender) => ({
    ...tender,
    // Away from the hub what was kept is what was handed over; the hub's own sum was not known there.
    offered:
      tender.offered === 'exact' ? (tender.kept ?? Math.max(0, due - named)) : tender.offered,
  }))
}

/** What was paid already, as rounding counts it. */
export const meantBy = (payments: readonly Pick<Payment, 'kind' | 'amount'>[]): readonly Meant[] =>
  payments.map(({ kind, amount }) => ({ kind, offered: amount }))

/** How a bill was paid: what each tender gave, what goes back, what the drawer was over or short by. */
export interface Settlement {
  readonly payments: readonly Omit<Payment, 'paymentId' | 'isPart'>[]
  readonly change: Money
  readonly overShort: Money
}

/**
 * Decides whether the tenders settle what is due, and what change is owed.
 *
 * Change comes out of cash alone: a card charged for more than its share would
 * need a refund at the bank, so a card or UPI above what is left is refused,
 * unless the guest has paid it and gets the rest out of the drawer.
 * Cash taken while the screen was away from the hub is already in the drawer;
 * what it differs by from the bill is over or short, never a refusal.
 */
export const settle = (
  due: Money,
  tenders: readonly Owned<TenderArgs>[],
): Result<Settlement, Refusal> => {
  if (tenders.filter((tender) => tender.offered === 'exact').length > 1)
    return no(refusal('tender.twice'))
  // Cash last, so that the others are applied in full and change is given on cash only.
  const offers = offersOf(due, tenders).toSorted(
    (a, b) => Number(a.kind === 'cash') - Number(b.kind === 'cash'),
  )

  let left = due
  let overShort = 0
  const payments: Omit<Payment, 'paymentId' | 'isPart'>[] = []
  for (const { kind, offered, reference = '', kept, of, isOverInCash = false } of offers) {
    if (kept !== undefined && kind === 'cash') {
      payments.push({
        kind,
        amount: left,
        offered: Math.max(offered, left),
        change: Math.max(0, offered - kept),
        reference,
      })
      overShort += kept - left
      left = 0
      continue
    }
    const amount = Math.min(offered, left)
    const givesChange = kind === 'cash' || (isOverInCash && (kind === 'upi' || kind === 'card'))
    if (!givesChange && offered > amount)
      return no(refusal('tender.over', { kind, over: offered - amount }))
    // What was asked for no more, as a second `exact` would be, is no payment; cash that was handed over is change.
    if (offered === 0 && due > 0) continue
    payments.push({
      kind,
      amount,
      offered,
      change: offered - amount,
      reference,
      ...(of === undefined ? {} : { of }),
    })
    left -= amount
  }
  if (left > 0) return no(refusal('tender.short', { missing: left }))
  return ok({
    payments,
    change: sum(payments.map((payment) => payment.change)),
    overShort,
  })
}
