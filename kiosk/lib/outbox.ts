// oxlint-disable unicorn/require-post-message-target-origin -- a BroadcastChannel takes no target
/**
 * The outbox as the tabs of a screen share it: what waits, what needs a
 * person, and which replies have come.
 *
 * The rule: a reply is taken in once, in one transaction with the command it
 * answers, and then told to every tab. A refusal that finds nobody looking is
 * parked for a person instead of being lost.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { Reply } from '../../schema/command.ts'
import type { RefusalCode } from '../../schema/refusals.ts'
import { hub, type Declined } from './hub-api.ts'
import {
  changeCommand,
  settleCommand,
  storedCommands,
  storeName,
  type StoredCommand,
  type StoredReply,
} from './outbox-store.ts'
import { refreshSession } from './session.ts'

export type SentState = 'storing' | 'stored' | 'sending' | 'accepted' | 'refused'

export interface Queue {
  /** Commands on their way, the one just tapped included; parked ones not. */
  readonly waiting: number
  /** This device's clock at the capture of the oldest of them. */
  readonly oldestAt: number | null
  /** Since when the hub is away, by this device's clock; null while it is not. */
  readonly since: number | null
  /** Refused or faulty commands that need a person: `retry` or `discard`. */
  readonly parked: readonly StoredCommand[]
}

/** A reply as it reaches the screen. */
export interface Answered extends StoredReply {
  /** This very page sent the command and has not been reloaded since. */
  readonly isMine: boolean
  /** It is a refusal, and the command is kept in `queue.parked`. */
  readonly isParked: boolean
}

/** What became of a command, before the name of it gives its result a type. */
export type Outcome =
  | { readonly ok: true; readonly at: number; readonly result: unknown }
  | (Declined & { readonly isParked: boolean })

export interface Waiter {
  readonly state: { value: SentState }
  readonly resolve: (outcome: Outcome) => void
}

type Note =
  | { readonly kind: 'changed' }
  | { readonly kind: 'sending'; readonly id: string }
  | { readonly kind: 'answered'; readonly answered: Omit<Answered, 'isMine'> }

const rows = signal<readonly StoredCommand[]>([])
const queued = signal<Queue>({ waiting: 0, oldestAt: null, since: null, parked: [] })

/** Every command not yet answered, in order, parked ones included: a screen lays them over its view. */
export const outbox: ReadonlySignal<readonly StoredCommand[]> = rows
/** What the status strip says of the outbox. */
export const queue: ReadonlySignal<Queue> = queued

/** A refusal this long after the tap finds nobody looking. */
const attendedMs = 15_000
/** Refusals the hub means for now and not for good; the command is sent again. */
const passing: readonly RefusalCode[] = ['hub.busy', 'hub.failing']
export const isFinal = (reply: Reply): boolean => reply.ok || !passing.includes(reply.code)

const waiters = new Map<string, Waiter>()
const replyListeners = new Set<(answered: Answered) => void>()
let replyOf: { readonly id: string; readonly resolve: (reply: Reply) => void } | null = null
let channel: BroadcastChannel | null = null
let onWork: () => void = () => undefined

/** Opens the outbox of this screen. @param work called when there may be something to send. */
export async function openOutbox(work: () => void): Promise<void> {
  onWork = work
  channel = new BroadcastChannel(`${await storeName()}-outbox`)
  channel.addEventListener('message', (event: MessageEvent<Note>) => hear(event.data))
  hub.subscribe(reckon)
  await readRows()
}

/** Hears every reply to a command of this screen, whichever tab sent it and however long ago. */
export const onReply = (listener: (answered: Answered) => void): (() => void) => {
  replyListeners.add(listener)
  return () => replyListeners.delete(listener)
}

/** Somebody on this page waits for what becomes of a command. */
export const waitFor = (id: string, waiter: Waiter): void => {
  waiters.set(id, waiter)
}

/** The next reply to this command, also one that only says "not now"; `end` lets go of it. */
export const nextReply = (
  id: string,
): { readonly reply: Promise<Reply>; readonly end: () => void } => {
  const reply = new Promise<Reply>((resolve) => {
    replyOf = { id, resolve }
  })
  return { reply, end: () => (replyOf = null) }
}

