/** Every way to be refused about the catalogue. */
import type { Refusal, RefusalCode } from '../../schema/refusals.ts'
import { done, saleOf } from './evening.ts'
import { pizza } from './occasions.ts'
import type { Way, WayKit } from './refusal-ways.ts'

/** A pizza on the menu, with something wrong about it. */
const item = ({ send, as }: WayKit, changes: object): Promise<Refusal> =>
  send(as('asha'), 'item.set', { ...pizza, soldAt: [], ...changes })

export const catalogueWays = {
  'modifier-group.limits': ({ send, as }) =>
    send(as('asha'), 'modifier-group.set', {
      groupId: 'spice',
      names: { en: 'Spice' },
      min: 2,
      max: 2,
      modifiers: [{ modifierId: 'spice-mild', names: { en: 'Mild' } }],
    }),
  'subject.unknown': ({ send, as }) =>
    send(as('asha'), 'price.set', { subjectId: 'pizza', amount: 1, isTaxIncluded: true }),
  'subject.taken': (kit) => item(kit, { itemId: 'lassi-small' }),
  'category.unknown': (kit) => item(kit, { categoryId: 'pizzas' }),
  'tax-class.unknown': (kit) => item(kit, { taxClassId: 'none' }),
  'account.not-income': (kit) => item(kit, { salesAccount: '1010' }),
  'modifier-group.unknown': (kit) => item(kit, { modifierGroupIds: ['toppings'] }),
  'item.code-taken': (kit) => item(kit, { code: '901' }),
  'item.not-weighable': (kit) => item(kit, { isWeighed: true }),
  'item.unit-fixed': async (kit) => {
    done(
      await kit.shop.send(kit.counter, 'sale.ring', saleOf([{ itemId: 'samosa', qtyMilli: 1000 }])),
    )
    return item(kit, { itemId: 'samosa', unit: 'plate' })
  },
  'ingredient.unknown': ({ send, as }) =>
    send(as('asha'), 'recipe.set', {
      subjectId: 'samosa',
      lines: [{ ingredientId: 'aloo', qtyMilli: 60 }],
    }),
  'ingredient.unit-fixed': async ({ shop, send, as }) => {
    const aloo = { ingredientId: 'aloo', names: { en: 'Potato' } }
    done(await shop.send(as('asha'), 'ingredient.set', { ...aloo, unit: 'kg' }))
    const lines = [{ ingredientId: 'aloo', qtyMilli: 60 }]
    done(await shop.send(as('asha'), 'recipe.set', { subjectId: 'samosa', lines }))
    return send(as('asha'), 'ingredient.set', { ...aloo, unit: 'g' })
  },
} as const satisfies Partial<Record<RefusalCode, Way>>
