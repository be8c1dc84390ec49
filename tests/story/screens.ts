/**
 * A shop around one screen: a real hub, a counter that speaks to it over HTTP,
 * and windows of a real browser. What happened is asked of the hub, never of
 * the screen that did it.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Reply } from '../../schema/command.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { View } from '../../schema/view.ts'
import {
  demoFolder,
  envelope,
  pair,
  pinOf,
  post,
  signIn,
  startHubProcess,
  tempFolder,
  type Device,
  type HubProcess,
} from '../faults/hub-process.ts'
import { users } from '../../hub/demo/users.ts'
import { openRaw } from '../../hub/store/driver.ts'
import { openBrowser } from './browser.ts'

const pictures = join(import.meta.dirname, '../screens')

/** What a guest asks for, in whole pieces unless said otherwise. */
export interface Asked {
  readonly itemId: string
  readonly qtyMilli: number
  readonly variantId?: string
  readonly modifierIds?: readonly string[]
  readonly note?: string
}
export const some = (
  itemId: string,
  pieces = 1,
  rest: Pick<Asked, 'modifierIds' | 'note'> = {},
): Asked => ({ itemId, qtyMilli: pieces * 1000, ...rest })

export interface ScreenShop {
  /** The hub as it runs now; another one after `openHub`. */
  readonly hub: () => HubProcess
  /** Starts the hub again where it was killed, on its own port and data. */
  readonly openHub: () => Promise<void>
  readonly device: (kind: string) => Promise<Device>
  /** Places an order at the counter, to be paid later. Answers with its token and its ids. */
  readonly order: (
    lines: readonly Asked[],
    facts?: Pick<CommandInput<'order.place'>, 'callTo' | 'deliverTo' | 'note'> & {
      readonly orderType?: string
    },
  ) => Promise<{ readonly orderId: string; readonly billId: string; readonly token: number }>
  /** Sends in the name of a device, and of a person where one is named. */
  readonly say: (device: Device, name: string, args: object, userId?: string) => Promise<Reply>
  /** The documents of a concept as the hub shows them to a device. */
  readonly docs: <T>(device: Device, concept: string) => Promise<readonly T[]>
  /** The order as the counter has it now. */
  readonly orderAt: (orderId: string) => Promise<OrderDoc>
  /** A window of its own with the screen in it, paired. */
  readonly open: (kind: string, options: BrowserContextOptions, code?: string) => Promise<Page>
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

export interface ScreenShopOptions {
  /** Fills the data folder before the hub first opens it. */
  readonly prepare?: (folder: string) => Promise<void>
}

/** Where something is brought. */
export const lakeView = {
  name: 'Suman Rao',
  phone: '90000 00017',
  address: '14 Lake View Road, second floor, behind the old post office',
} as const

/**
 * Puts the end of the business day off where it is near: a story tells one day, and
 * what is booked for half an hour later is still of it, whenever the story is told.
 */
const farFromDayEnd = (folder: string): void => {
  const local = minuteOfDay(Date.now())
  if (local < 60 || local >= 240) return
  const db = openRaw(join(folder, 'chowk.db'))
  db.prepare('update outlet set cut_off_minute = ?').run(local + 180)
  db.close()
}

/** What the demo's clocks show, in minutes after midnight. */
const minuteOfDay = (at: number): number => {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Kolkata',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(at)
    .split(':')
    .map(Number)
  return hour * 60 + minute
}

export const openShop = async ({ prepare }: ScreenShopOptions = {}): Promise<ScreenShop> => {
  mkdirSync(pictures, { recursive: true })
  const folder = prepare === undefined ? await demoFolder() : tempFolder()
  if (prepare === undefined) farFromDayEnd(folder.path)
  await prepare?.(folder.path)
  let hub = await startHubProcess(folder.path)
  const { port, codes } = hub
  const counter = await pair(hub, 'counter')
  const seller = await signIn(hub, counter, 'sunita')
  const browser = await openBrowser()
  const complaints: string[] = []

  const docs = async <T>(device: Device, concept: string): Promise<readonly T[]> => {
    const response = await fetch(`${hub.base}/api/v1/views/${device.kind}`, {
      headers: { authorization: `Bearer ${device.token}` },
    })
    const view = (await response.json()) as View
    return view.docs.filter((doc) => doc.key.startsWith(`${concept}:`)).map(({ data }) => data as T)
  }

  return {
    hub: () => hub,
    openHub: async () => {
      hub = await startHubProcess(folder.path, { CHOWK_PORT: String(port) })
    },
    device: (kind) => pair({ ...hub, codes }, kind),
    order: async (lines, { orderType = 'takeaway', note = '', ...whom } = {}) => {
      const args = { orderType, note, lines, ...whom }
      const reply = await post(hub.base, counter, envelope('order.place', args, seller).text)
      if (!reply.ok) throw new Error(`the order was refused: ${reply.message}`)
      return reply.result as { orderId: string; billId: string; token: number }
    },
    say: async (device, name, args, userId) => {
      const by = userId === undefined ? undefined : await signIn(hub, device, userId)
      return post(hub.base, device, envelope(name, args, by).text)
    },
    docs,
    orderAt: async (orderId) => {
      const found = (await docs<OrderDoc>(counter, 'order')).find((one) => one.orderId === orderId)
      if (found === undefined) throw new Error(`the counter does not know order ${orderId}`)
      return found
    },
    open: async (kind, options, code = codes[kind]) => {
      const page = await (await browser.window(options)).newPage()
      page.on('pageerror', (error) => complaints.push(`${kind}: ${error.message}`))
      await page.goto(`${hub.base}/${kind}?pair=${code}`)
      return page
    },
    complaints,
    close: async () => {
      await browser.close()
      await hub.stop()
      folder.remove()
    },
  }
}

/** Chooses the person and types their PIN with the finger. */
export const comeIn = async (page: Page, userId: string): Promise<void> => {
  const name = users.find((user) => user.id === userId)?.name ?? userId
  await page.getByRole('button', { name }).tap()
  await touchPin(page, userId)
}

export const touchPin = async (page: Page, userId: string): Promise<void> => {
  for (const figure of pinOf(userId)) {
    await page.locator('.keypad .key').getByText(figure, { exact: true }).tap()
  }
  await page.locator('.pinpad .button-primary').tap()
}

/** Keeps a picture in tests/screens/ for somebody to look at. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}
