/**
 * A shop on a slow card: every sync of the disk takes 5 or 15 ms longer, by a
 * small library that is put in front of the C library's own (slow-fsync.c).
 */
import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { startHubProcess, type HubProcess } from '../../faults/hub-process.ts'
import { openReadDoor } from '../doors.ts'
import { runClients, type Command } from '../load.ts'
import { orderMaker } from '../order.ts'
import type { Figure, Line } from '../report.ts'
import type { Section } from '../section.ts'
import type { Till } from '../shop.ts'
import { quantile } from '../stats.ts'

const runMs = 2_500
const readEveryMs = 20
/** What stack measurements of the same machine gave a hub with a writer of its own, less a margin. */
const least = { 5: { orders: 500, viewP99: 20 } } as const

export const slowDisk: Section = {
  name: 'slow-disk',
  about: 'orders, and a view beside them, with 5 and 15 ms added to every sync',
  run: async ({ shop, folder, note }) => {
    const library = join(folder, 'slow-fsync.so')
    const source = resolve(import.meta.dirname, '../slow-fsync.c')
    execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'])
    const make = orderMaker(shop.menu)
    const next = (): Command => ({ name: 'order.place', args: make() })
    const figures: Figure[] = []
    for (const added of [5, 15] as const) {
      const hub = await startHubProcess(shop.copy('slow'), {
        LD_PRELOAD: library,
        CHOWK_BENCH_FSYNC_US: String(added * 1000),
      })
      try {
        await runClients({ hub, shop, door: 'MQTT', count: 10, next, forMs: runMs / 2 })
        for (const door of ['HTTP', 'MQTT'] as const)
          for (const count of [1, 10, 50]) {
            note(`${added} ms more, ${count} at once, ${door}`)
            const reading = readBeside(hub, shop.till)
            const run = await runClients({ hub, shop, door, count, next, forMs: runMs })
            const reads = await reading.end()
            const isHeld = added === 5 && count === 10
            const clients = count === 1 ? '1 client' : `${count} clients`
            const what = `orders with ${added} ms more a sync, ${clients}, ${door}`
            figures.push(
              figure(
                what,
                run.orders / run.seconds,
                'orders/s',
                isHeld ? [{ on: 'value', atLeast: least[5].orders, isForQuiet: true }] : [],
              ),
              figure(`${what}: p99 of an answer`, quantile(run.latencies, 0.99), 'ms', []),
              figure(
                `${what}: p99 of a view`,
                quantile(reads, 0.99),
                'ms',
                isHeld ? [{ on: 'value', atMost: least[5].viewP99, isForQuiet: true }] : [],
              ),
            )
          }
      } finally {
        await hub.stop()
      }
    }
    return figures
  },
}

const figure = (
  what: string,
  value: number,
  unit: Figure['unit'],
  lines: readonly Line[],
): Figure => ({ what, value, unit, ...(lines.length === 0 ? {} : { lines }) })

/** Another screen reads the counter's view all the while; `end` gives how long each reading took, in ms. */
const readBeside = (
  hub: HubProcess,
  till: Till,
): { readonly end: () => Promise<readonly number[]> } => {
  const reads: number[] = []
  const over = new AbortController()
  const work = (async () => {
    const door = await openReadDoor(hub.port, till, '/api/v1/views/counter')
    while (!over.signal.aborted) {
      const start = performance.now()
      await door.read()
      reads.push(performance.now() - start)
      await new Promise((settle) => setTimeout(settle, readEveryMs))
    }
    door.close()
  })()
  return {
    end: async () => {
      over.abort()
      await work
      return reads
    },
  }
}
