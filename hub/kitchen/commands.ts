/** Firing, bumping and recalling tickets. */
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { ticketById } from './rail.sql.ts'
import { slipsOf, type NewSlip } from './ticket.ts'
import {
  bumpTicket,
  insertTicket,
  insertTicketLine,
  markTicketLine,
  nextTicketNo,
  pageTicket,
  recallTicket,
  rushTicket,
  seeTicket,
  seeVoids,
  touchTicket,
} from './tickets.sql.ts'

/** A new order becomes one ticket at each station that has something to make of it. */
export const fireTickets: Reaction<'order.placed'> = (tx, order) => {
  for (const slip of slipsOf(order.lines)) makeOut(tx, order, slip)
}

/** What was added makes tickets of its own: each tells its station the difference. */
export const fireAdded: Reaction<'order.added'> = (tx, order) => {
  const round = Math.max(...order.lines.map((line) => line.round))
  for (const slip of slipsOf(order.lines.filter((line) => line.round === round)))
    makeOut(tx, order, slip)
}

/** Writes a ticket and tells its station. */
export const makeOut = (
  tx: Tx,
  order: Pick<OrderDoc, 'orderId' | 'outletId'>,
  { stationId, kind, isHeld, course, lines }: NewSlip,
): void => {
  const ticketNo = nextTicketNo.get(
    tx.db,
    order.outletId,
    `ticket/${stationId}`,
    tx.businessDate,
  )?.no
  if (ticketNo === undefined) throw new Error(`no ticket number at ${stationId}`)
  const ticketId = tx.newId()
  insertTicket.run(
    tx.db,
    ticketId,
    order.outletId,
    stationId,
    order.orderId,
    kind,
    tx.businessDate,
    ticketNo,
    course,
    isHeld ? 'held' : 'fired',
    tx.at,
  )
  lines.forEach(({ lineId, partId, qtyMilli }, i) =>
    insertTicketLine.run(
      tx.db,
      ticketId,
      i + 1,
      lineId,
      partId ?? '',
      qtyMilli,
      kind === 'void' ? 'void' : 'add',
      isHeld ? 'held' : 'sent',
      kind === 'void' ? qtyMilli : 0,
    ),
  )
  emitTicket(tx, isHeld ? 'ticket.held' : 'ticket.fired', ticketId)
}

/** The cook is done with a ticket. Refuses one that is done already: two cooks tapped at once. */
export const bump: Handler<'ticket.bump'> = (tx, { ticketId }) => {
  const ticket = ticketHere(tx, ticketId)
  if (!ticket.ok) return ticket
  if (ticket.value.state === 'bumped') return no(refusal('ticket.already-bumped'))
  if (ticket.value.state === 'held') return no(refusal('ticket.held'))
  seeVoids.run(tx.db, ticketId)
  bumpTicket.run(tx.db, tx.at, ticketId)
  emitTicket(tx, 'ticket.bumped', ticketId)
  return ok({})
}

/** Brings a ticket back to its place on the rail. Refuses one that is still open. */
export const recall: Handler<'ticket.recall'> = (tx, { ticketId }) => {
  const ticket = ticketHere(tx, ticketId)
  if (!ticket.ok) return ticket
  if (ticket.value.state !== 'bumped') return no(refusal('ticket.not-bumped'))
  recallTicket.run(tx.db, ticketId)
  emitTicket(tx, 'ticket.recalled', ticketId)
  return ok({})
}

/** How far the cook is with one line. Refuses what is held, taken off or not on the ticket. */
export const mark: Handler<'ticket.mark'> = (tx, { ticketId, lineId, partId, state }) => {
  const ticket = ticketHere(tx, ticketId)
  if (!ticket.ok) return ticket
  if (ticket.value.state === 'bumped') return no(refusal('ticket.already-bumped'))
  if (ticket.value.state === 'held') return no(refusal('ticket.held'))
  const line = ticket.value.lines.find(
    (one) => one.lineId === lineId && one.partId === partId && one.change === 'add',
  )
  if (line === undefined || line.qtyMilli === 0) return no(refusal('line.unknown'))
  markTicketLine.run(tx.db, state, ticketId, lineId, partId ?? '')
  touchTicket.get(tx.db, ticketId)
  emitTicket(tx, 'ticket.changed', ticketId)
  return ok({})
}

