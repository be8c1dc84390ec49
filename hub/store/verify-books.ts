/**
 * Bills, invoices and the journal: every number the next one, every bill the
 * sum of its parts, every sale in the books as the posting rule says.
 */
import { verifyChallans } from './verify-challans.ts'
import { isDeepStrictEqual } from 'node:util'
import type { BillDoc } from '../../schema/bill.ts'
import { grossOf, type BillTotal } from '../../schema/bill-total.ts'
import { sum } from '../../schema/money.ts'
import { billAsSettled, billById } from '../billing/bills.sql.ts'
import { entriesOf } from '../ledger/ledger.sql.ts'
import { retenderEntry, saleEntry, twiceEntry } from '../ledger/posting-rules.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import type { Database } from './driver.ts'
import { verifyCreditNotes } from './verify-refunds.ts'
import {
  billsAfter,
  entries,
  invoices,
  numberSeries,
  type BillKey,
  type InvoiceRow,
} from './verify.sql.ts'
import type { Report } from './verify-words.ts'

export const verifyBooks = (db: Database, report: Report): void => {
  verifyInvoices(db, report)
  verifyBills(db, report)
  verifyEntries(db, report)
}

const verifyInvoices = (db: Database, report: Report): void => {
  const last = new Map<string, Pick<InvoiceRow, 'no' | 'issuedAt' | 'isImported'>>()
  for (const invoice of invoices.all(db)) {
    const { outletId, series, fiscalYear, no, number, issuedAt, billState, isImported } = invoice
    const key = `${outletId} ${series} ${fiscalYear}`
    const before = last.get(key) ?? { no: 0, issuedAt: 0, isImported }
    if (no !== before.no + 1) report('invoice.gap', `${number} comes after ${key} ${before.no}`)
    // Sales of the past come in whatever order; their series says so by holding nothing else.
    if (isImported !== before.isImported)
      report('invoice.number', `${number} is in a series of another kind`)
    else if (isImported === 0 && issuedAt < before.issuedAt)
      report('invoice.gap', `${number} is older than the one before`)
    if (Number(/\d+$/.exec(number)?.[0]) !== no)
      report('invoice.number', `${number} is number ${no} of ${key}`)
    if (billState !== 'settled') report('invoice.number', `${number} is for a bill nobody has paid`)
    last.set(key, invoice)
  }
  const notes = verifyCreditNotes(db, report)
  const challans = verifyChallans(db, report)
  for (const [key, no] of [...notes, ...challans]) last.set(key, { no, issuedAt: 0, isImported: 0 })
  const given = new Map(
    numberSeries
      .all(db)
      .map(({ outletId, series, fiscalYear, lastNo }) => [
        `${outletId} ${series} ${fiscalYear}`,
        lastNo,
      ]),
  )
  for (const key of new Set([...last.keys(), ...given.keys()])) {
    if (given.get(key) !== last.get(key)?.no)
      report(
        'invoice.gap',
        `${key} has documents up to ${last.get(key)?.no ?? 0} and has given out ${given.get(key) ?? 0}`,
      )
  }
}

const verifyBills = (db: Database, report: Report): void => {
  let last = ''
  for (let page = billsAfter.all(db, last); page.length > 0; page = billsAfter.all(db, last)) {
    for (const row of page) {
      last = row.billId
      const bill = billById(db, row.billId, billedLinesOf)
      if (bill === undefined) {
        report('bill.sum', `bill ${row.billId} has no order`)
        continue
      }
      const name = bill.invoice?.number ?? bill.billId
      for (const problem of sumProblems(bill, row)) report('bill.sum', `bill ${name}: ${problem}`)
      for (const problem of paymentProblems(bill, row))
        report('bill.paid', `bill ${name}: ${problem}`)
      const settled = billAsSettled(db, row.billId, billedLinesOf)
      if (settled?.state === 'settled' && !isPostedRight(db, settled))
        report('entry.differs', `bill ${name}`)
      if (!areRetendersPosted(db, bill)) report('entry.differs', `another way to pay ${name}`)
      if (!isTwicePosted(db, bill)) report('entry.differs', `what came twice for ${name}`)
    }
  }
}

const sumProblems = (
  { lines, total, mergedInto }: BillDoc,
  { payable }: BillKey,
): readonly string[] => [
  ...lines.flatMap((line) => {
    const charged = total.lines.find(({ id }) => id === line.lineId)
    const modifiers = line.modifiers.map(({ amount }) => amount)
    if (charged === undefined) return [`${line.names.en} is not charged`]
    return charged.gross === grossOf({ ...line, modifiers })
      ? []
      : [`${line.names.en} is charged ${charged.gross}`]
  }),
  ...unless(total.lines.length === lines.length, 'it charges lines nobody ordered'),
  ...totalProblems(total),
  ...unless(total.payable === payable, `${payable} was kept as its amount`),
  ...unless(
    mergedInto === undefined || total.due === 0,
    'it is on another one, and owes something',
  ),
]

