/** Any sale there can be is posted whole: made up by chance, and a few hundred from the menu. */
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { billOf, plain, settle } from '../../hub/billing/bill.ts'
import { saleEntry } from '../../hub/ledger/posting-rules.ts'
import { salesDay } from '../../hub/days/days.sql.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import type { BillDoc, TenderArgs } from '../../schema/bill.ts'
import type { Posting } from '../../schema/ledger.ts'
import { sum } from '../../schema/money.ts'
import type { OrderLine } from '../../schema/order.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import type { TaxClass } from '../../schema/tax.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Shop } from './kit.ts'
import { cell, column, figure } from './look.ts'
import { lineOf, menuAt, orderTypesHere, outletOf, wishes } from './menu-sales.ts'

/** A line of an order, with everything that matters to money and nothing else of interest. */
const anyLine = fc.record({
  qtyMilli: fc.integer({ min: 1, max: 20_000 }),
  unitPrice: fc.nat(500_000),
  modifier: fc.nat(5_000),
  isTaxIncluded: fc.boolean(),
  taxClassId: fc.constantFrom('gst5', 'gst18', 'gst28cess', 'nil'),
  salesAccount: fc.constantFrom('4010', '4020', '4030'),
})

const classes: Readonly<Record<string, TaxClass>> = {
  gst5: { id: 'gst5', kind: 'gst', ratePpm: 50_000 },
  gst18: { id: 'gst18', kind: 'gst', ratePpm: 180_000 },
  gst28cess: { id: 'gst28cess', kind: 'gst', ratePpm: 280_000, cessPpm: 120_000 },
  nil: { id: 'nil', kind: 'nil' },
}
const classOf = (id: string): TaxClass => {
  const found = classes[id]
  if (found === undefined) throw new Error(`no class ${id}`)
  return found
}

const anyTender = fc.record(
  {
    kind: fc.constantFrom<TenderArgs['kind']>('cash', 'upi', 'card'),
    offered: fc.oneof(fc.constant('exact' as const), fc.integer({ min: 1, max: 3_000_000 })),
    kept: fc.nat(3_000_000),
  },
  { requiredKeys: ['kind', 'offered'] },
)

const anyOutlet = (base: OutletDoc): fc.Arbitrary<OutletDoc> =>
  fc
    .record({
      taxScheme: fc.constantFrom<OutletDoc['taxScheme']>('regular', 'composition', 'unregistered'),
      taxRounding: fc.constantFrom<OutletDoc['taxRounding']>('line', 'bill'),
      cashIncrement: fc.constantFrom(1, 5, 100),
      cashScope: fc.constantFrom<OutletDoc['cashScope']>('always', 'cash_only'),
    })
    .map((changes) => ({ ...base, ...changes }))

const toLine = (
  line: {
    readonly qtyMilli: number
    readonly unitPrice: number
    readonly modifier: number
    readonly isTaxIncluded: boolean
    readonly taxClassId: string
    readonly salesAccount: string
  },
  i: number,
): OrderLine => ({
  ...line,
  lineId: `line-${i}`,
  round: 1,
  state: 'ready',
  voidedMilli: 0,
  itemId: `item-${i}`,
  variantId: null,
  names: { en: 'Something' },
  variantNames: null,
  modifiers: [{ modifierId: 'more', names: { en: 'More' }, amount: line.modifier }],
  unit: 'kg',
  source: 'typed',
  hsn: '2106',
  isDiscountable: true,
  stationId: null,
  note: '',
  seat: null,
  course: null,
  by: null,
  sentAt: null,
  readyAt: null,
})

/** What stands on the credit side of some accounts. */
const credited = (postings: readonly Posting[], ...accounts: readonly string[]): number =>
  sum(postings.filter(({ account }) => accounts.includes(account)).map(({ amount }) => 0 - amount))

