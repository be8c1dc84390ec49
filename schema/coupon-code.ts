/** How the code of a coupon is written. A file of its own, without the validator, for the screens. */

/** A code as it is kept: in capitals, without what stands around it. */
export const couponCode = (typed: string): string => typed.trim().toUpperCase()

/** A code of ours: letters, digits and dashes, so that it can be read out, typed and printed as a bar code. */
export const isCouponCode = (code: string): boolean => /^[A-Z0-9-]{3,24}$/.test(code)
