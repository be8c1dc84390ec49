/** The verbs of slips, with what they are given of orders and the kitchen. */
import { stillDue } from '../../schema/paid.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { SlipCommandName } from '../../schema/commands/slip.ts'
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import type { Language } from '../../schema/names.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import type { SlipDoc } from '../../schema/slip.ts'
import { joinOne, partOne, whyNotJoin, whyNotPart } from './bill-join.ts'
import { billById } from '../billing/bills.sql.ts'
import { ordersPutOn } from '../billing/merge.sql.ts'
import type { Handler, Handlers, Reaction, Tx } from '../bus/tx.ts'
import { movableOrder, partableOrder, wholeOrder } from './floor.ts'
import { orderNow } from '../orders/change.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { callNameOf } from '../orders/persons.sql.ts'
import { printPaper, queueJob } from '../devices/jobs.ts'
import {
  gatherSlips,
  handOut,
  markSlipsPaid,
  recallSlip,
  releaseSlip,
  slipHere,
  stopSlips,
  type Carry,
} from '../slips/commands.ts'
import { slipPaper } from '../slips/paper.ts'
import { slipById } from '../slips/slips.sql.ts'

const joinWhere =
  (whyNot: typeof whyNotJoin | undefined): Carry =>
  (tx, fromId, toId) => {
    const from = movableOrder(tx, fromId)
    if (!from.ok) return from
    const to = wholeOrder(tx, toId)
    if (!to.ok) return to
    const why = whyNot?.(tx, from.value, to.value)
    if (why !== undefined) return no(why)
    joinOne(tx, from.value, to.value)
    return ok({})
  }

/** Everything of one order goes on the bill of another; whoever asks has seen that the two may be one. */
export const join = joinWhere(undefined)

/** The same, where the bills of both may be one. */
const gather = joinWhere(whyNotJoin)

/** What came from an order goes back to it. */
const part: Carry = (tx, homeId, fromId) => {
  const from = partableOrder(tx, homeId, fromId)
  if (!from.ok) return from
  const home = orderNow(tx, homeId)
  const why = whyNotPart(tx, home, from.value)
  if (why !== undefined) return no(why)
  partOne(tx, home, from.value)
  return ok({})
}

/** A slip as paper; what it comes to is said while its own bill is still to be paid. */
const paperOf = (tx: Tx, slip: SlipDoc, language: Language): ReceiptDocument => {
  const { billId } = orderNow(tx, slip.slipId)
  const bill = slip.withId === null ? billById(tx.db, billId, billedLinesOf) : undefined
  const due = bill?.state === 'open' ? stillDue(bill) : null
  const callName = callNameOf(tx.db, slip.slipId)
  return slipPaper({ slip, outlet: tx.outlet, language, callName, due })
}

/** The orders that a bill is a bill of: its own, and those that were put on it or, where it was split, on a part of it. */
const ordersOn = (tx: Tx, { orderId }: BillDoc): readonly string[] => [
  orderId,
  ...ordersPutOn.all(tx.db, orderId).map((other) => other.orderId),
]

/** A bill is paid whole: every packet on it may go, those of the bills that were put on it too. */
export const releaseSlips = (tx: Tx, bill: BillDoc): void => {
  for (const orderId of ordersOn(tx, bill)) markSlipsPaid(tx, { orderId })
}

/** All the money of a bill went back: no packet on it may go. */
export const keepSlips = (tx: Tx, bill: BillDoc): void => {
  for (const orderId of ordersOn(tx, bill)) stopSlips(tx, orderId)
}

/** The slip comes out where the packet was made. */
export const printSlip: Reaction<'order.placed'> = (tx, { orderId }) => {
  const slip = slipById(tx.db, orderId)
  if (slip === undefined) return
  printPaper(tx, `slip:${orderId}`, () => paperOf(tx, slip, tx.outlet.receiptLanguage))
}

/** Prints it again, or on another printer. Refuses a screen without one. */
export const printSlipAgain: Handler<'slip.print'> = (tx, { slipId, language }) => {
  const slip = slipHere(tx, slipId)
  if (!slip.ok) return slip
  const { printerId } = tx.sender()
  if (printerId === null) return no(refusal('printer.missing'))
  const document = paperOf(tx, slip.value, language ?? tx.outlet.receiptLanguage)
  const task = { kind: 'receipt', printerId, document } as const
  return ok({ jobId: queueJob(tx, { task, about: `slip:${slipId}` }).jobId })
}

export const slipHandlers: Pick<Handlers, SlipCommandName> = {
  'slip.gather': gatherSlips(gather),
  'slip.release': releaseSlip(part),
  'slip.hand-out': handOut,
  'slip.recall': recallSlip,
  'slip.print': printSlipAgain,
}
