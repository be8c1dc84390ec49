/** Quantities, as whole thousandths of a unit. */
import { mulRatio, type Money } from './money.ts'

export type QtyMilli = number

/** What a quantity costs at a price per unit, rounded once. */
export const lineGross = (qtyMilli: QtyMilli, unitPrice: Money): Money =>
  mulRatio(unitPrice, qtyMilli, 1000)

/** "2" or "0.350": whole numbers bare, weights to the gram. */
export const qtyToText = (qtyMilli: QtyMilli): string =>
  qtyMilli % 1000 === 0 ? String(qtyMilli / 1000) : (qtyMilli / 1000).toFixed(3)
