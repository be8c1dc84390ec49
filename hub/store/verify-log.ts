/**
 * The log, checked against itself and against what it says happened: hash
 * chain, numbers, predecessors, heads, and the documents that are final.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Reply } from '../../schema/command.ts'
import { streamOf, type EventEnvelope } from '../../schema/events.ts'
import { billAsSettled } from '../billing/bills.sql.ts'
import { refundById } from '../billing/refund.sql.ts'
import { chainHash } from '../bus/log.ts'
import { entriesOf } from '../ledger/ledger.sql.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import type { Database } from './driver.ts'
import {
  eventsAfter,
  finalDocuments,
  heads,
  storedReplies,
  tails,
  type EventRow,
} from './verify.sql.ts'
import type { Report } from './verify-words.ts'

/** How far the log of an outlet has been read. */
interface Walk {
  epoch: string
  seq: number
  hash: string
  readonly tails: Map<string, { readonly seq: number; readonly prev: number }>
}

export const verifyLog = (db: Database, report: Report): void => {
  const walks = new Map<string, Walk>()
  const causes = new Set<string>()
  const told = new Set<string>()
  let last = 0
  for (let page = eventsAfter.all(db, last); page.length > 0; page = eventsAfter.all(db, last)) {
    for (const row of page) {
      last = row.eventId
      const walk = walks.get(row.outletId) ?? {
        epoch: row.epoch,
        seq: 0,
        hash: '',
        tails: new Map(),
      }
      walks.set(row.outletId, walk)
      causes.add(causeIn(row.body))
      const event = followOn(walk, row, report)
      if (event === undefined) continue
      told.add(`${event.kind} ${event.key}`)
      verifyDocument(db, event, report)
    }
  }
  verifyEnds(db, walks, report)
  for (const { kind, key, name } of finalDocuments.all(db)) {
    if (!told.has(`${kind} ${key}`))
      report(
        kind === 'entry.posted'
          ? 'entry.differs'
          : kind === 'refund.issued'
            ? 'refund.differs'
            : 'bill.differs',
        `${name} is not in the log`,
      )
  }
  verifyReplies(db, { walks, causes }, report)
}

/** The command an event followed from, even where the event is no longer whole. */
const causeIn = (body: string): string => /"cause":"([^"]*)"/.exec(body)?.[1] ?? ''

const placeOf = ({ outletId, seq }: EventRow): string => `${outletId}, event ${seq}`

/** Checks one event against those before it and returns it, where it is what was written. */
const followOn = (walk: Walk, row: EventRow, report: Report): EventEnvelope | undefined => {
  const place = placeOf(row)
  const isNext = row.seq === walk.seq + 1
  const isWhole = chainHash(walk.hash, row.body) === row.hash
  const previous = walk.tails.get(row.stream)?.seq ?? 0
  if (!isNext) report('log.gap', `${place} comes after event ${walk.seq}`)
  else if (!isWhole) report('log.changed', `${place} does not hash to what was written with it`)
  walk.epoch = row.epoch
  walk.seq = row.seq
  walk.hash = row.hash
  walk.tails.set(row.stream, { seq: row.seq, prev: previous })
  if (!isWhole) return undefined

  const event = JSON.parse(row.body) as EventEnvelope
  const isFiledRight =
    event.seq === row.seq &&
    event.epoch === row.epoch &&
    event.at === row.at &&
    streamOf(event.kind, event.data) === row.stream
  if (!isFiledRight) report('log.misplaced', `${place} is filed on ${row.stream}`)
  if (event.prev !== previous)
    report('log.previous', `${place} on ${row.stream} follows ${previous}, and says ${event.prev}`)
  return event
}

