import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billById } from '../../hub/billing/bills.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import { outletAt } from '../../hub/outlets/outlets.sql.ts'
import { shopOf } from '../../hub/views/shop-view.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { exampleOf, type CommandInput } from '../../schema/commands.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import type { ShopDoc } from '../../schema/shop-doc.ts'
import { lakeView } from './customer-kit.ts'
import { done, pastSale, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { column, figure } from './look.ts'
import { read, taxRows } from './paper-kit.ts'

let shop: Shop
let office: Sender
let desk: Sender
beforeEach(() => {
  shop = openShop()
  office = shop.join('office', 'counter', 'asha')
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const day = 24 * 3_600_000
const katli = { itemId: 'kaju-katli', qtyMilli: 500 }
const card = (changes: Partial<CommandInput<'outlet.set'>> = {}): CommandInput<'outlet.set'> => ({
  ...(exampleOf('outlet.set') as CommandInput<'outlet.set'>),
  ...changes,
})

const sell = async (): Promise<{ bill: BillDoc; paper: ReceiptDocument }> => {
  const { billId } = done(await shop.send(desk, 'sale.ring', saleOf([katli]))).result
  const bill = billById(shop.db, billId, billedLinesOf)
  if (bill === undefined) throw new Error('no bill')
  return { bill, paper: lastPaper() }
}
const lastPaper = (): ReceiptDocument =>
  (
    JSON.parse(
      column<string>(shop.db, `select task from job where kind = 'receipt' order by job_id`).at(
        -1,
      ) ?? '',
    ) as { document: ReceiptDocument }
  ).document
const copyOf = async (billId: string): Promise<readonly string[]> => {
  done(await shop.send(desk, 'receipt.reprint', { billId }))
  return read(lastPaper()).filter((line) => !line.startsWith('DUPLICATE'))
}
const seen = (): ShopDoc => {
  const outlet = outletAt(shop.db, 'counter', shop.clock.now)
  if (outlet === undefined) throw new Error('no outlet')
  return shopOf(shop.db, outlet, shop.clock.now)
}
const rate = (ratePpm: number, from?: number): CommandInput<'tax-class.set'> => ({
  taxClassId: 'sweets',
  names: { en: 'Sweets and loose namkeen' },
  kind: 'gst',
  ratePpm,
  ...(from === undefined ? {} : { from }),
})

describe('the business card', () => {
  test('stands on what is issued from now on, and not on what was', async () => {
    const before = await sell()
    const other = card({
      names: { en: 'Lal Patang Sweets' },
      address: '9 New Road',
      foodLicence: '',
      taxNumber: ' 29aapfu0939f1zr ',
      stateCode: '27',
      upiAddress: '',
    })
    done(await shop.send(office, 'outlet.set', other))
    const { paper } = await sell()
    expect(read(paper)).toEqual(
      expect.arrayContaining([
        'Lal Patang Sweets',
        '9 New Road',
        'GSTIN 29AAPFU0939F1ZR',
        'Place of supply: 29 Karnataka',
      ]),
    )
    expect(await copyOf(before.bill.billId)).toEqual(read(before.paper))
  })

  test('with another prefix begins another series at one, and comes back to the first', async () => {
    await sell()
    done(await shop.send(office, 'outlet.set', card({ series: 'LP' })))
    expect(seen().nextInvoice).toBe('LP/2627/00001')
    expect((await sell()).bill.invoice?.number).toBe('LP/2627/00001')
    done(await shop.send(office, 'outlet.set', card()))
    expect((await sell()).bill.invoice?.number).toBe('M1/2627/00002')
  })

  test('never takes a prefix whose numbers are those of credit notes, its own or another outlet’s', async () => {
    for (const taken of [{ series: 'M1C' }, { outletId: 'restaurant', series: 'M1C' }])
      expect(await shop.send(office, 'outlet.set', card(taken))).toMatchObject({
        code: 'outlet.series-taken',
      })
  })

  test('never takes a prefix that another outlet once had', async () => {
    await sell()
    done(await shop.send(office, 'outlet.set', card({ series: 'LP' })))
    const next = { ...card({ outletId: 'restaurant', series: 'M1' }) }
    expect(await shop.send(office, 'outlet.set', next)).toMatchObject({
      code: 'outlet.series-taken',
    })
  })

  test('is not changed for an outlet where one does not work', async () => {
    shop.db
      .prepare(`delete from user_outlet where user_id = 'asha' and outlet_id = 'factory'`)
      .run()
    const args = card({ outletId: 'factory', series: 'K1' })
    expect(await shop.send(office, 'outlet.set', args)).toMatchObject({ code: 'outlet.unknown' })
  })

  test('tells every screen that the menu is to be read anew', async () => {
    const before = shop.events().length
    done(await shop.send(office, 'outlet.set', card()))
    expect(
      shop
        .events()
        .slice(before)
        .map(({ kind }) => kind),
    ).toContain('menu.changed')
  })
})

describe('a tax rate', () => {
  test('of a day to come holds from that day, and what was issued keeps its own', async () => {
    done(await shop.send(office, 'tax-class.set', rate(180_000, 2026_11_23)))
    const today = await sell()
    expect(taxRows(today.paper)[1]?.[0]).toBe('210690 5%')
    shop.clock.now += 2 * day
    desk = shop.join('cashier', 'counter', 'asha')
    const later = await sell()
    expect(taxRows(later.paper)[1]?.[0]).toBe('210690 18%')
    expect(later.bill.total.taxes).toEqual({ CGST: 42_71, SGST: 42_71 })
    expect(await copyOf(today.bill.billId)).toEqual(read(today.paper))
  })

  test('changed today leaves what was issued this morning as it is', async () => {
    const morning = await sell()
    done(await shop.send(office, 'tax-class.set', rate(120_000)))
    expect(taxRows((await sell()).paper)[1]?.[0]).toBe('210690 12%')
    expect(await copyOf(morning.bill.billId)).toEqual(read(morning.paper))
    // Said again for the same day it is that day's one rate.
    done(await shop.send(office, 'tax-class.set', rate(50_000)))
    const sweets = seen().classes.find(({ taxClassId }) => taxClassId === 'sweets')
    expect(sweets?.rates.filter(({ from }) => from === 2026_11_21)).toHaveLength(1)
  })

  test('of a new class holds for sales of the past too', async () => {
    const names = { en: 'Festival sweets' }
    const made = { taxClassId: 'festival', names, kind: 'gst', ratePpm: 120_000 } as const
    done(await shop.send(office, 'tax-class.set', made))
    done(
      await shop.send(office, 'tax-class.move', {
        taxClassId: 'restaurant-service',
        toId: 'festival',
      }),
    )
    expect(seen().classes.find(({ taxClassId }) => taxClassId === 'festival')).toMatchObject({
      rates: [{ from: 0, parts: [{ ratePpm: 120_000 }] }],
    })
    done(await shop.send(office, 'sale.import', pastSale(shop)))
  })
})

describe('the rules of an outlet', () => {
  test('hold from their day: a composition taxpayer collects no tax from then on', async () => {
    const rules = exampleOf('outlet.tax') as CommandInput<'outlet.tax'>
    done(await shop.send(office, 'outlet.tax', { ...rules, from: 2026_11_22 }))
    expect(seen().planned).toMatchObject([{ from: 2026_11_22, taxScheme: 'composition' }])
    expect((await sell()).bill.invoice?.kind).toBe('tax_invoice')
    shop.clock.now += day
    desk = shop.join('cashier', 'counter', 'asha')
    const { bill, paper } = await sell()
    expect(bill.invoice?.kind).toBe('bill_of_supply')
    expect(bill.total.taxTotal).toBe(0)
    expect(read(paper).join('\n')).toMatch(/Composition taxable person/)
    expect(seen().planned).toEqual([])
  })

  test('for sales of the past are those of then', async () => {
    const rules = exampleOf('outlet.tax') as CommandInput<'outlet.tax'>
    done(await shop.send(office, 'outlet.tax', { ...rules, from: 2026_11_21 }))
    const { billId } = done(await shop.send(office, 'sale.import', pastSale(shop))).result
    expect(billById(shop.db, billId, billedLinesOf)?.invoice?.kind).toBe('tax_invoice')
  })

  test('round to what the owner says', async () => {
    const rules = exampleOf('outlet.tax') as CommandInput<'outlet.tax'>
    const { from: _, ...now } = rules
    const exact = { ...now, taxScheme: 'regular', cashIncrement: 1 } as const
    done(await shop.send(office, 'outlet.tax', exact))
    const sale = saleOf([{ itemId: 'kaju-katli', qtyMilli: 333 }])
    const { payable } = done(await shop.send(desk, 'sale.ring', sale)).result
    expect(payable).toBe(372_96)
  })
})

describe('prices', () => {
  test('include their tax or not as the owner says, here alone and from a day on', async () => {
    const chai = {
      itemId: 'masala-chai',
      variantId: 'masala-chai-full',
      modifierIds: ['sugar-less'],
    }
    const price = { subjectId: 'kaju-katli', isTaxIncluded: true }
    // A price of its own for takeaway, and one for a day to come, are said otherwise too.
    done(await shop.send(office, 'price.set', { ...price, orderType: 'takeaway', amount: 900_00 }))
    done(await shop.send(office, 'price.set', { ...price, validFrom: 2026_11_23, amount: 1200_00 }))
    const bought = async (orderType: 'eat-here' | 'takeaway'): Promise<number> => {
      const lines = [katli, { ...chai, qtyMilli: 1000 }]
      const sale = { ...saleOf(lines), orderType }
      return done(await shop.send(desk, 'sale.ring', sale)).result.payable
    }
    const before = [await bought('eat-here'), await bought('takeaway')]
    expect(before).toEqual([585_00, 475_00])
    const set = { outletId: 'counter', isTaxIncluded: false }
    done(await shop.send(office, 'outlet.prices', { ...set, from: 2026_11_22 }))
    expect(await bought('eat-here')).toBe(585_00)
    shop.clock.now += day
    desk = shop.join('cashier', 'counter', 'asha')
    expect(seen().isTaxIncluded).toBe(false)
    expect([await bought('eat-here'), await bought('takeaway')]).toEqual([614_00, 499_00])
    shop.clock.now += day
    desk = shop.join('cashier', 'counter', 'asha')
    expect(await bought('eat-here')).toBe(656_00)
    office = shop.join('office', 'counter', 'asha')
    done(await shop.send(office, 'outlet.prices', { ...set, isTaxIncluded: true }))
    expect(seen().isTaxIncluded).toBe(true)
    expect(await bought('eat-here')).toBe(625_00)
    // Resellers bought without tax before, and still do.
    const wholesale = `select count(*) from price where customer_group = 'wholesale' and is_tax_included`
    expect([figure(shop.db, `${wholesale} = 1`), figure(shop.db, `${wholesale} = 0`) > 0]).toEqual([
      0,
      true,
    ])
  })
})

describe('a charge', () => {
  test('is taxed as the owner says, and with what is sold where they say nothing', async () => {
    const place = async (): Promise<BillDoc> => {
      const lines = [katli]
      const { billId } = done(
        await shop.send(desk, 'order.place', { orderType: 'delivery', deliverTo: lakeView, lines }),
      ).result
      const off = { kind: 'amount', amount: 100_00 } as const
      done(await shop.send(desk, 'bill.charge', { billId, chargeId: 'delivery', off }))
      const bill = billById(shop.db, billId, billedLinesOf)
      if (bill === undefined) throw new Error('no bill')
      return bill
    }
    expect((await place()).charges[0]?.taxClassId).toBe('sweets')
    const set = { outletId: 'counter', chargeId: 'delivery' } as const
    done(await shop.send(office, 'charge.set', { ...set, taxClassId: 'aerated' }))
    expect((await place()).total.charges[0]?.taxes).toEqual({ CGST: 20_00, SGST: 20_00 })
    done(await shop.send(office, 'charge.set', { ...set, taxClassId: null }))
    expect((await place()).charges[0]?.taxClassId).toBe('sweets')
  })
})

describe('a preset', () => {
  test('makes a new outlet a German one, with VAT within its prices', async () => {
    const chosen = { outletId: 'counter', presetId: 'de-vat' } as const
    done(await shop.send(office, 'tax-preset.choose', chosen))
    done(await shop.send(office, 'tax-class.move', { taxClassId: 'sweets', toId: 'vat-reduced' }))
    expect(seen().outlet).toMatchObject({ country: 'DE', currency: 'EUR', taxRounding: 'bill' })
    // A GSTIN, a State and an FSSAI licence are India’s.
    expect(seen().outlet).toMatchObject({ taxNumber: '', stateCode: '', foodLicence: '' })
    const { bill, paper } = await sell()
    expect(bill.total.taxes).toEqual({ 'VAT 7%': 36_64 })
    expect(paper.title).toMatch(/^Invoice M1/)
    expect(read(paper)).toContain('Prices include tax')
  })

  test('makes it an American one, whose taxes are stacked and added', async () => {
    const chosen = { outletId: 'counter', presetId: 'us-stacked' } as const
    done(await shop.send(office, 'tax-preset.choose', chosen))
    done(await shop.send(office, 'tax-class.move', { taxClassId: 'sweets', toId: 'sales-tax' }))
    const price = { subjectId: 'kaju-katli', amount: 40_00, isTaxIncluded: false }
    done(await shop.send(office, 'price.set', { ...price, outletId: 'counter' }))
    const { bill, paper } = await sell()
    expect(bill.total).toMatchObject({ taxableTotal: 20_00, taxTotal: 2_05 })
    expect(taxRows(paper)[0]).toEqual(['Tax', 'Taxable', 'STATE', 'COUNTY', 'CITY', 'RTA'])
  })

  test('of the same country changes the scheme from its day and leaves the classes alone', async () => {
    const before = seen().classes
    const chosen = { outletId: 'counter', presetId: 'in-composition', from: 2027_04_01 } as const
    done(await shop.send(office, 'tax-preset.choose', chosen))
    expect(seen()).toMatchObject({
      classes: before,
      planned: [{ from: 2027_04_01, taxScheme: 'composition' }],
    })
  })
})
