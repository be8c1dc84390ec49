import * as fc from 'fast-check'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billById } from '../../hub/billing/bills.sql.ts'
import { receiptOf } from '../../hub/billing/receipt.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { sum } from '../../schema/money.ts'
import { receiptDocument, type ReceiptDocument } from '../../schema/receipt.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, column } from './look.ts'
import { lineOf, menuAt, orderTypesHere, outletOf, wishes } from './menu-sales.ts'
import { beside, paise, read, taxRows } from './paper-kit.ts'

let shop: Shop
beforeEach(() => {
  shop = openShop()
})
afterEach(() => shop.close())

const till = (outletId = 'counter'): Sender => shop.join('cashier', outletId, 'meena')

interface Printed {
  readonly bill: BillDoc
  readonly document: ReceiptDocument
}

/** The last receipt that was sent to a printer, and the bill it is for. */
const lastReceipt = (): Printed => {
  const row = shop.db
    .prepare(
      `select about, task from job where kind = 'receipt' order by created_at desc, job_id desc`,
    )
    .get() as { about: string; task: string }
  const bill = billById(shop.db, row.about.slice('bill:'.length), billedLinesOf)
  if (bill === undefined) throw new Error('a receipt for no bill')
  return { bill, document: (JSON.parse(row.task) as { document: ReceiptDocument }).document }
}

const ring = async (sale: CommandInput<'sale.ring'>, sender: Sender = till()): Promise<Printed> => {
  done(await shop.send(sender, 'sale.ring', sale))
  return lastReceipt()
}

const counterSale = saleOf(
  [
    { itemId: 'kaju-katli', qtyMilli: 350 },
    {
      itemId: 'masala-chai',
      variantId: 'masala-chai-full',
      modifierIds: ['sugar-less'],
      qtyMilli: 2000,
      note: 'extra hot',
    },
  ],
  [{ kind: 'cash', offered: 500_00 }],
)

describe('the receipt of a counter sale, prices with tax', () => {
  test('in English', async () => {
    const { document } = await ring(counterSale)
    expect(document.title).toBe('Tax Invoice M1/2627/00001')
    expect(read(document)).toEqual([
      'Lal Patang Mithai',
      '12 Patang Gali, Old Market, Nashik 422001',
      'Phone 00000 00001',
      `GSTIN ${outletOf(shop.db, 'counter').taxNumber}`,
      'FSSAI 11526000000001',
      '',
      'Tax Invoice',
      'Bill no. M1/2627/00001 | 21/11/2026, 11:00',
      'Token 1 | Eat here',
      'Place of supply: 27 Maharashtra',
      'Reverse charge: No',
      '—',
      'Kaju katli | 0.350 kg x 1,120.00 | 392.00',
      'Masala chai (Full) | 2 x 25.00 | 50.00',
      'Less sugar',
      'extra hot',
      '—',
      'TOTAL | ₹442.00',
      '—',
      'Rupees four hundred forty-two only',
      '—',
      'Cash given | 500.00',
      'Change | 58.00',
      '—',
      'HSN/SAC | Taxable | CGST | SGST',
      '210690 5% | 373.34 | 9.33 | 9.33',
      '996331 5% | 47.62 | 1.19 | 1.19',
      'Prices include GST',
      '',
      'M1/2627/00001',
      'Thank you. Come again!',
    ])
  })

  test('in Hindi, with the same figures', async () => {
    const english = (await ring(counterSale)).document
    const hindi = (await ring({ ...counterSale, language: 'hi' })).document
    expect(hindi.language).toBe('hi')
    expect(read(hindi).slice(0, 13)).toEqual([
      'लाल पतंग मिठाई',
      '12 Patang Gali, Old Market, Nashik 422001',
      'फ़ोन 00000 00001',
      `GSTIN ${outletOf(shop.db, 'counter').taxNumber}`,
      'FSSAI 11526000000001',
      '',
      'कर बीजक',
      'बिल नं. M1/2627/00002 | 21/11/2026, 11:00',
      'टोकन 2 | यहीं खाना',
      'आपूर्ति का स्थान: 27 महाराष्ट्र',
      'रिवर्स चार्ज: नहीं',
      '—',
      'काजू कतली | 0.350 किलो x 1,120.00 | 392.00',
    ])
    expect(beside(hindi, 'कुल')).toBe(beside(english, 'TOTAL'))
    expect(taxRows(hindi).slice(1)).toEqual(taxRows(english).slice(1))
  })
})

