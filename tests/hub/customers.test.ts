import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  customerById,
  findCustomers,
  personByCustomer,
  viewCustomer,
} from '../../hub/customers/customers.ts'
import { emptyLog } from '../../hub/store/forget.ts'
import { phoneFigures } from '../../schema/customer-words.ts'
import {
  dealWithCustomers,
  exact,
  knowCustomer,
  oweChai,
  owner,
  putOnAccount,
} from './customer-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { cell, figure } from './look.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = owner(shop)
})
afterEach(() => closeWhole(shop))

const found = (typed: string): readonly string[] =>
  findCustomers(shop.db, typed, 'IN')
    .map(({ name }) => name)
    .filter((name) => name.endsWith('Test'))
    .toSorted()

describe('a customer', () => {
  beforeEach(async () => {
    await knowCustomer(shop, { name: 'Suman Rao Test', phone: '+91 77777 00017' })
    await knowCustomer(shop, { name: 'Ramesh Patil Test', phone: '077777-00018' })
    await knowCustomer(shop, { name: 'Rao Stores Test', phone: '77766 41234' })
    await knowCustomer(shop, { name: 'रेखा शिंदे Test' })
  })

  test('is found by the beginning of a phone, however it is typed, and by its last four figures', () => {
    for (const typed of ['77777', '7777700017', '+91 77777 00017', '0 77777'])
      expect(found(typed)).toContain('Suman Rao Test')
    expect(found('77777')).toEqual(['Ramesh Patil Test', 'Suman Rao Test'])
    expect(found('1234')).toEqual(['Rao Stores Test'])
    expect(found('99999')).toEqual([])
  })

  test('is found by the beginning of the first name or of what follows, in any script', () => {
    expect(found('rao')).toEqual(['Rao Stores Test', 'Suman Rao Test'])
    expect(found('RAMESH PA')).toEqual(['Ramesh Patil Test'])
    expect(found('रेखा')).toEqual(['रेखा शिंदे Test'])
    expect(found('शिं')).toEqual(['रेखा शिंदे Test'])
    expect(found("'; drop table person")).toEqual([])
    expect(found('%')).toEqual([])
  })

  test('is found by the number on a receipt', () => {
    const no = figure(shop.db, 'select max(no) from customer')
    expect(found(String(no))).toEqual(['रेखा शिंदे Test'])
  })

  test('keeps their own phone, and no two share one', async () => {
    const customerId = shop.newId()
    const twice = { customerId, name: 'Another Test', phone: '7777700017' }
    expect(await shop.send(desk, 'customer.set', twice)).toMatchObject({
      code: 'customer.phone-taken',
    })
    expect(customerById(shop.db, customerId)).toBe(undefined)
  })

  test('may be changed, and what is left out is gone', async () => {
    const customerId = await knowCustomer(shop, { address: '4 Lake Road', note: 'No nuts' })
    done(await shop.send(desk, 'customer.set', { customerId, name: 'Suman Iyer' }))
    expect(personByCustomer(shop.db, customerId)).toEqual({
      name: 'Suman Iyer',
      phone: '',
      address: '',
      taxNumber: '',
      note: '',
    })
  })

  test('has their GSTIN as it is written, once it can be one', async () => {
    const customerId = await knowCustomer(shop, { taxNumber: '27aapfu0939f1zv' })
    expect(personByCustomer(shop.db, customerId)?.taxNumber).toBe('27AAPFU0939F1ZV')
  })
})

test('figures of a phone are what is the same however it is written', () => {
  expect(phoneFigures('+91 98230-11223', 'IN')).toBe('9823011223')
  expect(phoneFigures('0253 2571234', 'IN')).toBe('2532571234')
  expect(phoneFigures('+44 20 7946 0000', 'GB')).toBe('442079460000')
})

