import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { catalogueOf } from '../../hub/catalogue/catalogue.ts'
import type { CatalogueDoc } from '../../schema/catalogue-doc.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { done } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'

let shop: Shop
let office: Sender
beforeEach(() => {
  shop = openShop()
  office = shop.join('office', 'counter', 'asha')
})
afterEach(() => shop.close())

const doc = (): CatalogueDoc => catalogueOf(shop.db, 'counter')
const milk = {
  ingredientId: 'milk',
  names: { en: 'Milk', hi: 'दूध' },
  unit: 'litre',
} as const satisfies CommandInput<'ingredient.set'>

describe('the catalogue as the office edits it', () => {
  test('tells every ingredient and every recipe, in the order in which it was written', async () => {
    done(await shop.send(office, 'ingredient.set', milk))
    const tea = { ingredientId: 'tea', names: { en: 'Tea' }, unit: 'g' } as const
    done(await shop.send(office, 'ingredient.set', tea))
    const lines = [
      { ingredientId: 'tea', qtyMilli: 4000 },
      { ingredientId: 'milk', qtyMilli: 120 },
    ]
    done(await shop.send(office, 'recipe.set', { subjectId: 'samosa', lines }))
    expect(doc().ingredients).toEqual(
      expect.arrayContaining([
        { ...milk, isActive: true },
        { ...tea, isActive: true },
      ]),
    )
    const ofSamosa = () => doc().recipes.filter(({ subjectId }) => subjectId === 'samosa')
    expect(ofSamosa()).toEqual([{ subjectId: 'samosa', lines }])
    done(await shop.send(office, 'recipe.set', { subjectId: 'samosa', lines: [] }))
    expect(ofSamosa()).toEqual([])
  })

  test('gives back each item as the command took it, so that it can be sent again unchanged', async () => {
    const before = doc()
    for (const item of before.items) done(await shop.send(office, 'item.set', item as never))
    expect({ ...doc(), rev: 0 }).toEqual({ ...before, rev: 0 })
  })

  test('gives back each group of choices the same way', async () => {
    const before = doc()
    for (const group of before.modifierGroups)
      done(await shop.send(office, 'modifier-group.set', group as never))
    expect(doc().modifierGroups).toEqual(before.modifierGroups)
  })
})
