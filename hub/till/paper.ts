/**
 * What an X or a Z report says on paper. Pure: a report and its outlet in, a
 * receipt document out; the bridge sees to paper and bytes.
 */
import { nameIn } from '../../schema/names.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'
import { dateIn, plain } from '../billing/paper-format.ts'
import { pair, sign, space, text, thin } from '../billing/paper-parts.ts'
import { cash, moves, tenders } from './paper-cash.ts'
import { unlessNever, type ReportPaper } from './paper-parts.ts'
import { counts, sales, taxes } from './paper-sales.ts'
import { tillWords } from './paper-words.ts'

export const reportPaper = (paper: ReportPaper): ReceiptDocument => {
  const { report, language } = paper
  const words = tillWords[language]
  return {
    title: report.kind === 'z' ? `${words.z} ${report.zNo ?? ''}` : words.x,
    language,
    blocks: [
      ...head(paper),
      ...counts(paper),
      ...sales(paper),
      ...taxes(paper),
      ...tenders(paper),
      ...cash(paper),
      ...moves(paper),
      ...foot(paper),
    ],
  }
}

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

/** Cheques that came back while the till was open, each by its number, and those the bank has not paid yet. */
const cheques = ({ report, outlet, language }: ReportPaper): readonly ReceiptBlock[] => {
  const words = tillWords[language]
  const { inHand, bounced } = report.cheques ?? { inHand: { count: 0, amount: 0 }, bounced: [] }
  return [
    ...unlessNever(words.chequesInHand, inHand, outlet),
    ...bounced.flatMap(({ number, bank, receipt, amount }) => [
      pair(words.chequeBounced, plain(amount, outlet)),
      text([number, bank, receipt].filter((part) => part !== '').join(' · '), { isIndented: true }),
    ]),
  ]
}

const foot = (paper: ReportPaper): readonly ReceiptBlock[] => {
  const { report, outlet, language } = paper
  const words = tillWords[language]
  return [
    ...unlessNever(words.openBills, report.openBills, outlet),
    ...cheques(paper),
    ...(report.note === '' ? [] : [text(`${words.note}: ${report.note}`)]),
    ...(report.kind === 'z'
      ? [
          sign(words.signature),
          text(`${words.log} ${report.chain.seq} · ${report.chain.hash.slice(0, 16)}`),
        ]
      : []),
    space,
  ]
}
