/**
 * Appends what a command caused to its outlets' logs.
 *
 * `seq` is taken inside the transaction, so an event with a lower number never
 * appears after one with a higher. `hash` chains each event to the one before
 * it over the very bytes that go out. The head is read from the database every
 * time: a command that is rolled back must leave no trace of it.
 */
import { hash } from 'node:crypto'
import { streamOf, type EventEnvelope, type EventKind } from '../../schema/events.ts'
import type { Database } from '../store/driver.ts'
import { appendEvent, headOf, moveHead, moveTail, startHead, type LogHead } from './log.sql.ts'
import type { EventThing } from './tx.ts'

/** An event a handler has spoken of, not yet in the log. */
export interface SpokenEvent<K extends EventKind = EventKind> extends EventThing<K> {
  readonly kind: K
  readonly outletId: string
}

/** An event in the log, ready to go out. */
export interface LoggedEvent {
  readonly outletId: string
  readonly stream: string
  readonly seq: number
  readonly kind: EventKind
  readonly body: string
}

export interface LogEntry {
  readonly at: number
  readonly cause: string
  readonly by: string
}

/** Hash of an event: its predecessor's hash and its own bytes. */
export const chainHash = (previous: string, body: string): string =>
  hash('sha256', `${previous}\n${body}`)

/** Where an outlet's log stands; a new outlet begins at nothing. */
export const logHead = (db: Database, outletId: string): LogHead => {
  const head = headOf.get(db, outletId)
  if (head !== undefined) return head
  startHead.run(db, outletId)
  return logHead(db, outletId)
}

/** Writes the events in the order they were spoken of and returns them as they go out. */
export const appendEvents = (
  db: Database,
  events: readonly SpokenEvent[],
  entry: LogEntry,
): readonly LoggedEvent[] => {
  const heads = new Map<string, LogHead>()
  const logged = events.map((event) => {
    const head = heads.get(event.outletId) ?? logHead(db, event.outletId)
    const seq = head.seq + 1
    const stream = streamOf(event.kind, event.data)
    const envelope: EventEnvelope = {
      epoch: head.epoch,
      seq,
      prev: moveTail.get(db, event.outletId, stream, seq)?.prev ?? 0,
      at: entry.at,
      kind: event.kind,
      key: event.key,
      rev: event.rev,
      cause: entry.cause,
      by: entry.by,
      data: event.data,
    }
    const body = JSON.stringify(envelope)
    const chained = chainHash(head.hash, body)
    appendEvent.run(db, event.outletId, head.epoch, seq, stream, entry.at, body, chained)
    heads.set(event.outletId, { ...head, seq, hash: chained })
    return { outletId: event.outletId, stream, seq, kind: event.kind, body }
  })
  for (const [outletId, head] of heads) moveHead.run(db, head.seq, head.hash, outletId)
  return logged
}
