/** Asking what each part of a bill would owe, before it is split. */
import * as v from 'valibot'
import type { BillLine } from './bill.ts'
import type { Share } from './bill-split.ts'
import { described, money } from './doc-shapes.ts'

const part = String.raw`\d{1,3}:\d{1,9}(?:,\d{1,3}:\d{1,9})*`

export const billSharesArgs = v.object({
  parts: described(
    v.pipe(v.string(), v.maxLength(6000), v.regex(new RegExp(`^${part}(?:;${part}){1,19}$`))),
    'The parts, with `;` between them: lines of the bill by their place, the first is 0, and how much of each in thousandths, as in `0:500,2:1000;0:500`. The first is what stays.',
  ),
})

export const billSharesDoc = v.object({
  ok: v.literal(true),
  dues: described(v.array(money), 'What each part would owe, in the order of the parts.'),
  due: described(money, 'What the bill owes as it is.'),
  exact: described(
    money,
    'The same before it is rounded: the parts add up to this before they are rounded.',
  ),
})

/** Parts as they are asked about. */
export const partsText = (
  lines: readonly Pick<BillLine, 'lineId'>[],
  parts: readonly (readonly Share[])[],
): string => {
  const placeOf = new Map(lines.map(({ lineId }, i) => [lineId, i]))
  return parts
    .map((shares) =>
      shares.map(({ lineId, qtyMilli }) => `${placeOf.get(lineId) ?? 0}:${qtyMilli}`).join(),
    )
    .join(';')
}

/** Parts as they were asked about; undefined where they name what is not there, or more of it than there is. */
export const partsIn = (
  lines: readonly Pick<BillLine, 'lineId' | 'qtyMilli'>[],
  text: string,
): readonly (readonly Share[])[] | undefined => {
  const left = lines.map(({ qtyMilli }) => qtyMilli)
  const parts = text.split(';').map((one) =>
    one.split(',').map((share) => {
      const [place = 0, qtyMilli = 0] = share.split(':').map(Number)
      left[place] = (left[place] ?? -1) - qtyMilli
      return { lineId: lines[place]?.lineId ?? '', qtyMilli }
    }),
  )
  return left.every((milli) => milli === 0) ? parts : undefined
}
