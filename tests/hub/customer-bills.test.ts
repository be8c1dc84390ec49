import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customerById, viewCustomer } from '../../hub/customers/customers.ts'
import { groups } from '../../hub/customers/customers.sql.ts'
import { billById } from '../../hub/billing/bills.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { exact, knowCustomer, oweChai, owner, putOnAccount } from './customer-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, column } from './look.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = owner(shop)
})
afterEach(() => closeWhole(shop))

/** What a samosa costs, for a group and from a day where they are named. */
const price = (amount: number, customerGroup?: string, validFrom?: number) =>
  ({
    subjectId: 'samosa',
    amount,
    isTaxIncluded: true,
    ...(customerGroup === undefined ? {} : { customerGroup }),
    ...(validFrom === undefined ? {} : { validFrom }),
  }) as const

test('a group that is called otherwise begins a menu, so that open desks read its name', async () => {
  const revs = (): readonly number[] =>
    shop.events().flatMap(({ kind, rev }) => (kind === 'menu.changed' ? [rev] : []))
  const before = revs().length
  const names = { en: 'Resellers', hi: 'थोक ग्राहक' }
  done(await shop.send(desk, 'customer-group.set', { groupId: 'wholesale', names }))
  expect(revs().length).toBeGreaterThan(before)
  expect(groups(shop.db).find(({ groupId }) => groupId === 'wholesale')?.names).toEqual(names)
})

describe('whose a bill is', () => {
  test('may be said until it is paid, and taken back', async () => {
    const customerId = await knowCustomer(shop)
    const billId = await oweChai(shop)
    done(await shop.send(desk, 'bill.customer', { billId, customerId, isRepriced: true }))
    expect(viewCustomer(shop.db, customerId)?.bills.map((one) => one.billId)).toEqual([billId])
    done(await shop.send(desk, 'bill.customer', { billId, customerId: null }))
    expect(viewCustomer(shop.db, customerId)?.bills).toEqual([])
    done(await shop.send(desk, 'bill.settle', { billId, tenders: [...exact] }))
    expect(
      await shop.send(desk, 'bill.customer', { billId, customerId, isRepriced: true }),
    ).toMatchObject({
      code: 'bill.already-settled',
    })
  })

  test('decides what it costs: a reseller pays by the list of resellers, from the day it holds', async () => {
    const terms = { groupId: 'caterers', creditLimit: null }
    done(
      await shop.send(desk, 'customer-group.set', {
        groupId: 'caterers',
        names: { en: 'Caterers' },
      }),
    )
    done(await shop.send(desk, 'price.set', price(12_00, 'caterers')))
    done(await shop.send(desk, 'price.set', price(11_00, 'caterers', 2026_12_01)))
    const customerId = await knowCustomer(shop, {}, terms)
    const lines = [{ itemId: 'samosa', qtyMilli: 1000 }]
    const ring = async (who?: string): Promise<number> =>
      done(
        await shop.send(desk, 'sale.ring', {
          orderType: 'takeaway',
          lines,
          tenders: [...exact],
          ...(who === undefined ? {} : { customerId: who }),
        }),
      ).result.payable
    const everybody = await ring()
    expect(await ring(customerId)).toBe(12_00)
    expect(everybody).not.toBe(12_00)
    const { orderId } = done(
      await shop.send(desk, 'order.place', { orderType: 'takeaway', lines, customerId }),
    ).result
    done(await shop.send(desk, 'order.add', { orderId, lines }))
    expect(
      shop.db.prepare('select unit_price from order_line where order_id = ?').pluck().all(orderId),
    ).toEqual([12_00, 12_00])
    shop.clock.now = Date.UTC(2026, 11, 2, 5, 30)
    desk = owner(shop)
    expect(await ring(customerId)).toBe(11_00)
    // Once their list has no price for it, they pay what everybody pays.
    done(await shop.send(desk, 'price.end', { subjectId: 'samosa', customerGroup: 'caterers' }))
    expect(await ring(customerId)).toBe(everybody)
  })
})

