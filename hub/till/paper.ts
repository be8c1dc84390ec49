/**
 * What an X or a Z report says on paper. Pure: a report and its outlet in, a
 * receipt document out; the bridge sees to paper and bytes.
 */
import type { Money } from '../../schema/money.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'
import type { TillMoveDoc, TillReport } from '../../schema/till.ts'
import { dateIn, inCurrency, plain } from '../billing/paper-format.ts'
import { tillWords } from './paper-words.ts'

export interface ReportPaper {
  readonly report: TillReport
  readonly outlet: OutletDoc
  readonly language: Language
  /** 1 is the original; every further copy says DUPLICATE. */
  readonly copy: number
  readonly nameOf: (userId: string | null) => string
}

export const reportPaper = (paper: ReportPaper): ReceiptDocument => {
  const { report, language } = paper
  const words = tillWords[language]
  return {
    title: report.kind === 'z' ? `${words.z} ${report.zNo ?? ''}` : words.x,
    language,
    blocks: [
      ...head(paper),
      ...sales(paper),
      ...taxes(paper),
      ...tenders(paper),
      ...cash(paper),
      ...moves(paper),
      ...foot(paper),
    ],
  }
}

const text = (
  words: string,
  style: Partial<Extract<ReceiptBlock, { kind: 'text' }>> = {},
): ReceiptBlock => ({
  kind: 'text',
  text: words,
  align: 'left',
  size: 'normal',
  isBold: false,
  ...style,
})
const pair = (
  left: string,
  right: string,
  style: Partial<Extract<ReceiptBlock, { kind: 'pair' }>> = {},
): ReceiptBlock => ({ kind: 'pair', left, right, size: 'normal', isBold: false, ...style })
const thin: ReceiptBlock = { kind: 'rule', style: 'thin' }
const heading = (words: string): ReceiptBlock => text(words, { isBold: true })

const head = ({ report, outlet, language, copy, nameOf }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const isZ = report.kind === 'z'
  const who = (at: number, userId: string | null): string =>
    [dateIn(at, outlet, language), nameOf(userId)].filter((part) => part !== '').join(' · ')
  return [
    text(nameIn(outlet.names, language), { align: 'centre', isBold: true }),
    text(nameIn(report.names, language), { align: 'centre' }),
    ...(copy > 1 ? [{ kind: 'banner', text: `${words.duplicate} ${copy - 1}` } as const] : []),
    text(isZ ? `${words.z} ${report.zNo ?? ''}` : words.x, {
      align: 'centre',
      size: 'large',
      isBold: true,
    }),
    ...(isZ ? [] : [text(words.xNote, { align: 'centre' })]),
    pair(words.businessDate, dayIn(report.businessDate)),
    pair(words.opened, who(report.openedAt, report.openedBy)),
    pair(isZ ? words.closed : words.printed, who(report.until, report.closedBy)),
    ...(report.approvedBy === null ? [] : [pair(words.allowedBy, nameOf(report.approvedBy))]),
    ...(report.handedTo === null ? [] : [pair(words.handedTo, nameOf(report.handedTo))]),
    thin,
  ]
}

const dayIn = (date: number): string =>
  `${String(date % 100).padStart(2, '0')}/${String(Math.floor(date / 100) % 100).padStart(2, '0')}/${Math.floor(date / 10_000)}`

/** `3 · 120.00`: how often, and how much in all. */
const counted = (
  { count, amount }: { readonly count: number; readonly amount: Money },
  outlet: OutletDoc,
): string => `${count} · ${plain(amount, outlet)}`

/** A line of figures that says nothing where it is nothing. */
const unlessNothing = (
  name: string,
  sum: { readonly count: number; readonly amount: Money },
  outlet: OutletDoc,
): readonly ReceiptBlock[] => (sum.count === 0 ? [] : [pair(name, counted(sum, outlet))])

const sales = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const amount = (name: string, value: Money): readonly ReceiptBlock[] =>
    value === 0 ? [] : [pair(name, plain(value, outlet))]
  return [
    heading(words.sales),
    pair(words.bills, String(report.bills)),
    ...(report.firstInvoice === ''
      ? []
      : [pair(words.invoices, `${report.firstInvoice} – ${report.lastInvoice}`)]),
    pair(words.gross, plain(report.gross, outlet)),
    ...unlessNothing(words.discounts, report.discounts, outlet),
    ...unlessNothing(words.comps, report.comps, outlet),
    ...amount(words.charges, report.charges),
    pair(words.taxable, plain(report.taxable, outlet)),
    pair(words.tax, plain(report.tax, outlet)),
    ...amount(words.roundOff, report.roundOff),
    pair(words.total, inCurrency(report.payable, outlet), { isBold: true }),
    ...amount(words.tips, report.tips),
    ...unlessNothing(words.refunds, report.refunds, outlet),
    ...(report.refunds.count === 0
      ? []
      : [
          pair(words.net, inCurrency(report.payable + report.refunds.amount, outlet), {
            isBold: true,
          }),
        ]),
    ...unlessNothing(words.voids, report.voids, outlet),
    thin,
  ]
}

