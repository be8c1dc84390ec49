/** Where an order is brought: on the papers that need it, and nowhere else. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliveryOf } from '../../hub/orders/deliveries.sql.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { knowCustomer, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { vadaPav } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { onPaper, printed, setStall } from './kitchen-kit.ts'
import { codeOf, column } from './look.ts'
import { read } from './paper-kit.ts'

let shop: Shop
let counter: Sender
beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const deliverTo = {
  name: 'Suman Rao',
  phone: '+91 90000 00017',
  address: '14 Lake View Road, second floor',
  note: 'Ring twice',
}
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
/** The tables that have some words in them. */
const tablesWith = (words: string): readonly string[] =>
  column<string>(
    shop.db,
    `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
  ).filter((table) =>
    JSON.stringify(shop.db.prepare(`select * from "${table}"`).raw().all()).includes(words),
  )

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

  test('needs a name, a phone and an address', async () => {
    for (const missing of ['name', 'phone', 'address'] as const) {
      const order = { orderType: 'delivery', lines: [vadaPav] } as const
      const args = { ...order, deliverTo: { ...deliverTo, [missing]: '' } }
      expect(await codeOf(shop, counter, 'order.place', args)).toBe('command.malformed')
    }
  })

  test('is forgotten with its customer, and with whoever had the phone: no table and no paper has it', async () => {
    await setStall(shop, onPaper)
    const customerId = await knowCustomer(shop, { phone: deliverTo.phone })
    await ring({ customerId })
    const { billId } = await ring()
    shop.db.exec("update job set state = 'done'")
    expect(tablesWith('Lake View')).toEqual(['job', 'delivery'])
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
