/**
 * Credit notes: every number the next one, every refund the sum of its parts,
 * all refunds of a bill together no more than it sold and was paid, each in
 * the books as the posting rule says.
 */
import { isDeepStrictEqual } from 'node:util'
import type { BillDoc } from '../../schema/bill.ts'
import { sum } from '../../schema/money.ts'
import { givenBack, leftByKind, leftOf, type RefundDoc } from '../../schema/refund.ts'
import { billById } from '../billing/bills.sql.ts'
import { refundsOf } from '../billing/refund.sql.ts'
import { entriesOf } from '../ledger/ledger.sql.ts'
import { refundEntry } from '../ledger/posting-rules.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import type { Database } from './driver.ts'
import { creditNotes } from './verify.sql.ts'
import type { Report } from './verify-words.ts'

/** Checks every credit note; returns the last number of each series. */
export const verifyCreditNotes = (db: Database, report: Report): ReadonlyMap<string, number> => {
  const last = new Map<string, { readonly no: number; readonly issuedAt: number }>()
  const bills = new Set<string>()
  const kept = new Map<string, number>()
  for (const note of creditNotes.all(db)) {
    const { outletId, series, fiscalYear, no, number, issuedAt } = note
    const key = `${outletId} ${series} ${fiscalYear}`
    const before = last.get(key) ?? { no: 0, issuedAt: 0 }
    if (no !== before.no + 1) report('refund.gap', `${number} comes after ${key} ${before.no}`)
    if (issuedAt < before.issuedAt) report('refund.gap', `${number} is older than the one before`)
    if (Number(/\d+$/.exec(number)?.[0]) !== no)
      report('refund.gap', `${number} is number ${no} of ${key}`)
    last.set(key, note)
    bills.add(note.billId)
    kept.set(note.refundId, note.payable)
  }
  for (const billId of bills) {
    const bill = billById(db, billId, billedLinesOf)
    const refunds = refundsOf(db, billId)
    if (bill === undefined) continue
    for (const problem of problemsOf(bill, refunds))
      report('refund.sum', `${bill.invoice?.number ?? billId}: ${problem}`)
    for (const refund of refunds) {
      if (kept.get(refund.refundId) !== refund.total.payable)
        report('refund.sum', `${refund.number}: another amount was kept`)
      if (!isPostedRight(db, refund)) report('entry.differs', `credit note ${refund.number}`)
    }
  }
  return new Map([...last].map(([key, { no }]) => [key, no]))
}

const problemsOf = (bill: BillDoc, refunds: readonly RefundDoc[]): readonly string[] => {
  const back = givenBack(refunds)
  const ways = refunds.flatMap(({ payments }) => payments)
  return [
    ...refunds.flatMap(({ number, total, tip, payments }) => {
      const parts = [...total.lines, ...total.charges]
      const isSum =
        sum(parts.map(({ taxable }) => taxable)) === total.taxable &&
        sum(parts.map((part) => part.total)) === total.total &&
        parts.every((part) => part.taxable + sum(Object.values(part.taxes)) === part.total) &&
        total.total + total.roundOff === total.payable &&
        sum(payments.map(({ amount }) => amount)) === total.payable + tip
      return isSum ? [] : [`${number} does not add up`]
    }),
    ...(refunds.every(({ part }, i) => part === i + 1) ? [] : ['a refund of it is missing']),
    ...(Object.values(leftOf(bill.lines, back)).some((left) => left < 0)
      ? ['more came back than was sold']
      : []),
    ...(back.payable > bill.total.payable ? ['more was given back than was paid'] : []),
    ...([...leftByKind(bill.payments, ways).values()].some((left) => left < 0)
      ? ['more went back one way than came by it']
      : []),
  ]
}

/** Whether the books hold exactly what the posting rule makes of the refund. */
const isPostedRight = (db: Database, refund: RefundDoc): boolean => {
  const [entry, ...more] = entriesOf(db, 'refund', refund.refundId)
  // Of a sale of nothing that was undone no money came back.
  if (refundEntry(refund).length === 0) return entry === undefined
  return (
    entry !== undefined &&
    more.length === 0 &&
    entry.businessDate === refund.businessDate &&
    entry.outletId === refund.outletId &&
    isDeepStrictEqual(entry.postings, refundEntry(refund))
  )
}
