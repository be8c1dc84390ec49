/** Bills, jobs and people as the hub sends them, with only what a test cares about said. */
import type { BillDoc } from '../../schema/bill.ts'
import type { JobDoc } from '../../schema/device.ts'
import type { OrderLine } from '../../schema/order.ts'
import { totalBill } from '../../schema/bill-total.ts'
import type { TaxClass } from '../../schema/tax.ts'

/** A moment of hub time the tests count from: 21 November 2026, 13:00 in Nashik. */
export const noon = Date.UTC(2026, 10, 21, 7, 30)
export const minute = 60_000

export const line = (en: string, rupees: number, facts: Partial<OrderLine> = {}): OrderLine => ({
  lineId: en,
  round: 1,
  state: 'ready',
  itemId: en,
  variantId: null,
  names: { en },
  variantNames: null,
  modifiers: [],
  qtyMilli: 1000,
  voidedMilli: 0,
  unit: 'piece',
  source: 'typed',
  unitPrice: rupees * 100,
  isTaxIncluded: true,
  taxClassId: 'sweets',
  hsn: '210690',
  salesAccount: '4010',
  isDiscountable: true,
  stationId: null,
  note: '',
  seat: null,
  course: null,
  by: null,
  sentAt: null,
  readyAt: null,
  ...facts,
})

const sweets: TaxClass = { id: 'sweets', kind: 'gst', ratePpm: 50_000 }

/** An open bill, totalled as the hub totals it, opened some minutes before `noon`. */
export const bill = (
  token: number,
  minutesAgo: number,
  lines: readonly OrderLine[],
  facts: Partial<BillDoc> = {},
): BillDoc => ({
  billId: `bill-${token}`,
  outletId: 'counter',
  orderId: `order-${token}`,
  token,
  sittingId: null,
  tableLabel: '',
  orderType: 'takeaway',
  businessDate: 2026_11_21,
  state: 'open',
  lines,
  discounts: [],
  charges: [],
  list: {},
  supply: 'intra',
  isSplit: false,
  total: totalBill({
    lines: lines.map(({ lineId, qtyMilli, unitPrice }) => ({
      id: lineId,
      qtyMilli,
      unitPrice,
      taxClass: sweets,
      isTaxIncluded: true,
    })),
    cashRounding: { increment: 100, mode: 'half_up', scope: 'always' },
  }),
  payments: [],
  change: 0,
  overShort: 0,
  invoice: null,
  language: 'en',
  isTakenAway: false,
  openedAt: noon - minutesAgo * minute,
  settledAt: null,
  settledBy: null,
  rev: 1,
  ...facts,
})

export const job = (facts: Partial<JobDoc>): JobDoc => ({
  jobId: 'job-1',
  outletId: 'counter',
  printerId: 'counter-receipt',
  kind: 'receipt',
  state: 'queued',
  reason: '',
  about: 'bill:bill-1',
  copy: 1,
  createdAt: noon,
  expiresAt: null,
  finishedAt: null,
  rev: 1,
  ...facts,
})
