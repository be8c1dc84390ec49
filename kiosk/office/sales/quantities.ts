/** How much of an item, with its unit where it is weighed or poured. */
import type { Unit } from '../../../schema/catalogue.ts'
import { quantity } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'

/** Plates and boxes are counted like pieces. */
export const unitOf = (unit: Unit): 'piece' | 'kg' | 'litre' =>
  unit === 'kg' || unit === 'litre' ? unit : 'piece'

/** `12.350 kg`, or `48 sold`. */
export const qtyWithUnit = (qtyMilli: number, unit: Unit): string => {
  const of = unitOf(unit)
  return of === 'piece'
    ? t('sales.pieces-sold', { count: quantity(qtyMilli) })
    : `${quantity(qtyMilli, of)} ${t(`office.${of}`)}`
}