describe('the receipt of the restaurant, tax added', () => {
  test('shows the value, each tax and the total, and they add up', async () => {
    const sale = saleOf(
      [
        { itemId: 'chole-bhature', qtyMilli: 3000 },
        { itemId: 'samosa', qtyMilli: 1000 },
      ],
      [{ kind: 'upi', offered: 'exact', reference: '4711-08' }],
    )
    const { document, bill } = await ring(sale, till('restaurant'))
    const after = read(document).slice(read(document).indexOf('Samosa | 1 x 25.00 | 25.00') + 1)
    expect(after).toEqual([
      '—',
      'Subtotal | 505.00',
      'CGST | 12.63',
      'SGST | 12.63',
      'Round-off | −0.26',
      'TOTAL | ₹530.00',
      '—',
      'Rupees five hundred thirty only',
      '—',
      'UPI | 530.00',
      expect.stringMatching(/^\s*Ref\. 4711-08$/),
      '—',
      'HSN/SAC | Taxable | CGST | SGST',
      '996331 5% | 505.00 | 12.63 | 12.63',
      '',
      'R1/2627/00001',
      'Thank you. Come again!',
    ])
    expect(bill.total.payable).toBe(530_00)
  })

  test('counts a service charge to what was served: one supply has one code', async () => {
    const desk = till('restaurant')
    const lines = [{ itemId: 'chole-bhature', qtyMilli: 1000 }]
    const placed = await shop.send(desk, 'order.place', { orderType: 'eat-here', lines })
    const { billId } = done(placed).result
    const off = { kind: 'rate', ratePpm: 100_000 } as const
    const asha = shop.join('cashier', 'restaurant', 'asha')
    done(await shop.send(asha, 'bill.charge', { billId, chargeId: 'service', off }))
    const tenders = [{ kind: 'cash', offered: 'exact' }] as const
    done(await shop.send(desk, 'bill.settle', { billId, tenders: [...tenders] }))
    const { document, bill } = lastReceipt()
    const { taxableTotal, taxes } = bill.total
    const [cgst, sgst] = [taxes['CGST'] ?? 0, taxes['SGST'] ?? 0].map((tax) =>
      (tax / 100).toFixed(2),
    )
    const value = (taxableTotal / 100).toFixed(2)
    expect(read(document).filter((row) => row.startsWith('99'))).toEqual([
      `996331 5% | ${value} | ${cgst} | ${sgst}`,
    ])
  })
})

describe('which document it is, and what that one must say', () => {
  test('is a bill of supply where nothing on it is taxed', async () => {
    const sale = saleOf([{ itemId: 'lassi', variantId: 'lassi-small', qtyMilli: 1000 }])
    const { document } = await ring(sale)
    expect(document.title).toMatch(/^Bill of Supply M1/)
    expect(taxRows(document)).toEqual([])
    expect(read(document)).not.toContain('Reverse charge: No')
  })

  test('is an invoice-cum-bill of supply where some is and some is not', async () => {
    const sale = saleOf([
      { itemId: 'lassi', variantId: 'lassi-small', qtyMilli: 1000 },
      { itemId: 'kaju-katli', qtyMilli: 500 },
    ])
    const { document } = await ring(sale)
    expect(document.title).toMatch(/^Invoice-cum-Bill of Supply/)
    expect(taxRows(document)).toEqual([
      ['HSN/SAC', 'Taxable', 'CGST', 'SGST'],
      ['040390 Nil', '40.00', '0.00', '0.00'],
      ['210690 5%', '533.34', '13.33', '13.33'],
    ])
  })

  test('of a composition taxpayer is a bill of supply that says they may not collect tax', async () => {
    shop.db.prepare(`update outlet set tax_scheme = 'composition'`).run()
    const { document, bill } = await ring(counterSale)
    expect(bill.total.taxTotal).toBe(0)
    expect(read(document)).toContain('Bill of Supply')
    expect(read(document)).toContain(
      'Composition taxable person, not eligible to collect tax on supplies',
    )
    expect(read(document).join('\n')).not.toMatch(/CGST|SGST|Prices include GST/)
    expect(beside(document, 'TOTAL')).toBe(442_00)
  })

  test('names a cess with its own rate and its own column', async () => {
    shop.db.prepare(`update tax_rate set cess_ppm = 120000 where tax_class_id = 'aerated'`).run()
    const { document } = await ring(saleOf([{ itemId: 'cola', qtyMilli: 1000 }]))
    expect(taxRows(document).map(([first]) => first)).toEqual(['HSN/SAC', '220210 40% + 12%'])
    expect(taxRows(document)[0]).toEqual(['HSN/SAC', 'Taxable', 'CGST', 'SGST', 'CESS'])
  })
})

