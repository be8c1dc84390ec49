/** What was taken by each way and what lies in the drawer, on a till's paper. */
import type { Money } from '../../schema/money.ts'
import { nameIn } from '../../schema/names.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'
import type { TillMoveDoc } from '../../schema/till.ts'
import { sumsOf } from '../../schema/till-sums.ts'
import { dateIn, inCurrency, plain } from '../billing/paper-format.ts'
import { pair, text, thin } from '../billing/paper-parts.ts'
import { heading, row, rowUnlessNothing, unlessNothing, type ReportPaper } from './paper-parts.ts'
import { tillWords } from './paper-words.ts'

export const tenders = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  if (report.tenders.length === 0) return []
  return [
    heading(words.tenders),
    ...report.tenders.map(({ kind, payments, amount }) =>
      row(words.tender[kind] ?? kind, payments, plain(amount, outlet)),
    ),
    ...rowUnlessNothing(words.ofIt, report.received ?? 0, outlet),
    ...rowUnlessNothing(words.parts, sumsOf(report).parts, outlet),
    thin,
    ...retendered({ report, outlet, language }),
  ]
}

/** What of it was booked as another way before somebody put it right. */
const retendered = ({
  report,
  outlet,
  language,
}: Pick<ReportPaper, 'report' | 'outlet' | 'language'>): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const changed = report.retendered ?? []
  if (changed.length === 0) return []
  const name = (kind: string): string => words.tender[kind] ?? kind
  return [
    heading(words.retendered),
    ...changed.map(({ from, to, count, amount }) =>
      row(words.became(name(from), name(to)), count, plain(amount, outlet)),
    ),
    thin,
  ]
}

export const cash = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  return [
    heading(words.cash),
    pair(words.float, plain(report.float, outlet)),
    ...(report.isConfirmed ? [] : [text(words.unconfirmed)]),
    ...unlessNothing(words.cashSales, report.cashSales, outlet),
    ...unlessNothing(words.cashRefunds, report.cashRefunds, outlet),
    ...unlessNothing(words.cashReceived, report.cashReceived, outlet),
    ...unlessNothing(words.offline, report.offline, outlet),
    ...unlessNothing(words.paidIn, report.paidIn, outlet),
    ...unlessNothing(words.paidOut, report.paidOut, outlet),
    ...unlessNothing(words.drops, report.drops, outlet),
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
    pair(words.leftIn, plain(report.left ?? 0, outlet)),
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
export const moves = ({
  report,
  outlet,
  language,
  nameOf,
}: ReportPaper): readonly ReceiptBlock[] => {
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
    ...(report.noSales === 0 ? [] : [heading(words.noSales), ...rows(['no-sale']), thin]),
  ]
}
