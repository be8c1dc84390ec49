/**
 * What follows from what, inside the same transaction and in this order.
 * Read this file first: it is the business, top to bottom.
 */
import type { BillDoc } from '../schema/bill.ts'
import type { OrderDoc } from '../schema/order.ts'
import { pickupOf } from '../schema/pickup.ts'
import { withdrawAt } from './approvals/commands.ts'
import { billById, billsOfOrder, openParts } from './billing/bills.sql.ts'
import { tellBill } from './billing/owed.ts'
import { on, type Reaction, type Tx } from './bus/tx.ts'
import { reviseMenu } from './catalogue/revision.ts'
import { indexBill, reindexBill } from './billing/search.ts'
import { countBacks, countParts, countRefund, countRetender, countSale } from './days/count.ts'
import { tellAfterCheque } from './customers/cheques.ts'
import { tellAfterMoney } from './customers/money.ts'
import { restoreOwners, restoreParts, tellOwners } from './customers/owners.ts'
import { printMoney, whoOwes } from './handlers/customers.ts'
import { kickFor, openDrawer, queueKick, queueReceipt } from './devices/jobs.ts'
import { markPaid, refresh } from './floor/commands.ts'
import { forgetGuests, takeBack } from './handlers/guest-orders.ts'
import { giveCodes } from './guests/commands.ts'
import {
  heedDrawer,
  heedMoved,
  keepBacksInTill,
  keepInTill,
  keepMoneyInTill,
  keepPartsInTill,
  keepRefundInTill,
} from './handlers/till.ts'
import { bookEarlierCash, isKept } from './handlers/till-drawer.ts'
import { renameEverywhere } from './handlers/floor.ts'
import { kickForRefund, printCreditNote, takeOrderBack } from './handlers/refunds.ts'
import { keepRetenderInTill, openForRetender } from './handlers/retender.ts'
import { giveTwice, keepTwice } from './handlers/twice.ts'
import { composeReceipt } from './handlers/bills.ts'
import { oweForChange, oweForOrder } from './handlers/service-charge.ts'
import { fireAdded, fireTickets } from './kitchen/commands.ts'
import { heedPaper, keepPaper } from './papers/kitchen-paper.ts'
import {
  postBacks,
  postCheque,
  postMoney,
  postParts,
  postRefund,
  postRetender,
  postSale,
} from './ledger/post.ts'
import { beginSlip, followOrder } from './slips/commands.ts'
import { printSlip, releaseSlips } from './handlers/slips.ts'
import { endParty, endServed } from './handlers/kitchen-end.ts'
import { followTicket, markOrderPaid } from './orders/commands.ts'
import { billedLinesOf } from './orders/lines.sql.ts'
import { currentSignIn } from './people/people.sql.ts'
import { askDesks, endAsking, followParty, letGoAt } from './requests/commands.ts'

const printReceipt: Reaction<'bill.settled'> = (tx, bill) =>
  queueReceipt(tx, bill, (settled, copy) =>
    composeReceipt(tx, settled, { language: settled.language, copy }),
  )

/** The order and its party have paid once every part of the bill is settled. */
const endOrder: Reaction<'bill.settled'> = (tx, bill) => {
  if (bill.isSplit && openParts.get(tx.db, bill.orderId)?.open !== 0) return
  markOrderPaid(tx, bill)
  releaseSlips(tx, bill)
  markPaid(tx, bill)
}

/** The bill is found by its credit note, and by what has become of it. */
const findByNote: Reaction<'refund.issued'> = (tx, { billId }) => reindexBill(tx, billId)

/** The day is net of what was given back on it. */
const takeFromDay: Reaction<'refund.issued'> = (tx, refund) =>
  countRefund(tx, refund, (billId) => billById(tx.db, billId, billedLinesOf)?.lines ?? [])

/** A payment became another way of paying, the last of those of its bill: books, day and search follow. */
const followRetender: Reaction<'bill.retendered'> = (tx, bill) => {
  const last = bill.retenders?.at(-1)
  if (last === undefined) return
  postRetender(tx, bill, last)
  countRetender(tx, last)
  reindexBill(tx, bill.billId)
}

/** A guest at the counter waits for a token, and the board shows how it stands. */
const callToken = (tx: Tx, order: OrderDoc): void => {
  const pickup = pickupOf(order)
  if (pickup === null) return
  tx.emit('pickup.changed', { key: `pickup:${order.orderId}`, rev: pickup.rev, data: pickup })
}

/** What was put on another order is called with that one's token. */
const callElsewhere = (tx: Tx, order: OrderDoc): void => {
  const { orderId, outletId, token, placedAt, rev, lines } = order
  if (order.sittingId !== null) return
  if (lines.length > 0) return callToken(tx, order)
  const data = { orderId, outletId, token, placedAt, rev, state: 'gone', readyAt: null } as const
  tx.emit('pickup.changed', { key: `pickup:${orderId}`, rev, data })
}

