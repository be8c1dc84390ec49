/** A part of the bench: one thing measured, with whatever it is measured against. */
import type { Figure } from './report.ts'
import type { Shop } from './shop.ts'

export interface Bench {
  readonly shop: Shop
  /** A temporary folder on the disk that is measured. */
  readonly folder: string
  /** Says what is being done, beside the table. */
  readonly note: (words: string) => void
}

export interface Section {
  /** What `--only` calls it. */
  readonly name: string
  readonly about: string
  readonly run: (bench: Bench) => Promise<readonly Figure[]>
}
