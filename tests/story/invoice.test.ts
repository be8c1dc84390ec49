/**
 * A caterer wants a tax invoice with the number of the firm: named at the cash
 * desk, paid, kept as a PDF there and in the office, and read by another program.
 */
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { barriers } from './barriers.ts'
import { comeIn, lakeView, openShop, shoot, some, type ScreenShop } from './screens.ts'

const desk = { viewport: { width: 1366, height: 768 }, hasTouch: true, acceptDownloads: true }

let shop: ScreenShop
let page: Page
beforeAll(async () => {
  shop = await openShop()
  page = await shop.open('cashier', desk)
  await comeIn(page, 'meena')
})
afterAll(() => shop?.close())

const take = async (token: number): Promise<void> => {
  await page
    .locator('.queue .row-press')
    .filter({ has: page.locator('.row-token', { hasText: new RegExp(`^${token}$`) }) })
    .tap()
  await page.getByRole('heading', { name: String(token), exact: true }).waitFor()
}

/** Keeps the PDF by its key; what another program reads in it, and what it is called. */
const kept = async (
  at: Page,
  key = /as a PDF/,
): Promise<{ readonly name: string; readonly text: string }> => {
  const coming = at.waitForEvent('download')
  await at.getByRole('button', { name: key }).click()
  const download = await coming
  const path = await download.path()
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  return { name: download.suggestedFilename(), text }
}

describe('an invoice for a firm', () => {
  test('is asked for at the cash desk, which holds the number against its check', async () => {
    const { token } = await shop.order([some('samosa', 40)], {
      orderType: 'delivery',
      deliverTo: lakeView,
    })
    await take(token)
    await page.getByText('Nobody named').waitFor()
    await shoot(page, 'invoice-nobody')
    await page.getByRole('button', { name: /Invoice for/ }).tap()
    await page.getByLabel('GSTIN').fill('27aapfu0939f1zw')
    await page.getByText(/has a slip in it/).waitFor()
    await page.getByRole('button', { name: 'Put on the invoice' }).tap()
    await page.getByText('Type the name that stands on the invoice.').waitFor()
    await page.getByText('needs the address too').waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'invoice-buyer-wrong')
    await page.getByLabel('GSTIN').fill('29AAPFU0939F1ZR')
    await page.getByText('The number checks out: 29 Karnataka').waitFor()
    await page.getByLabel('Name').fill('Coastal Sweets and Catering LLP')
    await page.getByLabel('Address').fill('4 Station Road, Hampankatta, Mangaluru 575001')
    await page.getByText('IGST: the goods are sent').waitFor()
    await shoot(page, 'invoice-buyer')
    await page.getByRole('button', { name: 'Put on the invoice' }).tap()
    await page.locator('.buyer-row').getByText('Coastal Sweets and Catering LLP').waitFor()
    // The tax is that of two States now.
    await page.locator('.bill-totals').getByText('IGST').waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'invoice-named')
  })

  test('is kept as a PDF once it is paid, with everything on it', async () => {
    await page.locator('.pad-notes .button').first().tap()
    await page.getByRole('button', { name: 'See the bill' }).tap()
    const { name, text } = await kept(page)
    expect(name).toBe('M1-2627-00001.pdf')
    expect(text).toContain('M1/2627/00001')
    expect(text).toContain('GSTIN 29AAPFU0939F1ZR')
    expect(text).toContain('Coastal Sweets and Catering LLP')
    expect(text).toMatch(/Samosa\s+\d+\s+40\s+pcs\s+20\.00\s+761\.90\s+5%\s+38\.10\s+800\.00/)
    expect(text).toMatch(/TOTAL\s+₹800\.00/)
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'invoice-settled')
  })

  test('and in the office, from the bill', async () => {
    const office = await shop.open('office', desk)
    await comeIn(office, 'asha')
    await office.getByText('M1/2627/00001').first().click()
    const { text } = await kept(office)
    expect(text).toContain('Coastal Sweets and Catering LLP')
    // A registered buyer’s goods travel: the copies for transporter and supplier follow in one file.
    const { text: copies } = await kept(office, /in 3 copies/)
    expect(copies).toMatch(/ORIGINAL FOR[^]*DUPLICATE FOR TRANSPORTER[^]*TRIPLICATE FOR SUPPLIER/)
    expect(await barriers(office)).toEqual([])
    await shoot(office, 'invoice-office')
    await office.context().close()
  })
})

test('no page has complained', () => expect(shop.complaints).toEqual([]))
