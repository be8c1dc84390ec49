/**
 * Which slice answers which command, and what of other slices it is given to
 * do so. Together with `flow.ts` this is the only place where slices meet.
 */
import type { CommandArgs } from '../schema/commands.ts'
import { retail } from '../schema/customer-words.ts'
import type { OrderDoc } from '../schema/order.ts'
import { refusal, type Refusal } from '../schema/refusals.ts'
import { no, ok, type Result } from '../schema/result.ts'
import { businessDate } from '../schema/time.ts'
import { billById } from './billing/bills.sql.ts'
import { billDepsOf, taxClassesOf } from './bill-deps.ts'
import { billHandlers, composeReceipt } from './bill-handlers.ts'
import { billOf, plain } from './billing/bill.ts'
import { nameBuyer } from './billing/buyers.ts'
import { ringBill, settleBill } from './billing/commands.ts'
import { importBill, openPast } from './billing/import.ts'
import { billed, openBill } from './billing/owed.ts'
import type { Handler, Handlers, Tx } from './bus/tx.ts'
import { setCategory, setItem, setPrice } from './catalogue/commands.ts'
import { setModifierGroup } from './catalogue/modifiers.ts'
import { restore, sayLeft, takeLeft } from './catalogue/eighty-six.ts'
import { priceOrder, type PricedOrder } from './catalogue/pricing.ts'
import { setIngredient, setRecipe } from './catalogue/recipes.ts'
import { setCategoryRoute, setItemRoute } from './catalogue/routing.ts'
import {
  buyerOf,
  customerHandlers,
  nameRegistered,
  payFromOwners,
  registered,
} from './customer-handlers.ts'
import { soldAtOutlet } from './days/days.sql.ts'
import { copiesOf } from './devices/jobs.sql.ts'
import { issueIntegration, useIntegration } from './devices/integrations.ts'
import { answerJob, finishJob, queueJob, shutDrawer } from './devices/jobs.ts'
import {
  invite,
  join,
  reportDrawer,
  reportPaper,
  reportPrinter,
  revoke,
  setPrinter,
} from './devices/commands.ts'
import { answer as answerCall, change, close, move, request, widen } from './floor/commands.ts'
import { changeExpected, make as makeBooking, mark as markBooking } from './floor/bookings.ts'
import { block, drawSection, removeSection, savePlan } from './floor/plan.ts'
import {
  carryLines,
  drop,
  fire,
  merge,
  note,
  open,
  openOrder,
  seatExpected,
  split,
  unmerge,
  voidLines,
} from './floor-handlers.ts'
import { choose, change as changeCart, remove } from './guest-cart.ts'
import { askBill, call, join as joinTable, showPin } from './guest-handlers.ts'
import { acceptBy, decline, placeBy, strike, withdraw } from './guest-orders.ts'
import { findHub, recode, setGuests } from './guests/commands.ts'
import { accountById } from './ledger/ledger.sql.ts'
import { outletAt, outletsOf } from './outlets/outlets.sql.ts'
import { claim, overdue, release } from './requests/commands.ts'
import { shopHandlers } from './shop-handlers.ts'
import { acknowledge, answerPage, bump, mark, page, recall, rush, see } from './kitchen/commands.ts'
import { expireTickets } from './kitchen-end.ts'
import { missTickets, moveTicketJob, printByHand } from './kitchen-paper.ts'
import { slipHandlers } from './slip-handlers.ts'
import { setStation } from './kitchen/stations.ts'
import { refundHandlers, reprintCreditNote } from './refund-handlers.ts'
import { reprintZ, tillHandlers } from './till-handlers.ts'
import {
  addToOrder,
  assign,
  nextRound,
  placeOrder,
  serve,
  type PlaceOrder,
} from './orders/commands.ts'
import { billedLinesOf } from './orders/lines.sql.ts'
import { closeSignIn, failSignIn, openSignIn } from './people/commands.ts'

/**
 * The business date on which the customer saw the prices. A sale that waited in
 * an outbox past the cut-off is booked today and priced by the day it was rung.
 */
const dateSeen = ({ at, outlet, command }: Tx): number =>
  businessDate(Math.min(command.sentAt, at), outlet.timeZone, outlet.cutOffMinute)

interface Pricing {
  /** Whose price list it is; that of everybody where nobody is named. */
  readonly customerGroup?: string
  readonly round?: number
  /** The sale has happened, whatever the menu says now. */
  readonly hasHappened?: boolean
}

type Wanted = Pick<CommandArgs<'order.place'>, 'orderType' | 'lines'>

const priced = (
  tx: Tx,
  args: Wanted,
  { round = 1, hasHappened = false, customerGroup = retail }: Pricing = {},
): Result<PricedOrder, Refusal> =>
  priceOrder(
    {
      db: tx.db,
      outlet: tx.outlet,
      orderType: args.orderType,
      customerGroup,
      businessDate: dateSeen(tx),
      at: tx.at,
      seenAt: Math.min(tx.command.sentAt, tx.at),
      priceRev: tx.command.priceRev,
      round,
      by: tx.userId,
      newId: tx.newId,
      hasHappened,
    },
    args.lines,
  )

