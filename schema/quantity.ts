/** Quantities, as whole thousandths of a unit. */
import { moneyToDecimal, mulRatio, type Money, type RoundingMode } from './money.ts'

/** Whole thousandths: one piece is 1000, 350 g of a sweet sold by the kilogram is 350. */
export type QtyMilli = number

/** What a quantity costs at a price per unit, rounded once. */
export const lineGross = (
  qtyMilli: QtyMilli,
  unitPrice: Money,
  mode: RoundingMode = 'half_up',
): Money => mulRatio(unitPrice, qtyMilli, 1000, mode)

/** "2" or "0.350": whole numbers bare, weights to the gram. */
export const qtyToText = (qtyMilli: QtyMilli): string =>
  qtyMilli % 1000 === 0 ? String(qtyMilli / 1000) : moneyToDecimal(qtyMilli, 3)

/** "0.350" or "2" as thousandths; undefined where it is not a quantity or finer than a thousandth. */
export const textToQty = (text: string): QtyMilli | undefined => {
  const match = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(text.trim())
  return match === null
    ? undefined
    : Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
}
