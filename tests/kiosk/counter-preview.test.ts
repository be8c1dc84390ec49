import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  addToCart,
  bringTo,
  emptyCart,
  giveTo,
  stepLine,
  orderOf,
  reprice,
  type Cart,
  type Extras,
} from '../../kiosk/lib/order/cart.ts'
import { choose, firstChoice, questionsOf } from '../../kiosk/lib/order/choices.ts'
import { previewCart, priceOf, tilePrice } from '../../kiosk/lib/order/preview.ts'
import { sumsOf } from '../../kiosk/lib/order/sums.ts'
import { checkDigit, valueCheck } from '../../schema/barcode.ts'
import { orderTypes, type MenuItem } from '../../schema/catalogue.ts'
import { labelQuantity } from '../../schema/label-price.ts'
import { sum } from '../../schema/money.ts'
import { lakeView } from '../hub/customer-kit.ts'
import { openShop } from '../hub/kit.ts'
import { soldAt, type SoldHere } from './counter-menu.ts'

const shop = openShop()
afterAll(() => shop.close())
const counter = soldAt(shop, 'counter')
const restaurant = soldAt(shop, 'restaurant')

const one = (of: MenuItem): Parameters<typeof addToCart>[1] => ({
  itemId: of.itemId,
  ...firstChoice(of),
  qtyMilli: of.isWeighed ? 250 : 1000,
  isWeighed: of.isWeighed,
})

