/**
 * A busy day, told three ways: by the office’s report, by the Z reports of its
 * tills, and by the journal. Whatever was done, and in whatever order, every
 * figure of one is that of the others, and of the bills themselves.
 */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { refundsOf } from '../../hub/billing/refund.sql.ts'
import { salesReport } from '../../hub/reports/views.ts'
import { keptReport } from '../../hub/till/till.sql.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import type { SalesReport } from '../../schema/report.ts'
import { sumsOf } from '../../schema/till-sums.ts'
import type { TillReport } from '../../schema/till.ts'
import { beginWalk, takeStep } from './bill-evening.ts'
import { anyStep, bill, billIds, type Walk } from './bill-steps.ts'
import { codeOf, column, figure } from './look.ts'
import { outletOf } from './menu-sales.ts'
import { xOf } from './till-kit.ts'

const total = <T>(things: readonly T[], amount: (thing: T) => number): number =>
  things.reduce((sum, thing) => sum + amount(thing), 0)

/** Less than nothing of nothing is nothing. */
const plainZero = (amount: number): number => amount + 0

/** One day, as each tells it. */
interface Day {
  readonly office: SalesReport
  readonly tills: readonly TillReport[]
  readonly bills: readonly BillDoc[]
  readonly refunds: readonly RefundDoc[]
  /** What the sales and credit notes of the day have put on some accounts; credit is below zero. */
  readonly journal: (...accounts: readonly string[]) => number
}

const readDay = async ({ shop }: Walk): Promise<Day> => {
  const outlet = outletOf(shop.db, 'counter')
  const bills = billIds(shop, 'settled').flatMap((billId) => bill(shop, billId) ?? [])
  const today = bills[0]?.businessDate ?? 0
  const tillIds = column<string>(shop.db, `select till_id from till where outlet_id = 'counter'`)
  const tills: TillReport[] = []
  for (const tillId of tillIds) tills.push(keptReport(shop.db, tillId) ?? (await xOf(shop, tillId)))
  return {
    office: salesReport(
      { db: shop.db, outlet, at: shop.clock.now },
      { from: today, to: today, grain: 'hour', compare: 'none' },
    ),
    tills,
    bills,
    refunds: bills.flatMap(({ billId }) => refundsOf(shop.db, billId)),
    journal: (...accounts) =>
      figure(
        shop.db,
        `select coalesce(sum(p.amount), 0) from posting p join journal_entry e on e.entry_id = p.entry_id
          where e.source_kind in ('bill', 'refund') and e.outlet_id = 'counter' and e.business_date = ?
            and p.account_id in (select value from json_each(?))`,
        today,
        JSON.stringify(accounts),
      ),
  }
}

const expectSales = ({ office, tills, bills, refunds, journal }: Day): void => {
  const { totals } = office
  const back = (amount: (of: RefundDoc['total']) => number): number =>
    total(refunds, (refund) => amount(refund.total))
  const told = (name: string, ...ways: readonly number[]): void =>
    expect([name, ...ways.map(plainZero)]).toEqual([
      name,
      ...ways.map(() => plainZero(ways[0] ?? 0)),
    ])

  told(
    'taxable',
    totals.taxable,
    total(tills, ({ taxable }) => taxable) - back(({ taxable }) => taxable),
    total(bills, (one) => one.total.taxableTotal) - back(({ taxable }) => taxable),
    -journal('4010', '4020', '4030', '4050', '4060', '4090', '4095'),
  )
  told(
    'tax',
    totals.tax,
    total(tills, ({ tax }) => tax) - back((of) => of.total - of.taxable),
    -journal('2101', '2102', '2103', '2104', '2120'),
  )
  for (const [code, account] of [
    ['CGST', '2101'],
    ['SGST', '2102'],
    ['IGST', '2103'],
  ] as const)
    told(
      code,
      total(tills, (till) => sumsOf(till).heads[code] ?? 0) - back(({ taxes }) => taxes[code] ?? 0),
      -journal(account),
    )
  told(
    'round-off',
    totals.roundOff,
    total(tills, ({ roundOff }) => roundOff) - back(({ roundOff }) => roundOff),
    -journal('6900'),
  )
  told(
    'total',
    totals.total,
    total(tills, ({ payable }) => payable) - back(({ payable }) => payable),
    total(bills, (one) => one.total.payable) - back(({ payable }) => payable),
  )
  told(
    'tips',
    total(tills, ({ tips }) => tips) - total(refunds, ({ tip }) => tip),
    -journal('2200'),
  )
  told(
    'lowered',
    total(tills, ({ discounts, comps }) => discounts.amount + comps.amount),
    total(bills, (one) => one.total.discountTotal),
  )
}

