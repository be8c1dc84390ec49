/** Items to put on the menu. */
import type { CommandInput } from '../../schema/commands.ts'
import { done } from './evening.ts'
import type { Shop } from './kit.ts'

/** A pizza of two sizes that asks how sweet the chai shall be: everything an item can have. */
export const pizza = {
  itemId: 'pizza',
  code: '990',
  categoryId: 'mains',
  names: { en: 'Pizza', hi: 'पिज़्ज़ा' },
  unit: 'plate',
  mark: 'veg',
  taxClassId: 'restaurant-service',
  hsn: '996331',
  salesAccount: '4010',
  variants: [
    { variantId: 'pizza-s', names: { en: 'Small', hi: 'छोटा' } },
    { variantId: 'pizza-l', names: { en: 'Large', hi: 'बड़ा' } },
  ],
  modifierGroupIds: ['chai-sugar'],
  soldAt: [
    { outletId: 'counter', stationId: 'chaat' },
    { outletId: 'restaurant', stationId: 'tandoor' },
  ],
} as const satisfies CommandInput<'item.set'>

/** Puts the pizza on the menu, or changes it there. Answers with its revision. */
export const setPizza = async (
  shop: Shop,
  changes: Partial<CommandInput<'item.set'>> = {},
): Promise<number> =>
  done(
    await shop.send(shop.join('office', 'counter', 'asha'), 'item.set', { ...pizza, ...changes }),
  ).result.rev
