/**
 * What the keys of a bump bar mean.
 *
 * The rule: everything a finger can do to a ticket a key can do too, and a key
 * always acts on the ticket that is marked on the screen.
 */

export type KeyAction =
  | { readonly kind: 'select'; readonly place: number }
  | { readonly kind: 'page'; readonly by: 1 | -1 }
  | { readonly kind: 'bump' | 'recall' | 'all-day' | 'expo' | 'menu' | 'close' }

/** The grid as the keys see it. */
export interface KeyGrid {
  readonly columns: number
  /** Cards on this page. */
  readonly places: number
  /** The marked place, or -1. */
  readonly selected: number
}

/** @param key as in KeyboardEvent. null where the key means nothing here. */
export const actionOf = (key: string, grid: KeyGrid): KeyAction | null => {
  if (/^[1-9]$/.test(key)) return Number(key) <= grid.places ? at(Number(key) - 1) : null
  switch (key) {
    case 'Enter':
      return grid.selected < 0 ? null : { kind: 'bump' }
    case 'Backspace':
      return { kind: 'recall' }
    case 'a':
    case 'A':
      return { kind: 'all-day' }
    case 'e':
    case 'E':
      return { kind: 'expo' }
    case 'm':
    case 'M':
      return grid.selected < 0 ? null : { kind: 'menu' }
    case 'Escape':
      return { kind: 'close' }
    case 'PageDown':
      return { kind: 'page', by: 1 }
    case 'PageUp':
      return { kind: 'page', by: -1 }
    default:
      return step(key, grid)
  }
}

const at = (place: number): KeyAction => ({ kind: 'select', place })

/** An arrow moves the mark; over the edge of the page it turns the page. */
const step = (key: string, { columns, places, selected }: KeyGrid): KeyAction | null => {
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key]
  if (by === undefined) return null
  if (places === 0) return null
  if (selected < 0) return at(0)
  const next = selected + by
  if (next >= 0 && next < places) return at(next)
  if (key === 'ArrowRight') return { kind: 'page', by: 1 }
  if (key === 'ArrowLeft') return { kind: 'page', by: -1 }
  return null
}
