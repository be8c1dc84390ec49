/** How units, weights, portions and prices are said while an order is taken. */
import type { MenuItem, Unit } from '../../../schema/catalogue.ts'
import { leftOf } from '../../../schema/eighty-six.ts'
import { count, money, quantity } from '../words/format.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'
import { tilePrice, type PriceContext, type PricedLine } from './preview.ts'

/** `/kg` behind a price; nothing behind the price of a piece. */
export const perUnit = (unit: Unit): string =>
  unit === 'kg' ? t('order.per-kg') : unit === 'litre' ? t('order.per-litre') : ''

/** `350 g`, `1.250 kg`: a weight as it is said over the counter. */
export const weightText = (qtyMilli: number, unit: Unit): string =>
  unit === 'litre'
    ? t('order.litres', { amount: quantity(qtyMilli, 'litre') })
    : t('order.kilos', { amount: quantity(qtyMilli, 'kg') })

/** `2 left`, `0.350 kg left`. */
export const leftText = (
  qtyMilli: number,
  { isWeighed, unit }: Pick<MenuItem, 'isWeighed' | 'unit'>,
): string =>
  t('shared.left', { count: isWeighed ? weightText(qtyMilli, unit) : count(qtyMilli / 1000) })

/** What is said of a sweet in a box of which there is less by now; empty where there is enough. */
export const shortOf = (
  { left }: Pick<PriceContext, 'left'>,
  item: Pick<MenuItem, 'itemId' | 'variants' | 'isWeighed' | 'unit'>,
  qtyMilli: number,
): string => {
  const some = leftOf(left, item)
  if (some === null || some >= qtyMilli) return ''
  return some === 0 ? t('shared.sold-out') : leftText(some, item)
}

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

/**
 * What stands under the name of a line: the price of one first, because it goes
 * with the quantity before it, then what was chosen and said of it.
 */
export const detailText = (
  { line, item, variantNames, modifiers, unitPrice }: PricedLine,
  packed: string,
): string => {
  const isCounted = line.isWeighed ? line.printed === undefined : line.qtyMilli !== 1000
  return [
    isCounted ? `× ${money(unitPrice, true)}${item === undefined ? '' : perUnit(item.unit)}` : '',
    variantNames === null ? '' : nameOf(variantNames),
    ...modifiers.map(({ names }) => nameOf(names)),
    line.note === '' ? '' : `“${line.note}”`,
    packed,
  ]
    .filter((detail) => detail !== '')
    .join(' · ')
}

/** Why a line cannot be sold as it stands, and what to do; empty where it can. */
export const problemText = ({ problem, left, hours, item }: PricedLine): string => {
  switch (problem) {
    case null:
      return ''
    case 'gone':
      return t('order.line-gone')
    case 'no-price':
      return t('order.line-no-price')
    case 'closed':
      return t('order.line-closed', { hours: hours ?? '' })
    case 'short':
      return left === null || left === 0 || item === undefined
        ? t('order.line-sold-out')
        : t('order.line-short', { left: leftText(left, item) })
  }
}