describe('a receipt printed again', () => {
  const again = async (billId: string, language?: 'en' | 'hi'): Promise<ReceiptDocument> => {
    const office = shop.join('counter', 'counter', 'asha')
    done(
      await shop.send(office, 'receipt.reprint', {
        billId,
        ...(language === undefined ? {} : { language }),
      }),
    )
    const tasks = column<string>(
      shop.db,
      `select task from job where kind = 'receipt' order by job_id`,
    )
    return (JSON.parse(tasks.at(-1) ?? '') as { document: ReceiptDocument }).document
  }

  test('says DUPLICATE, and which one, and nothing else differs', async () => {
    const { document, bill } = await ring(counterSale)
    const first = await again(bill.billId)
    const second = await again(bill.billId)
    expect(first.blocks.find(({ kind }) => kind === 'banner')).toEqual({
      kind: 'banner',
      text: 'DUPLICATE 1',
    })
    expect(second.blocks.find(({ kind }) => kind === 'banner')).toEqual({
      kind: 'banner',
      text: 'DUPLICATE 2',
    })
    const withoutBanner = second.blocks.filter(({ kind }) => kind !== 'banner')
    expect(withoutBanner).toEqual(document.blocks)
  })

  test('is a duplicate in Hindi too', async () => {
    const { bill } = await ring(counterSale)
    expect(read(await again(bill.billId, 'hi'))).toContain('प्रतिलिपि DUPLICATE 1')
  })

  test('names the shop, its number and its scheme as they were on the day of the sale', async () => {
    const { document, bill } = await ring(counterSale)
    shop.db
      .prepare(
        `update outlet set names = '{"en":"New name"}', address = 'Elsewhere', tax_number = 'NEW', tax_scheme = 'composition'`,
      )
      .run()
    const copy = await again(bill.billId)
    expect(copy.blocks.filter(({ kind }) => kind !== 'banner')).toEqual(document.blocks)
  })

  test('has the tax rates of the day of the sale', async () => {
    const { document, bill } = await ring(counterSale)
    shop.db.prepare(`insert into tax_rate values ('sweets', 20261122, 1, '', 180000, 0, 0)`).run()
    shop.clock.now += 24 * 3_600_000
    expect(taxRows(await again(bill.billId))).toEqual(taxRows(document))
  })
})

