/** Money held on a screen of two tabs: one disk, and both show what lies there. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { isConnected, useStage } from './stage.ts'

const stage = useStage()

/** What a tab shows of a bill, as `UPI 2000`. */
const shown = (page: Page, billId: string): Promise<readonly number[]> =>
  page.evaluate((id) => window.chowk.heldNow(id).map(({ amount }) => amount), billId)
const hold = (page: Page, billId: string, ...amounts: number[]): Promise<void> =>
  page.evaluate(
    ([id, sums]) =>
      window.chowk.addHeld(
        id,
        sums.map((amount) => ({ kind: 'upi', amount, reference: '' })),
      ),
    [billId, amounts] as const,
  )

test('what two tabs take and give back at once is all there, in both, and after a reload', async () => {
  const first = await stage.openScreen()
  const second = await stage.openScreen()
  await Promise.all([first, second].map((tab) => tab.evaluate(() => window.chowk.openHeld('test'))))
  await hold(first, 'five', 100)
  await expect.poll(() => shown(second, 'five')).toEqual([100])
  await Promise.all([hold(first, 'five', 200), hold(second, 'five', 300), hold(second, 'six', 400)])
  for (const tab of [first, second]) {
    await expect
      .poll(async () => (await shown(tab, 'five')).toSorted((a, b) => a - b))
      .toEqual([100, 200, 300])
    await expect.poll(() => shown(tab, 'six')).toEqual([400])
  }
  // One gives all of a bill back, the other takes more for it in the same moment.
  await Promise.all([
    first.evaluate(() => window.chowk.putHeld('five', [])),
    hold(second, 'five', 500),
  ])
  for (const tab of [first, second]) await expect.poll(() => shown(tab, 'five')).toEqual([500])
  await first.reload()
  await isConnected(first)
  await first.evaluate(() => window.chowk.openHeld('test'))
  expect(await shown(first, 'five')).toEqual([500])
  expect(await shown(first, 'six')).toEqual([400])
})
