/**
 * Every event: its kind, the stream it goes out on, the document it carries.
 *
 * An event carries the whole current state of the thing `key`, so a screen is
 * a map of documents and needs no reducer. A released shape is only ever added
 * to. The description of the open topics is made from this table.
 */
import * as v from 'valibot'
import { answerDoc, approvalDoc } from './approval.ts'
import { requestDoc } from './bill-request.ts'
import { billDoc, discountReasonDoc } from './bill.ts'
import { bookingDoc } from './booking.ts'
import { deviceDoc, drawerDoc, jobDoc, paperDoc, printerDoc } from './device.ts'
import { chequeDoc } from './cheque.ts'
import { customerDoc, groupDoc, moneyDoc, voucherDoc } from './customer.ts'
import { described, moment, rev, whole } from './doc-shapes.ts'
import { menuPointer } from './documents.ts'
import { heldDoc } from './held.ts'
import { eightySixDoc } from './menu-doc.ts'
import { cartDoc, guestDoc, guestsDoc, proposalDoc } from './guest.ts'
import { entryDoc } from './ledger.ts'
import { orderDoc } from './order.ts'
import { refundDoc } from './refund.ts'
import { pickupDoc } from './pickup.ts'
import { salesDayDoc } from './sales.ts'
import { sectionDoc, sittingDoc } from './sitting.ts'
import { floorSettingDoc } from './stay.ts'
import { exceptionDoc, tillDoc, tillMoveDoc, tillReasonDoc, tillSettingDoc } from './till.ts'
import type { ReadonlyDeep } from './shapes.ts'
import { slipDoc } from './slip.ts'
import { stationDoc } from './station.ts'
import { ticketDoc, toldDoc } from './ticket.ts'

export interface EventRule<S extends v.GenericSchema = v.GenericSchema> {
  /** The stream it goes out on; a part in braces is the field of the document that names it. */
  readonly stream: string
  readonly data: S
  /** What has happened, in one sentence. */
  readonly says: string
}

const on = <S extends v.GenericSchema>(stream: string, data: S, says: string): EventRule<S> => ({
  stream,
  data,
  says,
})

/** Tickets have one stream a station. */
const rail = 'tickets/{stationId}'

/** What somebody is asked has a stream of their own. */
const asked = 'approvals/{approverId}'

const invitation = v.object({ kind: v.string(), expiresAt: moment })

const person = { deviceId: v.string(), userId: v.string() }

