import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sellAnEvening } from './evening.ts'
import { openShop, type Shop } from './kit.ts'
import { cell, contentOf } from './look.ts'

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