/** The order is theirs whom the customer turned out to be, where two were made one. */
const withBuyer = (
  args: Pick<PlaceOrder['args'], 'orderType' | 'note'>,
  { customerId }: { readonly customerId?: string },
): PlaceOrder['args'] => ({
  orderType: args.orderType,
  note: args.note,
  ...(customerId === undefined ? {} : { customerId }),
})

/** Lines with their prices, taken from what is left of them. */
const ordered = (tx: Tx, args: Wanted, pricing: Pricing = {}): Result<PricedOrder, Refusal> => {
  const lines = priced(tx, args, pricing)
  if (!lines.ok) return lines
  const taken = takeLeft(tx, lines.value.lines, pricing.hasHappened === true)
  return taken.ok ? lines : taken
}

const place: Handler<'order.place'> = (tx, args) => {
  if (!tx.outlet.isActive) return no(refusal('outlet.inactive'))
  const buyer = buyerOf(tx, args.customerId)
  if (!buyer.ok) return buyer
  const lines = ordered(tx, args, buyer.value)
  if (!lines.ok) return lines
  const order = placeOrder(tx, {
    args: withBuyer(args, buyer.value),
    lines: lines.value.lines,
    priceRev: lines.value.rev,
    isPaid: false,
  })
  return ok({ orderId: order.orderId, token: order.token, billId: order.billId })
}

/** More for an order. Adding commutes: what two people add at once is all there. */
const add: Handler<'order.add'> = (tx, { orderId, lines }) => {
  const order = openOrder(tx, orderId)
  if (!order.ok) return order
  const { orderType, billId } = order.value
  // Of a split bill the first part may be paid already; what comes now would have no bill.
  if (billById(tx.db, billId, billedLinesOf)?.state === 'settled') return no(refusal('order.paid'))
  const buyer = buyerOf(tx, order.value.customerId)
  const customerGroup = buyer.ok ? buyer.value.customerGroup : retail
  const round = nextRound(tx, orderId)
  const more = ordered(tx, { orderType, lines }, { round, customerGroup })
  return more.ok ? addToOrder(tx, order.value, more.value.lines) : more
}

/** The same for a buyer the invoice must name: the bill is open for as long as that takes. */
const ringNamed = (
  tx: Tx,
  order: OrderDoc,
  {
    buyer,
    placeOfSupply,
    ...payment
  }: Pick<CommandArgs<'sale.ring'>, 'buyer' | 'placeOfSupply'> & Parameters<typeof settleBill>[2],
): ReturnType<typeof settleBill> => {
  const { billId } = order
  openBill(tx, order, billOf(plain(billed(order.lines)), tx.outlet, taxClassesOf(tx)))
  if (buyer === undefined) nameRegistered(tx, billId, order.customerId)
  else {
    const named = nameBuyer(tx, { billId, buyer, placeOfSupply }, billDepsOf(tx))
    if (!named.ok) return named
  }
  return settleBill(tx, billId, payment, billDepsOf(tx))
}

/** A counter sale is one act, so it is one command: nothing half-sold can remain. */
const ring: Handler<'sale.ring'> = (tx, args) => {
  if (!tx.outlet.isActive) return no(refusal('outlet.inactive'))
  // Money that a screen took while it was away from the hub is in the drawer, whatever the menu says now.
  const isTaken = args.tenders.some(({ kept }) => kept !== undefined)
  const buyer = buyerOf(tx, args.customerId)
  if (!buyer.ok) return buyer
  const lines = ordered(tx, args, { ...buyer.value, hasHappened: isTaken })
  if (!lines.ok) return lines
  const order = placeOrder(tx, {
    args: withBuyer(args, buyer.value),
    lines: lines.value.lines,
    priceRev: lines.value.rev,
    isPaid: true,
  })
  return payFromOwners(tx, { tenders: args.tenders, ...buyer.value }, (tenders) =>
    args.buyer === undefined && registered(tx, order.customerId) === undefined
      ? ringBill(tx, order, { ...args, tenders }, taxClassesOf(tx))
      : ringNamed(tx, order, { ...args, tenders }),
  )
}

/** A sale of the past is booked by the prices of its own day, in one act, and in silence. */
const importSale: Handler<'sale.import'> = (tx, args) => {
  if (!tx.outlet.isActive) return no(refusal('outlet.inactive'))
  const then = outletAt(tx.db, tx.outlet.outletId, args.soldAt) ?? tx.outlet
  const past = openPast({ ...tx, outlet: then }, args)
  if (!past.ok) return past
  const buyer = buyerOf(tx, args.customerId)
  if (!buyer.ok) return buyer
  const lines = priced(past.value, args, { ...buyer.value, hasHappened: true })
  if (!lines.ok) return lines
  const order = placeOrder(past.value, {
    args: withBuyer(args, buyer.value),
    lines: lines.value.lines,
    priceRev: lines.value.rev,
    isPaid: true,
    isPast: true,
  })
  return importBill(past.value, order, args, {
    taxClassOf: taxClassesOf(past.value),
    importedAt: tx.at,
  })
}

