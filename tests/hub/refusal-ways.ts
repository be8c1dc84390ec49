/**
 * A way to be refused for one reason. The ways of a concept stand in a file of
 * their own beside this one, and are spread into the table of refusals.test.ts.
 */
import type { Refusal } from '../../schema/refusals.ts'
import type { Sender, SendOptions, Shop } from './kit.ts'

export interface WayKit {
  readonly shop: Shop
  /** Sends a command and answers with its refusal; throws where there was none. */
  readonly send: (
    sender: Sender,
    name: string,
    args: unknown,
    options?: SendOptions,
  ) => Promise<Refusal>
  /** Somebody at the sweet counter. */
  readonly as: (userId: string) => Sender
}

export type Way = (kit: WayKit) => Promise<Refusal> | Refusal