describe('any sale, however it is made up and paid', () => {
  let shop: Shop
  beforeAll(() => {
    shop = openShop()
  })
  afterAll(() => shop.close())

  test('settles to the paisa, and its entry balances and says what the bill says', () => {
    const base = outletOf(shop.db, 'counter')
    let settled = 0
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 8 }),
        fc.array(anyTender, { minLength: 1, maxLength: 4 }),
        anyOutlet(base),
        (someLines, tenders, outlet) => {
          const lines = someLines.map(toLine)
          const total = billOf(plain(lines), outlet, classOf, tenders)
          const paid = settle(total.due, tenders)
          if (!paid.ok) return
          settled += 1
          const { payments, change, overShort } = paid.value
          expect(sum(payments.map(({ amount }) => amount))).toBe(total.due)
          expect(sum(payments.map((payment) => payment.change))).toBe(change)
          for (const payment of payments) {
            expect(payment.amount).toBeGreaterThanOrEqual(0)
            expect(payment.kind === 'cash' ? 0 : payment.change).toBe(0)
          }
          const bill = {
            billId: 'a bill',
            lines,
            discounts: [],
            charges: [],
            list: {},
            total,
            payments: payments.map((payment) => ({ ...payment, paymentId: '', isPart: false })),
            change,
            overShort,
          } as unknown as BillDoc

          const postings = saleEntry(bill)
          expect(sum(postings.map(({ amount }) => amount))).toBe(0)
          expect(postings).not.toHaveLength(1)
          expect(postings.every(({ amount }) => Number.isSafeInteger(amount) && amount !== 0)).toBe(
            true,
          )
          expect(new Set(postings.map(({ account }) => account)).size).toBe(postings.length)
          expect(credited(postings, '1010', '1040', '1050') + total.payable + overShort).toBe(0)
          expect(credited(postings, '4010', '4020', '4030')).toBe(total.taxableTotal)
          expect(credited(postings, '2101', '2102', '2103', '2104', '2120')).toBe(total.taxTotal)
          expect(credited(postings, '6900')).toBe(total.roundOff)
          expect(credited(postings, '6910')).toBe(overShort)
        },
      ),
      { numRuns: 600 },
    )
    expect(settled).toBeGreaterThan(100)
  })

  test('with half of a line charged is a bug, and is not posted', () => {
    const [line] = [
      toLine(
        {
          qtyMilli: 1000,
          unitPrice: 100,
          modifier: 0,
          isTaxIncluded: true,
          taxClassId: 'nil',
          salesAccount: '4020',
        },
        0,
      ),
    ]
    const total = billOf(plain([line]), outletOf(shop.db, 'counter'), classOf)
    const bill = {
      billId: 'b',
      lines: [line],
      discounts: [],
      charges: [],
      list: {},
      total,
      payments: [],
      change: 0,
      overShort: 0,
    } as unknown as BillDoc
    expect(() => saleEntry(bill)).toThrow(/is out by -100/)
    expect(() => saleEntry({ ...bill, lines: [{ ...line, lineId: 'other' }] })).toThrow(
      /does not charge line/,
    )
  })
})

const printedTotal = (task: string): number => {
  const { document } = JSON.parse(task) as { document: ReceiptDocument }
  const block = document.blocks.find((one) => one.kind === 'pair' && one.left === 'TOTAL')
  if (block?.kind !== 'pair') throw new Error('nothing is printed as the total')
  return Number(block.right.replace(/[^\d.]/g, '').replace('.', ''))
}

describe('a few hundred sales from the menu', () => {
  let shop: Shop
  beforeEach(() => {
    shop = openShop()
    // Nobody pulls the plug here.
    shop.db.pragma('synchronous = off')
  })
  afterEach(() => shop.close())

  test('are printed, stored, posted and summed up as the same amounts', async () => {
    const tills = ['counter', 'restaurant'].map((outletId) => ({
      outletId,
      menu: menuAt(shop.db, outletId),
      sender: shop.join('cashier', outletId, 'meena'),
      expected: { bills: 0, total: 0, cash: 0, upi: 0 },
    }))
    let sales = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.array(wishes, { minLength: 1, maxLength: 7 }),
        orderTypesHere,
        fc.boolean(),
        fc.nat(120),
        async (till, wanted, orderType, inCash, seconds) => {
          const { outletId, menu, sender, expected } = tills[till]!
          shop.clock.now += seconds * 1000
          const lines = wanted.map((wish) => lineOf(menu, wish))
          const { result } = done(
            await shop.send(sender, 'sale.ring', {
              ...saleOf(lines, [{ kind: inCash ? 'cash' : 'upi', offered: 'exact' }]),
              orderType,
            }),
          )
          const { payable, billId } = result
          sales += 1
          expected.bills += 1
          expected.total += payable
          expected[inCash ? 'cash' : 'upi'] += payable

          const receipt = cell(
            shop.db,
            `select task from job where about = ? and kind = 'receipt'`,
            `bill:${billId}`,
          )
          expect(printedTotal(receipt)).toBe(payable)
          expect(figure(shop.db, 'select payable from bill where bill_id = ?', billId)).toBe(
            payable,
          )
          expect(figure(shop.db, 'select sum(amount) from payment where bill_id = ?', billId)).toBe(
            payable,
          )
          const account = inCash ? '1010' : '1040'
          expect(
            figure(
              shop.db,
              `select coalesce(sum(p.amount), 0) from posting p join journal_entry e on e.entry_id = p.entry_id
                where e.source_id = ? and p.account_id = ?`,
              billId,
              account,
            ),
          ).toBe(payable)
          const day = salesDay(shop.db, outletId, 2026_11_21)
          expect([day.bills, day.total]).toEqual([expected.bills, expected.total])
        },
      ),
      { numRuns: 250 },
    )
    expect(sales).toBe(250)
    expect(verifyShop(shop.db)).toEqual([])
    for (const { outletId, expected } of tills) {
      const { tenders, bills } = salesDay(shop.db, outletId, 2026_11_21)
      expect([bills, tenders['cash'] ?? 0, tenders['upi'] ?? 0]).toEqual([
        expected.bills,
        expected.cash,
        expected.upi,
      ])
    }
    const accounts = column<string>(
      shop.db,
      `select p.account_id || ' ' || (sum(p.amount) = (select sum(amount) from balance_day b where b.account_id = p.account_id))
         from posting p group by p.account_id`,
    )
    expect(accounts.filter((line) => line.endsWith(' 0'))).toEqual([])
    expect(figure(shop.db, 'select sum(amount) from posting')).toBe(0)
  })
})
