/**
 * What a till shows its guest: the cart line by line, the amount, the code to
 * pay from, the change. It is the till's own foresight and binds nobody; the
 * bill is what the hub says it is.
 */
import * as v from 'valibot'
import { units } from './catalogue.ts'
import { described, namesDoc, whole } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'
import { shownLinesMax, shownSums } from './shown-words.ts'

const shownName = v.pipe(
  namesDoc,
  v.check((names) => Object.values(names).every((name) => name.length <= 200), 'is too long'),
)

const shownLine = v.strictObject({
  names: shownName,
  details: described(
    v.pipe(v.array(shownName), v.maxLength(30)),
    'The size and what was wished for.',
  ),
  qtyMilli: described(whole, 'Thousandths of the unit.'),
  unit: v.picklist(units),
  amount: described(whole, 'Minor units, as they stand on the menu.'),
})

export const shown = v.variant('state', [
  v.strictObject({ state: v.literal('idle') }),
  v.strictObject({
    state: v.literal('cart'),
    lines: described(
      v.pipe(v.array(shownLine), v.maxLength(shownLinesMax)),
      'The newest last; of a longer cart the newest.',
    ),
    count: described(whole, 'How many lines the cart has.'),
    sums: described(
      v.pipe(
        v.array(v.strictObject({ kind: v.picklist(shownSums), amount: whole })),
        v.maxLength(shownSums.length),
      ),
      'What lies between all the lines and `due`, below zero where it lowers it; nothing that is nothing.',
    ),
    due: described(whole, 'Minor units: what it comes to.'),
  }),
  v.strictObject({
    state: v.literal('pay'),
    due: described(whole, 'Minor units: what is to be paid now.'),
    upi: described(
      v.nullable(v.pipe(v.string(), v.maxLength(500))),
      'What the code says that is paid from; null where the money comes another way.',
    ),
  }),
  v.strictObject({
    state: v.literal('done'),
    due: whole,
    change: described(whole, 'Minor units: what goes back to the guest.'),
    token: described(
      v.nullable(whole),
      'What the order is called by; null while nobody knows yet.',
    ),
    name: v.exactOptional(
      described(v.pipe(v.string(), v.maxLength(40)), 'Who is called with it; left out: nobody.'),
    ),
    isPaid: described(v.boolean(), 'False for an order that is paid later.'),
    isOnAccount: v.exactOptional(
      described(v.literal(true), 'No money came: all of it was put on the guest’s account.'),
    ),
  }),
])
export type Shown = ReadonlyDeep<v.InferOutput<typeof shown>>
export type ShownLine = ReadonlyDeep<v.InferOutput<typeof shownLine>>
