import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rupeesInWords } from '../../hub/billing/amount-words.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { gstinCheckCharacter } from '../../schema/gstin.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { lakeView } from './customer-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, cell, column } from './look.ts'
import { beside, read, taxRows } from './paper-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const gstin = (state: string): string => {
  const fourteen = `${state}AAPFU0939F1Z`
  return `${fourteen}${gstinCheckCharacter(fourteen)}`
}
const sharma = {
  name: 'Sharma Caterers',
  address: '4 Station Road, Pune 411001',
  taxNumber: gstin('27'),
}
const mangalore = { ...sharma, name: 'Coastal Sweets LLP', taxNumber: gstin('29') }
const katli = { itemId: 'kaju-katli', qtyMilli: 500 }
const vadaPav = { itemId: 'vada-pav', qtyMilli: 1000 }
const lassi = { itemId: 'lassi', variantId: 'lassi-small', qtyMilli: 1000 }

const place = async (
  lines: CommandInput<'order.place'>['lines'] = [katli],
  orderType: 'eat-here' | 'takeaway' | 'delivery' = 'takeaway',
): Promise<string> =>
  done(
    await shop.send(shop.join('counter', 'counter', 'sunita'), 'order.place', {
      orderType,
      lines,
      ...(orderType === 'delivery' ? { deliverTo: lakeView } : {}),
    }),
  ).result.billId

const name = async (args: CommandInput<'bill.buyer'>): Promise<void> =>
  void done(await shop.send(desk, 'bill.buyer', args))

const bill = (billId: string): BillDoc => billNow(shop, billId)

const settle = async (billId: string): Promise<BillDoc> => {
  done(
    await shop.send(desk, 'bill.settle', { billId, tenders: [{ kind: 'upi', offered: 'exact' }] }),
  )
  return bill(billId)
}

const papers = (about: string): readonly ReceiptDocument[] =>
  column<string>(
    shop.db,
    `select task from job where about = ? and kind = 'receipt' order by job_id`,
    about,
  ).map((task) => (JSON.parse(task) as { document: ReceiptDocument }).document)
const paper = (billId: string): ReceiptDocument => {
  const last = papers(`bill:${billId}`).at(-1)
  if (last === undefined) throw new Error('nothing was printed')
  return last
}

describe('a buyer who is registered', () => {
  test('is named with address, number and State, and gets a tax invoice', async () => {
    const billId = await place([katli, lassi])
    await name({ billId, buyer: { ...sharma, taxNumber: ` ${sharma.taxNumber.toLowerCase()}` } })
    expect((await settle(billId)).invoice?.kind).toBe('tax_invoice')
    const lines = read(paper(billId))
    expect(lines).toEqual(
      expect.arrayContaining([
        'Tax Invoice',
        'Buyer: Sharma Caterers',
        '4 Station Road, Pune 411001',
        `GSTIN ${sharma.taxNumber}`,
        'State: 27 Maharashtra',
        'Place of supply: 27 Maharashtra',
        'Authorised signatory',
      ]),
    )
    // What bears no tax stands on the same invoice and says so.
    expect(taxRows(paper(billId)).map(([first]) => first)).toEqual([
      'HSN/SAC',
      '210690 5%',
      '040390 Nil',
    ])
  })

  test('is named in Hindi', async () => {
    const billId = await place()
    await name({ billId, buyer: { ...sharma, name: 'शर्मा कैटरर्स' } })
    const tenders = [{ kind: 'cash', offered: 'exact' } as const]
    done(await shop.send(desk, 'bill.settle', { billId, tenders, language: 'hi' }))
    expect(read(paper(billId))).toEqual(
      expect.arrayContaining(['ख़रीदार: शर्मा कैटरर्स', 'राज्य: 27 महाराष्ट्र', 'अधिकृत हस्ताक्षर']),
    )
  })

  test('pays the tax of this State for what is carried away or eaten here, wherever they are from', async () => {
    const billId = await place([katli], 'eat-here')
    await name({ billId, buyer: mangalore })
    const { supply, total } = await settle(billId)
    expect(supply).toBe('intra')
    expect(Object.keys(total.taxes)).toEqual(['CGST', 'SGST'])
    expect(read(paper(billId))).toContain('State: 29 Karnataka')
  })
})

