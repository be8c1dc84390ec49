/**
 * What an accepted command answers with, by its name. Commands that are not
 * listed answer with an empty object. A handler is held to it by the compiler.
 */
import * as v from 'valibot'
import { paidBill } from './customer.ts'
import { described, moment, money, rev, whole } from './doc-shapes.ts'
import { heldTender } from './held.ts'
import { tenderKinds } from './tender-kinds.ts'
import { tillDifference, tillReportDoc } from './till.ts'
import type { ReadonlyDeep } from './shapes.ts'

const waysBack = v.array(v.object({ kind: v.picklist(tenderKinds), amount: money }))

/** What the person at the counter needs to finish the sale: what to say and what to give back. */
export const saleResult = v.object({
  orderId: v.string(),
  token: whole,
  billId: v.string(),
  invoiceNumber: v.string(),
  payable: money,
  change: money,
  back: v.exactOptional(
    described(
      waysBack,
      'Of what was paid in parts: what is more than is due by now, and goes back by the way it came.',
    ),
  ),
})
export type SaleResult = ReadonlyDeep<v.InferOutput<typeof saleResult>>

/** The same, and what became of cash that was kept away from the hub for a bill that is not open any more. */
const settleResult = v.object({
  ...saleResult.entries,
  invoiceNumber: described(v.string(), 'Empty where the bill is still to be paid, or never was.'),
  kept: v.exactOptional(
    v.object({
      as: described(
        v.picklist(['part', 'over']),
        '`part`: of the bill that charges for it by now, named by `billId`. `over`: nothing was owed any more; the till expects it, the books have it as cash over, and the manager was told.',
      ),
      amount: described(money, 'What was booked so.'),
      due: described(money, 'What is still to be paid.'),
      isCashAlone: v.exactOptional(
        described(
          v.boolean(),
          'What was taken beside the cash was refused and is booked nowhere: it is with the screen that took it.',
        ),
      ),
      settled: v.exactOptional(
        described(
          whole,
          'Of a bill that was split: so many of its parts are paid with it, the oldest first; `due` is of the next one.',
        ),
      ),
    }),
  ),
})

/** What goes back to the guest, and the number of the credit note that says so. */
const refundResult = v.object({
  refundId: v.string(),
  number: v.string(),
  payable: described(money, 'What is given back, a tip included.'),
  payments: v.array(v.object({ kind: v.string(), amount: money })),
})
export type RefundResult = ReadonlyDeep<v.InferOutput<typeof refundResult>>

/** What became of a payment. */
const retenderResult = v.object({
  retenderId: v.string(),
  amount: described(money, 'What is paid another way by now.'),
  cash: described(money, 'How much more cash should be in the drawer by it; below zero: less.'),
})

/** Where a party that was just seated finds its order. */
const seatedResult = v.object({ sittingId: v.string(), orderId: v.string(), billId: v.string() })

/** Money that was taken for no bill: its receipt, what goes back, and what is on the account or in the wallet then. */
const moneyResult = v.object({
  moneyId: v.string(),
  number: v.string(),
  change: money,
  balance: described(money, 'Still owed on account, or now in the wallet or on the voucher.'),
})
export type MoneyResult = ReadonlyDeep<v.InferOutput<typeof moneyResult>>

/** The revision of the menu that the change began. */
const menuRevision = v.object({ rev })
export type MenuRevision = ReadonlyDeep<v.InferOutput<typeof menuRevision>>

const invitation = v.object({
  code: described(v.string(), 'To be traded at `/api/v1/pair`; good once, until `expiresAt`.'),
  expiresAt: moment,
})

const openedTill = {
  tillId: described(
    v.nullable(v.string()),
    'null where more is missing than one person may decide: nothing was opened, and a manager is told.',
  ),
  float: money,
  missing: described(money, 'What was counted less than the last close left.'),
}

