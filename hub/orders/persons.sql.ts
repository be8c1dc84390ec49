/** Whom orders are for: the only place, beside the customers, where their names, phones and addresses stand. */
import type { CallTo, DeliverTo, OrderPerson } from '../../schema/order-person.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

const columns = 'order_id as orderId, name, phone, address, note'
const keys: readonly (keyof OrderPerson)[] = ['orderId', 'name', 'phone', 'address', 'note']

const byOrder = query<[orderId: string], OrderPerson>(
  `select ${columns} from order_person where order_id = ? and name <> ''`,
  keys,
)

/** Whom an order is for; undefined where nobody was named, or they were forgotten. */
export const personOf = (db: Database, orderId: string): OrderPerson | undefined =>
  byOrder.get(db, orderId)

/** Where an order goes, and to whom; undefined where it is not brought to anybody, or they were forgotten. */
export const deliveryOf = (db: Database, orderId: string): DeliverTo | undefined => {
  const person = personOf(db, orderId)
  if (person === undefined || person.address === '') return undefined
  const { orderId: _, ...to } = person
  return to
}

/** The name that is called with an order's token; empty where none is. */
export const callNameOf = (db: Database, orderId: string): string => {
  const person = personOf(db, orderId)
  return person === undefined || person.address !== '' ? '' : person.name
}

const insert = statement<
  [
    orderId: string,
    customerId: string | null,
    name: string,
    phone: string,
    address: string,
    note: string,
    saidAt: number,
  ]
>(
  `insert into order_person (order_id, customer_id, name, phone, address, note, said_at)
   values (?, ?, ?, ?, ?, ?, ?)`,
)

/** Whom an order is for is said anew. */
export const updatePerson = statement<
  [
    customerId: string | null,
    name: string,
    phone: string,
    address: string,
    note: string,
    orderId: string,
  ]
>(
  `update order_person set customer_id = ?, name = ?, phone = ?, address = ?, note = ?
    where order_id = ?`,
)

interface Said {
  readonly orderId: string
  readonly customerId: string | undefined
  readonly at: number
}

/** Writes down whom an order is for. @param person with the phone in figures. */
export const insertPerson = (
  db: Database,
  { orderId, customerId, at }: Said,
  person: CallTo & Partial<DeliverTo>,
): void => {
  const { name, phone, address = '', note = '' } = person
  insert.run(db, orderId, customerId ?? null, name, phone, address, note, at)
}

/** The orders that were for a customer, or for whoever has their phone. */
export const ordersFor = query<[customerId: string, phone: string], { readonly orderId: string }>(
  `select order_id as orderId from order_person where customer_id = ?
    union select order_id from order_person where phone = ? and phone <> ''`,
  ['orderId'],
)

/**
 * What was ordered by a phone is its holder's from the day they are known:
 * another number, or a merger, doesn't part them any more.
 */
export const linkPersons = statement<[customerId: string, phone: string]>(
  `update order_person set customer_id = ? where phone = ? and phone <> '' and customer_id is null`,
)

/** Nobody is to be named any more. */
export const blankPerson = statement<[orderId: string]>(
  "update order_person set name = '', phone = '', address = '', note = '' where order_id = ?",
)

/** The longest known of those who were named before a moment. */
export const namedBefore = query<[before: number, limit: number], { readonly orderId: string }>(
  `select order_id as orderId from order_person
    where name <> '' and said_at < ? order by said_at limit ?`,
  ['orderId'],
)

/** An order, where it is of that outlet. */
export const orderAtOutlet = query<
  [orderId: string, outletId: string],
  { readonly orderId: string }
>('select order_id as orderId from sales_order where order_id = ? and outlet_id = ?', ['orderId'])
