/**
 * The demo shop is held to what a real shop would be held to: every item can be
 * sold, taxed, cooked and named in both languages wherever it is offered.
 */
import { describe, expect, test } from 'vitest'
import { accounts } from '../../hub/setup/accounts.ts'
import { categories, ingredients, items, modifierGroups, recipes } from '../../hub/demo/menu.ts'
import { drawers, outlets, printers, stations } from '../../hub/demo/outlets.ts'
import { openedOn, ratesChangedOn } from '../../hub/demo/prices.ts'
import type { DemoItem, DemoNames, DemoPrice } from '../../hub/demo/shapes.ts'
import { gstClasses as taxClasses, restaurantServiceCode } from '../../hub/setup/taxes.ts'
import { users } from '../../hub/demo/users.ts'
import { orderTypes } from '../../schema/catalogue.ts'
import { checkGstin } from '../../schema/gstin.ts'
import { roleSeeds } from '../../schema/role-seeds.ts'
import { pickPrice, type PriceRow } from '../../schema/price.ts'

/** A day after every change of rates and price lists the demo knows. */
const today = 2026_11_21

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map((r) => r.id)

const duplicates = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index)

const rowsOf = (subjectId: string, prices: readonly DemoPrice[]): readonly PriceRow[] =>
  prices.map((price) => ({ ...price, subjectId, fromRev: 1, untilRev: null }))

/** What is priced when the item is chosen: itself, or each of its sizes. */
const subjectsOf = (item: DemoItem): readonly (readonly [string, readonly DemoPrice[]])[] =>
  item.variants.length === 0
    ? [[item.id, item.prices]]
    : item.variants.map((variant) => [variant.id, variant.prices])

const priceAt = (
  [subjectId, prices]: readonly [string, readonly DemoPrice[]],
  outletId: string,
  businessDate = today,
  orderType = 'eat-here',
  customerGroup = 'retail',
): PriceRow | undefined =>
  pickPrice(rowsOf(subjectId, prices), {
    subjectId,
    outletId,
    orderType,
    customerGroup,
    businessDate,
    rev: 1,
  })

const itemById = (id: string): DemoItem => {
  const found = items.find((item) => item.id === id)
  if (found === undefined) throw new Error(`no item ${id}`)
  return found
}

const soldAt = (outletId: string): readonly DemoItem[] =>
  items.filter((item) => item.soldAt.some((seller) => seller.outletId === outletId))

const everything: readonly { readonly id: string; readonly names: DemoNames }[] = [
  ...outlets,
  ...stations,
  ...printers,
  ...drawers,
  ...taxClasses,
  ...accounts,
  ...categories,
  ...items,
  ...items.flatMap((item) => item.variants),
  ...modifierGroups,
  ...modifierGroups.flatMap((group) => [...group.modifiers]),
]

const isNamed = ({ en, hi }: DemoNames): boolean =>
  /^[\x20-\x7e]{2,80}$/.test(en) && /\p{Script=Devanagari}/u.test(hi) && hi.length <= 80

describe('the demo menu', () => {
  test('no two things of the shop share an id, and every id is a short readable word', () => {
    const priced = [
      ...idsOf(items),
      ...items.flatMap((item) => idsOf(item.variants)),
      ...modifierGroups.flatMap((group) => idsOf(group.modifiers)),
    ]
    const kinds = [outlets, stations, printers, drawers, users, categories, taxClasses, accounts]
    for (const ids of [priced, idsOf(modifierGroups), ...kinds.map((kind) => idsOf(kind))]) {
      expect(duplicates(ids)).toEqual([])
      for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    }
  })

  test('every item has its own number for the keys', () => {
    expect(duplicates(items.map((item) => item.code))).toEqual([])
    for (const item of items) expect(item.code).toMatch(/^[1-9]\d\d$/)
  })

  test('everything has a name in English and one in Devanagari', () => {
    expect(everything.filter((row) => !isNamed(row.names))).toEqual([])
  })

  test('every item stands in a category, and no two categories of one outlet share a colour', () => {
    for (const item of items) expect(idsOf(categories)).toContain(item.categoryId)
    for (const outlet of outlets) {
      const shown = new Set(soldAt(outlet.id).map((item) => item.categoryId))
      const colours = categories.filter((c) => shown.has(c.id)).map((c) => String(c.colour))
      expect(duplicates(colours)).toEqual([])
    }
    for (const category of categories) {
      expect(category.colour).toBeGreaterThanOrEqual(1)
      expect(category.colour).toBeLessThanOrEqual(8)
      expect(items.some((item) => item.categoryId === category.id)).toBe(true)
    }
  })

  test('every item is made at a station of the outlet that sells it, or handed over', () => {
    for (const item of items) {
      expect(item.soldAt.length).toBeGreaterThan(0)
      expect(duplicates(item.soldAt.map((seller) => seller.outletId))).toEqual([])
      for (const { outletId, stationId } of item.soldAt) {
        expect(idsOf(outlets)).toContain(outletId)
        if (stationId === null) continue
        expect(stations.find((station) => station.id === stationId)?.outletId).toBe(outletId)
      }
    }
    for (const station of stations) {
      expect(items.some((i) => i.soldAt.some((s) => s.stationId === station.id))).toBe(true)
    }
  })

  test('what is sold by weight is sold by the kilogram', () => {
    for (const item of items) expect(item.isWeighed).toBe(item.unit === 'kg')
  })

  test('the sweet counter and the factory are pure vegetarian', () => {
    for (const item of [...soldAt('counter'), ...soldAt('factory')]) {
      expect(['veg', 'none']).toContain(item.mark)
    }
    expect(soldAt('restaurant').some((item) => item.mark === 'egg')).toBe(true)
  })
})

