/**
 * What a combo is made of, and where.
 *
 * A combo is an item some of whose choices are items themselves. Each of those
 * goes to its own station; the line as a whole has one price and one tax.
 */
import { totalRatePpm, type TaxClass } from './tax.ts'

/** A line, or something on the menu, as far as its making goes. */
export interface Makeable {
  readonly stationId: string | null
  readonly modifiers: readonly {
    readonly modifierId: string
    readonly stationId?: string | null
  }[]
}

/** One thing that one station makes; without a part it is the line itself. */
export interface Work {
  readonly stationId: string
  readonly partId: string | null
}

/** Who makes what of a line: its own station, and of a combo the station of each part. */
export const workOf = ({ stationId, modifiers }: Makeable): readonly Work[] => [
  ...(stationId === null ? [] : [{ stationId, partId: null }]),
  ...modifiers.flatMap(({ modifierId, stationId: madeAt }) =>
    madeAt === null || madeAt === undefined ? [] : [{ stationId: madeAt, partId: modifierId }],
  ),
]

/** Whether anybody has to make something of it; else it is handed over as it is. */
export const isMade = (line: Makeable): boolean => workOf(line).length > 0

/**
 * What a combo is taxed as. At one price for several goods it is a mixed
 * supply, taxed as the part with the highest rate (CGST Act 2017, sections
 * 2(74) and 8(b)). Among equals the first stands, which is the combo itself;
 * food that is served is one class whatever its parts.
 */
export const taxedHighest = <T extends { readonly taxClass: TaxClass }>(
  whole: T,
  parts: readonly T[],
): T =>
  parts.reduce(
    (highest, part) =>
      totalRatePpm(part.taxClass) > totalRatePpm(highest.taxClass) ? part : highest,
    whole,
  )
