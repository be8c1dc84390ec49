import { beforeEach, expect, test, vi } from 'vitest'
import type { Command } from '../../schema/command.ts'

const disk = vi.hoisted(() => ({ kept: undefined as unknown }))
vi.mock('../../kiosk/lib/outbox-store.ts', () => ({
  changeKept: (_: string, change: (old: unknown) => unknown) => {
    disk.kept = change(disk.kept)
    return Promise.resolve(disk.kept)
  },
  recall: () => Promise.resolve(disk.kept),
}))

const upi = { kind: 'upi', amount: 100_00, reference: '4821' } as const
const cash = { kind: 'cash', amount: 500_00, reference: '' } as const
const ring = (id: string, tenders: readonly object[]): Command => ({
  v: 1,
  id,
  name: 'sale.ring',
  args: { tenders },
  sentAt: 0,
})

beforeEach(() => {
  disk.kept = undefined
  vi.resetModules()
})

test('a sale the hub would not have still says what was taken for it, also after a reload', async () => {
  const before = await import('../../kiosk/counter/rung.ts')
  before.noteRung('one', [upi, cash], 380_00)
  const left = [upi, { ...cash, amount: 120_00 }]
  const sale = ring('one', [
    { kind: 'upi', offered: 100_00, reference: '4821' },
    { kind: 'cash', offered: 'exact' },
  ])
  expect(before.rungFor(sale)).toEqual(left)
  vi.resetModules()
  const after = await import('../../kiosk/counter/rung.ts')
  await after.recallRung()
  expect(after.rungFor(sale)).toEqual(left)
})

test('one of which nothing is remembered says what its command names', async () => {
  const { rungFor } = await import('../../kiosk/counter/rung.ts')
  const named = ring('two', [
    { kind: 'upi', offered: 100_00, reference: '4821' },
    { kind: 'cash', offered: 'exact' },
  ])
  expect(rungFor(named)).toMatchObject([upi])
})
