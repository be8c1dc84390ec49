/**
 * Tickets on paper, where the kitchen meets its printers.
 *
 * The rule: paper is told like a screen, only the difference from what it was
 * last told. So whatever happens to a ticket, by whichever verb, one reaction
 * compares it with its paper and prints what is new; twice in a row prints once.
 */
import type { JobDoc } from '../../schema/device.ts'
import { nameIn } from '../../schema/names.ts'
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import type { StationDoc } from '../../schema/station.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { printerById } from '../devices/devices.sql.ts'
import { jobById } from '../devices/jobs.sql.ts'
import { moveJob, queueJob, taskOf } from '../devices/jobs.ts'
import { emitTicket, tellHow, ticketHere, ticketNow } from '../kitchen/commands.ts'
import {
  changePaper,
  insteadPaper,
  labelOf,
  movedPaper,
  ticketPaper,
  type LineChange,
  type PaperMarks,
  type PaperPlace,
} from '../kitchen/paper.ts'
import { ticketById } from '../kitchen/rail.sql.ts'
import { stationById } from '../kitchen/stations.sql.ts'
import { aboutTicket, ticketIn } from '../kitchen/ticket.ts'
import {
  missTicket,
  papersAt,
  printTicketAt,
  printTicketLine,
  printedLines,
  touchTicket,
} from '../kitchen/tickets.sql.ts'
import { callNameOf, deliveryOf } from '../orders/persons.sql.ts'

/** A ticket that was fired goes onto paper where its station is told on paper, and what is on paper is kept true. */
export const keepPaper: Reaction<'ticket.fired' | 'ticket.changed'> = (tx, told) => {
  const station = stationOf(tx, told)
  // Almost every ticket: no paper yet, and none wanted.
  if (told.paper === null && station.mode === 'screen') return
  const ticket = ticketNow(tx, told.ticketId)
  if (ticket.state !== 'fired') return
  if (ticket.paper !== null) return printChange(tx, ticket, station, ticket.paper.printerId)
  if (station.mode !== 'screen' && station.printerId !== null && ticket.missedAt === null)
    printWhole(tx, ticket, station.printerId)
}

/** A cook asks for paper. It says DUPLICATE where there is one already. */
export const printByHand: Handler<'ticket.print'> = (tx, { ticketId }) => {
  const ticket = ticketHere(tx, ticketId)
  if (!ticket.ok) return ticket
  const { printerId, fallbackPrinterId } = stationOf(tx, ticket.value)
  const printer = printerId ?? fallbackPrinterId ?? tx.device?.printerId ?? null
  if (printer === null) return no(refusal('printer.missing'))
  printWhole(tx, ticket.value, printer, { isDuplicate: ticket.value.paper !== null })
  return ok({})
}

/**
 * No screen of their stations has shown these tickets in time: they go onto
 * paper, and whoever sent them hears of it. What was seen, bumped or printed
 * meanwhile is left alone.
 */
export const missTickets: Handler<'ticket.miss'> = (tx, { tickets }) => {
  for (const { ticketId, mayBeShown } of tickets) {
    const ticket = ticketById(tx.db, ticketId)
    const isUntold =
      ticket?.state === 'fired' &&
      ticket.seenAt === null &&
      ticket.missedAt === null &&
      ticket.paper === null
    if (ticket === undefined || !isUntold) continue
    missTicket.run(tx.db, tx.at, ticketId)
    const { printerId, fallbackPrinterId } = stationOf(tx, ticket)
    const printer = fallbackPrinterId ?? printerId
    if (printer === null) tell(tx, ticketId)
    else printWhole(tx, ticket, printer, { isUnseen: true, mayBeDuplicate: mayBeShown })
  }
  return ok({})
}

/** The printer of a ticket does not answer: it goes to the station's other one, marked. */
export const moveTicketJob: Handler<'ticket.reprint'> = (tx, { jobId }) => {
  const job = jobById(tx.db, jobId)
  if (job?.state === 'queued') moveElsewhere(tx, job)
  return ok({})
}

/** What became of a ticket's paper: one that failed goes to another printer, and whoever sent it hears of it. */
export const heedPaper: Reaction<'job.finished'> = (tx, job) => {
  const ticketId = ticketIn(job.about)
  if (job.kind !== 'ticket' || ticketId === null || job.state === 'moved') return
  const isLost = job.state === 'failed' || job.state === 'ambiguous'
  if (isLost && moveElsewhere(tx, job)) return
  touchTicket.get(tx.db, ticketId)
  tell(tx, ticketId)
}

