/**
 * The owner gives a program its credential in a real browser, sees it work,
 * and takes it away; a manager needs the owner's PIN for it; a till does not.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, touchPin, type ScreenShop } from './screens.ts'

const desk = { viewport: { width: 1366, height: 768 }, hasTouch: true }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

let shop: ScreenShop
let page: Page
beforeAll(async () => {
  shop = await openShop()
  page = await shop.open('office', desk)
  await comeIn(page, 'asha')
  await page.locator('.sold').waitFor()
})
afterAll(() => shop?.close())

const askAs = async (token: string, path: string): Promise<number> =>
  (await fetch(`${shop.hub().base}${path}`, { headers: { authorization: `Bearer ${token}` } }))
    .status

const toPrograms = async (at: Page): Promise<void> => {
  await at
    .locator('.nav-part')
    .filter({ hasText: /Programs|प्रोग्राम/ })
    .tap()
  await at.locator('.programs').waitFor()
}

let token = ''

test('a shop without programs says what they are for', async () => {
  await toPrograms(page)
  await page.getByText('No program has joined in yet').waitFor()
  await shoot(page, 'programs-empty')
  expect(await barriers(page)).toEqual([])
})

test('a credential wants a name, and is shown once', async () => {
  await page.getByRole('button', { name: 'New credential' }).tap()
  await page.getByRole('button', { name: 'Issue' }).tap()
  await page.getByText('Give it a name, so that the books can tell it apart.').waitFor()
  await page.getByLabel('What is it for?').fill('Web shop')
  await page.getByText('Acts too', { exact: true }).tap()
  await page.getByLabel('In which role?').selectOption('cashier')
  await shoot(page, 'programs-issue')
  expect(await barriers(page, 'office/IssueSheet')).toEqual([])
  await page.getByRole('button', { name: 'Issue' }).tap()
  const field = page.getByLabel('Token', { exact: true })
  await field.waitFor()
  token = await field.inputValue()
  await shoot(page, 'programs-token')
  expect(await barriers(page, 'office/TokenSheet')).toEqual([])
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await askAs(token, '/api/v1/menu')).toBe(200)
})

test('it goes only when it was copied, or let go on purpose', async () => {
  await page.keyboard.press('Escape')
  await page.getByText('It has not been copied yet.').waitFor()
  await shoot(page, 'programs-not-copied')
  await page.locator('.copy', { hasText: 'Token' }).first().getByRole('button').tap()
  await page.getByText('Copied', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'I have copied it' }).tap()
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(await page.content()).not.toContain(token)
})

test('the list says what it may, who answers for it, and that it was heard from', async () => {
  // Who leaves it open is told within the next twenty seconds; who opens it now, now.
  await page.reload()
  const row = page.locator('.programs .row', { hasText: 'Web shop' })
  await expect.poll(() => row.textContent()).toContain('last heard')
  await expect.poll(() => row.textContent()).toMatch(/Acts too, as Cashier.*issued by Asha/)
  await shoot(page, 'programs-list')
  expect(await barriers(page)).toEqual([])
})

test('what it does is booked under its name, and it ends when it is taken away', async () => {
  await page.locator('.programs .row', { hasText: 'Web shop' }).tap()
  await page.getByRole('button', { name: 'Take it away' }).waitFor()
  await shoot(page, 'programs-one')
  expect(await barriers(page, 'office/ProgramSheet')).toEqual([])
  await page.getByRole('button', { name: 'Take it away' }).tap()
  await page.getByText('Take the credential of Web shop away?').waitFor()
  expect(await askAs(token, '/api/v1/menu')).toBe(200)
  await page.getByRole('button', { name: 'Take it away' }).tap()
  await page.getByText('No program has joined in yet').waitFor()
  expect(await askAs(token, '/api/v1/menu')).toBe(403)
})

test('a manager asks the owner, whose PIN is for this one credential', async () => {
  const tablet = await shop.open('office', phone)
  await comeIn(tablet, 'imran')
  await tablet.locator('.sold').waitFor()
  await tablet.getByRole('button', { name: 'हिन्दी' }).tap()
  await toPrograms(tablet)
  await shoot(tablet, 'programs-empty-phone-hi')
  await tablet.getByRole('button', { name: 'नया टोकन' }).tap()
  await tablet.getByLabel('यह किसलिए है?').fill('रसोई की दीवार पर लगी बत्ती और घंटी')
  await shoot(tablet, 'programs-issue-phone-hi')
  expect(await tablet.locator('select option').allTextContents()).not.toContain('मालिक')
  await tablet.getByRole('button', { name: 'जारी करें' }).tap()
  await tablet.getByRole('button', { name: 'Asha' }).tap()
  await touchPin(tablet, 'asha')
  await tablet.getByLabel('टोकन', { exact: true }).waitFor()
  await shoot(tablet, 'programs-token-phone-hi')
  expect(await barriers(tablet)).toEqual([])
  await tablet.keyboard.press('Escape')
  await tablet.keyboard.press('Escape')
  await tablet.locator('.programs .row').waitFor()
  await shoot(tablet, 'programs-list-phone-hi')
  expect(await barriers(tablet)).toEqual([])
  // The owner's office has it on its list by itself.
  await page.locator('.programs .row', { hasText: 'रसोई' }).waitFor()
})

test('nothing was complained of', () => {
  expect(shop.complaints).toEqual([])
})
