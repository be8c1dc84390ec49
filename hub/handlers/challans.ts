/** The verbs of delivery challans, with what billing is given of the other slices. */
import type { ChallanCommandName } from '../../schema/commands/challan.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { billDepsOf } from './bill-deps.ts'
import { settleBill } from '../billing/commands.ts'
import { openBillOf, tellBill, type BillDeps } from '../billing/owed.ts'
import { hasItsOwn, issueChallan, reachesAll } from '../billing/challan.ts'
import {
  cancelChallan,
  challanOfBill,
  everyChallanOf,
  putChallanOn,
  type Challan,
} from '../billing/challan.sql.ts'
import { billById } from '../billing/bills.sql.ts'
import { insertMerge } from '../billing/merge.sql.ts'
import type { Handler, Handlers, Tx } from '../bus/tx.ts'
import { payFromOwners, whoIs } from './customers.ts'
import { challanAbout, keptCopy, markOf, queueCopies } from '../papers/challan-copies.ts'
import { customerHere } from '../customers/customers.ts'
import { orderNow } from '../orders/change.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { letGo, wholeOrder } from './floor.ts'
import { join } from './slips.ts'

const issue: Handler<'challan.issue'> = (tx, args) => {
  const bill = openBillOf(tx, args.billId, billedLinesOf)
  if (bill.ok && bill.value.customerId !== undefined) {
    const customer = customerHere(tx, bill.value.customerId)
    if (!customer.ok) return customer
  }
  const issued = issueChallan(tx, args, billDepsOf(tx))
  const challan = challanOfBill(tx.db, args.billId)
  if (issued.ok && challan !== undefined) queueCopies(tx, challan)
  return issued
}

const reprint: Handler<'challan.print'> = (tx, { billId, language }) => {
  const challan = printable(tx, lastHere(tx, billId))
  if (!challan.ok) return challan
  queueCopies(tx, challan.value, { language })
  return ok({})
}

/** Prints one of the three copies again, of which nobody is sure that it came out. */
export const reprintChallanCopy = (
  tx: Tx,
  about: string,
  copy: number,
): Result<object, Refusal> => {
  const challan = challanAbout(tx.db, about)
  const here = challan === undefined ? no(refusal('challan.unknown')) : ok(challan)
  const found = printable(tx, here)
  if (!found.ok) return found
  queueCopies(tx, found.value, { which: [markOf(copy)] })
  return ok({})
}

/** The challan of a bill of this outlet, be it cancelled. */
const lastHere = (tx: Tx, billId: string): Result<Challan, Refusal> => {
  const bill = billById(tx.db, billId, billedLinesOf)
  if (bill === undefined || bill.outletId !== tx.outlet.outletId) return no(refusal('bill.unknown'))
  const challan = everyChallanOf(tx.db, billId).at(-1)
  return challan === undefined ? no(refusal('challan.unknown')) : ok(challan)
}

/** Where the person stands at a printer. */
const printable = (tx: Tx, challan: Result<Challan, Refusal>): Result<Challan, Refusal> =>
  challan.ok && tx.sender().printerId === null ? no(refusal('printer.missing')) : challan

/**
 * The goods came back, or what stands on it is wrong. What went out and is back
 * is owed no more, and can be sold again; what was written wrong stays owed, and
 * goes on another challan. Refuses one that an invoice names: that takes a credit note.
 */
const cancel: Handler<'challan.cancel'> = (tx, { billId, reason, isBack }) => {
  const last = lastHere(tx, billId)
  if (!last.ok) return last
  const { challanId, number, cancelledAt, invoicedBillId, content } = last.value
  if (cancelledAt !== null) return no(refusal('challan.cancelled', { number }))
  const invoice = billById(tx.db, invoicedBillId, billedLinesOf)?.invoice
  if (invoice != null) return no(refusal('challan.invoiced', { number, invoice: invoice.number }))
  const gone = new Set(content.bill.lines.map(({ lineId }) => lineId))
  const { orderId } = content.bill
  const left = orderNow(tx, orderId).lines.filter(
    ({ lineId, qtyMilli }) => gone.has(lineId) && qtyMilli > 0,
  )
  cancelChallan.run(tx.db, tx.at, tx.userId, reason, challanId)
  if (isBack && left.length > 0) {
    const order = wholeOrder(tx, orderId)
    if (!order.ok) return order
    const parts = left.map((line) => ({ line, qtyMilli: line.qtyMilli }))
    letGo(tx, order.value, parts, { reason, isBack: () => true })
  } else tellBill(tx, billId, billedLinesOf)
  queueCopies(tx, last.value, { which: [keptCopy] })
  return ok({ number })
}

interface Sent {
  readonly bill: BillDoc
  readonly customerId: string
}

/**
 * The bills whose goods went out, the first the one that is to be paid. Refuses
 * those that would not come to the same on one invoice as each alone.
 */
const sentOn = (
  tx: Tx,
  billIds: readonly string[],
  { linesOf }: BillDeps,
): Result<readonly Sent[], Refusal> => {
  const sent: Sent[] = []
  for (const billId of billIds) {
    const open = openBillOf(tx, billId, linesOf)
    if (!open.ok) return open
    const bill = open.value
    const challan = challanOfBill(tx.db, billId)
    if (challan === undefined) return no(refusal('challan.unknown'))
    const { number } = challan
    const customerId = whoIs(tx, challan.customerId)
    const [first] = sent
    if (first !== undefined && first.customerId !== customerId)
      return no(refusal('challan.other-customer'))
    if (first !== undefined && placeOf(first.bill) !== placeOf(bill))
      return no(refusal('challan.other-place', { number }))
    const isLost = first === undefined ? billIds.length > 1 && reachesAll(bill) : hasItsOwn(bill)
    if (isLost) return no(refusal('challan.adjusted', { number }))
    sent.push({ bill, customerId })
  }
  return ok(sent)
}

/** Where a bill's goods are supplied; undefined where it is the shop's own State. */
const placeOf = ({ buyer, supply }: BillDoc): string | undefined =>
  supply === 'intra' ? undefined : buyer?.placeOfSupply

/** One invoice for what went on several challans: all of it happens, or none. */
const invoice: Handler<'challan.invoice'> = (tx, { billId, withIds, ...payment }) => {
  const deps = billDepsOf(tx)
  const all = [billId, ...withIds]
  if (new Set(all).size !== all.length) return no(refusal('challan.same'))
  const sent = sentOn(tx, all, deps)
  if (!sent.ok) return sent
  const [first, ...others] = sent.value
  if (first === undefined) throw new Error('an invoice is of one challan at least')
  const { bill: onto, customerId } = first
  for (const { bill } of others) {
    putChallanOn.run(tx.db, billId, bill.billId)
    const joined = join(tx, bill.orderId, onto.orderId)
    if (!joined.ok) return joined
    insertMerge.run(tx.db, bill.billId, billId, tx.at, tx.userId)
  }
  return payFromOwners(tx, { ...payment, customerId, billId }, (tenders) =>
    settleBill(tx, billId, { ...payment, tenders }, deps),
  )
}

export const challanHandlers: Pick<Handlers, ChallanCommandName> = {
  'challan.issue': issue,
  'challan.print': reprint,
  'challan.invoice': invoice,
  'challan.cancel': cancel,
}
