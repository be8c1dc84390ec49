/**
 * A Pi without a clock chip wakes up half an hour before its own last sale.
 * The shop opens all the same.
 */
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openRaw } from '../../hub/store/driver.ts'
import {
  demoFolder,
  newId,
  pair,
  post,
  signIn,
  startHubProcess,
  type Folder,
} from './hub-process.ts'

const halfAnHour = 30 * 60_000

let folder: Folder
afterEach(() => folder.remove())

test('a hub whose clock has gone back sells with receipt and drawer, by the time it tells its screens', async () => {
  folder = await demoFolder()
  const yesterday = await startHubProcess(folder.path)
  const counter = await pair(yesterday, 'counter')
  await signIn(yesterday, counter, 'ravi')
  await yesterday.stop()

  const db = openRaw(join(folder.path, 'chowk.db'))
  db.prepare('update command set at = at + ?').run(halfAnHour)

  const hub = await startHubProcess(folder.path)
  try {
    const health = await fetch(`${hub.base}/healthz`)
    const { at: sentAt } = (await health.json()) as { at: number }
    const reply = await post(
      hub.base,
      counter,
      JSON.stringify({
        v: 1,
        id: newId(),
        name: 'sale.ring',
        args: {
          orderType: 'takeaway',
          lines: [{ itemId: 'kaju-katli', qtyMilli: 350 }],
          tenders: [{ kind: 'cash', offered: 'exact' }],
        },
        signIn: await signIn(hub, counter, 'ravi'),
        sentAt,
      }),
    )
    expect(reply).toMatchObject({ ok: true })
    expect(db.prepare('select kind from job order by kind').pluck().all()).toEqual([
      'kick',
      'receipt',
    ])
  } finally {
    db.close()
    await hub.stop()
  }
})