/** What of the parts was just given back: the books, the till, whose it was and the drawer follow. */
const giveParts = (tx: Tx, bill: BillDoc): void => {
  const backs = postBacks(tx, bill).flatMap(({ back }) => (back === undefined ? [] : [back]))
  if (backs.length === 0) return
  countBacks(tx, backs)
  restoreParts(tx, backs)
  keepBacksInTill(tx, bill, backs)
  if (!isKept(tx) && backs.some(({ kind }) => kind === 'cash'))
    openDrawer(tx, `bill:${bill.billId}`)
}

/** A part of the money is in the drawer, and in the books. */
const takePart: Reaction<'bill.part-paid'> = (tx, bill) => {
  const taken = postParts(tx, bill)
  if (taken.length === 0) return
  countParts(tx, taken)
  if (!isKept(tx)) kickFor(tx, bill, taken)
  tellOwners(tx, { ...bill, payments: taken })
  keepPartsInTill(tx, { billId: bill.billId, payments: taken })
}

/** Its bills say which seat each line is for. */
const tellSeats: Reaction<'order.assigned'> = (tx, { orderId }) => {
  for (const { billId, state } of billsOfOrder(tx.db, orderId, billedLinesOf))
    if (state === 'open') tellBill(tx, billId, billedLinesOf)
}

/** Whoever has left a desk, or was followed there by somebody else, has no bill in hand. */
const letBillsGo = (tx: Tx, { deviceId }: { readonly deviceId: string }): void =>
  letGoAt(tx, deviceId, currentSignIn(tx.db, deviceId, tx.at)?.userId ?? null)

/** Whoever asked stands there no more to go on with it. */
const askNoMore = (tx: Tx, { deviceId }: { readonly deviceId: string }): void =>
  withdrawAt(tx, deviceId, currentSignIn(tx.db, deviceId, tx.at)?.userId)

export const flow = [
  on('order.placed', fireTickets, oweForOrder, beginSlip, printSlip, callToken),
  on('order.added', fireAdded, oweForChange, followOrder, callToken),
  on('order.reduced', oweForChange, followOrder, callToken),
  on('order.moved', oweForChange, callElsewhere),
  on('order.fired', refresh),
  on('order.changed', refresh),
  on('order.assigned', refresh, tellSeats),
  on('order.ready', refresh, callToken),
  on('order.recalled', refresh, callToken),
  on('order.served', refresh, endServed, callToken),
  on('ticket.bumped', followTicket),
  on('ticket.recalled', followTicket),
  on('ticket.fired', keepPaper),
  on('ticket.changed', followTicket, keepPaper),
  on('job.finished', heedPaper),
  // The menu names the stations.
  on('station.set', reviseMenu),
  // Whose prices they are is said on every screen that shows them.
  on('customer-group.changed', reviseMenu),
  on('bill.opened', refresh),
  on('bill.changed', refresh),
  on('bill.voided', refresh),
  on('bill.part-paid', bookEarlierCash, takePart, giveParts, refresh),
  on('section.changed', giveCodes),
  on('sitting.moved', renameEverywhere),
  on('sitting.bill-asked', askDesks),
  on('sitting.changed', takeBack, followParty),
  on('sitting.paid', takeBack, endAsking),
  on('sitting.closed', endParty, forgetGuests, endAsking),
  on('signIn.opened', letBillsGo, askNoMore),
  on('signIn.closed', letBillsGo, askNoMore),
  on(
    'device.revoked',
    (tx, { deviceId }) => letGoAt(tx, deviceId, null),
    (tx, { deviceId }) => withdrawAt(tx, deviceId),
  ),
  on(
    'bill.settled',
    bookEarlierCash,
    giveParts,
    postSale,
    countSale,
    indexBill,
    keepInTill,
    endOrder,
    printReceipt,
    queueKick,
    tellOwners,
  ),
  on(
    'refund.issued',
    bookEarlierCash,
    postRefund,
    takeFromDay,
    findByNote,
    keepRefundInTill,
    takeOrderBack,
    printCreditNote,
    kickForRefund,
    restoreOwners,
  ),
  on('bill.retendered', bookEarlierCash, followRetender, keepRetenderInTill, openForRetender),
  on('bill.paid-twice', bookEarlierCash, keepTwice),
  on('bill.twice-given', bookEarlierCash, giveTwice),
  on('money.received', bookEarlierCash, postMoney, keepMoneyInTill, printMoney, tellAfterMoney),
  on('cheque.changed', postCheque(whoOwes), tellAfterCheque),
  on('drawer.reported', heedDrawer),
  on('drawer.set', heedMoved),
  // A sale of the past moves the books and the days, and nothing in the shop.
  on('sale.imported', postSale, countSale, indexBill),
] as const