describe('the price list of an open bill', () => {
  const lines = [{ itemId: 'kaju-katli', qtyMilli: 1000 }]
  const billNow = (billId: string): BillDoc => {
    const bill = billById(shop.db, billId, billedLinesOf)
    if (bill === undefined) throw new Error('there is no such bill')
    return bill
  }
  const stands = (billId: string) => {
    const { lines: all, total, priceGroup } = billNow(billId)
    return {
      prices: all.map(({ unitPrice, isTaxIncluded }) => [unitPrice, isTaxIncluded]),
      due: total.due,
      priceGroup,
    }
  }

  test('is theirs as soon as they are named at the cash desk, for what comes later too, and everybody’s again', async () => {
    const terms = { groupId: 'wholesale', creditLimit: null }
    const customerId = await knowCustomer(shop, {}, terms)
    const place = async (who?: string) =>
      done(
        await shop.send(desk, 'order.place', {
          orderType: 'takeaway',
          lines,
          ...(who === undefined ? {} : { customerId: who }),
        }),
      ).result
    const theirs = stands((await place(customerId)).billId)
    expect(theirs).toMatchObject({ prices: [[920_00, false]], priceGroup: 'wholesale' })
    const { billId, orderId } = await place()
    const everybodys = stands(billId)
    expect(everybodys.prices).toEqual([[1_120_00, true]])
    done(await shop.send(desk, 'bill.customer', { billId, customerId, isRepriced: true }))
    expect(stands(billId)).toEqual(theirs)
    done(await shop.send(desk, 'order.add', { orderId, lines }))
    expect(stands(billId).prices).toEqual([
      [920_00, false],
      [920_00, false],
    ])
    done(await shop.send(desk, 'bill.customer', { billId, customerId: null }))
    expect(stands(billId)).toMatchObject({ prices: [...everybodys.prices, ...everybodys.prices] })
  })

  test('is for whoever may set prices: a waiter and a cashier ask, and naming somebody of the same prices is free', async () => {
    const firm = await knowCustomer(shop, {}, { groupId: 'wholesale', creditLimit: null })
    const guest = await knowCustomer(shop, { phone: '9820000001' })
    const order = { orderType: 'takeaway', lines } as const
    const { billId } = done(await shop.send(desk, 'order.place', order)).result
    const before = stands(billId)
    for (const who of [
      shop.join('floor', 'counter', 'farida'),
      shop.join('cashier', 'counter', 'meena'),
    ]) {
      const theirs = { billId, customerId: firm }
      expect(await codeOf(shop, who, 'bill.customer', theirs)).toBe('bill.other-list')
      const args = { ...theirs, isRepriced: true }
      expect(await codeOf(shop, who, 'bill.customer', args)).toBe('command.needs-approval')
      expect(stands(billId).prices).toEqual(before.prices)
      const id = shop.newId()
      const approval = shop.approve(who, 'imran', { id, name: 'bill.customer', args })
      done(await shop.send(who, 'bill.customer', args, { id, approval }))
      expect(stands(billId)).toMatchObject({ prices: [[920_00, false]] })
      // Everybody's prices again are nobody's favour.
      done(await shop.send(who, 'bill.customer', { billId, customerId: guest }))
      expect(stands(billId).prices).toEqual(before.prices)
    }
  })

  test('is read as it stood when each line was ordered, though it has changed since', async () => {
    const customerId = await knowCustomer(shop, {}, { groupId: 'wholesale', creditLimit: null })
    const rise = async (amount: number) =>
      done(
        await shop.send(desk, 'price.set', {
          subjectId: 'kaju-katli',
          amount,
          customerGroup: 'wholesale',
          isTaxIncluded: false,
        }),
      ).result.rev
    const order = { orderType: 'takeaway', lines } as const
    const { billId, orderId } = done(await shop.send(desk, 'order.place', order)).result
    const shown = await rise(940_00)
    done(await shop.send(desk, 'order.add', { orderId, lines }))
    await rise(990_00)
    // A tablet that had been cut off adds what it showed before the last rise.
    done(await shop.send(desk, 'order.add', { orderId, lines }, { priceRev: shown }))
    done(await shop.send(desk, 'bill.customer', { billId, customerId, isRepriced: true }))
    const amounts = () => stands(billId).prices.map(([amount]) => amount)
    expect(amounts()).toEqual([920_00, 940_00, 940_00])
    done(await shop.send(desk, 'order.add', { orderId, lines }, { priceRev: shown }))
    done(await shop.send(desk, 'order.add', { orderId, lines }))
    expect(amounts()).toEqual([920_00, 940_00, 940_00, 940_00, 990_00])
  })

  test('leaves what was said by hand, and what was paid in part', async () => {
    const customerId = await knowCustomer(shop, {}, { groupId: 'wholesale', creditLimit: null })
    const order = { orderType: 'takeaway', lines } as const
    const one = done(await shop.send(desk, 'order.place', order)).result
    const [line] = billNow(one.billId).lines
    const hand = { billId: one.billId, lineId: line?.lineId ?? '', reason: 'Broken pieces' }
    done(await shop.send(desk, 'bill.reprice', { ...hand, unitPrice: 700_00 }))
    done(
      await shop.send(desk, 'bill.customer', { billId: one.billId, customerId, isRepriced: true }),
    )
    expect(stands(one.billId).prices).toEqual([[700_00, true]])
    done(await shop.send(desk, 'bill.reprice', hand))
    expect(stands(one.billId).prices).toEqual([[920_00, false]])

    const two = done(await shop.send(desk, 'order.place', order)).result
    const tenders = [{ kind: 'cash', offered: 500_00 }] as const
    done(await shop.send(desk, 'bill.pay', { billId: two.billId, tenders }))
    done(
      await shop.send(desk, 'bill.customer', { billId: two.billId, customerId, isRepriced: true }),
    )
    expect(stands(two.billId)).toMatchObject({ prices: [[1_120_00, true]], priceGroup: undefined })
  })
})

