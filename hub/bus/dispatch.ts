/**
 * The one door to every change: dedupe → parse → permit → handle → flow → log,
 * all inside the transaction the caller has opened.
 *
 * An accepted command leaves its state, its events and its reply; a refused
 * one leaves nothing at all. A bug throws, and the caller rolls back.
 */
import * as v from 'valibot'
import {
  commandBytesMax,
  commandEnvelope,
  type AcceptedReply,
  type Command,
  type RefusedReply,
  type Reply,
} from '../../schema/command.ts'
import { commands, hubCommands, isCommandName, type AnyCommandName } from '../../schema/commands.ts'
import type { EventKind } from '../../schema/events.ts'
import {
  refusal,
  refusals,
  refusalWords,
  type Refusal,
  type RefusalCode,
} from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { businessDate } from '../../schema/time.ts'
import { outletAt } from '../outlets/outlets.sql.ts'
import type { Database } from '../store/driver.ts'
import { argsHashOf } from './args-hash.ts'
import { isTooDeep } from './limits.ts'
import { appendEvents, logHead, type LoggedEvent, type SpokenEvent } from './log.ts'
import { storeCommand, storedCommand } from './log.sql.ts'
import { findActor, type Actor } from './permit.ts'
import type { EventThing, FlowStep, Handler, Handlers, Tx } from './tx.ts'

export interface BusDeps {
  readonly now: () => number
  readonly newId: () => string
  readonly newSecret: () => string
  readonly handlers: Handlers
  readonly flow: readonly FlowStep[]
  /** The revision a document stands at now, or undefined where there is no such document. */
  readonly revOf: (db: Database, key: string) => number | undefined
}

/** A command as a door hands it over: the bytes it received and the device it has authenticated. */
export interface Submission {
  /** null: the hub itself, which alone may give `hubCommands`. */
  readonly deviceId: string | null
  readonly text: string
  /** The name of the command where the door was told it beside the text. */
  readonly name?: string
}

export interface Outcome {
  readonly reply: Reply
  /** The reply as it goes out; for a repeated command, the very bytes of the first time. */
  readonly replyText: string
  readonly events: readonly LoggedEvent[]
  /** The command's name; empty where it could not be read, or where there is none of that name. */
  readonly name: string
  /** How long the work on it took, in milliseconds; whoever carries it out measures that. */
  readonly workMs: number
}

/** A command may cause this many events; a hundred counted things ordered at once tell of each. More is a loop in the flow. */
const eventsMax = 512

/**
 * Carries out one command inside the open transaction or savepoint. On a
 * refusal the caller must roll back to where it was; the reply says so.
 */
export const dispatch = (db: Database, deps: BusDeps, submission: Submission): Outcome => {
  const envelope = parseEnvelope(submission)
  if (!envelope.ok) return refused(idIn(submission.text), envelope.error)
  const { name } = envelope.value
  const isKnown = isCommandName(name) || Object.hasOwn(hubCommands, name)
  return { ...carryOut(db, deps, submission, envelope.value), name: isKnown ? name : '' }
}

const carryOut = (
  db: Database,
  deps: BusDeps,
  submission: Submission,
  command: Command,
): Outcome => {
  const argsHash = hashOf(command)
  const before = storedCommand.get(db, command.id)
  if (before !== undefined) {
    if (before.deviceId !== (submission.deviceId ?? '') || before.argsHash !== argsHash) {
      return refused(command.id, refusal('command.id-used'))
    }
    return { ...bare, reply: JSON.parse(before.reply) as Reply, replyText: before.reply }
  }

  const args = parseArgs(command, submission.deviceId)
  if (!args.ok) return refused(command.id, args.error)

  const at = deps.now()
  const actor = findActor(db, submission.deviceId, command, at)
  if (!actor.ok) return refused(command.id, actor.error)
  const { expect } = command
  if (expect !== undefined && deps.revOf(db, expect.key) !== expect.rev) {
    return refused(command.id, refusal('command.stale'))
  }

  const spoken: SpokenEvent[] = []
  const tx = openTx(db, deps, { command, at, actor: actor.value, spoken })
  if (tx === undefined) return refused(command.id, refusal('outlet.unknown'))

  const { currencyExponent } = tx.outlet
  const handler = deps.handlers[command.name as AnyCommandName] as Handler<AnyCommandName>
  const handled = handler(tx, args.value as never)
  if (!handled.ok) return refused(command.id, handled.error, currencyExponent)
  follow(tx, deps.flow, spoken)
  if (!db.inTransaction) throw new Error(`${command.name} went on after it was rolled back`)

  const events = appendEvents(db, spoken, {
    at,
    cause: command.id,
    by: tx.userId ?? submission.deviceId ?? 'hub',
  })
  const head = logHead(db, tx.outlet.outletId)
  const reply: AcceptedReply = {
    id: command.id,
    ok: true,
    at,
    epoch: head.epoch,
    seq: head.seq,
    result: handled.value,
  }
  const replyText = JSON.stringify(reply)
  storeCommand.run(
    db,
    command.id,
    submission.deviceId ?? '',
    command.name,
    argsHash,
    command.signIn ?? null,
    command.approval ?? null,
    command.sentAt,
    at,
    replyText,
  )
  return { ...bare, reply, replyText, events }
}

