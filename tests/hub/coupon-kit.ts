/** Coupons for tests: what the owner makes in the office. */
import type { CommandInput } from '../../schema/commands.ts'
import { done } from './evening.ts'
import type { Shop } from './kit.ts'

type Coupon = NonNullable<CommandInput<'reason.set'>['coupon']>

export const rate = (ratePpm: number) => ({ kind: 'rate', ratePpm }) as const
export const amount = (paise: number) => ({ kind: 'amount', amount: paise }) as const

/** A coupon for everybody, every day: ten per cent, unless something else is said. */
export const couponReason = (
  more: Partial<Coupon> = {},
  reasonId = 'festive',
): CommandInput<'reason.set'> => ({
  reasonId,
  names: { en: 'Festive coupon', hi: 'त्योहार कूपन' },
  coupon: { code: 'FESTIVE10', off: rate(100_000), ...more },
})

/** Has the owner make it. */
export const addCoupon = async (
  shop: Shop,
  more: Partial<Coupon> = {},
  reasonId?: string,
): Promise<void> => {
  const owner = shop.join('office', 'counter', 'asha')
  done(await shop.send(owner, 'reason.set', couponReason(more, reasonId)))
}