const totalProblems = ({ lines, charges, ...total }: BillTotal): readonly string[] => {
  const parts = [...lines, ...charges]
  const taxes = parts.flatMap((part) => Object.values(part.taxes))
  return [
    ...unless(
      parts.every((part) => part.taxable + sum(Object.values(part.taxes)) === part.total),
      'a line is not its value and its taxes',
    ),
    ...unless(sum(parts.map(({ taxable }) => taxable)) === total.taxableTotal, 'its lines'),
    ...unless(sum(taxes) === total.taxTotal, 'its taxes'),
    ...unless(sum(Object.values(total.taxes)) === total.taxTotal, 'its taxes by kind'),
    ...unless(total.taxableTotal + total.taxTotal === total.total, 'its total'),
    ...unless(total.total + total.roundOff === total.payable, 'its round-off'),
    ...unless(total.payable + total.tip === total.due, 'what is due'),
  ]
}

const paymentProblems = (bill: BillDoc, { payments, strays }: BillKey): readonly string[] =>
  bill.state !== 'settled'
    ? [
        ...unless(
          payments === bill.payments.length && bill.payments.every(({ isPart }) => isPart),
          'money was taken for it, and it is open',
        ),
        ...unless(bill.invoice === null, 'it has an invoice, and it is open'),
      ]
    : [
        ...unless(bill.invoice !== null, 'it is settled, and has no invoice'),
        ...unless(strays === 0, 'what settled it is the money of another day'),
        ...unless(
          sum(bill.payments.map(({ amount }) => amount)) === bill.total.due,
          `${bill.total.due} is due and ${sum(bill.payments.map(({ amount }) => amount))} was paid`,
        ),
        ...unless(
          sum(bill.payments.map(({ change }) => change)) === bill.change,
          `${bill.change} was given back`,
        ),
      ]

const unless = (isRight: boolean, problem: string): readonly string[] => (isRight ? [] : [problem])

/** Whether the books hold exactly what the posting rule makes of the bill. */
const isPostedRight = (db: Database, bill: BillDoc): boolean => {
  const expected = saleEntry(bill)
  const posted = entriesOf(db, 'bill', bill.billId).filter(({ purpose }) => purpose === 'sale')
  const [entry] = posted
  if (expected.length === 0) return entry === undefined
  return (
    entry !== undefined &&
    entry.businessDate === bill.businessDate &&
    entry.outletId === bill.outletId &&
    isDeepStrictEqual(entry.postings, expected)
  )
}

/** Whether the books have every payment that became another way of paying, as the posting rule says, and no more. */
const areRetendersPosted = (
  db: Database,
  { billId, outletId, retenders = [] }: BillDoc,
): boolean => {
  const posted = entriesOf(db, 'bill', billId).filter(({ purpose }) =>
    purpose.startsWith('retender:'),
  )
  return (
    posted.length === retenders.length &&
    retenders.every((retender) => {
      const entry = posted.find(({ purpose }) => purpose === `retender:${retender.retenderId}`)
      return (
        entry?.businessDate === retender.businessDate &&
        entry.outletId === outletId &&
        isDeepStrictEqual(entry.postings, retenderEntry(retender))
      )
    })
  )
}

/** Whether the books have what came for it once more, and what of that went back. */
const isTwicePosted = (db: Database, { twice = [] }: BillDoc): boolean =>
  twice.every(({ twiceId, kind, amount, back }) => {
    const posted = entriesOf(db, 'twice', twiceId).map(({ postings }) => postings)
    const gone = back === null ? [] : [twiceEntry({ kind: back.kind, amount: -amount })]
    return isDeepStrictEqual(posted, [twiceEntry({ kind, amount }), ...gone])
  })

const verifyEntries = (db: Database, report: Report): void => {
  const last = new Map<string, number>()
  for (const { outletId, fiscalYear, no, isSealed, postings, residue } of entries.all(db)) {
    const key = `${outletId} ${fiscalYear}`
    const name = `entry ${no} of ${key}`
    const before = last.get(key) ?? 0
    if (no !== before + 1) report('entry.gap', `${name} comes after ${before}`)
    if (isSealed !== 1) report('entry.open', name)
    if (residue !== 0) report('entry.balance', `${name} is out by ${residue}`)
    if (postings < 2) report('entry.balance', `${name} has ${postings} postings`)
    last.set(key, no)
  }
}
