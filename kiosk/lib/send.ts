/**
 * Sending commands.
 *
 * The rule: a command is on this screen's disk before anything is sent, and
 * only the hub's reply with its id takes it off. Everything else (an
 * acknowledged packet, a closed connection, silence) says nothing about what
 * became of it, and the same id is sent again.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { Command } from '../../schema/command.ts'
import type { CommandInput, CommandName } from '../../schema/commands.ts'
import type { CommandResult } from '../../schema/results.ts'
import { hubTime, type Declined } from './hub-api.ts'
import { newId, tabId } from './ids.ts'
import {
  added,
  changed,
  finish,
  removeParked,
  waitFor,
  type Outcome,
  type SentState,
} from './outbox.ts'
import {
  changeCommand,
  putCommand,
  storedCommands,
  storedReplies,
  type StoredCommand,
  type StoredReply,
} from './outbox-store.ts'
import { startPump } from './pump.ts'
import { session } from './session.ts'

export { isAway } from './hub-api.ts'
export { newId } from './ids.ts'
export { onReply, outbox, queue, type Answered, type Queue, type SentState } from './outbox.ts'
export type { StoredCommand, StoredReply } from './outbox-store.ts'

export interface SendOptions {
  /** The id to send under, from `newId`, where an approval had to name it before. */
  readonly id?: string
  /** The price revision the customer saw. */
  readonly priceRev?: number
  /** The document the person was looking at. */
  readonly expect?: { readonly key: string; readonly rev: number }
  /** Hub time in milliseconds after which it must no longer be done. */
  readonly exp?: number
  /** The `signInId` of the person who approved it. */
  readonly approval?: string
}

/** What became of a command. `isParked`: it is kept in `queue.parked` until a person retries or discards it. */
export type Settled<N extends CommandName> =
  | { readonly ok: true; readonly at: number; readonly result: CommandResult<N> }
  | (Declined & { readonly isParked: boolean })

export interface Sent<N extends CommandName> {
  readonly id: string
  /** Resolves when the command is on disk: from here on it survives anything but the disk. */
  readonly stored: Promise<void>
  /** Resolves at the hub's reply, however long that takes; it never rejects. */
  readonly done: Promise<Settled<N>>
  readonly state: ReadonlySignal<SentState>
}

/**
 * Sends a command. Store first, then MQTT, then HTTP, then again, until the hub
 * replies; commands of one screen arrive in the order of their taps.
 */
export function send<N extends CommandName>(
  name: N,
  args: CommandInput<N>,
  options: SendOptions = {},
): Sent<N> {
  const { id = newId(), ...rest } = options
  const person = session.peek().me?.signIn
  const command: Command = {
    v: 1,
    id,
    name,
    args,
    ...(person ? { signIn: person.signInId } : {}),
    ...rest,
    sentAt: hubTime(),
  }
  const state = signal<SentState>('storing')
  const done = new Promise<Settled<N>>((resolve) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the result is of the command it answers
    waitFor(id, { state, resolve: (outcome: Outcome) => resolve(outcome as Settled<N>) })
  })
  const stored = store({ command, id, tab: tabId, at: Date.now(), parked: null }, state)
  // Whoever does not wait for the disk hears of its failure by `done`.
  stored.catch(() => finish(id, { ok: false, code: 'screen.unsaved', facts: {}, isParked: false }))
  return { id, stored, done, state }
}

const store = async (row: StoredCommand, state: { value: SentState }): Promise<void> => {
  await putCommand(row)
  if (state.value === 'storing') state.value = 'stored'
  added(row)
}

/** Commands not yet answered, once the disk has been read: after a reload, what still hangs. */
export const unsettled = (): Promise<readonly StoredCommand[]> => storedCommands()

/** Replies of the last day, oldest first: after a reload, what was answered meanwhile. */
export const recentReplies = (): Promise<readonly StoredReply[]> => storedReplies()

/** Refusals that a person who is signed in now can answer for. */
const takenOver: readonly string[] = ['sign-in.ended', 'sign-in.missing', 'command.expired']

/**
 * A person says: send it once more. It keeps its id, its place and its time; a
 * command whose sign-in had ended goes out as of now, in the name of who is
 * signed in now. @param approval the `signInId` of an approval, where that was missing.
 */
export async function retry(id: string, approval?: string): Promise<void> {
  const signIn = session.peek().me?.signIn?.signInId
  await changeCommand(id, (row) => {
    if (row.parked === null) return undefined
    const isTakenOver = takenOver.includes(row.parked.code) && signIn !== undefined
    const command = {
      ...row.command,
      ...(isTakenOver ? { signIn, sentAt: hubTime() } : {}),
      ...(approval === undefined ? {} : { approval }),
    }
    return { ...row, command, parked: null }
  })
  changed()
}

/** A person says: let it go. Only what is parked can be discarded; the hub has stored nothing of it. */
export const discard = (id: string): Promise<void> => removeParked(id)

void startPump()
