/** What the table of readings says of each. */
import type * as v from 'valibot'
import type { Readers } from './readers.ts'
import type { RefusalCode } from './refusals.ts'

export interface ReadingRule {
  /** Below the root, `:name` for a part that varies. */
  readonly path: string
  /** What it tells, in one sentence. */
  readonly says: string
  readonly readers: Readers
  /** What may stand behind the question mark, `outlet` aside, which every reading takes. */
  readonly query?: v.GenericSchema
  readonly answer: v.GenericSchema
  /** The type of its body where that is not JSON. */
  readonly type?: string
  /** It carries an ETag, and answers 304 to whoever already has what it says. */
  readonly isRevalidated?: true
  /** The refusals of its own; those every reading can meet are `everyReadingRefuses`. */
  readonly refuses?: readonly RefusalCode[]
}
