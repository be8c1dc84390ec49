/** Writes journal entries. Nothing else in the hub does. */
import type { BillDoc, Payment } from '../../schema/bill.ts'
import type { CustomerDoc } from '../../schema/customer.ts'
import type { EntryDoc, Posting } from '../../schema/ledger.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import type { RetenderDoc } from '../../schema/retender.ts'
import { fiscalYear } from '../../schema/time.ts'
import type { Reaction, Tx } from '../bus/tx.ts'
import type { Money } from '../../schema/money.ts'
import {
  accountBalance,
  addToBalance,
  addToParty,
  entriesOf,
  entryFor,
  entryNumber,
  insertEntry,
  insertPosting,
  lastEntryNo,
  sealEntry,
} from './ledger.sql.ts'
import {
  chequeEntry,
  mergeEntry,
  moneyEntry,
  partBackEntry,
  partEntry,
  refundEntry,
  retenderEntry,
  saleEntry,
  twiceEntry,
} from './posting-rules.ts'
import { unowedEntry } from './till-rules.ts'

interface NewEntry {
  readonly businessDate: number
  readonly memo: string
  readonly sourceKind: string
  readonly sourceId: string
  readonly purpose: string
  /** The entry it takes back whole; at most one does. */
  readonly reversesId?: string | null
  readonly postings: readonly Posting[]
}

/** The books follow from the sale, in its own transaction. */
export const postSale = (tx: Tx, bill: BillDoc): void => {
  const postings = saleEntry(bill)
  // A bill of nothing (everything given free) moves no money.
  if (postings.length === 0) return
  postEntry(tx, {
    businessDate: bill.businessDate,
    memo: `Sale ${bill.invoice?.number ?? bill.billId}`,
    sourceKind: 'bill',
    sourceId: bill.billId,
    purpose: 'sale',
    postings,
  })
}

/** What was given back, in an entry of its own; the entry of a sale that was undone names that sale's. */
export const postRefund = (tx: Tx, refund: RefundDoc): void => {
  const postings = refundEntry(refund)
  // Of a sale of nothing nothing comes back.
  if (postings.length === 0) return
  const { billId, refundId, number, invoiceNumber, isUndo } = refund
  postEntry(tx, {
    businessDate: refund.businessDate,
    memo: `Credit note ${number} for ${invoiceNumber}`,
    sourceKind: 'refund',
    sourceId: refundId,
    purpose: isUndo ? 'undo' : 'refund',
    reversesId: isUndo ? (entryFor.get(tx.db, 'bill', billId, 'sale')?.entryId ?? null) : null,
    postings,
  })
}

/**
 * A payment became another way of paying. One entry takes the money out of the one account
 * and puts it into the other; it stands with the bill, whose sale stays as it was posted.
 */
export const postRetender = (
  tx: Tx,
  { billId, invoice }: Pick<BillDoc, 'billId' | 'invoice'>,
  retender: RetenderDoc,
): void =>
  postEntry(tx, {
    businessDate: retender.businessDate,
    memo: `${invoice?.number ?? billId} was paid by ${retender.to.kind}, not ${retender.from.kind}`,
    sourceKind: 'bill',
    sourceId: billId,
    purpose: `retender:${retender.retenderId}`,
    postings: retenderEntry(retender),
  })

/**
 * The parts of a bill that were just taken, each in an entry of its own; returns
 * them. What is in the books already is left alone.
 */
export const postParts = (tx: Tx, bill: BillDoc): readonly Payment[] => {
  const fresh = bill.payments.filter(
    ({ paymentId }) => entryFor.get(tx.db, 'bill', bill.billId, `part:${paymentId}`) === undefined,
  )
  for (const payment of fresh) {
    postEntry(tx, {
      memo: `Part payment of bill ${bill.token}`,
      sourceKind: 'bill',
      sourceId: bill.billId,
      purpose: `part:${payment.paymentId}`,
      businessDate: tx.businessDate,
      postings: partEntry(payment),
    })
  }
  return fresh
}

/** What of the parts of a bill was just given back, each in an entry of its own; returns those payments. */
export const postBacks = (tx: Tx, bill: BillDoc): readonly Payment[] => {
  const fresh = bill.payments.filter(
    ({ paymentId, back }) =>
      back !== undefined &&
      entryFor.get(tx.db, 'bill', bill.billId, `back:${paymentId}`) === undefined,
  )
  for (const { paymentId, back } of fresh) {
    if (back === undefined) continue
    postEntry(tx, {
      memo: `Part payment of bill ${bill.token} given back`,
      sourceKind: 'bill',
      sourceId: bill.billId,
      purpose: `back:${paymentId}`,
      businessDate: tx.businessDate,
      postings: partBackEntry(back),
    })
  }
  return fresh
}

