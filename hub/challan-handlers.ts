/** The verbs of delivery challans, with what billing is given of the other slices. */
import type { ChallanCommandName } from '../schema/challan-commands.ts'
import type { Language } from '../schema/names.ts'
import type { OutletDoc } from '../schema/outlet.ts'
import type { ReceiptDocument } from '../schema/receipt.ts'
import { refusal } from '../schema/refusals.ts'
import { no, ok } from '../schema/result.ts'
import { billDepsOf } from './bill-deps.ts'
import { settleBill } from './billing/commands.ts'
import { changeBill, openBillOf } from './billing/owed.ts'
import { issueChallan } from './billing/challan.ts'
import { challanCopies, challanPaper } from './billing/challan-paper.ts'
import { challanOfBill, putChallanOn, type Challan } from './billing/challan.sql.ts'
import { billById } from './billing/bills.sql.ts'
import type { Handler, Handlers, Tx } from './bus/tx.ts'
import { payFromOwners } from './customer-handlers.ts'
import { customerHere, personByCustomer } from './customers/customers.ts'
import { queueJob } from './devices/jobs.ts'
import { orderNow } from './orders/change.ts'
import { billedLinesOf } from './orders/lines.sql.ts'
import { join } from './slip-handlers.ts'
import type { Database } from './store/driver.ts'

/**
 * The three copies of a challan. A consignee who is registered is named as they
 * were then; anybody else as they are known now, so that they can be forgotten.
 */
export const challanPapers = (
  db: Database,
  outlet: OutletDoc,
  challan: Challan,
  language: Language,
): readonly ReceiptDocument[] => {
  const { bill, particulars } = challan.content
  const {
    rates = {},
    buyer,
    placeOfSupply,
    isReverseCharge: _,
    challans: _no,
    ...seller
  } = particulars
  const person = personByCustomer(db, challan.customerId)
  const known =
    person === undefined || person.name === ''
      ? null
      : { name: person.name, address: person.address, taxNumber: '', stateCode: '' }
  const request = {
    bill,
    outlet: { ...outlet, ...seller },
    language,
    copy: 1,
    buyer: buyer ?? known,
    placeOfSupply,
    rateOf: (id: string): string => rates[id] ?? '',
  }
  return challanCopies.map((_mark, copy) => challanPaper(request, challan, copy))
}

const print = (tx: Tx, challan: Challan, billId: string, language: Language): void => {
  const { printerId } = tx.sender()
  if (printerId === null) return
  challanPapers(tx.db, tx.outlet, challan, language).forEach((document, i) =>
    queueJob(tx, {
      task: { kind: 'receipt', printerId, document },
      about: `challan:${billId}`,
      copy: i + 1,
    }),
  )
}

const issue: Handler<'challan.issue'> = (tx, args) => {
  const bill = openBillOf(tx, args.billId, billedLinesOf)
  if (bill.ok && bill.value.customerId !== undefined) {
    const customer = customerHere(tx, bill.value.customerId)
    if (!customer.ok) return customer
  }
  const issued = issueChallan(tx, args, billDepsOf(tx))
  const challan = challanOfBill(tx.db, args.billId)
  if (issued.ok && challan !== undefined) print(tx, challan, args.billId, challan.language)
  return issued
}

const reprint: Handler<'challan.print'> = (tx, { billId, language }) => {
  const bill = billById(tx.db, billId, billedLinesOf)
  if (bill === undefined || bill.outletId !== tx.outlet.outletId) return no(refusal('bill.unknown'))
  const challan = challanOfBill(tx.db, billId)
  if (challan === undefined) return no(refusal('challan.unknown'))
  if (tx.sender().printerId === null) return no(refusal('printer.missing'))
  print(tx, challan, billId, language ?? challan.language)
  return ok({})
}

/** One invoice for what went on several challans: all of it happens, or none. */
const invoice: Handler<'challan.invoice'> = (tx, { billId, withIds, ...payment }) => {
  const deps = billDepsOf(tx)
  const all = [...new Set([billId, ...withIds])]
  if (all.length !== withIds.length + 1) return no(refusal('slip.same'))
  let customerId: string | undefined
  let orderId = ''
  for (const id of all) {
    const open = openBillOf(tx, id, deps.linesOf)
    if (!open.ok) return open
    if (challanOfBill(tx.db, id) === undefined) return no(refusal('challan.unknown'))
    if (customerId !== undefined && open.value.customerId !== customerId)
      return no(refusal('challan.other-customer'))
    customerId = open.value.customerId
    if (id === billId) {
      orderId = open.value.orderId
      continue
    }
    putChallanOn.run(tx.db, billId, id)
    const joined = join(tx, open.value.orderId, orderId)
    if (!joined.ok) return joined
    // What is owed is worked out now: it is paid before the rest of the house hears of the move.
    for (const moved of [open.value.orderId, orderId]) changeBill(tx, orderNow(tx, moved), deps)
  }
  return payFromOwners(tx, { ...payment, customerId, billId }, (tenders) =>
    settleBill(tx, billId, { ...payment, tenders }, deps),
  )
}

export const challanHandlers: Pick<Handlers, ChallanCommandName> = {
  'challan.issue': issue,
  'challan.print': reprint,
  'challan.invoice': invoice,
}
