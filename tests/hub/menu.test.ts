import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandInput } from '../../schema/commands.ts'
import { isServed, momentAt, servedHours } from '../../schema/served.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { menuAt } from './menu-sales.ts'

let shop: Shop
let office: Sender
let counter: Sender
beforeEach(() => {
  shop = openShop()
  office = shop.join('office', 'counter', 'asha')
  counter = shop.join('counter', 'counter', 'ravi')
})
afterEach(() => shop.close())

const breakfast = [{ days: [1, 2, 3, 4, 5, 6], fromMinute: 7 * 60, untilMinute: 11 * 60 }]
const poha = {
  itemId: 'poha',
  code: '991',
  categoryId: 'chaat',
  names: { en: 'Poha', hi: 'पोहा' },
  unit: 'plate',
  mark: 'veg',
  taxClassId: 'restaurant-service',
  salesAccount: '4010',
  soldAt: [{ outletId: 'counter', stationId: 'chaat' }],
} as const satisfies CommandInput<'item.set'>

const set = async (changes: Partial<CommandInput<'item.set'>> = {}): Promise<void> => {
  done(await shop.send(office, 'item.set', { ...poha, ...changes }))
  done(
    await shop.send(office, 'price.set', {
      subjectId: changes.itemId ?? poha.itemId,
      amount: 40_00,
      isTaxIncluded: true,
      validFrom: 2020_01_01,
    }),
  )
}
const order = (itemId: string, modifierIds: string[] = []) =>
  shop.send(counter, 'order.place', {
    orderType: 'takeaway',
    lines: [{ itemId, qtyMilli: 1000, modifierIds }],
  })
const onMenu = (itemId: string) =>
  menuAt(shop.db, 'counter').items.find((item) => item.itemId === itemId)

test('what a guest and a cook are told of an item is on the menu', async () => {
  const told = {
    kitchenNames: { en: 'POHA', hi: 'पोहा (प्याज़)' },
    description: { en: 'Flattened rice, onion, peanuts', hi: 'चिवड़ा, प्याज़, मूँगफली' },
    allergens: ['peanut', 'mustard'],
    prepMinutes: 6,
    isSpecial: true,
    served: breakfast,
  } satisfies Partial<CommandInput<'item.set'>>
  await set(told)
  expect(onMenu('poha')).toMatchObject(told)
  await set()
  expect(onMenu('poha')).toMatchObject({ kitchenNames: null, allergens: [], served: [] })
})

describe('when something is served', () => {
  test('is kept by the hub, by the clock of the outlet', async () => {
    await set({ served: breakfast })
    // 10:59 and 11:00 on a Saturday in India.
    shop.clock.now = Date.UTC(2026, 10, 21, 5, 29)
    done(await order('poha'))
    shop.clock.now += 60_000
    expect(await order('poha')).toMatchObject({
      code: 'item.not-served-now',
      facts: { item: 'Poha', hours: '07:00–11:00' },
    })
  })

  test('is judged by the moment the person asked, however late it arrives', async () => {
    await set({ served: breakfast })
    const sentAt = Date.UTC(2026, 10, 21, 5, 29)
    shop.clock.now = sentAt + 3_600_000
    const lines = [{ itemId: 'poha', qtyMilli: 1000 }]
    counter = shop.join('counter', 'counter', 'ravi')
    shop.db.prepare('update sign_in set at = ?').run(sentAt)
    done(await shop.send(counter, 'order.place', { orderType: 'takeaway', lines }, { sentAt }))
    const kept = [{ kind: 'cash', offered: 'exact', kept: 40_00 }] as const
    done(await shop.send(counter, 'sale.ring', saleOf(lines, [...kept])))
    expect(shop.count('sales_order')).toBe(2)
  })

  test('may be the times of a whole category', async () => {
    const chaat = { categoryId: 'chaat', names: { en: 'Chaat' }, colour: 7, served: breakfast }
    done(await shop.send(office, 'category.set', chaat))
    shop.clock.now = Date.UTC(2026, 10, 21, 7, 0)
    expect(await order('samosa')).toMatchObject({ code: 'item.not-served-now' })
    const category = menuAt(shop.db, 'counter').categories.find(
      ({ categoryId }) => categoryId === 'chaat',
    )
    expect(category?.served).toEqual(breakfast)
  })

  test('goes past midnight, and belongs to the day it began on', () => {
    const night = [{ days: [6], fromMinute: 22 * 60, untilMinute: 2 * 60 }]
    const at = (weekday: number, hour: number) => isServed(night, { weekday, minute: hour * 60 })
    expect([at(6, 21), at(6, 23), at(7, 1), at(7, 2), at(6, 1)]).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })

  test('is told by the wall clock of the outlet', () => {
    const at = Date.UTC(2026, 10, 21, 20, 0)
    expect(momentAt(at, 'Asia/Kolkata')).toEqual({ weekday: 7, minute: 90 })
    expect(momentAt(at, 'America/New_York')).toEqual({ weekday: 6, minute: 15 * 60 })
    expect(servedHours([...breakfast, ...breakfast])).toBe('07:00–11:00')
  })
})

describe('a group of choices', () => {
  const chaiOrCola = {
    groupId: 'thali-drink',
    names: { en: 'Drink', hi: 'पेय' },
    min: 1,
    max: 1,
    modifiers: [
      { modifierId: 'thali-cola', names: { en: 'Cola' }, itemId: 'cola' },
      { modifierId: 'thali-water', names: { en: 'Water' } },
    ],
  } satisfies CommandInput<'modifier-group.set'>
  const group = (changes: Partial<CommandInput<'modifier-group.set'>> = {}) =>
    shop.send(office, 'modifier-group.set', { ...chaiOrCola, ...changes })

  test('makes a combo whose parts are counted too', async () => {
    done(await group())
    await set({ modifierGroupIds: ['thali-drink'] })
    expect(onMenu('poha')?.modifierGroups[0]?.modifiers).toMatchObject([
      { modifierId: 'thali-cola', itemId: 'cola' },
      { modifierId: 'thali-water', itemId: null },
    ])
    const one = { itemId: 'cola', leftMilli: 1000, until: 'today' } as const
    done(await shop.send(counter, 'item.eighty-six', one))
    done(await order('poha', ['thali-cola']))
    expect(await order('poha', ['thali-cola'])).toMatchObject({ code: 'item.sold-out' })
    done(await order('poha', ['thali-water']))
  })

  test('offers no more what is not among its choices, and orders that name it keep it', async () => {
    done(await group())
    await set({ modifierGroupIds: ['thali-drink'] })
    done(await order('poha', ['thali-cola']))
    done(await group({ modifiers: [{ modifierId: 'thali-water', names: { en: 'Water' } }] }))
    expect(await order('poha', ['thali-cola'])).toMatchObject({ code: 'modifier.unknown' })
    expect(onMenu('poha')?.modifierGroups[0]?.modifiers).toHaveLength(1)
  })

  test('is refused where it cannot be', async () => {
    expect(await group({ min: 3, max: 3 })).toMatchObject({ code: 'modifier-group.limits' })
    const [cola] = chaiOrCola.modifiers
    const wrong = async (modifier: object) =>
      await group({ modifiers: [{ ...cola, ...modifier }] as never })
    expect(await wrong({ itemId: 'nectar' })).toMatchObject({ code: 'item.unknown' })
    expect(await wrong({ modifierId: 'samosa' })).toMatchObject({ code: 'subject.taken' })
    expect(await wrong({ modifierId: 'sugar-less' })).toMatchObject({ code: 'subject.taken' })
  })
})