describe('the prices', () => {
  test('every item and size has a price at every outlet that sells it, however it is ordered', () => {
    for (const item of items) {
      for (const subject of subjectsOf(item)) {
        for (const { outletId } of item.soldAt) {
          for (const orderType of orderTypes) {
            const row = priceAt(subject, outletId, today, orderType)
            expect(row?.amount).toBeGreaterThan(0)
            expect(row?.isTaxIncluded).toBe(outletId !== 'restaurant')
          }
        }
      }
    }
  })

  test('every modifier has a price wherever it can be asked for, with tax like the dish itself', () => {
    for (const item of items) {
      for (const groupId of item.modifierGroupIds) {
        const group = modifierGroups.find((candidate) => candidate.id === groupId)
        for (const modifier of group?.modifiers ?? []) {
          for (const { outletId } of item.soldAt) {
            const row = priceAt([modifier.id, modifier.prices], outletId)
            expect(row?.isTaxIncluded).toBe(outletId !== 'restaurant')
          }
        }
      }
    }
  })

  test('a reseller pays less than the list price, and tax is added to it', () => {
    for (const subject of soldAt('factory').flatMap((item) => subjectsOf(item))) {
      const retail = priceAt(subject, 'factory')
      const wholesale = priceAt(subject, 'factory', today, 'takeaway', 'wholesale')
      expect(wholesale?.isTaxIncluded).toBe(false)
      expect(wholesale?.amount).toBeLessThan(retail?.amount ?? 0)
    }
  })

  test('kaju katli costs more from the Diwali list on, and bottled water less since the tax fell', () => {
    const katli = ['kaju-katli', itemById('kaju-katli').prices] as const
    expect(priceAt(katli, 'counter', 2025_09_30)?.amount).toBe(1040_00)
    expect(priceAt(katli, 'counter', 2025_10_01)?.amount).toBe(1120_00)
    const water = ['mineral-water', itemById('mineral-water').prices] as const
    expect(priceAt(water, 'counter', 2025_09_21)?.amount).toBe(20_00)
    expect(priceAt(water, 'counter', ratesChangedOn)?.amount).toBe(18_00)
  })

  test('pani puri to take away costs its packing, and a biryani taken away saves the service', () => {
    const puri = ['pani-puri', itemById('pani-puri').prices] as const
    expect(priceAt(puri, 'counter')?.amount).toBe(50_00)
    expect(priceAt(puri, 'counter', today, 'takeaway')?.amount).toBe(60_00)
    const biryani = ['veg-biryani', itemById('veg-biryani').prices] as const
    expect(priceAt(biryani, 'restaurant')?.amount).toBe(240_00)
    expect(priceAt(biryani, 'restaurant', today, 'takeaway')?.amount).toBe(220_00)
  })

  test('amounts are whole paise and no row is older than the books', () => {
    const all = [
      ...items.flatMap((item) => [item, ...item.variants]),
      ...modifierGroups.flatMap((group) => [...group.modifiers]),
    ].flatMap((subject) => [...subject.prices])
    for (const price of all) {
      expect(Number.isSafeInteger(price.amount)).toBe(true)
      expect(price.validFrom).toBeGreaterThanOrEqual(openedOn)
    }
  })
})

describe('the choices', () => {
  test('no group asks for more than it offers', () => {
    for (const { id, min, max, modifiers } of modifierGroups) {
      expect(min).toBeLessThanOrEqual(max)
      expect(max).toBeGreaterThan(0)
      expect(max).toBeLessThanOrEqual(modifiers.length)
      expect(items.some((item) => item.modifierGroupIds.includes(id))).toBe(true)
    }
  })

  test('an item names groups that exist, each once', () => {
    for (const item of items) {
      expect(duplicates(item.modifierGroupIds)).toEqual([])
      for (const groupId of item.modifierGroupIds) {
        expect(idsOf(modifierGroups)).toContain(groupId)
      }
    }
  })

  test('a chai is not sold before somebody has said how much sugar', () => {
    expect(itemById('masala-chai').modifierGroupIds).toContain('chai-sugar')
    expect(modifierGroups.find((group) => group.id === 'chai-sugar')?.min).toBe(1)
  })
})

