/**
 * The hub is killed between the refund and its paper. The credit note is there
 * once, the drawer was asked once at most, and the same command again gives
 * nothing back a second time.
 */
import { afterEach, expect, test } from 'vitest'
import type { RefundResult } from '../../schema/results.ts'
import { openReader } from '../../hub/store/open.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import {
  demoFolder,
  envelope,
  pair,
  post,
  signIn,
  startHubProcess,
  type Folder,
  type HubProcess,
} from './hub-process.ts'

let folder: Folder
let hub: HubProcess | undefined
afterEach(async () => {
  await hub?.stop()
  folder.remove()
})

test('a refund whose hub is killed before anything is printed is one credit note, and at most one kick', async () => {
  folder = await demoFolder()
  hub = await startHubProcess(folder.path)
  const desk = await pair(hub, 'cashier')
  const counter = await pair(hub, 'counter')
  const seller = await signIn(hub, counter, 'ravi')
  const boss = await signIn(hub, desk, 'imran')
  const sale = envelope(
    'sale.ring',
    {
      orderType: 'takeaway',
      lines: [{ itemId: 'samosa', qtyMilli: 3000 }],
      tenders: [{ kind: 'cash', offered: 'exact' }],
    },
    seller,
  )
  const sold = await post(hub.base, counter, sale.text)
  if (!sold.ok) throw new Error(sold.message)
  const { billId } = sold.result as { billId: string }
  const read = await fetch(`${hub.base}/api/v1/bills/${billId}`, {
    headers: { authorization: `Bearer ${desk.token}` },
  })
  const { bill } = (await read.json()) as { bill: { lines: readonly { lineId: string }[] } }
  const [line] = bill.lines
  const refund = envelope(
    'bill.refund',
    {
      billId,
      lines: [{ lineId: line?.lineId ?? '', qtyMilli: 1000, fate: 'waste' }],
      reason: 'Cold',
    },
    boss,
  )

  // No bridge runs here: the paper and the pulse are queued, and nobody has fetched them.
  const first = await post(hub.base, desk, refund.text)
  await hub.kill()
  hub = await startHubProcess(folder.path)
  const again = await post(hub.base, desk, refund.text)
  expect(again).toEqual(first)
  expect(again.ok).toBe(true)
  const { refundId, number } = (again.ok ? again.result : {}) as RefundResult
  expect(number).toMatch(/^M1C\//)
  await hub.stop()
  hub = undefined

  const db = openReader(`${folder.path}/chowk.db`)
  const count = (sql: string, ...params: readonly string[]): number =>
    Number(
      db
        .prepare(sql)
        .pluck()
        .get(...params),
    )
  expect(count('select count(*) from refund')).toBe(1)
  const about = `refund:${refundId}`
  expect(count(`select count(*) from job where about = ? and kind = 'receipt'`, about)).toBe(1)
  expect(count(`select count(*) from job where about = ? and kind = 'kick'`, about)).toBe(1)
  // Whoever fetches it only now gets no pulse any more.
  expect(
    count(
      `select count(*) from job where about = ? and kind = 'kick' and expires_at is not null`,
      about,
    ),
  ).toBe(1)
  expect(verifyShop(db)).toEqual([])
  db.close()
})