/** Any cart a person could put together at an outlet. */
const anyCart = ({ menu }: SoldHere): Arbitrary<Cart> =>
  tuple(
    constantFrom(...orderTypes),
    array(
      record({
        item: constantFrom(...menu.items),
        picks: array(nat(20), { minLength: 8, maxLength: 8 }),
        grams: integer({ min: 1, max: 5000 }),
        pieces: integer({ min: 1, max: 30 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  ).map(([orderType, wishes]) =>
    wishes.reduce(
      (cart, { item, picks, grams, pieces }) => {
        const choice = questionsOf(item).reduce((made, question, i) => {
          const pick = picks[i] ?? 0
          if (question.min === 0 && pick > 10) return made
          const option = question.options[pick % question.options.length]
          return option === undefined ? made : choose(item, made, question, option.id)
        }, firstChoice(item))
        const qtyMilli = item.isWeighed ? grams : pieces * 1000
        const { itemId, isWeighed } = item
        return addToCart(cart, { itemId, ...choice, qtyMilli, isWeighed })
      },
      emptyCart('c', orderType),
    ),
  )

/** What may be said of a sale beside its lines. */
const anyExtras: Arbitrary<Extras> = record(
  {
    discount: record({
      reasonId: constant('regular'),
      off: oneof(
        record({ kind: constant('rate' as const), ratePpm: integer({ min: 1, max: 1_000_000 }) }),
        record({ kind: constant('amount' as const), amount: integer({ min: 1, max: 50_00 }) }),
      ),
      isOver: constant(true),
    }),
    tip: nat(100_00),
  },
  { requiredKeys: [] },
)

describe('what the screen foresees', () => {
  for (const place of [counter, restaurant]) {
    const { outletId } = place.outlet
    test(`is what the hub charges, for any cart at the ${outletId}`, async () => {
      const sender = shop.join('counter', outletId, 'asha')
      await assert(
        asyncProperty(anyCart(place), anyExtras, async (bare, extras) => {
          const cart = {
            ...(bare.orderType === 'delivery' ? bringTo(bare, { ...lakeView, note: '' }) : bare),
            extras,
          }
          const foreseen = previewCart(cart, place, ['cash'])
          const { total, isSellable } = foreseen
          expect(isSellable).toBe(true)
          // What the guest reads adds up: the lines, what comes on top or goes off, and the total.
          const between = sumsOf(foreseen).map(({ amount }) => amount)
          expect(sum([...foreseen.lines.map(({ amount }) => amount), ...between])).toBe(total.due)
          const tenders = [{ kind: 'cash', offered: total.due + 100_00 } as const]
          const args = { ...orderOf(cart), ...extras, tenders }
          const reply = await shop.send(sender, 'sale.ring', args, { priceRev: place.menu.rev })
          if (!reply.ok) throw new Error(reply.message)
          expect(reply.result).toMatchObject({ payable: total.payable, change: 100_00 })
        }),
        { numRuns: 60 },
      )
    })
  }

  for (const place of [counter, restaurant])
    test(`is what is printed on a label at the ${place.outlet.outletId}, tax and all`, async () => {
      const sender = shop.join('counter', place.outlet.outletId, 'asha')
      const item = place.item(place === counter ? 'kaju-katli' : 'cola')
      const shelf = priceOf({ ...place, orderType: 'takeaway' }, item.itemId)
      for (const printed of [39_00, 187_50, 245_55]) {
        const figures = String(printed).padStart(5, '0')
        const code = `22${item.code.padStart(4, '0')}${valueCheck(figures)}${figures}`
        const qtyMilli =
          labelQuantity({ kind: 'price', amount: printed }, item.isWeighed, shelf, {
            taxClass: { id: 'here', kind: 'gst', ratePpm: 50_000 },
            scheme: 'regular',
          }) ?? 0
        const scanned = `${code}${checkDigit(code)}`
        const pick = { ...one(item), qtyMilli, scanned, printed }
        const cart = addToCart(emptyCart('c', 'takeaway'), pick)
        const { total } = previewCart(cart, place, ['cash'])
        expect(total.total).toBe(printed)
        const tenders = [{ kind: 'cash', offered: 'exact' } as const]
        const reply = await shop.send(sender, 'sale.ring', { ...orderOf(cart), tenders })
        if (!reply.ok) throw new Error(reply.message)
        expect(reply.result).toMatchObject({ payable: total.payable })
      }
    })

  test('of two packets is twice what is on their label', async () => {
    const sender = shop.join('counter', 'counter', 'asha')
    const figures = '10000'
    const code = `220304${valueCheck(figures)}${figures}`
    const scanned = `${code}${checkDigit(code)}`
    const pick = { ...one(counter.item('bhujia-packet')), scanned, printed: 100_00 }
    const two = stepLine(addToCart(emptyCart('c', 'takeaway'), pick), 1, 1)
    const { total, lines } = previewCart(two, counter, ['cash'])
    expect([total.due, lines[0]?.amount]).toEqual([200_00, 200_00])
    const tenders = [{ kind: 'cash', offered: 'exact' } as const]
    const reply = await shop.send(sender, 'sale.ring', { ...orderOf(two), tenders })
    if (!reply.ok) throw new Error(reply.message)
    expect(reply.result).toMatchObject({ payable: 200_00 })
  })

  test('follows the order type', () => {
    const cart = addToCart(emptyCart('c', 'eat-here'), {
      ...one(counter.item('pani-puri')),
      modifierIds: ['pani-hot'],
    })
    expect(previewCart(cart, counter).total.due).toBe(50_00)
    expect(previewCart(reprice(cart, 'takeaway'), counter).total.due).toBe(60_00)
  })

  test('is by the list of whose the cart is, whoever’s cart is open beside it', () => {
    const cart = addToCart(emptyCart('c', 'takeaway'), {
      ...one(counter.item('kaju-katli')),
      qtyMilli: 1000,
    })
    const firms = giveTo(cart, { customerId: 'firm', groupId: 'wholesale' })
    // The context is that of the cart in the till, whoever is buying there.
    const contexts = ['retail', 'wholesale'].map((customerGroup) => ({ ...counter, customerGroup }))
    const dueIn = (of: Cart): readonly number[] =>
      contexts.map((context) => previewCart(of, context).total.due)
    expect([dueIn(cart), dueIn(firms)]).toEqual([
      [1120_00, 1120_00],
      [966_00, 966_00],
    ])
  })

  test('says to the guest what tax comes on top, and nothing of tax that lies in the prices', () => {
    const pick = { ...one(counter.item('kaju-katli')), qtyMilli: 1000 }
    const cart = addToCart(emptyCart('c', 'takeaway'), pick)
    const firms = giveTo(cart, { customerId: 'firm', groupId: 'wholesale' })
    expect(sumsOf(previewCart(firms, counter))).toEqual([{ kind: 'tax', amount: 46_00 }])
    expect(sumsOf(previewCart(cart, counter))).toEqual([])
  })

  test('shows tax, and rounding to the rupee', () => {
    const cart = addToCart(emptyCart('c', 'eat-here'), one(restaurant.item('masala-dosa')))
    const { total } = previewCart(cart, restaurant)
    expect([total.taxableTotal, total.taxTotal, total.roundOff, total.due]).toEqual([
      120_00, 6_00, 0, 126_00,
    ])
  })

  test('says which line is no longer on the menu, and does not charge it', () => {
    const cart = addToCart(emptyCart('c', 'takeaway'), one(counter.item('samosa')))
    const without = { ...counter.menu, items: [] }
    const preview = previewCart(cart, { ...counter, menu: without })
    expect(preview.isSellable).toBe(false)
    expect(preview.lines[0]?.problem).toBe('gone')
    expect(preview.total.due).toBe(0)
    const unpriced = previewCart(cart, { ...counter, menu: { ...counter.menu, prices: [] } })
    expect(unpriced.lines[0]?.problem).toBe('no-price')
  })
})

const cartOf = (
  ...picks: readonly Parameters<typeof addToCart>[1][]
): ReturnType<typeof emptyCart> =>
  picks.reduce((cart, pick) => addToCart(cart, pick), emptyCart('c', 'takeaway'))

describe('what there is not enough of', () => {
  const samosas = (count: number, note = '') => ({
    ...one(counter.item('samosa')),
    qtyMilli: count * 1000,
    note,
  })

  test('is said of the line that is short, with what the lines before it leave', () => {
    const left = new Map([['samosa', 5000]])
    const preview = previewCart(cartOf(samosas(3), samosas(3, 'hot')), { ...counter, left })
    expect(preview.lines.map((line) => [line.problem, line.left])).toEqual([
      [null, 5000],
      ['short', 2000],
    ])
    expect([preview.isSellable, preview.total.due]).toEqual([false, 60_00])
  })

  test('may be one size of it', () => {
    const left = new Map([['lassi-large', 0]])
    const lassi = (variantId: string) => ({ ...one(counter.item('lassi')), variantId })
    const cart = cartOf(lassi('lassi-small'), lassi('lassi-large'))
    expect(previewCart(cart, { ...counter, left }).lines.map(({ problem }) => problem)).toEqual([
      null,
      'short',
    ])
  })
})

describe('the price on a tile', () => {
  const at = { ...counter, orderType: 'takeaway' } as const
  test('is the price, or the lowest of the sizes', () => {
    expect(tilePrice(at, counter.item('samosa'))).toEqual({ amount: 20_00, isFrom: false })
    expect(tilePrice(at, counter.item('lassi'))).toEqual({ amount: 45_00, isFrom: true })
  })

  test('is missing where nothing is priced', () => {
    const menu = { ...counter.menu, prices: [] }
    expect(tilePrice({ ...at, menu }, counter.item('samosa'))).toBeNull()
  })
})
