import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBills, matchOf, outletOfNumber } from '../../hub/billing/search.ts'
import { customerIdsBy } from '../../hub/customers/customers.ts'
import { usersAt } from '../../hub/people/people.sql.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import type { BillSearchArgs } from '../../schema/bill-search.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { knowCustomer } from './customer-kit.ts'
import { done, pastSale, saleOf } from './evening.ts'
import { feedParty } from './floor-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { figure } from './look.ts'

let shop: Shop
let counter: Sender
/** Bills by what the tests call them. */
const bills: Record<string, string> = {}

const ring = async (
  name: string,
  lines: CommandInput<'sale.ring'>['lines'],
  tenders?: CommandInput<'sale.ring'>['tenders'],
  sender = counter,
): Promise<void> => {
  bills[name] = done(await shop.send(sender, 'sale.ring', saleOf(lines, tenders))).result.billId
}
const samosas = (qtyMilli: number) => [{ itemId: 'samosa', qtyMilli }]

beforeAll(async () => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
  const boss = shop.join('cashier', 'counter', 'imran')
  const owner = shop.join('office', 'counter', 'asha')
  const { billId } = done(await shop.send(owner, 'sale.import', pastSale(shop))).result
  bills['past'] = billId
  await ring('cash', samosas(2000))
  await ring('upi', samosas(3000), [{ kind: 'upi', offered: 'exact', reference: '530011224711' }])
  await ring('katli', [{ itemId: 'kaju-katli', qtyMilli: 350 }], undefined, boss)
  const party = await feedParty(shop)
  const tenders = [{ kind: 'card' as const, offered: 'exact' as const }]
  done(await shop.send(boss, 'bill.settle', { billId: party.billId, tenders }))
  bills['table'] = party.billId
  await ring('undone', samosas(7000))
  done(await shop.send(counter, 'bill.undo', { billId: bills['undone'] ?? '' }))
  await ring('partly', samosas(9000))
  const lineId = shop.db
    .prepare(
      'select line_id from order_line l join bill b on b.order_id = l.order_id where b.bill_id = ?',
    )
    .pluck()
    .get(bills['partly']) as string
  const lines = [{ lineId, qtyMilli: 1000, fate: 'waste' as const }]
  done(
    await shop.send(boss, 'bill.refund', { billId: bills['partly'] ?? '', lines, reason: 'Cold' }),
  )
  const twice = await knowCustomer(shop, { name: 'G. Menon' })
  const args = { ...saleOf([{ itemId: 'jalebi', qtyMilli: 250 }]), customerId: twice }
  bills['hers'] = done(await shop.send(counter, 'sale.ring', args)).result.billId
  const person = { name: 'Gayatri Menon', phone: '98220 00511' }
  const customerId = await knowCustomer(shop, person)
  done(await shop.send(owner, 'customer.merge', { customerId: twice, intoId: customerId }))
  const buyer = { name: 'Patil & Sons (Caterers)', taxNumber: '27AAPFU0939F1ZV', address: 'Pune' }
  const firm = { ...saleOf([{ itemId: 'jalebi', qtyMilli: 250 }]), buyer }
  bills['firm'] = done(await shop.send(counter, 'sale.ring', firm)).result.billId
  await ring('next door', samosas(2000), undefined, shop.join('counter', 'restaurant', 'asha'))
})
afterAll(() => shop.close())

const context = () => ({
  db: shop.db,
  outletId: 'counter',
  currencyExponent: 2,
  people: usersAt.all(shop.db, 'counter'),
  customersBy: (typed: string) => customerIdsBy(shop.db, typed, 'IN'),
})
const nameOf = (billId: string): string | undefined =>
  Object.keys(bills).find((name) => bills[name] === billId)
const found = (find: string, more: Partial<BillSearchArgs> = {}) =>
  findBills(context(), { find, ...more }).bills.map(({ billId }) => nameOf(billId))

const everything = ['firm', 'hers', 'partly', 'undone', 'table', 'katli', 'upi', 'cash', 'past']

