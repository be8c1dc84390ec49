/**
 * A bill: what is owed for an order, and once settled how it was paid.
 *
 * Prices, taxes and totals on it are the hub's. A screen previews with the
 * same `totalBill`, and never sends what it previewed.
 */
import * as v from 'valibot'
import type { BillTotal } from './bill-total.ts'
import type { OrderType } from './catalogue.ts'
import type { Money } from './money.ts'
import type { OrderLine } from './order.ts'
import { amount, text, type Language } from './shapes.ts'

export const tenderKinds = ['cash', 'upi', 'card'] as const
export type TenderKind = (typeof tenderKinds)[number]

/**
 * Means offered. `exact` stands for whatever is due, so that a screen need not
 * name a total. `kept` is set only by a screen that took the cash while cut off
 * from the hub: what really stayed in its drawer.
 */
export const tenderArgs = v.strictObject({
  kind: v.picklist(tenderKinds),
  offered: v.union([v.literal('exact'), v.pipe(amount, v.minValue(1))]),
  reference: v.optional(text(40)),
  kept: v.optional(amount),
})
export type TenderArgs = v.InferOutput<typeof tenderArgs>

export interface Payment {
  readonly paymentId: string
  readonly kind: TenderKind
  /** The part that pays the bill. */
  readonly amount: Money
  readonly offered: Money
  readonly change: Money
  readonly reference: string
}

export type DocumentKind = 'tax_invoice' | 'bill_of_supply' | 'invoice_cum_bill_of_supply'

export interface Invoice {
  readonly invoiceId: string
  readonly number: string
  readonly kind: DocumentKind
  readonly issuedAt: number
}

export interface BillDoc {
  readonly billId: string
  readonly outletId: string
  readonly orderId: string
  readonly token: number
  readonly orderType: OrderType
  readonly businessDate: number
  readonly state: 'open' | 'settled'
  readonly lines: readonly OrderLine[]
  readonly total: BillTotal
  readonly payments: readonly Payment[]
  readonly change: Money
  /** Cash kept while away from the hub minus what was due; zero at every other sale. */
  readonly overShort: Money
  readonly invoice: Invoice | null
  /** The language its receipt is printed in. */
  readonly language: Language
  /** The money was taken while the screen was cut off from the hub; nothing is printed or opened late. */
  readonly isTakenAway: boolean
  readonly openedAt: number
  readonly settledAt: number | null
  readonly settledBy: string | null
  readonly rev: number
}
