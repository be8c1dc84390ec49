/**
 * What this station has chosen for its wall.
 *
 * The rule: it is kept in the browser of the station and nowhere else, and
 * what cannot be read is as if nothing had been chosen.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import { arm, play, type Tone } from '../lib/sound.ts'

/** Columns × rows of a wall that is wider than high; a portrait wall stands them on end. */
export const fixedGrids = ['3x2', '4x2', '6x3'] as const
export type FixedGrid = (typeof fixedGrids)[number]

/** What can be chosen: the wall itself takes the grid its tickets need, or one stays. */
export const grids = ['auto', ...fixedGrids] as const
export type Grid = (typeof grids)[number]

export interface GridShape {
  readonly columns: number
  readonly rows: number
}

/** The shape a grid takes on this wall: 4×2 across is 2×4 upright. */
export const shapeOf = (grid: FixedGrid, isPortrait: boolean): GridShape => {
  const [wide, high] = sides[grid]
  return isPortrait ? { columns: high, rows: wide } : { columns: wide, rows: high }
}
const sides = { '3x2': [3, 2], '4x2': [4, 2], '6x3': [6, 3] } as const

const storedAs = 'chowk.kitchen.grid'

const stored = (): Grid => {
  try {
    const kept = localStorage.getItem(storedAs)
    return grids.find((one) => one === kept) ?? 'auto'
  } catch {
    return 'auto'
  }
}

const current = signal<Grid>(stored())
export const grid: ReadonlySignal<Grid> = current

export const setGrid = (next: Grid): void => {
  current.value = next
  try {
    localStorage.setItem(storedAs, next)
  } catch {
    // A browser that stores nothing keeps the grid until it is reloaded.
  }
}

const expoStoredAs = 'chowk.kitchen.expo'

const isExpoStored = (): boolean => {
  try {
    return localStorage.getItem(expoStoredAs) === 'yes'
  } catch {
    return false
  }
}

const expo = signal(isExpoStored())
/** This wall hangs at the pass: it shows a row an order instead of its station's tickets. */
export const isExpo: ReadonlySignal<boolean> = expo

export const setExpo = (next: boolean): void => {
  expo.value = next
  try {
    localStorage.setItem(expoStoredAs, next ? 'yes' : 'no')
  } catch {
    // A browser that stores nothing shows the tickets again after a reload.
  }
}

/** Plays a tone for somebody who has just asked to hear it; their touch arms the sound as well. */
export const soundNow = async (tone: Tone): Promise<void> => {
  await arm()
  play(tone)
}
