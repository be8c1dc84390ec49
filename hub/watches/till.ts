/**
 * The watch over the drawers and the tills: it looks for drawers that were left
 * open and for tills that nobody closed when the business day ended, and tells
 * the hub so. What was told is on disk, so a restart forgets none and tells none
 * twice.
 */
import { businessDate } from '../../schema/time.ts'
import { outletById } from '../outlets/outlets.sql.ts'
import { forgottenDrawers } from '../till/exceptions.sql.ts'
import { openTills } from '../till/till.sql.ts'
import { shippedSetting } from '../till/till.ts'
import { giver, type WatchDeps, type Watch } from './watch.ts'

export const createTillWatch = (deps: WatchDeps): Watch => {
  const { reader, now } = deps
  const give = giver(deps)
  /** Business days whose open tills were told of, so that one that stays open is not asked about each second. */
  const told = new Set<string>()

  const lookAtDrawers = async (at: number): Promise<void> => {
    const { drawerOpenMinutes } = shippedSetting
    const forgotten = forgottenDrawers.all(reader, drawerOpenMinutes, drawerOpenMinutes, at)
    for (const [outletId, drawers] of byOutlet(forgotten)) {
      const drawerIds = drawers.map(({ drawerId }) => drawerId)
      await give('drawer.forget', { outletId, drawerIds })
    }
  }

  const lookAtTills = async (at: number): Promise<void> => {
    for (const [outletId, tills] of byOutlet(openTills.all(reader))) {
      const outlet = outletById(reader, outletId)
      if (outlet === undefined) continue
      const today = businessDate(at, outlet.timeZone, outlet.cutOffMinute)
      const left = tills
        .filter((till) => till.businessDate < today && !told.has(`${till.tillId} ${today}`))
        .map(({ tillId }) => tillId)
      if (left.length === 0) continue
      await give('till.forget', { outletId, tillIds: left })
      for (const tillId of left) told.add(`${tillId} ${today}`)
    }
  }

  return {
    look: async () => {
      const at = now()
      await lookAtDrawers(at)
      await lookAtTills(at)
    },
  }
}

const byOutlet = <T extends { readonly outletId: string }>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, readonly T[]>()
  for (const one of all) found.set(one.outletId, [...(found.get(one.outletId) ?? []), one])
  return found
}
