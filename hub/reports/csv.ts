/**
 * A table of a report as CSV (RFC 4180), for a spreadsheet or another program:
 * UTF-8 with its mark, dots for decimals, dates as 2026-11-21.
 */
import { nameIn, type Language, type Names } from '../../schema/names.ts'
import type { CsvTable } from '../../schema/report-args.ts'
import type { ReportPoint, SalesReport } from '../../schema/report.ts'

/** A name is text; what we count is already safe to be read as a number. */
type Cell = string | { readonly name: string }

export interface CsvPlace {
  readonly currencyExponent: number
  readonly language: Language
}

export const csvOf = (report: SalesReport, table: CsvTable, place: CsvPlace): string => {
  const [head, ...rows] = tables[table](report, writerFor(place))
  return `\uFEFF${[head ?? [], ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`
}

interface Writer {
  readonly name: (names: Names) => Cell
  readonly money: (minor: number) => string
}

const writerFor = ({ currencyExponent, language }: CsvPlace): Writer => ({
  name: (names) => ({ name: nameIn(names, language) }),
  money: (minor) => decimal(minor, currencyExponent),
})

type Table = (report: SalesReport, writer: Writer) => readonly (readonly Cell[])[]

const line: Table = ({ points, against, grain }, { money }) => {
  const cells = (point: ReportPoint | null): Cell[] =>
    point === null
      ? ['', '', '', '']
      : [dated(point.from), dated(point.to), String(point.bills), money(point.total)]
  return [
    [
      ...(grain === 'hour' ? ['hour'] : []),
      'from',
      'to',
      'bills',
      'total',
      ...(against === null
        ? []
        : ['compared_from', 'compared_to', 'compared_bills', 'compared_total']),
    ],
    ...points.map((point, i) => [
      ...(point.hour === null ? [] : [String(point.hour)]),
      ...cells(point),
      ...(against === null ? [] : cells(against.points[i] ?? null)),
    ]),
  ]
}

const items: Table = (report, { name, money }) => [
  ['item', 'size', 'category', 'unit', 'quantity', 'before_tax', 'total'],
  ...report.items.flatMap((item) => {
    const category = report.categories.find(({ categoryId }) => categoryId === item.categoryId)
    const sizes = item.variants.length === 0 ? [{ ...item, names: null }] : item.variants
    return sizes.map(({ names, qtyMilli, taxable, total }) => [
      name(item.names),
      names === null ? '' : name(names),
      category === undefined ? '' : name(category.names),
      item.unit,
      decimal(qtyMilli, 3),
      money(taxable),
      money(total),
    ])
  }),
]

const tables: Readonly<Record<CsvTable, Table>> = {
  line,
  items,
  categories: ({ categories }, { name, money }) => [
    ['category', 'total'],
    ...categories.map(({ names, total }) => [name(names), money(total)]),
  ],
  hours: ({ hours }, { money }) => [
    ['weekday', 'hour', 'bills', 'total'],
    // 1 for Monday, as ISO 8601 and every spreadsheet count.
    ...hours.map(({ weekday, hour, bills, total }) => [
      String(weekday + 1),
      String(hour),
      String(bills),
      money(total),
    ]),
  ],
  tenders: ({ tenders }, { money }) => [
    ['tender', 'payments', 'total'],
    ...tenders.map(({ kind, payments, amount }) => [kind, String(payments), money(amount)]),
  ],
}

/** Whole minor units as a decimal number, exact. */
const decimal = (minor: number, places: number): string => {
  const digits = String(Math.abs(minor)).padStart(places + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return places === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

const dated = (date: number): string => {
  const text = String(date)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

/** A name that begins like a formula would be carried out by a spreadsheet; it is told to be text. */
const quoted = (cell: Cell): string => {
  const text = typeof cell === 'string' ? cell : cell.name.replace(/^(?=[=+\-@\t\r])/, "'")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
