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

const signs: Readonly<Record<string, string>> = { '1/2': '½', '1/4': '¼', '3/4': '¾' }

/** So many parts of a whole, as it is spoken: "½", "1/3", "3/7". */
export const shareToText = (parts: number, ways: number): string =>
  signs[`${parts}/${ways}`] ?? `${parts}/${ways}`

/** A bill is split among at most so many. */
const mostWays = 20

/** The share of one piece that some thousandths are rounded from; undefined where they are none. */
const shareOfPiece = (qtyMilli: QtyMilli): string | undefined => {
  for (let ways = 2; ways <= mostWays; ways += 1) {
    const parts = Math.round((qtyMilli * ways) / 1000)
    if (Math.abs(parts * 1000 - qtyMilli * ways) < ways) return shareToText(parts, ways)
  }
  return undefined
}

/** Pieces, whole or shared: "2", "½", "1½", "1 1/3"; "0.137" where nobody could have shared them so. */
export const piecesToText = (qtyMilli: QtyMilli): string => {
  const whole = Math.floor(qtyMilli / 1000)
  const over = qtyMilli % 1000
  if (over === 0) return String(whole)
  const share = shareOfPiece(over)
  if (share === undefined) return qtyToText(qtyMilli)
  return whole === 0 ? share : `${whole}${share.includes('/') ? ' ' : ''}${share}`
}

/** What is weighed to the gram, what is counted as so many pieces. */
export const amountToText = (qtyMilli: QtyMilli, unit: string): string =>
  unit === 'kg' || unit === 'litre' ? qtyToText(qtyMilli) : piecesToText(qtyMilli)

/** "0.350" or "2" as thousandths; undefined where it is not a quantity or finer than a thousandth. */
export const textToQty = (text: string): QtyMilli | undefined => {
  const match = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(text.trim())
  return match === null
    ? undefined
    : Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
}
