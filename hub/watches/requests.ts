/**
 * The watch over bills that were asked for: once a second it looks for those
 * that no cashier has taken in time, and for those whose cashier is gone, and
 * tells the hub so.
 *
 * Like the watch over the kitchen it decides nothing. All it remembers is since
 * when a screen is gone; after a restart it begins to count anew.
 */
import { claimLostMs, requestLateMs } from '../../schema/bill-request.ts'
import { currentSignIn } from '../people/people.sql.ts'
import { claims, untakenRequests, type Claim } from '../requests/requests.sql.ts'
import { giver, type PresenceWatchDeps, type Watch } from './watch.ts'

/** One look tells of so many; the rest is looked at a second later. */
const mostAtALook = 50

export const createRequestWatch = (deps: PresenceWatchDeps): Watch => {
  const { reader, now, isThere } = deps
  const give = giver(deps)
  const goneSince = new Map<string, number>()

  const lookForUntaken = async (): Promise<void> => {
    const untaken = untakenRequests.all(reader, now() - requestLateMs, mostAtALook)
    for (const outletId of new Set(untaken.map((one) => one.outletId))) {
      const requestIds = untaken
        .filter((one) => one.outletId === outletId)
        .map(({ requestId }) => requestId)
      await give('bill.overdue', { outletId, requestIds })
    }
  }

  /** A person is known by their sign-in, and their screen by its line; a program has neither and lets go itself. */
  const isLost = ({ deviceId, claimedBy }: Claim): boolean =>
    claimedBy !== null &&
    (currentSignIn(reader, deviceId, now())?.userId !== claimedBy ||
      now() - (goneSince.get(deviceId) ?? now()) >= claimLostMs)

  const lookForLost = async (): Promise<void> => {
    const held = claims.all(reader)
    const away = new Set(held.map(({ deviceId }) => deviceId).filter((id) => !isThere(id)))
    for (const deviceId of goneSince.keys()) if (!away.has(deviceId)) goneSince.delete(deviceId)
    for (const deviceId of away) if (!goneSince.has(deviceId)) goneSince.set(deviceId, now())
    for (const { outletId, deviceId, requestId } of held.filter(isLost))
      await give('bill.forsake', { outletId, deviceId, requestId })
  }

  return {
    look: async () => {
      await lookForUntaken()
      await lookForLost()
    },
  }
}
