/**
 * Which grid a wall takes that chooses by itself.
 *
 * The rule: large letters as long as all tickets stand on one page of them; then
 * more and smaller cards, where those show more. It goes back only once there is
 * room to spare, so one ticket that comes and goes does not move all the others.
 */
import type { FixedGrid } from './settings.ts'

/** How many cards the tickets make in each of the two grids it chooses from. */
export interface Fits {
  readonly large: number
  /** Null where the wall is too narrow for them to be read. */
  readonly small: number | null
}

const places = { large: 8, small: 18 } as const
/** So many places of the large grid stay free when it comes back. */
const spare = 2

export const fitting = (now: FixedGrid, { large, small }: Fits): FixedGrid => {
  const isLargeEnough = large <= places.large - (now === '6x3' ? spare : 0)
  if (small === null || isLargeEnough) return '4x2'
  const pages = { large: Math.ceil(large / places.large), small: Math.ceil(small / places.small) }
  return pages.small < pages.large || (pages.small === pages.large && now === '6x3') ? '6x3' : '4x2'
}
