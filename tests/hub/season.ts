/** A season of sales: day after day, at all hours, of everything on the menu, paid in every way. */
import type { OrderType } from '../../schema/catalogue.ts'
import type { BillDoc, TenderArgs } from '../../schema/bill.ts'
import { plusDays } from '../../schema/calendar.ts'
import { readBill } from '../../hub/views/views.ts'
import { done, saleOf } from './evening.ts'
import type { Shop } from './kit.ts'
import { column } from './look.ts'
import { lineOf, menuAt, outletOf } from './menu-sales.ts'

/** Numbers that look like chance and are the same in every run. */
export const chance = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    // Park and Miller's minimal standard generator.
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const ways: readonly (readonly TenderArgs[])[] = [
  [{ kind: 'cash', offered: 'exact' }],
  [{ kind: 'upi', offered: 'exact' }],
  [{ kind: 'card', offered: 'exact' }],
  [
    { kind: 'upi', offered: 100 },
    { kind: 'cash', offered: 'exact' },
  ],
]

/** Sold by the outlet in India on a business date: some sales of the trading day, the small hours after it too. */
const momentOf = (date: number, minute: number): number => {
  const text = String(date)
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  return Date.parse(`${day}T04:00:00+05:30`) + minute * 60_000
}

export interface Season {
  readonly outletId: string
  readonly from: number
  readonly days: number
  /** So many sales a day, between the least (1) and the most; on every seventh day the shop is shut. */
  readonly least?: number
  readonly perDay: number
  readonly seed?: number
  /** Nothing is sold before this moment. */
  readonly notBefore?: number
}

/** Rings up the sales in the order of time and leaves the clock at the last. */
export const sellASeason = async (
  shop: Shop,
  { outletId, from, days, least = 1, perDay, seed = 1, notBefore = 0 }: Season,
): Promise<void> => {
  const next = chance(seed)
  const menu = menuAt(shop.db, outletId)
  const orderTypes: readonly OrderType[] = ['eat-here', 'takeaway']
  for (let i = 0; i < days; i += 1) {
    if (i % 7 === 6) continue
    const date = plusDays(from, i)
    const begins = Math.max(0, Math.ceil((notBefore - momentOf(date, 0)) / 60_000))
    const minutes = Array.from(
      { length: least + next(perDay - least + 1) },
      () => begins + next(24 * 60 - begins),
    ).toSorted((a, b) => a - b)
    let seller = null
    let signedInAt = 0
    for (const minute of minutes) {
      shop.clock.now = momentOf(date, minute)
      // Nobody works longer than a shift.
      if (seller === null || shop.clock.now - signedInAt > 11 * 3_600_000) {
        seller = shop.join('cashier', outletId, 'meena')
        signedInAt = shop.clock.now
      }
      const lines = Array.from({ length: 1 + next(3) }, () =>
        lineOf(menu, {
          item: next(1000),
          variant: next(10),
          extras: next(3),
          amount: 20 + next(900),
        }),
      )
      done(
        await shop.send(seller, 'sale.ring', {
          ...saleOf(lines, [...(ways[next(ways.length)] ?? [])]),
          orderType: orderTypes[next(2)] ?? 'takeaway',
        }),
      )
    }
  }
}

/** Every settled bill of an outlet, read one by one. */
export const billsOf = (shop: Shop, outletId: string): readonly BillDoc[] =>
  column<string>(
    shop.db,
    `select bill_id from bill where outlet_id = ? and state = 'settled'`,
    outletId,
  ).map((billId) => {
    const bill = readBill(shop.db, outletOf(shop.db, outletId).outletId, billId)
    if (bill === undefined) throw new Error(`bill ${billId} is not at ${outletId}`)
    return bill
  })
