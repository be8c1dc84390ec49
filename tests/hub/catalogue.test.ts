import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyShop } from '../../hub/store/verify.ts'
import type { OrderType } from '../../schema/catalogue.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { lakeView } from './customer-kit.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { codeOf, contentOf, figure } from './look.ts'
import { menuAt } from './menu-sales.ts'
import { pizza, setPizza } from './catalogue-kit.ts'

let shop: Shop
let office: Sender
let counter: Sender
beforeEach(() => {
  shop = openShop()
  office = shop.join('office', 'counter', 'asha')
  counter = shop.join('counter', 'counter', 'ravi')
})
afterEach(() => shop.close())

const set = (changes?: Partial<CommandInput<'item.set'>>): Promise<number> =>
  setPizza(shop, changes)
const price = async (subjectId: string, amount: number): Promise<void> =>
  void done(
    await shop.send(office, 'price.set', {
      subjectId,
      amount,
      isTaxIncluded: true,
      validFrom: 2020_01_01,
    }),
  )
const onMenu = (itemId: string, outletId = 'counter') =>
  menuAt(shop.db, outletId).items.find((item) => item.itemId === itemId)

describe('the price of one order type', () => {
  const costs = async (orderType: OrderType, priceRev?: number): Promise<number> => {
    const lines = [{ itemId: 'samosa', qtyMilli: 1000 }]
    const to = orderType === 'delivery' ? { deliverTo: lakeView } : {}
    const options = priceRev === undefined ? {} : { priceRev }
    const placed = await shop.send(counter, 'order.place', { orderType, lines, ...to }, options)
    return figure(
      shop.db,
      'select unit_price from order_line where order_id = ?',
      done(placed).result.orderId,
    )
  }
  const delivery = { subjectId: 'samosa', outletId: 'counter', orderType: 'delivery' } as const

  test('ends: what it costs otherwise holds again, and who saw it is still charged it', async () => {
    const plain = await costs('takeaway')
    const priced = await shop.send(office, 'price.set', {
      ...delivery,
      amount: 99_00,
      isTaxIncluded: true,
    })
    const { rev } = done(priced).result
    expect([await costs('delivery'), await costs('takeaway')]).toEqual([99_00, plain])
    done(await shop.send(office, 'price.end', delivery))
    expect(await costs('delivery')).toBe(plain)
    expect(await costs('delivery', rev)).toBe(99_00)
    expect(await shop.send(office, 'price.end', delivery)).toMatchObject({ code: 'price.none' })
  })

  test('ends with the one that was to hold later', async () => {
    const dated = (amount: number, validFrom: number) =>
      shop.send(office, 'price.set', { ...delivery, amount, validFrom, isTaxIncluded: true })
    done(await dated(99_00, 2026_11_21))
    done(await dated(120_00, 2026_11_23))
    done(await shop.send(office, 'price.end', delivery))
    const plain = await costs('takeaway')
    shop.clock.now = Date.UTC(2026, 10, 24, 5, 30)
    counter = shop.join('counter', 'counter', 'ravi')
    expect(await costs('delivery')).toBe(plain)
  })

  test('of an outlet ends only where there is one for all', async () => {
    const own = { subjectId: 'samosa', outletId: 'counter' }
    done(await shop.send(office, 'price.set', { ...own, amount: 31_00, isTaxIncluded: true }))
    expect(await costs('takeaway')).toBe(31_00)
    expect(await shop.send(office, 'price.end', { subjectId: 'samosa' })).toMatchObject({
      code: 'price.plain',
    })
    expect(await shop.send(office, 'price.end', own)).toMatchObject({ code: 'price.plain' })
    await price('samosa', 28_00)
    done(await shop.send(office, 'price.end', own))
    expect(await costs('takeaway')).toBe(28_00)
  })
})

describe('a category', () => {
  test('is made at the end, and changed where it stands', async () => {
    const pizzas = { categoryId: 'pizzas', names: { en: 'Pizzas' }, colour: 5 }
    const last = figure(shop.db, 'select max(position) from category')
    done(await shop.send(office, 'category.set', pizzas))
    await set({ categoryId: 'pizzas' })
    expect(menuAt(shop.db, 'counter').categories.at(-1)).toEqual({
      ...pizzas,
      position: last + 1,
      served: [],
    })
    done(await shop.send(office, 'category.set', { ...pizzas, names: { en: 'Pizza' }, colour: 6 }))
    expect(menuAt(shop.db, 'counter').categories.at(-1)).toEqual({
      categoryId: 'pizzas',
      names: { en: 'Pizza' },
      colour: 6,
      position: last + 1,
      served: [],
    })
    done(await shop.send(office, 'category.set', { ...pizzas, position: 1 }))
    const [first, second] = menuAt(shop.db, 'counter').categories
    expect([first?.categoryId, second?.categoryId]).toEqual(['barfi', 'pizzas'])
  })
})

