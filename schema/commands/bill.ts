/** What can be said about a bill before it is settled, and how it is paid. */
import * as v from 'valibot'
import { buyerArgs, stateCode } from '../buyer.ts'
import { chargeKinds, partArgs, tenderArgs } from '../bill.ts'
import { command, someId } from './command-shape.ts'
import { typedCode } from '../coupon.ts'
import { described } from '../doc-shapes.ts'
import { lineParts } from '../order.ts'
import type { RefusalCode } from '../refusals.ts'
import { amount, id, language, requiredText, uuid } from '../shapes.ts'

export const tenders = v.pipe(v.array(tenderArgs), v.minLength(1), v.maxLength(10))

/** Why what is no money at once is not taken. */
export const ownerRefuses = [
  'customer.unknown',
  'customer.erased',
  'tender.no-customer',
  'account.none',
  'account.over-limit',
  'account.cheque-in-hand',
  'account.overdue',
  'wallet.short',
  'voucher.unknown',
  'voucher.expired',
  'voucher.short',
] as const satisfies readonly RefusalCode[]

export const settleRefuses = [
  ...ownerRefuses,
  'tender.short',
  'tender.over',
  'tender.twice',
  'tender.unknown-way',
  'tender.reference-used',
  'tender.reference-received',
  'clock.behind',
] as const satisfies readonly RefusalCode[]

/** Why goods are not supplied in another State. */
export const placeRefuses = [
  'buyer.supplied-here',
  'buyer.composed',
] as const satisfies readonly RefusalCode[]

/** Why a buyer cannot stand on an invoice. */
export const buyerRefuses = [
  'buyer.no-address',
  'buyer.gstin-form',
  'buyer.gstin-state',
  'buyer.gstin-check',
  'buyer.unknown-state',
  ...placeRefuses,
] as const satisfies readonly RefusalCode[]

/** Whose drawer cash goes into or comes out of. A screen names its own, for what waits until the screen stands elsewhere. */
export const cashOf = {
  drawerId: v.optional(
    described(
      id,
      'The drawer that cash goes into or comes out of; left out, that of the screen, or the only one there is.',
    ),
  ),
}

/** Why cash cannot be moved. */
export const cashRefuses = [
  'till.which',
  'till.elsewhere',
  'drawer.unknown',
] as const satisfies readonly RefusalCode[]

const parts = v.pipe(v.array(partArgs), v.minLength(1), v.maxLength(10))

/** Why a bill cannot change any more. */
export const changeRefuses = [
  'bill.unknown',
  'bill.already-settled',
  'bill.void',
] as const satisfies readonly RefusalCode[]

const ratePpm = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000))
const positive = v.pipe(amount, v.minValue(1))

/** A share of what it is taken from, or an amount; never both. */
export const off = v.variant('kind', [
  v.strictObject({ kind: v.literal('rate'), ratePpm }),
  v.strictObject({ kind: v.literal('amount'), amount: positive }),
])

const discount = { billId: uuid, lineId: v.optional(uuid), reasonId: id, off }

const discountRefuses = [
  ...changeRefuses,
  'line.unknown',
  'line.not-discountable',
  'discount.unknown-reason',
  'discount.twice',
  'bill.part-paid',
] as const satisfies readonly RefusalCode[]

/** Why a coupon does not hold. */
export const couponHoldRefuses = [
  'coupon.unknown',
  'coupon.not-yet',
  'coupon.over',
  'coupon.used-up',
  'coupon.bill-too-small',
  'coupon.nothing-to-lower',
] as const satisfies readonly RefusalCode[]

/** Why a coupon lowers nothing. */
export const couponRefuses = [
  ...couponHoldRefuses,
  'discount.twice',
] as const satisfies readonly RefusalCode[]

