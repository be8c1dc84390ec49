/** A customer's statement of account as a page, for whoever books it: from the same request as the till’s paper. Pure. */
import { dateText } from '../../schema/calendar.ts'
import { paperNumber } from '../../schema/customer-words.ts'
import type { Money } from '../../schema/money.ts'
import { inCurrency, plain } from '../billing/paper-format.ts'
import { pair } from '../billing/paper-parts.ts'
import { wordsFor } from '../billing/paper-words.ts'
import type { Sheet, SheetRow } from '../billing/sheet.ts'
import { bankNote, sellerOn, signedBy } from '../billing/sheet-parts.ts'
import { sheetWords } from '../billing/sheet-words.ts'
import { statementWords, whatMoved, type StatementPaper } from './statement.ts'
import { markOf, wayIn } from './ways.ts'

/** Composes the page. */
export const statementSheet = (request: StatementPaper): Sheet => {
  const { statement, outlet, language, from, to, no, person } = request
  const [words, own] = [statementWords[language], sheetWords[language]]
  const money = (amount: Money): string => plain(amount, outlet)
  const tax = wordsFor(outlet, language).taxNumber
  return {
    title: `${words.title} ${no} ${dateText(from)}–${dateText(to)}`,
    language,
    heading: words.title,
    mark: '',
    banners: [],
    remarks: [],
    seller: sellerOn(request),
    facts: [
      [words.customer, String(no)],
      [words.period, `${dateText(from)} – ${dateText(to)}`],
    ],
    parties:
      person === null || person.name === ''
        ? []
        : [
            {
              label: words.to,
              name: person.name,
              lines: [
                person.address,
                person.taxNumber === '' ? '' : `${tax} ${person.taxNumber}`,
              ].filter((line) => line !== ''),
            },
          ],
    table: {
      columns: [
        { head: words.day, align: 'left' },
        { head: words.what, align: 'left', isName: true },
        { head: words.number, align: 'left' },
        { head: words.owed, align: 'right' },
        { head: words.credited, align: 'right' },
        { head: words.balance, align: 'right' },
      ],
      rows: rowsOf(request),
      foot: ['', own.sum, '', ...sums(request), money(statement.closing)],
    },
    carried: { forward: own.forward, brought: own.brought },
    beside: [
      {
        label: words.aged,
        blocks: statement.aged.map((amount, i) => pair(words.ages[i] ?? '', money(amount))),
      },
    ],
    totals: [
      pair(words.opening, money(statement.opening)),
      pair(words.billed, money(statement.billed)),
      pair(words.received, money(0 - statement.paid)),
      pair(words.closing, inCurrency(statement.closing, outlet), { size: 'large', isBold: true }),
    ],
    tax: null,
    notes: bankNote(request),
    code: null,
    terms: statement.lines.length === 0 ? [words.none] : [],
    signatures: [signedBy(request)],
    thanks: '',
  }
}

/** What was put on the account and what came off it, up to a line. */
const sums = ({ statement, outlet }: StatementPaper, count = statement.lines.length): string[] => {
  const lines = statement.lines.slice(0, count)
  const of = (isSo: (amount: Money) => boolean): Money =>
    lines.reduce((all, { amount }) => (isSo(amount) ? all + Math.abs(amount) : all), 0)
  return [of((amount) => amount > 0), of((amount) => amount < 0)].map((sum) => plain(sum, outlet))
}

const rowsOf = (request: StatementPaper): readonly SheetRow[] => {
  const { statement, outlet, language } = request
  const words = statementWords[language]
  const money = (amount: Money): string => plain(amount, outlet)
  const opening = money(statement.opening)
  return [
    {
      cells: ['', words.opening, '', '', '', opening],
      details: [],
      sums: ['', '', '', ...sums(request, 0), opening],
    },
    ...statement.lines.map((move, i): SheetRow => ({
      cells: [
        dateText(move.businessDate),
        whatMoved(move, language),
        paperNumber(move.memo),
        move.amount > 0 ? money(move.amount) : '',
        move.amount > 0 ? '' : money(0 - move.amount),
        money(move.balance),
      ],
      details: (move.parts ?? [])
        .filter(({ kind, reference }) => kind !== 'cash' || reference !== '')
        .map((part) => `${wayIn(part, request)} ${markOf(part)}`.trim()),
      sums: ['', '', '', ...sums(request, i + 1), money(move.balance)],
    })),
  ]
}
