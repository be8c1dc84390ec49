/** The arithmetic of a till: what should be in it, and what a Z report says. */
import type { BillTotal } from '../../schema/bill-total.ts'
import type { DiscountDoc } from '../../schema/bill.ts'
import { sum as sumOf, type Money } from '../../schema/money.ts'
import { accountKinds, tenderKinds } from '../../schema/tender-kinds.ts'
import type { TillReport } from '../../schema/till.ts'

/** As the product ships it, in minor units and minutes. */
export const shippedSetting = { overShortLimit: 100_00, drawerOpenMinutes: 3 } as const

/** What stands beside a move of a payment that became another way of paying: all of it, or a part. */
export const retendered = 'retendered'
export const retenderedPart = 'retendered-part'

interface Sum {
  readonly kind: string
  readonly tender: string
  readonly count: number
  readonly amount: Money
}

/** Cash that should be in the drawer: the float, and everything that moved cash. */
export const expectedCash = (float: Money, sums: readonly Sum[]): Money =>
  float + amountOf(sums, ({ tender }) => tender === 'cash')

/** The largest of some differences, short or over; nothing where there is none. */
export const worstOf = (differences: readonly Money[]): Money =>
  differences.reduce((worst, one) => (Math.abs(one) > Math.abs(worst) ? one : worst), 0)

/** What one kind of tender has taken and given back. */
export const takenBy = (tender: string, sums: readonly Sum[]): Money =>
  amountOf(sums, (sum) => sum.tender === tender && isTrade(sum))

/** Money for goods, as against cash that was carried in or out. */
const isTrade = ({ kind }: Sum): boolean =>
  kind === 'sale' || kind === 'refund' || kind === 'received'

const amountOf = (sums: readonly Sum[], isMeant: (sum: Sum) => boolean): Money =>
  sums.filter(isMeant).reduce((all, { amount }) => all + amount, 0)

const countOf = (sums: readonly Sum[], isMeant: (sum: Sum) => boolean): number =>
  sums.filter(isMeant).reduce((all, { count }) => all + count, 0)

const customary: readonly string[] = [...tenderKinds, ...accountKinds]

/** Cash first, then as the keys of the desk stand; what is not known comes last. */
const byCustom = (a: string, b: string): number => placeOf(a) - placeOf(b) || a.localeCompare(b)

const placeOf = (kind: string): number => {
  const place = customary.indexOf(kind)
  return place < 0 ? customary.length : place
}

/** The part of a report that follows from what moved. */
export const moneyOf = (
  float: Money,
  sums: readonly Sum[],
  /** How often money was given back: by however many ways at once, it is one refund. */
  refundCount: number,
): Pick<
  TillReport,
  | 'tenders'
  | 'float'
  | 'cashSales'
  | 'cashRefunds'
  | 'received'
  | 'cashReceived'
  | 'offline'
  | 'paidIn'
  | 'paidOut'
  | 'drops'
  | 'noSales'
  | 'refunds'
  | 'expected'
> => {
  const cash = (kind: string): Money =>
    amountOf(sums, (sum) => sum.kind === kind && sum.tender === 'cash')
  const tenders = [...new Set(sums.filter(isTrade).map(({ tender }) => tender))]
  return {
    tenders: tenders.toSorted(byCustom).map((kind) => ({
      kind,
      payments: countOf(
        sums,
        (sum) => sum.tender === kind && sum.kind !== 'refund' && isTrade(sum),
      ),
      amount: takenBy(kind, sums),
    })),
    refunds: {
      count: refundCount,
      amount: amountOf(sums, ({ kind }) => kind === 'refund'),
    },
    float,
    cashSales: cash('sale'),
    cashRefunds: cash('refund'),
    received: amountOf(sums, ({ kind }) => kind === 'received'),
    cashReceived: cash('received'),
    offline: cash('kept'),
    paidIn: cash('in'),
    paidOut: cash('out'),
    drops: cash('drop'),
    noSales: countOf(sums, ({ kind }) => kind === 'no-sale'),
    expected: expectedCash(float, sums),
  }
}

