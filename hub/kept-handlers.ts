/**
 * Cash that a screen took for a bill while it was cut off from the hub, and what
 * has become of the bill meanwhile.
 *
 * The rule: such cash is in the drawer, so it is never refused. It pays the bill
 * that what was on this one is charged on by now: a part of it, or all of it
 * where it is enough. Where nothing is owed any more it is over in the till, and
 * the manager is told.
 */
import type { BillDoc, PartArgs, TenderArgs } from '../schema/bill.ts'
import type { Money } from '../schema/money.ts'
import type { CommandArgs } from '../schema/commands.ts'
import { ok } from '../schema/result.ts'
import { billDepsOf } from './bill-deps.ts'
import { heirOf } from './bill-join.ts'
import { billById } from './billing/bills.sql.ts'
import { settleBill } from './billing/commands.ts'
import { keptCash, partsOfKept } from './billing/kept.ts'
import { payPart } from './billing/part-pay.ts'
import type { Handler, Tx } from './bus/tx.ts'
import { payFromOwners } from './customer-handlers.ts'
import { postUnowed } from './ledger/post.ts'
import { billedLinesOf } from './orders/lines.sql.ts'
import { bookEarlierCash } from './till-drawer.ts'
import { keepUnowedInTill } from './till-handlers.ts'

type Settle = CommandArgs<'bill.settle'>
type Answer = ReturnType<Handler<'bill.settle'>>

/** Takes cash that was kept for a bill which is not open any more; undefined where it was not, or the bill is. */
export const settleKept = (tx: Tx, args: Settle): Answer | undefined => {
  const kept = keptCash(args.tenders)
  const bill = billById(tx.db, args.billId, billedLinesOf)
  if (kept === 0 || bill === undefined || bill.state === 'open') return undefined
  if (bill.outletId !== tx.outlet.outletId) return undefined
  const heir = heirOf(tx, bill)
  return heir?.state === 'open' ? payHeir(tx, heir, args) : unowed(tx, heir ?? bill, kept)
}

const payHeir = (tx: Tx, heir: BillDoc, args: Settle): Answer => {
  const { billId, customerId } = heir
  const pay = <T extends TenderArgs | PartArgs>(tenders: readonly T[]) => ({
    tenders,
    customerId,
    billId,
  })
  const parts = partsOfKept(args.tenders)
  const part = payFromOwners(tx, pay(parts), (tenders) =>
    payPart(tx, { billId, tenders }, billDepsOf(tx)),
  )
  if (part.ok) {
    const { paid: amount, due } = part.value
    return ok({ ...saleOf(heir), change: 0, kept: { as: 'part', amount, due } })
  }
  if (part.error.code !== 'bill.pays-all') return part
  return payFromOwners(tx, pay(args.tenders), (tenders) =>
    settleBill(tx, billId, { ...args, tenders }, billDepsOf(tx)),
  )
}

/** Nothing is owed for it: somebody else took the money, or everything was taken off. */
const unowed = (tx: Tx, bill: BillDoc, amount: Money): Answer => {
  bookEarlierCash(tx)
  postUnowed(tx, bill, amount)
  keepUnowedInTill(tx, bill, amount)
  return ok({ ...saleOf(bill), change: 0, kept: { as: 'over', amount, due: 0 } })
}

const saleOf = ({ orderId, token, billId, invoice, total }: BillDoc) => ({
  orderId,
  token,
  billId,
  invoiceNumber: invoice?.number ?? '',
  payable: total.payable,
})