describe('a counter sale for a firm', () => {
  test('is one command, and its invoice names the buyer', async () => {
    const counter = shop.join('counter', 'counter', 'sunita')
    const sale: CommandInput<'sale.ring'> = {
      orderType: 'takeaway',
      lines: [katli],
      tenders: [{ kind: 'cash', offered: 'exact' }],
    }
    const { billId } = done(
      await shop.send(counter, 'sale.ring', { ...sale, buyer: sharma }),
    ).result
    expect(bill(billId)).toMatchObject({ state: 'settled', buyer: { isRegistered: true } })
    expect(read(paper(billId))).toContain('Buyer: Sharma Caterers')
    const far = done(
      await shop.send(counter, 'sale.ring', {
        ...sale,
        orderType: 'delivery',
        deliverTo: lakeView,
        buyer: mangalore,
        placeOfSupply: '29',
      }),
    ).result
    expect(bill(far.billId).total.taxes).toEqual({ IGST: 26_67 })
  })

  test('is not made at all where the law would not accept the buyer', async () => {
    const counter = shop.join('counter', 'counter', 'sunita')
    const wrong = { ...sharma, taxNumber: sharma.taxNumber.slice(0, -1) + '!' }
    const reply = await shop.send(counter, 'sale.ring', {
      orderType: 'takeaway',
      lines: [katli],
      tenders: [{ kind: 'cash', offered: 'exact' }],
      buyer: wrong,
    })
    expect(reply).toMatchObject({ code: 'buyer.gstin-form' })
    expect([shop.count('sales_order'), shop.count('bill'), shop.count('invoice')]).toEqual([
      0, 0, 0,
    ])
  })
})

describe('goods sent to another State', () => {
  test('bear IGST on bill, paper and in the books', async () => {
    const billId = await place([katli], 'delivery')
    await name({ billId, buyer: mangalore, placeOfSupply: '29' })
    const { supply, total } = await settle(billId)
    expect(supply).toBe('inter')
    expect(total.taxes).toEqual({ IGST: 26_67 })
    expect(taxRows(paper(billId))[0]).toEqual(['HSN/SAC', 'Taxable', 'IGST'])
    expect(read(paper(billId))).toContain('Place of supply: 29 Karnataka')
    const accounts = entriesOf(shop.db, 'bill', billId).flatMap(({ postings }) => postings)
    expect(accounts).toContainEqual({ account: '2103', amount: -total.taxTotal })
  })

  test.each([
    ['a registered buyer carries away', [katli], 'takeaway'],
    ['a restaurant serves, wherever it is brought', [katli, vadaPav], 'delivery'],
  ] as const)('are none where %s', async (_what, lines, orderType) => {
    const billId = await place([...lines], orderType)
    const args = { billId, buyer: mangalore, placeOfSupply: '29' }
    expect(await shop.send(desk, 'bill.buyer', args)).toMatchObject({ code: 'buyer.supplied-here' })
    expect(bill(billId).supply).toBe('intra')
  })

  test('are those that somebody unregistered of there carries away', async () => {
    const billId = await place([katli])
    const { taxNumber: _, ...buyer } = mangalore
    await name({ billId, buyer: { ...buyer, stateCode: '29' }, placeOfSupply: '29' })
    expect(bill(billId).supply).toBe('inter')
  })

  test('take no plate along: it is served here, and the bill says so before it is paid', async () => {
    const billId = await place([katli], 'delivery')
    await name({ billId, buyer: mangalore, placeOfSupply: '29' })
    done(await shop.send(desk, 'order.add', { orderId: bill(billId).orderId, lines: [vadaPav] }))
    const tenders = [{ kind: 'upi', offered: 'exact' }] as const
    expect(await shop.send(desk, 'bill.settle', { billId, tenders: [...tenders] })).toMatchObject({
      code: 'buyer.supplied-here',
    })
    await name({ billId, buyer: mangalore })
    expect((await settle(billId)).supply).toBe('intra')
  })

  test('come home again with their buyer', async () => {
    const billId = await place([katli], 'delivery')
    const before = bill(billId).total
    await name({ billId, buyer: mangalore, placeOfSupply: '29' })
    await name({ billId })
    expect(bill(billId)).toMatchObject({ supply: 'intra', total: before })
    expect(bill(billId).buyer).toBeUndefined()
  })

  test('stay so on each part of a bill that is split', async () => {
    const billId = await place([katli, { ...katli, itemId: 'pista-barfi' }], 'delivery')
    await name({ billId, buyer: mangalore, placeOfSupply: '29' })
    const [line] = bill(billId).lines
    const parts = [[{ lineId: line?.lineId ?? '', qtyMilli: 500 }]]
    const [part = ''] = done(await shop.send(desk, 'bill.split', { billId, parts })).result.billIds
    for (const id of [billId, part]) {
      expect(Object.keys((await settle(id)).total.taxes)).toEqual(['IGST'])
      expect(read(paper(id))).toContain('Buyer: Coastal Sweets LLP')
    }
  })
})

