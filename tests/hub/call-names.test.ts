/** The name that is called with a token: said wherever the token is, and nowhere for good. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findBills } from '../../hub/billing/search.ts'
import { personsAt } from '../../hub/views/order-persons.ts'
import { pagerState } from '../../hub/views/pager.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { knowCustomer, lakeView, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { vadaPav } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { onPaper, printed, setStall } from './kitchen-kit.ts'
import { column, tablesWith } from './look.ts'
import { read } from './paper-kit.ts'

let shop: Shop
let counter: Sender
beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'sunita')
})
afterEach(() => closeWhole(shop))

const order = { orderType: 'takeaway', lines: [vadaPav], callTo: { name: 'Zubeida' } } as const
const place = async (more: Partial<CommandInput<'order.place'>> = {}) =>
  done(await shop.send(counter, 'order.place', { ...order, ...more })).result
const ring = async (more: Partial<CommandInput<'sale.ring'>> = {}) => {
  const tenders = [{ kind: 'cash', offered: 'exact' } as const]
  return done(await shop.send(counter, 'sale.ring', { ...order, tenders, ...more })).result
}
const paper = (about: string): readonly string[] => {
  const [task = '{}'] = column<string>(
    shop.db,
    `select task from job where about = ? and kind = 'receipt'`,
    about,
  )
  return read((JSON.parse(task) as { document: ReceiptDocument }).document)
}

describe('a name to call', () => {
  test('stands on the kitchen’s ticket, on the receipt and on the slip', async () => {
    await setStall(shop, onPaper)
    const { billId } = await ring()
    expect(printed(shop)[0]?.says).toContain('Zubeida')
    expect(paper(`bill:${billId}`).join('\n')).toMatch(/Token \d+ · Zubeida/)
    const { orderId } = await place({ onSlip: true })
    expect(paper(`slip:${orderId}`)).toContain('Zubeida')
  })

  test('is put right after it was sent: the slip comes out anew, and what is printed later says it', async () => {
    const { orderId, billId } = await place({ onSlip: true })
    const before = shop.events().length
    done(
      await shop.send(counter, 'order.rename', { orderId, name: 'Zulekha', phone: '9000000017' }),
    )
    expect(personsAt(shop.db, 'counter', [orderId])).toMatchObject([
      { name: 'Zulekha', phone: '9000000017', address: '' },
    ])
    expect(tablesWith(shop.db, 'Zulekha')).toEqual(['job', 'order_person'])
    const told = shop.events().slice(before)
    expect(told.map(({ kind }) => kind)).toContain('order.changed')
    expect(JSON.stringify(told)).not.toContain('Zulekha')
    const desk = shop.join('cashier', 'counter', 'asha')
    const tenders = [{ kind: 'cash', offered: 'exact' } as const]
    done(await shop.send(desk, 'bill.settle', { billId, tenders }))
    expect(paper(`bill:${billId}`).join('\n')).toMatch(/Token \d+ · Zulekha/)
  })

  test('of a delivery is put right field by field, and what is left out stays; one that is fetched is brought nowhere', async () => {
    const brought = await place({ orderType: 'delivery', deliverTo: lakeView, callTo: undefined })
    const address = '16 Lake View Road'
    done(await shop.send(counter, 'order.rename', { orderId: brought.orderId, address, name: '' }))
    expect(personsAt(shop.db, 'counter', [brought.orderId])).toMatchObject([
      { name: lakeView.name, address },
    ])
    const fetched = await place()
    done(await shop.send(counter, 'order.rename', { orderId: fetched.orderId, address }))
    expect(personsAt(shop.db, 'counter', [fetched.orderId])).toMatchObject([
      { name: 'Zubeida', address: '' },
    ])
  })

  test('is not needed: a token is enough', async () => {
    const { callTo: _, ...nameless } = order
    const { orderId } = done(await shop.send(counter, 'order.place', nameless)).result
    expect(column(shop.db, 'select order_id from order_person')).toEqual([])
    expect(pagerState(shop.db, orderId, shop.clock.now)?.name).toBe('')
  })

  test('is in no event: those only say that there is one', async () => {
    await place({ onSlip: true })
    await ring()
    const told = JSON.stringify(shop.events())
    expect(told).not.toContain('Zubeida')
    const named = shop.events().filter(({ data }) => (data as { isNamed?: true }).isNamed)
    expect(new Set(named.map(({ kind }) => kind))).toEqual(
      new Set(['order.placed', 'slip.changed', 'ticket.fired', 'bill.opened', 'pickup.changed']),
    )
  })

  test('of a delivery is told to nobody who looks at the board', async () => {
    await place({ orderType: 'delivery', deliverTo: lakeView })
    const pickups = shop.events().filter(({ kind }) => kind === 'pickup.changed')
    expect(pickups.map(({ data }) => Object.keys(data as object))).not.toContain('isNamed')
  })

  test('is said on the page of the token until the owner turns names off', async () => {
    const { orderId } = await place()
    const name = () => pagerState(shop.db, orderId, shop.clock.now)?.name
    expect(name()).toBe('Zubeida')
    const wifi = { wifiName: '', wifiPassword: '', address: '' }
    const rules = { ordering: 'ask', isSelfSeating: false, ...wifi } as const
    done(await shop.send(owner(shop), 'guests.set', { ...rules, showsNames: false }))
    expect(name()).toBe('')
    done(await shop.send(owner(shop), 'guests.set', rules))
    expect(name()).toBe('')
  })

  test('finds its bill until it is forgotten', async () => {
    const customerId = await knowCustomer(shop, { phone: lakeView.phone })
    const { billId } = await ring({ callTo: { name: 'Zubeida', phone: lakeView.phone } })
    await ring({ callTo: { name: 'Imtiaz' } })
    const found = (find: string) =>
      findBills(
        {
          db: shop.db,
          outletId: 'counter',
          currencyExponent: 2,
          people: [],
          customersBy: () => [],
        },
        { find },
      ).bills.map((bill) => bill.billId)
    expect(found('zubei')).toEqual([billId])
    done(await shop.send(owner(shop), 'customer.erase', { customerId }))
    expect(found('zubei')).toEqual([])
    expect(found('imti')).toHaveLength(1)
  })

  test('goes with the customer whose phone it was, from every table and paper', async () => {
    await setStall(shop, onPaper)
    const customerId = await knowCustomer(shop, { phone: lakeView.phone })
    await place({ onSlip: true, callTo: { name: 'Zubeida', phone: lakeView.phone } })
    await ring({ customerId })
    shop.db.exec("update job set state = 'done'")
    expect(tablesWith(shop.db, 'Zubeida')).toEqual(['job', 'order_person'])
    done(await shop.send(owner(shop), 'customer.erase', { customerId }))
    expect(tablesWith(shop.db, 'Zubeida')).toEqual([])
  })

  test('goes a month after its order, when the next one is named', async () => {
    await setStall(shop, onPaper)
    await ring()
    shop.db.exec("update job set state = 'done'")
    shop.clock.now += 32 * 24 * 3_600_000
    counter = shop.join('counter', 'counter', 'sunita')
    await ring({ callTo: { name: 'Imtiaz' } })
    expect(tablesWith(shop.db, 'Zubeida')).toEqual([])
    expect(tablesWith(shop.db, 'Imtiaz')).toContain('order_person')
  })
})
