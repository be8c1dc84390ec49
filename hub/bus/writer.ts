/**
 * The writer: the worker thread that owns the one writable connection.
 *
 * While it waits for the disk the main thread goes on answering screens. What
 * arrives meanwhile is taken together at the next turn.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { flow } from '../flow.ts'
import { handlers } from '../handlers.ts'
import { revOf } from '../revisions.ts'
import { emptyLog } from '../store/forget.ts'
import { openStore } from '../store/open.ts'
import { dropPictures, mediaOf } from '../store/pictures.ts'
import { forgets } from '../../schema/events.ts'
import { createClock } from './clock.ts'
import { commitBatch, isBrokenDisk, isStorageError } from './batch.ts'
import type { Outcome, Submission } from './dispatch.ts'
import { forgetCommandsBefore, lastCommandAt } from './log.sql.ts'
import { batchMax, commandLifeMs } from './limits.ts'
import { newSecret, uuidMaker } from './ids.ts'
import type { BatchAnswers, FromWriter, ToWriter, WriterOptions } from './writer-port.ts'

const port = parentPort
if (port === null) throw new Error('writer.ts runs in a worker thread only')

const options = workerData as WriterOptions
const newId = uuidMaker(() => Date.now())
const db = openStore(options.path, {
  now: () => Date.now(),
  newId,
})
const clock = createClock(db)
const deps = { now: clock, newId, newSecret, handlers, flow, revOf }

interface Waiting {
  readonly turn: number
  readonly submission: Submission
}

/** A commit that takes so long, in milliseconds, is one on a slow card. */
const slowCommitMs = 3
const gatherMsMax = 3

const waiting: Waiting[] = []
let isFlushSet = false
let isStopping = false
/** Of the last batch: how many commands it held, and how long its commit took. */
let last = { count: 0, commitMs: 0 }

/** Somebody was erased, and their name still stands in the write-ahead log. */
let isForgetting = false
/** A paper was put out or forgotten, so the picture of another may lie in the media folder for nothing. */
let isTidying = true

/** Where a file cannot be taken away now, it is tried again later. */
const tidy = (): void => {
  try {
    dropPictures(db, mediaOf(options.path))
    isTidying = false
  } catch (error) {
    if (isBrokenDisk(error)) throw error
  }
}

const forget = (): void => {
  try {
    isForgetting = !emptyLog(db)
  } catch (error) {
    if (isBrokenDisk(error) || !isStorageError(error)) throw error
  }
}

const tell = (message: FromWriter): void => port.postMessage(message)

const take = (message: ToWriter): void => {
  if (message.kind === 'stop') {
    isStopping = true
  } else {
    waiting.push(message)
  }
  if (!isFlushSet) setFlush()
}

/**
 * On a slow card whoever was answered just now is given a moment to come again:
 * then one sync serves all who are busy, where it would take two by turns.
 * Nobody who is alone is made to wait.
 */
const setFlush = (): void => {
  isFlushSet = true
  const isWorthIt = last.count > 1 && last.commitMs >= slowCommitMs && !isStopping
  if (isWorthIt) setTimeout(flush, Math.min(last.commitMs / 4, gatherMsMax))
  else setImmediate(flush)
}

const flush = (): void => {
  isFlushSet = false
  while (waiting.length < batchMax) {
    const next = receiveMessageOnPort(port)
    if (next === undefined) break
    if (next.message.kind === 'stop') isStopping = true
    else waiting.push(next.message)
  }
  const batch = waiting.splice(0, batchMax)
  if (batch.length > 0) {
    const { outcomes, faults, fatal, commitMs } = commitBatch(
      db,
      deps,
      batch.map(({ submission }) => submission),
      options.answersFirst === true ? answerFirst(batch) : undefined,
    )
    last = { count: batch.length, commitMs }
    isForgetting ||= outcomes.some(({ events }) => events.some(({ kind }) => forgets(kind)))
    isTidying ||= isForgetting || outcomes.some(({ name }) => name === 'paper.report')
    tell({ kind: 'batch', ...answersOf(batch, outcomes, commitMs), faults: faults.map(toText) })
    if (fatal !== null) throw fatal
    if (isForgetting) forget()
    if (isTidying) tidy()
  }
  if (waiting.length > 0 || (isStopping && batch.length > 0)) {
    setFlush()
  } else if (isStopping) {
    close()
  }
}

const answersOf = (
  batch: readonly Waiting[],
  outcomes: readonly Outcome[],
  commitMs: number,
): BatchAnswers => ({
  answers: outcomes.map(({ reply, replyText, name, workMs }, i) => ({
    turn: batch[i]?.turn ?? -1,
    code: reply.ok ? null : reply.code,
    replyText,
    id: reply.id,
    name,
    workMs,
  })),
  commitMs,
  events: outcomes.flatMap(({ events }) => events),
})

const toText = (fault: unknown): string =>
  fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)

/** The broken hub of the fault tests: it answers, and only then takes its time to commit. */
const answerFirst =
  (batch: readonly Waiting[]) =>
  (outcomes: readonly Outcome[]): void => {
    tell({ kind: 'batch', ...answersOf(batch, outcomes, 0), faults: [] })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  }

/** A full disk is waited out, and the commands it fails say so; a broken one ends the writer. */
const keepHouse = (): void => {
  try {
    if (isForgetting) forget()
    else db.pragma('wal_checkpoint(passive)')
    if (isTidying) tidy()
    // Counted from the last command: a clock that is years ahead for a moment makes nothing old.
    forgetCommandsBefore.run(db, (lastCommandAt.get(db)?.at ?? 0) - commandLifeMs)
  } catch (error) {
    if (isBrokenDisk(error) || !isStorageError(error)) throw error
  }
}

const housekeeping = setInterval(keepHouse, options.housekeepingMs ?? 60_000)

const close = (): void => {
  clearInterval(housekeeping)
  db.pragma('wal_checkpoint(truncate)')
  db.close()
  tell({ kind: 'stopped' })
  port.close()
}

port.on('message', take)
tidy()
tell({ kind: 'ready' })
