/** The catalogue goes out as a file and comes back: looked at first, then taken row by row. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { openStoryShop, type StoryShop } from './shop.ts'

let shop: StoryShop
let office: Page
let till: Page

beforeAll(async () => {
  shop = await openStoryShop()
  ;[office, till] = await Promise.all([
    shop.open('office', { viewport: { width: 1366, height: 768 }, acceptDownloads: true }, 'asha'),
    shop.open('counter', { viewport: { width: 1366, height: 768 } }, 'sunita'),
  ])
  await office.getByRole('link', { name: 'Catalogue' }).click()
  await office.getByRole('tab', { name: 'As a file' }).click()
})
afterAll(() => shop?.close())

const choose = (name: string, text: string | Buffer): Promise<void> =>
  office
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('what was saved changes nothing when it comes back', async () => {
  expect(await barriers(office)).toEqual([])
  const [download] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('button', { name: 'Save as CSV' }).click(),
  ])
  const saved = readFileSync(await download.path())
  expect(saved.toString('utf8')).toContain('401,Samosa,समोसा')
  await choose('menu.csv', saved)
  await office.getByText('The file changes nothing').waitFor()
  await shop.picture(office, 'file-nothing')
})

test('bad rows are named with their line and why, and nothing is done before it is said', async () => {
  await choose(
    'diwali.csv',
    [
      'code;name_en;name_hi;category;mark;price;price_takeaway;remarks',
      '401;;;;;21,50;23,00;dearer',
      '980;Sev puri with extra sev, pomegranate and three chutneys of the house;सेव पूरी;Chaat and snacks;veg;70;;',
      '981;Bhel;;Chaat and snacks;leafy;60;;',
      '982;Nameless price;;Chaat and snacks;veg;sixty;;',
    ].join('\r\n'),
  )
  await office.getByText('2 items to take · 2 bad rows').waitFor()
  await office.getByText('“leafy” is no food mark').waitFor()
  await office.getByText('These columns are not used: remarks.').waitFor()
  expect(await barriers(office)).toEqual([])
  await shop.picture(office, 'file-plan')
  expect(
    await till.locator('.menu-tiles .tile', { hasText: 'Samosa' }).first().innerText(),
  ).toContain('₹20')
})

test('taken, it is on the tills', async () => {
  await office.getByRole('button', { name: 'Take these 2' }).click()
  await office.getByText('2 of 2 are in the catalogue.').waitFor()
  await shop.picture(office, 'file-taken')
  await till.locator('.chip', { hasText: 'Chaat and snacks' }).click()
  await till.locator('.menu-tiles .tile', { hasText: 'Sev puri' }).getByText('₹70').waitFor()
  await till.locator('.menu-tiles .tile', { hasText: 'Samosa' }).getByText('₹23').waitFor()
  expect(await barriers(office)).toEqual([])
})

test('reads in Hindi and on a phone', async () => {
  await choose('menu.csv', 'code,unit\n401,stone\n')
  await office.getByRole('button', { name: 'हिन्दी' }).click()
  await office.getByText('“stone” इकाई नहीं है').waitFor()
  await office.setViewportSize({ width: 390, height: 844 })
  await shop.picture(office, 'file-plan-phone-hi')
  await expect
    .poll(() => office.evaluate('document.documentElement.scrollWidth > innerWidth'))
    .toBe(false)
  expect(await barriers(office)).toEqual([])
  expect(shop.complaints()).toEqual([])
})
