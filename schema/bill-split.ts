/**
 * How a bill is cut into parts: equally, or by who sits where.
 *
 * The rule: the parts add up to the bill, thousandth by thousandth, and the
 * first of them is what stays on the bill they were cut from.
 */
import type { BillLine } from './bill.ts'
import { split } from './money.ts'
import type { QtyMilli } from './quantity.ts'

export interface Share {
  readonly lineId: string
  readonly qtyMilli: QtyMilli
}

type Line = Pick<BillLine, 'lineId' | 'qtyMilli' | 'seat'>

/** Every line in as many equal parts; a thousandth that is left over goes to the first ones. */
export const equalShares = (
  lines: readonly Line[],
  ways: number,
): readonly (readonly Share[])[] => {
  const cut = lines.map(({ lineId, qtyMilli }) => ({ lineId, parts: split(qtyMilli, ways) }))
  return Array.from({ length: ways }, (_, i) =>
    cut
      .map(({ lineId, parts }) => ({ lineId, qtyMilli: parts[i] ?? 0 }))
      .filter(({ qtyMilli }) => qtyMilli > 0),
  )
}

/** Whether parts are equal: each has as much of every line as the others, to the last thousandth. */
export const areEqual = (lines: readonly Line[], parts: readonly (readonly Share[])[]): boolean =>
  lines.every(({ lineId, qtyMilli }) => {
    const least = Math.floor(qtyMilli / parts.length)
    return parts.every((shares) => {
      const mine = shares.find((share) => share.lineId === lineId)?.qtyMilli ?? 0
      return mine === least || mine === least + 1
    })
  })

/** The seats anything is for, in their order. */
export const seatsOn = (lines: readonly Pick<BillLine, 'seat'>[]): readonly number[] =>
  [...new Set(lines.flatMap(({ seat }) => seat ?? []))].toSorted((a, b) => a - b)

/** The seat a part is for: where everything on it that is for a seat is whole and for one; null: for none, or several. */
export const partSeat = (
  lines: readonly Pick<BillLine, 'seat' | 'qtyMilli' | 'part'>[],
): number | null => {
  const [seat, ...others] = seatsOn(lines)
  const isWhole = lines.every(
    (line) => line.seat == null || line.part === undefined || line.qtyMilli === line.part.ofMilli,
  )
  return seat !== undefined && others.length === 0 && isWhole ? seat : null
}

/** A part for each seat; what is for all is shared by all of them. */
export const seatShares = (lines: readonly Line[]): readonly (readonly Share[])[] => {
  const seats = seatsOn(lines)
  if (seats.length === 0) return []
  const common = equalShares(
    lines.filter(({ seat = null }) => seat === null),
    seats.length,
  )
  return seats.map((seat, i) => [
    ...lines
      .filter((line) => line.seat === seat)
      .map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli })),
    ...(common[i] ?? []),
  ])
}
