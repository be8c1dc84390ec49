/**
 * How goods are packed and weighed: the tray or box that lies on the scale with
 * them and is never charged as goods, the label a scale has printed, and the
 * gift box that several of them fill together.
 */
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

/** Lines in their order, those of one box together under it. */
export const byBox = <T extends { readonly round?: number; readonly packing?: LinePacking }>(
  lines: readonly T[],
): readonly { readonly box: LinePacking['box'] | null; readonly lines: readonly T[] }[] => {
  const groups = new Map<string, { box: LinePacking['box'] | null; lines: T[] }>()
  lines.forEach((line, i) => {
    const box = line.packing?.box ?? null
    const key = box === null ? `line:${i}` : `box:${line.round ?? 1}:${box.no}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { box, lines: [line] })
    else group.lines.push(line)
  })
  return [...groups.values()]
}
