/**
 * The restaurant next door with two cash desks of its own: parties that sit and
 * order over HTTP, and windows of a real browser that settle for them.
 */
import type { Locator, Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import type { RequestDoc } from '../../schema/bill-request.ts'
import type { Reply } from '../../schema/command.ts'
import type { TillDoc } from '../../schema/till.ts'
import { envelope, pair, post, signIn } from '../faults/hub-process.ts'
import { comeIn, openShop, type Asked, type ScreenShop } from './screens.ts'

export const deskSize = { viewport: { width: 1366, height: 768 }, hasTouch: true }

export interface Seated {
  readonly sittingId: string
  readonly orderId: string
  readonly billId: string
}

export interface Rasoi {
  readonly shop: ScreenShop
  /** A cash desk of the restaurant in a window of its own, with a person at it. */
  readonly openDesk: (userId: string) => Promise<Page>
  /** A party at a table, with what it has ordered; a seat may be named for each thing. */
  readonly seat: (
    tableId: string,
    lines: readonly (Asked & { readonly seat?: number })[],
    guests?: number,
    /** Beside the party that sits there. */
    isApart?: boolean,
  ) => Promise<Seated>
  readonly askBill: (sittingId: string) => Promise<void>
  /** Says something in the name of Farida, who waits at the tables. */
  readonly wait: (name: string, args: object) => Promise<Reply>
  /** Pays a whole bill by UPI at a desk that no window shows. */
  readonly settle: (bill: BillDoc) => Promise<void>
  readonly billsOf: (orderId: string) => Promise<readonly BillDoc[]>
  readonly requests: () => Promise<readonly RequestDoc[]>
  /** The tills of the restaurant, in the order they were opened. */
  readonly tills: () => Promise<readonly TillDoc[]>
  readonly close: () => Promise<void>
}

const done = (reply: Reply): Reply => {
  if (!reply.ok) throw new Error(`it was refused: ${reply.message}`)
  return reply
}

export const openRasoi = async (): Promise<Rasoi> => {
  const shop = await openShop()
  const hub = shop.hub()
  const office = await shop.device('office')
  const floor = await shop.device('floor')
  const asha = await signIn(hub, office, 'asha')
  const farida = await signIn(hub, floor, 'farida')
  const invite = async (kind: string, name: string): Promise<string> => {
    const args = { kind, outletId: 'restaurant', name }
    const reply = done(await post(hub.base, office, envelope('device.invite', args, asha).text))
    return reply.ok ? (reply.result as { code: string }).code : ''
  }
  /** Reads what every cash desk starts from. */
  const reader = await pair(
    { ...hub, codes: { cashier: await invite('cashier', 'Reader') } },
    'cashier',
  )
  const wait: Rasoi['wait'] = async (name, args) =>
    done(await post(hub.base, floor, envelope(name, args, farida).text))
  return {
    shop,
    openDesk: async (userId) => {
      const code = await invite('cashier', `Cash desk of ${userId}`)
      const page = await shop.open('cashier', deskSize, code)
      // A step that has not come after so long does not come; a story tells of many.
      page.setDefaultTimeout(20_000)
      await comeIn(page, userId)
      await page.locator('.queue').waitFor()
      return page
    },
    seat: async (tableId, lines, guests = 4, isApart = false) => {
      const seated = await wait('sitting.open', { tableId, guests, isApart })
      const ids = (seated.ok ? seated.result : {}) as Seated
      await wait('order.add', { orderId: ids.orderId, lines })
      return ids
    },
    askBill: async (sittingId) => void (await wait('bill.request', { sittingId })),
    wait,
    settle: async ({ billId, total }) => {
      const tenders = [{ kind: 'upi', offered: total.due }]
      const meena = await signIn(hub, reader, 'meena')
      const { text } = envelope('bill.settle', { billId, tenders }, meena)
      done(await post(hub.base, reader, text))
    },
    billsOf: async (orderId) =>
      (await shop.docs<BillDoc>(reader, 'bill')).filter((bill) => bill.orderId === orderId),
    requests: () => shop.docs<RequestDoc>(reader, 'request'),
    tills: async () =>
      (await shop.docs<TillDoc>(reader, 'till')).toSorted((a, b) => a.openedAt - b.openedAt),
    close: shop.close,
  }
}

/** A line of an order of its own. */
export const line = (
  itemId: string,
  pieces = 1,
  rest: {
    readonly variantId?: string
    readonly seat?: number
    readonly modifierIds?: readonly string[]
  } = {},
): Asked & { readonly seat?: number } => ({ itemId, qtyMilli: pieces * 1000, ...rest })

/** The red card of a table. */
export const cardOf = (page: Page, table: string): Locator =>
  page.locator('.request').filter({ has: page.getByRole('heading', { name: table, exact: true }) })
export const rowOf = (page: Page, table: string): Locator =>
  page
    .locator('.queue .row-press')
    .filter({ has: page.locator('.row-token', { hasText: new RegExp(`^${table}$`) }) })

/** Opens a table's bill at a cash desk. */
export const takeTable = async (at: Page, table: string): Promise<void> => {
  await rowOf(at, table).first().tap()
  await at.getByRole('heading', { name: table, exact: true }).first().waitFor()
}

/** Takes a part of the money of the bill at hand; it stands as a chip. */
export const holdPart = async (
  at: Page,
  figures: string,
  way: string,
  word: string,
): Promise<void> => {
  for (const figure of figures)
    await at.locator('.pad .keypad .key').getByText(figure, { exact: true }).tap()
  await at.locator('.pad-ways .button', { hasText: way }).tap()
  await at.getByRole('button', { name: word }).tap()
  await at.locator('.chip-tender', { hasText: `₹${figures}` }).waitFor()
}
