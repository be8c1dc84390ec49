/** A customer's statement of account as paper: opening balance, bills and payments, closing balance, ageing. Pure. */
import { dateText } from '../../schema/calendar.ts'
import type { Movement } from '../../schema/customer.ts'
import { paperNumber } from '../../schema/customer-words.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'
import type { Statement } from '../../schema/statement.ts'
import { inCurrency, plain } from '../billing/paper-format.ts'
import { centre, pair, space, text, thin } from '../billing/paper-parts.ts'
import { wordsFor } from '../billing/paper-words.ts'
import { markOf, wayIn } from './ways.ts'

export const statementWords = {
  en: {
    title: 'Statement of account',
    to: 'For',
    customer: 'Customer no.',
    period: 'Period',
    opening: 'Opening balance',
    bill: 'Bill',
    paid: 'Payment',
    back: 'Credit note',
    bounced: 'Cheque bounced',
    moved: 'Taken over',
    day: 'Date',
    amount: 'Amount',
    balance: 'Balance',
    billed: 'Bills in this time',
    received: 'Payments and credits',
    closing: 'Closing balance',
    ages: ['0–30 days', '31–60 days', '61–90 days', 'Over 90 days'],
    aged: 'How old what is owed is',
    what: 'What',
    number: 'Number',
    owed: 'Billed',
    credited: 'Paid',
    none: 'No bill and no payment in this time.',
  },
  hi: {
    title: 'खाता विवरण',
    to: 'ग्राहक',
    customer: 'ग्राहक नं.',
    period: 'अवधि',
    opening: 'आरंभिक शेष',
    bill: 'बिल',
    paid: 'भुगतान',
    back: 'क्रेडिट नोट',
    bounced: 'चेक बाउंस',
    moved: 'लाया गया',
    day: 'दिनांक',
    amount: 'रकम',
    balance: 'शेष',
    billed: 'इस अवधि के बिल',
    received: 'भुगतान और जमा',
    closing: 'अंतिम शेष',
    ages: ['0–30 दिन', '31–60 दिन', '61–90 दिन', '90 दिन से ऊपर'],
    aged: 'बाक़ी रकम कितनी पुरानी है',
    what: 'विवरण',
    number: 'नंबर',
    owed: 'बिल की रकम',
    credited: 'चुकाया',
    none: 'इस अवधि में न बिल, न भुगतान।',
  },
} as const

export type StatementMove = Omit<Movement, 'balance'>

export interface StatementPaper {
  readonly statement: Statement<StatementMove>
  readonly outlet: OutletDoc
  readonly language: Language
  readonly from: number
  readonly to: number
  readonly no: number
  /** Only on what is kept by whoever asked; a printer's paper names nobody. */
  readonly person: {
    readonly name: string
    readonly address: string
    readonly taxNumber: string
  } | null
}

export const statementPaper = (request: StatementPaper): ReceiptDocument => {
  const { statement, outlet, language, from, to, no, person } = request
  const words = statementWords[language]
  const receipt = wordsFor(outlet, language)
  return {
    title: `${words.title} ${no} ${dateText(from)}–${dateText(to)}`,
    language,
    blocks: [
      text(nameIn(outlet.names, language), { align: 'centre', size: 'large', isBold: true }),
      ...centre(outlet.address),
      ...centre(outlet.taxNumber === '' ? '' : `${receipt.taxNumber} ${outlet.taxNumber}`),
      space,
      text(words.title, { align: 'centre', isBold: true }),
      pair(`${words.customer} ${no}`, `${dateText(from)} – ${dateText(to)}`, { isBold: true }),
      ...(person === null || person.name === ''
        ? []
        : [
            text(`${words.to}: ${person.name}`, { isBold: true }),
            ...(person.address === '' ? [] : [text(person.address)]),
            ...(person.taxNumber === '' ? [] : [text(`${receipt.taxNumber} ${person.taxNumber}`)]),
          ]),
      thin,
      pair(words.opening, plain(statement.opening, outlet), { isBold: true }),
      { kind: 'columns', cells: [words.day, words.amount, words.balance], isBold: true },
      ...(statement.lines.length === 0 ? [text(words.none)] : []),
      ...statement.lines.flatMap((move): readonly ReceiptBlock[] => [
        {
          kind: 'columns',
          cells: [
            `${dayText(move.businessDate, request)} ${sayMove(move, language)}`,
            plain(move.amount, outlet),
            plain(move.balance, outlet),
          ],
          isBold: false,
        },
        ...(move.parts ?? [])
          .filter(({ kind, reference }) => kind !== 'cash' || reference !== '')
          .map((part) =>
            text(`${wayIn(part, request)} ${markOf(part)}`.trim(), { isIndented: true }),
          ),
      ]),
      thin,
      pair(words.billed, plain(statement.billed, outlet)),
      pair(words.received, plain(0 - statement.paid, outlet)),
      pair(words.closing, inCurrency(statement.closing, outlet), { size: 'large', isBold: true }),
      space,
      text(words.aged, { isBold: true }),
      ...statement.aged.map((amount, i) => pair(words.ages[i] ?? '', plain(amount, outlet))),
      space,
    ],
  }
}

/** `26/11`, so that it stands on one line with what it was; with its year where the time has several. */
const dayText = (date: number, { from, to }: Pick<StatementPaper, 'from' | 'to'>): string => {
  const [day = '', month = '', year = ''] = dateText(date).split('/')
  const isOneYear = Math.floor(from / 10_000) === Math.floor(to / 10_000)
  return [day, month, ...(isOneYear ? [] : [year.slice(-2)])].join('/')
}

/** What became of a movement, with the number of its paper. */
const sayMove = (move: StatementMove, language: Language): string =>
  [whatMoved(move, language), paperNumber(move.memo)].filter((word) => word !== '').join(' ')

/** What a movement was. */
export const whatMoved = ({ sourceKind, amount }: StatementMove, language: Language): string => {
  const words = statementWords[language]
  switch (sourceKind) {
    case 'customer':
      return words.moved
    case 'money':
      return words.paid
    case 'cheque':
      return words.bounced
    default:
      return amount > 0 ? words.bill : words.back
  }
}
