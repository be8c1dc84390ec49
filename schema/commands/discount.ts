/** What the owner says of the reasons a bill may be lowered for, and of the coupons guests bring. */
import * as v from 'valibot'
import { off } from './bill.ts'
import { command } from './command-shape.ts'
import { newCode } from '../coupon.ts'
import { described } from '../doc-shapes.ts'
import { amount, dateNumber, id, names } from '../shapes.ts'

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000))
const share = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000))
const uses = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000))

const coupon = v.strictObject({
  code: newCode,
  off: described(off, 'What it takes off.'),
  validFrom: v.optional(described(dateNumber, 'The first business date it is good on.')),
  validUntil: v.optional(described(dateNumber, 'The last one.')),
  mostUses: v.optional(described(uses, 'How many orders it may be used for.')),
  leastBill: v.optional(
    described(amount, 'What may be lowered has to come to this much at least.'),
    0,
  ),
})

export const discountCommands = {
  'reason.set': command({
    says: 'Makes a reason for lowering a bill, or changes what it is called, how far it goes and whether it is still given; with a coupon, it is given by its code and in no other way.',
    takes: {
      reasonId: described(id, 'A new one makes a reason.'),
      names,
      maxPpm: v.optional(
        described(share, 'How much of it without asking anybody; of a coupon, what it says.'),
        0,
      ),
      isComp: v.optional(described(v.boolean(), 'For giving something free.'), false),
      position: v.optional(place, 99),
      isActive: v.optional(v.boolean(), true),
      coupon: v.optional(coupon),
    },
    example: {
      reasonId: 'diwali',
      names: { en: 'Diwali coupon', hi: 'दिवाली कूपन' },
      coupon: {
        code: 'DIWALI20',
        off: { kind: 'rate', ratePpm: 200_000 },
        validFrom: 2026_11_01,
        validUntil: 2026_11_30,
        mostUses: 500,
        leastBill: 500_00,
      },
    },
    refuses: ['reason.kind-fixed', 'coupon.code-taken', 'coupon.days'],
  }),
} as const