export const events = {
  'order.placed': on('orders', orderDoc, 'An order was sent.'),
  'order.ready': on('orders', orderDoc, 'Every ticket of an order is bumped.'),
  'order.recalled': on('orders', orderDoc, 'A ticket of an order is back on the rail.'),
  'order.added': on('orders', orderDoc, 'More was ordered: the lines of its last round are new.'),
  'order.fired': on('orders', orderDoc, 'The kitchen was told to begin with a held course.'),
  'order.reduced': on('orders', orderDoc, 'Something was taken off an order.'),
  'order.moved': on('orders', orderDoc, 'Lines came to an order from another one, or left it.'),
  'order.changed': on(
    'orders',
    orderDoc,
    'A cook has begun, a line is ready, the party is called otherwise: nothing it is charged for.',
  ),
  'order.assigned': on('orders', orderDoc, 'A line is for another seat, or another course.'),
  'order.served': on('orders', orderDoc, 'Food of an order is with the guest.'),
  'order.paid': on('orders', orderDoc, 'The bill of an order is settled.'),
  'pickup.changed': on(
    'pickup',
    pickupDoc,
    'A token waits for the kitchen, may be called out, or was handed over.',
  ),
  'ticket.fired': on(rail, ticketDoc, 'A station has something to make.'),
  'ticket.held': on(rail, ticketDoc, 'A station sees a course coming, and does not begin.'),
  'ticket.changed': on(
    rail,
    ticketDoc,
    'A ticket was seen, marked, moved, or something was taken off.',
  ),
  'ticket.told': on(
    'orders',
    toldDoc,
    'A screen has shown a ticket, it is on paper, nobody has seen it, or its cook asks for a server.',
  ),
  'ticket.bumped': on(rail, ticketDoc, 'The cook has made what a ticket asks for.'),
  'ticket.recalled': on(rail, ticketDoc, 'A bumped ticket is back in its place.'),
  'station.set': on('stations', stationDoc, 'A station is called, told or timed otherwise.'),
  'bill.opened': on('bills', billDoc, 'An order is owed.'),
  'bill.changed': on('bills', billDoc, 'What is owed has changed.'),
  'bill.part-paid': on(
    'bills',
    billDoc,
    'A part of a bill was paid, or was given back; the rest is still due.',
  ),
  'bill.voided': on('bills', billDoc, 'The last line of a bill was taken off.'),
  'bill.asked': on('requests', requestDoc, 'Guests want to pay: every cash desk rings.'),
  'bill.claimed': on('requests', requestDoc, 'A cashier has a bill in hand that was asked for.'),
  'bill.released': on(
    'requests',
    requestDoc,
    'Whoever had claimed a bill let it go; it waits anew.',
  ),
  'bill.untaken': on('requests', requestDoc, 'No cashier takes a bill; the floor is told too.'),
  'bill.unasked': on(
    'requests',
    requestDoc,
    'A bill that was asked for is paid, or not wanted after all.',
  ),
  'floor.changed': on('floor', floorSettingDoc, 'What is said of a floor as a whole has changed.'),
  'section.changed': on('floor', sectionDoc, 'The plan of a section has changed.'),
  'sitting.opened': on('floor', sittingDoc, 'A party was seated.'),
  'sitting.changed': on('floor', sittingDoc, 'What a party has, owes or waits for has changed.'),
  'sitting.moved': on('floor', sittingDoc, 'A party sits elsewhere, or is called otherwise.'),
  'sitting.bill-asked': on('floor', sittingDoc, 'The guests want to pay.'),
  'sitting.called': on('floor', sittingDoc, 'The guests want a waiter.'),
  'sitting.paid': on('floor', sittingDoc, 'A party has paid; its table is to be cleaned.'),
  'sitting.closed': on('floor', sittingDoc, 'A party has left and its table is clean.'),
  'booking.made': on('floor', bookingDoc, 'A party has booked, or waits at the door.'),
  'booking.changed': on(
    'floor',
    bookingDoc,
    'What is known of a booking, or its state, is another.',
  ),
  'guests.changed': on('guests', guestsDoc, 'What guests may do with their phones has changed.'),
  'guest.joined': on('guests', guestDoc, 'A guest’s phone is at a table.'),
  'guest.let-in': on('guests', guestDoc, 'A guest’s phone has shown that it belongs to the party.'),
  'cart.changed': on('guests', cartDoc, 'A party has chosen something, or let go of it.'),
  'proposal.placed': on('guests', proposalDoc, 'Guests want to order, and wait for the staff.'),
  'proposal.changed': on('guests', proposalDoc, 'The staff took a line out of a proposal.'),
  'proposal.answered': on(
    'guests',
    proposalDoc,
    'A proposal was accepted, declined or taken back.',
  ),
  'bill.settled': on('bills', billDoc, 'A bill is paid and its invoice issued.'),
  'bill.retendered': on(
    'bills',
    billDoc,
    'A payment of a settled bill was another way of paying after all: the last of its `retenders`.',
  ),
  'bill.paid-twice': on(
    'bills',
    billDoc,
    'Money came for a settled bill once more: the last of its `twice`. It is owed to the guest.',
  ),
  'bill.twice-given': on('bills', billDoc, 'Money that came once more went back to the guest.'),
  'held.changed': on(
    'held',
    heldDoc,
    'A screen holds money for a bill that is booked nowhere, has handed it to another screen, or holds it no more.',
  ),
  'refund.issued': on(
    'bills',
    refundDoc,
    'Something of a settled bill was given back, with a credit note.',
  ),
  'sale.imported': on(
    'imports',
    billDoc,
    'A bill of the past, made elsewhere, is in the books; no till follows this stream.',
  ),
  'customer.changed': on(
    'customers',
    customerDoc,
    'A customer was written down, owes another amount, or has another price list.',
  ),
  'customer-group.changed': on('customers', groupDoc, 'A group of customers was made or changed.'),
  'customer.erased': on('customers', customerDoc, 'Who a customer is was forgotten for good.'),
  'voucher.changed': on('customers', voucherDoc, 'A voucher was sold, or some of it was spent.'),
  'cheque.changed': on(
    'customers',
    chequeDoc,
    'A cheque was taken for an account, has cleared, or has bounced.',
  ),
  'slip.changed': on(
    'slips',
    slipDoc,
    'A slip was begun, is on another bill, is paid, or was handed out.',
  ),
  'money.received': on(
    'customers',
    moneyDoc,
    'Money came in for an account, a wallet or a voucher, or went back from a wallet.',
  ),
  'entry.posted': on('books', entryDoc, 'A balanced journal entry was posted.'),
  'sales.counted': on('sales', salesDayDoc, 'The sales of the day, after one more sale.'),
  'outlet.changed': on(
    'menu',
    v.object({ outletId: v.string(), rev }),
    'The shop is called, taxed or rounded otherwise: whoever shows it reads it anew.',
  ),
  'menu.changed': on('menu', menuPointer, 'Something on the menu, or a price, has changed.'),
  'item.eighty-sixed': on(
    'menu',
    eightySixDoc,
    'Something was taken off the menu, or somebody has said how much of it is left.',
  ),
  'item.counted': on('menu', eightySixDoc, 'Some of what is left was ordered, or is there again.'),
  'item.restored': on('menu', eightySixDoc, 'Something is back on the menu.'),
  'device.invited': on('people', invitation, 'A code was made with which a device may join.'),
  'device.joined': on('devices', deviceDoc, 'A device has joined the outlet.'),
  'device.revoked': on('devices', deviceDoc, 'A device was taken out of the outlet.'),
  'signIn.opened': on(
    'people',
    v.object({
      ...person,
      signInId: v.string(),
      roleId: v.string(),
      at: moment,
      expiresAt: moment,
    }),
    'A person has signed in on a device, or approved something on it.',
  ),
  'signIn.failed': on('people', v.object({ ...person, failures: whole }), 'A PIN was wrong.'),
  'signIn.closed': on('people', v.object(person), 'A person has signed out.'),
  'printer.set': on('devices', printerDoc, 'A printer has another address or another bridge.'),
  'printer.reported': on('devices', printerDoc, 'The bridge has said how a printer is.'),
  'drawer.set': on(
    'devices',
    drawerDoc,
    'A drawer was made, is called otherwise or hangs elsewhere.',
  ),
  'device.equipped': on(
    'devices',
    deviceDoc,
    'A till stands at another drawer or prints elsewhere.',
  ),
  'device.renamed': on(
    'devices',
    deviceDoc,
    'A screen, a bridge or a program is called otherwise.',
  ),
  'drawer.reported': on('devices', drawerDoc, 'The bridge has said whether a drawer stands open.'),
  'job.queued': on('jobs', jobDoc, 'Something is to be printed, or a drawer opened.'),
  'job.finished': on('jobs', jobDoc, 'What became of a job.'),
  'till.opened': on('tills', tillDoc, 'A till was opened, by somebody or by itself.'),
  'till.confirmed': on('tills', tillDoc, 'Somebody has said that the float is there.'),
  'till.counted': on('tills', tillDoc, 'The cash of a till was counted.'),
  'till.closed': on('tills', tillDoc, 'A till is closed and has its Z report.'),
  'till.moved': on(
    'tills',
    tillMoveDoc,
    'Cash was paid in, paid out or dropped, or the drawer opened without a sale.',
  ),
  'till.set': on('tills', tillSettingDoc, 'How an outlet wants its tills kept has changed.'),
  'till-reason.set': on(
    'tills',
    tillReasonDoc,
    'Why cash is paid in or out is called otherwise, or is no reason any more.',
  ),
  'reason.set': on(
    'tills',
    discountReasonDoc,
    'Why a bill may be lowered is called otherwise, goes another way, or is no reason any more.',
  ),
  'exception.noted': on('exceptions', exceptionDoc, 'Something a manager should know of.'),
  'approval.asked': on(asked, approvalDoc, 'Somebody is asked to allow a command.'),
  'approval.answered': on(asked, approvalDoc, 'They have allowed it, or have not.'),
  'approval.withdrawn': on(asked, approvalDoc, 'It is not asked any more.'),
  'approval.over': on(
    'answers',
    answerDoc,
    'A question is over, and how it ended; what it was about is told to nobody but whoever was asked.',
  ),
  'paper.reported': on('paper', paperDoc, 'A virtual printer has put out paper.'),
} as const