describe('what an invoice said', () => {
  const again = async (billId: string): Promise<ReceiptDocument> => {
    done(await shop.send(desk, 'receipt.reprint', { billId }))
    const { blocks, ...rest } = paper(billId)
    return { ...rest, blocks: blocks.filter(({ kind }) => kind !== 'banner') }
  }

  test('its copy says too, whatever has become of rates and shop', async () => {
    const billId = await place([katli, lassi])
    await name({ billId, buyer: sharma })
    await settle(billId)
    const original = paper(billId)
    shop.db
      .prepare(
        `update outlet set names = '{"en":"Other"}', address = 'Elsewhere', state_code = '29', food_licence = '1'`,
      )
      .run()
    shop.db.prepare(`update tax_rate set rate_ppm = 180000`).run()
    expect(await again(billId)).toEqual(original)
  })

  test('stands on the invoice alone: neither beside the bill nor in anything that is told', async () => {
    const billId = await place()
    await name({ billId, buyer: sharma })
    await settle(billId)
    expect(cell(shop.db, 'select document from invoice')).toContain(sharma.taxNumber)
    for (const told of [
      column<string>(shop.db, 'select body from event'),
      column<string>(shop.db, 'select reply from command'),
      column<string>(shop.db, `select name || address || tax_number from bill_buyer`),
    ])
      expect(told.join('\n')).not.toMatch(/Sharma|Station Road|AAPFU0939F/)
    expect(bill(billId).buyer).toEqual({ isRegistered: true, placeOfSupply: '27' })
  })

  test('cannot be named otherwise afterwards', async () => {
    const billId = await place()
    await settle(billId)
    const late = await shop.send(desk, 'bill.buyer', { billId, buyer: sharma })
    expect(late).toMatchObject({ ok: false, code: 'bill.already-settled' })
    expect(() =>
      shop.db
        .prepare(
          `insert into bill_buyer (bill_id, is_registered, place_of_supply) values (?, 1, '27')`,
        )
        .run(billId),
    ).toThrow(/corrected by a credit note/)
  })
})

describe('a bill of which a part is paid', () => {
  test('may still be given a buyer, but not another tax', async () => {
    const billId = await place([katli], 'delivery')
    const tenders = [{ kind: 'upi', offered: 100_00 } as const]
    done(await shop.send(desk, 'bill.pay', { billId, tenders }))
    await name({ billId, buyer: sharma })
    const args = { billId, buyer: mangalore, placeOfSupply: '29' }
    expect(await shop.send(desk, 'bill.buyer', args)).toMatchObject({ code: 'bill.part-paid' })
    expect((await settle(billId)).supply).toBe('intra')
  })
})