describe('a receipt', () => {
  test('tells the day of the shop and its time, also just after midnight', async () => {
    const { document: before } = await ring(counterSale)
    expect(read(before)).toContain('Bill no. M1/2627/00001 | 21/11/2026, 11:00')
    shop.clock.now = Date.parse('2026-11-22T00:05:00+05:30')
    const { document } = await ring(counterSale)
    expect(read(document)).toContain('Bill no. M1/2627/00002 | 21/11/2026')
    expect(read(document)).toContain('Time | 22/11/2026, 00:05')
  })

  test('is not to be had without an invoice', async () => {
    const counter = shop.join('counter', 'counter', 'ravi')
    done(
      await shop.send(counter, 'order.place', { orderType: 'takeaway', lines: counterSale.lines }),
    )
    const bill = billById(shop.db, cell(shop.db, 'select bill_id from bill'), billedLinesOf)
    if (bill === undefined) throw new Error('no bill')
    const outlet = outletOf(shop.db, 'counter')
    expect(() =>
      receiptOf({
        bill,
        outlet,
        language: 'en',
        copy: 1,
        buyer: null,
        owed: 0,
        placeOfSupply: '27',
        rateOf: () => '',
      }),
    ).toThrow(/has no invoice to print/)
  })

  test('with a packing charge on prices with tax is all before tax, says so and adds up with its discount', async () => {
    const desk = till()
    const { billId } = done(
      await shop.send(desk, 'order.place', {
        orderType: 'takeaway',
        lines: [
          { itemId: 'kaju-katli', qtyMilli: 350 },
          { itemId: 'samosa', qtyMilli: 3000 },
        ],
      }),
    ).result
    const off = { kind: 'rate', ratePpm: 100_000 } as const
    done(await shop.send(desk, 'bill.discount', { billId, reasonId: 'regular', off }))
    const charge = { billId, chargeId: 'packing', off: { kind: 'amount', amount: 15_00 } } as const
    done(await shop.send(desk, 'bill.charge', charge))
    done(
      await shop.send(desk, 'bill.settle', {
        billId,
        tenders: [{ kind: 'cash', offered: 'exact' }],
      }),
    )
    const { document, bill } = lastReceipt()
    expect(read(document)).toContain('All prices below are before tax')
    expect(read(document)).not.toContain('Prices include GST')
    const items = document.blocks.flatMap((block) =>
      block.kind === 'item' ? [paise(block.amount)] : [],
    )
    const discount = beside(document, 'Regular guest 10 %') ?? 0
    expect(discount).toBeLessThan(0)
    expect(sum(items) + discount + 15_00).toBe(beside(document, 'Subtotal'))
    expect(beside(document, 'Subtotal')).toBe(bill.total.taxableTotal)

    // What comes back of it, though its tax was inside, is told as the invoice told it.
    const lines = bill.lines.map(({ lineId, unit }) => ({
      lineId,
      qtyMilli: unit === 'kg' ? 100 : 1000,
      fate: 'waste' as const,
    }))
    const boss = shop.join('cashier', 'counter', 'imran')
    done(await shop.send(boss, 'bill.refund', { billId, lines, reason: 'Cold' }))
    const task = cell(
      shop.db,
      `select task from job where about like 'refund:%' and kind = 'receipt'`,
    )
    const { document: note } = JSON.parse(task) as { document: ReceiptDocument }
    expect(read(note)).toContain('All prices below are before tax')
    expect(read(note)).not.toContain('Prices include GST')
    const given = note.blocks.flatMap((block) =>
      block.kind === 'item' ? [paise(block.amount)] : [],
    )
    expect(given).toHaveLength(2)
    expect(sum(given)).toBe(beside(note, 'Taxable'))
  })

  test('of anything on the menu adds up to its bill, is what the bridge expects, and gives no orders to a printer', async () => {
    shop.db.pragma('synchronous = off')
    const tills = ['counter', 'restaurant'].map((outletId) => ({
      menu: menuAt(shop.db, outletId),
      sender: till(outletId),
    }))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.array(wishes, { minLength: 1, maxLength: 6 }),
        orderTypesHere,
        fc.string({ unit: 'binary', maxLength: 30 }).filter((note) => !/\p{Surrogate}/u.test(note)),
        async (which, wanted, orderType, note) => {
          const { menu, sender } = tills[which]!
          const lines = wanted.map((wish) => ({ ...lineOf(menu, wish), note }))
          const { document, bill } = await ring(
            { ...saleOf(lines), orderType, language: which === 0 ? 'en' : 'hi' },
            sender,
          )
          expect(v.parse(receiptDocument, document)).toEqual(document)
          expect(JSON.stringify(document)).not.toMatch(/\\u00|\\[nrtbf]/)

          const total = beside(document, which === 0 ? 'TOTAL' : 'कुल')
          const items = document.blocks.flatMap((block) =>
            block.kind === 'item' ? [paise(block.amount)] : [],
          )
          const taxes = Object.values(bill.total.taxes)
          const added = bill.lines.every((line) => line.isTaxIncluded) ? 0 : sum(taxes)
          expect(total).toBe(bill.total.payable)
          expect(sum(items) + added + bill.total.roundOff).toBe(total)
          const [, ...rows] = taxRows(document)
          expect(sum(rows.map(([, taxable = '']) => paise(taxable)))).toBe(
            rows.length === 0 ? 0 : bill.total.taxableTotal,
          )
          expect(sum(rows.flatMap((row) => row.slice(2).map(paise)))).toBe(bill.total.taxTotal)
        },
      ),
      { numRuns: 80 },
    )
  })
})
