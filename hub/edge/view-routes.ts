/** Readings over HTTP: who is here, the menu, the views, and the papers behind a bill. */
import type { Context, Hono, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { voucherFigures } from '../../schema/customer-words.ts'
import type { Names } from '../../schema/names.ts'
import { factsOfOutlet, hereOf, type OutletDoc } from '../../schema/outlet.ts'
import { readings, type ReadingAnswer, type ReadingName } from '../../schema/readings.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { businessDate } from '../../schema/time.ts'
import { couponUses } from '../billing/reasons.sql.ts'
import { refundsOf } from '../billing/refund.sql.ts'
import { headOf } from '../bus/log.sql.ts'
import { withPapers } from '../papers/challan-copies.ts'
import { routesOf } from '../catalogue/routing.sql.ts'
import { priceRevision } from '../catalogue/catalogue.sql.ts'
import { catalogueOf } from '../catalogue/catalogue.ts'
import { recipesOf } from '../catalogue/recipes.sql.ts'
import { menuOf } from '../catalogue/views.ts'
import { findCustomers, heldCheques, viewCustomer } from '../customers/customers.ts'
import { groups, voucherByNumber } from '../customers/customers.sql.ts'
import { voucherDocOf } from '../customers/owners.ts'
import { devicesOf, drawersAtPrinter, paperText, printersDrivenBy } from '../devices/devices.sql.ts'
import { programsAt, rightAbove, rolesForPeople } from '../devices/integrations.sql.ts'
import { queuedFor } from '../devices/jobs.sql.ts'
import { stationsAt } from '../kitchen/stations.sql.ts'
import { bookingsOn, peopleOn } from '../floor/bookings.sql.ts'
import { sectionsOf } from '../floor/plan.sql.ts'
import { sittingsHere } from '../floor/sittings.sql.ts'
import { staysOf } from '../floor/stay.ts'
import { guestsAt } from '../guests/commands.ts'
import { codesOfSection, foundAddress, guestsOf, settingRow } from '../guests/guests.sql.ts'
import { accounts, entriesOf } from '../ledger/ledger.sql.ts'
import { outletsOf } from '../outlets/outlets.sql.ts'
import { readTillReport } from '../views/till-views.ts'
import { tillReasons } from '../till/settings.sql.ts'
import { lastTills } from '../till/till.sql.ts'
import { usersAt } from '../people/people.sql.ts'
import { namesShown, personsAt } from '../views/order-persons.ts'
import { shopOf } from '../views/shop-view.ts'
import { isViewName, readBill, readView, rightsForView } from '../views/views.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { readingRights } from './reading-rights.ts'
import { malformed } from './report-routes.ts'

export const mountViews = (
  app: Hono<Env>,
  deps: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  const { reader, reporter, sessions, programs, now } = deps
  const { entitled, entitledBy, worksAt } = readingRights(deps)

  /** Serves one reading to whom the table lets have it. */
  const serve = <N extends ReadingName>(
    name: N,
    answer: (c: Context<Env>, outlet: OutletDoc) => Result<ReadingAnswer<N>, Refusal> | Response,
  ): void => {
    const { path, readers } = readings[name]
    app.get(path, identified, (c) => {
      const outlet = entitled(c, readers)
      if (!outlet.ok) return answerRefusal(c, outlet.error)
      const answered = answer(c, outlet.value)
      if (answered instanceof Response) return answered
      return answered.ok ? c.json(answered.value as object) : answerRefusal(c, answered.error)
    })
  }

  serve('me', (c, outlet) => {
    const device = c.get('device')
    return ok({
      at: now(),
      version: deps.version,
      epoch: headOf.get(reader, outlet.outletId)?.epoch ?? '',
      device,
      outlet: hereOf(outlet),
      outlets: outletsOf(reader)
        .filter(({ outletId }) => outletId === outlet.outletId || worksAt(device, outletId))
        .map(factsOfOutlet),
      signIn: sessions.current(device.deviceId),
      // Nobody signs in at a program, so it is not told who works here.
      users: device.integration === null ? usersAt.all(reader, outlet.outletId) : [],
    })
  })

  serve('menu', (c, outlet) => {
    const date = businessDate(now(), outlet.timeZone, outlet.cutOffMinute)
    const menu: ReadingAnswer<'menu'> = menuOf(reader, outlet, date)
    const etag = `"${outlet.outletId}-${menu.rev}-${date}"`
    const headers = { etag, 'cache-control': 'no-cache' }
    return c.req.header('if-none-match') === etag
      ? c.body(null, 304, headers)
      : c.json(menu, 200, headers)
  })

  serve('catalogue', (_c, outlet) => ok(catalogueOf(reader, outlet.outletId)))

  serve('shop', (_c, outlet) => ok(shopOf(reader, outlet, now())))
  serve('recipes', () => ok({ rev: priceRevision.get(reader)?.rev ?? 1, ...recipesOf(reader) }))

  serve('bridge', (c, { outletId }) => {
    const { deviceId } = c.get('device')
    const printers = printersDrivenBy(reader, deviceId)
    return ok({
      at: now(),
      outletId,
      deviceId,
      printers,
      drawers: printers.flatMap(({ printerId }) => drawersAtPrinter(reader, printerId)),
      jobs: withPapers(reader, queuedFor(reader, deviceId)),
    })
  })

  app.get('/api/v1/views/:name', identified, (c) => {
    const name = c.req.param('name')
    const device = c.get('device')
    if (!isViewName(name)) return c.notFound()
    const outlet = entitledBy(c, rightsForView(name, device.kind))
    if (name === 'office' && outlet.ok) reporter.warm()
    return outlet.ok
      ? c.json(readView(name, { db: reader, outlet: outlet.value, device, at: now() }))
      : answerRefusal(c, outlet.error)
  })

  serve('bill', (c, { outletId }) => {
    const bill = readBill(reader, outletId, c.req.param('billId') ?? '')
    return bill === undefined
      ? no(refusal('bill.unknown'))
      : ok({ ok: true, bill, refunds: refundsOf(reader, bill.billId) })
  })

  serve('entries', (c, { outletId }) => {
    const bill = readBill(reader, outletId, c.req.param('billId') ?? '')
    if (bill === undefined) return no(refusal('bill.unknown'))
    const back = refundsOf(reader, bill.billId).flatMap(({ refundId }) =>
      entriesOf(reader, 'refund', refundId),
    )
    const twice = (bill.twice ?? []).flatMap(({ twiceId }) => entriesOf(reader, 'twice', twiceId))
    return ok({ ok: true, entries: [...entriesOf(reader, 'bill', bill.billId), ...back, ...twice] })
  })

  serve('coupons', () => ok({ ok: true, coupons: couponUses.all(reader) }))

  serve('accounts', () =>
    ok({
      ok: true,
      accounts: accounts
        .all(reader)
        .map((account) => ({ ...account, names: JSON.parse(account.names) as Names })),
    }),
  )

  serve('tillReasons', () => ok({ ok: true, reasons: tillReasons(reader) }))

  serve('tills', (_c, { outletId }) => ok({ ok: true, tills: lastTills(reader, outletId, 60) }))

  serve('tillReport', (c, outlet) => {
    const report = readTillReport(reader, outlet, {
      tillId: c.req.param('tillId') ?? '',
      at: now(),
    })
    return report === undefined ? no(refusal('till.unknown')) : ok({ ok: true, report })
  })

  serve('routing', (_c, { outletId }) =>
    ok({ outletId, stations: stationsAt(reader, outletId), ...routesOf(reader, outletId) }),
  )
  serve('integrations', (c, { outletId }) => {
    const userId = sessions.current(c.get('device').deviceId)?.userId ?? ''
    return ok({
      ok: true,
      programs: programsAt
        .all(reader, outletId)
        .map(({ deviceId }) => ({ deviceId, lastHeardAt: programs.lastHeard(deviceId) })),
      roles: rolesForPeople.all(reader).map(({ roleId, names }) => ({
        roleId,
        names: JSON.parse(names) as Names,
        isYours: userId !== '' && rightAbove.get(reader, roleId, userId) === undefined,
      })),
    })
  })

  serve('tableCodes', (_c, { outletId }) => {
    const setting = settingRow.get(reader, outletId)
    return ok({
      ok: true,
      address:
        setting === undefined || setting.address === ''
          ? (foundAddress.get(reader)?.address ?? '')
          : setting.address,
      ownAddress: setting?.address ?? '',
      guests: guestsAt(reader, outletId),
      wifiPassword: setting?.wifiPassword ?? '',
      tables: sectionsOf(reader, outletId).flatMap(({ sectionId, names }) =>
        codesOfSection.all(reader, sectionId).map((table) => ({ ...table, sectionNames: names })),
      ),
    })
  })

  serve('bookings', (c, { outletId, timeZone, cutOffMinute }) => {
    const parsed = v.safeParse(readings.bookings.query, c.req.query())
    if (!parsed.success) return no(malformed(parsed.issues))
    const date = parsed.output.date ?? businessDate(now(), timeZone, cutOffMinute)
    const people = new Map(
      peopleOn.all(reader, outletId, date).map(({ bookingId, ...person }) => [bookingId, person]),
    )
    const nobody = { name: '', phone: '', note: '' }
    const bookings = bookingsOn(reader, outletId, date, date).map((booking) => ({
      ...booking,
      ...(people.get(booking.bookingId) ?? nobody),
    }))
    return ok({ ok: true, date, bookings })
  })

  serve('stays', (_c, { outletId }) => ok({ ok: true, ...staysOf(reader, outletId, now()) }))

  serve('guestNames', (_c, { outletId }) =>
    ok({
      ok: true,
      guests: sittingsHere(reader, outletId).flatMap(({ sittingId }) =>
        guestsOf.all(reader, sittingId).map(({ guestId, name }) => ({ guestId, name: name ?? '' })),
      ),
    }),
  )

  serve('orderPersons', (c, { outletId }) => {
    const asked = v.safeParse(readings.orderPersons.query, c.req.query())
    return asked.success
      ? ok({ ok: true, persons: personsAt(reader, outletId, asked.output.orders) })
      : no(malformed(asked.issues))
  })

  serve('callNames', (c, { outletId }) => {
    const asked = v.safeParse(readings.callNames.query, c.req.query())
    return asked.success
      ? ok({ ok: true, names: namesShown(reader, outletId, asked.output.orders) })
      : no(malformed(asked.issues))
  })

  serve('customers', (c, { country }) =>
    ok({ ok: true, customers: findCustomers(reader, c.req.query('find') ?? '', country) }),
  )
  serve('customer', (c) => {
    const found = viewCustomer(reader, c.req.param('customerId') ?? '')
    return found === undefined ? no(refusal('customer.unknown')) : ok({ ok: true, ...found })
  })
  serve('cheques', () => ok({ ok: true, cheques: heldCheques(reader) }))
  serve('customerGroups', () => ok({ ok: true, groups: groups(reader) }))
  serve('voucher', (c) => {
    const found = voucherByNumber.get(reader, voucherFigures(c.req.param('number') ?? ''))
    return found === undefined
      ? no(refusal('voucher.unknown'))
      : ok({ ok: true, voucher: voucherDocOf(found) })
  })

  serve('paper', (c, { outletId }) => {
    const paper = paperText.get(reader, c.req.param('paperId') ?? '', outletId)
    return ok({ ok: true, text: paper?.text ?? '' })
  })
  serve('devices', (_c, { outletId }) => ok({ ok: true, devices: devicesOf(reader, outletId) }))
}
