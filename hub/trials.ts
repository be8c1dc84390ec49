/** Every shop that is there to be tried out. */
import { demo } from './demo/seed.ts'
import { replayed } from './replay/place.ts'
import type { Trial } from './setup/trial.ts'

export const trials: readonly Trial[] = [demo, replayed]
