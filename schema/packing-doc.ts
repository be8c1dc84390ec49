/** The shapes of how goods are weighed and packed. What is reckoned with them stands in `packing.ts`, which every screen carries. */
import * as v from 'valibot'
import { described, money, namesDoc, qty, whole } from './doc-shapes.ts'
import { id, qtyMilli, type ReadonlyDeep } from './shapes.ts'

/** How a line was weighed with its container: what is charged is what is left. */
export const weighedArgs = v.strictObject({
  containerId: id,
  grossMilli: described(qtyMilli, 'What the scale shows, container and all.'),
})

/** The gift box a line lies in: lines with one number lie in one box. */
export const boxArgs = v.strictObject({
  no: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(50)),
  containerId: id,
})

export const linePacking = v.object({
  label: v.exactOptional(
    v.object({
      code: v.string(),
      amount: described(v.nullable(money), 'The price printed on it; null where it says a weight.'),
      isCharged: v.exactOptional(
        described(v.literal(true), 'That price is what is charged, all taxes in it.'),
      ),
    }),
  ),
  tare: v.exactOptional(
    v.object({
      containerId: v.string(),
      names: namesDoc,
      tareMilli: qty,
      grossMilli: described(qty, 'What the scale showed; the line is for the rest.'),
    }),
  ),
  box: v.exactOptional(
    v.object({
      no: described(whole, 'Lines of one sending with one number lie in one box.'),
      containerId: v.string(),
      names: namesDoc,
      targetMilli: qty,
    }),
  ),
})
export type LinePacking = ReadonlyDeep<v.InferOutput<typeof linePacking>>
