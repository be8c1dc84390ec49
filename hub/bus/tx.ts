/**
 * What a handler is given: one open transaction, and everything it may know.
 *
 * A handler reads no clock and makes no randomness; the bus stamps `at` once
 * and hands out ids, so that a command carried out again does the same thing.
 */
import type { Command } from '../../schema/command.ts'
import type { AnyCommandName, CommandArgs } from '../../schema/commands.ts'
import type { DeviceKind } from '../../schema/device.ts'
import type { EventData, EventKind } from '../../schema/events.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { Refusal } from '../../schema/refusals.ts'
import type { Result } from '../../schema/result.ts'
import type { CommandResult } from '../../schema/results.ts'
import type { Database } from '../store/driver.ts'

/** The device a command came from, as the bus found it. */
export interface ActingDevice {
  readonly deviceId: string
  readonly kind: DeviceKind
  readonly outletId: string
  readonly stationId: string | null
  readonly printerId: string | null
  readonly drawerId: string | null
}

export interface Tx {
  readonly db: Database
  /** The moment of the command in milliseconds, the same for everything in it. */
  readonly at: number
  readonly outlet: OutletDoc
  /** The outlet's business date at `at`, yyyymmdd. */
  readonly businessDate: number
  readonly command: Command
  /** null when the hub itself acts. */
  readonly device: ActingDevice | null
  readonly userId: string | null
  readonly approverId: string | null
  /** The device of a command that cannot come from the hub itself. */
  readonly sender: () => ActingDevice
  readonly newId: () => string
  /** 32 lower-case hexadecimal digits of randomness. */
  readonly newSecret: () => string
  /** Says what has happened. It goes to the log, and to whatever follows from it. */
  readonly emit: <K extends EventKind>(kind: K, thing: EventThing<K>) => void
}

export interface EventThing<K extends EventKind> {
  readonly key: string
  readonly rev: number
  readonly data: EventData[K]
  /** Where the thing belongs, when not to the outlet of the command. */
  readonly outletId?: string
}

/** A handler answers with what `schema/results.ts` says the command answers with. */
export type Handler<N extends AnyCommandName> = (
  tx: Tx,
  args: CommandArgs<N>,
) => Result<CommandResult<N>, Refusal>

export type Handlers = { readonly [N in AnyCommandName]: Handler<N> }

/** Something that follows from an event, in the same transaction. It cannot refuse: by then it has happened. */
export type Reaction<K extends EventKind> = (tx: Tx, data: EventData[K]) => void

export interface FlowStep {
  readonly kind: EventKind
  readonly reactions: readonly Reaction<EventKind>[]
}

/** One line of the flow: what follows from an event, in this order. */
export const on = <K extends EventKind>(
  kind: K,
  ...reactions: readonly Reaction<K>[]
): FlowStep => ({
  kind,
  reactions: reactions as readonly Reaction<EventKind>[],
})
