import { afterAll, describe, expect, test } from 'vitest'
import {
  choose,
  extrasOf,
  firstChoice,
  isComplete,
  mustAsk,
  questionsOf,
  stillToChoose,
  type Choice,
  type Question,
} from '../../kiosk/lib/order/choices.ts'
import type { MenuItem } from '../../schema/catalogue.ts'
import { openShop } from '../hub/kit.ts'
import { soldAt } from './counter-menu.ts'

const shop = openShop()
afterAll(() => shop.close())
const { item } = soldAt(shop, 'counter')

const question = (of: MenuItem, id: string): Question => {
  const found = questionsOf(of).find((one) => one.id === id)
  if (found === undefined) throw new Error(`no question ${id}`)
  return found
}
const answer = (of: MenuItem, choice: Choice, questionId: string, optionId: string): Choice =>
  choose(of, choice, question(of, questionId), optionId)

describe('choosing', () => {
  test('asks nothing of a samosa, nor where everything is optional', () => {
    expect(mustAsk(item('samosa'))).toBe(false)
    expect(mustAsk(item('pav-bhaji'))).toBe(false)
    expect(extrasOf(item('pav-bhaji')).map(({ id }) => id)).toEqual(['pav-extras', 'jain'])
  })

  test('adds pani puri by itself as soon as its water is chosen', () => {
    const puri = item('pani-puri')
    expect(mustAsk(puri)).toBe(true)
    const chosen = answer(puri, firstChoice(puri), 'pani', 'pani-hot')
    expect(stillToChoose(puri, chosen)).toEqual([])
    expect(isComplete(puri, chosen)).toBe(true)
  })

  test('asks chai for its size and its sugar before it is added', () => {
    const chai = item('masala-chai')
    const sized = answer(chai, firstChoice(chai), 'size', 'masala-chai-full')
    expect(stillToChoose(chai, sized).map(({ id }) => id)).toEqual(['chai-sugar'])
    const done = answer(chai, sized, 'chai-sugar', 'sugar-less')
    expect(done).toEqual({ variantId: 'masala-chai-full', modifierIds: ['sugar-less'] })
    expect(isComplete(chai, done)).toBe(true)
  })

  test('waits for the seller where toppings may still follow', () => {
    const lassi = item('lassi')
    const sized = answer(lassi, firstChoice(lassi), 'size', 'lassi-large')
    expect(stillToChoose(lassi, sized)).toEqual([])
    expect(isComplete(lassi, sized)).toBe(false)
  })

  test('replaces an answer where only one may stand, and takes an extra back', () => {
    const puri = item('pani-puri')
    const hot = answer(puri, firstChoice(puri), 'pani', 'pani-hot')
    expect(answer(puri, hot, 'pani', 'pani-sweet').modifierIds).toEqual(['pani-sweet'])
    expect(answer(puri, hot, 'pani', 'pani-hot').modifierIds).toEqual(['pani-hot'])
    const bhaji = item('pav-bhaji')
    const buttered = answer(bhaji, firstChoice(bhaji), 'pav-extras', 'extra-butter')
    expect(answer(bhaji, buttered, 'pav-extras', 'extra-butter').modifierIds).toEqual([])
  })

  test('keeps extras in the order of the menu, so that the same wish is the same line', () => {
    const bhaji = item('pav-bhaji')
    const one = answer(bhaji, firstChoice(bhaji), 'jain', 'no-onion-garlic')
    const two = answer(bhaji, one, 'pav-extras', 'extra-pav')
    const other = answer(
      bhaji,
      answer(bhaji, firstChoice(bhaji), 'pav-extras', 'extra-pav'),
      'jain',
      'no-onion-garlic',
    )
    expect(two).toEqual(other)
  })

  test('takes no more of a group than it allows', () => {
    const lassi = item('lassi')
    const group = { ...question(lassi, 'lassi-topping'), max: 2 }
    const full = group.options.reduce(
      (choice, { id }) => choose(lassi, choice, group, id),
      firstChoice(lassi),
    )
    expect(full.modifierIds).toHaveLength(2)
  })

  test('does not ask for a size where there is only one', () => {
    const [only] = item('masala-chai').variants
    if (only === undefined) throw new Error('chai has no sizes')
    const single = { ...item('masala-chai'), variants: [only], modifierGroups: [] }
    expect(firstChoice(single).variantId).toBe(only.variantId)
    expect(mustAsk(single)).toBe(false)
  })
})