export const commandResults = {
  'order.place': v.object({ orderId: v.string(), token: whole, billId: v.string() }),
  'sale.ring': saleResult,
  'sale.import': saleResult,
  'bill.settle': settleResult,
  'challan.issue': v.object({ challanId: v.string(), number: v.string() }),
  'challan.invoice': saleResult,
  'challan.cancel': v.object({ number: v.string() }),
  'bill.hold': v.object({
    elsewhere: described(
      v.array(v.object({ heldId: v.string(), deviceId: v.string() })),
      'What another screen has taken over, and which.',
    ),
  }),
  'bill.take-over': v.object({ tenders: v.array(heldTender) }),
  'bill.pay': v.object({
    paid: money,
    due: described(money, 'What is still to be paid.'),
    change: money,
  }),
  'bill.pay-back': v.object({
    back: described(waysBack, 'What goes back, and how: cash out of the drawer.'),
    due: described(money, 'What is still to be paid.'),
  }),
  'customer.pay': v.object({
    ...moneyResult.entries,
    against: described(v.array(paidBill), 'The bills it pays, the oldest first.'),
  }),
  'wallet.top-up': moneyResult,
  'wallet.pay-out': moneyResult,
  'voucher.issue': v.object({
    ...moneyResult.entries,
    voucherId: v.string(),
    voucher: described(v.string(), 'The number on the paper: whoever has it has the money.'),
  }),
  'bill.discount': v.object({ discountId: v.string() }),
  'bill.discount-over': v.object({ discountId: v.string() }),
  'bill.comp': v.object({ discountId: v.string() }),
  'bill.coupon': v.object({ discountId: v.string() }),
  'bill.split': v.object({ billIds: v.array(v.string()) }),
  'bill.proforma': v.object({ jobId: v.string() }),
  'slip.print': v.object({ jobId: v.string() }),
  'customer.statement': v.object({ jobId: v.string() }),
  'bill.refund': refundResult,
  'bill.undo': refundResult,
  'bill.twice': v.object({ twiceId: v.string() }),
  'bill.twice-back': v.object({ kind: v.string(), amount: money }),
  'bill.retender': retenderResult,
  'bill.retender-own': retenderResult,
  'refund.reprint': v.object({ jobId: v.string(), copy: whole }),
  'sitting.open': seatedResult,
  'sitting.split': seatedResult,
  'booking.make': v.object({ bookingId: v.string() }),
  'booking.seat': seatedResult,
  'receipt.reprint': v.object({ jobId: v.string(), copy: whole }),
  'category.set': menuRevision,
  'modifier-group.set': menuRevision,
  'item.set': menuRevision,
  'ingredient.set': menuRevision,
  'recipe.set': menuRevision,
  'price.set': menuRevision,
  'price.end': menuRevision,
  'barcode.set': menuRevision,
  'barcode.remove': menuRevision,
  'label.set': menuRevision,
  'label.remove': menuRevision,
  'container.set': menuRevision,
  'category.route': menuRevision,
  'item.route': menuRevision,
  'device.invite': invitation,
  'integration.issue': invitation,
  'approval.ask': v.object({
    approvalId: v.string(),
    expiresAt: moment,
    screens: described(
      whole,
      'On how many screens they are signed in now; 0: they do not see it yet.',
    ),
  }),
  'till.open': v.object(openedTill),
  'till.open-short': v.object(openedTill),
  'till.report': v.object({ report: tillReportDoc }),
  'till.count': v.object({
    differences: described(v.array(tillDifference), 'Cash first, then what else was counted.'),
    worst: described(money, 'The largest difference of cash at any count of this till.'),
    unpaid: described(
      money,
      'What was sold at this till away from the hub and not paid: the drawer is not expected to have it.',
    ),
    over: described(
      v.array(v.string()),
      'What is above the limit: kinds of tender, each by its worst count, and `unpaid`.',
    ),
    isOver: described(
      v.boolean(),
      'It takes a second person to close the till: something is out by more than the limit.',
    ),
    limit: money,
  }),
  'till.close': v.object({ report: tillReportDoc }),
  'till.close-over': v.object({ report: tillReportDoc }),
  'till.reprint': v.object({ jobId: v.string(), copy: whole }),
} as const

/** What the hub answers itself, at its own doors. */
interface HubResults {
  'device.join': { readonly deviceId: string; readonly outletId: string; readonly kind: string }
  'integration.use': Done
  'signIn.open': { readonly signInId: string; readonly expiresAt: number }
  'signIn.fail': { readonly failures: number }
  'guest.join': { readonly guestId: string; readonly isLetIn: boolean }
  'guest.choose': { readonly lineId: string }
  'guest.place': { readonly outcome: 'sent' | 'waiting' }
}

/** The answer of a command that has nothing more to say than that it is done. */
export type Done = Readonly<Record<string, never>>

export type CommandResult<N extends string> = N extends keyof typeof commandResults
  ? ReadonlyDeep<v.InferOutput<(typeof commandResults)[N]>>
  : N extends keyof HubResults
    ? HubResults[N]
    : Done
