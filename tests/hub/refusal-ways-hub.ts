/** Every way to be refused about what any command has, about devices and those who sign in, printers and the hub itself. */
import { pino } from 'pino'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { commandsWaitingMax, openCommandQueues } from '../../hub/edge/command-queue.ts'
import { createSessions, type Sessions } from '../../hub/edge/sessions.ts'
import type { DeviceDoc } from '../../schema/device.ts'
import type { Refusal, RefusalCode } from '../../schema/refusals.ts'
import { rangeToReport } from '../../schema/report-args.ts'
import type { DateRange } from '../../schema/report-range.ts'
import { done, saleOf } from './evening.ts'
import type { Sender } from './kit.ts'
import { cell, depsOf, figure, together, typed } from './look.ts'
import { chai, faultyHandlers } from './mix.ts'
import {
  katli,
  refusedBy,
  order,
  openBill,
  paidBill,
  type Way,
  type WayKit,
} from './refusal-ways.ts'

const minute = 60_000

/** Why a report of a time is refused on 21 November 2026. */
const unreported = (range: DateRange): Refusal => {
  const reported = rangeToReport(range, 2026_11_21)
  if (reported.ok) throw new Error('it was reported')
  return reported.error
}

const docOf = ({ shop }: WayKit, sender: Sender): DeviceDoc => {
  const device = deviceById(shop.db, sender.device)
  if (device === undefined) throw new Error('no such device')
  return device
}

const sessions = ({ shop }: WayKit): Sessions =>
  createSessions({
    reader: shop.db,
    bus: shop.bus,
    pepper: Buffer.from('pepper'),
    now: () => shop.clock.now,
    newId: shop.newId,
  })

/** Types a wrong PIN, as often as asked; nobody in this shop has a PIN. */
const wrongPin = async (kit: WayKit, times = 1): Promise<Refusal> => {
  let last: Refusal | undefined
  for (let i = 0; i < times; i += 1) {
    const attempt = { userId: 'meena', pin: '000000', purpose: 'work' } as const
    const result = await sessions(kit).signIn(docOf(kit, kit.counter), attempt)
    if (result.ok) throw new Error('a wrong PIN was right')
    last = result.error
  }
  if (last === undefined) throw new Error('nothing was typed')
  return last
}

const issue = ({ send }: WayKit, sender: Sender, roleId: string): Promise<Refusal> =>
  send(sender, 'integration.issue', {
    outletId: 'counter',
    name: 'Web shop',
    scope: 'write',
    roleId,
  })

const jobOf = ({ shop }: WayKit, billId: string): string =>
  cell(shop.db, `select job_id from job where about = ? and kind = 'receipt'`, `bill:${billId}`)

