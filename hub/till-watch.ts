/**
 * The watch over the drawers: it looks for those that were left open, and tells
 * the hub so. Since when a drawer stands open is on disk, so a restart forgets
 * none.
 */
import type { Bus } from './bus/bus.ts'
import type { Database } from './store/driver.ts'
import { forgottenDrawers } from './till/exceptions.sql.ts'
import { shippedSetting } from './till/till.ts'

export interface TillWatchDeps {
  readonly reader: Database
  readonly bus: Bus
  readonly now: () => number
  readonly newId: () => string
}

export interface TillWatch {
  /** Looks once; resolves when what was found is on disk. */
  readonly look: () => Promise<void>
}

export const createTillWatch = ({ reader, bus, now, newId }: TillWatchDeps): TillWatch => ({
  look: async () => {
    const at = now()
    const { drawerOpenMinutes } = shippedSetting
    const forgotten = forgottenDrawers.all(reader, drawerOpenMinutes, drawerOpenMinutes, at)
    for (const outletId of new Set(forgotten.map((drawer) => drawer.outletId))) {
      const drawerIds = forgotten
        .filter((drawer) => drawer.outletId === outletId)
        .map(({ drawerId }) => drawerId)
      const args = { outletId, drawerIds }
      const command = { v: 1, id: newId(), name: 'drawer.forget', args, sentAt: at }
      await bus.submit({ deviceId: null, text: JSON.stringify(command) })
    }
  },
})