describe('a pro-forma', () => {
  test('has a code that pays what is still due, and the buyer', async () => {
    const billId = await place()
    await name({ billId, buyer: sharma })
    const tenders = [{ kind: 'upi', offered: 100_00 } as const]
    done(await shop.send(desk, 'bill.pay', { billId, tenders }))
    done(await shop.send(desk, 'bill.proforma', { billId }))
    const [document] = papers(`proforma:${billId}`)
    if (document === undefined) throw new Error('nothing was printed')
    expect(read(document)).toContain('NOT AN INVOICE')
    expect(read(document)).toContain('Buyer: Sharma Caterers')
    const code = document.blocks.find(({ kind }) => kind === 'qr')
    expect(code).toMatchObject({ caption: 'Scan to pay by UPI: ₹460.00' })
    expect(JSON.stringify(code)).toMatch(/upi:\/\/pay\?pa=lalpatang@demo&.*&am=460\.00&cu=INR/)
    expect(beside(document, 'Still to pay')).toBe(460_00)
  })

  test('has none where the shop has no UPI address', async () => {
    shop.db.prepare(`update outlet set upi_address = ''`).run()
    const billId = await place()
    done(await shop.send(desk, 'bill.proforma', { billId }))
    expect(papers(`proforma:${billId}`)[0]?.blocks.some(({ kind }) => kind === 'qr')).toBe(false)
  })
})

describe('a shop in another country', () => {
  test('issues an invoice that says nothing of GST, States or rupees', async () => {
    shop.db
      .prepare(
        `update outlet set country = 'DE', currency = 'EUR', state_code = '', tax_number = 'DE123456789'`,
      )
      .run()
    shop.db.prepare(`update tax_class set kind = 'list' where tax_class_id = 'sweets'`).run()
    shop.db.prepare(`update tax_rate set code = 'VAT 7%', rate_ppm = 70000`).run()
    const billId = await place()
    await name({
      billId,
      buyer: { name: 'Müller GmbH', address: 'Berlin', taxNumber: 'DE987654321' },
    })
    await settle(billId)
    const lines = read(paper(billId))
    expect(paper(billId).title).toMatch(/^Invoice /)
    expect(lines).toEqual(
      expect.arrayContaining(['Tax no. DE123456789', 'Tax no. DE987654321', 'Prices include tax']),
    )
    expect(lines.join('\n')).not.toMatch(/GST|Rupees|State|supply|Reverse|FSSAI|₹/)
    expect(taxRows(paper(billId))[0]).toEqual(['Tax', 'Taxable', 'VAT 7%'])
  })
})

describe('an amount in words', () => {
  test.each([
    [0, 'Rupees zero only', 'शून्य रुपये मात्र'],
    [1_00, 'Rupees one only', 'एक रुपये मात्र'],
    [442_00, 'Rupees four hundred forty-two only', 'चार सौ बयालीस रुपये मात्र'],
    [
      1_23_456_07,
      'Rupees one lakh twenty-three thousand four hundred fifty-six and seven paise only',
      'एक लाख तेईस हज़ार चार सौ छप्पन रुपये सात पैसे मात्र',
    ],
    [
      1_50_00_00_019_90,
      'Rupees one hundred fifty crore nineteen and ninety paise only',
      'एक सौ पचास करोड़ उन्नीस रुपये नब्बे पैसे मात्र',
    ],
  ])('%i', (amount, en, hi) => {
    expect(rupeesInWords(amount, 'en')).toBe(en)
    expect(rupeesInWords(amount, 'hi')).toBe(hi)
  })

  test('tells any two numbers below a hundred apart, in both languages', () => {
    for (const language of ['en', 'hi'] as const) {
      const all = Array.from({ length: 100 }, (_, n) => rupeesInWords(n * 100, language))
      expect(new Set(all).size).toBe(100)
    }
    expect(() => rupeesInWords(-1, 'en')).toThrow(RangeError)
  })
})