describe('an item', () => {
  test('that is made is on the menu of the outlets that sell it, priced and sold', async () => {
    await set()
    await price('pizza-s', 250_00)
    await price('pizza-l', 400_00)
    expect(onMenu('pizza')).toMatchObject({
      code: '990',
      names: pizza.names,
      unit: 'plate',
      isWeighed: false,
      picture: null,
      stationId: 'chaat',
      variants: pizza.variants,
      isDiscountable: true,
      isFavourite: false,
      modifierGroups: [{ groupId: 'chai-sugar' }],
    })
    expect(onMenu('pizza', 'restaurant')?.stationId).toBe('tandoor')
    expect(onMenu('pizza', 'factory')).toBeUndefined()
    const sale = saleOf([
      { itemId: 'pizza', variantId: 'pizza-l', modifierIds: ['sugar-less'], qtyMilli: 2000 },
    ])
    expect(done(await shop.send(counter, 'sale.ring', sale)).result.payable).toBe(800_00)
    expect(verifyShop(shop.db)).toEqual([])
  })

  test('is set whole: what is left out goes back to its default, its picture stays', async () => {
    await set({ isFavourite: true, isDiscountable: false, position: 3, picture: 'a'.repeat(64) })
    expect(onMenu('pizza')).toMatchObject({ isFavourite: true, position: 3 })
    await set({ code: '991' })
    expect(onMenu('pizza')).toMatchObject({
      code: '991',
      isFavourite: false,
      isDiscountable: true,
      position: 3,
      picture: 'a'.repeat(64),
    })
    await set({ picture: null })
    expect(onMenu('pizza')?.picture).toBeNull()
  })

  test('that is taken off the menu is sold no more, and comes back', async () => {
    await set({ variants: [], modifierGroupIds: [] })
    await price('pizza', 300_00)
    const sale = saleOf([{ itemId: 'pizza', qtyMilli: 1000 }])
    await set({ variants: [], modifierGroupIds: [], isActive: false })
    expect(onMenu('pizza')).toBeUndefined()
    expect(await codeOf(shop, counter, 'sale.ring', sale)).toBe('item.unknown')
    await set({ variants: [], modifierGroupIds: [] })
    expect(await codeOf(shop, counter, 'sale.ring', sale)).toBe(null)
    await set({ variants: [], modifierGroupIds: [], soldAt: [pizza.soldAt[1]] })
    expect(await codeOf(shop, counter, 'sale.ring', sale)).toBe('item.not-sold-here')
  })

  test('loses a size, and the bills that name it keep it', async () => {
    await set({ modifierGroupIds: [] })
    await price('pizza-s', 250_00)
    await price('pizza-l', 400_00)
    const small = saleOf([{ itemId: 'pizza', variantId: 'pizza-s', qtyMilli: 1000 }])
    done(await shop.send(counter, 'sale.ring', small))
    await set({ modifierGroupIds: [], variants: [pizza.variants[1]] })
    expect(onMenu('pizza')?.variants).toEqual([pizza.variants[1]])
    expect(await codeOf(shop, counter, 'sale.ring', small)).toBe('variant.unknown')
    expect(verifyShop(shop.db)).toEqual([])
    // In the other order, and the lost one back again, with the price it had.
    await set({ modifierGroupIds: [], variants: [pizza.variants[1], pizza.variants[0]] })
    expect(onMenu('pizza')?.variants.map(({ variantId }) => variantId)).toEqual([
      'pizza-l',
      'pizza-s',
    ])
    expect(done(await shop.send(counter, 'sale.ring', small)).result.payable).toBe(250_00)
    // Without any size left it is sold without one.
    await set({ modifierGroupIds: [], variants: [] })
    await price('pizza', 350_00)
    const plain = saleOf([{ itemId: 'pizza', qtyMilli: 1000 }])
    expect(done(await shop.send(counter, 'sale.ring', plain)).result.payable).toBe(350_00)
  })

  test('keeps the unit its sales are counted in, and may change it before the first', async () => {
    await set({ variants: [], modifierGroupIds: [], unit: 'piece' })
    await price('pizza', 300_00)
    await set({ variants: [], modifierGroupIds: [], unit: 'kg', isWeighed: true })
    done(await shop.send(counter, 'sale.ring', saleOf([{ itemId: 'pizza', qtyMilli: 250 }])))
    const before = contentOf(shop.db)
    for (const change of [{ unit: 'piece' }, { unit: 'litre', isWeighed: true }, { unit: 'kg' }])
      expect(await codeOf(shop, office, 'item.set', { ...pizza, ...change })).toBe(
        'item.unit-fixed',
      )
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('shares its id with nothing that has a price of its own', async () => {
    await set()
    const ids = {
      'an item called like a size': { itemId: 'pizza-s', variants: [] },
      'an item called like a choice': { itemId: 'sugar-less', variants: [] },
      'a size called like its item': { variants: [{ variantId: 'pizza', names: { en: 'S' } }] },
      'a size called like another item': {
        variants: [{ variantId: 'samosa', names: { en: 'S' } }],
      },
      'a size of another item': { variants: [{ variantId: 'lassi-small', names: { en: 'S' } }] },
      'a size called like a choice': {
        variants: [{ variantId: 'sugar-less', names: { en: 'S' } }],
      },
    }
    for (const [what, change] of Object.entries(ids)) {
      const code = await codeOf(shop, office, 'item.set', { ...pizza, code: '992', ...change })
      expect([what, code]).toEqual([what, 'subject.taken'])
    }
  })

  test.each([
    ['one size twice', { variants: [pizza.variants[0], pizza.variants[0]] }],
    ['one outlet twice', { soldAt: [pizza.soldAt[0], pizza.soldAt[0]] }],
    ['one group twice', { modifierGroupIds: ['chai-sugar', 'chai-sugar'] }],
    ['no name', { names: { en: ' ' } }],
    ['no code', { code: '' }],
    ['an HSN of letters', { hsn: '99AB' }],
    ['another mark', { mark: 'vegan' }],
    ['another unit', { unit: 'pound' }],
    ['a place before the first', { position: 0 }],
    ['something nobody knows', { price: 100 }],
  ])('with %s is not understood', async (_, change) => {
    expect(await codeOf(shop, office, 'item.set', { ...pizza, ...change })).toBe(
      'command.malformed',
    )
  })

  test('takes its own code, and a code that another has given up', async () => {
    await set({ code: '990' })
    await set({ code: '990' })
    await set({ code: '991' })
    await set({ itemId: 'calzone', variants: [], code: '990' })
    expect(onMenu('calzone')?.code).toBe('990')
  })

  test('is made by a station of the outlet that sells it, and only there', async () => {
    for (const [soldAt, code] of [
      [[{ outletId: 'counter', stationId: 'tandoor' }], 'station.unknown'],
      [[{ outletId: 'nowhere', stationId: null }], 'outlet.unknown'],
    ] as const)
      expect(await codeOf(shop, office, 'item.set', { ...pizza, soldAt })).toBe(code)
  })

  test('is set in the outlets the person works at, and stays as it is next door', async () => {
    await set()
    shop.db.exec(`delete from user_outlet where user_id = 'asha' and outlet_id = 'restaurant'`)
    expect(await codeOf(shop, office, 'item.set', pizza)).toBe('outlet.unknown')
    await set({ soldAt: [{ outletId: 'counter', stationId: null }] })
    expect(onMenu('pizza')?.stationId).toBeNull()
    expect(onMenu('pizza', 'restaurant')?.stationId).toBe('tandoor')
    await set({ soldAt: [] })
    expect(onMenu('pizza')).toBeUndefined()
    expect(onMenu('pizza', 'restaurant')?.stationId).toBe('tandoor')
  })
})

describe('every change of the catalogue', () => {
  test('begins a revision of the menu and is heard in every outlet', async () => {
    const changes: readonly (() => Promise<{ readonly result: { readonly rev: number } }>)[] = [
      async () =>
        done(
          await shop.send(office, 'category.set', {
            categoryId: 'pizzas',
            names: { en: 'Pizzas' },
            colour: 5,
          }),
        ),
      async () => done(await shop.send(office, 'item.set', pizza)),
      async () =>
        done(
          await shop.send(office, 'ingredient.set', {
            ingredientId: 'flour',
            names: { en: 'Flour' },
            unit: 'kg',
          }),
        ),
      async () =>
        done(
          await shop.send(office, 'recipe.set', {
            subjectId: 'pizza',
            lines: [{ ingredientId: 'flour', qtyMilli: 200 }],
          }),
        ),
      async () =>
        done(
          await shop.send(office, 'price.set', {
            subjectId: 'pizza',
            amount: 1,
            isTaxIncluded: true,
          }),
        ),
    ]
    let { rev } = menuAt(shop.db, 'counter')
    for (const change of changes) {
      const heard = shop.events().length
      rev += 1
      expect((await change()).result.rev).toBe(rev)
      expect(menuAt(shop.db, 'counter').rev).toBe(rev)
      expect(shop.events().slice(heard)).toMatchObject(
        ['counter', 'factory', 'restaurant'].map((outletId) => ({
          kind: 'menu.changed',
          key: `menu:${outletId}`,
          rev,
          data: { rev },
        })),
      )
      expect(figure(shop.db, 'select count(*) from price_revision where rev = ?', rev)).toBe(1)
    }
  })
})
