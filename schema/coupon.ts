/** A coupon: a discount that a guest brings as a code. */
import * as v from 'valibot'
import { described } from './doc-shapes.ts'
import { text } from './shapes.ts'

/** A code as it is kept: in capitals, without what stands around it. */
export const couponCode = (typed: string): string => typed.trim().toUpperCase()

/** A code of ours: letters, digits and dashes, so that it can be read out, typed and printed as a bar code. */
export const isCouponCode = (code: string): boolean => /^[A-Z0-9-]{3,24}$/.test(code)

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
