/** How the counter says names, units, weights and prices in the reader's language. */
import type { MenuItem, Unit } from '../../schema/catalogue.ts'
import { nameIn, type Names } from '../../schema/names.ts'
import { roleSeeds } from '../../schema/permissions.ts'
import { money, quantity } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { tilePrice, type PriceContext } from './preview.ts'

/** A name in the language of whoever reads this screen. */
export const nameOf = (names: Names): string => nameIn(names, language.value)

export const roleName = (roleId: string): string => {
  const role = roleSeeds.find((seed) => seed.roleId === roleId)
  return role === undefined ? roleId : nameOf(role.names)
}

/** `/kg` behind a price; nothing behind the price of a piece. */
export const perUnit = (unit: Unit): string =>
  unit === 'kg' ? t('counter.per-kg') : unit === 'litre' ? t('counter.per-litre') : ''

/** `350 g`, `1.250 kg`: a weight as the counter says it. */
export const weightText = (qtyMilli: number, unit: Unit): string =>
  unit === 'litre'
    ? t('counter.litres', { amount: quantity(qtyMilli, 'litre') })
    : t('counter.kilos', { amount: quantity(qtyMilli, 'kg') })

/** The short name of a portion: `250 g`, `1 kg`. */
export const portionText = (qtyMilli: number, unit: Unit): string =>
  qtyMilli % 1000 === 0
    ? unit === 'litre'
      ? t('counter.litres', { amount: quantity(qtyMilli) })
      : t('counter.kilos', { amount: quantity(qtyMilli) })
    : unit === 'litre'
      ? t('counter.millilitres', { amount: quantity(qtyMilli * 1000) })
      : t('counter.grams', { amount: quantity(qtyMilli * 1000) })

/** What stands on a tile for its price: `₹20`, `from ₹40`, `₹640/kg`, or that there is none. */
export const priceText = (context: PriceContext, item: MenuItem): string => {
  const price = tilePrice(context, item)
  if (price === null) return t('counter.no-price')
  const amount = `${money(price.amount, true)}${perUnit(item.unit)}`
  return price.isFrom ? t('counter.from', { price: amount }) : amount
}
