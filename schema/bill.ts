/**
 * A bill: what is owed for an order, and once settled how it was paid.
 *
 * Prices, taxes and totals on it are the hub's. A screen previews with the
 * same `totalBill`, and never sends what it previewed.
 */
import * as v from 'valibot'
import type { BillTotal } from './bill-total.ts'
import { billBuyer } from './buyer.ts'
import { orderTypes } from './catalogue.ts'
import {
  businessDay,
  described,
  languageDoc,
  moment,
  money,
  namesDoc,
  qty,
  ratePpm,
  rev,
  whole,
} from './doc-shapes.ts'
import { heldId } from './held.ts'
import { orderLine } from './order.ts'
import type { RefusalCode } from './refusals.ts'
import { retenderDoc } from './retender.ts'
import { twiceDoc } from './twice.ts'
import { isNamed } from './order-person.ts'
import { amount, text, uuid, type ReadonlyDeep } from './shapes.ts'
import { moneyKinds, tenderKinds } from './tender-kinds.ts'

export { moneyKinds, tenderKinds, type TenderKind } from './tender-kinds.ts'

/** Whose it is, where it is not money: a customer’s wallet or account, or a voucher. */
const owner = {
  customerId: v.optional(
    described(uuid, 'Whose wallet or account; left out, that of the customer of the bill.'),
  ),
  voucher: v.optional(described(text(40), 'The number on a voucher, however it was typed.')),
}

/** A way to pay; whoever names another one is told which there are. */
const tenderKind = v.picklist(tenderKinds, 'tender.unknown-way' satisfies RefusalCode)

/** Means offered. */
export const tenderArgs = v.strictObject({
  kind: tenderKind,
  offered: described(
    v.union([v.literal('exact'), v.pipe(amount, v.minValue(1))]),
    'What was handed over; `exact` is whatever is due, so that nobody need name a total.',
  ),
  reference: v.optional(text(40)),
  isRepeat: v.optional(
    described(
      v.boolean(),
      'Somebody has looked: this reference of another payment of the last day is right all the same.',
    ),
  ),
  ...owner,
  heldId: v.optional(heldId),
  isOverInCash: v.optional(
    described(
      v.boolean(),
      'By UPI or card: the guest has paid more than is due, and the rest goes back in cash.',
    ),
  ),
  kept: v.optional(
    described(
      amount,
      'Only from a screen that took the cash while cut off from the hub: what really stayed in its drawer.',
    ),
  ),
})
export type TenderArgs = v.InferOutput<typeof tenderArgs>

/** A part of the money: always an amount, and never taken away from the hub. */
export const partArgs = v.strictObject({
  kind: tenderKind,
  offered: v.pipe(amount, v.minValue(1)),
  reference: v.optional(text(40)),
  isRepeat: v.optional(v.boolean()),
  ...owner,
  heldId: v.optional(heldId),
})
export type PartArgs = v.InferOutput<typeof partArgs>

/** What was paid at a sale of the past: to the last coin, because it is known. */
export const paidArgs = v.strictObject({
  kind: v.picklist(moneyKinds),
  amount: v.pipe(amount, v.minValue(1)),
  reference: v.optional(text(40)),
})

export const paymentDoc = v.object({
  paymentId: v.string(),
  kind: v.picklist(tenderKinds),
  amount: described(money, 'The part that pays the bill.'),
  offered: money,
  change: money,
  reference: v.string(),
  of: v.exactOptional(
    described(v.string(), 'Whose wallet or account it was taken from, or which voucher: its id.'),
  ),
  isPart: described(
    v.boolean(),
    'Taken before the bill was settled, while some of it was still due.',
  ),
  paidOn: v.exactOptional(
    described(businessDay, 'Of a part: the day whose money it is, be the bill settled on another.'),
  ),
  back: v.exactOptional(
    described(
      v.object({
        kind: described(v.picklist(tenderKinds), 'As what it went back.'),
        of: v.exactOptional(v.string()),
        amount: money,
      }),
      'Of a part: what of it was given back before the bill was settled. It is not in `amount` any more.',
    ),
  ),
})
export type Payment = ReadonlyDeep<v.InferOutput<typeof paymentDoc>>

