/**
 * The envelope a command travels in, and what comes back.
 *
 * The client makes the id and stores the command before it sends it, so that a
 * command sent twice is one command. Only a reply with that id says what
 * became of it; a PUBACK or a closed connection says nothing.
 */
import * as v from 'valibot'
import { described, moment, whole } from './doc-shapes.ts'
import type { Refusal } from './refusals.ts'
import { instant, uuid, type ReadonlyDeep } from './shapes.ts'

/** A command larger than this is refused unread, at either door. */
export const commandBytesMax = 64 * 1024

export const commandEnvelope = v.strictObject({
  v: v.literal(1),
  id: described(
    uuid,
    'A UUIDv7 the client makes and stores before it sends: the same id again is answered as the first time.',
  ),
  name: v.pipe(v.string(), v.maxLength(64)),
  args: v.unknown(),
  signIn: v.optional(
    described(
      uuid,
      'The sign-in that was current when the person acted; absent from a device that needs none.',
    ),
  ),
  approval: v.optional(
    described(
      uuid,
      'A second person’s sign-in, made for this very command, where the role may only ask.',
    ),
  ),
  expect: v.optional(
    described(
      v.strictObject({
        key: v.pipe(v.string(), v.maxLength(120)),
        rev: v.pipe(v.number(), v.safeInteger()),
      }),
      'The document the sender was looking at: refused when it has moved on.',
    ),
  ),
  exp: v.optional(described(instant, 'After this moment it must no longer be carried out.')),
  sentAt: described(instant, 'When the person acted, in the hub’s time as the client knows it.'),
  priceRev: v.optional(
    described(
      v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      'The price revision the customer saw.',
    ),
  ),
})
export type Command = v.InferOutput<typeof commandEnvelope>

export const acceptedReply = v.object({
  id: v.string(),
  ok: v.literal(true),
  at: moment,
  epoch: described(v.string(), 'Which life of the log `seq` counts in.'),
  seq: described(whole, 'Where the outlet’s log stood when the command was done.'),
  result: v.unknown(),
})
export type AcceptedReply = ReadonlyDeep<v.InferOutput<typeof acceptedReply>>

export interface RefusedReply {
  readonly id: string
  readonly ok: false
  readonly code: Refusal['code']
  readonly facts: Readonly<Record<string, string | number>>
  /** The refusal in English, for programs and logs; a screen words the code itself. */
  readonly message: string
}

/** A refusal as every door words it. */
export const refusedBody = v.object({
  ok: v.literal(false),
  code: described(v.string(), 'What went wrong, for programs: it never changes its meaning.'),
  facts: v.record(v.string(), v.union([v.string(), v.number()])),
  message: described(v.string(), 'The refusal in English, with what to do next.'),
})

/** The same as the reply to a command, with the command's id where it could be read. */
export const refusedReply = v.object({
  id: v.exactOptional(v.string()),
  ...refusedBody.entries,
})

export type Reply = AcceptedReply | RefusedReply
