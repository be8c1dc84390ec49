/**
 * Cash that a screen took for a bill while it was cut off from the hub, and what
 * has become of the bill meanwhile.
 *
 * The rule: such cash is in the drawer, so what became of its bill is no reason
 * to refuse it. It pays the bill that what was on this one is charged on by now:
 * a part of it, or all of it where it is enough; of a bill that was split, as many
 * parts as it covers, the oldest first, and a part of the next. Where nothing is owed
 * any more the till expects it all the same, the books have it as cash over, and
 * the manager is told. What another screen has taken over is that one’s to book.
 */
import type { BillDoc, PartArgs, TenderArgs } from '../../schema/bill.ts'
import { heirFor } from '../../schema/bill-heir.ts'
import { dueBy } from '../../schema/cash-rounding.ts'
import { sum, type Money } from '../../schema/money.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { Refusal, RefusalCode } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import { billDepsOf } from './bill-deps.ts'
import { heirsNow } from './bill-join.ts'
import { meantBy } from '../billing/bill.ts'
import { billById, billsOfOrder } from '../billing/bills.sql.ts'
import { settleBill } from '../billing/commands.ts'
import { takenOver, whyTakenOver } from '../billing/held.ts'
import { cutKept, keptCash, partsOfKept } from '../billing/kept.ts'
import { billNow } from '../billing/owed.ts'
import { paidSoFar } from '../../schema/paid.ts'
import { payPart } from '../billing/part-pay.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { payFromOwners } from './customers.ts'
import { nameOwners, whyNotTaken } from '../customers/owners.ts'
import { postUnowed } from '../ledger/post.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { bookEarlierCash } from './till-drawer.ts'
import { keepUnowedInTill } from './till.ts'

type Settle = CommandArgs<'bill.settle'>
type Answer = ReturnType<Handler<'bill.settle'>>

/**
 * Takes cash that was kept for a bill which is not open any more or was split since, or some of
 * which another screen has taken over; undefined where it pays its bill as any other does.
 */
export const settleKept = (tx: Tx, args: Settle): Answer | undefined => {
  const bill = billById(tx.db, args.billId, billedLinesOf)
  if (keptCash(args.tenders) === 0 || bill?.outletId !== tx.outlet.outletId) return undefined
  const away = new Set(takenOver(tx, args.tenders).map(({ heldId }) => heldId))
  const own = {
    ...args,
    tenders: args.tenders.filter(({ heldId }) => heldId === undefined || !away.has(heldId)),
  }
  const kept = keptCash(own.tenders)
  const why = whyTakenOver(tx, args.tenders)
  if (kept === 0 && why !== undefined) return no(why)
  const parts = partsOfKept(own.tenders)
  const amount = sum(parts.map(({ offered }) => offered))
  const heirs = bill.state === 'open' ? withParts(tx, bill) : heirsNow(tx, bill)
  const heir = bill.state === 'open' ? bill : heirFor(heirs, amount, (one) => dueOf(tx, one, parts))
  if (heir?.state !== 'open') return unowed(tx, heir ?? bill, kept)
  const owed = heirs.filter(({ state }) => state === 'open')
  if (owed.length > 1 && amount > dueOf(tx, heir, parts)) return payInTurn(tx, owed, own)
  return bill.state === 'open' && away.size === 0 ? undefined : payHeir(tx, heir, own)
}

/** The bill itself, and the other parts of what was ordered that are still to be paid. */
const withParts = (tx: Tx, bill: BillDoc): readonly BillDoc[] => [
  bill,
  ...billsOfOrder(tx.db, bill.orderId, billedLinesOf).filter(
    ({ billId, state }) => state === 'open' && billId !== bill.billId,
  ),
]

/** Pays parts of a bill one after the other; the last one gets what is left, be it too much. */
const payInTurn = (tx: Tx, bills: readonly BillDoc[], args: Settle): Answer => {
  const amount = keptCash(args.tenders)
  let left = args.tenders
  let settled = 0
  let last: Answer | undefined
  for (const [i, bill] of bills.entries()) {
    const isLast = i === bills.length - 1
    const due = dueOf(tx, bill, partsOfKept(left))
    const [now, rest] = isLast ? [left, []] : cutKept(left, due)
    // Nothing is owed for this part, or nothing is left for it.
    if (now.length === 0) {
      left = rest
      continue
    }
    last = payHeir(tx, bill, { ...args, tenders: now })
    if (!last.ok) return last
    if (last.value.kept === undefined) settled += 1
    left = rest
  }
  if (last?.ok !== true) throw new Error('there is nothing to pay with')
  const due = last.value.kept?.due ?? 0
  return ok({ ...last.value, kept: { as: 'part', amount, due, settled } })
}

/** What is still to be paid of a bill that is paid so, as cash is rounded. */
const dueOf = (tx: Tx, { total, payments }: BillDoc, parts: readonly PartArgs[]): Money =>
  dueBy(total, tx.outlet, [...meantBy(payments), ...parts]) - paidSoFar({ payments })

/**
 * Takes all of it, or where what is beside the cash is refused the cash alone:
 * the screen has the rest, and may offer it again.
 */
const payHeir = (tx: Tx, heir: BillDoc, args: Settle): Answer => {
  const cash = args.tenders.filter(({ kind }) => kind === 'cash')
  const why = whyNotOwned(tx, heir, partsOfKept(args.tenders))
  const all = why === null ? payWith(tx, heir, args) : no(why)
  if (all.ok || cash.length === args.tenders.length || !isAsBefore(tx, heir)) return all
  const alone = payWith(tx, heir, { ...args, tenders: cash })
  if (!alone.ok) return alone
  const due = alone.value.kept?.due ?? 0
  return ok({
    ...alone.value,
    kept: { as: 'part', amount: keptCash(cash), due, isCashAlone: true },
  })
}

/** Why wallets, accounts and vouchers among them are not good for it; asked before anything is written. */
const whyNotOwned = (
  tx: Tx,
  { customerId }: BillDoc,
  parts: readonly PartArgs[],
): Refusal | null => {
  const named = nameOwners(tx, parts, customerId)
  if (!named.ok) return named.error
  return whyNotTaken(
    tx,
    named.value.map(({ offered: amount, ...one }) => ({ ...one, amount })),
  )
}

/** Whether what was refused has left nothing behind. */
const isAsBefore = (tx: Tx, { billId, payments }: BillDoc): boolean => {
  const now = billNow(tx, billId, billDepsOf(tx))
  return now.state === 'open' && now.payments.length === payments.length
}

/** A part that is all there is to pay, or more. */
const paysAll: ReadonlySet<string> = new Set<RefusalCode>(['bill.pays-all', 'bill.part-over'])

const payWith = (tx: Tx, heir: BillDoc, args: Settle): Answer => {
  const { billId, customerId } = heir
  const pay = <T extends TenderArgs | PartArgs>(tenders: readonly T[]) => ({
    tenders,
    customerId,
    billId,
  })
  const part = payFromOwners(tx, pay(partsOfKept(args.tenders)), (tenders) =>
    payPart(tx, { billId, tenders }, billDepsOf(tx)),
  )
  if (part.ok) {
    const { paid: amount, due } = part.value
    return ok({ ...saleOf(heir), change: 0, kept: { as: 'part', amount, due } })
  }
  if (!paysAll.has(part.error.code)) return part
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
