/**
 * The hub is killed around the close of a till, at every moment a reply can be
 * on its way. What it said it closed is closed, once, with one Z report and one
 * paper; what it had not said can be said again with the same id.
 */
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Reply } from '../../schema/command.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { openReader } from '../../hub/store/open.ts'
import {
  demoFolder,
  envelope,
  pair,
  post,
  signIn,
  startHubProcess,
  type Folder,
  type Device,
  type HubProcess,
} from './hub-process.ts'

const closes = 6

let folder: Folder
afterEach(() => folder.remove())

/** What the hub answers; null where it was gone before it could. */
const insist = async (hub: HubProcess, device: Device, text: string): Promise<Reply | null> => {
  try {
    return await post(hub.base, device, text)
  } catch {
    return null
  }
}

describe('a hub that is killed while a till closes', () => {
  test('closes it once, with one Z report and one paper', async () => {
    folder = await demoFolder()
    const data = folder.path
    let hub = await startHubProcess(data)
    const desk = await pair(hub, 'cashier')
    let cashier = await signIn(hub, desk, 'meena')
    const say = async (name: string, args: object): Promise<Reply> => {
      const reply = await post(hub.base, desk, envelope(name, args, cashier).text)
      if (!reply.ok) throw new Error(`${name}: ${reply.message}`)
      return reply
    }
    const closed: string[] = []
    for (let i = 0; i < closes; i += 1) {
      const sale = {
        orderType: 'takeaway',
        lines: [{ itemId: 'samosa', qtyMilli: 2000 }],
        tenders: [{ kind: 'cash', offered: 'exact' }],
      }
      await say('sale.ring', sale)
      const tillId = openTillIn(data)
      await say('till.count', { tillId, counted: [{ value: 10_00, pieces: 4 }] })
      const { text } = envelope('till.close', { tillId, leave: 0 }, cashier)
      // The kill falls before the hub can have read it, when it is on disk, and when it is answered, by turns.
      const asked = insist(hub, desk, text)
      if (i % 3 === 1) await closedIn(data, tillId)
      if (i % 3 === 2) await asked
      await hub.kill()
      const first = await asked
      hub = await startHubProcess(data)
      const again = await post(hub.base, desk, text)
      expect(again.ok).toBe(true)
      expect(again).toEqual(first ?? again)
      closed.push(tillId)
      cashier = await signIn(hub, desk, 'meena')
    }
    await hub.stop()

    const db = openReader(`${data}/chowk.db`)
    expect(
      db.prepare(`select till_id from till where state = 'closed' order by z_no`).pluck().all(),
    ).toEqual(closed)
    expect(
      db
        .prepare(`select count(*) from job where about = 'till:' || ? and kind = 'receipt'`)
        .pluck()
        .get(closed[0]),
    ).toBe(1)
    expect(
      db
        .prepare(`select count(*) from job where about like 'till:%' and kind = 'receipt'`)
        .pluck()
        .get(),
    ).toBe(closes)
    expect(verifyShop(db)).toEqual([])
    db.close()
  })
})

/** Waits until a till is closed on the disk, whatever anybody was told. */
const closedIn = (data: string, tillId: string): Promise<unknown> =>
  vi.waitUntil(
    () => {
      const db = openReader(`${data}/chowk.db`)
      const state = db.prepare('select state from till where till_id = ?').pluck().get(tillId)
      db.close()
      return state === 'closed'
    },
    { interval: 1, timeout: 10_000 },
  )

const openTillIn = (data: string): string => {
  const db = openReader(`${data}/chowk.db`)
  const tillId = db.prepare(`select till_id from till where state = 'open'`).pluck().get() as string
  db.close()
  return tillId
}
