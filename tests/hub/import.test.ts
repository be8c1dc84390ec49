import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { readBill, readView } from '../../hub/views/views.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { ruleOf } from '../../schema/topics.ts'
import { done, pastSale, saleOf, sellAnEvening } from './evening.ts'
import { openShop, type Sender, type SendOptions, type Shop } from './kit.ts'
import { codeOf, column, contentOf, figure, wire } from './look.ts'
import { outletOf } from './menu-sales.ts'
import { chai } from './mix.ts'

let shop: Shop
let office: Sender
beforeEach(() => {
  shop = openShop()
  office = shop.join('office', 'counter', 'asha')
})
afterEach(() => shop.close())

type Sale = CommandInput<'sale.import'>

/** The demo's prices hold for as long as the demo; before them the shop's own history is needed. */
const priceSince2020 = async (): Promise<void> => {
  for (const [subjectId, amount] of [
    ['masala-chai-full', 25_00],
    ['kaju-katli', 1_000_00],
  ] as const) {
    const price = { subjectId, amount, isTaxIncluded: true, validFrom: 2020_01_01 }
    done(await shop.send(office, 'price.set', price))
  }
}

const bring = async (changes: Partial<Sale> = {}, options: SendOptions = {}) =>
  shop.send(office, 'sale.import', pastSale(shop, changes), options)
const refusalOf = (changes: Partial<Sale>) =>
  codeOf(shop, office, 'sale.import', pastSale(shop, changes))

/** 8 March 2025 at 21:40 in India: another year, another financial year. */
const longAgo = Date.UTC(2025, 2, 8, 16, 10)
const rows = (sql: string): readonly unknown[] => shop.db.prepare(sql).all()

describe('a sale of the past', () => {
  test('is booked whole, at its own moment and on its own day', async () => {
    await priceSince2020()
    const { result } = done(
      await bring({
        ref: 'A-00017',
        soldAt: longAgo,
        note: 'from the old till',
        lines: [chai, { itemId: 'kaju-katli', qtyMilli: 350 }],
        tenders: [
          { kind: 'upi', amount: 300_00, reference: '4711' },
          { kind: 'cash', amount: 350_00 + 25_00 - 300_00 },
        ],
      }),
    )
    expect(result).toMatchObject({ token: 1, invoiceNumber: 'M1I/2425/00001', change: 0 })

    const bill = readBill(shop.db, 'counter', result.billId) as BillDoc
    expect(bill).toMatchObject({
      state: 'settled',
      businessDate: 2025_03_08,
      openedAt: longAgo,
      settledAt: longAgo,
      settledBy: 'asha',
      imported: { source: 'old-till', ref: 'A-00017' },
      invoice: { number: 'M1I/2425/00001', issuedAt: longAgo },
      payments: [
        { kind: 'upi', amount: 300_00, reference: '4711' },
        { kind: 'cash', amount: result.payable - 300_00, change: 0 },
      ],
    })
    expect(rows('select business_date, state, is_paid, placed_at, note from sales_order')).toEqual([
      {
        business_date: 2025_03_08,
        state: 'served',
        is_paid: 1,
        placed_at: longAgo,
        note: 'from the old till',
      },
    ])
    // Posted today, on the day of the sale and in its financial year.
    expect(rows('select fiscal_year, no, business_date, at, by from journal_entry')).toEqual([
      { fiscal_year: '2024-25', no: 1, business_date: 2025_03_08, at: shop.clock.now, by: 'asha' },
    ])
    expect(rows('select business_date, bills, total from sales_day')).toEqual([
      { business_date: 2025_03_08, bills: 1, total: result.payable },
    ])
    expect(rows('select business_date, hour, total from hour_day')).toEqual([
      { business_date: 2025_03_08, hour: 21, total: result.payable },
    ])
    expect(column(shop.db, 'select distinct business_date from item_day')).toEqual([2025_03_08])
    expect(column(shop.db, 'select distinct business_date from balance_day')).toEqual([2025_03_08])
    expect(verifyShop(shop.db)).toEqual([])
  })

  test('makes no ticket, no job and no sound, whatever stands around it', async () => {
    const till = shop.join('counter', 'counter', 'asha')
    const heard = shop.events().length
    done(await shop.send(till, 'sale.import', pastSale(shop)))
    expect(figure(shop.db, 'select count(*) from ticket')).toBe(0)
    expect(figure(shop.db, 'select count(*) from job')).toBe(0)
    const kinds = shop
      .events()
      .slice(heard)
      .map(({ kind }) => kind)
    expect(kinds).toEqual(['sale.imported', 'entry.posted', 'sales.counted'])
    // Only an office may hear of it, and it needs a person's right.
    expect(ruleOf('imports')).toMatchObject({ kinds: ['office'], right: 'view.sales' })
  })

  test('changes no screen but the office, not even where it was sold an hour before the day ended', async () => {
    await sellAnEvening(shop)
    // Half an hour after the cut-off: the counter still shows what was ordered late last night.
    shop.clock.now = Date.UTC(2026, 10, 21, 23, 0)
    const views = (): readonly unknown[] =>
      (['counter', 'kitchen', 'cashier', 'devices'] as const).map((screen) => {
        const device = deviceById(shop.db, shop.join(screen, 'counter').device)
        if (device === undefined) throw new Error('no such device')
        const { docs } = readView(screen, {
          db: shop.db,
          outlet: outletOf(shop.db, 'counter'),
          device,
          at: shop.clock.now,
        })
        return docs.filter(({ key }) => !key.startsWith('device:'))
      })
    const before = views()
    office = shop.join('office', 'counter', 'asha')
    done(await bring({ soldAt: shop.clock.now - 90 * 60_000 }))
    expect(views()).toEqual(before)
  })

  test('is charged by the prices of its day, with what has left the menu since', async () => {
    const price = { subjectId: 'samosa', amount: 99_00, isTaxIncluded: true, outletId: 'counter' }
    done(await shop.send(office, 'price.set', price))
    const samosa = [{ itemId: 'samosa', qtyMilli: 2000 }]
    done(await bring({ ref: '1', lines: samosa, tenders: [{ kind: 'cash', amount: 40_00 }] }))
    shop.db.exec(`update item set is_active = 0 where item_id = 'samosa'`)
    shop.db.exec(`update variant set is_active = 0 where variant_id = 'masala-chai-full'`)
    shop.db.exec(`delete from outlet_item where item_id = 'samosa'`)
    done(await bring({ ref: '2', lines: samosa, tenders: [{ kind: 'cash', amount: 40_00 }] }))
    done(await bring({ ref: '3' }))
    const counter = shop.join('counter', 'counter', 'ravi')
    expect(await codeOf(shop, counter, 'sale.ring', saleOf(samosa))).toBe('item.unknown')
    expect(await codeOf(shop, counter, 'sale.ring', saleOf([chai]))).toBe('variant.unknown')
  })
})

