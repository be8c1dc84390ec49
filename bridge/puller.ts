/** Pulls whenever there may be something new, one pull at a time, and every so often anyway. */
import { createBell } from './lock.ts'
import { delay } from './talk.ts'

export interface Puller {
  /** There may be something new. During a pull it means: and once more after it. */
  readonly nudge: () => void
  readonly stop: () => Promise<void>
}

export interface PullerDeps {
  readonly pull: () => Promise<void>
  /** How many pulls in a row have failed; 0 after one that did not. */
  readonly onPulled: (failures: number, error: unknown) => void
  /** Milliseconds between two pulls that nobody asked for. */
  readonly everyMs: number
}

const retryMs = [500, 1_000, 2_000] as const

/** Starts at once. */
export const createPuller = ({ pull, onPulled, everyMs }: PullerDeps): Puller => {
  const bell = createBell()
  const state = { isWanted: true, isStopping: false }

  const run = async (): Promise<void> => {
    for (let failures = 0; !state.isStopping;) {
      state.isWanted = false
      try {
        await pull()
        failures = 0
        onPulled(failures, undefined)
      } catch (error) {
        failures += 1
        onPulled(failures, error)
      }
      if (state.isWanted) continue
      const pause = delay(failures === 0 ? everyMs : (retryMs[failures - 1] ?? 5_000))
      await Promise.race([pause.done, bell.next()])
      pause.cancel()
    }
  }
  const running = run()

  return {
    nudge: () => {
      state.isWanted = true
      bell.ring()
    },
    stop: async () => {
      state.isStopping = true
      bell.ring()
      await running
    },
  }
}
