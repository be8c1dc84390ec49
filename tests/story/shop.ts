/**
 * A whole demo shop for a story: the built hub and the built bridge as two
 * processes, and screens in windows of a real browser, each with its own
 * cookies as if it were a machine of its own.
 */
import { fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { demoFolder, startHubProcess, pinOf, type HubProcess } from '../faults/hub-process.ts'
import { users } from '../../hub/demo/users.ts'
import { openBrowser } from './browser.ts'

const screensFolder = resolve(import.meta.dirname, '../screens')

export interface StoryShop {
  readonly hub: HubProcess
  readonly data: string
  /** Opens a screen, pairs it, and signs somebody in where it asks for a person. */
  readonly open: (
    screen: string,
    options: BrowserContextOptions,
    userId?: string,
    code?: string,
  ) => Promise<Page>
  /** Keeps a picture in tests/screens/ for somebody to look at. */
  readonly picture: (page: Page, name: string) => Promise<void>
  /** What the browsers complained of; a story ends with none. */
  readonly complaints: () => readonly string[]
  readonly close: () => Promise<void>
}

export const openStoryShop = async (): Promise<StoryShop> => {
  const folder = await demoFolder()
  const hub = await startHubProcess(folder.path)
  const bridge = fork(resolve(import.meta.dirname, '../../dist/bridge/main.js'), {
    env: {
      ...process.env,
      CHOWK_HUB: hub.base,
      CHOWK_MQTT: `mqtt://127.0.0.1:${hub.mqttPort}`,
      CHOWK_BRIDGE_DATA: join(folder.path, 'bridge'),
      CHOWK_PAIR: hub.codes['bridge'],
      CHOWK_LOG: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const bridgeGone = new Promise((settle) => bridge.once('exit', settle))
  const browser = await openBrowser()
  const complaints: string[] = []
  mkdirSync(screensFolder, { recursive: true })

  return {
    hub,
    data: folder.path,
    open: async (screen, options, userId, code = hub.codes[screen]) => {
      const page = await (await browser.window(options)).newPage()
      page.on('pageerror', (error) => complaints.push(`${screen}: ${error.message}`))
      await page.goto(`${hub.base}/${screen}?pair=${code}`)
      if (userId !== undefined) await signIn(page, userId)
      return page
    },
    picture: async (page, name) => {
      await page.evaluate('document.fonts.ready')
      await page.screenshot({ path: join(screensFolder, `${name}.png`) })
    },
    complaints: () => complaints,
    close: async () => {
      await browser.close()
      bridge.kill('SIGTERM')
      await bridgeGone
      await hub.stop()
      folder.remove()
    },
  }
}

/** Chooses the person and types their PIN, as everybody does at the start of a shift. */
export const signIn = async (page: Page, userId: string): Promise<void> => {
  const name = users.find((user) => user.id === userId)?.name ?? userId
  await page.getByRole('button', { name }).click()
  for (const digit of pinOf(userId))
    await page.getByRole('button', { name: digit, exact: true }).click()
  await page.keyboard.press('Enter')
}
