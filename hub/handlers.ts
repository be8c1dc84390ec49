/**
 * Which slice answers which command, and what of other slices it is given to
 * do so. Together with `flow.ts` this is the only place where slices meet.
 */
import { refusal } from '../schema/refusals.ts'
import { no, ok } from '../schema/result.ts'
import { billById } from './billing/bills.sql.ts'
import { billHandlers, composeReceipt } from './handlers/bills.ts'
import { billMergeHandlers } from './handlers/bill-merge.ts'
import { hold, takeOver } from './billing/held.ts'
import type { Handler, Handlers } from './bus/tx.ts'
import { endPrice, setCategory, setItem, setPrice } from './catalogue/commands.ts'
import { setModifierGroup } from './catalogue/modifiers.ts'
import {
  removeBarcode,
  removeLabel,
  setBarcode,
  setContainer,
  setLabel,
} from './catalogue/packed.ts'
import { restore, sayLeft } from './catalogue/eighty-six.ts'
import { setIngredient, setRecipe } from './catalogue/recipes.ts'
import { setCategoryRoute, setItemRoute } from './catalogue/routing.ts'
import { customerHandlers } from './handlers/customers.ts'
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
import { block, drawSection, publishPlans, removeSection, savePlan } from './floor/plan.ts'
import { setFloor } from './floor/stay.ts'
import {
  assign,
  carryLines,
  drop,
  fire,
  merge,
  note,
  open,
  seatExpected,
  split,
  unmerge,
  voidLines,
} from './handlers/floor.ts'
import { choose, change as changeCart, remove } from './handlers/guest-cart.ts'
import { askBill, call, join as joinTable, showPin } from './handlers/guests.ts'
import { acceptBy, decline, placeBy, strike, withdraw } from './handlers/guest-orders.ts'
import { findHub, recode, setGuests } from './guests/commands.ts'
import { accountById } from './ledger/ledger.sql.ts'
import { outletsOf } from './outlets/outlets.sql.ts'
import { claim, forsake, overdue, release } from './requests/commands.ts'
import { add, dateSeen, place, saleHandlers } from './handlers/sales.ts'
import { shopHandlers } from './handlers/shop.ts'
import { acknowledge, answerPage, bump, mark, page, recall, rush, see } from './kitchen/commands.ts'
import { expireTickets } from './handlers/kitchen-end.ts'
import { missTickets, moveTicketJob, printByHand } from './papers/kitchen-paper.ts'
import { approvalHandlers, openSignInTold, whileAsTold } from './handlers/approvals.ts'
import { equip, rename, setDrawer } from './devices/equipment.ts'
import { rename as renameOrder } from './handlers/order-rename.ts'
import { printSlipAgain, slipHandlers } from './handlers/slips.ts'
import { challanHandlers, reprintChallanCopy } from './handlers/challans.ts'
import { setStation } from './kitchen/stations.ts'
import { refundHandlers, reprintCreditNote } from './handlers/refunds.ts'
import { retenderHandlers } from './handlers/retender.ts'
import { twiceHandlers } from './handlers/twice.ts'
import { reprintZ, tillHandlers } from './handlers/till.ts'
import { serve } from './orders/commands.ts'
import { billedLinesOf } from './orders/lines.sql.ts'
import { closeSignIn, failSignIn, openSignIn } from './people/commands.ts'

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
      : (about, copy) =>
          about.startsWith('bill:')
            ? reprint(tx, { billId: about.slice('bill:'.length) })
            : about.startsWith('refund:')
              ? reprintCreditNote(tx, { refundId: about.slice('refund:'.length) })
              : about.startsWith('slip:')
                ? printSlipAgain(tx, { slipId: about.slice('slip:'.length) })
                : about.startsWith('till:')
                  ? reprintZ(tx, { tillId: about.slice('till:'.length) })
                  : about.startsWith('challan:')
                    ? reprintChallanCopy(tx, about, copy)
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

export const handlers: Handlers = whileAsTold({
  'order.place': place,
  'order.add': add,
  'order.fire': fire,
  'order.drop': drop,
  'order.void': voidLines,
  'order.assign': assign,
  'order.serve': serve,
  'order.note': note,
  'order.rename': renameOrder,
  ...saleHandlers,
  ...billHandlers,
  ...billMergeHandlers,
  'bill.hold': hold,
  'bill.take-over': takeOver,
  ...shopHandlers,
  ...refundHandlers,
  ...retenderHandlers,
  ...twiceHandlers,
  ...customerHandlers,
  ...slipHandlers,
  ...challanHandlers,
  ...tillHandlers,
  ...approvalHandlers,
  'receipt.reprint': reprint,
  'ticket.bump': bump,
  'ticket.recall': recall,
  'category.set': setCategory,
  'modifier-group.set': setModifierGroup,
  'item.set': putOnMenu,
  'item.eighty-six': eightySix,
  'item.restore': restore,
  'barcode.set': setBarcode,
  'barcode.remove': removeBarcode,
  'label.set': setLabel,
  'label.remove': removeLabel,
  'container.set': setContainer,
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
  'bill.forsake': forsake,
  'station.set': setStation,
  'category.route': setCategoryRoute,
  'item.route': setItemRoute,
  'section.set': drawSection,
  'section.remove': removeSection,
  'plan.save': savePlan,
  'plan.publish': publishPlans,
  'floor.set': setFloor,
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
  'price.end': endPrice,
  'device.invite': invite,
  'device.revoke': revoke,
  'integration.issue': issueIntegration,
  'integration.use': useIntegration,
  'printer.set': setPrinter,
  'drawer.set': setDrawer,
  'device.equip': equip,
  'device.rename': rename,
  'printer.report': reportPrinter,
  'drawer.report': reportDrawer,
  'drawer.shut': shutDrawer,
  'job.finish': finishJob,
  'job.answer': answer,
  'paper.report': reportPaper,
  'device.join': join,
  'signIn.open': openSignInTold(openSignIn),
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
})
