/** How much of a thing a slip names: pieces as a number, weights with their unit. */
import type { SlipLine } from '../../schema/slip.ts'
import { quantity } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'

export const quantityText = ({ qtyMilli, unit }: Pick<SlipLine, 'qtyMilli' | 'unit'>): string =>
  unit === 'kg' || unit === 'litre'
    ? `${quantity(qtyMilli, unit)} ${t(unit === 'kg' ? 'order.unit-kg' : 'order.unit-l')}`
    : `${quantity(qtyMilli)} ×`
