/** The verbs of the cash desk, with what billing is given of the other slices. */
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { BillCommandName } from '../../schema/commands/bill.ts'
import type { Language } from '../../schema/names.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import {
  chargeBill,
  compBill,
  discountBill,
  repriceBill,
  tipBill,
  undiscountBill,
} from '../billing/adjust.ts'
import { billDepsOf } from './bill-deps.ts'
import { priceMore } from './bill-prices.ts'
import { couponBill } from '../billing/coupon.ts'
import { nameBuyer } from '../billing/buyers.ts'
import { settleBill } from '../billing/commands.ts'
import { endBooked, whyTakenOver } from '../billing/held.ts'
import { billNow, owedBillOf, reckon } from '../billing/owed.ts'
import { payPart } from '../billing/part-pay.ts'
import { payBack } from '../billing/pay-back.ts'
import { proformaOf, receiptOf, type ReceiptRequest } from '../billing/receipt.ts'
import { splitBill } from '../billing/split.ts'
import { unsplitBill } from '../billing/unsplit.ts'
import type { Handler, Handlers, Tx } from '../bus/tx.ts'
import { customerOfBill, payFromOwners } from './customers.ts'
import { queueJob } from '../devices/jobs.ts'
import { paperAt } from '../papers/invoice-paper.ts'
import { reckonOpen } from './open-bills.ts'
import { settleKept } from './kept-cash.ts'
import { pagerCode } from '../views/pager.ts'
import { areKept, givesBackCash, takesCash, withTill } from './till-drawer.ts'

/** The receipt of a settled bill, with the seller and the tax rates as they were when it was issued. */
export const composeReceipt = (
  tx: Tx,
  bill: BillDoc,
  paper: { readonly language: Language; readonly copy: number },
): ReceiptDocument => {
  const receipt = receiptOf(paperOf(tx, bill, paper))
  if (paper.copy > 1) return receipt
  return { ...receipt, blocks: [...receipt.blocks, ...pagerCode(tx.db, bill, tx.at)] }
}

const paperOf = (
  tx: Tx,
  bill: BillDoc,
  paper: { readonly language: Language; readonly copy: number },
): ReceiptRequest => paperAt(tx.db, tx.outlet, bill, paper)

/** Prints what is owed so far where the person stands. Refuses a screen without a printer. */
const proforma: Handler<'bill.proforma'> = (tx, { billId, language }) => {
  const bill = owedBillOf(tx, billId, billDepsOf(tx))
  if (!bill.ok) return bill
  const { printerId } = tx.sender()
  if (printerId === null) return no(refusal('printer.missing'))
  const paper = { language: language ?? bill.value.language, copy: 1 }
  const document = proformaOf(paperOf(tx, bill.value, paper), tx.at)
  const task = { kind: 'receipt', printerId, document } as const
  return ok({ jobId: queueJob(tx, { task, about: `proforma:${billId}` }).jobId })
}

/** With its own price again a line has that of the list the bill is priced by. */
const reprice: Handler<'bill.reprice'> = (tx, args) => {
  const deps = billDepsOf(tx)
  const done = repriceBill(tx, args, deps)
  if (!done.ok || args.unitPrice !== undefined) return done
  priceMore(tx, args.billId)
  reckon(tx, billNow(tx, args.billId, deps), deps)
  return done
}

const settle: Handler<'bill.settle'> = (tx, args) =>
  settleKept(tx, args) ??
  payFromOwners(tx, { ...args, customerId: customerOfBill(tx, args.billId) }, (tenders) =>
    settleBill(tx, args.billId, { ...args, tenders }, billDepsOf(tx)),
  )

const pay: Handler<'bill.pay'> = (tx, args) =>
  payFromOwners(tx, { ...args, customerId: customerOfBill(tx, args.billId) }, (tenders) =>
    payPart(tx, { ...args, tenders }, billDepsOf(tx)),
  )

/** Money that another screen has taken over is not booked here; what is booked is held no more. */
const ofOwn =
  <N extends 'bill.settle' | 'bill.pay'>(
    handler: Handler<N>,
    mayHave: (args: CommandArgs<N>) => boolean,
  ): Handler<N> =>
  (tx, args) => {
    const why = mayHave(args) ? undefined : whyTakenOver(tx, args.tenders)
    if (why !== undefined) return no(why)
    const answer = handler(tx, args)
    if (answer.ok) endBooked(tx, args.tenders)
    return answer
  }

export const billHandlers: Pick<Handlers, BillCommandName> = {
  // What of a settlement of kept cash is not this screen’s any more is left out of it.
  'bill.settle': withTill(
    ofOwn(settle, areKept),
    (args, sale) => takesCash(args) || givesBackCash(args, sale),
  ),
  'bill.pay': withTill(
    ofOwn(pay, () => false),
    takesCash,
  ),
  'bill.pay-back': withTill<'bill.pay-back'>(
    (tx, args) => payBack(tx, args, billDepsOf(tx)),
    givesBackCash,
  ),
  'bill.discount': (tx, args) => discountBill(tx, args, 'reason', billDepsOf(tx)),
  'bill.discount-over': (tx, args) => discountBill(tx, args, 'over', billDepsOf(tx)),
  'bill.comp': (tx, args) => compBill(tx, args, billDepsOf(tx)),
  'bill.coupon': (tx, args) => couponBill(tx, args, billDepsOf(tx)),
  'bill.undiscount': (tx, args) => undiscountBill(tx, args, billDepsOf(tx)),
  'bill.reprice': reprice,
  'bill.charge': (tx, args) => chargeBill(tx, args, billDepsOf(tx)),
  'bill.tip': (tx, args) => tipBill(tx, args, billDepsOf(tx)),
  'bill.split': (tx, args) => splitBill(tx, args, billDepsOf(tx)),
  'bill.unsplit': (tx, args) => unsplitBill(tx, args, billDepsOf(tx)),
  'bill.buyer': (tx, args) => nameBuyer(tx, args, billDepsOf(tx)),
  'bill.proforma': proforma,
  'bill.reckon': reckonOpen,
}
