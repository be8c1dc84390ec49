import { array, assert, boolean, constantFrom, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fromSnapshot,
  isBehind,
  isOlder,
  takeEvent,
  type ViewState,
} from '../../kiosk/lib/view-state.ts'
import type { EventEnvelope } from '../../schema/events.ts'
import type { View, ViewDoc } from '../../schema/view.ts'
import { createFarLog } from './far-log.ts'

const streams = ['orders', 'tickets/tandoor', 'jobs']
const doc = (key: string, rev: number): ViewDoc => ({ key, rev, data: { rev } })

interface Message {
  readonly stream: string
  readonly event: EventEnvelope
}

/** A log, and what a screen does about what reaches it: read the snapshot at a hole and when a beat shows one. */
const play = () => {
  const log = createFarLog('dadar', streams)
  const revs = new Map<string, number>()
  let state = fromSnapshot(log.snapshot())
  const append = (stream: string, key: string): Message => {
    const rev = (revs.get(key) ?? 0) + 1
    revs.set(key, rev)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a view looks at no document's inside
    return { stream, event: log.append(stream, doc(key, rev)) as EventEnvelope }
  }
  const read = (snapshot: View): void => {
    if (!isOlder(snapshot, state)) state = fromSnapshot(snapshot)
  }
  const receive = ({ stream, event }: Message): void => {
    const taken = takeEvent(state, stream, event)
    state = taken.state
    if (taken.kind === 'hole' || taken.kind === 'other-epoch') read(log.snapshot())
  }
  const beat = (): void => {
    if (log.beat().epoch !== state.epoch || isBehind(state, log.beat())) read(log.snapshot())
  }
  return { log, append, receive, read, beat, state: (): ViewState => state }
}

/** What can happen to a message on its way. */
const fate = constantFrom('arrives', 'is lost', 'arrives twice', 'arrives late')
const happening = record({
  stream: constantFrom(...streams),
  key: constantFrom('a', 'b', 'c'),
  fate,
  isSnapshotLate: boolean(),
})

describe('a view', () => {
  test('ends up as the hub has it, whatever became of the messages, and never goes backwards', () => {
    assert(
      property(array(happening, { maxLength: 60 }), (happenings) => {
        const { log, append, receive, read, beat, state } = play()
        const late: Message[] = []
        let oldSnapshot = log.snapshot()
        let before = state()
        for (const { stream, key, fate: what, isSnapshotLate } of happenings) {
          // A document belongs to one stream.
          const message = append(stream, `${stream}:${key}`)
          if (what === 'arrives late') late.push(message)
          else if (what !== 'is lost') {
            for (const delayed of late.splice(0)) receive(delayed)
            receive(message)
            if (what === 'arrives twice') receive(message)
          }
          if (isSnapshotLate) read(oldSnapshot)
          else oldSnapshot = log.snapshot()
          for (const [shown, { rev }] of before.docs) {
            expect(state().docs.get(shown)?.rev ?? 0).toBeGreaterThanOrEqual(rev)
          }
          expect(state().seq).toBeGreaterThanOrEqual(before.seq)
          before = state()
        }
        beat()
        expect(Object.fromEntries(state().docs)).toEqual(
          Object.fromEntries(log.snapshot().docs.map((one) => [one.key, one])),
        )
      }),
    )
  })

  test('takes an event that follows, ignores one it has, and notices one that is missing', () => {
    const { log, append, state } = play()
    const [first, second, third] = [1, 2, 3].map(() => append('orders', 'order:1'))
    if (first === undefined || second === undefined || third === undefined) throw new Error('three')
    const empty = state()
    const one = takeEvent(empty, 'orders', first.event)
    expect(one.kind).toBe('applied')
    expect(takeEvent(one.state, 'orders', first.event).kind).toBe('old')
    expect(takeEvent(one.state, 'orders', third.event).kind).toBe('hole')
    expect(isBehind(one.state, log.beat())).toBe(true)
    const two = takeEvent(one.state, 'orders', second.event).state
    expect(isBehind(takeEvent(two, 'orders', third.event).state, log.beat())).toBe(false)
  })

  test('is not misled by another stream’s events between its own', () => {
    const { append, receive, state } = play()
    receive(append('orders', 'order:1'))
    append('books', 'entry:1')
    receive(append('orders', 'order:1'))
    expect(state().docs.get('order:1')?.rev).toBe(2)
  })

  test('of another database is thrown away, even where its revisions are lower', () => {
    const { log, append, receive, state } = play()
    for (let i = 0; i < 5; i += 1) receive(append('orders', 'order:1'))
    log.restore([doc('order:1', 2)])
    receive(append('orders', 'order:2'))
    expect(state().epoch).toBe(log.snapshot().epoch)
    expect(state().docs.get('order:1')?.rev).toBe(2)
  })

  test('lets go of what the hub has removed', () => {
    const { append, log, receive, state } = play()
    receive(append('orders', 'order:1'))
    const gone = log.append('orders', { key: 'order:1', rev: 2, data: null })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a removal carries no document
    receive({ stream: 'orders', event: gone as EventEnvelope })
    expect(state().docs.size).toBe(0)
  })
})
