/** Orders that are paid in parts, and whose rules change before they are settled. */
import { done } from './evening.ts'
import type { Sender, Shop } from './kit.ts'

/** The day a test shop opens on, and the one after. */
export const today = 2026_11_21
export const tomorrow = 2026_11_22

/** How the outlet would be taxed under the composition scheme. */
export const composition = {
  outletId: 'counter',
  taxScheme: 'composition',
  taxRounding: 'line',
  cashIncrement: 100,
  cashScope: 'always',
} as const

export const boss = (shop: Shop): Sender => shop.join('office', 'counter', 'asha')

/** Ten of something at ₹100 before tax, whose rate is another one from tomorrow on. */
export const advanceOrder = async (
  shop: Shop,
  rates: { readonly today: number; readonly next: number },
): Promise<{ readonly orderId: string; readonly billId: string }> => {
  const office = boss(shop)
  const rate = { taxClassId: 'z', names: { en: 'Z' }, kind: 'gst' } as const
  done(await shop.send(office, 'category.set', { categoryId: 'zc', names: { en: 'Z' }, colour: 1 }))
  done(await shop.send(office, 'tax-class.set', { ...rate, ratePpm: rates.today }))
  done(
    await shop.send(office, 'item.set', {
      itemId: 'zx',
      code: 'zx',
      categoryId: 'zc',
      names: { en: 'Gift box' },
      unit: 'piece',
      isWeighed: false,
      mark: 'veg',
      taxClassId: 'z',
      salesAccount: '4020',
      isDiscountable: true,
      soldAt: [{ outletId: 'counter', stationId: null }],
    }),
  )
  const price = { subjectId: 'zx', amount: 100_00, isTaxIncluded: false }
  done(await shop.send(office, 'price.set', price))
  done(await shop.send(office, 'tax-class.set', { ...rate, ratePpm: rates.next, from: tomorrow }))
  const args = { orderType: 'takeaway', lines: [{ itemId: 'zx', qtyMilli: 10_000 }] } as const
  return done(await shop.send(shop.join('cashier', 'counter', 'asha'), 'order.place', args)).result
}

/** The same hour of the next day, at the cash desk. */
export const nextDay = (shop: Shop): Sender => {
  shop.clock.now += 24 * 3_600_000
  return shop.join('cashier', 'counter', 'asha')
}
