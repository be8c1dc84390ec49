import type { DeliverTo } from '../../schema/order.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

const byOrder = query<[orderId: string], DeliverTo>(
  "select name, phone, address, note from delivery where order_id = ? and name <> ''",
  ['name', 'phone', 'address', 'note'],
)

/** Where an order goes, and to whom; undefined where it is not brought to anybody, or they were forgotten. */
export const deliveryOf = (db: Database, orderId: string): DeliverTo | undefined =>
  byOrder.get(db, orderId)

export const insertDelivery = statement<
  [
    orderId: string,
    customerId: string | null,
    name: string,
    phone: string,
    address: string,
    note: string,
  ]
>(
  'insert into delivery (order_id, customer_id, name, phone, address, note) values (?, ?, ?, ?, ?, ?)',
)

/** The orders that were brought to a customer, or to whoever has their phone. */
export const deliveriesTo = query<
  [customerId: string, phone: string],
  { readonly orderId: string }
>(
  `select order_id as orderId from delivery where customer_id = ?
    union select order_id from delivery where phone = ? and phone <> ''`,
  ['orderId'],
)

/**
 * What was brought to a phone is its holder's from the day they are known:
 * another number, or a merger, doesn't part them any more.
 */
export const linkDeliveries = statement<[customerId: string, phone: string]>(
  `update delivery set customer_id = ? where phone = ? and phone <> '' and customer_id is null`,
)

/** Nobody is to be named any more. */
export const blankDelivery = statement<[orderId: string]>(
  "update delivery set name = '', phone = '', address = '', note = '' where order_id = ?",
)
