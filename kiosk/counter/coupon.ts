/** The coupon a guest brings to the counter: the hub says whether it holds, before anybody pays. */
import type { ReadingAnswer } from '../../schema/readings.ts'
import { lowerable } from '../../schema/lowering.ts'
import type { Money } from '../../schema/money.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { isAway, read, type Asked } from '../lib/hub-api.ts'
import { t } from '../lib/words/words.ts'
import { preview } from './till.ts'

type Coupon = ReadingAnswer<'coupon'>

/** What of the cart may be lowered. */
export const cartLowerable = (now = preview.peek()): Money =>
  lowerable(
    (now?.lines ?? []).map(({ item, amount }) => ({
      isDiscountable: item?.isDiscountable !== false,
      amount,
    })),
  )

/** Asks whether a code holds for the cart as it stands. */
export const askCoupon = (code: string): Promise<Asked<Coupon>> =>
  read<Coupon>(`/api/v1/coupons/${encodeURIComponent(code.trim())}?base=${cartLowerable()}`)

/** Why a code does not hold, in words. */
export const whyNoCoupon = (answer: Extract<Asked<Coupon>, { readonly ok: false }>): string =>
  isAway() ? t('pay.coupon-away') : sayDeclined(answer)
