/** Packing and delivery as the office has set them: proposed, told of, and charged as they stand. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { menuOf } from '../../hub/catalogue/views.ts'
import { outletAt } from '../../hub/outlets/outlets.sql.ts'
import { addToCart, chargeOf, chargesOn, emptyCart, orderOf } from '../../kiosk/lib/order/cart.ts'
import { previewCart, priceContext } from '../../kiosk/lib/order/preview.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { lakeView, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf } from './look.ts'

let shop: Shop
let counter: Sender
beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'sunita')
})
afterEach(() => closeWhole(shop))

const set = async (args: Partial<CommandInput<'charge.set'>>) =>
  done(
    await shop.send(owner(shop), 'charge.set', {
      outletId: 'counter',
      chargeId: 'packing',
      taxClassId: null,
      ...args,
    }),
  )
/** The menu as a counter has it, and what it foresees of two vada pav and some sweets. */
const foresee = (without: readonly ('packing' | 'delivery')[] = []) => {
  const outlet = outletAt(shop.db, 'counter', shop.clock.now)
  if (outlet === undefined) throw new Error('there is no counter')
  const menu = menuOf(shop.db, outlet, 20261121)
  const pick = { variantId: null, modifierIds: [], isWeighed: false }
  const filled = addToCart(
    addToCart(emptyCart('cart', 'delivery'), { ...pick, itemId: 'vada-pav', qtyMilli: 2000 }),
    { ...pick, itemId: 'kaju-katli', qtyMilli: 500, isWeighed: true },
  )
  const cart = without.reduce((one, kind) => chargeOf(one, kind, false), filled)
  const { total } = previewCart(cart, priceContext(menu, outlet, 'delivery', shop.clock.now))
  return { args: { ...orderOf(cart, chargesOn(cart, menu)), deliverTo: lakeView }, total }
}
const exact = [{ kind: 'upi', offered: 'exact' }] as const

describe('packing and delivery', () => {
  test('are proposed by the menu once the office has set them, and not before', async () => {
    expect(foresee().args.charges).toBeUndefined()
    await set({ amount: 10_00 })
    await set({ chargeId: 'delivery', amount: 40_00 })
    expect(foresee().args.charges).toEqual(['packing', 'delivery'])
    await set({ amount: null })
    expect(foresee().args.charges).toEqual(['delivery'])
  })

  test.each([null, 'namkeen-packed'])(
    'come to what the guest was told, sold or sent first, taxed as %s',
    async (taxClassId) => {
      await set({ amount: 10_00, taxClassId })
      await set({ chargeId: 'delivery', amount: 40_00, taxClassId })
      const { args, total } = foresee()
      const rung = done(await shop.send(counter, 'sale.ring', { ...args, tenders: [...exact] }))
      const sold = billNow(shop, rung.result.billId)
      const sent = done(await shop.send(counter, 'order.place', args)).result
      const owed = billNow(shop, sent.billId)
      for (const bill of [sold, owed]) {
        expect(bill.charges.map(({ chargeId, amount }) => [chargeId, amount])).toEqual([
          ['delivery', 40_00],
          ['packing', 10_00],
        ])
        expect([bill.total.due, bill.total.taxes]).toEqual([total.due, total.taxes])
      }
      const events = shop.events().filter(({ kind }) => kind === 'bill.opened')
      expect(events.filter(({ key }) => key === `bill:${sent.billId}`)).toHaveLength(1)
    },
  )

  test('that were taken off are not charged', async () => {
    await set({ amount: 10_00 })
    const { args, total } = foresee(['packing'])
    const rung = done(await shop.send(counter, 'sale.ring', { ...args, tenders: [...exact] }))
    expect(billNow(shop, rung.result.billId)).toMatchObject({
      charges: [],
      total: { due: total.due },
    })
  })

  test('asked for no more are refused, unless their money is in the drawer', async () => {
    await set({ amount: 10_00 })
    const { args, total } = foresee()
    await set({ amount: null })
    const upi = { ...args, tenders: [...exact] }
    expect(await codeOf(shop, counter, 'sale.ring', upi)).toBe('charge.unset')
    expect(await codeOf(shop, counter, 'order.place', args)).toBe('charge.unset')
    const kept = { kind: 'cash', offered: total.due, kept: total.due } as const
    const rung = done(await shop.send(counter, 'sale.ring', { ...args, tenders: [kept] }))
    expect(billNow(shop, rung.result.billId).charges).toEqual([])
    expect(billNow(shop, rung.result.billId).overShort).toBeGreaterThan(0)
  })
})
