/**
 * From the tap that sends an order to the kitchen screens that hear of it: the
 * whole way, with the order on disk in between.
 */
import type { TicketDoc } from '../../../schema/ticket.ts'
import { topics } from '../../../schema/topics.ts'
import { envelope, startHubProcess, type HubProcess } from '../../faults/hub-process.ts'
import { openMqttLine } from '../doors.ts'
import { orderMaker } from '../order.ts'
import { openEcho } from '../raw-echo.ts'
import { openSyncer } from '../raw-sync.ts'
import type { Figure } from '../report.ts'
import type { Section } from '../section.ts'
import type { Shop } from '../shop.ts'
import { largest, median, quantile } from '../stats.ts'

const warmUps = 100
const samples = 400
const pauseMs = 3

export const screens: Section = {
  name: 'screens',
  about: 'an order sent → the message handler of 1, 10 and 50 kitchen screens',
  run: async ({ shop, folder, note }) => {
    const figures: Figure[] = []
    for (const count of [1, 10, 50]) {
      note(words(count))
      const hub = await startHubProcess(shop.copy(`screens-${count}`))
      try {
        figures.push(...(await measure({ hub, shop, folder, count })))
      } finally {
        await hub.stop()
      }
    }
    return figures
  },
}

const words = (count: number): string => (count === 1 ? '1 screen' : `${count} screens`)

interface Setting {
  readonly hub: HubProcess
  readonly shop: Shop
  readonly folder: string
  readonly count: number
}

const ignore = (): void => undefined

/** One echo, one sync and one order in turn, so that what disturbs one disturbs the others too. */
const measure = async ({ hub, shop, folder, count }: Setting): Promise<readonly Figure[]> => {
  const { till, kitchen, menu } = shop
  const sender = await openMqttLine(hub.port, till, 'sender')
  let hear: (payload: Buffer) => void = ignore
  const listeners = await Promise.all(
    Array.from({ length: count }, (_, i) => openMqttLine(hub.port, kitchen, `screen${i}`)),
  )
  for (const line of listeners)
    await line.subscribe(topics.event(till.outletId, 'tickets/chaat'), (payload) => hear(payload))
  const echo = await openEcho(count)
  const syncer = openSyncer(folder)
  const next = orderMaker(menu)

  const orderRound = (): Promise<{ readonly times: readonly number[]; readonly told: Buffer }> =>
    new Promise((settle) => {
      const { text } = envelope('order.place', next(), till.signInId)
      const times: number[] = []
      const start = performance.now()
      hear = (told) => {
        times.push(performance.now() - start)
        if (times.length === count) settle({ times, told })
      }
      void sender.send(text)
    })

  /** As a real wall does, one of them says that it shows the ticket; else the hub puts it on paper. */
  const seeRound = async (told: Buffer): Promise<void> => {
    hear = ignore
    const { data } = JSON.parse(told.toString('utf8')) as { data: TicketDoc }
    const { text } = envelope('ticket.see', { ticketIds: [data.ticketId] })
    const reply = await listeners[0]?.send(text)
    if (reply?.includes('"ok":true') !== true) throw new Error(`not seen: ${reply}`)
  }

  const echoes: number[] = []
  const floors: number[] = []
  const orders: number[] = []
  for (let i = -warmUps; i < samples; i += 1) {
    const echoed = await echo.round()
    await pause()
    const synced = syncer.sync()
    await pause()
    const { times, told } = await orderRound()
    await seeRound(told)
    await pause()
    if (i < 0) continue
    echoes.push(...echoed)
    floors.push(...echoed.map((ms) => ms + synced))
    orders.push(...times)
  }
  for (const line of [sender, ...listeners]) line.close()
  echo.close()
  syncer.close()

  const held = (share: number, atMost: number): Pick<Figure, 'ratio' | 'lines'> => {
    const floor = quantile(floors, share)
    return {
      ratio: {
        to: `raw echo + one fsync, ${floor.toFixed(2)} ms`,
        value: quantile(orders, share) / floor,
      },
      lines: [{ on: 'ratio', atMost }],
    }
  }
  const what = `order → ${words(count)}`
  return [
    {
      what: `raw WebSocket → ${words(count)}, p50`,
      value: median(echoes),
      unit: 'ms',
      isRaw: true,
    },
    { what: `${what}, p50`, value: median(orders), unit: 'ms', ...held(0.5, 2) },
    { what: `${what}, p99`, value: quantile(orders, 0.99), unit: 'ms', ...held(0.99, 3) },
    { what: `${what}, max`, value: largest(orders), unit: 'ms' },
  ]
}

const pause = (): Promise<void> => new Promise((settle) => setTimeout(settle, pauseMs))