export const documentKinds = [
  'tax_invoice',
  'bill_of_supply',
  'invoice_cum_bill_of_supply',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const invoiceDoc = v.object({
  invoiceId: v.string(),
  number: described(v.string(), 'Gapless per outlet, series and financial year.'),
  kind: v.picklist(documentKinds),
  issuedAt: moment,
})
export type Invoice = ReadonlyDeep<v.InferOutput<typeof invoiceDoc>>

const taxes = described(v.record(v.string(), money), 'Tax by its name, such as CGST.')
const taxed = { id: v.string(), taxable: money, taxes, total: money }

/** What `totalBill` works out; the compiler holds the one against the other. */
export const billTotal: v.GenericSchema<BillTotal> = v.object({
  lines: v.array(
    v.object({ ...taxed, gross: money, lineDiscount: money, billDiscount: money, net: money }),
  ),
  charges: v.array(v.object(taxed)),
  discountTotal: money,
  taxableTotal: money,
  taxes,
  taxTotal: money,
  byClass: v.record(v.string(), v.object({ taxable: money, taxes })),
  total: money,
  roundOff: money,
  payable: described(money, 'The total after round-off.'),
  tip: money,
  due: described(money, 'What the guest owes: payable and tip.'),
  share: v.exactOptional(
    described(
      v.object({ of: money, is: money }),
      'One of equal parts: while its total is `of`, it owes `is` of the whole before coins are rounded, and the parts add up to the whole.',
    ),
  ),
})

export const discountDoc = v.object({
  discountId: v.string(),
  lineId: described(v.nullable(v.string()), 'null: on all of the bill that may be discounted.'),
  reasonId: v.string(),
  names: namesDoc,
  ratePpm: v.nullable(ratePpm),
  amount: described(v.nullable(money), 'Where it is an amount and not a rate.'),
  isComp: described(v.boolean(), 'Given free.'),
  capPpm: described(
    v.nullable(ratePpm),
    'How much of what it is taken from it may be at most; null where somebody allowed more.',
  ),
  covers: v.exactOptional(
    described(
      v.array(v.string()),
      'Somebody allowed it for these lines: what is ordered later is owed in full. Missing: for all of the bill, or the line, as it becomes.',
    ),
  ),
  given: described(
    v.nullable(money),
    'What it took off when it was given. A rate beyond what the reason allows never takes off more; null: a coupon, or given before this was kept.',
  ),
  by: v.nullable(v.string()),
  approvedBy: v.nullable(v.string()),
})
export type DiscountDoc = ReadonlyDeep<v.InferOutput<typeof discountDoc>>

/** A coupon as the screens know it; the hub alone says whether it still holds. */
export const couponDoc = v.object({
  code: v.string(),
  ratePpm: v.nullable(ratePpm),
  amount: described(v.nullable(money), 'Where it is an amount and not a rate.'),
  validFrom: v.nullable(businessDay),
  validUntil: v.nullable(businessDay),
  mostUses: described(v.nullable(whole), 'How many orders it may be used for.'),
  leastBill: described(money, 'What may be lowered has to come to this much at least.'),
})
export type CouponDoc = ReadonlyDeep<v.InferOutput<typeof couponDoc>>

/** A reason a bill may be lowered for, as the shop words it. */
export const discountReasonDoc = v.object({
  reasonId: v.string(),
  names: namesDoc,
  maxPpm: described(ratePpm, 'How much of it without asking anybody.'),
  isComp: described(v.boolean(), 'For giving something free.'),
  position: whole,
  isActive: v.boolean(),
  coupon: described(v.nullable(couponDoc), 'It is given by this code and in no other way.'),
  rev,
})
export type DiscountReasonDoc = ReadonlyDeep<v.InferOutput<typeof discountReasonDoc>>

export const chargeKinds = ['service', 'packing', 'delivery'] as const
export type ChargeKind = (typeof chargeKinds)[number]

export const chargeDoc = v.object({
  chargeId: v.picklist(chargeKinds),
  ratePpm: described(v.nullable(ratePpm), 'Of the taxable value of the lines.'),
  amount: described(v.nullable(money), 'Where it is an amount and not a rate.'),
  taxClassId: v.string(),
  salesAccount: v.string(),
  isTaxIncluded: v.boolean(),
})
export type ChargeDoc = ReadonlyDeep<v.InferOutput<typeof chargeDoc>>

/** A line as it is charged, and at which seat; how far the kitchen is with it is none of the bill's business. */
export const billLine = v.object({
  ...v.omit(orderLine, ['state', 'sentAt', 'readyAt', 'seat', 'course']).entries,
  seat: v.exactOptional(
    described(
      v.nullable(whole),
      'While it is still to be paid: the guest it is for; null: for all.',
    ),
  ),
  part: v.exactOptional(
    described(
      v.object({ fromMilli: qty, ofMilli: qty }),
      'On a bill that was split: which part of the line it charges, counted from the first thousandth.',
    ),
  ),
  listPrice: v.exactOptional(
    described(money, 'What each would have cost, where somebody set another price.'),
  ),
})
export type BillLine = ReadonlyDeep<v.InferOutput<typeof billLine>>

export const billState = described(
  v.picklist(['open', 'settled', 'void']),
  '`void`: everything on it was taken off before it was paid, so there is nothing to pay.',
)
export type BillState = v.InferOutput<typeof billState>

export const billDoc = v.object({
  billId: v.string(),
  outletId: v.string(),
  orderId: v.string(),
  token: whole,
  isNamed,
  sittingId: v.nullable(v.string()),
  customerId: v.exactOptional(
    described(v.string(), 'Whose bill it is, where somebody has said so.'),
  ),
  priceGroup: v.exactOptional(
    described(
      v.string(),
      'The group of customers whose price list it is priced by; missing: that of everybody.',
    ),
  ),
  tableLabel: described(v.string(), '`T5`, `T5 B`; empty at the counter.'),
  orderType: v.picklist(orderTypes),
  businessDate: businessDay,
  state: billState,
  lines: v.array(billLine),
  discounts: v.array(discountDoc),
  charges: v.array(chargeDoc),
  list: described(
    v.record(v.string(), money),
    'What each discounted line would have come to without its discount and without tax.',
  ),
  supply: described(
    v.picklist(['intra', 'inter']),
    'Whether the place of supply is the seller’s own State.',
  ),
  buyer: v.exactOptional(
    described(
      billBuyer,
      'Only where its invoice names a buyer; who it is is read from `/api/v1/bills/{billId}/buyer`.',
    ),
  ),
  challans: v.exactOptional(
    described(v.array(v.string()), 'The delivery challans its goods went on before the invoice.'),
  ),
  cancelledChallans: v.exactOptional(
    described(v.array(v.string()), 'Those that were cancelled; no invoice names them.'),
  ),
  isSplit: described(v.boolean(), 'Other bills charge the rest of what was ordered.'),
  merged: v.exactOptional(
    described(
      v.array(v.object({ billId: v.string(), token: whole, tableLabel: v.string() })),
      'The bills that were put on this one.',
    ),
  ),
  mergedInto: v.exactOptional(
    described(v.string(), 'The bill that everything on this one was put on.'),
  ),
  total: billTotal,
  payments: v.array(paymentDoc),
  retenders: v.exactOptional(
    described(
      v.array(retenderDoc),
      'Payments that became another way of paying after the bill was settled, the first first; `payments` says how they are by now.',
    ),
  ),
  twice: v.exactOptional(
    described(
      v.array(twiceDoc),
      'Money that came once more after the bill was settled, the first first; it pays nothing.',
    ),
  ),
  change: money,
  overShort: described(
    money,
    'Cash kept while away from the hub minus what was due; zero at every other sale.',
  ),
  invoice: v.nullable(invoiceDoc),
  language: described(languageDoc, 'The language its receipt is printed in.'),
  isTakenAway: described(
    v.boolean(),
    'The money was taken while the screen was cut off from the hub; nothing is printed or opened late.',
  ),
  openedAt: moment,
  settledAt: v.nullable(moment),
  settledBy: v.nullable(v.string()),
  settledOn: v.exactOptional(
    described(v.string(), 'Where no person took the money: what the program’s device is called.'),
  ),
  imported: v.exactOptional(
    described(
      v.object({ source: v.string(), ref: v.string() }),
      'Only on a sale of the past that was not made here: where it comes from, and what it is called there.',
    ),
  ),
  rev,
})
export type BillDoc = ReadonlyDeep<v.InferOutput<typeof billDoc>>
