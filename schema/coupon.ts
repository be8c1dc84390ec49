/** A coupon: a discount that a guest brings as a code. */
import * as v from 'valibot'
import { couponCode, isCouponCode } from './coupon-code.ts'
import { described, money, namesDoc, ratePpm } from './doc-shapes.ts'
import { text } from './shapes.ts'

/** What somebody typed or scanned as one, whatever it is. */
export const typedCode = described(
  v.pipe(text(40, 1), v.transform(couponCode)),
  'As it was typed or scanned; capitals or not is all the same.',
)

/** A code that can be given to a coupon. */
export const newCode = described(
  v.pipe(v.string(), v.transform(couponCode), v.check(isCouponCode, 'is not a coupon code')),
  'Three to 24 letters, digits and dashes; kept in capitals.',
)

export const couponArgs = v.object({
  base: described(
    v.pipe(v.string(), v.regex(/^\d{1,13}$/)),
    'What may be lowered, in minor units.',
  ),
})

/** A coupon that holds now. */
export const couponNowDoc = v.object({
  ok: v.literal(true),
  code: v.string(),
  names: namesDoc,
  ratePpm: v.nullable(ratePpm),
  amount: described(v.nullable(money), 'Where it is an amount and not a rate.'),
  capPpm: described(v.nullable(ratePpm), 'How much of it an amount may be at most.'),
})