/** Money came for a settled bill once more, or went back. */
export const postTwice = (
  tx: Tx,
  { billId, invoice }: Pick<BillDoc, 'billId' | 'invoice'>,
  {
    twiceId,
    isBack,
    ...moved
  }: Pick<Payment, 'kind' | 'amount'> & { readonly twiceId: string; readonly isBack: boolean },
): void =>
  postEntry(tx, {
    businessDate: tx.businessDate,
    memo: `Paid twice for ${invoice?.number ?? billId}${isBack ? ', given back' : ''}`,
    sourceKind: 'twice',
    sourceId: twiceId,
    purpose: isBack ? 'back' : 'came',
    postings: twiceEntry(moved),
  })

/** Cash that was kept for a bill that owes nothing any more, once for each time it was taken. */
export const postUnowed = (
  tx: Tx,
  { billId, token }: Pick<BillDoc, 'billId' | 'token'>,
  amount: Money,
): void =>
  postEntry(tx, {
    businessDate: tx.businessDate,
    memo: `Cash kept for bill ${token}, which owed nothing`,
    sourceKind: 'bill',
    sourceId: billId,
    purpose: `unowed:${tx.command.id}`,
    postings: unowedEntry(amount),
  })

/** Money that came in for no bill, or went back. */
export const postMoney: Reaction<'money.received'> = (tx, money) =>
  postEntry(tx, {
    businessDate: money.businessDate,
    memo: `Receipt ${money.number}`,
    sourceKind: 'money',
    sourceId: money.moneyId,
    purpose: money.purpose,
    postings: moneyEntry(money),
  })

/**
 * A cheque has cleared or bounced; `whoOwes` says who its customer turned out to
 * be, or that there is nobody any more. Where it was all of a payment, its bouncing takes that one’s entry back.
 */
export const postCheque =
  (whoOwes: (tx: Tx, customerId: string) => string | undefined): Reaction<'cheque.changed'> =>
  (tx, cheque) => {
    const { chequeId, state, number, receipt, moneyId, clearedAt, amount } = cheque
    const postings = chequeEntry({ ...cheque, owedBy: whoOwes(tx, cheque.customerId) })
    if (postings.length === 0) return
    const paid = entriesOf(tx.db, 'money', moneyId)[0]
    const isAll =
      state === 'bounced' &&
      clearedAt === null &&
      paid?.postings.some(
        ({ account, amount: taken }) => account === '1035' && taken === amount,
      ) === true &&
      paid.postings.length === 2
    postEntry(tx, {
      businessDate: tx.businessDate,
      memo: `Cheque ${number} ${state}, receipt ${receipt}`,
      sourceKind: 'cheque',
      sourceId: chequeId,
      purpose: state,
      reversesId: isAll ? paid.entryId : null,
      postings,
    })
  }

/** Carries a customer’s balances over to the one they turned out to be; nothing where there are none. */
export const postMerge = (
  tx: Tx,
  from: Pick<CustomerDoc, 'customerId' | 'no' | 'owes' | 'wallet'>,
  into: string,
): void => {
  const postings = mergeEntry(from.customerId, into, from)
  if (postings.length === 0) return
  postEntry(tx, {
    businessDate: tx.businessDate,
    memo: `Customer no. ${from.no} made one with another`,
    sourceKind: 'customer',
    sourceId: from.customerId,
    purpose: 'merge',
    postings,
  })
}

/** What the books say an account of the outlet holds. */
export const heldInBooks = (tx: Tx, account: string): Money =>
  accountBalance.get(tx.db, tx.outlet.outletId, tx.businessDate, account)?.amount ?? 0

/** Writes one entry with its postings, seals it (where the database checks that it balances), and adds to the day. */
export const postEntry = (
  tx: Tx,
  { businessDate, memo, sourceKind, sourceId, purpose, reversesId = null, postings }: NewEntry,
): void => {
  const { outletId, fiscalYearStartMonth } = tx.outlet
  const year = fiscalYear(businessDate, fiscalYearStartMonth)
  const no = (lastEntryNo.get(tx.db, outletId, year)?.no ?? 0) + 1
  const entry: EntryDoc = {
    entryId: tx.newId(),
    outletId,
    number: entryNumber(year, no),
    businessDate,
    memo,
    sourceKind,
    sourceId,
    purpose,
    reversesId,
    postings,
    at: tx.at,
    by: tx.userId,
  }
  insertEntry.run(
    tx.db,
    entry.entryId,
    outletId,
    year,
    no,
    businessDate,
    memo,
    sourceKind,
    sourceId,
    purpose,
    reversesId,
    tx.at,
    tx.userId,
  )
  postings.forEach(({ account, amount, party }, i) => {
    insertPosting.run(tx.db, entry.entryId, i + 1, account, amount, party ?? null)
    if (party !== undefined) addToParty.run(tx.db, party, account, amount)
    addToBalance.run(tx.db, outletId, businessDate, account, amount)
  })
  sealEntry.run(tx.db, entry.entryId)
  tx.emit('entry.posted', { key: `entry:${entry.entryId}`, rev: 1, data: entry })
}