/** The cook has seen what was taken off; a ticket with nothing left to make is done with it. */
export const acknowledge: Handler<'ticket.ack'> = (tx, { ticketId }) => {
  const ticket = ticketHere(tx, ticketId)
  if (!ticket.ok) return ticket
  if (!ticket.value.hasUnseenVoid) return ok({})
  seeVoids.run(tx.db, ticketId)
  const isDone = ticket.value.lines.every(
    ({ change, qtyMilli }) => change === 'void' || qtyMilli === 0,
  )
  if (isDone && ticket.value.state === 'fired') bumpTicket.run(tx.db, tx.at, ticketId)
  else touchTicket.get(tx.db, ticketId)
  emitTicket(tx, isDone ? 'ticket.bumped' : 'ticket.changed', ticketId)
  return ok({})
}

/** A screen of the station shows the tickets: from here on the kitchen knows. Only the first time counts. */
export const see: Handler<'ticket.see'> = (tx, { ticketIds }) => {
  for (const ticketId of new Set(ticketIds)) {
    const ticket = ticketHere(tx, ticketId)
    if (!ticket.ok) return ticket
    if (ticket.value.seenAt !== null) continue
    seeTicket.run(tx.db, tx.at, ticketId)
    emitTicket(tx, 'ticket.changed', ticketId)
    tellHow(tx, ticketId)
  }
  return ok({})
}

/** To be made before everything else, or not any more. */
export const rush: Handler<'ticket.rush'> = (tx, { ticketId, isRush }) => {
  const ticket = ticketHere(tx, ticketId)
  if (!ticket.ok) return ticket
  if (ticket.value.state === 'bumped') return no(refusal('ticket.already-bumped'))
  if (ticket.value.isRush === isRush) return ok({})
  rushTicket.run(tx.db, isRush ? 1 : 0, ticketId)
  emitTicket(tx, 'ticket.changed', ticketId)
  return ok({})
}

/** The cook asks for whoever serves the order; asking again begins anew. */
export const page: Handler<'ticket.page'> = (tx, { ticketId }) => ask(tx, ticketId, tx.at)

/** Somebody has gone to the cook; nothing happens where somebody else has been there already. */
export const answerPage: Handler<'page.answer'> = (tx, { ticketId }) => ask(tx, ticketId, null)

const ask = (tx: Tx, ticketId: string, pagedAt: number | null): Result<Done, Refusal> => {
  const ticket = ticketHere(tx, ticketId)
  if (!ticket.ok) return ticket
  if (ticket.value.pagedAt === pagedAt) return ok({})
  pageTicket.run(tx.db, pagedAt, ticketId)
  emitTicket(tx, 'ticket.changed', ticketId)
  tellHow(tx, ticketId)
  return ok({})
}

/** Whoever sent a ticket hears how its station was told of it. */
export const tellHow = (tx: Tx, ticketId: string): void => {
  const ticket = ticketNow(tx, ticketId)
  const { outletId, orderId, stationId, ticketNo, rev } = ticket
  const { firedAt, seenAt, missedAt, paper, pagedAt } = ticket
  const how = { firedAt, seenAt, missedAt, paper, pagedAt }
  tx.emit('ticket.told', {
    key: `told:${ticketId}`,
    rev,
    data: { ticketId, outletId, orderId, stationId, ticketNo, ...how, rev },
    outletId,
  })
}

/** A ticket of this outlet. */
export const ticketHere = (tx: Tx, ticketId: string): Result<TicketDoc, Refusal> => {
  const ticket = ticketById(tx.db, ticketId)
  return ticket === undefined || ticket.outletId !== tx.outlet.outletId
    ? no(refusal('ticket.unknown'))
    : ok(ticket)
}

/** Says how a ticket stands now. */
export const emitTicket = (
  tx: Tx,
  kind: 'ticket.fired' | 'ticket.held' | 'ticket.bumped' | 'ticket.recalled' | 'ticket.changed',
  ticketId: string,
): void => {
  const ticket = ticketNow(tx, ticketId)
  tx.emit(kind, {
    key: `ticket:${ticketId}`,
    rev: ticket.rev,
    data: ticket,
    outletId: ticket.outletId,
  })
}

/** A ticket that must be there. */
export const ticketNow = (tx: Tx, ticketId: string): TicketDoc => {
  const ticket = ticketById(tx.db, ticketId)
  if (ticket === undefined) throw new Error(`there is no ticket ${ticketId}`)
  return ticket
}
