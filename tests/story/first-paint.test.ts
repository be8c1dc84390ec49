/**
 * What a screen shows before its script is there, and what it fetches only
 * afterwards, in a real browser.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHubProcess, demoFolder, type HubProcess } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { signIn } from './shop.ts'

const assets = resolve(import.meta.dirname, '../../dist/kiosk/assets')
const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
const holding = (word: RegExp): readonly string[] =>
  scripts.filter((name) => word.test(readFileSync(join(assets, name), 'utf8')))
const messenger = holding(/pingreq/)
const charts = holding(/CategoryScale|chartjs/i)

const folder = await demoFolder()
let hub: HubProcess
let browser: OpenBrowser
beforeAll(async () => {
  hub = await startHubProcess(folder.path)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await hub.stop()
  folder.remove()
})

describe.each(['counter', 'kitchen', 'cashier', 'office'])('the %s', (screen) => {
  test('shows itself while every script is still held back, and fetches the messenger last', async () => {
    expect(messenger).toHaveLength(1)
    const page = await (await browser.window()).newPage()
    const asked: string[] = []
    const held: Route[] = []
    let isHeld = true
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      asked.push(route.request().url().replace(/^.*\//, ''))
      if (isHeld) held.push(route)
      else await route.continue()
    })
    await page.goto(`${hub.base}/${screen}?pair=${hub.codes[screen]}`, { waitUntil: 'commit' })
    const painted = `performance.getEntriesByName('first-contentful-paint').length`
    await expect.poll(() => page.evaluate<number>(painted), { timeout: 60_000 }).toBe(1)
    expect(await page.locator('.opening').isVisible()).toBe(true)
    const before = [...asked]
    expect(before.filter((name) => messenger.includes(name))).toEqual([])

    isHeld = false
    await Promise.all(held.map((route) => route.continue()))
    await page.locator('.opening').waitFor({ state: 'hidden' })
    await expect.poll(() => asked.includes(messenger[0] ?? ''), { timeout: 60_000 }).toBe(true)
    expect(asked.indexOf(messenger[0] ?? '')).toBeGreaterThan(before.length - 1)
    expect(asked.filter((name) => charts.includes(name))).toEqual([])
    await page.context().close()
  })
})

test('what is fetched when it is wanted and cannot come says so where it would stand, and comes when asked again', async () => {
  const page = await (await browser.window()).newPage()
  const wanted = holding(/\("(?:counter\.box-none-next|pay\.more-title)"\)/)
  expect(wanted.length).toBeGreaterThan(1)
  const lost = new RegExp(
    `/(?:${wanted.map((name) => name.replace('.', String.raw`\.`)).join('|')})$`,
  )
  await page.route(lost, (route) => route.abort())
  await page.goto(`${hub.base}/counter?pair=${hub.codes['counter']}`)
  await signIn(page, 'sunita')

  await page.getByRole('button', { name: 'Gift box' }).click()
  const sheet = page.getByRole('dialog', { name: 'The hub does not answer' })
  await sheet.getByText('This could not be fetched from the hub').waitFor()
  expect(await barriers(page, 'lib/Missing')).toEqual([])
  await sheet.getByRole('button', { name: 'Close' }).click()

  // The way back out of a panel that took the place of the cart.
  await page.locator('.tile', { hasText: 'Samosa' }).click()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  const cart = page.getByRole('complementary')
  await cart.getByText('This could not be fetched from the hub').waitFor()
  await cart.getByRole('button', { name: 'Back' }).click()
  await cart.getByText('Samosa').waitFor()

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await cart.getByText('This could not be fetched from the hub').waitFor()
  await page.unroute(lost)
  await cart.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('region', { name: 'Pay in parts' }).waitFor()
  await page.context().close()
})