describe('tax and books', () => {
  test('every item has a tax class that exists, a code of goods or service and an income account', () => {
    for (const item of items) {
      expect(idsOf(taxClasses)).toContain(item.taxClassId)
      expect(item.hsn).toMatch(/^\d{4,8}$/)
      expect(accounts.find((account) => account.id === item.salesAccount)?.kind).toBe('income')
    }
  })

  test('what is a restaurant service is coded as one, and nothing else is', () => {
    for (const item of items) {
      const isService = item.taxClassId === 'restaurant-service'
      expect(item.hsn === restaurantServiceCode).toBe(isService)
    }
    for (const outlet of outlets) {
      const service = outlet.kind === 'restaurant' ? 'restaurant-service' : null
      expect(outlet.serviceTaxClassId).toBe(service)
    }
  })

  test('every taxed class has its rate of 2017 and its rate since 22 September 2025', () => {
    for (const taxClass of taxClasses) {
      const days = taxClass.rates.map((rate) => rate.validFrom)
      expect(days).toEqual(taxClass.kind === 'nil' ? [] : [2017_07_01, 2025_09_22])
    }
    const taxed = taxClasses.filter((taxClass) => taxClass.kind === 'gst')
    const notFive = taxed.filter((taxClass) => taxClass.rates.at(-1)?.ratePpm !== 50_000)
    expect(notFive.map(({ id, rates }) => [id, rates.at(-1)?.ratePpm])).toEqual([
      ['aerated', 400_000],
    ])
  })

  test('the chart of accounts has every kind of account, each code in the range of its kind', () => {
    const firstDigit = { asset: '1', liability: '2', equity: '3', income: '4', expense: '56' }
    for (const account of accounts) {
      expect(account.id).toMatch(/^\d{4}$/)
      expect(firstDigit[account.kind]).toContain(account.id.charAt(0))
    }
    expect(new Set(accounts.map((account) => account.kind)).size).toBe(5)
  })
})

describe('the outlets and their people', () => {
  test('the tax number is one that Maharashtra could have issued, and the three share it', () => {
    for (const { taxNumber, stateCode } of outlets) {
      expect(checkGstin(taxNumber)).toMatchObject({ isValid: true, state: stateCode })
    }
    expect(new Set(outlets.map((outlet) => outlet.taxNumber)).size).toBe(1)
  })

  test('the food licence has fourteen digits and the code leaves room in an invoice number', () => {
    for (const outlet of outlets) {
      expect(outlet.foodLicence).toMatch(/^1\d{13}$/)
      expect(`${outlet.code}/25-26/000001`.length).toBeLessThanOrEqual(16)
    }
    expect(duplicates(outlets.map((outlet) => outlet.foodLicence))).toEqual([])
  })

  test('each place that sells has a receipt printer with a drawer, and a printer for its kitchen', () => {
    for (const outlet of outlets.filter((place) => place.kind !== 'factory')) {
      const own = printers.filter((printer) => printer.outletId === outlet.id)
      expect(own.map((printer) => printer.use).toSorted()).toEqual(['kitchen', 'receipt'])
      const receipt = own.find((printer) => printer.use === 'receipt')
      const drawer = drawers.find((candidate) => candidate.outletId === outlet.id)
      expect(drawer?.printerId).toBe(receipt?.id)
    }
  })

  test('every role of a person has somebody, with a first and a last name', () => {
    const roles = roleSeeds.filter((role) => !role.isForDevices).map((role) => role.roleId)
    for (const role of roles) expect(users.some((user) => user.roleId === role)).toBe(true)
    for (const user of users) {
      expect(roles).toContain(user.roleId)
      expect(user.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
      for (const outletId of user.outletIds) expect(idsOf(outlets)).toContain(outletId)
    }
    expect(new Set(users.map((user) => user.language))).toEqual(new Set(['en', 'hi']))
  })

  test('PINs have six digits, are all different and are not the ones everybody tries first', () => {
    expect(duplicates(users.map((user) => user.pin))).toEqual([])
    for (const { pin } of users) {
      expect(pin).toMatch(/^\d{6}$/)
      expect(new Set(pin).size).toBeGreaterThan(3)
      expect('01234567890 09876543210').not.toContain(pin)
    }
  })
})

test('a recipe is of something on the menu, and takes what there is', () => {
  const subjects = new Set([
    ...items.flatMap(({ id, variants }) => [id, ...idsOf(variants)]),
    ...modifierGroups.flatMap(({ modifiers }) => idsOf(modifiers)),
  ])
  const known = new Set(idsOf(ingredients))
  expect(recipes.filter(({ of }) => !subjects.has(of))).toEqual([])
  expect(recipes.flatMap(({ takes }) => Object.keys(takes)).filter((id) => !known.has(id))).toEqual(
    [],
  )
  expect(duplicates(recipes.map(({ of }) => of))).toEqual([])
  const used = new Set(recipes.flatMap(({ takes }) => Object.keys(takes)))
  expect(idsOf(ingredients).filter((id) => !used.has(id))).toEqual([])
})
