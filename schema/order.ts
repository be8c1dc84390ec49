/**
 * An order: what a guest asked for, line by line, with the names and prices of
 * that moment. A later change of the menu never rewrites it.
 */
import * as v from 'valibot'
import { orderTypes, type OrderType, type Unit } from './catalogue.ts'
import type { Money } from './money.ts'
import { id, qtyMilli, text, type Names } from './shapes.ts'

/** Orders longer than this are split by hand; it bounds the work one command can cause. */
export const orderLinesMax = 100

export const orderLineArgs = v.strictObject({
  itemId: id,
  variantId: v.optional(id),
  modifierIds: v.optional(v.pipe(v.array(id), v.maxLength(20))),
  qtyMilli,
  /** How the quantity came about; a typed weight is marked on the bill line. */
  source: v.optional(v.picklist(['typed', 'scale']), 'typed'),
  note: v.optional(text(80)),
  seat: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(99))),
  course: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(9))),
})
export type OrderLineArgs = v.InferOutput<typeof orderLineArgs>

export const orderArgs = {
  orderType: v.picklist(orderTypes),
  lines: v.pipe(v.array(orderLineArgs), v.maxLength(orderLinesMax)),
  note: v.optional(text(120)),
}

export interface LineModifier {
  readonly modifierId: string
  readonly names: Names
  readonly amount: Money
}

export interface OrderLine {
  readonly lineId: string
  readonly itemId: string
  readonly variantId: string | null
  readonly names: Names
  readonly variantNames: Names | null
  readonly modifiers: readonly LineModifier[]
  readonly qtyMilli: number
  readonly unit: Unit
  readonly source: 'typed' | 'scale'
  readonly unitPrice: Money
  readonly isTaxIncluded: boolean
  readonly taxClassId: string
  readonly hsn: string
  /** The income account its sale is posted to. */
  readonly salesAccount: string
  readonly isDiscountable: boolean
  readonly stationId: string | null
  readonly note: string
  readonly seat: number | null
  readonly course: number | null
}

/** Where an order stands for the counter: `cooking` until every ticket of it is bumped. */
export type OrderState = 'cooking' | 'ready'

export interface OrderDoc {
  readonly orderId: string
  readonly outletId: string
  /** The number called out to the guest: 1, 2, 3 … anew each business date. */
  readonly token: number
  readonly businessDate: number
  readonly orderType: OrderType
  readonly state: OrderState
  readonly isPaid: boolean
  readonly billId: string
  readonly note: string
  readonly lines: readonly OrderLine[]
  readonly placedAt: number
  readonly placedBy: string | null
  readonly deviceId: string
  readonly rev: number
}
