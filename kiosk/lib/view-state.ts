/**
 * What a view holds, and how a snapshot, an event and a beat change it.
 *
 * The rule: it never goes backwards and never skips. An event is taken only
 * where it follows what is already here (`prev`); anything else is old, or a
 * hole that only a new snapshot closes. Pure, so that every order of arrival
 * can be tried.
 */
import type { EventEnvelope } from '../../schema/events.ts'
import type { Beat, View, ViewDoc } from '../../schema/view.ts'

export interface ViewState {
  readonly outletId: string
  readonly epoch: string
  /** The newest position in the log that is in here. */
  readonly seq: number
  /** Hub time of it. */
  readonly at: number
  /** For each stream, the seq of its last event that is in here. */
  readonly tails: Readonly<Record<string, number>>
  readonly docs: ReadonlyMap<string, ViewDoc>
}

export interface Taken {
  /** `other-epoch`: the database behind the hub is another one, or an earlier copy of this. */
  readonly kind: 'applied' | 'old' | 'hole' | 'other-epoch'
  readonly state: ViewState
}

/** A view as it stands right after its snapshot. */
export const fromSnapshot = (view: View): ViewState => ({
  outletId: view.outletId,
  epoch: view.epoch,
  seq: view.seq,
  at: view.at,
  tails: view.tails,
  docs: new Map(view.docs.map((doc) => [doc.key, doc])),
})

/** True where a snapshot shows an earlier moment than what is already here. */
export const isOlder = (snapshot: View, state: ViewState | null): boolean =>
  state !== null && snapshot.epoch === state.epoch && snapshot.seq < state.seq

/** Takes an event of a stream. Its document replaces an older one; data of null removes it. */
export const takeEvent = (state: ViewState, stream: string, event: EventEnvelope): Taken => {
  if (event.epoch !== state.epoch) return { kind: 'other-epoch', state }
  const tail = state.tails[stream] ?? 0
  if (event.seq <= tail) return { kind: 'old', state }
  if (event.prev !== tail) return { kind: 'hole', state }
  const { key, rev, data } = event
  const known = state.docs.get(key)
  let { docs } = state
  if (known === undefined || rev > known.rev) {
    const next = new Map(docs)
    if (data === null) next.delete(key)
    else next.set(key, { key, rev, data })
    docs = next
  }
  const tails = { ...state.tails, [stream]: event.seq }
  const seq = Math.max(state.seq, event.seq)
  return { kind: 'applied', state: { ...state, docs, tails, seq, at: event.at } }
}

/** True where the hub has sent something on our streams that has not come: the only sign of a lost last message. */
export const isBehind = (state: ViewState, beat: Beat): boolean =>
  beat.epoch === state.epoch &&
  Object.entries(state.tails).some(([stream, tail]) => (beat.tails[stream] ?? 0) > tail)