const reprint: Handler<'receipt.reprint'> = (tx, { billId, language }) => {
  const bill = billById(tx.db, billId, billedLinesOf)
  if (bill === undefined || bill.outletId !== tx.outlet.outletId) return no(refusal('bill.unknown'))
  if (bill.invoice === null) return no(refusal('bill.not-settled'))
  const { printerId } = tx.sender()
  if (printerId === null) return no(refusal('printer.missing'))
  const about = `bill:${billId}`
  // The original counts even where it was never printed: a second paper is a duplicate of the document.
  const copy = Math.max(1, copiesOf.get(tx.db, about, 'receipt')?.copies ?? 0) + 1
  const document = composeReceipt(tx, bill, { language: language ?? bill.language, copy })
  const job = queueJob(tx, { task: { kind: 'receipt', printerId, document }, about, copy })
  return ok({ jobId: job.jobId, copy })
}

const answer: Handler<'job.answer'> = (tx, args) =>
  answerJob(
    tx,
    args.jobId,
    args.answer === 'came_out'
      ? null
      : (about) =>
          about.startsWith('bill:')
            ? reprint(tx, { billId: about.slice('bill:'.length) })
            : about.startsWith('refund:')
              ? reprintCreditNote(tx, { refundId: about.slice('refund:'.length) })
              : about.startsWith('till:')
                ? reprintZ(tx, { tillId: about.slice('till:'.length) })
                : no(refusal('job.finished')),
  )

const putOnMenu: Handler<'item.set'> = (tx, args) =>
  setItem(tx, args, {
    isIncomeAccount: (accountId) => accountById.get(tx.db, accountId)?.kind === 'income',
    hasBeenSold: (itemId) =>
      outletsOf(tx.db).some(
        ({ outletId }) => soldAtOutlet.get(tx.db, outletId, itemId) !== undefined,
      ),
  })

const eightySix: Handler<'item.eighty-six'> = (tx, args) => sayLeft(tx, args, dateSeen(tx))

export const handlers: Handlers = {
  'order.place': place,
  'order.add': add,
  'order.fire': fire,
  'order.drop': drop,
  'order.void': voidLines,
  'order.assign': assign,
  'order.serve': serve,
  'order.note': note,
  'sale.ring': ring,
  'sale.import': importSale,
  ...billHandlers,
  ...shopHandlers,
  ...refundHandlers,
  ...customerHandlers,
  ...slipHandlers,
  ...tillHandlers,
  'receipt.reprint': reprint,
  'ticket.bump': bump,
  'ticket.recall': recall,
  'category.set': setCategory,
  'modifier-group.set': setModifierGroup,
  'item.set': putOnMenu,
  'item.eighty-six': eightySix,
  'item.restore': restore,
  'ingredient.set': setIngredient,
  'recipe.set': setRecipe,
  'ticket.mark': mark,
  'ticket.ack': acknowledge,
  'ticket.see': see,
  'ticket.rush': rush,
  'ticket.print': printByHand,
  'ticket.page': page,
  'page.answer': answerPage,
  'ticket.expire': expireTickets,
  'ticket.miss': missTickets,
  'ticket.reprint': moveTicketJob,
  'bill.overdue': overdue,
  'station.set': setStation,
  'category.route': setCategoryRoute,
  'item.route': setItemRoute,
  'section.set': drawSection,
  'section.remove': removeSection,
  'plan.save': savePlan,
  'table.block': block,
  'sitting.open': open,
  'sitting.change': change,
  'sitting.move': move,
  'sitting.widen': widen,
  'sitting.merge': merge,
  'sitting.unmerge': unmerge,
  'sitting.split': split,
  'sitting.carry': carryLines,
  'sitting.close': close,
  'booking.make': makeBooking,
  'booking.change': changeExpected,
  'booking.mark': markBooking,
  'booking.seat': seatExpected,
  'bill.request': request,
  'bill.claim': claim,
  'bill.release': release,
  'call.answer': answerCall,
  'guests.set': setGuests,
  'table.recode': recode,
  'proposal.accept': acceptBy(add),
  'proposal.decline': decline,
  'cart.strike': strike,
  'price.set': setPrice,
  'device.invite': invite,
  'device.revoke': revoke,
  'integration.issue': issueIntegration,
  'integration.use': useIntegration,
  'printer.set': setPrinter,
  'printer.report': reportPrinter,
  'drawer.report': reportDrawer,
  'drawer.shut': shutDrawer,
  'job.finish': finishJob,
  'job.answer': answer,
  'paper.report': reportPaper,
  'device.join': join,
  'signIn.open': openSignIn,
  'signIn.fail': failSignIn,
  'signIn.close': closeSignIn,
  'guest.join': joinTable,
  'guest.show-pin': showPin,
  'guest.choose': choose,
  'guest.change': changeCart,
  'guest.remove': remove,
  'guest.place': placeBy(add),
  'guest.withdraw': withdraw,
  'guest.call': call,
  'guest.ask-bill': askBill,
  'guests.find': findHub,
}
