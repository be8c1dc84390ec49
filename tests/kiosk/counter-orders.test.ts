import { describe, expect, test } from 'vitest'
import { openOrders, readyOldMs, readyShownMs } from '../../kiosk/counter/orders.ts'
import type { OrderDoc, OrderLine } from '../../schema/order.ts'

const now = Date.UTC(2026, 10, 21, 6)
const minute = 60_000

const line = (stationId: string | null): OrderLine => ({
  lineId: 'l1',
  round: 1,
  state: 'sent',
  itemId: 'vada-pav',
  variantId: null,
  names: { en: 'Vada pav' },
  variantNames: null,
  modifiers: [],
  qtyMilli: 1000,
  voidedMilli: 0,
  unit: 'piece',
  source: 'typed',
  unitPrice: 25_00,
  isTaxIncluded: true,
  taxClassId: 'restaurant-service',
  hsn: '996331',
  salesAccount: '4010',
  isDiscountable: true,
  stationId,
  note: '',
  seat: null,
  course: null,
  by: null,
  sentAt: null,
  readyAt: null,
})

const order = (token: number, more: Partial<OrderDoc> = {}): OrderDoc => ({
  orderId: `o${token}`,
  outletId: 'counter',
  token,
  sittingId: null,
  tableLabel: '',
  businessDate: 2026_11_21,
  orderType: 'takeaway',
  state: 'cooking',
  isPaid: true,
  billId: `b${token}`,
  note: '',
  lines: [line('chaat')],
  placedAt: now - 5 * minute,
  placedBy: 'sunita',
  deviceId: 'd1',
  rev: 1,
  ...more,
})

const shown = (
  orders: readonly OrderDoc[],
  readyAt: ReadonlyMap<string, number> = new Map(),
  handedOut: ReadonlySet<string> = new Set(),
): readonly string[] =>
  openOrders(orders, readyAt, handedOut, now).map(
    ({ order: { token }, isReady }) => `${token}${isReady ? ' ready' : ''}`,
  )

describe('the strip of orders', () => {
  test('calls out what is ready first, then what has been cooking longest', () => {
    const all = [order(4), order(2), order(3, { state: 'ready' })]
    expect(shown(all)).toEqual(['3 ready', '2', '4'])
  })

  test('leaves out what no kitchen makes', () => {
    expect(shown([order(1, { lines: [line(null)], state: 'ready' })])).toEqual([])
  })

  test('lets go of an order once it is handed over, or has been ready for too long', () => {
    const all = [order(1, { state: 'ready' }), order(2, { state: 'ready' })]
    const since = new Map([['o2', now - readyShownMs - 1]])
    expect(shown(all, since, new Set(['o1']))).toEqual([])
  })

  test('never lets go of what is still cooking', () => {
    const old = order(1, { placedAt: now - 2 * readyOldMs })
    expect(shown([old], new Map(), new Set(['o1']))).toEqual(['1'])
  })

  test('does not call out this morning again when the screen is opened at noon', () => {
    expect(shown([order(1, { state: 'ready', placedAt: now - readyOldMs - minute })])).toEqual([])
  })
})
