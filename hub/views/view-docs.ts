/**
 * What each screen starts from: which documents a view has, and the streams that
 * keep them up to date.
 */
import { approvalLifeMs, askLifeMs } from '../../schema/approval.ts'
import { type DeviceKind } from '../../schema/device-kinds.ts'
import type { DeviceDoc } from '../../schema/device.ts'
import type { Concept, Document } from '../../schema/documents.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { isOnBoard, pickupOf } from '../../schema/pickup.ts'
import { dayAfter } from '../../schema/time.ts'
import { approvalsSince } from '../approvals/approvals.sql.ts'
import { billsOwedTwice, openBills, settledBills } from '../billing/bills.sql.ts'
import { heldAt } from '../billing/held.sql.ts'
import { discountReasons } from '../billing/reasons.sql.ts'
import { lastRefunds, refundsOf } from '../billing/refund.sql.ts'
import { priceRevision } from '../catalogue/catalogue.sql.ts'
import { eightySixedAt } from '../catalogue/eighty-six.sql.ts'
import { salesDay } from '../days/days.sql.ts'
import { devicesOf, drawersOf, papersOf, printersOf } from '../devices/devices.sql.ts'
import { lastJobs } from '../devices/jobs.sql.ts'
import { recallMs } from '../handlers/kitchen-end.ts'
import { stationsAt } from '../kitchen/stations.sql.ts'
import { railOf, toldOf } from '../kitchen/rail.sql.ts'
import { bookingsOn } from '../floor/bookings.sql.ts'
import { floorSetting } from '../floor/stay.sql.ts'
import { sectionsOf } from '../floor/plan.sql.ts'
import { sittingsHere } from '../floor/sittings.sql.ts'
import { billedLinesOf as linesOf } from '../orders/lines.sql.ts'
import { lastOrders, openOrdersAtTables, waitingOrders } from '../orders/orders.sql.ts'
import { cartsHere, phonesHere, proposalsHere } from './guest-docs.ts'
import { guestsAt } from '../guests/commands.ts'
import { openRequests } from '../requests/requests.sql.ts'
import { slipsHere } from '../slips/slips.sql.ts'
import { exceptionsSince } from '../till/exceptions.sql.ts'
import { tillReasons, tillSetting } from '../till/settings.sql.ts'
import { lastTill, movesOf } from '../till/till.sql.ts'
import { currentSignIn } from '../people/people.sql.ts'
import type { Database } from '../store/driver.ts'
import { oncePerRow } from '../store/kept.ts'

export interface ViewContext {
  readonly db: Database
  readonly outlet: OutletDoc
  readonly device: DeviceDoc
  readonly at: number
  readonly businessDate: number
}

export interface ViewDefinition {
  /** Whom it is for and what it shows, in one sentence. */
  readonly says: string
  /** The screen it is for, where that is not called like the view. */
  readonly screen?: DeviceKind
  /** `tickets/*` stands for the stream of every station the device shows, `approvals/*` for that of whoever is at it. */
  readonly streams: readonly string[]
  /** The documents of each concept, in the order in which they are sent. */
  readonly docs: { readonly [C in Concept]?: (context: ViewContext) => readonly Document<C>[] }
}

/** What stands behind the colon of a document's key. */
export const idsOf: {
  readonly [C in Concept]: (document: Document<C>, outlet: OutletDoc) => string
} = {
  order: ({ orderId }) => orderId,
  ticket: ({ ticketId }) => ticketId,
  told: ({ ticketId }) => ticketId,
  pickup: ({ orderId }) => orderId,
  station: ({ stationId }) => stationId,
  bill: ({ billId }) => billId,
  held: ({ heldId }) => heldId,
  slip: ({ slipId }) => slipId,
  request: ({ requestId }) => requestId,
  reason: ({ reasonId }) => reasonId,
  refund: ({ refundId }) => refundId,
  section: ({ sectionId }) => sectionId,
  'floor-setting': ({ outletId }) => outletId,
  sitting: ({ sittingId }) => sittingId,
  booking: ({ bookingId }) => bookingId,
  guests: ({ outletId }) => outletId,
  guest: ({ guestId }) => guestId,
  cart: ({ sittingId }) => sittingId,
  proposal: ({ proposalId }) => proposalId,
  sales: ({ businessDate: date }) => String(date),
  menu: (_, { outletId }) => outletId,
  'eighty-six': ({ itemId, variantId }) => variantId ?? itemId,
  printer: ({ printerId }) => printerId,
  drawer: ({ drawerId }) => drawerId,
  device: ({ deviceId }) => deviceId,
  job: ({ jobId }) => jobId,
  paper: ({ paperId }) => paperId,
  till: ({ tillId }) => tillId,
  'till-move': ({ moveId }) => moveId,
  'till-setting': ({ outletId }) => outletId,
  'till-reason': ({ reasonId }) => reasonId,
  exception: ({ exceptionId }) => exceptionId,
  approval: ({ approvalId }) => approvalId,
  answer: ({ approvalId }) => approvalId,
}

