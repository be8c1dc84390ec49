/** How the counter says names, units, roles and reasons in the reader's language. */
import type { MenuItem, Unit } from '../../schema/catalogue.ts'
import { roleSeeds } from '../../schema/permissions.ts'
import type { Language, Names } from '../../schema/names.ts'
import type { AnswerCode, Declined } from '../lib/hub-api.ts'
import { money, quantity } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { refused, t } from '../lib/words/words.ts'
import type { PriceContext } from './preview.ts'
import { tilePrice } from './preview.ts'

/** A name in the reader's language, or the English one where nobody has translated it. */
export const nameOf = (names: Names, reader: Language = language.value): string =>
  names[reader] ?? names.en

export const roleName = (roleId: string): string => {
  const role = roleSeeds.find((seed) => seed.roleId === roleId)
  return role === undefined ? roleId : nameOf(role.names)
}

/** The sentence for an answer that was no: the hub's own words, or this screen's where the hub was silent. */
export const declinedText = ({ code, facts }: Pick<Declined, 'code' | 'facts'>): string =>
  isOwn(code) ? t(`counter.${code}`) : refused({ code, facts })

const isOwn = (code: AnswerCode): code is 'hub.away' | 'screen.unsaved' =>
  code === 'hub.away' || code === 'screen.unsaved'

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
