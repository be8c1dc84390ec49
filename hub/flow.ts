/**
 * What follows from what, inside the same transaction and in this order.
 * Read this file first: it is the business, top to bottom.
 */
import { billOf } from './billing/bill.ts'
import { openBill } from './billing/commands.ts'
import { on, type Reaction } from './bus/tx.ts'
import { countSale } from './days/count.ts'
import { queueKick, queueReceipt } from './devices/jobs.ts'
import { composeReceipt, taxClassesOf } from './handlers.ts'
import { fireTickets } from './kitchen/commands.ts'
import { postSale } from './ledger/post.ts'
import { markOrderCooking, markOrderPaid, markOrderReady } from './orders/commands.ts'

/** An order that is not paid at once is owed. */
const oweForOrder: Reaction<'order.placed'> = (tx, order) => {
  if (order.isPaid) return
  openBill(tx, order, billOf(order.lines, tx.outlet, taxClassesOf(tx)))
}

const printReceipt: Reaction<'bill.settled'> = (tx, bill) =>
  queueReceipt(tx, bill, (settled, copy) =>
    composeReceipt(tx, settled, { language: settled.language, copy }),
  )

export const flow = [
  on('order.placed', fireTickets, oweForOrder),
  on('ticket.bumped', markOrderReady),
  on('ticket.recalled', markOrderCooking),
  // A sale of the past moves the books and the days, and nothing in the shop.
  on('sale.imported', postSale, countSale),
  on('bill.settled', postSale, countSale, markOrderPaid, printReceipt, queueKick),
] as const
