/**
 * Whether the hub is well: whether the last commands could be stored, and what
 * room the disk has left. Told to anybody on the network, so it says no more.
 */
import type { BatchDone } from '../bus/bus.ts'
import { freeOn } from './metrics.ts'

export interface HealthNow {
  /** False where nothing can be stored right now. */
  readonly ok: boolean
  readonly disk: 'ok' | 'low' | 'failing'
}

export interface Health {
  readonly batch: (batch: BatchDone) => void
  readonly now: () => Promise<HealthNow>
}

/** Below this somebody has to make room: a busy week writes about half of it. */
export const lowBytes = 1_000_000_000

/** The disk is asked this often at most, in milliseconds. */
const askEveryMs = 10_000

/** @param folder the data folder. */
export const createHealth = (folder: string): Health => {
  let isFailing = false
  let asked: { readonly at: number; readonly free: Promise<number> } | undefined

  const free = (): Promise<number> => {
    const at = performance.now()
    if (asked === undefined || at - asked.at > askEveryMs) asked = { at, free: freeOn(folder) }
    return asked.free
  }

  return {
    batch: ({ commands }) => {
      // A refusal writes nothing, so it says nothing about the disk.
      if (commands.some(({ code }) => code === 'hub.failing')) isFailing = true
      else if (commands.some(({ code }) => code === null)) isFailing = false
    },
    now: async () => ({
      ok: !isFailing,
      disk: isFailing ? 'failing' : (await free()) < lowBytes ? 'low' : 'ok',
    }),
  }
}