const menu = ({ db }: ViewContext): readonly Document<'menu'>[] => [
  { rev: priceRevision.get(db)?.rev ?? 1 },
]

const eightySixed = ({
  db,
  outlet,
  businessDate: date,
}: ViewContext): readonly Document<'eighty-six'>[] => eightySixedAt(db, outlet.outletId, date)

const printers = ({ db, outlet }: ViewContext): readonly Document<'printer'>[] =>
  printersOf(db, outlet.outletId)

const drawers = ({ db, outlet }: ViewContext): readonly Document<'drawer'>[] =>
  drawersOf(db, outlet.outletId)

/** The till of each drawer: the open one, or the one that was closed last. */
const tills = ({ db, outlet }: ViewContext): readonly Document<'till'>[] =>
  drawersOf(db, outlet.outletId).flatMap(({ drawerId }) => lastTill(db, drawerId) ?? [])

/** What has moved in the tills that are open. */
const tillMoves = (context: ViewContext): readonly Document<'till-move'>[] =>
  tills(context)
    .filter(({ state }) => state === 'open')
    .flatMap((till) => movesOf(context.db, till))

const tillSettings = ({ db, outlet }: ViewContext): readonly Document<'till-setting'>[] => [
  tillSetting(db, outlet.outletId),
]

/** Why cash is paid in or out; those that are given no more too, so that they leave open screens. */
const cashReasons = ({ db }: ViewContext): readonly Document<'till-reason'>[] => tillReasons(db)

/** The exceptions of a day and a half: yesterday's evening is looked at in the morning. */
const exceptions = ({ db, outlet, at }: ViewContext): readonly Document<'exception'>[] =>
  exceptionsSince(db, outlet.outletId, { at: at - 36 * 3_600_000, limit: 60 })

/** Who is signed in where a view is read. */
export const personHere = ({ db, device, at }: ViewContext): string | null =>
  currentSignIn(db, device.deviceId, at)?.userId ?? null

const lastAsked = ({ db, outlet, at }: ViewContext): readonly Document<'approval'>[] =>
  approvalsSince(db, outlet.outletId, at - askLifeMs - approvalLifeMs)

/** What whoever is at the screen was asked a moment ago, answered or not; what others are asked is not theirs to see. */
const approvals = (context: ViewContext): readonly Document<'approval'>[] => {
  const person = personHere(context)
  return lastAsked(context).filter(({ approverId }) => approverId === person)
}

/** How what was asked a moment ago has ended: the screen that asked goes on by it. */
const answers = (context: ViewContext): readonly Document<'answer'>[] =>
  lastAsked(context)
    .filter(({ state }) => state !== 'waiting')
    .map(({ approvalId, state, rev }) => ({ approvalId, state, rev }))

/** The screens of the outlet, so that each can see whether the others are there. */
const screens = ({ db, outlet }: ViewContext): readonly Document<'device'>[] =>
  devicesOf(db, outlet.outletId)

/** What guests may do with their phones here. */
const guests = ({ db, outlet }: ViewContext): readonly Document<'guests'>[] => [
  guestsAt(db, outlet.outletId),
]

const jobs = ({ db, outlet }: ViewContext): readonly Document<'job'>[] =>
  lastJobs.all(db, outlet.outletId, 50)

/** Read once for a view, since what their stations were told is asked of the same orders. */
const orders = oncePerRow(
  ({ db, outlet, at, businessDate: date }: ViewContext): readonly Document<'order'>[] =>
    lastOrders(db, outlet.outletId, { businessDate: date, since: at - recallMs, limit: 60 }),
)

