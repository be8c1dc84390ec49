/** Where an order is brought: on the papers that need it, and nowhere else. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { personByCustomer } from '../../hub/customers/customers.ts'
import { orderById } from '../../hub/orders/orders.sql.ts'
import { deliveryOf } from '../../hub/orders/persons.sql.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { knowCustomer, lakeView, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { vadaPav } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { onPaper, printed, setStall } from './kitchen-kit.ts'
import { codeOf, column, tablesWith as tablesHaving } from './look.ts'
import { read } from './paper-kit.ts'

let shop: Shop
let counter: Sender
beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const deliverTo = { ...lakeView, note: 'Ring twice' }
const kept = { ...deliverTo, phone: '9000000017' }
const exact = [{ kind: 'cash', offered: 'exact' }] as const
const ring = async (more: { readonly customerId?: string } = {}) => {
  const order = { orderType: 'delivery', lines: [vadaPav], deliverTo, ...more } as const
  return done(await shop.send(counter, 'sale.ring', { ...order, tenders: [...exact] })).result
}
const receipt = (billId: string): readonly string[] => {
  const [task = ''] = column<string>(
    shop.db,
    "select task from job where about = ? and kind = 'receipt'",
    `bill:${billId}`,
  )
  return read((JSON.parse(task) as { document: ReceiptDocument }).document)
}
const tablesWith = (words: string): readonly string[] => tablesHaving(shop.db, words)

describe('an order that is brought', () => {
  test('says where on the kitchen’s ticket and on the receipt, sold or sent first', async () => {
    await setStall(shop, onPaper)
    const { billId, orderId } = await ring()
    expect(deliveryOf(shop.db, orderId)).toEqual(kept)
    const lines = ['Suman Rao · 9000000017', '14 Lake View Road, second floor', 'Ring twice']
    expect(printed(shop)[0]?.says).toEqual(expect.arrayContaining(lines))
    expect(receipt(billId)).toEqual(expect.arrayContaining(lines))
    const order = { orderType: 'delivery', lines: [vadaPav], deliverTo } as const
    const sent = done(await shop.send(counter, 'order.place', order)).result
    expect(deliveryOf(shop.db, sent.orderId)).toEqual(kept)
    expect(printed(shop)[1]?.says).toEqual(expect.arrayContaining(lines))
  })

  test('names nobody in what is told of it or written down for good', async () => {
    await ring()
    expect(JSON.stringify(shop.events())).not.toContain('Lake View')
  })

  test('needs a phone, a name and an address, of its customer where nobody says them', async () => {
    const order = { orderType: 'delivery', lines: [vadaPav] } as const
    const sale = { ...order, tenders: [...exact] }
    for (const missing of ['name', 'phone', 'address'] as const) {
      const to = { deliverTo: { ...deliverTo, [missing]: '' } }
      const code = `delivery.no-${missing}`
      expect(await codeOf(shop, counter, 'order.place', { ...order, ...to })).toBe(code)
      expect(await codeOf(shop, counter, 'sale.ring', { ...sale, ...to })).toBe(code)
    }
    expect(await codeOf(shop, counter, 'sale.ring', sale)).toBe('delivery.no-person')
    const bare = { ...order, customerId: await knowCustomer(shop, { address: 'Pune' }) }
    expect(await codeOf(shop, counter, 'order.place', bare)).toBe('delivery.no-phone')
    const known = await knowCustomer(shop, { address: 'Pune', phone: '9000000018' })
    const { orderId } = done(
      await shop.send(counter, 'order.place', { ...order, customerId: known }),
    ).result
    expect(deliveryOf(shop.db, orderId)).toMatchObject({ phone: '9000000018', address: 'Pune' })
  })

  test('is taken without any of it where its money was taken away from the hub: it has been brought', async () => {
    const cash = { kind: 'cash', offered: 100_00, kept: 100_00 } as const
    const args = { orderType: 'delivery', lines: [vadaPav], tenders: [cash] } as const
    const { orderId } = done(await shop.send(counter, 'sale.ring', args)).result
    expect(orderById(shop.db, orderId)?.isNamed).toBeUndefined()
  })

  test('is its customer’s by the phone, and makes one where it is asked to', async () => {
    const place = async (to: object = {}) =>
      done(
        await shop.send(counter, 'order.place', {
          orderType: 'delivery',
          lines: [vadaPav],
          deliverTo: { ...deliverTo, ...to },
        }),
      ).result.orderId
    const whose = async (to?: object) => orderById(shop.db, await place(to))?.customerId
    expect(await whose()).toBeUndefined()
    const made = await whose({ remember: true })
    expect(personByCustomer(shop.db, made ?? '')).toMatchObject({ ...lakeView, phone: kept.phone })
    expect(await whose({ remember: true, name: 'S. Rao' })).toBe(made)
    expect(await whose()).toBe(made)
    expect(orderById(shop.db, (await ring()).orderId)?.customerId).toBe(made)
  })

  test('is nobody else’s in a sale whose prices are counted already', async () => {
    const terms = { groupId: 'wholesale', creditLimit: 0, creditDays: 0 }
    await knowCustomer(shop, { phone: deliverTo.phone }, terms)
    expect(orderById(shop.db, (await ring()).orderId)?.customerId).toBeUndefined()
  })

  test('makes nobody a customer where its person may not', async () => {
    shop.db.exec("delete from role_right where permission = 'customer.set' and role_id = 'seller'")
    const sunita = shop.join('counter', 'counter', 'sunita')
    const args = { orderType: 'delivery', lines: [vadaPav] } as const
    const code = await codeOf(shop, sunita, 'order.place', {
      ...args,
      deliverTo: { ...deliverTo, remember: true },
    })
    expect(code).toBe('command.not-permitted')
  })

  test('is forgotten with its customer, and with whoever had the phone: no table and no paper has it', async () => {
    await setStall(shop, onPaper)
    const customerId = await knowCustomer(shop, { phone: deliverTo.phone })
    await ring({ customerId })
    const { billId } = await ring()
    shop.db.exec("update job set state = 'done'")
    expect(tablesWith('Lake View')).toEqual(['job', 'order_person'])
    done(await shop.send(shop.join('office', 'counter', 'asha'), 'customer.erase', { customerId }))
    expect([tablesWith('Lake View'), tablesWith('9000000017')]).toEqual([[], []])
    done(await shop.send(counter, 'receipt.reprint', { billId }))
    expect(tablesWith('Lake View')).toEqual([])
  })
  test.each([
    [
      'took another number',
      (customerId: string) =>
        shop.send(counter, 'customer.set', { customerId, name: 'Suman', phone: '9000000019' }),
    ],
    [
      'turned out to be another',
      async (customerId: string) => {
        const intoId = await knowCustomer(shop, { phone: '9000000018' })
        return shop.send(owner(shop), 'customer.merge', { customerId, intoId })
      },
    ],
  ])(
    'is forgotten with its customer who %s since, written down before or after it',
    async (_, since) => {
      await ring()
      const customerId = await knowCustomer(shop, { phone: deliverTo.phone })
      await ring()
      done(await since(customerId))
      shop.db.exec("update job set state = 'done'")
      done(await shop.send(owner(shop), 'customer.erase', { customerId }))
      expect([tablesWith('Lake View'), tablesWith('9000000017')]).toEqual([[], []])
    },
  )
})
