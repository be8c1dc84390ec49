/**
 * The watch over bills that were asked for: once a second it looks for those
 * that no cashier has taken in time, and tells the hub so.
 *
 * Like the watch over the kitchen it decides nothing and remembers nothing, so
 * a restart loses none of what waits.
 */
import { requestLateMs } from '../schema/bill-request.ts'
import type { Bus } from './bus/bus.ts'
import { untakenRequests } from './requests/requests.sql.ts'
import type { Database } from './store/driver.ts'

/** One look tells of so many; the rest is looked at a second later. */
const mostAtALook = 50

export interface RequestWatchDeps {
  readonly reader: Database
  readonly bus: Bus
  readonly now: () => number
  readonly newId: () => string
}

export interface RequestWatch {
  /** Looks once; resolves when what was found is on disk. */
  readonly look: () => Promise<void>
}

export const createRequestWatch = ({
  reader,
  bus,
  now,
  newId,
}: RequestWatchDeps): RequestWatch => ({
  look: async () => {
    const untaken = untakenRequests.all(reader, now() - requestLateMs, mostAtALook)
    for (const outletId of new Set(untaken.map((one) => one.outletId))) {
      const requestIds = untaken
        .filter((one) => one.outletId === outletId)
        .map(({ requestId }) => requestId)
      const args = { outletId, requestIds }
      const command = { v: 1, id: newId(), name: 'bill.overdue', args, sentAt: now() }
      await bus.submit({ deviceId: null, text: JSON.stringify(command) })
    }
  },
})
