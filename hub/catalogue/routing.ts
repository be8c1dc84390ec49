/**
 * Which station makes what. A line keeps the station it was ordered with, so a
 * change here never touches what the kitchen has already been told.
 */
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import { reaches } from '../bus/permit.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { categoryPlace } from './edit.sql.ts'
import { reviseMenu } from './revision.ts'
import { routeCategory, routeItem, stationInUse, unrouteCategory } from './routing.sql.ts'

/** Where the items of a category go that say nothing themselves; null: nobody has to make them. */
export const setCategoryRoute: Handler<'category.route'> = (
  tx,
  { outletId, categoryId, stationId },
) => {
  const problem = placeProblem(tx, outletId, stationId)
  if (problem !== null) return no(problem)
  if (categoryPlace.get(tx.db, categoryId) === undefined) return no(refusal('category.unknown'))
  if (stationId === null) unrouteCategory.run(tx.db, outletId, categoryId)
  else routeCategory.run(tx.db, outletId, categoryId, stationId)
  return ok({ rev: reviseMenu(tx) })
}

/** Where an item goes, whatever its category says; without a station named it goes where its category goes. */
export const setItemRoute: Handler<'item.route'> = (tx, { outletId, itemId, stationId }) => {
  const problem = placeProblem(tx, outletId, stationId ?? null)
  if (problem !== null) return no(problem)
  const isRouted = stationId === undefined ? 0 : 1
  if (routeItem.run(tx.db, stationId ?? null, isRouted, outletId, itemId) === 0)
    return no(refusal('subject.unknown'))
  return ok({ rev: reviseMenu(tx) })
}

const placeProblem = (tx: Tx, outletId: string, stationId: string | null): Refusal | null => {
  if (!reaches(tx, outletId)) return refusal('outlet.unknown')
  return stationId !== null && stationInUse.get(tx.db, stationId, outletId) === undefined
    ? refusal('station.unknown')
    : null
}