const expectCounts = ({ office, tills, bills, refunds }: Day): void => {
  const { totals, points, hours } = office
  const undone = refunds.filter(({ isUndo }) => isUndo).length
  expect([totals.bills, totals.undone, totals.refunds]).toEqual([
    bills.length - undone,
    undone,
    refunds.length,
  ])
  expect(total(tills, (till) => till.bills)).toBe(bills.length)
  // Of what was free nothing moves when it is undone: the till knows nothing of it.
  const moved = refunds.filter(({ payments }) => payments.length > 0)
  expect([
    total(tills, (till) => till.undone ?? 0),
    total(tills, (till) => till.refunds.count),
  ]).toEqual([moved.filter(({ isUndo }) => isUndo).length, moved.length])
  expect(plainZero(-total(tills, (till) => till.refunds.amount))).toBe(
    total(refunds, (refund) => refund.total.payable + refund.tip),
  )
  const told: readonly (readonly { readonly bills: number; readonly total: number }[])[] = [
    points,
    hours,
  ]
  for (const parts of told)
    expect([total(parts, (part) => part.bills), total(parts, (part) => part.total)]).toEqual([
      totals.bills,
      totals.total,
    ])
}

const accountOf = { cash: '1010', upi: '1040', card: '1050', account: '1100' } as const

/** Parts are of bills that are settled by now, so each way took for bills what its bills say. */
const expectTenders = ({ office, tills, bills, refunds, journal }: Day, { shop }: Walk): void => {
  for (const kind of ['cash', 'upi', 'card', 'account', 'wallet'] as const) {
    const paid = (payments: readonly { readonly kind: string; readonly amount: number }[]) =>
      total(
        payments.filter((one) => one.kind === kind),
        ({ amount }) => amount,
      )
    const ofBills =
      total(bills, ({ payments }) => paid(payments)) -
      total(refunds, ({ payments }) => paid(payments))
    const received = figure(
      shop.db,
      'select coalesce(sum(amount), 0) from money_part where kind = ?',
      kind,
    )
    const inTills = total(tills, ({ tenders }) => paid(tenders)) - received
    const said = office.tenders.find((one) => one.kind === kind)?.amount ?? 0
    expect([kind, said, inTills]).toEqual([kind, ofBills, ofBills])
    if (kind === 'wallet') continue
    // Cash beyond what was due, kept while a screen was cut off, is over or short and no sale.
    const beyond = kind === 'cash' ? journal('6910') : 0
    expect([kind, journal(accountOf[kind]) + beyond]).toEqual([kind, ofBills])
  }
  const offline = figure(
    shop.db,
    `select coalesce(sum(amount), 0) from exception where kind in ('offline-difference', 'offline-unowed')`,
  )
  expect([total(tills, (till) => till.offline), plainZero(-journal('6910'))]).toEqual([
    offline,
    offline,
  ])
}

const expectItems = ({ office, bills, refunds }: Day): void => {
  const sold = new Map<string, number>()
  const add = (itemId: string, amount: number): void =>
    void sold.set(itemId, (sold.get(itemId) ?? 0) + amount)
  for (const one of bills)
    for (const { lineId, itemId } of one.lines)
      add(itemId, one.total.lines.find(({ id }) => id === lineId)?.total ?? 0)
  for (const refund of refunds)
    for (const { id, total: back } of refund.total.lines) {
      const lines = bills.find(({ billId }) => billId === refund.billId)?.lines ?? []
      add(lines.find(({ lineId }) => lineId === id)?.itemId ?? '', -back)
    }
  expect(new Map(office.items.map(({ itemId, total: amount }) => [itemId, amount]))).toEqual(sold)
  const charges =
    total(bills, (one) => total(one.total.charges, (charge) => charge.total)) -
    total(refunds, (refund) => total(refund.total.charges, (charge) => charge.total))
  const { total: all, roundOff } = office.totals
  expect(total([...sold.values()], (amount) => amount) + charges + roundOff).toBe(all)
}

test('a busy day is the same in the office, on its Z reports and in the journal', async () => {
  let refunded = 0
  let sold = 0
  let retendered = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 80, maxLength: 160 }), async (steps) => {
      const walk = await beginWalk()
      try {
        for (const step of steps) await takeStep(walk, step, { hasNights: false })
        for (const billId of billIds(walk.shop, 'open')) {
          const tenders = [{ kind: 'cash', offered: 'exact' }]
          const settle = { billId, tenders }
          expect(await codeOf(walk.shop, walk.desk, 'bill.settle', settle)).toBe(null)
        }
        const day = await readDay(walk)
        sold += day.bills.length
        refunded += day.refunds.length
        retendered += total(day.bills, ({ retenders = [] }) => retenders.length)
        expectSales(day)
        expectCounts(day)
        expectTenders(day, walk)
        expectItems(day)
      } finally {
        walk.shop.close()
      }
    }),
    // A day is long: the first that differs is shown as it was.
    { numRuns: 6, endOnFailure: true },
  )
  expect(sold).toBeGreaterThan(60)
  expect(refunded).toBeGreaterThan(5)
  expect(retendered).toBeGreaterThan(0)
}, 300_000)
