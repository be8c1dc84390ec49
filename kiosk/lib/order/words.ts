/** How units, weights, portions and prices are said while an order is taken. */
import type { MenuItem, Unit } from '../../../schema/catalogue.ts'
import { money, quantity } from '../words/format.ts'
import { t } from '../words/words.ts'
import { tilePrice, type PriceContext } from './preview.ts'

/** `/kg` behind a price; nothing behind the price of a piece. */
export const perUnit = (unit: Unit): string =>
  unit === 'kg' ? t('order.per-kg') : unit === 'litre' ? t('order.per-litre') : ''

/** `350 g`, `1.250 kg`: a weight as it is said over the counter. */
export const weightText = (qtyMilli: number, unit: Unit): string =>
  unit === 'litre'
    ? t('order.litres', { amount: quantity(qtyMilli, 'litre') })
    : t('order.kilos', { amount: quantity(qtyMilli, 'kg') })

/** The short name of a portion: `250 g`, `1 kg`. */
export const portionText = (qtyMilli: number, unit: Unit): string =>
  qtyMilli % 1000 === 0
    ? unit === 'litre'
      ? t('order.litres', { amount: quantity(qtyMilli) })
      : t('order.kilos', { amount: quantity(qtyMilli) })
    : unit === 'litre'
      ? t('order.millilitres', { amount: quantity(qtyMilli * 1000) })
      : t('order.grams', { amount: quantity(qtyMilli * 1000) })

/** What stands on a tile for its price: `₹20`, `from ₹40`, `₹640/kg`, or that there is none. */
export const priceText = (context: PriceContext, item: MenuItem): string => {
  const price = tilePrice(context, item)
  if (price === null) return t('order.no-price')
  const amount = `${money(price.amount, true)}${perUnit(item.unit)}`
  return price.isFrom ? t('order.from', { price: amount }) : amount
}
