/** Whom orders are for, as it is told to the screens of the staff and to the board. */
import type { OrderPerson } from '../../schema/order-person.ts'
import type { ReadingAnswer } from '../../schema/readings.ts'
import { orderAtOutlet, personOf } from '../orders/persons.sql.ts'
import type { Database } from '../store/driver.ts'
import { nameShown } from './pager.ts'

/** Whom these orders of an outlet are for, where anybody was named. */
export const personsAt = (
  db: Database,
  outletId: string,
  orderIds: readonly string[],
): readonly OrderPerson[] =>
  hereOf(db, outletId, orderIds).flatMap((orderId) => personOf(db, orderId) ?? [])

/** The names that hang on the board of an outlet beside the tokens of these orders. */
export const namesShown = (
  db: Database,
  outletId: string,
  orderIds: readonly string[],
): ReadingAnswer<'callNames'>['names'] =>
  hereOf(db, outletId, orderIds)
    .map((orderId) => ({ orderId, name: nameShown(db, { orderId, outletId }) }))
    .filter(({ name }) => name !== '')

/** Those of the orders that are the outlet's own. */
const hereOf = (db: Database, outletId: string, orderIds: readonly string[]): readonly string[] =>
  orderIds.filter((orderId) => orderAtOutlet.get(db, orderId, outletId) !== undefined)
