/** What an item is made of. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyShop } from '../../hub/store/verify.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { done } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { codeOf, column, contentOf } from './look.ts'
import { setPizza } from './catalogue-kit.ts'

let shop: Shop
let office: Sender
beforeEach(() => {
  shop = openShop()
  office = shop.join('office', 'counter', 'asha')
})
afterEach(() => shop.close())

const set = (changes?: Partial<CommandInput<'item.set'>>): Promise<number> =>
  setPizza(shop, changes)

describe('a recipe', () => {
  const ingredient = async (ingredientId: string, unit: 'kg' | 'g' | 'portion' = 'kg') =>
    done(
      await shop.send(office, 'ingredient.set', {
        ingredientId,
        names: { en: ingredientId },
        unit,
      }),
    )
  const recipe = async (
    subjectId: string,
    ...lines: CommandInput<'recipe.set'>['lines']
  ): Promise<void> => void done(await shop.send(office, 'recipe.set', { subjectId, lines }))
  const linesOf = (subjectId: string): readonly string[] =>
    column(
      shop.db,
      `select ingredient_id || ' ' || qty_milli from recipe_line where subject_id = ? order by position`,
      subjectId,
    )

  test('belongs to an item, a size or a choice, and is set whole', async () => {
    await set()
    for (const one of ['flour', 'cheese', 'basil']) await ingredient(one)
    await recipe('pizza', { ingredientId: 'flour', qtyMilli: 200 })
    await recipe(
      'pizza-l',
      { ingredientId: 'flour', qtyMilli: 250 },
      { ingredientId: 'cheese', qtyMilli: 120 },
    )
    await recipe('sugar-less', { ingredientId: 'basil', qtyMilli: 1 })
    expect(linesOf('pizza')).toEqual(['flour 200'])
    expect(linesOf('pizza-l')).toEqual(['flour 250', 'cheese 120'])
    expect(linesOf('sugar-less')).toEqual(['basil 1'])
    await recipe(
      'pizza-l',
      { ingredientId: 'cheese', qtyMilli: 130 },
      { ingredientId: 'flour', qtyMilli: 260 },
    )
    expect(linesOf('pizza-l')).toEqual(['cheese 130', 'flour 260'])
    await recipe('pizza')
    expect(linesOf('pizza')).toEqual([])
    expect(verifyShop(shop.db)).toEqual([])
  })

  test('counts in the unit its ingredients keep', async () => {
    await ingredient('flour', 'kg')
    await ingredient('flour', 'g')
    await recipe('samosa', { ingredientId: 'flour', qtyMilli: 20_000 })
    const change = { ingredientId: 'flour', names: { en: 'Flour', hi: 'मैदा' }, unit: 'kg' }
    expect(await codeOf(shop, office, 'ingredient.set', change)).toBe('ingredient.unit-fixed')
    expect(await codeOf(shop, office, 'ingredient.set', { ...change, unit: 'g' })).toBe(null)
    await recipe('samosa')
    expect(await codeOf(shop, office, 'ingredient.set', change)).toBe(null)
  })

  test('names no ingredient twice, none that is not there, and nothing that is not sold', async () => {
    await ingredient('flour')
    const flour = { ingredientId: 'flour', qtyMilli: 20 }
    const before = contentOf(shop.db)
    for (const [args, code] of [
      [{ subjectId: 'samosa', lines: [flour, flour] }, 'command.malformed'],
      [{ subjectId: 'samosa', lines: [{ ...flour, qtyMilli: 0 }] }, 'command.malformed'],
      [{ subjectId: 'samosa', lines: [{ ...flour, ingredientId: 'ghee' }] }, 'ingredient.unknown'],
      [{ subjectId: 'pizza', lines: [flour] }, 'subject.unknown'],
    ] as const)
      expect(await codeOf(shop, office, 'recipe.set', args)).toBe(code)
    expect(contentOf(shop.db)).toEqual(before)
  })
})
