/**
 * The cash desk of the sweet counter in a real Chromium: orders come from the
 * counter over HTTP, a bridge says that its printers are there, and what was
 * booked is asked of the hub.
 */
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import type { JobDoc } from '../../schema/device.ts'
import type { Device } from '../faults/hub-process.ts'
import { openShop, some, type ScreenShop } from './screens.ts'

export const deskSize = { viewport: { width: 1366, height: 768 }, hasTouch: true }

export interface CashDesk {
  readonly shop: ScreenShop
  /** The desk; nobody is signed in yet. */
  readonly page: Page
  /** The same view as a program sees it. */
  readonly reader: Device
  readonly bridge: Device
  /** Places an order of samosas, ₹20 each, to be paid at the desk. */
  readonly samosas: (pieces: number) => ReturnType<ScreenShop['order']>
  readonly billOf: (billId: string) => Promise<BillDoc>
  /** Waits until a bill is settled. */
  readonly settled: (billId: string) => Promise<BillDoc>
  /** What printers and drawers were asked for it. */
  readonly jobsOf: (billId: string, kind: JobDoc['kind']) => Promise<readonly JobDoc[]>
}

export const openCashDesk = async (): Promise<CashDesk> => {
  const shop = await openShop()
  const reader = await shop.device('cashier')
  const bridge = await shop.device('bridge')
  for (const printerId of ['counter-receipt', 'counter-kitchen']) {
    await shop.say(bridge, 'printer.report', { printerId, state: 'online', reasons: [] })
  }
  const billOf = async (billId: string): Promise<BillDoc> => {
    const bill = (await shop.docs<BillDoc>(reader, 'bill')).find((one) => one.billId === billId)
    if (bill === undefined) throw new Error(`there is no bill ${billId}`)
    return bill
  }
  return {
    shop,
    reader,
    bridge,
    page: await shop.open('cashier', deskSize),
    samosas: (pieces) => shop.order([some('samosa', pieces)]),
    billOf,
    settled: async (billId) => {
      await expect.poll(async () => (await billOf(billId)).state).toBe('settled')
      return billOf(billId)
    },
    jobsOf: async (billId, kind) =>
      (await shop.docs<JobDoc>(reader, 'job')).filter(
        (job) => job.kind === kind && job.about === `bill:${billId}`,
      ),
  }
}

/** A bill in the queue, by its token. */
export const rowOf = (at: Page, token: number): Locator =>
  at.locator('.queue .row-press').filter({
    has: at.locator('.row-token', { hasText: new RegExp(`^${token}$`) }),
  })

export const take = async (at: Page, token: number): Promise<void> => {
  await rowOf(at, token).tap()
  await at.getByRole('heading', { name: String(token), exact: true }).waitFor()
}

/** The key of a note, or of exact cash. */
export const note = (at: Page, rupees: string): Locator =>
  at.locator('.pad-notes .button', { hasText: rupees })

/** The key of a way of paying. */
export const way = (at: Page, name: string): Locator =>
  at.locator('.pad-ways .button', { hasText: name })

export const typed = async (at: Page, figures: string): Promise<void> => {
  for (const figure of figures) {
    await at.locator('.pad .key').getByText(figure, { exact: true }).tap()
  }
}
