import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createStatusReader, type StatusEvent } from '../../bridge/status.ts'

const read = (...chunks: readonly (readonly number[])[]): readonly StatusEvent[] => {
  const events: StatusEvent[] = []
  const reader = createStatusReader((event) => events.push(event))
  for (const chunk of chunks) reader(Uint8Array.from(chunk))
  return events
}

describe('what a printer says is told apart', () => {
  test('an answer to a question, and the word that it is done', () => {
    expect(read([0x12], [0x00])).toEqual([
      { kind: 'realTime', byte: 0x12 },
      { kind: 'processed', byte: 0x00 },
    ])
  })

  test('a report nobody asked for is not taken for "done", even in pieces', () => {
    expect(read([0x14, 0x00], [0x00], [0x00])).toEqual([])
    expect(read([0x14, 0x00, 0x00, 0x00, 0x00])).toEqual([{ kind: 'processed', byte: 0 }])
    expect(read([0x14, 0x00, 0x12, 0x00])).toHaveLength(2)
  })

  test('nor is a name or a serial number', () => {
    expect(read([0x5f, 0x45, 0x00], [0x12])).toEqual([{ kind: 'realTime', byte: 0x12 }])
    expect(read([0x37, 0x20, 0x31, 0x00])).toEqual([])
  })

  test('noise never stops it, and never becomes an answer it is not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (noise) => {
        for (const { kind, byte } of read([...noise])) {
          expect(kind === 'realTime' ? byte & 0x93 : byte & 0x90).toBe(
            kind === 'realTime' ? 0x12 : 0,
          )
        }
      }),
      { numRuns: 300 },
    )
  })
})
