/** What a bill's paper says, whoever wants it: a printer, or a browser that keeps it as a PDF. */
import { billFateOf } from '../../schema/bill-fate.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { BuyerDoc } from '../../schema/buyer.ts'
import type { Money } from '../../schema/money.ts'
import type { Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { leftByKind, type RefundDoc } from '../../schema/refund.ts'
import { rateWords } from '../../schema/tax.ts'
import { openBuyer } from '../billing/buyer.sql.ts'
import { particularsOf } from '../billing/invoices.sql.ts'
import type { ReceiptRequest } from '../billing/receipt.ts'
import { refundsOf } from '../billing/refund.sql.ts'
import { taxClassAt } from '../catalogue/tax.ts'
import { owedOn } from '../customers/customers.ts'
import { callNameOf, deliveryOf } from '../orders/persons.sql.ts'
import { slipsWith } from '../slips/slips.sql.ts'
import type { Database } from '../store/driver.ts'

/** Who is named on a bill's invoice, or will be; null where nobody is. */
export const buyerOn = (db: Database, billId: string): BuyerDoc | null => {
  const kept = particularsOf(db, billId)
  return (kept === undefined ? openBuyer(db, billId) : kept.buyer) ?? null
}

/** What of a bill was put on account, was not given back and is not paid yet. */
const owedOf = (
  db: Database,
  { billId, payments }: BillDoc,
  refunds: readonly RefundDoc[],
): Money => {
  const of = payments.find(({ kind }) => kind === 'account')?.of
  if (of === undefined) return 0
  const back = refunds.flatMap((refund) => refund.payments)
  const left = leftByKind(payments, back).get('account') ?? 0
  return Math.min(owedOn(db, of, billId), left)
}

/** A bill as paper tells it: with what its invoice kept, or as everything is now where it has none. */
export const paperAt = (
  db: Database,
  outlet: OutletDoc,
  bill: BillDoc,
  paper: { readonly language: Language; readonly copy: number },
): ReceiptRequest => {
  const kept = particularsOf(db, bill.billId)
  const {
    rates = {},
    buyer: _,
    placeOfSupply,
    isReverseCharge: _no,
    challans: _c,
    ...seller
  } = kept ?? {}
  const refunds = refundsOf(db, bill.billId)
  return {
    bill,
    outlet: { ...outlet, ...seller },
    ...paper,
    deliverTo: deliveryOf(db, bill.orderId),
    callName: callNameOf(db, bill.orderId),
    slips: slipsWith(db, bill.orderId).map(({ token }) => token),
    buyer: buyerOn(db, bill.billId),
    since: { fate: billFateOf(refunds), notes: refunds.map(({ number }) => number) },
    owed: owedOf(db, bill, refunds),
    placeOfSupply: placeOfSupply ?? bill.buyer?.placeOfSupply ?? outlet.stateCode,
    rateOf: (id) => rates[id] ?? rateWords(taxClassAt(db, id, bill.businessDate)),
  }
}