describe('a registered customer', () => {
  const stores = {
    name: 'Rao Stores',
    address: '18 Panchavati Road, Nashik 422003',
    taxNumber: '27AAPFU0939F1ZV',
  }
  const lines = [{ itemId: 'kaju-katli', qtyMilli: 10_000 }]
  const invoiceOf = (billId: string): string =>
    cell(shop.db, 'select document from invoice where bill_id = ?', billId)

  test('buys by the wholesale list on account, and the invoice names them with their GSTIN', async () => {
    const terms = { groupId: 'wholesale', creditLimit: 50_000_00, creditDays: 15 }
    const customerId = await knowCustomer(shop, stores, terms)
    const { billId } = done(
      await shop.send(desk, 'sale.ring', {
        orderType: 'takeaway',
        lines,
        customerId,
        tenders: [{ kind: 'account', offered: 'exact' }],
      }),
    ).result
    expect(invoiceOf(billId)).toContain(stores.taxNumber)
    expect(invoiceOf(billId)).toContain(stores.address)
    const [paid] = shop.db
      .prepare('select unit_price, is_tax_included from order_line')
      .raw()
      .all() as [number, number][]
    expect(paid).toEqual([920_00, 0])
    expect(customerById(shop.db, customerId)?.owes).toBeGreaterThan(9_200_00)
    const bodies = shop.db.prepare('select body from event').pluck().all() as string[]
    expect(bodies.filter((body) => body.includes('Rao Stores'))).toEqual([])
  })

  test('is named on an open bill as soon as it is theirs, and not when it is another’s', async () => {
    const customerId = await knowCustomer(shop, stores)
    const billId = await oweChai(shop, customerId)
    const named = (): string => cell(shop.db, 'select max(name) from bill_buyer')
    expect(named()).toBe('Rao Stores')
    const other = await knowCustomer(shop)
    done(await shop.send(desk, 'bill.customer', { billId, customerId: other, isRepriced: true }))
    expect(named()).toBe('null')
    done(await shop.send(desk, 'bill.customer', { billId, customerId, isRepriced: true }))
    done(await shop.send(desk, 'customer.erase', { customerId }))
    expect(named()).toBe('')
  })

  test('is on no paper that was sent to a printer once erased; the invoice keeps them and prints again', async () => {
    const customerId = await knowCustomer(shop, stores)
    const billId = await oweChai(shop, customerId)
    done(await shop.send(desk, 'bill.settle', { billId, tenders: exact }))
    shop.db.exec(`update job set state = 'done'`)
    const papers = (): readonly string[] => column(shop.db, 'select task from job')
    expect(papers().join()).toContain('Rao Stores')
    const foundByName = () =>
      shop.db
        .prepare(`select count(*) from bill_search where bill_search match 'buyer:"rao"'`)
        .pluck()
        .get()
    expect(foundByName()).toBe(1)
    done(await shop.send(desk, 'customer.erase', { customerId }))
    expect(foundByName()).toBe(0)
    expect(papers().join()).not.toContain('Rao Stores')
    // CGST Rule 46 wants the buyer on the invoice for as long as the invoice is kept.
    expect(cell(shop.db, `select document ->> '$.buyer.name' from invoice`)).toBe('Rao Stores')
    done(await shop.send(desk, 'receipt.reprint', { billId }))
    expect(papers().join()).toContain('Rao Stores')
  })

  test('is named on no open bill once erased, on none of those merged into them either', async () => {
    const first = await knowCustomer(shop, stores)
    await oweChai(shop, first)
    const second = await knowCustomer(shop)
    done(await shop.send(desk, 'customer.merge', { customerId: first, intoId: second }))
    done(await shop.send(desk, 'customer.erase', { customerId: second }))
    expect(column(shop.db, `select name || is_registered from bill_buyer`)).toEqual(['0'])
  })
})

