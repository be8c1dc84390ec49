/**
 * How a ticket ends where no cook bumps it, and with it what its order waits for.
 *
 * The rule: nothing is made for an order that is over. What is on it is with the
 * guest, its party has left, or the business day it was fired in is past and
 * nobody can recall it any more.
 */
import type { TicketDoc } from '../../schema/ticket.ts'
import { dayStart } from '../../schema/time.ts'
import { ok } from '../../schema/result.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { emitTicket } from '../kitchen/commands.ts'
import { ticketById } from '../kitchen/rail.sql.ts'
import { bumpTicket, pageTicket, servedTickets, ticketsOfOrder } from '../kitchen/tickets.sql.ts'
import { emitOrder, restate } from '../orders/commands.ts'
import { lineNow, setLineState } from '../orders/lines.sql.ts'

/** Recall reaches this far back across the cut-off, and so long a ticket stays that was fired just before it. */
export const recallMs = 6 * 3_600_000

/** Tickets fired before this moment have outlived their day. */
export const outlivedBefore = (
  { timeZone, cutOffMinute }: { readonly timeZone: string; readonly cutOffMinute: number },
  at: number,
): number => Math.min(dayStart(at, timeZone, cutOffMinute), at - recallMs)

/** What is all with the guest has been made, whether or not a cook has said so. */
export const endServed: Reaction<'order.served'> = (tx, { orderId }) => {
  for (const { ticketId } of servedTickets.all(tx.db, orderId)) end(tx, ticketId)
}

/** Nobody sits there any more: what was still on a rail for the party is not made. */
export const endParty: Reaction<'sitting.closed'> = (tx, { orderId }) =>
  endAsServed(
    tx,
    ticketsOfOrder.all(tx.db, orderId).map(({ ticketId }) => ticketId),
  )

/** The day of these tickets is over. What was bumped meanwhile, or fired anew, is left alone. */
export const expireTickets: Handler<'ticket.expire'> = (tx, { ticketIds }) => {
  const before = outlivedBefore(tx.outlet, tx.at)
  endAsServed(
    tx,
    ticketIds.filter((ticketId) => {
      const ticket = ticketById(tx.db, ticketId)
      return (
        ticket !== undefined &&
        ticket.outletId === tx.outlet.outletId &&
        ticket.state !== 'bumped' &&
        ticket.firedAt < before
      )
    }),
  )
  return ok({})
}

/** The lines count as served first, so that nobody is told that old food is ready. */
const endAsServed = (tx: Tx, ticketIds: readonly string[]): void => {
  const orders = new Set<string>()
  for (const ticketId of ticketIds) {
    for (const { lineId } of wantedOn(ticketById(tx.db, ticketId))) {
      const line = lineNow.get(tx.db, lineId)
      if (line === undefined || line.state === 'served') continue
      setLineState(tx, 'served', lineId)
      orders.add(line.orderId)
    }
    end(tx, ticketId)
  }
  for (const orderId of orders) {
    restate(tx, orderId)
    emitOrder(tx, 'order.served', orderId)
  }
}

const wantedOn = (ticket: TicketDoc | undefined): TicketDoc['lines'] =>
  (ticket?.lines ?? []).filter(({ change, qtyMilli }) => change === 'add' && qtyMilli > 0)

const end = (tx: Tx, ticketId: string): void => {
  pageTicket.run(tx.db, null, ticketId)
  bumpTicket.run(tx.db, tx.at, ticketId)
  emitTicket(tx, 'ticket.bumped', ticketId)
}
