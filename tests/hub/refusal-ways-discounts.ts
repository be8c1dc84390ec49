/** Ways to be refused a reason for a discount, or a coupon. */
import type { Refusal, RefusalCode } from '../../schema/refusals.ts'
import { addCoupon, amount, couponReason } from './coupon-kit.ts'
import { done } from './evening.ts'
import type { Way, WayKit } from './refusal-ways.ts'

type Coupon = Parameters<typeof addCoupon>[1]

const open = async ({ shop, as }: WayKit): Promise<string> => {
  const lines = [{ itemId: 'samosa', qtyMilli: 2000 }]
  const order = { orderType: 'takeaway', lines } as const
  return done(await shop.send(as('sunita'), 'order.place', order)).result.billId
}

const take = async (kit: WayKit, coupon: Coupon): Promise<Refusal> => {
  await addCoupon(kit.shop, coupon)
  const args = { billId: await open(kit), code: 'FESTIVE10' }
  return kit.send(kit.as('meena'), 'bill.coupon', args)
}

export const discountWays = {
  'reason.kind-fixed': ({ send, as }) =>
    send(as('asha'), 'reason.set', { ...couponReason(), reasonId: 'regular' }),
  'coupon.code-taken': async ({ shop, send, as }) => {
    await addCoupon(shop)
    return send(as('asha'), 'reason.set', couponReason({}, 'another'))
  },
  'coupon.days': ({ send, as }) =>
    send(as('asha'), 'reason.set', couponReason({ validFrom: 2026_12_02, validUntil: 2026_12_01 })),
  'coupon.unknown': async (kit) =>
    kit.send(kit.as('meena'), 'bill.coupon', { billId: await open(kit), code: 'NOSUCH' }),
  'coupon.not-yet': (kit) => take(kit, { validFrom: 2099_01_01 }),
  'coupon.over': (kit) => take(kit, { validUntil: 2020_01_01 }),
  'coupon.bill-too-small': (kit) => take(kit, { off: amount(50_00), leastBill: 500_00 }),
  'coupon.used-up': async (kit) => {
    await addCoupon(kit.shop, { mostUses: 1 })
    const args = { billId: await open(kit), code: 'FESTIVE10' }
    done(await kit.shop.send(kit.as('meena'), 'bill.coupon', args))
    return kit.send(kit.as('meena'), 'bill.coupon', { ...args, billId: await open(kit) })
  },
  'coupon.nothing-to-lower': (kit) => {
    kit.shop.db.prepare('update item set is_discountable = 0').run()
    return take(kit, {})
  },
} as const satisfies Partial<Record<RefusalCode, Way>>
