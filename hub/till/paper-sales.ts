/**
 * What was sold, on a till's paper, in the order an accountant reads it: how
 * many and by which numbers, then from gross to the total of the invoices, what
 * was given back, and the taxes by their rates.
 */
import type { ReceiptBlock } from '../../schema/receipt.ts'
import { sumsOf } from '../../schema/till-sums.ts'
import { inCurrency, plain } from '../billing/paper-format.ts'
import { pair, thin } from '../billing/paper-parts.ts'
import {
  heading,
  row,
  rowUnlessNever,
  rowUnlessNothing,
  unlessNever,
  type ReportPaper,
} from './paper-parts.ts'
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
    row(words.gross, null, plain(report.gross, outlet)),
    ...rowUnlessNever(words.discounts, { ...discounts, amount: -discounts.amount }, outlet),
    ...rowUnlessNever(words.comps, { ...comps, amount: -comps.amount }, outlet),
    row(words.net, null, plain(net, outlet), { isBold: true }),
    ...rowUnlessNothing(words.charges, report.charges, outlet),
    ...rowUnlessNothing(words.taxInside, taxInside, outlet),
    row(words.taxable, null, plain(report.taxable, outlet), { isBold: true }),
    ...Object.entries(heads).map(([code, amount]) => row(code, null, plain(amount, outlet))),
    ...rowUnlessNothing(words.roundOff, report.roundOff, outlet),
    row(words.total, null, inCurrency(report.payable, outlet), { isBold: true }),
    ...rowUnlessNothing(words.tips, report.tips, outlet),
    ...rowUnlessNever(words.refunds, refunds, outlet),
    ...(report.tips === 0 && refunds.count === 0
      ? []
      : [row(words.left, null, inCurrency(left, outlet), { isBold: true })]),
    thin,
  ]
}

/** The tax by its rates, as a return asks for it. */
export const taxes = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const codes = [...new Set(report.taxes.flatMap((one) => Object.keys(one.taxes)))]
  if (codes.length === 0) return []
  return [
    { kind: 'columns', cells: [words.rate, words.taxable, ...codes].slice(0, 6), isBold: true },
    ...report.taxes.map((one): ReceiptBlock => ({
      kind: 'columns',
      cells: [
        one.rate === '' ? words.untaxed : one.rate,
        plain(one.taxable, outlet),
        ...codes.map((code) => plain(one.taxes[code] ?? 0, outlet)),
      ].slice(0, 6),
      isBold: false,
    })),
    thin,
  ]
}
