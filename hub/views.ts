/**
 * What each screen starts from: the documents of a view and the streams that
 * keep them up to date. Everything in one view is read at one moment, so that
 * the position in the log it names is exactly what it shows.
 */
import { businessDate } from '../schema/time.ts'
import type { DeviceDoc } from '../schema/device.ts'
import type { OutletDoc } from '../schema/outlet.ts'
import { ruleOf } from '../schema/topics.ts'
import type { View, ViewDoc } from '../schema/view.ts'
import { billById, openBills, settledBills } from './billing/bills.sql.ts'
import { headOf, tailsOf } from './bus/log.sql.ts'
import { priceRevision, stationsOf } from './catalogue/catalogue.sql.ts'
import { salesDay } from './days/days.sql.ts'
import { devicesOf, drawersOf, papersOf, printersOf } from './devices/devices.sql.ts'
import { lastJobs } from './devices/jobs.sql.ts'
import { railOf } from './kitchen/tickets.sql.ts'
import { lastOrders, linesOf } from './orders/orders.sql.ts'
import type { Database } from './store/driver.ts'

export interface ViewContext {
  readonly db: Database
  readonly outlet: OutletDoc
  readonly device: DeviceDoc
  readonly at: number
  readonly businessDate: number
}

interface ViewDefinition {
  readonly streams: (context: ViewContext) => readonly string[]
  readonly docs: (context: ViewContext) => readonly ViewDoc[]
}

const keyed = <T extends { readonly rev: number }>(
  key: (thing: T) => string,
  things: readonly T[],
): readonly ViewDoc[] => things.map((thing) => ({ key: key(thing), rev: thing.rev, data: thing }))

/** Recall reaches this far back, across the cut-off too. */
const recallMs = 6 * 3_600_000

const menuPointer = ({ db, outlet }: ViewContext): readonly ViewDoc[] => {
  const rev = priceRevision.get(db)?.rev ?? 1
  return [{ key: `menu:${outlet.outletId}`, rev, data: { rev } }]
}

const hardware = ({ db, outlet }: ViewContext): readonly ViewDoc[] => [
  ...keyed((printer) => `printer:${printer.printerId}`, printersOf(db, outlet.outletId)),
  ...keyed((drawer) => `drawer:${drawer.drawerId}`, drawersOf(db, outlet.outletId)),
]

/** The screens of the outlet, so that each can see whether the others are there. */
const screens = ({ db, outlet }: ViewContext): readonly ViewDoc[] =>
  keyed((device) => `device:${device.deviceId}`, devicesOf(db, outlet.outletId))

const jobs = ({ db, outlet }: ViewContext): readonly ViewDoc[] =>
  keyed((job) => `job:${job.jobId}`, lastJobs.all(db, outlet.outletId, 50))

const orders = ({ db, outlet, at, businessDate: date }: ViewContext): readonly ViewDoc[] =>
  keyed(
    (order) => `order:${order.orderId}`,
    lastOrders(db, outlet.outletId, { businessDate: date, since: at - recallMs, limit: 60 }),
  )

const bills = (context: ViewContext, settled: number): readonly ViewDoc[] => {
  const { db, outlet, businessDate: date } = context
  const place = { outletId: outlet.outletId, businessDate: date, limit: settled }
  return keyed(
    (bill) => `bill:${bill.billId}`,
    [...openBills(db, outlet.outletId, linesOf), ...settledBills(db, place, linesOf)],
  )
}

/** The stations a kitchen screen shows: its own, or all of the outlet where it has none of its own. */
const stationsFor = ({ db, outlet, device }: ViewContext): readonly string[] =>
  device.stationId === null
    ? stationsOf.all(db, outlet.outletId).map(({ stationId }) => stationId)
    : [device.stationId]

const views: Readonly<Record<string, ViewDefinition>> = {
  counter: {
    streams: () => ['orders', 'menu', 'devices', 'jobs'],
    docs: (context) => [
      ...menuPointer(context),
      ...orders(context),
      ...hardware(context),
      ...jobs(context),
      ...screens(context),
    ],
  },
  kitchen: {
    streams: (context) => [
      ...stationsFor(context).map((station) => `tickets/${station}`),
      'devices',
    ],
    docs: (context) => [
      ...keyed(
        (ticket) => `ticket:${ticket.ticketId}`,
        stationsFor(context).flatMap((station) =>
          railOf(context.db, station, context.at - recallMs),
        ),
      ),
      ...hardware(context),
    ],
  },
  cashier: {
    streams: () => ['bills', 'menu', 'devices', 'jobs'],
    docs: (context) => [
      ...bills(context, 30),
      ...hardware(context),
      ...jobs(context),
      ...screens(context),
    ],
  },
  office: {
    streams: () => ['sales', 'bills', 'devices', 'jobs'],
    docs: (context) => {
      const day = salesDay(context.db, context.outlet.outletId, context.businessDate)
      return [
        { key: `sales:${context.businessDate}`, rev: day.rev, data: day },
        ...bills(context, 100),
        ...hardware(context),
        ...jobs(context),
        ...screens(context),
      ]
    },
  },
  devices: {
    streams: () => ['devices', 'jobs', 'paper'],
    docs: (context) => [
      ...hardware(context),
      ...jobs(context),
      ...keyed(
        (paper) => `paper:${paper.paperId}`,
        printersOf(context.db, context.outlet.outletId).flatMap(({ printerId }) =>
          papersOf(context.db, printerId),
        ),
      ),
      ...screens(context),
    ],
  },
}

export const isViewName = (name: string): boolean => Object.hasOwn(views, name)

/** The rights a person needs for a view: those of the streams it follows. */
export const rightsForView = (name: string): readonly string[] =>
  (name === 'office' ? ['sales', 'books'] : [])
    .map((stream) => ruleOf(stream)?.right ?? null)
    .filter((right) => right !== null)

/** Reads a view at one moment of the log. */
export const readView = (name: string, context: Omit<ViewContext, 'businessDate'>): View => {
  const definition = views[name]
  if (definition === undefined) throw new Error(`there is no view ${name}`)
  const { db, outlet, at } = context
  const full = { ...context, businessDate: businessDate(at, outlet.timeZone, outlet.cutOffMinute) }
  return db.transaction((): View => {
    const head = headOf.get(db, outlet.outletId)
    const known = Object.fromEntries(
      tailsOf.all(db, outlet.outletId).map(({ stream, seq }) => [stream, seq]),
    )
    return {
      outletId: outlet.outletId,
      epoch: head?.epoch ?? '',
      seq: head?.seq ?? 0,
      at,
      tails: Object.fromEntries(
        definition.streams(full).map((stream) => [stream, known[stream] ?? 0]),
      ),
      docs: definition.docs(full),
    }
  })()
}

/** One bill with everything on it, for whoever drills down to it. */
export const readBill = (
  db: Database,
  outletId: string,
  billId: string,
): ReturnType<typeof billById> => {
  const bill = billById(db, billId, linesOf)
  return bill?.outletId === outletId ? bill : undefined
}
