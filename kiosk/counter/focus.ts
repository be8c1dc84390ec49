/** Where the keyboard is: the search field, and the tiles the arrow keys walk over. */

const field = (): HTMLInputElement | null =>
  document.querySelector<HTMLInputElement>('.search input')

export const focusSearch = (): void => {
  const input = field()
  if (input === null) return
  input.focus()
  // What was typed meanwhile stands in the field after the next paint; the next figure goes behind it.
  requestAnimationFrame(() => input.setSelectionRange(input.value.length, input.value.length))
}

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** Moves the focus over the tiles as they lie on the screen. True where the key was used. */
export const moveInGrid = (event: KeyboardEvent): boolean => {
  const way = arrows[event.key]
  if (way === undefined) return false
  const tiles = [...document.querySelectorAll<HTMLElement>('.tiles .tile')]
  const from = tiles.find((tile) => tile === document.activeElement)
  const isOutside = document.activeElement !== document.body && document.activeElement !== field()
  if (from === undefined && isOutside) return false
  const to = from === undefined ? tiles[0] : nearest(tiles, from, way)
  if (to === undefined) {
    if (event.key === 'ArrowUp') focusSearch()
  } else {
    to.focus()
    to.scrollIntoView({ block: 'nearest' })
  }
  event.preventDefault()
  return true
}

/** The closest tile in a direction; across the other axis counts three times. */
const nearest = (
  tiles: readonly HTMLElement[],
  from: HTMLElement,
  [x, y]: readonly [number, number],
): HTMLElement | undefined => {
  const at = from.getBoundingClientRect()
  let best: { readonly tile: HTMLElement; readonly far: number } | undefined
  for (const tile of tiles) {
    const box = tile.getBoundingClientRect()
    const dx = box.left - at.left
    const dy = box.top - at.top
    const along = x === 0 ? dy * y : dx * x
    const aside = Math.abs(x === 0 ? dx : dy)
    if (along < 4) continue
    const far = along + aside * 3
    if (best === undefined || far < best.far) best = { tile, far }
  }
  return best?.tile
}