describe('an invoice for a customer who is not registered', () => {
  const caterers = { name: 'Sri Lakshmi Caterers', address: '4 Station Road, Pune' }
  const wholesale = { groupId: 'wholesale', creditLimit: 50_000_00 }
  const lines = [{ itemId: 'kaju-katli', qtyMilli: 1_000 }]
  const buyerOn = (billId: string): string =>
    cell(shop.db, `select document ->> '$.buyer.name' from invoice where bill_id = ?`, billId)
  const named = (): readonly string[] =>
    column(shop.db, `select name || ' ' || is_registered from bill_buyer where name <> ''`)

  test('names who buys by a price list of their own as soon as the bill is theirs', async () => {
    const customerId = await knowCustomer(shop, caterers, wholesale)
    const billId = await oweChai(shop, customerId)
    expect(named()).toEqual(['Sri Lakshmi Caterers 0'])
    done(await shop.send(desk, 'bill.settle', { billId, tenders: [...exact] }))
    expect(buyerOn(billId)).toBe('Sri Lakshmi Caterers')
    const other = await oweChai(shop, customerId)
    done(await shop.send(desk, 'bill.customer', { billId: other, customerId: null }))
    expect(named()).toEqual([])
  })

  test('names who owes it where it is put on account, at the counter and at the desk', async () => {
    const customerId = await knowCustomer(shop, caterers, wholesale)
    const tenders = [{ kind: 'account', offered: 'exact' }] as const
    const theirs = { orderType: 'takeaway', lines, customerId, tenders: [...tenders] } as const
    const rung = done(await shop.send(desk, 'sale.ring', theirs)).result
    expect(buyerOn(rung.billId)).toBe('Sri Lakshmi Caterers')
    // The bill is nobody’s: who owes it is named all the same.
    const owing = [{ ...tenders[0], customerId }]
    const plain = { orderType: 'takeaway', lines, tenders: owing } as const
    const counter = done(await shop.send(desk, 'sale.ring', plain)).result
    const billId = await oweChai(shop)
    done(await shop.send(desk, 'bill.settle', { billId, tenders: owing }))
    expect([counter.billId, billId].map(buyerOn)).toEqual([
      'Sri Lakshmi Caterers',
      'Sri Lakshmi Caterers',
    ])
    const bodies = shop.db.prepare('select body from event').pluck().all() as string[]
    expect(bodies.filter((body) => body.includes('Sri Lakshmi'))).toEqual([])
  })

  test('keeps a registered buyer who was named by hand', async () => {
    const customerId = await knowCustomer(shop, caterers, wholesale)
    const billId = await oweChai(shop)
    const stores = {
      name: 'Rao Stores',
      address: '18 Panchavati Road, Nashik 422003',
      taxNumber: '27AAPFU0939F1ZV',
    }
    done(await shop.send(desk, 'bill.buyer', { billId, buyer: stores }))
    done(await shop.send(desk, 'bill.customer', { billId, customerId, isRepriced: true }))
    expect(named()).toEqual(['Rao Stores 1'])
    const tenders = [{ kind: 'account', offered: 'exact' }] as const
    done(await shop.send(desk, 'bill.settle', { billId, tenders: [...tenders] }))
    expect(buyerOn(billId)).toBe('Rao Stores')
  })

  test('names nobody of the plain list, who can be forgotten again', async () => {
    const terms = { creditLimit: 1_000_00 }
    const billId = await oweChai(shop, await knowCustomer(shop, caterers, terms))
    expect(named()).toEqual([])
    await putOnAccount(shop, billId)
    expect(buyerOn(billId)).toBe('null')
  })
})
