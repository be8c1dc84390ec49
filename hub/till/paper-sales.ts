/**
 * What was sold, on a till's paper, in the order an accountant reads it: how
 * many and by which numbers, then from gross to the total of the invoices, what
 * was given back, and the taxes by their rates.
 */
import type { ReceiptBlock } from '../../schema/receipt.ts'
import { sumsOf } from '../../schema/till-sums.ts'
import { inCurrency, plain } from '../billing/paper-format.ts'
import { pair, thin } from '../billing/paper-parts.ts'
import { heading, unlessNever, unlessNothing, type ReportPaper } from './paper-parts.ts'
import { tillWords } from './paper-words.ts'

/** How many bills, refunds and openings there were, and the first and last number of each series. */
export const counts = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const { undone = 0, series } = report
  return [
    pair(words.bills, String(report.bills)),
    pair(words.refundsGiven, String(report.refunds.count)),
    ...(undone === 0 ? [] : [pair(words.undone, String(undone), { isIndented: true })]),
    ...unlessNever(words.voids, report.voids, outlet),
    pair(words.noSales, String(report.noSales)),
    ...(series ?? seriesOfBefore(report)).map(({ kind, first, last }) =>
      pair(
        kind === 'invoice' ? words.invoices : words.creditNotes,
        first === last ? first : `${first} – ${last}`,
      ),
    ),
    thin,
  ]
}

/** Reports of before know the first and the last invoice alone. */
const seriesOfBefore = ({
  firstInvoice,
  lastInvoice,
}: ReportPaper['report']): NonNullable<ReportPaper['report']['series']> =>
  firstInvoice === '' ? [] : [{ kind: 'invoice', first: firstInvoice, last: lastInvoice, count: 0 }]

export const sales = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const { net, taxInside, heads, left } = sumsOf(report)
  const { discounts, comps, refunds } = report
  return [
    heading(words.sales),
    pair(words.gross, plain(report.gross, outlet)),
    ...unlessNever(words.discounts, { ...discounts, amount: -discounts.amount }, outlet),
    ...unlessNever(words.comps, { ...comps, amount: -comps.amount }, outlet),
    pair(words.net, plain(net, outlet), { isBold: true }),
    ...unlessNothing(words.charges, report.charges, outlet),
    ...unlessNothing(words.taxInside, taxInside, outlet),
    pair(words.taxable, plain(report.taxable, outlet), { isBold: true }),
    ...Object.entries(heads).map(([code, amount]) => pair(code, plain(amount, outlet))),
    ...unlessNothing(words.roundOff, report.roundOff, outlet),
    pair(words.total, inCurrency(report.payable, outlet), { isBold: true }),
    ...unlessNothing(words.tips, report.tips, outlet),
    ...unlessNever(words.refunds, refunds, outlet),
    ...(report.tips === 0 && refunds.count === 0
      ? []
      : [pair(words.left, inCurrency(left, outlet), { isBold: true })]),
    thin,
  ]
}

/** The tax by its rates, as a return asks for it. */
export const taxes = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const codes = [...new Set(report.taxes.flatMap((row) => Object.keys(row.taxes)))]
  if (codes.length === 0) return []
  return [
    { kind: 'columns', cells: [words.rate, words.taxable, ...codes].slice(0, 6), isBold: true },
    ...report.taxes.map((row): ReceiptBlock => ({
      kind: 'columns',
      cells: [
        row.rate === '' ? words.untaxed : row.rate,
        plain(row.taxable, outlet),
        ...codes.map((code) => plain(row.taxes[code] ?? 0, outlet)),
      ].slice(0, 6),
      isBold: false,
    })),
    thin,
  ]
}