const stations = ({ db, outlet }: ViewContext): readonly Document<'station'>[] =>
  stationsAt(db, outlet.outletId)

/** What is on its way to a guest; a pass with more on it than this is not worked from a screen. */
const waiting = ({ db, outlet, at }: ViewContext): readonly Document<'order'>[] =>
  waitingOrders(db, outlet.outletId, { since: at - recallMs, limit: 300 })

/** The bills of any day for which money came once more that has not gone back; read once for a view. */
const owed = oncePerRow(({ db, outlet }: ViewContext): readonly Document<'bill'>[] =>
  billsOwedTwice(db, outlet.outletId, linesOf),
)

/** Each thing once, where it stands first. */
const withoutTwins = <T>(all: readonly T[], idOf: (one: T) => string): readonly T[] => [
  ...new Map(all.map((one) => [idOf(one), one])).values(),
]

/** All open bills, the last of those settled today, and those of any day whose guest is owed what came twice. */
const bills =
  (settled: number) =>
  (context: ViewContext): readonly Document<'bill'>[] => {
    const { db, outlet, businessDate: date } = context
    const { outletId } = outlet
    const last = settledBills(db, { outletId, businessDate: date, limit: settled }, linesOf)
    return [
      ...openBills(db, outletId, linesOf),
      ...withoutTwins([...last, ...owed(context)], ({ billId }) => billId),
    ]
  }

/** Money that screens have taken and not booked. */
const held = ({ db, outlet }: ViewContext): readonly Document<'held'>[] =>
  heldAt.all(db, outlet.outletId, 200)

/** Why a bill may be lowered; what is given no more too, so that it leaves open screens. */
const reasons = ({ db }: ViewContext): readonly Document<'reason'>[] => discountReasons(db)

/** Bills that were asked for. */
const requests = ({ db, outlet }: ViewContext): readonly Document<'request'>[] =>
  openRequests.all(db, outlet.outletId, 200)

/** What was given back today, of whichever bill, and on any day of the bills whose guest is owed what came twice. */
const refunds = (context: ViewContext): readonly Document<'refund'>[] => {
  const { db, outlet, businessDate: date } = context
  const last = lastRefunds(db, { outletId: outlet.outletId, businessDate: date, limit: 100 })
  const ofOwed = owed(context).flatMap(({ billId }) => refundsOf(db, billId))
  return withoutTwins([...last, ...ofOwed], ({ refundId }) => refundId)
}

/** Slips of today that nobody has handed out yet. */
const slips = ({ db, outlet, businessDate: date }: ViewContext): readonly Document<'slip'>[] =>
  slipsHere(db, outlet.outletId, date)

/** How the stations were told of some orders. */
const told =
  (read: (context: ViewContext) => readonly Document<'order'>[]) =>
  (context: ViewContext): readonly Document<'told'>[] =>
    read(context).flatMap(({ orderId }) => toldOf(context.db, orderId))

const ordersAtTables = oncePerRow(({ db, outlet }: ViewContext): readonly Document<'order'>[] =>
  openOrdersAtTables(db, outlet.outletId),
)

/** The stations a kitchen screen shows: its own, or all that have screens where it has none of its own. */
export const stationsFor = ({ db, outlet, device }: ViewContext): readonly string[] =>
  device.stationId === null
    ? stationsAt(db, outlet.outletId)
        .filter(({ isActive, mode }) => isActive && mode !== 'paper')
        .map(({ stationId }) => stationId)
    : [device.stationId]

