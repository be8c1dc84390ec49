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
import { done, saleOf, sellAnEvening } from './evening.ts'
import { openShop, type Shop } from './kit.ts'
import { cell, column, contentOf, figure } from './look.ts'
import { lineOf, menuAt, orderTypesHere, outletOf, wishes } from './menu-sales.ts'

const entry = (no = 'coalesce(max(no), 0) + 1', isSealed = 0): string =>
  `insert into journal_entry (entry_id, outlet_id, fiscal_year, no, business_date, memo, source_kind, source_id, at, is_sealed)
   select 'new', 'counter', '2026-27', ${no}, 20261121, 'by hand', 'hand', '1', 0, ${isSealed} from journal_entry
    where outlet_id = 'counter' and fiscal_year = '2026-27'`
const posting = (no: number, account: string, amount: number): string =>
  `insert into posting (entry_id, line_no, account_id, amount) values ('new', ${no}, '${account}', ${amount})`
const seal = `update journal_entry set is_sealed = 1 where entry_id = 'new'`

describe('whoever works on the books by hand', () => {
  let shop: Shop
  let before: Readonly<Record<string, string>>

  beforeAll(async () => {
    shop = openShop()
    await sellAnEvening(shop)
    before = contentOf(shop.db)
  })
  afterAll(() => shop.close())

  /**
   * Tries it inside a transaction, as a program would, and says how the database
   * answered. Whatever the program does next, nothing of it may remain.
   */
  const attack = (...statements: readonly string[]): string => {
    shop.db.exec('begin')
    try {
      for (const statement of statements) shop.db.exec(statement)
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      // A rule of the books takes the whole transaction back, so that half a document cannot be committed.
      expect(code === 'SQLITE_CONSTRAINT_TRIGGER' && shop.db.inTransaction).toBe(false)
      if (shop.db.inTransaction) shop.db.exec('rollback')
      expect(contentOf(shop.db)).toEqual(before)
      return message
    }
    throw new Error('the database let it happen')
  }

  test('can post what balances', () => {
    shop.db.exec('begin')
    for (const statement of [entry(), posting(1, '1010', 100), posting(2, '4020', -100), seal])
      shop.db.exec(statement)
    expect(cell(shop.db, `select is_sealed from journal_entry where entry_id = 'new'`)).toBe('1')
    shop.db.exec('rollback')
  })

  test('cannot seal what does not balance', () => {
    expect(attack(entry(), posting(1, '1010', 100), posting(2, '4020', -99), seal)).toBe(
      'an entry balances',
    )
  })

  test('cannot seal an entry with one leg or with none', () => {
    expect(attack(entry(), posting(1, '1010', 100), seal)).toBe(
      'an entry has at least two postings',
    )
    expect(attack(entry(), seal)).toBe('an entry has at least two postings')
  })

  test('cannot post nothing, to no account, or half a paisa', () => {
    expect(attack(entry(), posting(1, '1010', 0))).toMatch(/CHECK constraint/)
    expect(attack(entry(), posting(1, '9999', 1))).toMatch(/FOREIGN KEY/)
    expect(attack(entry(), posting(1, '1010', 0.5))).toMatch(/cannot store REAL value/)
  })

  test('cannot write an entry that is sealed from the start', () => {
    expect(attack(entry(undefined, 1))).toBe(
      'an entry is written open and sealed after its postings',
    )
  })

  test('cannot skip a number, or give one twice', () => {
    expect(attack(entry('max(no) + 2'))).toBe('an entry number is the next of its year')
    expect(attack(entry('max(no)'))).toBe('an entry number is the next of its year')
  })

  test('cannot post a sale a second time', () => {
    expect(
      attack(
        `insert into journal_entry (entry_id, outlet_id, fiscal_year, no, business_date, memo, source_kind, source_id, purpose, at)
         select 'new', outlet_id, fiscal_year, max(no) + 1, business_date, memo, source_kind, source_id, purpose, at
           from journal_entry where outlet_id = 'counter'`,
      ),
    ).toMatch(/UNIQUE constraint/)
  })

  test.each([
    [
      'posts into a sealed entry',
      `insert into posting select entry_id, 99, '1010', 1, null from journal_entry limit 1`,
      /takes no more postings/,
    ],
    [
      'opens a sealed entry again',
      `update journal_entry set is_sealed = 0`,
      /corrected by another entry/,
    ],
    [
      'renames a sealed entry',
      `update journal_entry set memo = 'nothing to see'`,
      /only ever sealed|corrected/,
    ],
    [
      'moves an entry to another day',
      `update journal_entry set business_date = 20260101`,
      /only ever sealed|corrected/,
    ],
    ['deletes an entry', `delete from journal_entry`, /entries are never deleted/],
    [
      'replaces an entry',
      `insert or replace into journal_entry select * from journal_entry limit 1`,
      /never deleted|written open|next of its year/,
    ],
    ['changes a posting', `update posting set amount = amount * 2`, /postings are never changed/],
    [
      'moves a posting to another account',
      `update posting set account_id = '1020'`,
      /postings are never changed/,
    ],
    ['deletes a posting', `delete from posting`, /postings are never deleted/],
    [
      'replaces a posting',
      `insert or replace into posting select * from posting limit 1`,
      /never deleted|no more postings/,
    ],
    ['changes an event', `update event set body = '{}'`, /events are never changed/],
    ['deletes an event', `delete from event`, /events are never deleted/],
    [
      'replaces an event',
      `insert or replace into event select * from event limit 1`,
      /events are never deleted/,
    ],
    ['changes an invoice', `update invoice set number = 'X1'`, /invoices are never changed/],
    ['deletes an invoice', `delete from invoice`, /invoices are never deleted/],
    [
      'replaces an invoice',
      `insert or replace into invoice select * from invoice limit 1`,
      /never deleted|next of its series/,
    ],
    [
      'skips an invoice number',
      `insert into invoice select 'new', outlet_id, series, fiscal_year, 99, 'M1/2627/00099', kind, (select bill_id from bill where state = 'open'), business_date, issued_at, document from invoice limit 1`,
      /the next of its series/,
    ],
    [
      'gives a bill a second invoice',
      `insert into invoice select 'new', outlet_id, series, fiscal_year, 6, 'M1/2627/00006', kind, bill_id, business_date, issued_at, document from invoice where no = 1 and outlet_id = 'counter'`,
      /UNIQUE constraint/,
    ],
    ['changes a payment', `update payment set kind = 'cash'`, /payments are never changed/],
    ['deletes a payment', `delete from payment`, /payments are never deleted/],
    [
      'replaces a payment',
      `insert or replace into payment select * from payment limit 1`,
      /payments are never deleted/,
    ],
    [
      'changes a settled bill',
      `update bill set payable = 0 where state = 'settled'`,
      /corrected by a credit note/,
    ],
    [
      'opens a settled bill again',
      `update bill set state = 'open', settled_at = null where state = 'settled'`,
      /corrected by a credit note/,
    ],
    ['deletes a bill', `delete from bill`, /bills are never deleted/],
    ['deletes an open bill', `delete from bill where state = 'open'`, /bills are never deleted/],
    [
      'replaces a bill',
      `insert or replace into bill select * from bill limit 1`,
      /bills are never deleted/,
    ],
    [
      'changes an order line',
      `update order_line set unit_price = 1`,
      /keep the names and prices of their moment/,
    ],
    ['deletes an order line', `delete from order_line`, /order lines are never deleted/],
    [
      'replaces an order line',
      `insert or replace into order_line select * from order_line limit 1`,
      /order lines are never deleted/,
    ],
    ['deletes an order', `delete from sales_order`, /never deleted|FOREIGN KEY/],
    ['changes a price', `update price set amount = 1`, /closed, never changed/],
    ['deletes a price', `delete from price`, /closed, never deleted/],
    ['deletes an outlet', `delete from outlet`, /deactivated, never deleted/],
  ])('is refused who %s', (_, statement, message) => {
    expect(attack(statement)).toMatch(message)
  })
})

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
