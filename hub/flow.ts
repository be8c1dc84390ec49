/**
 * What follows from what, inside the same transaction and in this order.
 * Read this file first: it is the business, top to bottom.
 */
import type { BillLine } from '../schema/bill.ts'
import type { BillTotal } from '../schema/bill-total.ts'
import type { OrderDoc } from '../schema/order.ts'
import { billOf } from './billing/bill.ts'
import { changeBill, openBill } from './billing/commands.ts'
import { on, type Reaction, type Tx } from './bus/tx.ts'
import { reviseMenu } from './catalogue/revision.ts'
import { countSale } from './days/count.ts'
import { queueKick, queueReceipt } from './devices/jobs.ts'
import { markPaid, refresh } from './floor/commands.ts'
import { renameEverywhere } from './floor-handlers.ts'
import { composeReceipt, taxClassesOf } from './handlers.ts'
import { fireAdded, fireTickets } from './kitchen/commands.ts'
import { postSale } from './ledger/post.ts'
import { followTicket, markOrderPaid } from './orders/commands.ts'
import { billedLinesOf } from './orders/orders.sql.ts'

const totalOf =
  (tx: Tx) =>
  (lines: readonly BillLine[]): BillTotal =>
    billOf(lines, tx.outlet, taxClassesOf(tx))

/** An order that is not paid at once is owed; one that begins empty is not owed yet. */
const oweForOrder: Reaction<'order.placed'> = (tx, order) => {
  if (!order.isPaid && order.lines.length > 0) openBill(tx, order, totalOf(tx)(order.lines))
}

/** What is owed follows every change of the order. */
const oweForChange = (tx: Tx, order: OrderDoc): void =>
  changeBill(tx, order, totalOf(tx), billedLinesOf)

const printReceipt: Reaction<'bill.settled'> = (tx, bill) =>
  queueReceipt(tx, bill, (settled, copy) =>
    composeReceipt(tx, settled, { language: settled.language, copy }),
  )

export const flow = [
  on('order.placed', fireTickets, oweForOrder),
  on('order.added', fireAdded, oweForChange),
  on('order.reduced', oweForChange),
  on('order.moved', oweForChange),
  on('order.fired', refresh),
  on('order.changed', refresh),
  on('order.ready', refresh),
  on('order.recalled', refresh),
  on('order.served', refresh),
  on('ticket.bumped', followTicket),
  on('ticket.recalled', followTicket),
  on('ticket.changed', followTicket),
  // The menu names the stations.
  on('station.set', reviseMenu),
  on('bill.opened', refresh),
  on('bill.changed', refresh),
  on('bill.voided', refresh),
  on('sitting.moved', renameEverywhere),
  on('bill.settled', postSale, countSale, markOrderPaid, markPaid, printReceipt, queueKick),
  // A sale of the past moves the books and the days, and nothing in the shop.
  on('sale.imported', postSale, countSale),
] as const
