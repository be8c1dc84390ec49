/**
 * The log of a far end: documents, their events with `seq` and `prev`, and the
 * snapshot, as schema/view.ts and schema/events.ts have them.
 */
import { randomBytes } from 'node:crypto'
import type { EventEnvelope } from '../../schema/events.ts'
import type { Beat, View, ViewDoc } from '../../schema/view.ts'

export interface FarLog {
  /** Appends one event that carries this document; data of null says that it is gone. */
  readonly append: (stream: string, doc: ViewDoc) => Omit<EventEnvelope, 'data'> & { data: unknown }
  readonly snapshot: () => View
  readonly beat: () => Beat
  /** Another database, with an epoch of its own, that begins with these documents. */
  readonly restore: (docs: readonly ViewDoc[]) => void
}

/** A log of an outlet that follows these streams. */
export function createFarLog(outletId: string, streams: readonly string[]): FarLog {
  const empty = (): Record<string, number> => Object.fromEntries(streams.map((s) => [s, 0]))
  let epoch = randomBytes(8).toString('hex')
  let seq = 0
  let tails = empty()
  let docs = new Map<string, ViewDoc>()
  return {
    append: (stream, doc) => {
      const prev = tails[stream] ?? 0
      seq += 1
      tails = { ...tails, [stream]: seq }
      if (doc.data === null) docs.delete(doc.key)
      else docs.set(doc.key, doc)
      const fixed = { epoch, seq, prev, at: Date.now(), cause: '', by: '' }
      return { ...fixed, kind: stream === 'menu' ? 'menu.changed' : 'order.placed', ...doc }
    },
    snapshot: () => ({ outletId, epoch, seq, at: Date.now(), tails, docs: [...docs.values()] }),
    beat: () => ({ epoch, seq, at: Date.now(), tails }),
    restore: (next) => {
      epoch = randomBytes(8).toString('hex')
      seq = 0
      tails = empty()
      docs = new Map(next.map((doc) => [doc.key, doc]))
    },
  }
}