const bare = { events: [], name: '', workMs: 0 } as const

/**
 * The reply for a refusal, in the form every door sends.
 * @param exponent the decimals of the currency its amounts are in; before anybody acts there are none.
 */
export const refused = (id: string, { code, facts = {} }: Refusal, exponent = 2): Outcome => {
  const reply: RefusedReply = {
    id,
    ok: false,
    code,
    facts,
    message: refusalWords({ code, facts }, 'en', (amount) => String(amount / 10 ** exponent)),
  }
  return { ...bare, reply, replyText: JSON.stringify(reply) }
}

const parseEnvelope = ({ text, name }: Submission): Result<Command, Refusal> => {
  if (Buffer.byteLength(text) > commandBytesMax) return no(refusal('command.too-large'))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return no(refusal('command.malformed', { path: 'command', problem: 'is not JSON' }))
  }
  if (isTooDeep(json)) {
    return no(refusal('command.malformed', { path: 'command', problem: 'is nested too deeply' }))
  }
  const named = name !== undefined && typeof json === 'object' ? { name, ...json } : json
  const parsed = v.safeParse(commandEnvelope, named)
  if (!parsed.success) return no(malformed(parsed.issues))
  if (name !== undefined && parsed.output.name !== name)
    return no(refusal('command.malformed', { path: 'name', problem: 'is another than was asked' }))
  return ok(parsed.output)
}

const parseArgs = (command: Command, deviceId: string | null): Result<unknown, Refusal> => {
  const { name } = command
  const shape =
    deviceId === null && Object.hasOwn(hubCommands, name)
      ? hubCommands[name as keyof typeof hubCommands]
      : isCommandName(name)
        ? commands[name]
        : undefined
  if (shape === undefined) return no(refusal('command.unknown', { name: name.slice(0, 40) }))
  const parsed = v.safeParse(shape, command.args)
  return parsed.success ? ok(parsed.output) : no(malformed(parsed.issues))
}

/** What is wrong with a shape; a shape whose message is a refusal says itself what a person reads. */
const malformed = ([first]: readonly [v.BaseIssue<unknown>, ...unknown[]]): Refusal =>
  Object.hasOwn(refusals, first.message)
    ? refusal(first.message as RefusalCode, { typed: String(first.input).slice(0, 40) })
    : refusal('command.malformed', {
        path: (v.getDotPath(first) ?? 'command').slice(0, 80),
        problem: first.message.slice(0, 120),
      })

/** The id of a command that could not be read whole, if it names one, so that its sender knows which. */
export const idIn = (text: string): string =>
  /"id"\s*:\s*"([0-9a-f-]{36})"/.exec(text.slice(0, 4096))?.[1] ?? ''

/** Same name and same arguments give the same hash; how often it was sent and by whom does not matter. */
const hashOf = ({ name, args, priceRev, expect }: Command): string =>
  argsHashOf(name, args, priceRev ?? null, expect ?? null)

interface Opening {
  readonly command: Command
  readonly at: number
  readonly actor: Actor
  readonly spoken: SpokenEvent[]
}

const openTx = (
  db: Database,
  deps: BusDeps,
  { command, at, actor, spoken }: Opening,
): Tx | undefined => {
  const outlet = outletAt(db, actor.outletId, at)
  if (outlet === undefined) return undefined
  return {
    db,
    at,
    outlet,
    businessDate: businessDate(at, outlet.timeZone, outlet.cutOffMinute),
    command,
    device: actor.device,
    userId: actor.userId,
    approverId: actor.approverId,
    sender: () => {
      if (actor.device === null) throw new Error(`${command.name} needs a device`)
      return actor.device
    },
    newId: deps.newId,
    newSecret: deps.newSecret,
    emit: <K extends EventKind>(kind: K, thing: EventThing<K>) => {
      if (spoken.length >= eventsMax)
        throw new Error(`${command.name} caused more than ${eventsMax} events`)
      spoken.push({ ...thing, kind, outletId: thing.outletId ?? outlet.outletId })
    },
  }
}

/** Runs what follows from each event, and from what follows, until nothing does. */
const follow = (tx: Tx, flow: readonly FlowStep[], spoken: readonly SpokenEvent[]): void => {
  for (let i = 0; i < spoken.length; i += 1) {
    const event = spoken[i]
    if (event === undefined) break
    for (const step of flow) {
      if (step.kind !== event.kind) continue
      for (const react of step.reactions) react(tx, event.data)
    }
  }
}
