/** What can be said about what the shop sells: the catalogue, its prices, and what is off the menu now. */
import * as v from 'valibot'
import {
  categoryArgs,
  ingredientArgs,
  itemArgs,
  modifierGroupArgs,
  recipeArgs,
} from '../catalogue-args.ts'
import { orderTypes } from '../catalogue.ts'
import { command } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import { amount, dateNumber, id } from '../shapes.ts'

const subject = {
  itemId: id,
  variantId: v.optional(described(id, 'One size of it; left out, the item whatever its size.')),
}

export const catalogueCommands = {
  'category.set': command({
    says: 'Makes a category of the menu, or changes it.',
    takes: categoryArgs,
    example: { categoryId: 'drinks', names: { en: 'Drinks', hi: 'पेय' }, colour: 8 },
  }),
  'modifier-group.set': command({
    says: 'Makes a group of choices, or changes it: what must or may be chosen with an item, or what a combo is put together from.',
    takes: modifierGroupArgs,
    example: {
      groupId: 'thali-bread',
      names: { en: 'Bread', hi: 'रोटी' },
      min: 1,
      max: 1,
      modifiers: [{ modifierId: 'thali-samosa', names: { en: 'Samosa' }, itemId: 'samosa' }],
    },
    refuses: ['subject.taken', 'modifier-group.limits', 'item.unknown', 'variant.unknown'],
  }),
  'item.set': command({
    says: 'Makes something the shop sells, or changes it: names, sizes, tax, where it is sold.',
    takes: itemArgs,
    example: {
      itemId: 'ginger-tea',
      code: '918',
      categoryId: 'drinks',
      names: { en: 'Ginger tea', hi: 'अदरक चाय' },
      unit: 'piece',
      mark: 'veg',
      taxClassId: 'restaurant-service',
      salesAccount: '4030',
      soldAt: [{ outletId: 'counter', stationId: null }],
    },
    refuses: [
      'subject.taken',
      'category.unknown',
      'tax-class.unknown',
      'account.not-income',
      'modifier-group.unknown',
      'station.unknown',
      'item.code-taken',
      'item.not-weighable',
      'item.unit-fixed',
    ],
  }),
  'ingredient.set': command({
    says: 'Makes an ingredient, or changes it.',
    takes: ingredientArgs,
    example: { ingredientId: 'milk', names: { en: 'Milk', hi: 'दूध' }, unit: 'litre' },
    refuses: ['ingredient.unit-fixed'],
  }),
  'recipe.set': command({
    says: 'What one unit of an item, a size or a modifier is made of.',
    takes: recipeArgs,
    example: { subjectId: 'ginger-tea', lines: [{ ingredientId: 'milk', qtyMilli: 120 }] },
    refuses: ['subject.unknown', 'ingredient.unknown'],
  }),
  'price.set': command({
    says: 'A new price, from a business date on; what was is kept.',
    takes: {
      subjectId: described(id, 'The item, the variant or the modifier that is priced.'),
      outletId: v.optional(id),
      orderType: v.optional(v.picklist(orderTypes)),
      customerGroup: v.optional(id),
      validFrom: v.optional(dateNumber),
      amount,
      isTaxIncluded: v.boolean(),
    },
    example: { subjectId: 'samosa', amount: 2200, isTaxIncluded: true },
    refuses: ['subject.unknown'],
  }),
  'price.end': command({
    says: 'Ends the price of one order type, customer group or outlet, today and later: what it costs otherwise holds again.',
    takes: {
      subjectId: described(id, 'The item, the variant or the modifier that is priced.'),
      outletId: v.optional(described(id, 'Left out: the price of every outlet.')),
      orderType: v.optional(v.picklist(orderTypes)),
      customerGroup: v.optional(id),
    },
    example: { subjectId: 'samosa', outletId: 'counter', orderType: 'delivery' },
    refuses: ['subject.unknown', 'price.none', 'price.plain'],
  }),
  'item.eighty-six': command({
    says: 'Takes an item off the menu of this outlet, or says how much of it is left.',
    takes: {
      ...subject,
      leftMilli: described(
        v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000)),
        'What is left, in thousandths; each order takes from it. 0: none.',
      ),
      until: described(
        v.picklist(['today', 'further-notice']),
        '`today`: it is back by itself on the next business date.',
      ),
    },
    example: { itemId: 'samosa', leftMilli: 12_000, until: 'today' },
    refuses: [
      'item.unknown',
      'item.not-sold-here',
      'variant.unknown',
      'quantity.whole',
      'quantity.too-large',
    ],
  }),
  'item.restore': command({
    says: 'Puts an item back on the menu of this outlet.',
    takes: subject,
    example: { itemId: 'samosa' },
  }),
} as const
