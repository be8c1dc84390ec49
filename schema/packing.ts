/**
 * How goods are packed and weighed: the tray or box that lies on the scale with
 * them and is never charged as goods, the label a scale has printed, and the
 * gift box that several of them fill together.
 */
import { isUuidv7, uuidTime } from './ids.ts'
import type { Names } from './names.ts'
import type { LinePacking } from './packing-doc.ts'

/** A tray, a bowl or a box. */
export interface Container {
  readonly containerId: string
  readonly names: Names
  /** What it weighs empty, in thousandths of a kilogram. */
  readonly tareMilli: number
  /** The item that is charged for it; null: it costs nothing. */
  readonly itemId: string | null
  /** Of a gift box: how much goes into it, and how far from that it may be. */
  readonly box: { readonly targetMilli: number; readonly toleranceMilli: number } | null
  readonly position: number
}

/** How much of what is weighed lies in a box; its own charge is no part of that. */
export const boxWeight = (
  lines: readonly { readonly qtyMilli: number; readonly unit: string }[],
): number =>
  lines.filter(({ unit }) => unit === 'kg').reduce((sum, { qtyMilli: each }) => sum + each, 0)

/** How far a box is: what is missing is below zero, what is too much above it. */
export const boxState = (
  filledMilli: number,
  { targetMilli, toleranceMilli }: NonNullable<Container['box']>,
): { readonly overMilli: number; readonly isFull: boolean } => {
  const overMilli = filledMilli - targetMilli
  return { overMilli, isFull: Math.abs(overMilli) <= toleranceMilli }
}

interface Packed {
  readonly lineId?: string
  readonly names?: Names
  readonly round?: number
  readonly packing?: LinePacking
}

/** The ids of what was sent together are made in one breath. */
const breathMs = 100

/**
 * Whether two lines of one number can lie in one box: two bills that became one count
 * their boxes each from one. No box has the same thing twice.
 */
const areTogether = (one: Packed, other: Packed): boolean =>
  (one.names === undefined || JSON.stringify(one.names) !== JSON.stringify(other.names)) &&
  (one.lineId === undefined ||
    other.lineId === undefined ||
    !isUuidv7(one.lineId) ||
    !isUuidv7(other.lineId) ||
    Math.abs(uuidTime(one.lineId) - uuidTime(other.lineId)) < breathMs)

/** Lines in their order, those of one box together under it. */
export const byBox = <T extends Packed>(
  lines: readonly T[],
): readonly { readonly box: LinePacking['box'] | null; readonly lines: readonly T[] }[] => {
  const groups: { key: string; box: LinePacking['box'] | null; lines: T[] }[] = []
  for (const line of lines) {
    const box = line.packing?.box ?? null
    const key = box === null ? '' : `${line.round ?? 1}:${box.no}`
    const group = groups.find(
      (one) =>
        key !== '' && one.key === key && one.lines.every((inside) => areTogether(inside, line)),
    )
    if (group === undefined) groups.push({ key, box, lines: [line] })
    else group.lines.push(line)
  }
  return groups
}

interface Good extends Packed {
  readonly names: Names
  readonly variantNames: Names | null
  readonly qtyMilli: number
  readonly unit: string
}

/** Boxes of one kind that are filled alike, or one line that lies in none. */
export interface Goods<T> {
  readonly box: LinePacking['box'] | null
  /** The lines of each box; of a line that lies in none that line alone. */
  readonly boxes: readonly (readonly T[])[]
}

/**
 * What somebody buys, as they call it: three boxes filled alike are three of one thing.
 * @param apart what else tells two lines apart, such as their price.
 */
export const goodsOf = <T extends Good>(
  lines: readonly T[],
  apart: (line: T) => unknown = () => null,
): readonly Goods<T>[] => {
  const goods = new Map<string, { box: LinePacking['box'] | null; boxes: (readonly T[])[] }>()
  byBox(lines).forEach(({ box, lines: inside }, i) => {
    const filling = inside.map((line) => [
      line.names,
      line.variantNames,
      line.qtyMilli,
      line.unit,
      line.packing?.tare,
      apart(line),
    ])
    const key = box == null ? String(i) : JSON.stringify([box.containerId, filling])
    const good = goods.get(key)
    if (good === undefined) goods.set(key, { box, boxes: [inside] })
    else good.boxes.push(inside)
  })
  return [...goods.values()]
}
