/** Firing, bumping and recalling tickets. */
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { linesByStation } from './ticket.ts'
import {
  bumpTicket,
  insertTicket,
  insertTicketLine,
  nextTicketNo,
  recallTicket,
  ticketById,
} from './tickets.sql.ts'

/** A new order becomes one ticket at each station that has something to make of it. */
export const fireTickets: Reaction<'order.placed'> = (tx, order) => {
  for (const [stationId, lines] of linesByStation(order.lines)) {
    const ticketNo = nextTicketNo.get(
      tx.db,
      order.outletId,
      `ticket/${stationId}`,
      order.businessDate,
    )?.no
    if (ticketNo === undefined) throw new Error(`no ticket number at ${stationId}`)
    const ticket: TicketDoc = {
      ticketId: tx.newId(),
      outletId: order.outletId,
      stationId,
      orderId: order.orderId,
      ticketNo,
      token: order.token,
      orderType: order.orderType,
      businessDate: order.businessDate,
      state: 'fired',
      note: order.note,
      lines,
      firedAt: tx.at,
      bumpedAt: null,
      recalls: 0,
      by: order.placedBy,
      rev: 1,
    }
    insertTicket.run(
      tx.db,
      ticket.ticketId,
      ticket.outletId,
      stationId,
      ticket.orderId,
      ticket.businessDate,
      ticketNo,
      tx.at,
    )
    lines.forEach((line, i) =>
      insertTicketLine.run(tx.db, ticket.ticketId, i + 1, line.lineId, line.qtyMilli, line.change),
    )
    tx.emit('ticket.fired', { key: `ticket:${ticket.ticketId}`, rev: 1, data: ticket })
  }
}

/** The cook is done with a ticket. Refuses one that is done already: two cooks tapped at once. */
export const bump: Handler<'ticket.bump'> = (tx, { ticketId }) => {
  const ticket = ticketHere(tx, ticketId)
  if (!ticket.ok) return ticket
  if (ticket.value.state === 'bumped') return no(refusal('ticket.already-bumped'))
  bumpTicket.run(tx.db, tx.at, ticketId)
  return emitTicket(tx, 'ticket.bumped', ticketId)
}

/** Brings a ticket back to its place on the rail. Refuses one that is still open. */
export const recall: Handler<'ticket.recall'> = (tx, { ticketId }) => {
  const ticket = ticketHere(tx, ticketId)
  if (!ticket.ok) return ticket
  if (ticket.value.state === 'fired') return no(refusal('ticket.not-bumped'))
  recallTicket.run(tx.db, ticketId)
  return emitTicket(tx, 'ticket.recalled', ticketId)
}

const ticketHere = (tx: Tx, ticketId: string): Result<TicketDoc, Refusal> => {
  const ticket = ticketById(tx.db, ticketId)
  return ticket === undefined || ticket.outletId !== tx.outlet.outletId
    ? no(refusal('ticket.unknown'))
    : ok(ticket)
}

const emitTicket = (
  tx: Tx,
  kind: 'ticket.bumped' | 'ticket.recalled',
  ticketId: string,
): Result<Done, Refusal> => {
  const ticket = ticketById(tx.db, ticketId)
  if (ticket === undefined) throw new Error(`there is no ticket ${ticketId}`)
  tx.emit(kind, { key: `ticket:${ticketId}`, rev: ticket.rev, data: ticket })
  return ok({})
}
