/** The tables of a page: what was sold, line by line, and its taxes by code and rate. Pure. */
import { sum, type Money } from '../../schema/money.ts'
import { plain } from './paper-format.ts'
import { wordsFor } from './paper-words.ts'
import type { ReceiptRequest } from './receipt-request.ts'
import { isBeforeTax, isInclusive } from './printed-lines.ts'
import { isTaxShown, taxRowsOf, type TaxRow } from './receipt-tax.ts'
import type { SheetColumn, SheetTable } from './sheet.ts'
import { sheetWords } from './sheet-words.ts'

/** A line or a charge, with what stands in each of its columns. */
export interface Sold {
  readonly over?: string
  readonly name: string
  readonly details: readonly string[]
  readonly code: string
  readonly quantity: string
  readonly unit: string
  /** What one of it costs; empty where nobody was told. */
  readonly each: string
  readonly discount: Money
  /** `5%`, or what is said of what is not taxed. */
  readonly rate: string
  readonly taxable: Money
  readonly tax: Money
  readonly total: Money
}

/** A column with what stands in it; of what can be added up, the amount. */
interface Told<R> extends SheetColumn {
  readonly says: (row: R, index: number) => string | Money
}

type Described = Pick<SheetTable['rows'][number], 'details' | 'over'>

const bare = <R>(column: Told<R>): SheetColumn => {
  const { says: _, ...rest } = column
  return rest
}

const tableOf = <R>(
  columns: readonly Told<R>[],
  rows: readonly R[],
  {
    describe,
    foot,
    money,
  }: {
    readonly describe: (row: R) => Described
    readonly foot: string
    readonly money: (amount: Money) => string
  },
): SheetTable => {
  const said = rows.map((row, i) => columns.map(({ says }) => says(row, i)))
  const written = (one: string | Money | undefined): string =>
    typeof one === 'number' ? money(one) : (one ?? '')
  const sumsTo = (count: number): readonly string[] =>
    columns.map((_column, at) => {
      const amounts = said.slice(0, count).flatMap((cells) => {
        const cell = cells[at]
        return typeof cell === 'number' ? [cell] : []
      })
      return amounts.length === 0 ? '' : money(sum(amounts))
    })
  return {
    columns: columns.map(bare),
    rows: rows.map((row, i) => ({
      ...describe(row),
      cells: (said[i] ?? []).map(written),
      sums: sumsTo(i + 1),
    })),
    foot: sumsTo(rows.length).map((cell, at) => (columns[at]?.isName === true ? foot : cell)),
  }
}

/** Whether a rate has its tax inside; said wherever some of what is sold has. */
const eachIs = (request: ReceiptRequest): 'each' | 'eachInclusive' | 'eachBefore' => {
  if (!isTaxShown(request)) return 'each'
  return isInclusive(request.bill)
    ? 'eachInclusive'
    : isBeforeTax(request.bill)
      ? 'eachBefore'
      : 'each'
}

/** Several taxes on one thing: their rates stand in the table of the taxes alone. */
const isStacked = ({ rate }: Sold): boolean => rate.includes(' + ')

/** What was sold; a column that nothing stands in is left out. */
export const soldTable = (sold: readonly Sold[], request: ReceiptRequest): SheetTable => {
  const { outlet, language } = request
  const words = sheetWords[language]
  const isIndian = outlet.country === 'IN'
  const some = (column: Told<Sold>): readonly Told<Sold>[] =>
    sold.some((one, i) => ![0, ''].includes(column.says(one, i))) ? [column] : []
  const taxed: readonly Told<Sold>[] = isTaxShown(request)
    ? [
        { head: words.taxable, align: 'right', says: ({ taxable }) => taxable },
        ...(sold.some(isStacked) && !isIndian
          ? []
          : [
              {
                head: isIndian ? words.gst : words.taxRate,
                align: 'right',
                says: ({ rate }: Sold) => rate,
              } as const,
            ]),
        { head: words.tax, align: 'right', says: ({ tax }) => tax },
      ]
    : []
  const columns: readonly Told<Sold>[] = [
    { head: words.no, align: 'left', says: (_one, i) => String(i + 1) },
    { head: words.item, align: 'left', isName: true, says: ({ name }) => name },
    ...(isIndian
      ? some({ head: words.hsn, align: 'left', folds: 'beneath', says: ({ code }) => code })
      : []),
    ...some({ head: words.quantity, align: 'right', says: ({ quantity }) => quantity }),
    ...some({ head: words.unit, align: 'left', folds: 'behind', says: ({ unit }) => unit }),
    ...some({ head: words[eachIs(request)], align: 'right', says: ({ each }) => each }),
    ...some({
      head: words.discount,
      align: 'right',
      folds: 'beneath',
      says: ({ discount }) => (discount === 0 ? '' : discount),
    }),
    ...taxed,
    { head: words.amount, align: 'right', says: ({ total }) => total },
  ]
  return tableOf(columns, sold, {
    describe: ({ details, over }) => ({ details, ...(over === undefined ? {} : { over }) }),
    foot: words.sum,
    money: (amount) => plain(amount, outlet),
  })
}

/** `2.5%` of `5%` within the State: what each head of GST takes of a rate, and a cess beside it. */
const headRate = (rate: string, code: string): string => {
  const [whole, cess] = rate.split(' + ').map((part) => /^([\d.]+)%$/.exec(part)?.[1])
  if (code === 'CESS') return cess === undefined ? '' : `${cess}%`
  if (whole === undefined) return ''
  return code === 'IGST' ? `${whole}%` : `${Number(whole) / 2}%`
}

/** Value and taxes by code and rate, each head of GST with its own rate; null where no tax is shown. */
export const taxTable = (
  request: ReceiptRequest,
): { readonly label: string; readonly table: SheetTable } | null => {
  if (!isTaxShown(request)) return null
  const { bill, outlet, language } = request
  const words = sheetWords[language]
  const isIndian = outlet.country === 'IN'
  // Codes of goods are India’s.
  const rows = taxRowsOf(request, { isCoded: isIndian })
  const isCoded = rows.some(({ code }) => code !== '')
  const money = (amount: Money): string => plain(amount, outlet)
  const heads = Object.keys(bill.total.taxes).flatMap((tax): readonly Told<TaxRow>[] => [
    ...(isIndian
      ? [
          {
            head: `${tax} %`,
            align: 'right',
            says: ({ rate }: TaxRow) => headRate(rate, tax),
          } as const,
        ]
      : []),
    { head: tax, align: 'right', says: ({ taxes }) => taxes.get(tax) ?? 0 },
  ])
  const rate: Told<TaxRow> = {
    head: isIndian ? words.gst : words.taxRate,
    align: isCoded ? 'right' : 'left',
    ...(isCoded ? {} : { isName: true }),
    says: (row) => row.rate,
  }
  const columns: readonly Told<TaxRow>[] = [
    ...(isCoded
      ? [
          {
            head: wordsFor(outlet, language).rate,
            align: 'left',
            isName: true,
            says: ({ code }: TaxRow) => code,
          } as const,
        ]
      : []),
    rate,
    { head: words.taxable, align: 'right', says: ({ taxable }) => taxable },
    ...heads,
    {
      head: words.totalTax,
      align: 'right',
      says: ({ taxes }) => sum([...taxes.values()]),
    },
  ]
  return {
    label: isIndian ? words.taxByCode : words.taxByRate,
    table: tableOf(columns, rows, { describe: () => ({ details: [] }), foot: words.sum, money }),
  }
}
