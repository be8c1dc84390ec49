/**
 * What stands at the foot of an invoice, and how long ends of it come onto pages:
 * as another program reads them.
 */
import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invoiceSheet } from '../../hub/billing/invoice-sheet.ts'
import { pair, text } from '../../hub/billing/paper-parts.ts'
import type { Sheet } from '../../hub/billing/sheet.ts'
import { pdfOf, type PdfPaper } from '../../hub/edge/pdf/pdf.ts'
import { paperAt } from '../../hub/papers/invoice-paper.ts'
import { statementPage } from '../../hub/papers/statement.ts'
import { exampleOf, type CommandInput } from '../../schema/commands.ts'
import type { Language } from '../../schema/names.ts'
import { knowFirm } from './challan-kit.ts'
import { owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { billNow } from './look.ts'
import { outletOf } from './menu-sales.ts'

let shop: Shop
let asha: Sender
let office: Sender
let customerId: string
beforeEach(async () => {
  shop = openShop()
  asha = owner(shop)
  office = shop.join('office', 'counter', 'asha')
  customerId = await knowFirm(shop)
  const terms = { customerId, groupId: 'wholesale', creditLimit: 90_000_00, creditDays: 15 }
  done(await shop.send(asha, 'customer.terms', terms))
})
afterEach(() => shop.close())

const foot = exampleOf('outlet.foot') as CommandInput<'outlet.foot'>
const setFoot = async (more: Partial<typeof foot> = {}): Promise<void> =>
  void done(await shop.send(office, 'outlet.foot', { ...foot, ...more }))

const sold = async (kind: 'card' | 'account'): Promise<string> => {
  const order = {
    orderType: 'takeaway',
    lines: [{ itemId: 'samosa', qtyMilli: 3000 }],
    ...(kind === 'account' ? { customerId } : {}),
  } as const
  const { billId } = done(await shop.send(asha, 'order.place', order)).result
  done(await shop.send(asha, 'bill.settle', { billId, tenders: [{ kind, offered: 'exact' }] }))
  return billId
}

const sheetOf = (billId: string, language: Language = 'en'): Sheet => {
  const bill = billNow(shop, billId)
  return invoiceSheet(
    paperAt(shop.db, outletOf(shop.db, bill.outletId), bill, { language, copy: 1 }),
  )
}

const pagesOf = (sheet: Sheet, paper: PdfPaper = 'a4'): readonly string[] =>
  execFileSync('pdftotext', ['-layout', '-', '-'], {
    input: pdfOf([sheet], paper),
    encoding: 'utf8',
  })
    .split('\f')
    .filter((page) => page.trim() !== '')

describe('the foot of an invoice', () => {
  test('has the shop’s terms, and of what is on account where it is paid into', async () => {
    await setFoot()
    const [page = ''] = pagesOf(sheetOf(await sold('account')))
    for (const field of [
      'Pay into',
      'Account no. 000000000001',
      'IFSC DEMO0000001',
      'Demo Bank, Old Market, Nashik',
      'Goods once sold',
    ])
      expect(page).toContain(field)
    const [retail = ''] = pagesOf(sheetOf(await sold('card')))
    expect(retail).toContain('Goods once sold')
    expect(retail).not.toMatch(/Pay into|000000000001|IFSC/)
    expect(pagesOf(sheetOf(await sold('account'), 'hi'), 'a5')[0]).toMatch(
      /इस खाते में चुकाएँ[^]*खाता नं\. 000000000001/,
    )
  })

  test('asks for no money once the account is paid', async () => {
    await setFoot()
    const billId = await sold('account')
    const amount = billNow(shop, billId).total.due
    const tenders = [{ kind: 'upi', offered: 'exact' }] as const
    done(await shop.send(asha, 'customer.pay', { customerId, amount, tenders }))
    expect(sheetOf(billId).notes.map(({ label }) => label)).toEqual(['Terms'])
  })

  test('stays on an invoice as it was issued, and comes onto none of before', async () => {
    const before = await sold('account')
    await setFoot()
    const between = await sold('account')
    await setFoot({ terms: [], bank: null })
    expect(sheetOf(before).notes).toEqual([])
    expect(sheetOf(between).notes.map(({ label }) => label)).toEqual(['Pay into', 'Terms'])
    expect(sheetOf(await sold('account')).notes).toEqual([])
  })

  test('keeps an account as banks write it, and stands on a customer’s statement too', async () => {
    const bank = { ...foot.bank, account: '0000 0000 0001', code: 'demo 0000001' }
    await setFoot({ bank: bank as NonNullable<typeof foot.bank> })
    const outlet = outletOf(shop.db, 'counter')
    expect(outlet.bank).toEqual(foot.bank)
    const asked = { customerId, from: 2026_11_01, to: 2026_11_30, isNamed: true } as const
    const page = statementPage(shop.db, outlet, { ...asked, language: 'en' })
    expect(page?.notes[0]?.lines).toContain('IFSC DEMO0000001')
  })

  test('abroad has the code of a bank there, or none', async () => {
    done(await shop.send(office, 'tax-preset.choose', { outletId: 'factory', presetId: 'de-vat' }))
    const bank = { name: 'X', account: 'DE02 1203 0000 0000 2020 51', code: '', branch: '' }
    await setFoot({ outletId: 'factory', bank })
    expect(outletOf(shop.db, 'factory').bank?.account).toBe('DE02120300000000202051')
  })
})

describe('a page that is full', () => {
  test('has each of twenty-five part payments on it or on the next, and the signature', async () => {
    const sheet = sheetOf(await sold('account'))
    const amounts = Array.from({ length: 25 }, (_, i) => `${i + 101}.07`)
    const paid = amounts.flatMap((amount) => [
      pair('UPI', amount),
      text(`Reference ${amount}`, { isIndented: true }),
    ])
    for (const paper of ['a5', 'a4'] as const) {
      const beside = [...sheet.beside, { label: 'Paid by', blocks: paid }]
      const pages = pagesOf({ ...sheet, beside }, paper)
      const found = pages.flatMap((page) => page.match(/\d+\.07/g) ?? [])
      expect(found).toEqual(amounts.flatMap((amount) => [amount, amount]))
      expect(pages.join('')).toContain('Authorised signatory')
      expect(pages.at(-1)).toMatch(/Page (\d) of \1/)
    }
  })

  test('repeats the head of a tax table that goes on on the next', async () => {
    const sheet = sheetOf(await sold('account'))
    const { tax } = sheet
    const [row] = tax?.table.rows ?? []
    if (tax === null || row === undefined) throw new Error('no taxes')
    const rows = Array.from({ length: 90 }, (_, i) => ({
      ...row,
      cells: [String(100_000 + i), ...row.cells.slice(1)],
    }))
    const pages = pagesOf({ ...sheet, tax: { ...tax, table: { ...tax.table, rows } } }, 'a5')
    const found = pages.flatMap((page) => page.match(/\b1000\d\d\b/g) ?? [])
    expect(found).toEqual(rows.map(({ cells }) => cells[0]))
    const taxed = pages.filter((page) => /\b1000\d\d\b/.test(page))
    expect(taxed.length).toBeGreaterThan(1)
    for (const page of taxed) expect(page).toMatch(/CGST %\s+CGST\s+SGST %\s+SGST/)
  })
})
