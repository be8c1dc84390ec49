/**
 * Orders a second that are on disk, by both doors and by 1, 10 and 50 clients,
 * beside SQLite alone writing the very same rows in the same seconds.
 */
import { startHubProcess } from '../../faults/hub-process.ts'
import { runClients, type Command, type Load, type Run } from '../load.ts'
import { asSale, orderMaker } from '../order.ts'
import { noteWrites, writeBare, type Writes } from '../raw-sql.ts'
import type { Figure, Line } from '../report.ts'
import type { Section } from '../section.ts'
import { median, quantile } from '../stats.ts'

const rounds = 3
const runMs = 1_500
const bareMs = 700

/** What the best of the systems it replaces does on this machine, and a little more. */
const leastOrders: Readonly<Record<number, number>> = { 1: 450, 10: 1_600, 50: 2_100 }
/** A tenth of what the slowest of them uses. */
const mostCpuMs = 1.3
/** Of what SQLite alone can do, all that checks, prices, logs and answers may cost the rest. */
const leastShare = 0.6

interface Case {
  readonly what: string
  readonly load: Omit<Load, 'hub' | 'shop' | 'forMs'>
  /** The rows of its orders, where SQLite alone is to write them too. */
  readonly bare?: readonly Writes[]
  readonly lines: readonly Line[]
}

export const orders: Section = {
  name: 'orders',
  about: 'durable orders a second at 1, 10 and 50 clients over HTTP and MQTT',
  run: async ({ shop, note }) => {
    const make = orderMaker(shop.menu)
    const place = (): Command => ({ name: 'order.place', args: make() })
    const ring = (): Command => ({ name: 'sale.ring', args: asSale(make()) })
    note('noting the rows of an order and of a sale')
    const orderRows = noteWrites(shop.copy('note-orders'), shop.till, place, 5_000)
    const saleRows = noteWrites(shop.copy('note-sales'), shop.till, ring, 2_000)
    const cases: readonly Case[] = [
      ...(['HTTP', 'MQTT'] as const).flatMap((door) =>
        [1, 10, 50].map((count): Case => ({
          what: `orders, ${count === 1 ? '1 client' : `${count} clients`}, ${door}`,
          load: { door, count, next: place },
          ...(count === 50 ? { bare: orderRows } : {}),
          lines: [{ on: 'value', atLeast: leastOrders[count] ?? 0, isForQuiet: true }],
        })),
      ),
      {
        what: 'sales rung, 50 clients, MQTT',
        load: { door: 'MQTT', count: 50, next: ring },
        bare: saleRows,
        lines: [],
      },
    ]

    const alone: number[] = []
    const bare = new Map<Case, number[]>(cases.map((one) => [one, []]))
    const runs = new Map<Case, Run[]>(cases.map((one) => [one, []]))
    const hub = await startHubProcess(shop.copy('orders'))
    try {
      for (let round = 0; round <= rounds; round += 1) {
        note(round === 0 ? 'warming up' : `round ${round} of ${rounds}`)
        const kept = round > 0
        if (kept) alone.push(writeBare(shop.copy('bare'), orderRows, 1, bareMs))
        for (const one of cases) {
          if (kept && one.bare !== undefined)
            bare.get(one)?.push(writeBare(shop.copy('bare'), one.bare, 50, bareMs))
          const run = await runClients({ ...one.load, hub, shop, forMs: kept ? runMs : runMs / 2 })
          if (kept) runs.get(one)?.push(run)
        }
      }
    } finally {
      await hub.stop()
    }
    return [
      {
        what: 'raw SQLite, an order a commit',
        value: median(alone),
        unit: 'orders/s',
        isRaw: true,
      },
      ...cases.flatMap((one) => figuresOf(one, runs.get(one) ?? [], bare.get(one) ?? [])),
    ]
  },
}

const figuresOf = (
  { what, lines }: Case,
  runs: readonly Run[],
  bare: readonly number[],
): readonly Figure[] => {
  const rate = median(runs.map(({ orders: count, seconds }) => count / seconds))
  const cpu = median(runs.map(({ orders: count, cpuMs }) => cpuMs / count))
  const limit = median(bare)
  const latencies = runs.flatMap((run) => run.latencies)
  const isHeld = bare.length > 0
  return [
    ...(isHeld
      ? [
          {
            what: `raw SQLite beside “${what}”, 50 a commit`,
            value: limit,
            unit: 'orders/s',
            isRaw: true,
          } as const,
        ]
      : []),
    {
      what,
      value: rate,
      unit: 'orders/s',
      ...(isHeld
        ? { ratio: { to: `raw SQLite, ${limit.toFixed(0)} orders/s`, value: rate / limit } }
        : {}),
      lines: [...(isHeld ? [{ on: 'ratio', atLeast: leastShare } as const] : []), ...lines],
    },
    { what: `${what}: p50 of an answer`, value: median(latencies), unit: 'ms' },
    { what: `${what}: p99 of an answer`, value: quantile(latencies, 0.99), unit: 'ms' },
    {
      what: `${what}: CPU of one`,
      value: cpu,
      unit: 'ms',
      lines: [{ on: 'value', atMost: mostCpuMs, isForQuiet: true }],
    },
  ]
}
