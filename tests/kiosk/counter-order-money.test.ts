import { beforeEach, expect, test, vi } from 'vitest'
import type { Tender } from '../../kiosk/lib/pay/tender.ts'
import type { Settled } from '../../kiosk/lib/send.ts'
import { straysOf } from '../../kiosk/counter/stray-money.ts'
import type { Kept } from '../../kiosk/lib/pay/held/money.ts'
import { unbooked } from '../../kiosk/lib/pay/taken-by.ts'
import { bill, line } from './cashier-kit.ts'

const hub = vi.hoisted(() => ({
  steps: [] as string[],
  heed: null as null | ((answered: object) => void),
  answer: null as null | ((settled: Settled<'bill.settle'>) => void),
}))

let ids = 0
vi.mock('../../kiosk/lib/send.ts', () => ({
  isAway: () => false,
  newId: () => `id-${(ids += 1)}`,
  onReply: (heed: (answered: object) => void) => (hub.heed = heed),
  unsettled: () => Promise.resolve([]),
  send: () => {
    hub.steps.push('sent')
    return { done: new Promise((resolve) => (hub.answer = resolve)) }
  },
}))
let disk: Kept | undefined
vi.mock('../../kiosk/lib/outbox-store.ts', () => ({
  changeKept: (_: string, change: (old: Kept | undefined) => Kept) => {
    disk = change(disk)
    hub.steps.push(`kept ${Object.keys(disk.drafts).length}`)
    return Promise.resolve(disk)
  },
  recall: () => Promise.resolve(disk),
  storeName: () => Promise.resolve('chowk-counter'),
}))
vi.mock('../../kiosk/lib/ids.ts', () => ({ newId: () => `id-${(ids += 1)}` }))
vi.mock('../../kiosk/lib/pay/held/tell.ts', () => ({
  onTakenAway: () => undefined,
  tellHeld: () => undefined,
}))
vi.mock('../../kiosk/lib/pay/held/say.ts', () => ({ sayMoney: () => '', screenNamed: () => '' }))
vi.mock('../../kiosk/counter/sold.ts', () => ({
  forgetSale: (id: string) => hub.steps.push(`forgot ${id}`),
  heard: () => undefined,
  show: () => undefined,
}))
vi.mock('../../kiosk/lib/ui/toast.ts', () => ({
  toast: ({ text }: { readonly text: string }) => hub.steps.push(text),
}))
vi.mock('../../kiosk/lib/till/pay-out-reason.ts', () => ({ payOutReason: () => 'none' }))
vi.mock('../../kiosk/lib/words/words.ts', () => ({ t: (id: string) => id }))
vi.mock('../../kiosk/lib/words/refused.ts', () => ({ refused: () => '' }))
vi.mock('../../kiosk/lib/session.ts', () => ({
  session: {
    peek: () => ({ me: { outlet: { cashScope: 'none', cashIncrement: 1 }, device: {} } }),
  },
}))

const { arrivedFor, openOrderMoney, payOrder } = await import('../../kiosk/counter/order-money.ts')
const { heldNow, putHeld } = await import('../../kiosk/lib/pay/held/store.ts')

const owed = bill(1, 1, [line('Samosa', 200)])
const upi: Tender = { kind: 'upi', amount: 100_00, reference: '4821' }
/** What is on its way to the disk has come there. */
const onDisk = () => vi.waitFor(() => expect(disk?.drafts).toEqual(allOf(owed.billId)))
const allOf = (billId: string) =>
  heldNow(billId).length === 0 ? {} : { [billId]: heldNow(billId) }

beforeEach(async () => {
  putHeld(owed.billId, [])
  arrivedFor(owed, upi)
  await onDisk()
  hub.steps.length = 0
  payOrder(owed, { kind: 'cash', offered: 'exact' })
})

test('money leaves an order only after its settlement is on its way', async () => {
  await onDisk()
  expect(hub.steps).toEqual(['sent', 'kept 0'])
})

test('money of a refused settlement stands with its order again', async () => {
  hub.answer?.({ ok: false, code: 'bill.already-settled', facts: {}, isParked: false })
  await vi.waitFor(() => expect(heldNow(owed.billId)).toMatchObject([upi]))
})

test('money of a settlement that waits for a person is in that and nowhere twice', async () => {
  hub.answer?.({ ok: false, code: 'sign-in.ended', facts: {}, isParked: true })
  await onDisk()
  expect(heldNow(owed.billId)).toEqual([])
})

test('of a bill that owed nothing any more only the cash is booked: the UPI stands here, and no sale is shown', async () => {
  await openOrderMoney()
  const { billId } = owed
  const tenders = [
    { kind: 'upi', offered: 100_00, reference: '4821' },
    { kind: 'cash', offered: 100_00, kept: 100_00 },
  ]
  const kept = { as: 'over', amount: 100_00, due: 0 }
  const reply = { ok: true, result: { invoiceNumber: '', kept } }
  hub.heed?.({ id: 'settling', name: 'bill.settle', args: { billId, tenders }, reply })
  expect(hub.steps).toEqual(expect.arrayContaining(['forgot settling', 'counter.kept-over']))
  expect(heldNow(billId)).toMatchObject([upi])
})

test('money is stray once its order is paid or gone, and not while it is still to be paid', () => {
  const standing = { 'bill-1': [upi] }
  const strays = [{ billId: 'bill-1', tenders: [upi] }]
  expect(straysOf(standing, [{ billId: 'bill-1', isPaid: false }])).toEqual([])
  expect(straysOf(standing, [{ billId: 'bill-1', isPaid: true }])).toEqual(strays)
  expect(straysOf(standing, [{ billId: 'bill-2', isPaid: false }])).toEqual(strays)
})

test('what came beside the cash is booked with it, or is here', () => {
  const tenders = [
    { kind: 'upi', offered: 100_00, reference: '4821' },
    { kind: 'cash', offered: 500_00, kept: 80_00 },
  ] as const
  expect(unbooked(tenders, { as: 'part' })).toEqual([])
  expect(unbooked(tenders, { as: 'part', isCashAlone: true })).toMatchObject([upi])
  expect(unbooked(tenders, { as: 'over' })).toMatchObject([upi])
})