export const views: Readonly<Record<string, ViewDefinition>> = {
  counter: {
    says: 'What the counter starts from: the orders of now, the printers, who else is there.',
    streams: [
      'slips',
      'orders',
      'held',
      'guests',
      'menu',
      'devices',
      'jobs',
      'tills',
      'approvals/*',
      'answers',
    ],
    docs: {
      approval: approvals,
      answer: answers,
      till: tills,
      'till-move': tillMoves,
      'till-setting': tillSettings,
      'till-reason': cashReasons,
      menu,
      'eighty-six': eightySixed,
      slip: slips,
      reason: reasons,
      held,
      order: orders,
      told: told(orders),
      proposal: proposalsHere,
      printer: printers,
      drawer: drawers,
      job: jobs,
      device: screens,
    },
  },
  kitchen: {
    says: 'What the kitchen starts from: the tickets on the rail and those that can be recalled.',
    streams: ['tickets/*', 'stations', 'menu', 'devices'],
    docs: {
      menu,
      'eighty-six': eightySixed,
      station: stations,
      ticket: (context) =>
        stationsFor(context).flatMap((station) =>
          railOf(context.db, station, context.at - recallMs),
        ),
      printer: printers,
      drawer: drawers,
    },
  },
  expo: {
    screen: 'kitchen',
    says: 'What the pass starts from: every order that is not with its guest yet, at whatever station.',
    streams: ['orders', 'stations'],
    docs: { station: stations, order: waiting },
  },
  board: {
    says: 'What the pickup board starts from: the tokens that guests at the counter wait for.',
    streams: ['pickup', 'menu', 'devices'],
    docs: {
      menu,
      pickup: (context) =>
        waiting(context)
          .map(pickupOf)
          .filter((pickup) => pickup !== null)
          .filter((pickup) => isOnBoard(pickup, context.at)),
    },
  },
  display: {
    says: 'What a customer display starts from: the tills of the shop, of which it follows one.',
    streams: ['menu', 'devices'],
    docs: { menu, device: screens },
  },
  cashier: {
    says: 'What the cash desk starts from: every open bill, those asked for, the last settled ones of today, and those of any day that were paid twice, with what was given back.',
    streams: [
      'slips',
      'bills',
      'held',
      'requests',
      'guests',
      'menu',
      'devices',
      'jobs',
      'tills',
      'approvals/*',
      'answers',
    ],
    docs: {
      approval: approvals,
      answer: answers,
      slip: slips,
      till: tills,
      'till-move': tillMoves,
      'till-setting': tillSettings,
      'till-reason': cashReasons,
      bill: bills(30),
      held,
      request: requests,
      reason: reasons,
      refund: refunds,
      proposal: proposalsHere,
      printer: printers,
      drawer: drawers,
      job: jobs,
      device: screens,
    },
  },
  office: {
    says: 'What the office starts from: the day’s sales, its bills, those of any day that were paid twice, the screens and the printers.',
    streams: ['sales', 'bills', 'guests', 'menu', 'devices', 'jobs', 'tills', 'exceptions'],
    docs: {
      till: tills,
      'till-setting': tillSettings,
      'till-reason': cashReasons,
      reason: reasons,
      exception: exceptions,
      menu,
      'eighty-six': eightySixed,
      sales: ({ db, outlet, businessDate: date }) => [salesDay(db, outlet.outletId, date)],
      bill: bills(100),
      refund: refunds,
      guests,
      printer: printers,
      drawer: drawers,
      job: jobs,
      device: screens,
    },
  },
  floor: {
    says: 'What the floor starts from: the plan, every party in the house, and what it has ordered.',
    streams: [
      'floor',
      'requests',
      'guests',
      'orders',
      'menu',
      'devices',
      'jobs',
      'approvals/*',
      'answers',
    ],
    docs: {
      approval: approvals,
      answer: answers,
      menu,
      'eighty-six': eightySixed,
      section: ({ db, outlet }) => sectionsOf(db, outlet.outletId),
      'floor-setting': ({ db, outlet }) => [floorSetting(db, outlet.outletId)],
      sitting: ({ db, outlet }) => sittingsHere(db, outlet.outletId),
      booking: ({ db, outlet, businessDate: date }) =>
        bookingsOn(db, outlet.outletId, date, dayAfter(date)),
      request: requests,
      order: ordersAtTables,
      told: told(ordersAtTables),
      guests,
      guest: phonesHere,
      cart: cartsHere,
      proposal: proposalsHere,
      printer: printers,
      drawer: drawers,
      job: jobs,
      device: screens,
    },
  },
  approvals: {
    screen: 'office',
    says: 'What somebody in the office is asked to allow at an outlet.',
    streams: ['approvals/*', 'answers'],
    docs: { approval: approvals, answer: answers },
  },
  devices: {
    says: 'What the devices screen starts from: printers, drawers, jobs, and the virtual paper.',
    streams: ['devices', 'jobs', 'paper'],
    docs: {
      printer: printers,
      drawer: drawers,
      job: jobs,
      paper: ({ db, outlet }) =>
        printersOf(db, outlet.outletId).flatMap(({ printerId }) => papersOf(db, printerId)),
      device: screens,
    },
  },
}