/** True where there was another printer that had not been tried. */
const moveElsewhere = (tx: Tx, job: JobDoc): boolean => {
  const ticketId = ticketIn(job.about)
  const ticket = ticketId === null ? undefined : ticketById(tx.db, ticketId)
  const task = taskOf(tx, job.jobId)
  if (ticket === undefined || task?.kind !== 'ticket' || job.copy > 1) return false
  const { printerId, fallbackPrinterId } = stationOf(tx, ticket)
  const other = [printerId, fallbackPrinterId].find((one) => one !== null && one !== job.printerId)
  if (other === undefined || other === null) return false
  const names = printerById(tx.db, job.printerId)?.names ?? { en: job.printerId }
  const printer = nameIn(names, task.document.language)
  const document = insteadPaper(task.document, printer)
  moveJob(tx, job, { kind: 'ticket', printerId: other, document })
  printTicketAt.run(tx.db, other, labelIn(tx, ticket), ticket.ticketId)
  tell(tx, ticket.ticketId)
  return true
}

const printWhole = (tx: Tx, ticket: TicketDoc, printerId: string, marks: PaperMarks = {}): void => {
  const { ticketId } = ticket
  const document = ticketPaper(ticket, placeOf(tx, ticket), marks)
  queueJob(tx, { task: { kind: 'ticket', printerId, document }, about: aboutTicket(ticketId) })
  printTicketAt.run(tx.db, printerId, labelIn(tx, ticket), ticketId)
  for (const { lineId, qtyMilli, movedTo } of ticket.lines)
    printTicketLine.run(tx.db, qtyMilli, movedTo, ticketId, lineId)
  tell(tx, ticketId)
}

/** Prints what the paper of a ticket does not say yet, if there is anything. */
const printChange = (tx: Tx, ticket: TicketDoc, station: StationDoc, printerId: string): void => {
  const place = placeOf(tx, ticket)
  const changes = changesOf(tx, ticket)
  if (changes.length > 0) {
    const document = changePaper(ticket, changes, place)
    queueJob(tx, {
      task: { kind: 'ticket', printerId, document },
      about: aboutTicket(ticket.ticketId),
    })
    for (const { line } of changes)
      printTicketLine.run(tx.db, line.qtyMilli, line.movedTo, ticket.ticketId, line.lineId)
  }
  // A party that moves takes all its tickets along: the station is told once for all of them.
  const label = labelIn(tx, ticket)
  const moved = papersAt
    .all(tx.db, ticket.orderId, station.stationId)
    .filter(({ printedLabel }) => printedLabel !== label)
    .map(({ ticketId }) => ticketNow(tx, ticketId))
    .filter(({ lines }) => lines.some(({ qtyMilli }) => qtyMilli > 0))
  const [first] = moved
  if (first !== undefined) {
    queueJob(tx, {
      task: { kind: 'ticket', printerId, document: movedPaper(moved, first, place) },
      about: aboutTicket(first.ticketId),
    })
    for (const one of moved)
      printTicketAt.run(tx.db, one.paper?.printerId ?? printerId, label, one.ticketId)
  }
  if (changes.length > 0 || first !== undefined) tell(tx, ticket.ticketId)
}

const changesOf = (tx: Tx, ticket: TicketDoc): readonly LineChange[] => {
  const printed = new Map(
    printedLines.all(tx.db, ticket.ticketId).map((row) => [row.lineId, row] as const),
  )
  return ticket.lines
    .filter(({ change }) => change === 'add')
    .map((line): LineChange => {
      const { printedMilli = 0, printedTo = '' } = printed.get(line.lineId) ?? {}
      return {
        line,
        takenMilli: Math.max(0, printedMilli - line.qtyMilli),
        moreMilli: Math.max(0, line.qtyMilli - printedMilli),
        isMoved: line.movedTo !== printedTo,
      }
    })
    .filter(({ takenMilli, moreMilli, isMoved }) => takenMilli > 0 || moreMilli > 0 || isMoved)
}

/** The kitchen and whoever sent the ticket hear how it stands. */
const tell = (tx: Tx, ticketId: string): void => {
  emitTicket(tx, 'ticket.changed', ticketId)
  tellHow(tx, ticketId)
}

const stationOf = (tx: Tx, { stationId }: TicketDoc): StationDoc => {
  const station = stationById(tx.db, stationId)
  if (station === undefined) throw new Error(`there is no station ${stationId}`)
  return station
}

const placeOf = (tx: Tx, ticket: TicketDoc): PaperPlace => ({
  station: stationOf(tx, ticket),
  outlet: tx.outlet,
  at: tx.at,
  deliverTo: deliveryOf(tx.db, ticket.orderId),
  callName: callNameOf(tx.db, ticket.orderId),
})

const labelIn = (tx: Tx, ticket: TicketDoc): string =>
  labelOf(ticket, stationOf(tx, ticket).language)
