/** How soon a hub answers after its start, and what memory it takes: a new shop, and one with a year behind it. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { startHubProcess, type HubProcess } from '../../faults/hub-process.ts'
import { openReadDoor } from '../doors.ts'
import { runClients } from '../load.ts'
import { asSale, orderMaker } from '../order.ts'
import type { Figure } from '../report.ts'
import type { Section } from '../section.ts'
import { usageOf, type Shop } from '../shop.ts'
import { median } from '../stats.ts'
import { sellAYear } from '../year.ts'

const starts = 5
const settleMs = 2_000

export const year: Section = {
  name: 'year',
  about: 'start and memory of a new shop and of one with a year of 21,350 sales behind it',
  run: async ({ shop, note }) => {
    const young = shop.copy('young')
    const old = shop.copy('old')
    note('selling a year')
    sellAYear(old, shop)
    note('starting and stopping')
    const toAnswer = { young: [] as number[], old: [] as number[] }
    for (let i = 0; i < starts; i += 1) {
      toAnswer.young.push(await startOnce(young))
      toAnswer.old.push(await startOnce(old))
    }
    note('memory')
    const idle = await memoryOf(young, shop, 0)
    const busy = await memoryOf(old, shop, 3_000)
    return [
      ms('start to first answer, a new shop', median(toAnswer.young)),
      ms('start to first answer, after the year', median(toAnswer.old)),
      mb('memory, a new shop, nobody there', idle),
      mb('memory, after the year, all views read and 3 s of sales by 10 tills', busy),
      mb('database of the year', statSync(join(old, 'chowk.db')).size / 1e6),
    ]
  },
}

const ms = (what: string, value: number): Figure => ({ what, value, unit: 'ms' })
const mb = (what: string, value: number): Figure => ({ what, value, unit: 'MB' })

/** Ms from starting the process until it has answered a request. */
const startOnce = async (folder: string): Promise<number> => {
  const start = performance.now()
  const hub = await startHubProcess(folder)
  await (await fetch(`${hub.base}/healthz`)).text()
  const took = performance.now() - start
  await hub.stop()
  return took
}

const memoryOf = async (folder: string, shop: Shop, sellMs: number): Promise<number> => {
  const hub = await startHubProcess(folder)
  try {
    if (sellMs > 0) await work(hub, shop, sellMs)
    await new Promise((settle) => setTimeout(settle, settleMs))
    return usageOf(hub).memoryMb
  } finally {
    await hub.stop()
  }
}

const work = async (hub: HubProcess, shop: Shop, forMs: number): Promise<void> => {
  const readers = [
    [shop.till, '/api/v1/views/counter'],
    [shop.till, '/api/v1/menu'],
    [shop.kitchen, '/api/v1/views/kitchen'],
    [shop.office, '/api/v1/views/office'],
  ] as const
  for (const [device, path] of readers) {
    const door = await openReadDoor(hub.port, device, path)
    await door.read()
    door.close()
  }
  const make = orderMaker(shop.menu)
  const next = (): { name: 'sale.ring'; args: object } => ({
    name: 'sale.ring',
    args: asSale(make()),
  })
  await runClients({ hub, shop, door: 'MQTT', count: 10, next, forMs })
}
