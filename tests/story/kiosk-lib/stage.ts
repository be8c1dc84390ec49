/** What every story of the plumbing begins with: a far end, a browser, a paired and signed-in screen. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Answered, StoredCommand } from '../../../kiosk/lib/send.ts'
import { goodCode, openFarEnd, type FarEnd } from '../../kiosk/far-end.ts'
import { buildPage, openChromium, openWindow, type Browser } from './browser.ts'

export interface Stage {
  far: FarEnd
  browser: Browser
  /** Opens a screen of the shop and waits until it is signed in and connected. */
  readonly openScreen: (browser?: Browser) => Promise<Page>
}

/** Sets the stage before each test, in a window of its own, and clears it after. */
export function useStage(): Stage {
  let assets: ReadonlyMap<string, Uint8Array> = new Map()
  let running: Awaited<ReturnType<typeof openChromium>> | undefined
  beforeAll(async () => {
    assets = await buildPage()
    running = await openChromium()
  })
  afterAll(() => running?.close())
  beforeEach(async () => {
    if (running === undefined) throw new Error('no browser runs')
    stage.far = await openFarEnd('counter', assets)
    stage.far.signIn('asha')
    stage.browser = await openWindow(running)
  })
  afterEach(async () => {
    await stage.browser.close()
    await stage.far.stop()
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- filled before each test
  const stage = {
    openScreen: async (browser = stage.browser) => {
      const page = await browser.open(`${stage.far.url}?pair=${goodCode}`)
      await isConnected(page)
      return page
    },
  } as Stage
  return stage
}

export const isConnected = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () =>
      window.chowk.linkState.value === 'up' &&
      window.chowk.session.value.state === 'ready' &&
      window.chowk.view.state.value === 'live',
  )
}

export const isAway = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => window.chowk.isAway())
}

/** Taps: sends an order and answers with its id as soon as it is on disk. `note` tells orders apart. */
export const tap = (page: Page, note = ''): Promise<string> =>
  page.evaluate(async (text) => {
    const sent = window.chowk.send('order.place', window.chowk.orderOf(text))
    window.chowk.sent.set(sent.id, sent)
    await sent.stored
    return sent.id
  }, note)

/** What the caller of a tap on this page is told, however long it takes. */
export const outcome = (page: Page, id: string): Promise<unknown> =>
  page.evaluate((which) => window.chowk.sent.get(which)?.done, id)

export interface Waiting {
  readonly waiting: number
  readonly isSince: boolean
  readonly parked: readonly StoredCommand[]
}

export const queueOf = (page: Page): Promise<Waiting> =>
  page.evaluate(() => {
    const { waiting, since, parked } = window.chowk.queue.value
    return { waiting, isSince: since !== null, parked }
  })

export const isQueueEmpty = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => window.chowk.queue.value.waiting === 0)
}

/** The replies this page was told of through `onReply`. */
export const repliesOf = (page: Page): Promise<readonly Answered[]> =>
  page.evaluate(() => window.chowk.replies)

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
