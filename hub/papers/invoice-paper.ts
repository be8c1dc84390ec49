/** What a bill's paper says, whoever wants it: a printer, or a browser that keeps it as a PDF. */
import { billFateOf } from '../../schema/bill-fate.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { BuyerDoc } from '../../schema/buyer.ts'
import type { Money } from '../../schema/money.ts'
import type { Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { leftByKind, type RefundDoc } from '../../schema/refund.ts'
import { rateWords } from '../../schema/tax.ts'
import { billById } from '../billing/bills.sql.ts'
import { openBuyer } from '../billing/buyer.sql.ts'
import type { CreditNoteRequest } from '../billing/credit-note.ts'
import { particularsOf } from '../billing/invoices.sql.ts'
import type { ReceiptRequest } from '../billing/receipt.ts'
import { refundsOf, sellerOnRefund } from '../billing/refund.sql.ts'
import { taxClassAt } from '../catalogue/tax.ts'
import { customerById, owedOn } from '../customers/customers.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
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

/** Within how many days what is on account is to be paid. */
const creditDaysOf = (db: Database, { payments }: BillDoc): number => {
  const of = payments.find(({ kind }) => kind === 'account')?.of
  return of === undefined ? 0 : (customerById(db, of)?.creditDays ?? 0)
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
    // An invoice that kept nothing of its foot had none.
    outlet: { ...outlet, ...(kept === undefined ? {} : { terms: [], bank: null }), ...seller },
    ...paper,
    deliverTo: deliveryOf(db, bill.orderId),
    callName: callNameOf(db, bill.orderId),
    slips: slipsWith(db, bill.orderId).map(({ token }) => token),
    buyer: buyerOn(db, bill.billId),
    since: { fate: billFateOf(refunds), notes: refunds.map(({ number }) => number) },
    owed: owedOf(db, bill, refunds),
    creditDays: creditDaysOf(db, bill),
    placeOfSupply: placeOfSupply ?? bill.buyer?.placeOfSupply ?? outlet.stateCode,
    rateOf: (id) => rates[id] ?? rateWords(taxClassAt(db, id, bill.businessDate)),
  }
}

/** The credit note of a refund, with seller and rates as they were. */
export const creditNoteAt = (
  db: Database,
  here: OutletDoc,
  refund: RefundDoc,
  paper: { readonly language: Language; readonly copy: number },
): CreditNoteRequest => {
  const bill = billById(db, refund.billId, billedLinesOf)
  if (bill === undefined) throw new Error(`refund ${refund.refundId} has no bill`)
  const of = paperAt(db, here, bill, paper)
  // Who gives it back is told as of now; its taxes are those of the invoice.
  const { taxScheme } = of.outlet
  const outlet = { ...here, ...sellerOnRefund(db, refund.refundId), taxScheme }
  return { ...of, outlet, refund }
}