describe('what is eighty-sixed today', () => {
  test('was sold in its day, and nothing of what is left is taken by it', async () => {
    const counter = shop.join('counter', 'counter', 'ravi')
    const samosa = { itemId: 'samosa', until: 'today' } as const
    const past = { lines: [{ itemId: 'samosa', qtyMilli: 3000 }] }
    const tenders = [{ kind: 'cash' as const, amount: 60_00 }]
    done(await shop.send(counter, 'item.eighty-six', { ...samosa, leftMilli: 5000 }))
    done(await bring({ ref: '1', ...past, tenders }))
    const left = 'select left_milli from eighty_six'
    expect(figure(shop.db, left)).toBe(5000)
    done(await shop.send(counter, 'item.eighty-six', { ...samosa, leftMilli: 0 }))
    done(await bring({ ref: '2', ...past, tenders }))
    expect(figure(shop.db, left)).toBe(0)
  })
})

describe('a sale of the past comes in once', () => {
  test('however often it is sent: the same command has the same answer', async () => {
    const id = shop.newId()
    const first = await bring({}, { id })
    const before = contentOf(shop.db)
    expect(await bring({}, { id, sentAt: shop.clock.now + 1 })).toEqual(first)
    expect(await bring({ note: 'another' }, { id })).toMatchObject({ code: 'command.id-used' })
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('under another id too, and when its answer is long forgotten', async () => {
    const id = shop.newId()
    done(await bring({}, { id }))
    shop.db.exec('delete from command')
    const before = contentOf(shop.db)
    for (const options of [{}, { id }])
      expect(await bring({}, options)).toMatchObject({
        code: 'sale.imported-before',
        facts: { ref: '17', invoice: 'M1I/2627/00001', payable: 25_00 },
      })
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('but one reference may name a sale of each source and of each outlet', async () => {
    done(await bring())
    done(await bring({ source: 'another-till' }))
    const next = shop.join('office', 'restaurant', 'asha')
    const lines = [{ itemId: 'lassi', variantId: 'lassi-small', qtyMilli: 1000 }]
    const refused = await shop.send(next, 'sale.import', pastSale(shop, { lines }))
    if (refused.ok) throw new Error('it cost something else')
    const { due } = refused.facts
    const tenders = [{ kind: 'card' as const, amount: Number(due) }]
    done(await shop.send(next, 'sale.import', pastSale(shop, { lines, tenders })))
    expect(verifyShop(shop.db)).toEqual([])
  })

  test('even in one batch with itself', async () => {
    const twins = ['1', '2', '1', '2', '1'].map((ref) =>
      wire(shop, office, 'sale.import', pastSale(shop, { ref })),
    )
    const answers = await Promise.all(twins.map((one) => shop.bus.submit(one)))
    expect(answers.map(({ code }) => code)).toEqual([
      null,
      null,
      'sale.imported-before',
      'sale.imported-before',
      'sale.imported-before',
    ])
    expect(figure(shop.db, 'select count(*) from invoice')).toBe(2)
  })
})

describe('the numbers of imported invoices', () => {
  test('have no gap in any year, in whatever order the sales come in, and none in the till’s own', async () => {
    await priceSince2020()
    const counter = shop.join('counter', 'counter', 'ravi')
    const day = 24 * 3_600_000
    for (const [i, back] of [400, 3, 200, 700, 1, 300, 900, 2].entries()) {
      done(await bring({ ref: String(i), soldAt: shop.clock.now - back * day }))
      if (i % 2 === 0) done(await shop.send(counter, 'sale.ring', saleOf([chai])))
      // One that is refused in between takes no number.
      expect(await refusalOf({ ref: 'x', tenders: [] })).toBe('sale.total-differs')
      shop.clock.now += 60_000
    }
    expect(column(shop.db, 'select number from invoice order by series, fiscal_year, no')).toEqual([
      'M1/2627/00001',
      'M1/2627/00002',
      'M1/2627/00003',
      'M1/2627/00004',
      'M1I/2425/00001',
      'M1I/2425/00002',
      'M1I/2526/00001',
      'M1I/2526/00002',
      'M1I/2627/00001',
      'M1I/2627/00002',
      'M1I/2627/00003',
      'M1I/2627/00004',
    ])
    expect(verifyShop(shop.db)).toEqual([])
  })
})

describe('a sale of the past is refused', () => {
  const hour = 3_600_000

  test('where its day is not over, and taken the moment it is', async () => {
    expect(await refusalOf({ soldAt: shop.clock.now })).toBe('sale.day-not-over')
    expect(await refusalOf({ soldAt: shop.clock.now + 24 * hour })).toBe('sale.day-not-over')
    // The business date began at four in the morning.
    const cutOff = Date.UTC(2026, 10, 20, 22, 30)
    expect(await refusalOf({ soldAt: cutOff })).toBe('sale.day-not-over')
    expect(await refusalOf({ soldAt: cutOff - 1 })).toBe(null)
  })

  test.each([
    ['too little was paid', [{ kind: 'cash', amount: 24_99 }]],
    ['too much was paid', [{ kind: 'cash', amount: 30_00 }]],
    ['nothing was paid', []],
  ] as const)('where %s, with both sums', async (_, tenders) => {
    const before = contentOf(shop.db)
    expect(await bring({ tenders })).toMatchObject({
      code: 'sale.total-differs',
      facts: { ref: '17', paid: tenders[0]?.amount ?? 0, due: 25_00 },
    })
    expect(contentOf(shop.db)).toEqual(before)
  })

  test.each([
    ['nothing in it', { lines: [] }, 'order.empty'],
    ['something nobody knows', { lines: [{ itemId: 'pizza', qtyMilli: 1000 }] }, 'item.unknown'],
    ['half a piece', { lines: [{ ...chai, qtyMilli: 500 }] }, 'quantity.whole'],
    ['no reference', { ref: ' ' }, 'command.malformed'],
    ['no source', { source: '' }, 'command.malformed'],
    ['a payment of nothing', { tenders: [{ kind: 'cash', amount: 0 }] }, 'command.malformed'],
    ['a moment before there was time', { soldAt: -1 }, 'command.malformed'],
  ] as const)('that has %s', async (_, change, code) => {
    expect(await codeOf(shop, office, 'sale.import', { ...pastSale(shop), ...change })).toBe(code)
  })

  test('at an outlet that is closed', async () => {
    shop.db.exec(`update outlet set is_active = 0`)
    expect(await refusalOf({})).toBe('outlet.inactive')
  })
})