export type EventKind = keyof typeof events

export type EventData = {
  readonly [K in EventKind]: ReadonlyDeep<v.InferOutput<(typeof events)[K]['data']>>
}

/** An event as it stands in the log and goes out on its stream. */
export interface EventEnvelope<K extends EventKind = EventKind> {
  readonly epoch: string
  /** Counted per outlet, without gaps, in the order of the commits. */
  readonly seq: number
  /** The seq of the event before it on the same stream: a screen sees a hole by it. */
  readonly prev: number
  readonly at: number
  readonly kind: K
  readonly key: string
  readonly rev: number
  /** The command it followed from. */
  readonly cause: string
  /** The user, or the device where no person acted. */
  readonly by: string
  readonly data: EventData[K]
}

/** The frame of every event, as a shape for the description of the topics. */
export const eventFrame = {
  epoch: described(v.string(), 'Another epoch means: the log began anew, fetch everything again.'),
  seq: described(whole, 'Counted per outlet, without gaps, in the order of the commits.'),
  prev: described(whole, 'The seq of the event before it on the same stream: by it a hole shows.'),
  at: moment,
  key: described(v.string(), 'The thing whose whole state `data` is, such as `bill:…`.'),
  rev,
  cause: described(v.string(), 'The id of the command it followed from.'),
  by: described(v.string(), 'The user, or the device where no person acted.'),
}

/** Name of the stream an event goes out on. */
export const streamOf = <K extends EventKind>(kind: K, data: EventData[K]): string => {
  const { stream } = events[kind]
  return stream.replace(/\{(\w+)\}/, (_, field) => String(data[field as keyof typeof data]))
}

/** Key of the document an event carries, such as `bill:…`. */
export const keyOf = (concept: string, thingId: string): string => `${concept}:${thingId}`

/** Whether what it tells of was forgotten for good, so that the file must hold it no more. */
export const forgets = (kind: EventKind): boolean => kind === 'customer.erased'

/** Every kind of event there is. */
export const eventKinds = Object.keys(events) as readonly EventKind[]
