import { describe, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import { uuidv7 } from '../../schema/ids.ts'
import { mayRetry } from '../../kiosk/lib/pay/parked.ts'

const takenAt = Date.UTC(2026, 10, 21)
const parked = (name: string, args: object, code = 'sign-in.ended') =>
  ({
    id: `${name}-1`,
    command: { v: 1, id: `${name}-1`, name, args, sentAt: takenAt },
    parked: { ok: false, code, facts: {}, at: 0 },
  }) as Parameters<typeof mayRetry>[0]
const settlement = parked('bill.settle', { billId: 'four', tenders: [] })
type Paid = Pick<BillDoc, 'state' | 'payments'>
const open = (billId: string): Paid => ({
  state: billId === 'four' ? 'open' : 'settled',
  payments: [],
})
const none = (): undefined => undefined
/** A part that was paid so long before or after the settlement was taken. */
const partPaid = (ms: number) => (): Paid => {
  const paymentId = uuidv7(takenAt + ms, new Uint8Array(10))
  const cash = {
    kind: 'cash',
    amount: 1,
    offered: 1,
    change: 0,
    reference: '',
    isPart: true,
  } as const
  return { state: 'open', payments: [{ ...cash, paymentId }] }
}

describe('a settlement that was refused after everybody had left', () => {
  test('may be sent once more while its bill is to be paid, and nothing else needs a bill', () => {
    expect(mayRetry(settlement, [settlement], open)).toBe(true)
    expect(mayRetry(parked('sale.ring', {}), [], none)).toBe(true)
    expect(mayRetry(parked('order.add', { orderId: 'one' }), [], none)).toBe(true)
  })

  test('may not once its bill is settled by hand, put on another one, or unheard of', () => {
    expect(mayRetry(settlement, [settlement], none)).toBe(false)
  })

  test('nor while the money for it is on its way from here already', () => {
    const byHand = { ...settlement, id: 'by-hand', parked: null }
    expect(mayRetry(settlement, [settlement, byHand], open)).toBe(false)
    const elsewhere = { ...parked('bill.settle', { billId: 'five' }), id: 'other', parked: null }
    expect(mayRetry(settlement, [settlement, elsewhere], open)).toBe(true)
    const alsoParked = { ...settlement, id: 'first' }
    expect(mayRetry(settlement, [settlement, alsoParked], open)).toBe(true)
  })

  test('nor once a part was booked by hand since; one of before is none of this money', () => {
    expect(mayRetry(settlement, [settlement], partPaid(1_000))).toBe(false)
    expect(mayRetry(settlement, [settlement], partPaid(-1_000))).toBe(true)
  })

  test('nor where the hub has said that somebody else took the money', () => {
    const told = parked('bill.settle', { billId: 'four' }, 'bill.already-settled')
    expect(mayRetry(told, [told], open)).toBe(false)
  })
})