describe('two customers who are one', () => {
  test('have one history, one balance and one wallet; the books stay whole', async () => {
    const first = await dealWithCustomers(shop)
    const second = await knowCustomer(shop, { name: 'S. Rao' }, { creditLimit: 1_000_00 })
    await putOnAccount(shop, await oweChai(shop, second))
    const [before, after] = [customerById(shop.db, first), customerById(shop.db, second)]
    done(await shop.send(desk, 'customer.merge', { customerId: first, intoId: second }))
    const now = viewCustomer(shop.db, second)
    expect(now?.customer).toMatchObject({
      name: 'S. Rao',
      phone: '9000000017',
      address: '4 Lake Road',
      owes: (before?.owes ?? 0) + (after?.owes ?? 0),
      wallet: before?.wallet,
    })
    expect(now?.bills.length).toBe(3)
    expect(customerById(shop.db, first)).toMatchObject({ owes: 0, wallet: 0, mergedInto: second })
    expect(cell(shop.db, 'select name from person where person_id = ?', first)).toBe('')
    expect(found('Suman')).toEqual([])
  })

  test('answer to both ids from then on: what is sold to the first is the second’s', async () => {
    const first = await knowCustomer(shop)
    const second = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
    const billId = await oweChai(shop, first)
    done(await shop.send(desk, 'customer.merge', { customerId: first, intoId: second }))
    await putOnAccount(shop, billId)
    expect(customerById(shop.db, second)?.owes).toBeGreaterThan(0)
    const third = await knowCustomer(shop)
    done(await shop.send(desk, 'customer.merge', { customerId: second, intoId: third }))
    expect(viewCustomer(shop.db, third)?.bills.map((one) => one.billId)).toEqual([billId])
  })
})

describe('a customer who wants to be forgotten', () => {
  const secret = {
    name: 'Xanthippe Quillfeather',
    phone: '98765 43201',
    address: '77 Zephyr Lane',
    note: 'Likes her jalebi crisp, quixotically so',
  }
  const traces = ['Xanthippe', 'Quillfeather', '9876543201', '98765 43201', 'Zephyr', 'quixotic']

  /** Everything that lies beside the database, as bytes. */
  const bytes = (): string =>
    ['', '-wal', '-shm']
      .map((suffix) => `${shop.path}${suffix}`)
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path).toString('latin1'))
      .join('\n')
  const left = (): readonly string[] => traces.filter((trace) => bytes().includes(trace))

  test('is gone from every byte of the files, and the books are whole', async () => {
    const customerId = await knowCustomer(shop, secret, { creditLimit: 1_000_00 })
    done(
      await shop.send(desk, 'customer.set', { customerId, ...secret, address: '78 Zephyr Lane' }),
    )
    await putOnAccount(shop, await oweChai(shop, customerId))
    done(await shop.send(desk, 'wallet.top-up', { customerId, amount: 10_00, tenders: exact }))
    const { owes } = customerById(shop.db, customerId) ?? { owes: 0 }
    done(await shop.send(desk, 'customer.pay', { customerId, amount: owes, tenders: exact }))
    const out = { customerId, amount: 10_00, kind: 'cash' } as const
    done(await shop.send(desk, 'wallet.pay-out', out))
    emptyLog(shop.db)
    expect(left()).toEqual(expect.arrayContaining(['Xanthippe', '9876543201', 'Zephyr']))
    done(await shop.send(desk, 'customer.erase', { customerId }))
    expect(emptyLog(shop.db)).toBe(true)
    expect(left()).toEqual([])
    expect(viewCustomer(shop.db, customerId)?.customer).toMatchObject({
      name: '',
      phone: '',
      isErased: true,
    })
    expect(viewCustomer(shop.db, customerId)?.bills.length).toBe(1)
    expect(findCustomers(shop.db, '9876543201', 'IN')).toEqual([])
  })

  test('was never in an event, a reply or a job', async () => {
    const customerId = await knowCustomer(shop, secret, { creditLimit: 1_000_00 })
    await putOnAccount(shop, await oweChai(shop, customerId))
    done(await shop.send(desk, 'customer.pay', { customerId, amount: 5_00, tenders: exact }))
    for (const sql of [
      'select body from event',
      'select reply from command',
      'select task from job',
    ])
      for (const text of shop.db.prepare(sql).pluck().all() as string[])
        for (const trace of traces) expect(text).not.toContain(trace)
  })

  test('is kept while money stands between them and the shop', async () => {
    const customerId = await knowCustomer(shop, secret, { creditLimit: 1_000_00 })
    await putOnAccount(shop, await oweChai(shop, customerId))
    const reply = await shop.send(desk, 'customer.erase', { customerId })
    expect(reply).toMatchObject({ code: 'customer.not-even' })
    expect(personByCustomer(shop.db, customerId)?.name).toBe(secret.name)
  })
})
