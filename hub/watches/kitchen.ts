/**
 * The watch over the kitchen: once a second it looks for tickets that have
 * reached nobody, and tells the hub so.
 *
 * It decides nothing and remembers nothing: what it finds stands in the
 * database, so a restart loses none of it, and the command it gives looks again
 * before it prints.
 */
import { outlivedBefore } from '../handlers/kitchen-end.ts'
import {
  kitchenScreens,
  outlivedTickets,
  untoldTickets,
  waitingPapers,
  type KitchenScreen,
  type UntoldTicket,
} from '../kitchen/watch.sql.ts'
import { outletsOf } from '../outlets/outlets.sql.ts'
import { giver, type PresenceWatchDeps, type Watch } from './watch.ts'

/** A screen has this long to show a ticket; so has one to find a hub that was just started. */
export const seenWithinMs = 5_000
/** A printer that is known not to print, or that simply does not, has this long before another takes over. */
export const printerDownMs = 3_000
export const printerSlowMs = 15_000
/** One look tells of so many; the rest is looked at a second later. */
const mostAtALook = 50
/** One command tells of so many, so that a sale in between need not wait for all the paper of a dead screen. */
const atOnce = 5

export const createKitchenWatch = (deps: PresenceWatchDeps): Watch => {
  const { reader, now, isThere } = deps
  const give = giver(deps)
  const openedAt = now()

  const lookForTickets = async (at: number): Promise<void> => {
    const untold = untoldTickets.all(reader, mostAtALook)
    if (untold.length === 0) return
    const screens = kitchenScreens.all(reader).filter(({ deviceId }) => isThere(deviceId))
    const missed = untold
      .map((ticket) => ({ ...ticket, mayBeShown: screens.some((one) => shows(one, ticket)) }))
      .filter(({ firedAt, mayBeShown }) => !mayBeShown || at - firedAt >= seenWithinMs)
    for (const outletId of new Set(missed.map((ticket) => ticket.outletId))) {
      const tickets = missed
        .filter((ticket) => ticket.outletId === outletId)
        .map(({ ticketId, mayBeShown }) => ({ ticketId, mayBeShown }))
      for (let i = 0; i < tickets.length; i += atOnce)
        await give('ticket.miss', { outletId, tickets: tickets.slice(i, i + atOnce) })
    }
  }

  const lookForPapers = async (at: number): Promise<void> => {
    for (const paper of waitingPapers.all(reader, at - printerDownMs)) {
      const { jobId, outletId, createdAt, bridgeId, isPrinterDown } = paper
      const isDown = isPrinterDown === 1 || bridgeId === null || !isThere(bridgeId)
      if (isDown || at - createdAt >= printerSlowMs)
        await give('ticket.reprint', { outletId, jobId })
    }
  }

  /** Tickets of a day that is over leave the rail by themselves. */
  const lookForOutlived = async (at: number): Promise<void> => {
    for (const outlet of outletsOf(reader)) {
      const { outletId } = outlet
      const outlived = outlivedTickets.all(
        reader,
        outletId,
        outlivedBefore(outlet, at),
        mostAtALook,
      )
      for (let i = 0; i < outlived.length; i += atOnce) {
        const ticketIds = outlived.slice(i, i + atOnce).map(({ ticketId }) => ticketId)
        await give('ticket.expire', { outletId, ticketIds })
      }
    }
  }

  return {
    look: async () => {
      const at = now()
      // Whoever was connected to the hub before it was restarted needs a moment to come back.
      if (at - openedAt < seenWithinMs) return
      await lookForTickets(at)
      await lookForPapers(at)
      await lookForOutlived(at)
    },
  }
}

const shows = ({ outletId, stationId }: KitchenScreen, ticket: UntoldTicket): boolean =>
  outletId === ticket.outletId && (stationId === null || stationId === ticket.stationId)
