/** Readings over HTTP: who is here, the menu, the views, and the papers behind a bill. */
import type { Hono, MiddlewareHandler } from 'hono'
import { factsOfOutlet } from '../../schema/outlet.ts'
import { refusal } from '../../schema/refusals.ts'
import { businessDate } from '../../schema/time.ts'
import { headOf } from '../bus/log.sql.ts'
import { menuOf } from '../catalogue/views.ts'
import { devicesOf, drawersAtPrinter, printersDrivenBy } from '../devices/devices.sql.ts'
import { queuedFor } from '../devices/jobs.sql.ts'
import { accounts, entriesOf } from '../ledger/ledger.sql.ts'
import { outletById, outletsOf } from '../outlets/outlets.sql.ts'
import { usersAt } from '../people/people.sql.ts'
import { isViewName, readBill, readView, rightsForView } from '../views.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { readingRights } from './reading-rights.ts'

export const mountViews = (
  app: Hono<Env>,
  deps: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  const { reader, sessions, now } = deps
  const { outletOf, worksAt, may } = readingRights(deps)

  app.get('/api/v1/me', identified, (c) => {
    const device = c.get('device')
    const outlet = outletById(reader, device.outletId)
    if (outlet === undefined) return answerRefusal(c, refusal('outlet.unknown'))
    return c.json({
      at: now(),
      version: deps.version,
      epoch: headOf.get(reader, outlet.outletId)?.epoch ?? '',
      device,
      outlet,
      outlets: outletsOf(reader)
        .filter(({ outletId }) => outletId === outlet.outletId || worksAt(device, outletId))
        .map(factsOfOutlet),
      signIn: sessions.current(device.deviceId),
      users: usersAt.all(reader, outlet.outletId),
    })
  })

  app.get('/api/v1/menu', identified, (c) => {
    const outlet = outletOf(c)
    if (outlet === undefined) return answerRefusal(c, refusal('outlet.unknown'))
    const menu = menuOf(reader, outlet, businessDate(now(), outlet.timeZone, outlet.cutOffMinute))
    const etag = `"${outlet.outletId}-${menu.rev}-${businessDate(now(), outlet.timeZone, outlet.cutOffMinute)}"`
    const headers = { etag, 'cache-control': 'no-cache' }
    return c.req.header('if-none-match') === etag
      ? c.body(null, 304, headers)
      : c.json(menu, 200, headers)
  })

  app.get('/api/v1/views/bridge', identified, (c) => {
    const device = c.get('device')
    if (device.kind !== 'bridge') return answerRefusal(c, refusal('command.not-permitted'))
    const printers = printersDrivenBy(reader, device.deviceId)
    return c.json({
      at: now(),
      outletId: device.outletId,
      deviceId: device.deviceId,
      printers,
      drawers: printers.flatMap(({ printerId }) => drawersAtPrinter(reader, printerId)),
      jobs: queuedFor(reader, device.deviceId),
    })
  })

  app.get('/api/v1/views/:name', identified, (c) => {
    const name = c.req.param('name')
    const device = c.get('device')
    if (!isViewName(name)) return c.notFound()
    if (name !== device.kind) return answerRefusal(c, refusal('command.not-permitted'))
    if (!may(device, rightsForView(name))) {
      const isNobody = sessions.current(device.deviceId) === null
      return answerRefusal(c, refusal(isNobody ? 'sign-in.missing' : 'command.not-permitted'))
    }
    const outlet = outletOf(c)
    if (outlet === undefined) return answerRefusal(c, refusal('outlet.unknown'))
    return c.json(readView(name, { db: reader, outlet, device, at: now() }))
  })

  app.get('/api/v1/bills/:billId', identified, (c) => {
    const device = c.get('device')
    const outlet = outletOf(c)
    const isReader = ['counter', 'cashier', 'office'].includes(device.kind)
    const isEntitled = device.kind !== 'office' || may(device, ['view.sales'])
    if (!isReader || !isEntitled || outlet === undefined) {
      return answerRefusal(c, refusal('command.not-permitted'))
    }
    const bill = readBill(reader, outlet.outletId, c.req.param('billId'))
    return bill === undefined
      ? answerRefusal(c, refusal('bill.unknown'))
      : c.json({ ok: true, bill })
  })

  app.get('/api/v1/bills/:billId/entries', identified, (c) => {
    const outlet = outletOf(c)
    if (
      outlet === undefined ||
      c.get('device').kind !== 'office' ||
      !may(c.get('device'), ['view.books'])
    ) {
      return answerRefusal(c, refusal('command.not-permitted'))
    }
    const bill = readBill(reader, outlet.outletId, c.req.param('billId'))
    if (bill === undefined) return answerRefusal(c, refusal('bill.unknown'))
    return c.json({ ok: true, entries: entriesOf(reader, 'bill', bill.billId) })
  })

  app.get('/api/v1/accounts', identified, (c) =>
    c.get('device').kind === 'office' && may(c.get('device'), ['view.books'])
      ? c.json({
          ok: true,
          accounts: accounts
            .all(reader)
            .map((account) => ({ ...account, names: JSON.parse(account.names) as unknown })),
        })
      : answerRefusal(c, refusal('command.not-permitted')),
  )

  app.get('/api/v1/devices', identified, (c) => {
    const outlet = outletOf(c)
    return outlet === undefined || c.get('device').kind !== 'office'
      ? answerRefusal(c, refusal('command.not-permitted'))
      : c.json({ ok: true, devices: devicesOf(reader, outlet.outletId) })
  })
}