const taxes = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
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

const tenders = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  if (report.tenders.length === 0) return []
  return [
    heading(words.tenders),
    ...report.tenders.map(({ kind, payments, amount }) =>
      pair(words.tender[kind] ?? kind, counted({ count: payments, amount }, outlet)),
    ),
    ...((report.received ?? 0) === 0
      ? []
      : [pair(words.ofIt, plain(report.received ?? 0, outlet))]),
    thin,
  ]
}

const cash = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const amount = (name: string, value: Money): readonly ReceiptBlock[] =>
    value === 0 ? [] : [pair(name, plain(value, outlet))]
  return [
    heading(words.cash),
    pair(words.float, plain(report.float, outlet)),
    ...(report.isConfirmed ? [] : [text(words.unconfirmed)]),
    ...amount(words.cashSales, report.cashSales),
    ...amount(words.cashRefunds, report.cashRefunds),
    ...amount(words.cashReceived, report.cashReceived),
    ...amount(words.offline, report.offline),
    ...amount(words.paidIn, report.paidIn),
    ...amount(words.paidOut, report.paidOut),
    ...amount(words.drops, report.drops),
    pair(words.expected, inCurrency(report.expected, outlet), { isBold: true }),
    ...differences({ report, outlet, language }),
  ]
}

const differences = ({
  report,
  outlet,
  language,
}: Pick<ReportPaper, 'report' | 'outlet' | 'language'>): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const says = (difference: Money): ReceiptBlock =>
    difference === 0
      ? text(words.exact)
      : pair(difference > 0 ? words.over : words.short, inCurrency(Math.abs(difference), outlet), {
          isBold: true,
        })
  const [money, ...others] = report.differences
  if (money === undefined) return [thin]
  return [
    ...report.pieces.map(({ value, pieces }) =>
      pair(`${pieces} x ${plain(value, outlet)}`, plain(value * pieces, outlet), {
        isIndented: true,
      }),
    ),
    ...(report.sinceCount === 0
      ? []
      : [pair(words.sinceCount, plain(report.sinceCount, outlet), { isIndented: true })]),
    pair(words.counted, inCurrency(money.counted, outlet), { isBold: true }),
    says(money.difference),
    ...(report.counts > 1 ? [pair(words.timesCounted, String(report.counts))] : []),
    pair(words.left, plain(report.left ?? 0, outlet)),
    pair(words.deposit, plain(report.deposit ?? 0, outlet)),
    ...others.flatMap((other) => [
      thin,
      heading(words.tender[other.kind] ?? other.kind),
      pair(words.expected, plain(other.expected, outlet)),
      pair(words.counted, plain(other.counted, outlet)),
      says(other.difference),
    ]),
    thin,
  ]
}

/** A paper holds the last of so many; the sums above them hold all. */
const mostMoves = 120

/** What was carried in and out, and who opened the drawer without a sale. */
const moves = ({ report, outlet, language, nameOf }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const why = ({ names, note }: TillMoveDoc): string =>
    [nameIn(names, language), note]
      .filter((part) => part !== '')
      .join(': ')
      .slice(0, 180)
  const rows = (kinds: readonly string[]): readonly ReceiptBlock[] =>
    report.moves
      .filter(({ kind }) => kinds.includes(kind))
      .slice(-mostMoves)
      .flatMap((move) => [
        move.kind === 'no-sale' ? text(why(move)) : pair(why(move), plain(move.amount, outlet)),
        text(`${dateIn(move.at, outlet, language)} · ${nameOf(move.by)}`, { isIndented: true }),
      ])
  const money = rows(['in', 'out', 'drop'])
  return [
    ...(money.length === 0
      ? []
      : [heading(`${words.paidIn} / ${words.paidOut} / ${words.drops}`), ...money, thin]),
    ...(report.noSales === 0
      ? []
      : [
          pair(words.noSales, String(report.noSales), { isBold: true }),
          ...rows(['no-sale']),
          thin,
        ]),
  ]
}

const foot = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  return [
    ...unlessNothing(words.openBills, report.openBills, outlet),
    ...(report.note === '' ? [] : [text(`${words.note}: ${report.note}`)]),
    ...(report.kind === 'z'
      ? [
          { kind: 'space' } as const,
          pair(words.signature, '____________'),
          text(`${words.log} ${report.chain.seq} · ${report.chain.hash.slice(0, 16)}`),
        ]
      : []),
    { kind: 'space' },
  ]
}
