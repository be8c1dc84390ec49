/**
 * Customers of the demo shop. They are invented: their phones cannot be rung,
 * and the tax number has the right form and belongs to nobody.
 */
import { gstinCheckCharacter } from '../../schema/gstin.ts'
import type { Database } from '../store/driver.ts'

const registered = '27ZZZFC0000Z1Z'

export const customers = [
  {
    id: '019ab2c4-0000-7000-8000-000000000001',
    name: 'Suman Rao',
    phone: '5550011017',
    address: '4 Lake Road, Nashik 422002',
    taxNumber: '',
    groupId: 'retail',
    creditLimit: 5_000_00,
    creditDays: 30,
  },
  {
    id: '019ab2c4-0000-7000-8000-000000000002',
    name: 'रेखा शिंदे',
    phone: '5550011023',
    address: '',
    taxNumber: '',
    groupId: 'retail',
    creditLimit: null,
    creditDays: 0,
  },
  {
    id: '019ab2c4-0000-7000-8000-000000000003',
    name: 'Godavari Sweets and Snacks, Panchavati',
    phone: '5550011031',
    address: '18 Panchavati Road, Nashik 422003',
    taxNumber: `${registered}${gstinCheckCharacter(registered)}`,
    groupId: 'wholesale',
    creditLimit: 50_000_00,
    creditDays: 15,
  },
] as const

/** Writes the customers down, as if somebody had done so before the first day. */
export const seedCustomers = (db: Database): void => {
  const person = db.prepare(
    'insert into person (person_id, name, phone, address, tax_number) values (?, ?, ?, ?, ?)',
  )
  const customer = db.prepare(
    `insert into customer (customer_id, no, outlet_id, group_id, credit_limit, credit_days, created_at)
     values (?, ?, 'counter', ?, ?, ?, 0)`,
  )
  customers.forEach((one, i) => {
    person.run(one.id, one.name, one.phone, one.address, one.taxNumber)
    customer.run(one.id, i + 1, one.groupId, one.creditLimit, one.creditDays)
  })
}
