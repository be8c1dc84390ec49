/** Putting right whom an order is for, after it was sent. */
import { phoneFigures } from '../../schema/customer-words.ts'
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import type { Handler } from '../bus/tx.ts'
import { tellAll } from '../kitchen/change.ts'
import { orderNow } from '../orders/change.ts'
import { emitOrder, restate } from '../orders/commands.ts'
import { orderById } from '../orders/orders.sql.ts'
import { personOf, updatePerson } from '../orders/persons.sql.ts'
import { holderRow } from './order-person.ts'
import { printSlip } from './slips.ts'

/** Who is called, or where it is brought, is another by now; what is printed from here on says so, its slip at once. */
export const rename: Handler<'order.rename'> = (tx, { orderId, note, ...said }) => {
  const order = orderById(tx.db, orderId)
  if (order === undefined || order.outletId !== tx.outlet.outletId)
    return no(refusal('order.unknown'))
  const before = personOf(tx.db, orderId)
  if (before === undefined) return no(refusal('order.nobody'))
  if (order.state === 'served') return no(refusal('order.handed-over'))
  const name = said.name || before.name
  const phone = phoneFigures(said.phone || before.phone, tx.outlet.country)
  // What is fetched is brought nowhere.
  const address = before.address === '' ? '' : said.address || before.address
  const holder = holderRow(tx, phone)?.customerId ?? null
  updatePerson.run(tx.db, holder, name, phone, address, note ?? before.note, orderId)
  restate(tx, orderId)
  emitOrder(tx, 'order.changed', orderId)
  tellAll(tx, orderId)
  printSlip(tx, orderNow(tx, orderId))
  return ok({})
}
