import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { askedFor, ringFor, unclaimed } from '../../kiosk/lib/bill/requests.ts'
import type { RequestDoc } from '../../schema/bill-request.ts'

const asked = (requestId: string, changes: Partial<RequestDoc> = {}): RequestDoc => ({
  requestId,
  outletId: 'restaurant',
  sittingId: requestId,
  orderId: requestId,
  tableLabel: 'T5',
  askedAt: 1_000,
  askedBy: 'farida',
  waitingSince: 1_000,
  claimedAt: null,
  claimedBy: null,
  claimedOn: null,
  lateAt: null,
  overAt: null,
  rev: 1,
  ...changes,
})
const claimed = { claimedAt: 2_000, claimedBy: 'meena', claimedOn: 'desk' }

describe('what is asked for', () => {
  test('stands with the oldest first, without what is over', () => {
    const all = [
      asked('late', { askedAt: 9_000 }),
      asked('paid', { overAt: 5_000 }),
      asked('early'),
    ]
    expect(askedFor(all).map(({ requestId }) => requestId)).toEqual(['early', 'late'])
  })

  test('rings only where nobody has it in hand', () => {
    const all = [asked('mine', claimed), asked('free')]
    expect(unclaimed(all).map(({ requestId }) => requestId)).toEqual(['free'])
  })
})

describe('the bell', () => {
  let rung = 0
  const waiting = signal<readonly RequestDoc[]>([])
  let end: (() => void) | null = null
  beforeEach(() => {
    vi.useFakeTimers()
    rung = 0
    waiting.value = []
    end = ringFor(waiting, () => (rung += 1))
  })
  afterEach(() => {
    end?.()
    vi.useRealTimers()
  })

  test('rings at once, every fifteen seconds, and not after somebody has claimed', () => {
    expect(rung).toBe(0)
    waiting.value = [asked('one')]
    expect(rung).toBe(1)
    vi.advanceTimersByTime(14_999)
    expect(rung).toBe(1)
    vi.advanceTimersByTime(1)
    expect(rung).toBe(2)
    waiting.value = []
    vi.advanceTimersByTime(60_000)
    expect(rung).toBe(2)
  })

  test('rings for each that comes, and not for one that is only told again', () => {
    waiting.value = [asked('one')]
    waiting.value = [asked('one', { lateAt: 61_000, rev: 2 })]
    expect(rung).toBe(1)
    waiting.value = [asked('one'), asked('two')]
    expect(rung).toBe(2)
  })

  test('rings anew for what was let go of', () => {
    waiting.value = [asked('one')]
    waiting.value = []
    waiting.value = [asked('one', { waitingSince: 8_000 })]
    expect(rung).toBe(2)
  })
})