/** A command has reached the disk: the queue shows it from this moment. */
export const added = (row: StoredCommand): void => {
  rows.value = [...rows.peek().filter(({ id }) => id !== row.id), row]
  reckon()
  changed()
}

/** Something changed on disk: this tab reads it anew, the others are told. */
export const changed = (): void => {
  tell({ kind: 'changed' })
  void readRows()
  onWork()
}

/** A command is going out now. */
export const sending = (id: string): void => {
  tell({ kind: 'sending', id })
  markSending(id)
}

/** Takes in a reply, by whichever way it came and however late. */
export async function takeReply(reply: Reply): Promise<void> {
  if (isFinal(reply)) await settle(reply)
  if (replyOf?.id === reply.id) replyOf.resolve(reply)
}

const settle = async (reply: Reply): Promise<void> => {
  const settled = await settleCommand(reply, (row) => needsPerson(reply, row))
  if (settled === null) return
  const { row, parked } = settled
  const { name, args } = row.command
  const answered = { id: row.id, name, args, reply, tab: row.tab, at: Date.now(), isParked: parked }
  tell({ kind: 'answered', answered })
  // At once, so that whoever hears of the reply finds the queue without it.
  if (!parked) rows.value = rows.peek().filter(({ id }) => id !== row.id)
  reckon()
  void readRows()
  deliver(answered)
  if (!reply.ok && /^(sign-in|device)\./.test(reply.code)) void refreshSession()
}

/** A fault is always for a person to look at; a refusal only where nobody waits for it any more. */
const needsPerson = (reply: Reply, row: StoredCommand): boolean =>
  !reply.ok &&
  (reply.code === 'hub.fault' || !waiters.has(row.id) || Date.now() - row.at > attendedMs)

const deliver = (answered: Omit<Answered, 'isMine'>): void => {
  const { id, reply, isParked } = answered
  const isMine = waiters.has(id)
  finish(
    id,
    reply.ok
      ? { ok: true, at: reply.at, result: reply.result }
      : { ok: false, code: reply.code, facts: reply.facts, isParked },
  )
  for (const listener of replyListeners) listener({ ...answered, isMine })
}

/** Tells whoever waits on this page what became of a command. */
export const finish = (id: string, outcome: Outcome): void => {
  const waiter = waiters.get(id)
  if (waiter === undefined) return
  waiters.delete(id)
  waiter.state.value = outcome.ok ? 'accepted' : 'refused'
  waiter.resolve(outcome)
}

const markSending = (id: string): void => {
  const waiter = waiters.get(id)
  if (waiter !== undefined) waiter.state.value = 'sending'
}

const tell = (note: Note): void => channel?.postMessage(note)

const hear = (note: Note): void => {
  if (note.kind === 'sending') markSending(note.id)
  else if (note.kind === 'answered') void hearAnswer(note.answered)
  else onWork()
  void readRows()
}

/** The sending tab cannot know whether somebody still looks at the tab of the tap; that tab can. */
const hearAnswer = async (answered: Omit<Answered, 'isMine'>): Promise<void> => {
  const { id, isParked, reply } = answered
  const row = rows.peek().find((one) => one.id === id)
  const isSeen = isParked && row !== undefined && !needsPerson(reply, row)
  if (isSeen) await removeParked(id)
  deliver({ ...answered, isParked: isParked && !isSeen })
}

/** Takes a parked command out for good. */
export async function removeParked(id: string): Promise<void> {
  await changeCommand(id, (row) => (row.parked === null ? undefined : null))
  changed()
}

let readings = 0

/** Reads the disk anew; of several readings at once only the last to start counts. */
const readRows = async (): Promise<void> => {
  const mine = (readings += 1)
  const next = await storedCommands().catch(() => null)
  if (next === null || mine !== readings) return
  rows.value = next
  reckon()
}

const reckon = (): void => {
  const waiting = rows.peek().filter(({ parked }) => parked === null)
  const { state, since } = hub.peek()
  queued.value = {
    waiting: waiting.length,
    oldestAt: waiting[0]?.at ?? null,
    since: state === 'away' ? since : null,
    parked: rows.peek().filter(({ parked }) => parked !== null),
  }
}
