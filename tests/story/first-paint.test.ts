/**
 * What a screen shows before its script is there, and what it fetches only
 * afterwards, in a real browser.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHubProcess, demoFolder, type HubProcess } from '../faults/hub-process.ts'
import { openBrowser, type OpenBrowser } from './browser.ts'

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
