/**
 * Finding bills: what a bill is found by is written down with its settlement
 * and again with each refund, and what somebody typed becomes a question.
 */
import type { TenderKind } from '../../schema/bill.ts'
import {
  billSearchPage,
  type BillField,
  type BillsFound,
  type BillSearchArgs,
} from '../../schema/bill-search.ts'
import { isInvoiceNo } from '../../schema/invoice-no.ts'
import type { Tx } from '../bus/tx.ts'
import type { Database } from '../store/driver.ts'
import {
  addDoc,
  billsMatching,
  docOfBill,
  forgetWords,
  invoicesMatching,
  writeWords,
} from './search.sql.ts'

/** Rows of one business date, and the room for them. */
const ofDay = 100_000_000

/** Writes down what a settled bill is found by, in the transaction that settles it. */
export const indexBill = (
  tx: Tx,
  { billId, businessDate }: { readonly billId: string; readonly businessDate: number },
): void => {
  const first = businessDate * ofDay
  const doc = addDoc.get(tx.db, first, billId, first, first + ofDay - 1)?.doc
  if (doc === undefined) throw new Error(`bill ${billId} has no row to be found by`)
  writeWords.run(tx.db, doc, billId)
}

/** The same again, after something of the bill was given back. */
export const reindexBill = (tx: Tx, billId: string): void => {
  const row = docOfBill.get(tx.db, billId)
  if (row === undefined) throw new Error(`bill ${billId} was never written down to be found`)
  forgetWords.run(tx.db, row.doc)
  writeWords.run(tx.db, row.doc, billId)
}

/** No bill is found by who is forgotten; one that is still open was never written down. */
export const forgetBuyer = (tx: Tx, billId: string): void => {
  if (docOfBill.get(tx.db, billId) !== undefined) reindexBill(tx, billId)
}

/** Whose names a typed word may be. */
interface Person {
  readonly userId: string
  readonly name: string
}

export interface SearchContext {
  readonly db: Database
  readonly outletId: string
  readonly currencyExponent: number
  readonly people: readonly Person[]
  /** The ids of customers of a name, a phone or its last figures; none for whoever may not know customers. */
  readonly customersBy: (typed: string) => readonly string[]
}

/** A page of settled bills that have everything asked for, the newest first. */
export const findBills = (context: SearchContext, args: BillSearchArgs): BillsFound => {
  const { from = 0, to = 9999_99_99, after } = args
  const last = to * ofDay + ofDay - 1
  const rows = billsMatching(context.db, {
    match: matchOf(context, args),
    from: from * ofDay,
    to: after === undefined ? last : Math.min(last, after - 1),
    limit: billSearchPage + 1,
  })
  const page = rows.slice(0, billSearchPage)
  const isMore = rows.length > billSearchPage
  return {
    ok: true,
    bills: page.map(({ bill }) => bill),
    next: isMore ? String(page.at(-1)?.doc) : null,
  }
}

/** The other outlet whose invoice has exactly this number; undefined where none has. */
export const outletOfNumber = (
  { db, outletId }: Pick<SearchContext, 'db' | 'outletId'>,
  typed: string,
): string | undefined => {
  const number = typed.trim().toLowerCase()
  if (!number.includes('/') || !isInvoiceNo(number)) return undefined
  return invoicesMatching
    .all(db, `number:${quoted(number)}`)
    .find((one) => one.outletId !== outletId && one.number.toLowerCase() === number)?.outletId
}

/** What was typed and chosen, in the language of FTS5; every word has to be there. */
export const matchOf = (
  { outletId, ...known }: Omit<SearchContext, 'db'>,
  { find, field, tender, by, state }: Omit<BillSearchArgs, 'from' | 'to' | 'after'>,
): string =>
  [
    `outlet:${quoted(oneWord(outletId))}`,
    ...(tender === undefined ? [] : [`tender:${quoted(tender satisfies TenderKind)}`]),
    ...(by === undefined ? [] : [`by:${quoted(oneWord(by))}`]),
    ...(state === undefined ? [] : [`state:${quoted(state)}`]),
    ...wordsIn(find).map((word) => `(${meanings(word, field, known)})`),
  ].join(' AND ')

const wordsIn = (find: string): readonly string[] =>
  find
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))

/** An id as the index has it. */
const oneWord = (id: string): string => id.replaceAll(/[-_]/g, '')

const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`

type Known = Omit<SearchContext, 'db' | 'outletId'>

/** Everything a typed word may mean: `#12` is a token, `₹480` an amount, `480` either, `m1/` a number. */
const meanings = (word: string, field: BillField | undefined, known: Known): string => {
  if (field !== undefined) return meaningOf[field](word.replace(/^[#₹]/, ''), known)
  if (word.startsWith('#')) return meaningOf.token(word.slice(1), known)
  if (word.startsWith('₹')) return meaningOf.amount(word.slice(1), known)
  const isFigures = /^[\d,]+(\.\d*)?$/.test(word)
  const fields: readonly BillField[] = isFigures
    ? ['number', 'token', 'table', 'amount', 'reference', 'customer']
    : ['number', 'table', 'item', 'reference', 'by', 'customer', 'buyer']
  return fields.map((one) => meaningOf[one](word, known)).join(' OR ')
}

const meaningOf: Readonly<Record<BillField, (word: string, known: Known) => string>> = {
  number: (word) => `number:${quoted(word)}`,
  token: (word) => `token:${quoted(word)}`,
  table: (word) => `place:${quoted(word)}`,
  amount: (word, { currencyExponent }) =>
    `amount:${quoted(String(Math.round(Number(word.replaceAll(',', '')) * 10 ** currencyExponent)))}`,
  item: (word) => `item:${quoted(word)} *`,
  reference: (word) =>
    word.length < 3 ? `reference:${quoted(word)}` : `reference:${quoted(word)} *`,
  by: (word, { people }) => {
    const meant = people.filter(({ name }) =>
      name
        .toLowerCase()
        .split(' ')
        .some((part) => part.startsWith(word)),
    )
    return oneOf(
      'by',
      meant.map(({ userId }) => userId),
    )
  },
  buyer: (word) => (word.length < 3 ? `buyer:${quoted(word)}` : `buyer:${quoted(word)} *`),
  customer: (word, { customersBy }) => oneOf('customer', customersBy(word)),
}

/** Bills of any of these; where there is nobody like that, a word that no bill has. */
const oneOf = (column: 'by' | 'customer', ids: readonly string[]): string =>
  ids.length === 0
    ? `${column}:"0"`
    : `${column}:(${ids.map((id) => quoted(oneWord(id))).join(' OR ')})`
