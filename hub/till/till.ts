/** The arithmetic of a till: what should be in it, and what a Z report says. */
import type { BillTotal } from '../../schema/bill-total.ts'
import type { DiscountDoc } from '../../schema/bill.ts'
import type { Money } from '../../schema/money.ts'
import type { TillReport } from '../../schema/till.ts'

/** As the product ships it, in minor units and minutes. */
export const shippedSetting = { overShortLimit: 100_00, drawerOpenMinutes: 3 } as const

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

/** The part of a report that follows from what moved. */
export const moneyOf = (
  float: Money,
  sums: readonly Sum[],
): Pick<
  TillReport,
  | 'tenders'
  | 'float'
  | 'cashSales'
  | 'cashRefunds'
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
    tenders: tenders.toSorted().map((kind) => ({
      kind,
      payments: countOf(
        sums,
        (sum) => sum.tender === kind && sum.kind !== 'refund' && isTrade(sum),
      ),
      amount: takenBy(kind, sums),
    })),
    refunds: {
      count: countOf(sums, ({ kind }) => kind === 'refund'),
      amount: amountOf(sums, ({ kind }) => kind === 'refund'),
    },
    float,
    cashSales: cash('sale'),
    cashRefunds: cash('refund'),
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
>

/** The part of a report that follows from the bills. `rateOf` says the rate of a tax class as paper shows it. */
export const salesOf = (
  bills: Iterable<CountedBill>,
  rateOf: (taxClassId: string) => string,
): SalesPart => {
  const sales = {
    bills: 0,
    gross: 0,
    discounts: { count: 0, amount: 0 },
    comps: { count: 0, amount: 0 },
    charges: 0,
    taxable: 0,
    tax: 0,
    roundOff: 0,
    payable: 0,
    tips: 0,
  }
  const taxes = new Map<string, { taxable: Money; taxes: Record<string, Money> }>()
  for (const { total, discounts } of bills) {
    sales.bills += 1
    sales.charges += total.charges.reduce((sum, { taxable }) => sum + taxable, 0)
    sales.taxable += total.taxableTotal
    sales.tax += total.taxTotal
    sales.roundOff += total.roundOff
    sales.payable += total.payable
    sales.tips += total.tip
    for (const line of total.lines) sales.gross += line.gross
    for (const { lineId, isComp } of discounts) {
      const off = isComp ? sales.comps : sales.discounts
      off.count += 1
      off.amount += takenOff(total, lineId)
    }
    for (const [taxClassId, charged] of Object.entries(total.byClass)) {
      const rate = Object.keys(charged.taxes).length === 0 ? '' : rateOf(taxClassId)
      const row = taxes.get(rate) ?? { taxable: 0, taxes: {} }
      row.taxable += charged.taxable
      for (const [code, amount] of Object.entries(charged.taxes))
        row.taxes[code] = (row.taxes[code] ?? 0) + amount
      taxes.set(rate, row)
    }
  }
  return {
    ...sales,
    taxes: [...taxes]
      .map(([rate, row]) => ({ rate, ...row }))
      .toSorted((a, b) => Number.parseFloat(a.rate || '-1') - Number.parseFloat(b.rate || '-1')),
  }
}

/** How much a discount on a line, or on the whole bill, took off. */
const takenOff = ({ lines }: BillTotal, lineId: string | null): Money =>
  lineId === null
    ? lines.reduce((sum, { billDiscount }) => sum + billDiscount, 0)
    : (lines.find(({ id }) => id === lineId)?.lineDiscount ?? 0)

/** Whether a difference is more than one person may decide on. */
export const isOverLimit = (difference: Money, limit: Money): boolean =>
  Math.abs(difference) > limit
