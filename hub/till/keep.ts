/** What a sale leaves in a till, in the sale's own transaction. */
import type { BillDoc, Payment } from '../../schema/bill.ts'
import type { MoneyPart } from '../../schema/customer.ts'
import type { Money } from '../../schema/money.ts'
import { movedBy } from '../../schema/paid.ts'
import { movedByRetender, type RetenderDoc } from '../../schema/retender.ts'
import type { Tx } from '../bus/tx.ts'
import { tillOfDrawer } from './commands.ts'
import { countBill, type SalesDeps } from './sales.ts'
import { retendered, retenderedPart } from './till.ts'
import { insertMove, insertTillBill, moveKnown } from './till.sql.ts'

/** A drawer as a till needs it. */
export interface TillDrawer {
  readonly drawerId: string
  readonly outletId: string
}

/** Parts of the money were taken just now: they are in the till of the drawer they were taken at. */
export const keepParts = (
  tx: Tx,
  bill: Pick<BillDoc, 'billId' | 'payments'>,
  drawer: TillDrawer,
): void => keepPayments(tx, bill, tillOfDrawer(tx, drawer.drawerId, drawer.outletId), () => true)

/** A bill was settled: the bill and what was taken for it last are in the till of the drawer. */
export const keepSale = (tx: Tx, bill: BillDoc, drawer: TillDrawer, deps: SalesDeps): void => {
  const tillId = tillOfDrawer(tx, drawer.drawerId, drawer.outletId)
  insertTillBill.run(tx.db, bill.billId, tillId)
  countBill(tx, tillId, bill, deps)
  // The parts that were taken before are in the till they were taken at.
  keepPayments(tx, bill, tillId, ({ isPart }) => !isPart)
  if (bill.overShort !== 0)
    write(tx, {
      moveId: tx.newId(),
      tillId,
      kind: 'kept',
      tender: 'cash',
      amount: bill.overShort,
      billId: bill.billId,
    })
}

/** Cash that was kept for a bill which owes nothing is in the drawer, and over. */
export const keepUnowed = (
  tx: Tx,
  { billId, amount }: { readonly billId: string; readonly amount: Money },
  drawer: TillDrawer,
): void =>
  write(tx, {
    moveId: tx.newId(),
    tillId: tillOfDrawer(tx, drawer.drawerId, drawer.outletId),
    kind: 'kept',
    tender: 'cash',
    amount,
    billId,
  })

const keepPayments = (
  tx: Tx,
  { billId, payments }: Pick<BillDoc, 'billId' | 'payments'>,
  tillId: string,
  isMeant: (payment: Payment) => boolean,
): void => {
  for (const payment of payments.filter(isMeant)) {
    const { paymentId, kind, amount } = payment
    if (moveKnown.get(tx.db, paymentId) !== undefined) continue
    const [first, ...more] = payment.isPart ? [{ kind, amount }] : movedBy(payment)
    if (first === undefined) continue
    write(tx, {
      moveId: paymentId,
      tillId,
      kind: 'sale',
      tender: first.kind,
      amount: first.amount,
      billId,
    })
    // Change on UPI or a card came out of the drawer.
    for (const { kind: tender, amount: out } of more)
      write(tx, { moveId: tx.newId(), tillId, kind: 'sale', tender, amount: out, billId })
  }
}

interface Kept {
  readonly moveId: string
  readonly tillId: string
  readonly kind: 'sale' | 'refund' | 'received' | 'kept'
  readonly tender: string
  /** Above zero into the till. */
  readonly amount: Money
  readonly billId: string | null
  readonly reasonId?: string
}

const write = (
  tx: Tx,
  { moveId, tillId, kind, tender, amount, billId, reasonId = '' }: Kept,
): void =>
  void insertMove.run(
    tx.db,
    moveId,
    tillId,
    kind,
    tender,
    amount,
    billId,
    reasonId,
    '{"en":""}',
    '',
    '',
    tx.at,
    tx.userId,
    tx.approverId,
  )

/** Of what a part of a bill went back, and by which way. */
export type PartOut = Pick<NonNullable<Payment['back']>, 'kind' | 'amount'>

/** Parts went back while their bill was open: what was taken for it is less, here and today. */
export const keepBacks = (
  tx: Tx,
  { billId, backs }: { readonly billId: string; readonly backs: readonly PartOut[] },
  drawer: TillDrawer,
): void => {
  const tillId = tillOfDrawer(tx, drawer.drawerId, drawer.outletId)
  for (const { kind, amount } of backs)
    write(tx, { moveId: tx.newId(), tillId, kind: 'sale', tender: kind, amount: -amount, billId })
}

/**
 * A payment was another way of paying: its till has more by the one way and less by the other.
 * @param isCounted whether it was in that till before: else only what it is now comes into it.
 */
export const keepRetender = (
  tx: Tx,
  { billId, retender }: { readonly billId: string; readonly retender: RetenderDoc },
  { tillId, isCounted }: { readonly tillId: string; readonly isCounted: boolean },
): void => {
  const { retenderId, from, to, isAll } = retender
  const amount = movedByRetender(retender)
  const kept = { tillId, kind: 'sale', billId } as const
  if (isCounted)
    write(tx, {
      ...kept,
      moveId: tx.newId(),
      tender: from.kind,
      amount: -amount,
      reasonId: isAll ? retendered : retenderedPart,
    })
  write(tx, { ...kept, moveId: retenderId, tender: to.kind, amount, reasonId: retendered })
}

/** Money went back to a guest: out of the till of the drawer it was given from. */
export const keepRefunds = (
  tx: Tx,
  {
    billId,
    payments,
  }: {
    readonly billId: string
    readonly payments: readonly Pick<Payment, 'kind' | 'amount'>[]
  },
  drawer: TillDrawer,
): void => {
  const tillId = tillOfDrawer(tx, drawer.drawerId, drawer.outletId)
  for (const { kind, amount } of payments)
    write(tx, { moveId: tx.newId(), tillId, kind: 'refund', tender: kind, amount: -amount, billId })
}

/** Money for an account, a wallet or a voucher, or out of a wallet again: it is in the till as well. */
export const keepReceived = (
  tx: Tx,
  parts: readonly Pick<MoneyPart, 'kind' | 'amount'>[],
  drawer: TillDrawer,
): void => {
  const tillId = tillOfDrawer(tx, drawer.drawerId, drawer.outletId)
  for (const { kind, amount } of parts)
    write(tx, { moveId: tx.newId(), tillId, kind: 'received', tender: kind, amount, billId: null })
}