export const hubWays = {
  'command.malformed': ({ send, counter }) => send(counter, 'sale.ring', { total: 1 }),
  'command.unknown': ({ send, counter }) => send(counter, 'shop.burn', {}),
  'command.too-large': ({ send, counter }) => send(counter, 'sale.ring', 'x'.repeat(64 * 1024)),
  'command.not-permitted': ({ send, as }) => send(as('dinesh'), 'sale.ring', saleOf([chai])),
  'command.needs-approval': async (kit) =>
    kit.send(kit.counter, 'receipt.reprint', { billId: await paidBill(kit) }),
  'command.approval-invalid': async (kit) =>
    kit.send(
      kit.counter,
      'receipt.reprint',
      { billId: await paidBill(kit) },
      { approval: kit.shop.newId() },
    ),
  'command.id-used': async ({ shop, send, counter }) => {
    const id = shop.newId()
    done(await shop.send(counter, 'sale.ring', saleOf([chai]), { id }))
    return send(counter, 'sale.ring', saleOf([katli]), { id })
  },
  'command.stale': async (kit) => {
    const billId = await openBill(kit)
    const tenders = [{ kind: 'cash', offered: 'exact' }]
    const seen = { expect: { key: `bill:${billId}`, rev: 7 } }
    return kit.send(kit.as('meena'), 'bill.settle', { billId, tenders }, seen)
  },
  'command.expired': ({ shop, send, counter }) =>
    send(counter, 'sale.ring', saleOf([chai]), { exp: shop.clock.now - 1 }),
  'device.unknown': ({ shop, send }) => send({ device: shop.newId() }, 'sale.ring', saleOf([chai])),
  'device.revoked': async ({ shop, send, as, counter }) => {
    done(await shop.send(as('asha'), 'device.revoke', { deviceId: counter.device }))
    return send(counter, 'sale.ring', saleOf([chai]))
  },
  'role.unknown': (kit) => issue(kit, kit.as('asha'), 'bridge'),
  'integration.above-you': (kit) => {
    kit.shop.db
      .prepare(
        `update role_right set verdict = 'allow' where role_id = 'manager' and permission = 'integration.issue'`,
      )
      .run()
    return issue(kit, kit.as('imran'), 'owner')
  },
  'integration.orphaned': ({ shop, send }) => {
    const program = shop.program('counter')
    shop.db.prepare(`update user set is_active = 0 where user_id = 'asha'`).run()
    return send(program, 'sale.ring', saleOf([chai]))
  },
  'integration.read-only': ({ shop, send }) =>
    send(shop.program('counter', { scope: 'read' }), 'sale.ring', saleOf([chai])),
  'integration.person-only': ({ shop, send, counter }) =>
    send(shop.program('counter', { roleId: 'owner' }), 'device.revoke', {
      deviceId: counter.device,
    }),
  'device.missing': ({ shop, send, as }) =>
    send(as('asha'), 'device.revoke', { deviceId: shop.newId() }),
  'pairing.wrong-code': async (kit) => {
    const paired = await sessions(kit).pair('K7PM-2Q4X', 'a browser')
    if (paired.ok) throw new Error('a wrong code was right')
    return paired.error
  },
  'sign-in.missing': ({ send, counter }) =>
    send({ device: counter.device }, 'sale.ring', saleOf([chai])),
  'sign-in.ended': ({ shop, send, counter }) => {
    shop.clock.now += 13 * 60 * minute
    return send(counter, 'sale.ring', saleOf([chai]))
  },
  'sign-in.wrong-pin': (kit) => wrongPin(kit),
  'sign-in.wait': (kit) => wrongPin(kit, 6),
  'sign-in.device-locked': async (kit) => {
    kit.shop.db
      .prepare('insert into pin_guess values (?, ?, 100, ?)')
      .run(kit.counter.device, 'asha', kit.shop.clock.now)
    return wrongPin(kit)
  },
  'outlet.unknown': ({ send, as }) =>
    send(as('asha'), 'device.invite', { kind: 'kitchen', outletId: 'nowhere', name: 'Stall' }),
  'outlet.inactive': (kit) => {
    kit.shop.db.prepare('update outlet set is_active = 0').run()
    return order(kit, katli)
  },
  'printer.unknown': ({ send, as }) =>
    send(as('asha'), 'printer.set', { printerId: 'none', port: 'virtual:', profile: 'x' }),
  'printer.missing': async (kit) => {
    const office = kit.shop.join('office', 'counter', 'asha')
    return kit.send(office, 'receipt.reprint', { billId: await paidBill(kit) })
  },
  'drawer.unknown': ({ send, counter }) => send(counter, 'drawer.shut', { drawerId: 'none' }),
  'drawer.not-virtual': async ({ shop, send, as, counter }) => {
    const port = 'tcp://192.168.1.9:9100'
    const printer = { printerId: 'counter-receipt', port, profile: 'generic-80' }
    done(await shop.send(as('asha'), 'printer.set', printer))
    return send(counter, 'drawer.shut', { drawerId: 'counter-drawer' })
  },
  'job.unknown': ({ shop, send, counter }) =>
    send(counter, 'job.answer', { jobId: shop.newId(), answer: 'came_out' }),
  'job.finished': async (kit) =>
    kit.send(kit.counter, 'job.answer', {
      jobId: jobOf(kit, await paidBill(kit)),
      answer: 'came_out',
    }),
  'report.range-reversed': () => unreported({ from: 2026_11_21, to: 2026_11_20 }),
  'report.range-ahead': () => unreported({ from: 2026_11_22, to: 2026_11_23 }),
  'report.range-too-long': () => unreported({ from: 2016_11_20, to: 2026_11_21 }),
  'clock.behind': async (kit) => {
    await paidBill(kit)
    kit.shop.clock.now -= minute
    return kit.send(kit.counter, 'sale.ring', saleOf([chai]))
  },
  'hub.busy': async (kit) => {
    const answers: string[] = []
    const queues = openCommandQueues({
      bus: kit.shop.bus,
      log: pino({ level: 'silent' }),
      answer: (_, replyText) => void answers.push(replyText),
    })
    const tab = { device: docOf(kit, kit.counter), clientId: `${kit.counter.device}:tab` }
    for (let i = 0; i <= commandsWaitingMax; i += 1)
      queues.take(tab, typed(kit.shop, kit.counter, 'sale.ring', saleOf([chai])).text)
    await queues.settle()
    return refusedBy(answers[0] ?? '')
  },
  'hub.fault': ({ shop, counter }) => {
    const shut = typed(shop, counter, 'drawer.shut', { drawerId: 'counter-drawer' })
    const { outcomes } = together(shop, [shut], { handlers: faultyHandlers })
    return refusedBy(outcomes[0]?.replyText ?? '')
  },
  'hub.failing': ({ shop, counter }) => {
    shop.db.pragma(`max_page_count = ${figure(shop.db, 'pragma page_count')}`)
    const filling = Array.from({ length: 40 }, () =>
      typed(shop, counter, 'sale.ring', saleOf([chai])),
    )
    return refusedBy(together(shop, filling, depsOf(shop)).outcomes[0]?.replyText ?? '')
  },
} as const satisfies Partial<Record<RefusalCode, Way>>