/** A settled bill and a posted entry are final, so they must still be what the log says. */
const verifyDocument = (db: Database, event: EventEnvelope, report: Report): void => {
  if (isKind(event, 'bill.settled') || isKind(event, 'sale.imported')) {
    const bill = billAsSettled(db, event.data.billId, billedLinesOf)
    if (!isDeepStrictEqual(bill, event.data))
      report('bill.differs', `bill ${event.data.invoice?.number ?? event.data.billId}`)
  }
  if (isKind(event, 'refund.issued')) {
    const refund = refundById(db, event.data.refundId)
    if (!isDeepStrictEqual(refund, event.data))
      report('refund.differs', `credit note ${event.data.number}`)
  }
  if (isKind(event, 'entry.posted')) {
    const { sourceKind, sourceId, entryId, number } = event.data
    const entry = entriesOf(db, sourceKind, sourceId).find((one) => one.entryId === entryId)
    if (!isDeepStrictEqual(entry, event.data)) report('entry.differs', `entry ${number}`)
  }
}

const isKind = <K extends EventEnvelope['kind']>(
  event: EventEnvelope,
  kind: K,
): event is EventEnvelope<K> => event.kind === kind

const verifyEnds = (db: Database, walks: ReadonlyMap<string, Walk>, report: Report): void => {
  const ends = new Map(heads.all(db).map((head) => [head.outletId, head]))
  for (const outletId of new Set([...walks.keys(), ...ends.keys()])) {
    const end = walks.get(outletId)
    const head = ends.get(outletId)
    const isEnd =
      head?.seq === (end?.seq ?? 0) &&
      head.hash === (end?.hash ?? '') &&
      head.epoch === (end?.epoch ?? head.epoch)
    if (!isEnd)
      report(
        'log.head',
        `${outletId} ends at event ${end?.seq ?? 0}, and its head at ${head?.seq ?? 'none'}`,
      )
  }
  const found = [...walks].flatMap(([outletId, walk]) =>
    [...walk.tails].map(([stream, { seq, prev }]) => `${outletId} ${stream} ${seq} after ${prev}`),
  )
  const kept = tails
    .all(db)
    .map(({ outletId, stream, seq, prev }) => `${outletId} ${stream} ${seq} after ${prev}`)
  for (const tail of [...found, ...kept].filter(
    (one) => !found.includes(one) || !kept.includes(one),
  ))
    report('log.head', `${tail} is not where that stream ends`)
}

/** Commands that may change nothing when they are said again, or note only where the hub is, and then cause no event. */
const maySaveNothing: ReadonlySet<string> = new Set([
  'job.finish',
  'device.revoke',
  'signIn.close',
  'ticket.see',
  'ticket.ack',
  'ticket.rush',
  'bill.request',
  'bill.release',
  'bill.overdue',
  'bill.reckon',
  'bill.forsake',
  'call.answer',
  'item.restore',
  'integration.use',
  'ticket.miss',
  'ticket.reprint',
  'guests.find',
  // Looking is not changing; a drawer may have been shut meanwhile.
  'till.report',
  'drawer.forget',
  'till.forget',
  'approval.withdraw',
  // A screen says the same again at every connect.
  'bill.hold',
  'bill.take-over',
])

const verifyReplies = (
  db: Database,
  { walks, causes }: { walks: ReadonlyMap<string, Walk>; causes: ReadonlySet<string> },
  report: Report,
): void => {
  const furthest = Math.max(0, ...[...walks.values()].map(({ seq }) => seq))
  for (const { commandId, name, reply } of storedReplies.all(db)) {
    if (!isAnswerTo(reply, commandId, furthest)) report('command.reply', `${name} ${commandId}`)
    if (!causes.has(commandId) && !maySaveNothing.has(name))
      report('command.unlogged', `${name} ${commandId}`)
  }
}

/** Whether a stored reply accepts this very command, at a moment the log has reached. */
const isAnswerTo = (replyText: string, commandId: string, furthest: number): boolean => {
  try {
    const reply = JSON.parse(replyText) as Reply
    return reply.id === commandId && reply.ok && reply.seq <= furthest
  } catch {
    return false
  }
}
