/** Clients that give one command after another, each as soon as it has its answer. */
import { envelope, type HubProcess } from '../faults/hub-process.ts'
import { openHttpDoor, openMqttLine } from './doors.ts'
import { usageOf, type Shop } from './shop.ts'

export interface Command {
  readonly name: 'order.place' | 'sale.ring'
  readonly args: object
}

export interface Load {
  readonly hub: HubProcess
  readonly shop: Shop
  readonly door: 'HTTP' | 'MQTT'
  readonly count: number
  readonly next: () => Command
  readonly forMs: number
}

export interface Run {
  readonly orders: number
  readonly seconds: number
  /** Processor time of the hub, all threads together. */
  readonly cpuMs: number
  /** From sending a command to having its answer, in ms. */
  readonly latencies: readonly number[]
}

/** Runs so many clients, each at a till of its own. Rejects at the first refusal: what is counted is stored. */
export const runClients = async ({ hub, shop, door, count, next, forMs }: Load): Promise<Run> => {
  const clients = await Promise.all(
    shop.tills.slice(0, count).map(async (till) => ({
      signInId: till.signInId,
      ...(door === 'HTTP'
        ? await openHttpDoor(hub.port, till)
        : await openMqttLine(hub.port, till, 'load')),
    })),
  )
  const latencies: number[] = []
  const cpuBefore = usageOf(hub).cpuMs
  const start = performance.now()
  const end = start + forMs
  await Promise.all(
    clients.map(async ({ signInId, send }) => {
      while (performance.now() < end) {
        const { name, args } = next()
        const { text } = envelope(name, args, signInId)
        const sent = performance.now()
        const reply = await send(text)
        latencies.push(performance.now() - sent)
        if (!reply.includes('"ok":true')) throw new Error(`a ${name} was refused: ${reply}`)
      }
    }),
  )
  const seconds = (performance.now() - start) / 1000
  const cpuMs = usageOf(hub).cpuMs - cpuBefore
  for (const { close } of clients) close()
  return { orders: latencies.length, seconds, cpuMs, latencies }
}
