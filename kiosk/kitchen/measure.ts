/**
 * How much a card of each grid holds, measured where it is shown.
 *
 * The rule: sizes come from the page and text widths from its own font, so the
 * dealing agrees with what the browser will do, in either language.
 */
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import type { CardSize } from './deal.ts'
import { fixedGrids, shapeOf, type FixedGrid } from './settings.ts'
import { cardSizes, isPortrait } from './wall.ts'

/** Measures the wall whenever it, the fonts or `key` change. */
export const useCardSizes = (grid: RefObject<HTMLElement>, key: string): void =>
  useLayoutEffect(() => {
    const box = grid.current
    if (box === null) return undefined
    const measure = (): void => {
      cardSizes.value = Object.fromEntries(
        fixedGrids.map((one) => [one, sizeIn(box, one)]),
      ) as Record<FixedGrid, CardSize>
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    document.fonts.addEventListener('loadingdone', measure)
    return () => {
      watch.disconnect()
      document.fonts.removeEventListener('loadingdone', measure)
    }
  }, [key])

const px = (value: string): number => Number.parseFloat(value) || 0

/** As it would be in a grid: its probe wears that grid’s letters. */
const sizeIn = (box: HTMLElement, grid: FixedGrid): CardSize => {
  const { columns, rows } = shapeOf(grid, isPortrait.peek())
  const style = getComputedStyle(box)
  const probe = box.querySelector(`.probe.grid-${grid}`) ?? box
  const letters = getComputedStyle(probe)
  const name = getComputedStyle(probe.querySelector('.ticket-name') ?? box)
  const detail = getComputedStyle(probe.querySelector('.ticket-modifier') ?? box)
  const gap = px(style.gap)
  const height = box.clientHeight - px(style.paddingTop) - px(style.paddingBottom)
  const width = box.clientWidth - px(style.paddingLeft) - px(style.paddingRight)
  const em = px(name.fontSize)
  const head = px(letters.getPropertyValue('--head'))
  return {
    height: (height - gap * (rows - 1)) / rows - head - border,
    width: (width - gap * (columns - 1)) / columns - border - padding,
    // The column of the quantity, which every row stands behind.
    indent: 2.2 * em,
    nameRow: px(name.lineHeight),
    detailRow: px(detail.lineHeight),
    gap: px(letters.getPropertyValue('--line-gap')),
    widthOf: widthIn({ name: fontOf(name), detail: fontOf(detail) }),
  }
}

/** What the card's own look takes on both sides together and between its columns, in CSS pixels. */
const border = 2
const padding = 42

const fontOf = ({ fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): string =>
  `${fontWeight} ${fontSize} ${fontFamily}`

const canvas = document.createElement('canvas').getContext('2d')

/** Words come back all day long, so each is measured once. */
const widthIn = (fonts: Readonly<Record<'name' | 'detail', string>>): CardSize['widthOf'] => {
  const known = new Map<string, number>()
  return (text, kind) => {
    const key = `${kind}${text}`
    let width = known.get(key)
    if (width === undefined) {
      if (canvas !== null) canvas.font = fonts[kind]
      width = canvas?.measureText(text).width ?? 0
      known.set(key, width)
    }
    return width
  }
}
