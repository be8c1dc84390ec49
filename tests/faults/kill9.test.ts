/**
 * The hub is killed in the middle of its work, again and again, while eight
 * clients send sales by both doors. What it said it stored is there, once.
 */
import { afterEach, describe, expect, test } from 'vitest'
import type { Reply } from '../../schema/command.ts'
import type { SaleResult } from '../../schema/results.ts'
import type { Database } from '../../hub/store/driver.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { openReader } from '../../hub/store/open.ts'
import {
  demoFolder,
  envelope,
  openMqttDoor,
  pair,
  post,
  signIn,
  startHubProcess,
  type Folder,
  type Device,
  type HubProcess,
  type MqttDoor,
} from './hub-process.ts'

const kills = 12
const clients = 8

let folder: Folder
afterEach(() => folder.remove())

interface Till {
  readonly device: Device
  readonly signInId: string
  readonly byMqtt: boolean
}

interface Sent {
  readonly id: string
  readonly text: string
  reply: Reply | null
}

/** Whether the very invoice that an answer named is in the books. */
const isStored = (db: Database, reply: Reply): boolean =>
  reply.ok &&
  db
    .prepare(
      'select 1 from invoice i join bill b on b.bill_id = i.bill_id where i.number = ? and b.bill_id = ?',
    )
    .get((reply.result as SaleResult).invoiceNumber, (reply.result as SaleResult).billId) !==
    undefined

/** Sells until told to stop; a sale without an answer is sent again, with the same id, to the next hub. */
const sell = async (
  till: Till,
  hub: HubProcess,
  until: AbortSignal,
  sales: Sent[],
): Promise<void> => {
  let door: MqttDoor | null = null
  try {
    if (till.byMqtt) door = await openMqttDoor(hub.mqttPort, till.device)
    while (!until.aborted) {
      const open = sales.find(({ reply }) => reply === null)
      const sale =
        open ??
        ((): Sent => {
          const { id, text } = envelope(
            'sale.ring',
            {
              orderType: 'takeaway',
              lines: [
                { itemId: 'kaju-katli', qtyMilli: 250 },
                { itemId: 'vada-pav', qtyMilli: 2000 },
              ],
              tenders: [{ kind: 'cash', offered: 'exact' }],
            },
            till.signInId,
          )
          const next = { id, text, reply: null }
          sales.push(next)
          return next
        })()
      sale.reply =
        door === null
          ? await post(hub.base, till.device, sale.text)
          : await door.send(sale.id, sale.text, 2_000)
    }
  } catch {
    // The hub is gone, or going; whether the last sale was stored is what the next hub will say.
  } finally {
    await door?.close().catch(() => undefined)
  }
}

const pause = (ms: number): Promise<void> => new Promise((settle) => setTimeout(settle, ms))

interface Run {
  readonly data: string
  readonly sales: readonly Sent[]
}

const run = async (
  environment: Readonly<Record<string, string>>,
  kill: (hub: HubProcess) => Promise<void>,
  /** What there was to see has been seen, and no further kill is needed. */
  isSeen: (data: string, sales: readonly Sent[]) => boolean = () => false,
): Promise<Run> => {
  const data = folder.path
  // The shop is set up by a healthy hub; what is put to the test starts after it.
  let hub = await startHubProcess(data)
  const tills: Till[] = []
  for (let i = 0; i < clients; i += 1) {
    const device = await pair(hub, 'counter')
    tills.push({ device, signInId: await signIn(hub, device, 'ravi'), byMqtt: i % 2 === 1 })
  }
  await hub.stop()
  hub = await startHubProcess(data, environment)
  const sales: Sent[][] = tills.map(() => [])
  const answered = (): number => sales.flat().filter(({ reply }) => reply !== null).length
  for (let i = 0; i < kills; i += 1) {
    const stop = new AbortController()
    const enough = answered() + clients
    const selling = tills.map((till, t) => sell(till, hub, stop.signal, sales[t] ?? []))
    const over = new AbortController()
    void Promise.all(selling).then(() => over.abort())
    // However slow the machine: in the middle of the work, and every time at another moment of it.
    while (answered() < enough && !over.signal.aborted) await pause(10)
    await pause((i * 97) % 400)
    await kill(hub)
    stop.abort()
    await Promise.all(selling)
    hub = await startHubProcess(data, environment)
    if (isSeen(data, sales.flat())) break
  }
  // Whatever got no answer is offered once more, as a screen would.
  for (const [t, till] of tills.entries()) {
    for (const sale of sales[t] ?? []) sale.reply ??= await post(hub.base, till.device, sale.text)
  }
  expect(await hub.stop()).toBe(0)
  return { data, sales: sales.flat() }
}

describe('a hub killed twelve times under load', () => {
  test('keeps every answered sale exactly once, with gapless numbers and balanced books', async () => {
    folder = await demoFolder()
    const { data, sales } = await run({}, (hub) => hub.kill())
    expect(sales.length).toBeGreaterThanOrEqual(kills * clients)
    expect(sales.filter(({ reply }) => reply?.ok !== true)).toEqual([])

    const db = openReader(`${data}/chowk.db`)
    try {
      const stored = db
        .prepare('select command_id as id, reply from command where name = ?')
        .all('sale.ring') as {
        id: string
        reply: string
      }[]
      expect(stored.map(({ id }) => id).toSorted()).toEqual(sales.map(({ id }) => id).toSorted())
      const replies = new Map(stored.map(({ id, reply }) => [id, reply]))
      for (const { id, reply } of sales) expect(JSON.stringify(reply)).toBe(replies.get(id))
      expect(db.prepare('select count(*) as n, max(no) as last from invoice').get()).toEqual({
        n: sales.length,
        last: sales.length,
      })
      expect(verifyShop(db)).toEqual([])
    } finally {
      db.close()
    }
  })

  test('is caught out when it answers before it commits', async () => {
    folder = await demoFolder()
    const lostIn = (data: string, sales: readonly Sent[]): number => {
      const db = openReader(`${data}/chowk.db`)
      try {
        return sales.filter(({ reply }) => reply !== null && !isStored(db, reply)).length
      } finally {
        db.close()
      }
    }
    const isLost = (data: string, sales: readonly Sent[]): boolean => lostIn(data, sales) > 0
    const answersFirst = { CHOWK_TEST_ANSWERS_FIRST: 'on' }
    const { data, sales } = await run(answersFirst, (hub) => hub.kill(), isLost)
    expect(lostIn(data, sales)).toBeGreaterThan(0)
  })
})
