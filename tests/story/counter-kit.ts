/**
 * The sweet counter with everything around it: a real hub, a real Chromium
 * with a finger, and a cash desk and a kitchen that speak to the hub directly.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import type { Reply } from '../../schema/command.ts'
import type { BridgeView } from '../../schema/device.ts'
import type { View } from '../../schema/view.ts'
import {
  demoFolder,
  envelope,
  pair,
  pinOf,
  post,
  signIn,
  startHubProcess,
  type Device,
  type HubProcess,
} from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { openBrowser } from './browser.ts'

const screens = join(import.meta.dirname, '../screens')

export interface Counter {
  readonly page: Page
  /** The hub as it runs now; another one after `openHub`. */
  readonly hub: () => HubProcess
  /** Starts the hub again where it was killed, on its own port and data. */
  readonly openHub: () => Promise<void>
  /** The cable of this screen, pulled or not. */
  readonly unplug: (isOut: boolean) => Promise<void>
  readonly desk: Device
  readonly kitchen: Device
  readonly bridge: Device
  /** What the bridge is told to do, and has not yet answered for. */
  readonly jobs: () => Promise<BridgeView>
  /** Sends in the name of a device, and of a person where one is named. */
  readonly say: (device: Device, name: string, args: object, userId?: string) => Promise<Reply>
  readonly docs: <T>(device: Device, concept: string) => Promise<readonly T[]>
  /** What has been paid, oldest first, as the hub has it. */
  readonly settled: () => Promise<readonly BillDoc[]>
  readonly lastBill: () => Promise<BillDoc>
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>

  readonly tile: (name: string) => Locator
  readonly key: (name: string) => Locator
  readonly lines: () => Locator
  /** A token on the strip of the kitchen's orders. */
  readonly order: (token: string) => Locator
  readonly after: () => Locator
  /** The token on the screen after a sale, once the hub has given it. */
  readonly token: () => Promise<string>
  /** Waits until the change has left the screen by itself. */
  readonly changeLeaves: () => Promise<void>
  /** Sends the change away with Esc, as whoever has the next guest before them does. */
  readonly nextGuest: () => Promise<void>
  /** Touches the figures of a PIN and then Start. */
  readonly touchPin: (pin: string) => Promise<void>
  readonly comeIn: (name: string, userId: string) => Promise<void>
  readonly shoot: (name: string) => Promise<unknown>
  /** Waits until the cart, as it is on this screen's disk, has something in it. */
  readonly kept: (what: string) => Promise<void>
  /** What is in the way of a person on the screen as it stands. */
  readonly barriers: (sheet?: string) => Promise<readonly string[]>
}

/** The till as a reload would find it; runs in the page. */
const keptTill = `new Promise((settle, fail) => {
  const opening = indexedDB.open('chowk-counter')
  opening.onerror = () => fail(opening.error)
  opening.onsuccess = () => {
    const reading = opening.result.transaction('kept').objectStore('kept').get('counter.till')
    reading.onsuccess = () => settle(JSON.stringify(reading.result ?? null))
    reading.onerror = () => fail(reading.error)
    opening.result.close()
  }
})`

export const openCounter = async (): Promise<Counter> => {
  mkdirSync(screens, { recursive: true })
  const folder = await demoFolder()
  let hub = await startHubProcess(folder.path)
  const { port } = hub
  const desk = await pair(hub, 'cashier')
  const kitchen = await pair(hub, 'kitchen')
  const bridge = await pair(hub, 'bridge')
  const browser = await openBrowser()
  const glass = await browser.window({ viewport: { width: 1366, height: 768 }, hasTouch: true })
  const page = await glass.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))

  const docs = async <T>(device: Device, concept: string): Promise<readonly T[]> => {
    const response = await fetch(`${hub.base}/api/v1/views/${device.kind}`, {
      headers: { authorization: `Bearer ${device.token}` },
    })
    const view = (await response.json()) as View
    return view.docs.filter((doc) => doc.key.startsWith(`${concept}:`)).map(({ data }) => data as T)
  }
  const settled = async (): Promise<readonly BillDoc[]> =>
    (await docs<BillDoc>(desk, 'bill'))
      .filter(({ state }) => state === 'settled')
      .toSorted((a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0))
  const tile = (name: string): Locator => page.locator('.tile', { hasText: name }).first()
  const after = (): Locator => page.locator('.after')
  const touchPin = async (pin: string): Promise<void> => {
    for (const figure of pin) await page.locator('.key').getByText(figure, { exact: true }).click()
    await page.getByRole('button', { name: 'Start' }).click()
  }

  return {
    page,
    hub: () => hub,
    openHub: async () => {
      hub = await startHubProcess(folder.path, { CHOWK_PORT: String(port) })
    },
    unplug: (isOut) => glass.setOffline(isOut),
    desk,
    kitchen,
    bridge,
    jobs: async () => {
      const response = await fetch(`${hub.base}/api/v1/views/bridge`, {
        headers: { authorization: `Bearer ${bridge.token}` },
      })
      return (await response.json()) as BridgeView
    },
    say: async (device, name, args, userId) => {
      const by = userId === undefined ? undefined : await signIn(hub, device, userId)
      return post(hub.base, device, envelope(name, args, by).text)
    },
    docs,
    settled,
    lastBill: async () => {
      const bill = (await settled()).at(-1)
      if (bill === undefined) throw new Error('nothing has been paid yet')
      return bill
    },
    complaints,
    close: async () => {
      await browser.close()
      await hub.stop()
      folder.remove()
    },
    tile,
    key: (name) => page.locator('.pay .button', { hasText: name }).first(),
    lines: () => page.locator('.cart-lines .line'),
    order: (token) =>
      page.locator('.order').filter({ has: page.getByText(token, { exact: true }) }),
    after,
    // What stands there while the hub is silent is a mark of this screen, and no token.
    token: () => after().locator('.after-names:not(.after-here) .after-token b').innerText(),
    changeLeaves: () => after().waitFor({ state: 'detached', timeout: 10_000 }),
    nextGuest: async () => {
      await page.keyboard.press('Escape')
      await after().waitFor({ state: 'detached' })
    },
    touchPin,
    comeIn: async (name, userId) => {
      await page.getByRole('button', { name }).click()
      await touchPin(pinOf(userId))
      await tile('Samosa').waitFor()
    },
    shoot: (name) => page.screenshot({ path: join(screens, `counter-${name}.png`) }),
    kept: async (what) => {
      await expect.poll(() => page.evaluate<string>(keptTill)).toContain(what)
    },
    barriers: (sheet) => barriers(page, sheet),
  }
}
