/**
 * From the guests who want to pay to the cash desks that ring: the whole way,
 * with the request on disk in between.
 */
import { topics } from '../../../schema/topics.ts'
import { envelope, pair, post, signIn, startHubProcess } from '../../faults/hub-process.ts'
import { openMqttLine } from '../doors.ts'
import { openEcho } from '../raw-echo.ts'
import { openSyncer } from '../raw-sync.ts'
import type { Section } from '../section.ts'
import { largest, median, quantile } from '../stats.ts'

const desks = 10
const warmUps = 20
const samples = 200

const ignore = (): void => undefined

export const billRequest: Section = {
  name: 'bill-request',
  about:
    'a bill asked for → the message handler of 10 cash desks (a screen that polls: 2.5 s, 5 s)',
  run: async ({ shop, folder }) => {
    const hub = await startHubProcess(shop.copy('bill-request'))
    const say = async (name: string, args: object): Promise<unknown> => {
      const reply = await post(hub.base, floor, envelope(name, args, farida).text)
      if (!reply.ok) throw new Error(`${name} was refused: ${reply.message}`)
      return reply.result
    }
    const floor = await pair(hub, 'floor')
    const farida = await signIn(hub, floor, 'farida')
    const invited = await post(
      hub.base,
      shop.office,
      envelope(
        'device.invite',
        { kind: 'cashier', outletId: floor.outletId, name: 'Desk' },
        await signIn(hub, shop.office, 'asha'),
      ).text,
    )
    if (!invited.ok) throw new Error(`no desk: ${invited.message}`)
    const { code } = invited.result as { code: string }
    const desk = await pair({ ...hub, codes: { cashier: code } }, 'cashier')
    const { sittingId, orderId } = (await say('sitting.open', {
      tableId: 'table-5',
      guests: 4,
    })) as { sittingId: string; orderId: string }
    await say('order.add', { orderId, lines: [{ itemId: 'masala-dosa', qtyMilli: 2000 }] })

    let hear = ignore
    const lines = await Promise.all(
      Array.from({ length: desks }, (_, i) => openMqttLine(hub.port, desk, `desk${i}`)),
    )
    for (const line of lines)
      await line.subscribe(topics.event(floor.outletId, 'requests'), (payload) => {
        if (payload.includes('"kind":"bill.asked"')) hear()
      })
    const sender = await openMqttLine(hub.port, floor, 'sender')
    const echo = await openEcho(desks)
    const syncer = openSyncer(folder)
    const ring = (): Promise<readonly number[]> =>
      new Promise((settle) => {
        const times: number[] = []
        const { text } = envelope('bill.request', { sittingId }, farida)
        const start = performance.now()
        hear = () => {
          times.push(performance.now() - start)
          if (times.length === desks) settle(times)
        }
        void sender.send(text)
      })
    const heard: number[] = []
    const floors: number[] = []
    for (let i = -warmUps; i < samples; i += 1) {
      const echoed = await echo.round()
      const synced = syncer.sync()
      const times = await ring()
      await say('bill.request', { sittingId, isWanted: false })
      if (i < 0) continue
      heard.push(...times)
      floors.push(...echoed.map((ms) => ms + synced))
    }
    for (const line of [sender, ...lines]) line.close()
    echo.close()
    syncer.close()
    await hub.stop()
    const held = (share: number) => {
      const raw = quantile(floors, share)
      return {
        to: `raw echo + one fsync, ${raw.toFixed(2)} ms`,
        value: quantile(heard, share) / raw,
      }
    }
    const what = `bill asked → ${desks} cash desks`
    return [
      {
        what: `${what}, p50`,
        value: median(heard),
        unit: 'ms',
        ratio: held(0.5),
        lines: [{ on: 'value', atMost: 2_500 }],
      },
      {
        what: `${what}, p99`,
        value: quantile(heard, 0.99),
        unit: 'ms',
        ratio: held(0.99),
        lines: [{ on: 'value', atMost: 5_000 }],
      },
      { what: `${what}, max`, value: largest(heard), unit: 'ms' },
    ]
  },
}
