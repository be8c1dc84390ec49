/** What becomes of tickets when the order behind them changes. */
import type { OrderDoc } from '../../schema/order.ts'
import type { Tx } from '../bus/tx.ts'
import { emitTicket, makeOut, tellHow } from './commands.ts'
import type { SlipLine } from './ticket.ts'
import {
  bumpTicket,
  divideTicketLine,
  fireTicket,
  fireTicketLines,
  heldTicketAt,
  heldTickets,
  insertHeldLike,
  joinTickets,
  moveTicketLine,
  nextTicketNo,
  partTickets,
  reduceTicketLine,
  ticketLinesOf,
  ticketsOfOrder,
  touchTicket,
} from './tickets.sql.ts'

/** The stations begin with a course that was held. */
export const fireHeld = (tx: Tx, orderId: string, course: number | null): void => {
  for (const { ticketId } of heldTickets.all(tx.db, orderId, course)) {
    fireTicket.run(tx.db, tx.at, ticketId)
    fireTicketLines.run(tx.db, ticketId)
    emitTicket(tx, 'ticket.fired', ticketId)
    // The screen has seen that it was coming; that it is to be begun is news.
    tellHow(tx, ticketId)
  }
}

interface TakenLine {
  readonly line: { readonly lineId: string; readonly state: string }
  readonly qtyMilli: number
}

/**
 * Tells the stations what is not wanted any more. On an open ticket it is struck
 * through until a cook says that they saw it; of a ticket that is done a slip is
 * made out, unless the food is already with the guest.
 */
export const tellTakenOff = (tx: Tx, order: OrderDoc, parts: readonly TakenLine[]): void => {
  const changed = new Set<string>()
  const slips = new Map<string, SlipLine[]>()
  for (const { line, qtyMilli } of parts) {
    const rows = ticketLinesOf.all(tx.db, line.lineId)
    for (const { ticketId, state } of onePerTicket(rows)) {
      if (state === 'bumped') continue
      const struck = state === 'fired' ? qtyMilli : 0
      reduceTicketLine.run(tx.db, qtyMilli, struck, struck, 0, ticketId, line.lineId)
      changed.add(ticketId)
    }
    for (const { stationId, partId, state } of rows) {
      if (state !== 'bumped' || line.state === 'served') continue
      const slip = slips.get(stationId) ?? []
      const part = { lineId: line.lineId, partId: partId === '' ? null : partId, qtyMilli }
      slips.set(stationId, [...slip, part])
    }
  }
  for (const ticketId of changed) tellChanged(tx, ticketId)
  for (const [stationId, lines] of slips)
    makeOut(tx, order, { stationId, kind: 'void', isHeld: false, course: null, lines })
}

/** What is done to a line on a ticket is done to all its parts there at once. */
const onePerTicket = <T extends { readonly ticketId: string }>(rows: readonly T[]): readonly T[] =>
  rows.filter((row, i) => rows.findIndex(({ ticketId }) => ticketId === row.ticketId) === i)

interface CarriedLine {
  readonly lineId: string
  readonly newId: string
  readonly qtyMilli: number
  readonly course: number | null
}

/**
 * Lines went to another table: the stations see where each goes now, and what
 * is held waits for the course of those it sits with.
 */
export const tellCarried = (tx: Tx, toId: string, carried: readonly CarriedLine[]): void => {
  const changed = new Set<string>()
  for (const { lineId, newId, qtyMilli, course } of carried) {
    for (const row of onePerTicket(ticketLinesOf.all(tx.db, lineId))) {
      changed.add(row.ticketId)
      if (newId !== lineId) {
        divideTicketLine.run(tx.db, newId, qtyMilli, qtyMilli, row.ticketId, lineId)
        reduceTicketLine.run(tx.db, qtyMilli, 0, 0, qtyMilli, row.ticketId, lineId)
      }
      if (row.state === 'held')
        changed.add(moveHeld(tx, newId, row, { orderId: toId, homeOrderId: null, course }))
    }
  }
  for (const ticketId of changed) tellChanged(tx, ticketId)
}

/** A line has another seat or another course: its stations read it, and what is held waits with its new course. */
export const tellAssigned = (tx: Tx, lineId: string, course: number | null): void => {
  const changed = new Set<string>()
  for (const row of onePerTicket(ticketLinesOf.all(tx.db, lineId))) {
    if (row.state !== 'bumped') changed.add(row.ticketId)
    if (row.state === 'held') changed.add(moveHeld(tx, lineId, row, { ...row, course }))
  }
  for (const ticketId of changed) tellChanged(tx, ticketId)
}

/** Puts a held line onto the ticket that is fired with its course, a new one where there is none; answers which. */
const moveHeld = (
  tx: Tx,
  lineId: string,
  { ticketId, stationId }: { readonly ticketId: string; readonly stationId: string },
  to: {
    readonly orderId: string
    readonly homeOrderId: string | null
    readonly course: number | null
  },
): string => {
  const { orderId, homeOrderId, course } = to
  const there = heldTicketAt.get(tx.db, orderId, homeOrderId, stationId, course)?.ticketId
  const toId = there ?? tx.newId()
  if (toId === ticketId) return toId
  if (there === undefined) {
    const series = `ticket/${stationId}`
    const no = nextTicketNo.get(tx.db, tx.outlet.outletId, series, tx.businessDate)?.no
    if (no === undefined) throw new Error(`no ticket number at ${stationId}`)
    insertHeldLike.run(
      tx.db,
      toId,
      orderId,
      homeOrderId,
      tx.businessDate,
      no,
      course,
      tx.at,
      ticketId,
    )
  }
  moveTicketLine.run(tx.db, toId, toId, ticketId, lineId)
  return toId
}

/** All tickets of one order are another one's now. */
export const joinKitchen = (tx: Tx, fromId: string, toId: string): void => {
  joinTickets.run(tx.db, toId, fromId, fromId)
  tellAll(tx, toId)
}

/** The tickets that came from an order are its own again. */
export const partKitchen = (tx: Tx, homeId: string, fromId: string): void => {
  partTickets.run(tx.db, homeId, homeId, fromId)
  tellAll(tx, homeId)
}

/** The party sits elsewhere, or is called otherwise: every ticket still open says so. */
export const tellAll = (tx: Tx, orderId: string): void => {
  for (const { ticketId } of ticketsOfOrder.all(tx.db, orderId)) tellChanged(tx, ticketId)
}

/** A held ticket with nothing left on it goes; nobody had begun. */
const tellChanged = (tx: Tx, ticketId: string): void => {
  const isOver = touchTicket.get(tx.db, ticketId)?.isOver === 1
  if (isOver) bumpTicket.run(tx.db, tx.at, ticketId)
  emitTicket(tx, isOver ? 'ticket.bumped' : 'ticket.changed', ticketId)
}
