/** A sale in one act: at the counter now, or one of the past. */
import * as v from 'valibot'
import { paidArgs } from '../bill.ts'
import {
  buyerRefuses,
  cashOf,
  cashRefuses,
  couponRefuses,
  off,
  settleRefuses,
  tenders,
} from './bill.ts'
import { buyerArgs, stateCode } from '../buyer.ts'
import { command } from './command-shape.ts'
import { typedCode } from '../coupon.ts'
import { described } from '../doc-shapes.ts'
import { chargesArgs, orderArgs } from '../order.ts'
import { personArgs } from '../order-person.ts'
import { deliveryRefuses, orderRefuses } from './order.ts'
import { amount, id, instant, language, requiredText } from '../shapes.ts'

export const saleCommands = {
  'sale.ring': command({
    says: 'A counter sale in one act: order, bill, settlement, receipt, drawer.',
    takes: {
      ...orderArgs,
      ...personArgs,
      ...chargesArgs,
      tenders,
      ...cashOf,
      language: v.optional(language),
      discount: v.optional(
        described(
          v.strictObject({ reasonId: id, off, isOver: v.optional(v.boolean(), false) }),
          'Lowers all of it for a reason; `isOver`: further than the reason allows. Takes the right to `bill.discount` or `bill.discount-over` besides.',
        ),
      ),
      coupon: v.optional(
        described(
          typedCode,
          'The code of a coupon that lowers all of it. Takes the right to `bill.coupon` besides.',
        ),
      ),
      tip: v.optional(described(amount, 'What the guest leaves for the staff, on top.')),
      buyer: v.optional(
        described(buyerArgs, 'Whom the invoice names; left out, a registered customer.'),
      ),
      placeOfSupply: v.optional(
        described(
          stateCode,
          'Where goods go that a named buyer or a registered customer has sent; left out, the shop’s own State.',
        ),
      ),
    },
    example: {
      orderType: 'takeaway',
      lines: [{ itemId: 'kaju-katli', qtyMilli: 350 }],
      tenders: [{ kind: 'upi', offered: 'exact' }],
    },
    refuses: [
      ...orderRefuses,
      ...deliveryRefuses,
      'charge.unset',
      ...settleRefuses,
      ...buyerRefuses,
      ...cashRefuses,
      'discount.unknown-reason',
      'discount.over-cap',
      ...couponRefuses,
    ],
  }),
  'sale.import': command({
    says: 'Books a sale that was made elsewhere on a day that is over: order, bill, settlement, invoice and journal entry, as they were then. It prints and opens nothing, and no till hears of it.',
    takes: {
      ...orderArgs,
      source: described(id, 'Where it comes from.'),
      ref: described(
        requiredText(64),
        'What it is called there; together with the source it can be booked once in an outlet.',
      ),
      soldAt: described(instant, 'When it was made; the outlet’s clock says on which day.'),
      tenders: described(
        v.pipe(v.array(paidArgs), v.maxLength(10)),
        'What was paid: exactly what it comes to by the prices of that day.',
      ),
    },
    example: {
      source: 'old-till',
      ref: '2024-000017',
      soldAt: 1_762_000_000_000,
      orderType: 'takeaway',
      lines: [{ itemId: 'samosa', qtyMilli: 2000 }],
      tenders: [{ kind: 'cash', amount: 40_00 }],
    },
    refuses: [
      ...orderRefuses,
      'sale.imported-before',
      'sale.day-not-over',
      'sale.total-differs',
      'customer.unknown',
      'customer.erased',
      'clock.behind',
    ],
  }),
} as const