/** A settled bill as a report adds it up. */
export interface CountedBill {
  readonly total: BillTotal
  readonly discounts: readonly Pick<DiscountDoc, 'lineId' | 'isComp'>[]
  readonly businessDate: number
  /** Of its invoice. */
  readonly number: string
}

export type SalesPart = Pick<
  TillReport,
  | 'bills'
  | 'gross'
  | 'discounts'
  | 'comps'
  | 'charges'
  | 'taxable'
  | 'taxes'
  | 'tax'
  | 'roundOff'
  | 'payable'
  | 'tips'
  | 'firstInvoice'
  | 'lastInvoice'
>

/** Says the rate of a tax class on a day as paper shows it. */
export type RateOf = (taxClassId: string, businessDate: number) => string

/** What a till has sold before its first bill. */
export const nothingSold: SalesPart = {
  bills: 0,
  firstInvoice: '',
  lastInvoice: '',
  gross: 0,
  discounts: { count: 0, amount: 0 },
  comps: { count: 0, amount: 0 },
  charges: 0,
  taxable: 0,
  taxes: [],
  tax: 0,
  roundOff: 0,
  payable: 0,
  tips: 0,
}

/** The part of a report that follows from the bills, after one more of them. */
export const withBill = (
  before: SalesPart,
  { total, discounts, businessDate, number }: CountedBill,
  rateOf: RateOf,
): SalesPart => ({
  bills: before.bills + 1,
  firstInvoice: before.bills === 0 ? number : before.firstInvoice,
  lastInvoice: number,
  gross: before.gross + sumOf(total.lines.map(({ gross }) => gross)),
  discounts: withOff(
    before.discounts,
    total,
    discounts.filter(({ isComp }) => !isComp),
  ),
  comps: withOff(
    before.comps,
    total,
    discounts.filter(({ isComp }) => isComp),
  ),
  charges: before.charges + sumOf(total.charges.map(({ taxable }) => taxable)),
  taxable: before.taxable + total.taxableTotal,
  taxes: withTaxes(before.taxes, total, (taxClassId) => rateOf(taxClassId, businessDate)),
  tax: before.tax + total.taxTotal,
  roundOff: before.roundOff + total.roundOff,
  payable: before.payable + total.payable,
  tips: before.tips + total.tip,
})

const withOff = (
  before: SalesPart['discounts'],
  total: BillTotal,
  more: CountedBill['discounts'],
): SalesPart['discounts'] => ({
  count: before.count + more.length,
  amount: before.amount + sumOf(more.map(({ lineId }) => takenOff(total, lineId))),
})

const withTaxes = (
  before: SalesPart['taxes'],
  { byClass }: BillTotal,
  rateOf: (taxClassId: string) => string,
): SalesPart['taxes'] => {
  const rows = new Map(
    before.map(({ rate, taxable, taxes }) => [rate, { taxable, taxes: { ...taxes } }]),
  )
  for (const [taxClassId, charged] of Object.entries(byClass)) {
    const rate = Object.keys(charged.taxes).length === 0 ? '' : rateOf(taxClassId)
    const row = rows.get(rate) ?? { taxable: 0, taxes: {} }
    row.taxable += charged.taxable
    for (const [code, amount] of Object.entries(charged.taxes))
      row.taxes[code] = (row.taxes[code] ?? 0) + amount
    rows.set(rate, row)
  }
  return [...rows]
    .map(([rate, row]) => ({ rate, ...row }))
    .toSorted((a, b) => Number.parseFloat(a.rate || '-1') - Number.parseFloat(b.rate || '-1'))
}

/** How much a discount on a line, or on the whole bill, took off. */
const takenOff = ({ lines }: BillTotal, lineId: string | null): Money =>
  lineId === null
    ? sumOf(lines.map(({ billDiscount }) => billDiscount))
    : (lines.find(({ id }) => id === lineId)?.lineDiscount ?? 0)

/** Whether a difference is more than one person may decide on. */
export const isOverLimit = (difference: Money, limit: Money): boolean =>
  Math.abs(difference) > limit
