/** How an entry of the table of commands is written, and what it says of itself. */
import * as v from 'valibot'
import type { RefusalCode } from '../refusals.ts'

export interface CommandFacts<E extends v.ObjectEntries> {
  /** What it does, in one sentence. */
  readonly says: string
  readonly takes: E
  /** Arguments as a program of the demo shop would send them. */
  readonly example: NoInfer<v.InferInput<v.StrictObjectSchema<E, undefined>>>
  /** The refusals of its own; those every command can meet are `everyCommandRefuses`. */
  readonly refuses?: readonly RefusalCode[]
}

export type CommandShape<E extends v.ObjectEntries> = v.SchemaWithPipe<
  readonly [
    v.StrictObjectSchema<E, undefined>,
    v.DescriptionAction<v.InferOutput<v.StrictObjectSchema<E, undefined>>, string>,
  ]
>

/** One command: what it takes, in words and with an example. */
export const command = <const E extends v.ObjectEntries>({
  says,
  takes,
  example,
  refuses = [],
}: CommandFacts<E>): CommandShape<E> =>
  v.pipe(
    v.strictObject(takes),
    v.description(says),
    v.examples([example]),
    v.metadata({ refuses }),
  ) as never

/** An id as the examples name a thing whose id only the hub of a shop knows. */
export const someId = '019ab2c4-5d6e-7f80-9a1b-2c3d4e5f6071'