export const billCommands = {
  'bill.settle': command({
    says: 'Takes the money for an open bill, issues its invoice and prints its receipt. Cash that was kept away from the hub is taken whatever has become of the bill: it pays the one that charges for it by now, or is over in the till.',
    takes: { billId: uuid, tenders, ...cashOf, language: v.optional(language) },
    example: { billId: someId, tenders: [{ kind: 'cash', offered: 50_000 }] },
    refuses: [
      ...changeRefuses,
      ...settleRefuses,
      ...placeRefuses,
      ...cashRefuses,
      'tender.taken-over',
    ],
  }),
  'bill.pay': command({
    says: 'Takes a part of the money for an open bill; the rest stays due.',
    takes: { billId: uuid, tenders: parts, ...cashOf },
    example: { billId: someId, tenders: [{ kind: 'upi', offered: 30_000 }] },
    refuses: [
      ...changeRefuses,
      ...ownerRefuses,
      ...cashRefuses,
      'bill.pays-all',
      'bill.part-over',
      'tender.unknown-way',
      'tender.reference-used',
      'tender.reference-received',
      'tender.taken-over',
    ],
  }),
  'bill.pay-back': command({
    says: 'Gives a part that was taken for an open bill back, by the way it came; all of the bill is due again.',
    takes: { billId: uuid, paymentId: uuid, ...cashOf },
    example: { billId: someId, paymentId: someId },
    refuses: [...changeRefuses, ...cashRefuses, 'payment.unknown', 'payment.given-back'],
  }),
  'bill.discount': command({
    says: 'Lowers a bill, or one line of it, for a reason, as far as the reason allows.',
    takes: discount,
    example: { billId: someId, reasonId: 'regular', off: { kind: 'rate', ratePpm: 100_000 } },
    refuses: [...discountRefuses, 'discount.over-cap', 'discount.over-together'],
  }),
  'bill.discount-over': command({
    says: 'Lowers a bill, or one line of it, further than the reason allows.',
    takes: discount,
    example: { billId: someId, reasonId: 'regular', off: { kind: 'rate', ratePpm: 300_000 } },
    refuses: discountRefuses,
  }),
  'bill.comp': command({
    says: 'Gives a line free, or all of the bill, for a reason.',
    takes: { billId: uuid, lineId: v.optional(uuid), reasonId: id },
    example: { billId: someId, lineId: someId, reasonId: 'apology' },
    refuses: discountRefuses,
  }),
  'bill.coupon': command({
    says: 'Lowers a bill by the coupon a guest brings; taken off again, its use comes back.',
    takes: { billId: uuid, code: typedCode },
    example: { billId: someId, code: 'DIWALI20' },
    refuses: [...changeRefuses, ...couponRefuses, 'bill.part-paid'],
  }),
  'bill.undiscount': command({
    says: 'Takes a discount off again.',
    takes: { billId: uuid, discountId: uuid },
    example: { billId: someId, discountId: someId },
    refuses: [...changeRefuses, 'discount.unknown', 'bill.part-paid'],
  }),
  'bill.reprice': command({
    says: 'Another price for a line of this bill, for a reason; without a price, its own again.',
    takes: {
      billId: uuid,
      lineId: uuid,
      unitPrice: v.optional(amount),
      reason: requiredText(80),
    },
    example: { billId: someId, lineId: someId, unitPrice: 90_00, reason: 'As on the old card' },
    refuses: [...changeRefuses, 'line.unknown', 'bill.part-paid'],
  }),
  'bill.charge': command({
    says: 'A service, packing or delivery charge on a bill, or none.',
    takes: { billId: uuid, chargeId: v.picklist(chargeKinds), off: v.optional(off) },
    example: { billId: someId, chargeId: 'packing', off: { kind: 'amount', amount: 20_00 } },
    refuses: [...changeRefuses, 'bill.part-paid'],
  }),
  'bill.tip': command({
    says: 'What the guests leave for the staff, on top of the bill.',
    takes: { billId: uuid, amount },
    example: { billId: someId, amount: 50_00 },
    refuses: [...changeRefuses, 'bill.part-paid'],
  }),
  'bill.split': command({
    says: 'Makes further bills of some of the lines; what is not named stays on this one.',
    takes: {
      billId: uuid,
      parts: v.pipe(v.array(lineParts), v.minLength(1), v.maxLength(20)),
    },
    example: { billId: someId, parts: [[{ lineId: someId, qtyMilli: 500 }]] },
    refuses: [
      ...changeRefuses,
      'line.unknown',
      'line.too-much',
      'bill.part-paid',
      'bill.split-amount',
      'bill.split-all',
      'challan.one-bill',
    ],
  }),
  'bill.unsplit': command({
    says: 'Makes one bill again of all parts of a split one that nobody has paid yet.',
    takes: { billId: uuid },
    example: { billId: someId },
    refuses: [...changeRefuses, 'bill.not-split', 'bill.part-paid', 'bill.part-adjusted'],
  }),
  'bill.buyer': command({
    says: 'Names the buyer on the invoice-to-be of an open bill; without one, nobody.',
    takes: {
      billId: uuid,
      buyer: v.optional(buyerArgs),
      placeOfSupply: v.optional(
        described(
          stateCode,
          'Where goods are sent to; left out, the shop’s own State. Another State makes the tax IGST.',
        ),
      ),
    },
    example: {
      billId: someId,
      buyer: {
        name: 'Sharma Caterers',
        address: '4 Station Road, Pune 411001',
        taxNumber: '27AAPFU0939F1ZV',
      },
    },
    refuses: [...changeRefuses, 'bill.part-paid', ...buyerRefuses],
  }),
  'bill.proforma': command({
    says: 'Prints what is owed so far, marked as not an invoice.',
    takes: { billId: uuid, language: v.optional(language) },
    example: { billId: someId, language: 'hi' },
    refuses: [...changeRefuses, 'printer.missing'],
  }),
} as const

/** What the hub says itself about bills. */
export const billHubCommands = {
  /** Open bills that come to something else since a business day has begun, or rules were changed. */
  'bill.reckon': v.strictObject({
    outletId: id,
    billIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(100)),
  }),
} as const

export type BillCommandName = keyof typeof billCommands | keyof typeof billHubCommands