describe('a bill is found', () => {
  test('newest first, of this outlet only, where nothing is asked', () => {
    expect(found('')).toEqual(everything)
  })

  test('by its number, whole, by its last figures, or by that of its credit note', () => {
    expect(found('M1/2627/00002')).toEqual(['upi'])
    expect(found('m1/2627/00002')).toEqual(['upi'])
    const note = 'M1C/2627/00002'
    expect(found(note)).toEqual(['partly'])
    expect(found('00002', { field: 'number' })).toEqual(['partly', 'upi'])
  })

  test('by its token', () => {
    const token = figure(
      shop.db,
      'select token from sales_order o join bill b on b.order_id = o.order_id where b.bill_id = ?',
      bills['upi'] ?? '',
    )
    expect(found(`#${token}`)).toEqual(['upi'])
    expect(found(String(token), { field: 'token' })).toEqual(['upi'])
  })

  test('by what it came to, as it is written', () => {
    const due = figure(shop.db, 'select payable from bill where bill_id = ?', bills['katli'] ?? '')
    const rupees = (due / 100).toFixed(2)
    expect(found(rupees)).toEqual(['katli'])
    expect(found(`₹${due / 100}`)).toEqual(['katli'])
    expect(found(String(due / 100), { field: 'amount' })).toEqual(['katli'])
  })

  test('by something on it, begun in either language', () => {
    expect(found('katl')).toEqual(['katli'])
    expect(found('समोस')).toEqual(['partly', 'undone', 'upi', 'cash'])
    expect(found('kaju samosa')).toEqual([])
  })

  test('by the buyer its invoice names: a word of the name, or the GSTIN from its beginning', () => {
    for (const typed of ['patil', 'sons caterers', 'CATER', '27AAPFU0939F1ZV', '27aapfu'])
      expect(found(typed)).toEqual(['firm'])
    expect(found('patil', { field: 'buyer' })).toEqual(['firm'])
    expect(found('patil', { field: 'item' })).toEqual([])
  })

  test('by the GSTIN of its customer', async () => {
    const customerId = await knowCustomer(shop, {
      name: 'Rao Stores',
      taxNumber: '29AAGCB7383J1Z4',
    })
    expect(customerIdsBy(shop.db, '29aagcb', 'IN')).toEqual([customerId])
  })

  test('by its table', () => {
    const label = shop.db
      .prepare('select table_label from bill where bill_id = ?')
      .pluck()
      .get(bills['table']) as string
    expect(found(label, { field: 'table' })).toEqual(['table'])
  })

  test('by a payment’s reference, from its beginning or its last four figures', () => {
    for (const word of ['530011224711', '5300', '4711']) expect(found(word)).toEqual(['upi'])
  })

  test('by who settled it, by name or chosen', () => {
    expect(found('imran')).toEqual(['table', 'katli'])
    expect(found('', { by: 'imran' })).toEqual(['table', 'katli'])
    expect(found('nobody')).toEqual([])
  })

  test('by whose it is: a name, a phone or its last figures, those of a double made one with them too', () => {
    for (const typed of ['gayatri', 'Gayatri Menon', 'menon', '9822000511', '0511'])
      expect(found(typed)).toEqual(['hers'])
    expect(found('menon', { field: 'customer' })).toEqual(['hers'])
    // Once under another number, before the two were made one.
    expect(found('gayatri katli')).toEqual([])
    const stranger = { ...context(), customersBy: () => [] }
    expect(findBills(stranger, { find: 'gayatri' }).bills).toEqual([])
    // The index itself knows no name.
    expect(matchOf(context(), { find: 'gayatri' })).not.toContain('customer:"gayatri"')
  })

  test('by how it was paid, when, and what became of it', () => {
    expect(found('', { tender: 'upi' })).toEqual(['upi'])
    expect(found('', { state: 'partly' })).toEqual(['partly'])
    expect(found('', { state: 'undone' })).toEqual(['undone'])
    expect(found('', { to: 2026_11_20 })).toEqual(['past'])
    expect(found('', { from: 2026_11_21 })).toEqual(everything.slice(0, -1))
    expect(found('samosa', { tender: 'cash', state: 'paid' })).toEqual(['cash'])
  })

  test('never by words that are orders to the index', () => {
    for (const word of [
      '"',
      'samosa" OR "',
      'outlet:restaurant',
      '*',
      'NEAR(a b)',
      '^',
      '-',
      '(',
      'a AND',
    ])
      expect(() => found(word)).not.toThrow()
    expect(found('outlet:restaurant')).toEqual([])
  })

  test('with what was given back of it', () => {
    const [bill] = findBills(context(), { find: '', state: 'partly' }).bills
    expect(bill).toMatchObject({ state: 'partly', tenders: ['cash'] })
    expect(bill?.refunded).toBeGreaterThan(0)
  })

  test('page by page, none twice and none left out', async () => {
    for (let i = 0; i < 110; i += 1) await ring(`more ${i}`, samosas(1000))
    const seen: string[] = []
    for (let after: number | undefined; ;) {
      const page = findBills(context(), { find: '', ...(after === undefined ? {} : { after }) })
      seen.push(...page.bills.map(({ billId }) => billId))
      if (page.next === null) break
      after = Number(page.next)
    }
    expect(seen.length).toBe(110 + everything.length)
    expect(new Set(seen).size).toBe(seen.length)
  })
})

test('the number of an invoice of another outlet says whose it is, and nothing less than all of it does', () => {
  const number = shop.db
    .prepare('select number from invoice where bill_id = ?')
    .pluck()
    .get(bills['next door']) as string
  expect(found(number)).toEqual([])
  expect(outletOfNumber(context(), ` ${number.toLowerCase()} `)).toBe('restaurant')
  expect(outletOfNumber(context(), number.slice(0, -1))).toBeUndefined()
  expect(outletOfNumber(context(), 'M1/2627/00002')).toBeUndefined()
  expect(outletOfNumber(context(), '"/*')).toBeUndefined()
})

test('to be found leaves the shop whole', () => {
  expect(verifyShop(shop.db)).toEqual([])
})

test('a question names the outlet and every word', () => {
  const nobody = { ...context(), currencyExponent: 2, customersBy: () => [] }
  expect(matchOf(nobody, { find: 'Vada 5', tender: 'upi' })).toBe(
    'outlet:"counter" AND tender:"upi" AND ' +
      '(number:"vada" OR place:"vada" OR item:"vada" * OR reference:"vada" * OR by:"0" OR customer:"0" OR buyer:"vada" *) AND ' +
      '(number:"5" OR token:"5" OR place:"5" OR amount:"500" OR reference:"5" OR customer:"0")',
  )
})
