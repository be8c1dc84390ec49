/**
 * An invoice as a page, as another program reads it: every field of Rule 46 over
 * two pages, its columns added up, and the same figures as on the till's paper.
 */
import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { challanSheet } from '../../hub/billing/challan-sheet.ts'
import { creditNoteSheet } from '../../hub/billing/credit-note-sheet.ts'
import { creditNoteOf } from '../../hub/billing/credit-note.ts'
import { invoiceSheet } from '../../hub/billing/invoice-sheet.ts'
import { receiptOf } from '../../hub/billing/receipt.ts'
import { refundById } from '../../hub/billing/refund.sql.ts'
import type { Sheet } from '../../hub/billing/sheet.ts'
import { pdfOf } from '../../hub/edge/pdf/pdf.ts'
import { creditNoteAt, paperAt } from '../../hub/papers/invoice-paper.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { Language } from '../../schema/names.ts'
import { challanCopies } from '../../schema/paper-copies.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { sum } from '../../schema/money.ts'
import { knowFirm } from './challan-kit.ts'
import { lakeView, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { billNow } from './look.ts'
import { outletOf } from './menu-sales.ts'
import { beside, paise } from './paper-kit.ts'

let shop: Shop
let asha: Sender
beforeEach(() => {
  shop = openShop()
  asha = owner(shop)
})
afterEach(() => shop.close())

type Lines = CommandInput<'order.place'>['lines']
const katli = { itemId: 'kaju-katli', qtyMilli: 1250 }
const samosas = { itemId: 'samosa', qtyMilli: 3000 }
const lassi = { itemId: 'lassi', variantId: 'lassi-small', qtyMilli: 2000 }
const many = (count: number): Lines =>
  Array.from({ length: count }, (_, i) => [katli, samosas, lassi][i % 3] ?? katli)

const settled = async (
  lines: Lines,
  before: (billId: string) => Promise<unknown> = async () => undefined,
): Promise<BillDoc> => {
  const order = { orderType: 'takeaway', lines } as const
  const { billId } = done(await shop.send(asha, 'order.place', order)).result
  await before(billId)
  const tenders = [{ kind: 'card', offered: 'exact' }] as const
  done(await shop.send(asha, 'bill.settle', { billId, tenders: [...tenders] }))
  return billNow(shop, billId)
}

/** The same, by a firm and on its account. */
const onAccount = async (lines: Lines): Promise<BillDoc> => {
  const customerId = await knowFirm(shop)
  const terms = { customerId, groupId: 'wholesale', creditLimit: 9_00_000_00, creditDays: 15 }
  done(await shop.send(asha, 'customer.terms', terms))
  const order = { orderType: 'takeaway', lines, customerId } as const
  const { billId } = done(await shop.send(asha, 'order.place', order)).result
  const off = { kind: 'rate', ratePpm: 50_000 } as const
  done(await shop.send(asha, 'bill.discount', { billId, reasonId: 'regular', off }))
  const tenders = [{ kind: 'account', offered: 'exact' }] as const
  done(await shop.send(asha, 'bill.settle', { billId, tenders: [...tenders] }))
  return billNow(shop, billId)
}

const papersOf = (
  bill: BillDoc,
  language: Language = 'en',
): { readonly sheet: Sheet; readonly receipt: ReceiptDocument } => {
  const request = paperAt(shop.db, outletOf(shop.db, bill.outletId), bill, { language, copy: 1 })
  return { sheet: invoiceSheet(request), receipt: receiptOf(request) }
}

/** The pages as another program reads them. */
const pagesOf = (sheet: Sheet, paper: 'a4' | 'a5' = 'a4'): readonly string[] =>
  execFileSync('pdftotext', ['-layout', '-', '-'], {
    input: pdfOf([sheet], paper),
    encoding: 'utf8',
  })
    .split('\f')
    .filter((page) => page.trim() !== '')

/** What stands in a column, by its heading. */
const columnOf = ({ columns, rows }: Sheet['table'], head: string): readonly string[] => {
  const at = columns.findIndex((column) => column.head === head)
  return rows.map(({ cells }) => cells[at] ?? '')
}
const footOf = ({ columns, foot }: Sheet['table'], head: string): string =>
  foot[columns.findIndex((column) => column.head === head)] ?? ''

const totalOf = (blocks: Sheet['totals'], label: string): number | undefined => {
  const found = blocks.find((block) => block.kind === 'pair' && block.left === label)
  return found?.kind === 'pair' ? paise(found.right) : undefined
}

describe('an invoice of forty lines', () => {
  test('has every field of Rule 46, on two pages that say what is carried over', async () => {
    const bill = await onAccount(many(40))
    const { sheet } = papersOf(bill)
    const pages = pagesOf(sheet)
    expect(pages).toHaveLength(2)
    const [first = '', second = ''] = pages
    for (const field of [
      'Lal Patang Mithai',
      '12 Patang Gali, Old Market, Nashik 422001',
      'GSTIN 27ZZZFL0000Z1Z9',
      'FSSAI 11526000000001',
      'Tax Invoice',
      'ORIGINAL FOR RECIPIENT',
      'Sharma Caterers',
      '4 Station Road, Pune 411001',
      'GSTIN 27AAPFU0939F1ZV',
    ])
      expect(first).toContain(field)
    expect(first).toMatch(/Bill no\.\s+M1\/2627\/00001/)
    expect(first).toMatch(/Date\s+21\/11\/2026/)
    expect(first).toMatch(/Place of supply\s+27 Maharashtra/)
    expect(first).toMatch(/Reverse charge\s+No/)
    expect(first.match(/State: 27 Maharashtra/g)).toHaveLength(2)
    for (const page of pages) {
      expect(page).toMatch(/No\.\s+Item\s+HSN\/SAC\s+Qty\s+Unit/)
      expect(page).toMatch(/GST\s+Tax\s+Amount/)
    }
    expect(first).toMatch(
      /1\s+Kaju katli\s+210690\s+1\.250\s+kg\s+920\.00\s+57\.50\s+1,092\.50\s+5%/,
    )
    expect(first).toMatch(/Page 1 of 2/)
    expect(second).toMatch(/Page 2 of 2/)
    const carried = /Carried forward\s+([\d.,\s]+)\n/.exec(first)?.[1]?.trim().split(/\s+/)
    const brought = /Brought forward\s+([\d.,\s]+?)\n/.exec(second)?.[1]?.trim().split(/\s+/)
    expect(brought).toEqual(carried)
    expect(second).toMatch(
      /HSN\/SAC\s+GST\s+Taxable value\s+CGST %\s+CGST\s+SGST %\s+SGST\s+Total tax/,
    )
    expect(second).toMatch(/210690\s+5%\s+[\d.,]+\s+2\.5%\s+[\d.,]+\s+2\.5%/)
    expect(second).toMatch(/040390\s+Nil/)
    // The discount has its minus, for whoever reads it and for whoever copies it.
    expect(second).toMatch(/Regular guest 5 % +−[\d,.]+/)
    for (const field of [
      'Amount in words',
      'Still to pay',
      'Scan to pay by UPI',
      'To be paid within 15 days, by 06/12/2026.',
      'For Lal Patang Mithai',
      'Authorised signatory',
    ])
      expect(second).toContain(field)
  })

  test('adds up, column by column, to what the till’s paper says of it', async () => {
    const bill = await onAccount(many(40))
    const { sheet, receipt } = papersOf(bill)
    const { table, totals } = sheet
    const { total } = bill
    const added = (head: string): number => sum(columnOf(table, head).map(paise))
    for (const [head, whole] of [
      ['Taxable value', total.taxableTotal],
      ['Tax', total.taxTotal],
      ['Amount', total.total],
      ['Discount', -(beside(receipt, 'Regular guest 5 %') ?? 0)],
    ] as const) {
      expect([head, added(head)]).toEqual([head, whole])
      expect([head, paise(footOf(table, head))]).toEqual([head, whole])
    }
    // Each row by itself: what it comes to is its value and its tax.
    columnOf(table, 'Amount').forEach((amount, i) => {
      const of = (head: string): number => paise(columnOf(table, head)[i] ?? '')
      expect(paise(amount)).toBe(of('Taxable value') + of('Tax'))
    })
    const printed = receipt.blocks.flatMap((block) =>
      block.kind === 'pair' ? [`${block.left} ${block.right}`] : [],
    )
    for (const block of totals.filter((one) => one.kind === 'pair').slice(1))
      expect(printed).toContain(`${block.left} ${block.right}`)
    expect(totalOf(totals, 'TOTAL')).toBe(total.due)
  })

  test('says the same in Hindi, and on A5', async () => {
    const bill = await onAccount(many(40))
    const { sheet } = papersOf(bill, 'hi')
    expect(columnOf(sheet.table, 'रकम')).toEqual(columnOf(papersOf(bill).sheet.table, 'Amount'))
    const [first = '', ...more] = pagesOf(sheet, 'a5')
    for (const word of ['कर बीजक', 'आगे ले जाया गया', 'काजू कतली', 'किलो'])
      expect(first).toContain(word)
    expect(more.join('')).toContain('पीछे से लाया गया')
    expect(more.join('')).toContain('अधिकृत हस्ताक्षर')
  })
})

describe('an invoice of any length', () => {
  test('has each of its rows once and whole, and its totals below one of them', async () => {
    for (const count of [1, 23, 26, 27, 28, 30, 60]) {
      const { sheet } = papersOf(await onAccount(many(count)))
      const pages = pagesOf(sheet)
      const numbers = pages.flatMap((page) =>
        [...page.matchAll(/^\s*(\d+) +(?:Kaju|Samosa|Sweet)/gm)].map(([, no]) => Number(no)),
      )
      expect(numbers).toEqual(Array.from({ length: count }, (_, i) => i + 1))
      const summed = pages.find((page) => page.includes('TOTAL')) ?? ''
      expect(summed).toMatch(/^\s*\d+ +(?:Kaju|Samosa|Sweet)/m)
    }
  }, 60_000)

  test('tells the rate with its tax where the price has it inside, and adds up', async () => {
    const bill = await settled([katli, samosas])
    const { table } = papersOf(bill).sheet
    expect(columnOf(table, 'Rate incl. tax')).toEqual(['1,120.00', '20.00'])
    expect(sum(columnOf(table, 'Amount').map(paise))).toBe(bill.total.due)
    expect(table.columns.map(({ head }) => head)).not.toContain('Discount')
  })

  test('has a charge in a row of its own, and breaks a name of sixty letters into lines', async () => {
    const name = 'Shri Venkateshwara Caterers and Wedding Suppliers Deccan LLP'
    const bill = await settled([samosas], async (billId) => {
      const off = { kind: 'amount', amount: 15_00 } as const
      done(await shop.send(asha, 'bill.charge', { billId, chargeId: 'packing', off }))
      const buyer = { name, address: '4 Station Road, Pune 411001', taxNumber: '27AAPFU0939F1ZV' }
      done(await shop.send(asha, 'bill.buyer', { billId, buyer }))
    })
    const { sheet } = papersOf(bill)
    expect(columnOf(sheet.table, 'Item')).toEqual(['Samosa', 'Packing'])
    expect(sum(columnOf(sheet.table, 'Taxable value').map(paise))).toBe(bill.total.taxableTotal)
    const text = pagesOf(sheet).join('').replaceAll(/\s+/g, ' ')
    for (const word of name.split(' ')) expect(text).toContain(word)
  })

  test('breaks a word that is longer than its column, in a name, a detail and an address', async () => {
    const word = 'पुरस्कार'.repeat(40)
    const { sheet } = papersOf(await settled([katli]), 'hi')
    const [row] = sheet.table.rows
    if (row === undefined) throw new Error('no row')
    const cells = row.cells.map((cell, i) => (i === 1 ? word : cell))
    const text = pagesOf(
      {
        ...sheet,
        banners: [word],
        parties: [{ label: word, name: word, lines: [word] }],
        table: { ...sheet.table, rows: [{ ...row, over: word, cells, details: [word] }] },
      },
      'a5',
    ).join('')
    expect(text).toContain('1,400.00')
  })

  test('of what is not taxed is a bill of supply without a word of tax', async () => {
    const { sheet } = papersOf(await settled([lassi]))
    expect(sheet.heading).toBe('Bill of Supply')
    expect(sheet.tax).toBe(null)
    const [page = ''] = pagesOf(sheet)
    expect(page).not.toMatch(/Taxable|CGST|Reverse charge/)
  })

  test('of another country says nothing of GST, codes or States', async () => {
    const office = shop.join('office', 'counter', 'asha')
    const chosen = { outletId: 'counter', presetId: 'us-stacked' } as const
    done(await shop.send(office, 'tax-preset.choose', chosen))
    done(await shop.send(office, 'tax-class.move', { taxClassId: 'sweets', toId: 'sales-tax' }))
    const bill = await settled([katli])
    const [page = ''] = pagesOf(papersOf(bill).sheet)
    expect(page).not.toMatch(/GST|HSN|State:|Place of supply|Rupees|₹|RECIPIENT/)
    expect(page).toMatch(/Tax rate\s+Taxable value\s+STATE\s+COUNTY\s+CITY\s+RTA\s+Total tax/)
  })
})

describe('the pages beside it', () => {
  test('are those of a credit note, with the figures it was printed with', async () => {
    const bill = await settled([katli, samosas])
    const [, line] = bill.lines
    const back = { lineId: line?.lineId ?? '', qtyMilli: 1000, fate: 'restock' } as const
    const asked = { billId: bill.billId, lines: [back], reason: 'Not as ordered' }
    const { refundId } = done(await shop.send(asha, 'bill.refund', asked)).result
    const refund = refundById(shop.db, refundId)
    if (refund === undefined) throw new Error('no refund')
    const outlet = outletOf(shop.db, 'counter')
    const request = creditNoteAt(shop.db, outlet, refund, { language: 'en', copy: 1 })
    const sheet = creditNoteSheet(request)
    const [page = ''] = pagesOf(sheet)
    for (const field of ['Credit Note', refund.number, bill.invoice?.number, 'Not as ordered'])
      expect(page).toContain(field)
    expect(page).toMatch(/1\s+Samosa\s+210690\s+1\s+pcs\s+19\.04\s+5%\s+0\.96\s+20\.00/)
    expect(page).toContain('1 of 3')
    const printed = creditNoteOf(request).blocks.flatMap((block) =>
      block.kind === 'pair' ? [block.right] : [],
    )
    const figures = sheet.totals.flatMap((block) => (block.kind === 'pair' ? [block.right] : []))
    expect(printed).toEqual(expect.arrayContaining(figures))
  })

  test('and of what was brought to somebody names whom the money goes back to', async () => {
    const order = { orderType: 'delivery', deliverTo: lakeView, lines: [katli] } as const
    const { billId } = done(await shop.send(asha, 'order.place', order)).result
    done(
      await shop.send(asha, 'bill.settle', {
        billId,
        tenders: [{ kind: 'card', offered: 'exact' }],
      }),
    )
    const [line] = billNow(shop, billId).lines
    const back = { lineId: line?.lineId ?? '', qtyMilli: 100, fate: 'waste' } as const
    const asked = { billId, lines: [back], reason: 'Not as ordered' }
    const { refundId } = done(await shop.send(asha, 'bill.refund', asked)).result
    const refund = refundById(shop.db, refundId)
    if (refund === undefined) throw new Error('no refund')
    const said = { language: 'en', copy: 1 } as const
    const request = creditNoteAt(shop.db, outletOf(shop.db, 'counter'), refund, said)
    expect(creditNoteSheet(request).parties).toMatchObject([
      { label: 'Bill to', name: lakeView.name, lines: expect.arrayContaining([lakeView.address]) },
    ])
  })

  test('and of a challan printed again, which is a reprint and no duplicate', async () => {
    const bill = await onAccount([katli])
    const request = paperAt(shop.db, outletOf(shop.db, 'counter'), bill, {
      language: 'en',
      copy: 2,
    })
    const facts = {
      number: 'M1-D/2627/0001',
      businessDate: bill.businessDate,
      issuedAt: shop.clock.now,
      vehicle: 'MH 12 AB 1234',
      cancelledAt: null,
      cancelReason: '',
    }
    const [page = ''] = pagesOf({ ...challanSheet(request, facts), mark: challanCopies[1] })
    for (const field of [
      'Delivery Challan',
      'DUPLICATE FOR TRANSPORTER',
      'REPRINT 1',
      'MH 12 AB 1234',
      'Consignee',
      'Received by',
      'Authorised signatory',
    ])
      expect(page).toContain(field)
    expect(page).not.toMatch(/DUPLICATE \d|Tax Invoice|TOTAL/)
  })
})
