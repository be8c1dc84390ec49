import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EightySixDoc } from '../../schema/eighty-six.ts'
import { refusalWords, type RefusalCode } from '../../schema/refusals.ts'
import { readView } from '../../hub/views/views.ts'
import { outletById } from '../../hub/outlets/outlets.sql.ts'
import { done, saleOf } from './evening.ts'
import { feedParty, seatParty } from './floor-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, figure } from './look.ts'

let shop: Shop
let counter: Sender
beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
})
afterEach(() => shop.close())

const day = 24 * 3_600_000

const say = async (
  itemId: string,
  leftMilli: number,
  more: { variantId?: string; until?: 'today' | 'further-notice' } = {},
): Promise<void> =>
  void done(
    await shop.send(counter, 'item.eighty-six', { itemId, leftMilli, until: 'today', ...more }),
  )
const order = (itemId: string, qtyMilli: number, more: { variantId?: string } = {}) =>
  shop.send(counter, 'order.place', {
    orderType: 'takeaway',
    lines: [{ itemId, qtyMilli, ...more }],
  })
const codeOf = (reply: { readonly ok: boolean; readonly code?: string }): string | null =>
  reply.ok ? null : (reply.code ?? null)
/** What a counter that opens now is told. */
const told = (kind: 'counter' | 'kitchen' | 'floor' | 'office' = 'counter') => {
  const outlet = outletById(shop.db, 'counter')
  if (outlet === undefined) throw new Error('no outlet')
  const device = { deviceId: counter.device, outletId: 'counter', stationId: null } as never
  return readView(kind, { db: shop.db, outlet, device, at: shop.clock.now })
    .docs.filter(({ key }) => key.startsWith('eighty-six:'))
    .map(({ data }) => data as EightySixDoc)
}
const left = (itemId: string): number | null | undefined =>
  told().find((entry) => (entry.variantId ?? entry.itemId) === itemId)?.leftMilli

describe('what is taken off the menu', () => {
  test('is refused to whoever wants it, in words of both languages', async () => {
    await say('samosa', 0)
    const reply = await order('samosa', 1000)
    if (reply.ok) throw new Error('it was sold')
    expect(reply).toMatchObject({
      code: 'item.sold-out',
      facts: { item: 'Samosa', left: '0', leftMilli: 0, itemId: 'samosa' },
    })
    const words = (language: 'en' | 'hi'): string =>
      refusalWords({ code: reply.code, facts: reply.facts ?? {} }, language, String)
    expect(words('en')).toBe('Not enough Samosa: 0 left. Take fewer, or choose something else.')
    expect(words('hi')).toContain('समोसा पर्याप्त नहीं है')
    expect(shop.count('sales_order')).toBe(0)
  })

  test('is refused in a counter sale and at a table too', async () => {
    const { orderId } = await seatParty(shop)
    await say('vada-pav', 0)
    const vadaPav = { itemId: 'vada-pav', qtyMilli: 1000 }
    const answers = [
      await shop.send(counter, 'sale.ring', saleOf([vadaPav])),
      await shop.send(counter, 'order.add', { orderId, lines: [vadaPav] }),
    ]
    expect(answers.map(codeOf)).toEqual(['item.sold-out', 'item.sold-out'])
  })

  test('is off at the outlet that said so, and nowhere else', async () => {
    await say('samosa', 0)
    const restaurant = shop.join('counter', 'restaurant', 'asha')
    done(
      await shop.send(restaurant, 'order.place', {
        orderType: 'takeaway',
        lines: [{ itemId: 'samosa', qtyMilli: 1000 }],
      }),
    )
    expect(shop.count('sales_order')).toBe(1)
  })

  test('is back by itself on the next business date, where it was for today', async () => {
    await say('samosa', 0)
    await say('cola', 0, { until: 'further-notice' })
    expect(told().map(({ itemId }) => itemId)).toEqual(['cola', 'samosa'])
    shop.clock.now += day
    counter = shop.join('counter', 'counter', 'ravi')
    expect(told().map(({ itemId }) => itemId)).toEqual(['cola'])
    done(await order('samosa', 1000))
    expect(codeOf(await order('cola', 1000))).toBe('item.sold-out')
  })

  test('stays off until the cut-off, not until midnight', async () => {
    shop.clock.now = Date.UTC(2026, 10, 21, 17, 0)
    counter = shop.join('counter', 'counter', 'ravi')
    await say('samosa', 0)
    shop.clock.now = Date.UTC(2026, 10, 21, 20, 0)
    expect(codeOf(await order('samosa', 1000))).toBe('item.sold-out')
    shop.clock.now = Date.UTC(2026, 10, 21, 23, 0)
    done(await order('samosa', 1000))
  })

  test('was said for the day on which the person said it, however late it arrives', async () => {
    const sentAt = shop.clock.now
    shop.clock.now += day
    done(
      await shop.send(
        counter,
        'item.eighty-six',
        { itemId: 'samosa', leftMilli: 0, until: 'today' },
        { sentAt },
      ),
    )
    expect(told()).toEqual([])
  })

  test('is put back by hand, and two people may say so', async () => {
    await say('samosa', 0)
    done(await shop.send(counter, 'item.restore', { itemId: 'samosa' }))
    done(await shop.send(counter, 'item.restore', { itemId: 'samosa' }))
    done(await shop.send(counter, 'item.restore', { itemId: 'cola' }))
    expect(told()).toEqual([])
    done(await order('samosa', 1000))
    expect(shop.events().filter(({ kind }) => kind === 'item.restored')).toHaveLength(1)
  })

  test('may be one size of it', async () => {
    await say('lassi', 0, { variantId: 'lassi-large' })
    expect(codeOf(await order('lassi', 1000, { variantId: 'lassi-large' }))).toBe('item.sold-out')
    done(await order('lassi', 1000, { variantId: 'lassi-small' }))
    await say('lassi', 0)
    expect(codeOf(await order('lassi', 1000, { variantId: 'lassi-small' }))).toBe('item.sold-out')
  })
})

describe('what is counted', () => {
  test('goes down with each order, over all its lines, and is refused when it is gone', async () => {
    await say('samosa', 5000)
    done(await order('samosa', 2000))
    expect(left('samosa')).toBe(3000)
    const both = await shop.send(counter, 'order.place', {
      orderType: 'takeaway',
      lines: [
        { itemId: 'samosa', qtyMilli: 2000 },
        { itemId: 'samosa', qtyMilli: 2000, note: 'hot' },
      ],
    })
    expect(both).toMatchObject({ code: 'item.sold-out', facts: { leftMilli: 3000, left: '3' } })
    expect(left('samosa')).toBe(3000)
    done(await order('samosa', 3000))
    expect(left('samosa')).toBe(0)
  })

  test('of two who want the last piece at once, exactly one gets it', async () => {
    await say('samosa', 1000)
    const second = shop.join('counter', 'counter', 'sunita')
    const wanted = { orderType: 'takeaway', lines: [{ itemId: 'samosa', qtyMilli: 1000 }] } as const
    const answers = await Promise.all([
      shop.send(counter, 'order.place', wanted),
      shop.send(second, 'sale.ring', saleOf([...wanted.lines])),
    ])
    expect(answers.map(({ ok }) => ok)).toEqual([true, false])
    expect(answers.map(codeOf)).toContain('item.sold-out')
    expect(shop.count('sales_order')).toBe(1)
    expect(left('samosa')).toBe(0)
  })

  test('is counted in grams where it is sold by weight', async () => {
    await say('kaju-katli', 500)
    expect(await order('kaju-katli', 600)).toMatchObject({ facts: { left: '0.5 kg' } })
    done(await order('kaju-katli', 350))
    expect(left('kaju-katli')).toBe(150)
  })

  test('counts a size and the item beside each other', async () => {
    await say('lassi', 5000)
    await say('lassi', 2000, { variantId: 'lassi-large' })
    done(await order('lassi', 2000, { variantId: 'lassi-large' }))
    expect([left('lassi'), left('lassi-large')]).toEqual([3000, 0])
  })

  test('is there again when it is taken off before anybody has begun with it', async () => {
    await say('vada-pav', 9000)
    const { orderId, lineIds } = await feedParty(shop)
    expect(left('vada-pav')).toBe(5000)
    const [sent, waiting] = lineIds.map((lineId) => [{ lineId, qtyMilli: 1000 }])
    done(await shop.send(counter, 'order.drop', { orderId, lines: waiting ?? [] }))
    expect(left('vada-pav')).toBe(6000)
    const asha = shop.join('floor', 'counter', 'asha')
    const off = { orderId, lines: sent ?? [], reason: 'Changed their mind' }
    done(await shop.send(asha, 'order.void', off))
    expect(left('vada-pav')).toBe(7000)
  })

  test('is gone when it is taken off after the cook has begun', async () => {
    await say('vada-pav', 9000)
    const { orderId, lineIds } = await feedParty(shop)
    const ticketId = cell(shop.db, `select ticket_id from ticket where state = 'fired'`)
    const kitchen = shop.join('kitchen', 'counter')
    const begun = { ticketId, lineId: lineIds[0], state: 'started' } as const
    done(await shop.send(kitchen, 'ticket.mark', begun))
    const asha = shop.join('floor', 'counter', 'asha')
    done(
      await shop.send(asha, 'order.void', {
        orderId,
        lines: [{ lineId: lineIds[0], qtyMilli: 2000 }],
        reason: 'Too slow',
      }),
    )
    expect(left('vada-pav')).toBe(5000)
  })

  test('what was simply taken off stays off when an order of it is taken off', async () => {
    const { orderId, lineIds } = await feedParty(shop)
    await say('vada-pav', 0)
    done(
      await shop.send(counter, 'order.drop', {
        orderId,
        lines: [{ lineId: lineIds[1], qtyMilli: 2000 }],
      }),
    )
    expect(left('vada-pav')).toBe(0)
  })

  test('a sale whose guest has gone takes what there is', async () => {
    await say('samosa', 1000)
    const kept = saleOf(
      [{ itemId: 'samosa', qtyMilli: 2000 }],
      [{ kind: 'cash', offered: 'exact', kept: 40_00 }],
    )
    done(await shop.send(counter, 'sale.ring', kept))
    expect(left('samosa')).toBe(0)
  })

  test('a refused order takes nothing, and the same order sent again takes it once', async () => {
    await say('samosa', 5000)
    const id = shop.newId()
    const lines = [{ itemId: 'samosa', qtyMilli: 2000 }]
    const nothing = [{ kind: 'cash', offered: 1 }] as const
    expect(codeOf(await shop.send(counter, 'sale.ring', saleOf(lines, [...nothing])))).toBe(
      'tender.short',
    )
    for (let i = 0; i < 3; i += 1)
      done(await shop.send(counter, 'order.place', { orderType: 'takeaway', lines }, { id }))
    expect(left('samosa')).toBe(3000)
  })
})

describe('every screen', () => {
  test('hears of it in one small document, and the menu stays as it is', async () => {
    const before = figure(shop.db, 'select price_rev from hub')
    await say('samosa', 2000)
    done(await order('samosa', 1000))
    done(await shop.send(counter, 'item.restore', { itemId: 'samosa' }))
    const heard = shop.events().filter(({ key }) => key === 'eighty-six:samosa')
    expect(heard.map(({ kind, rev }) => [kind, rev])).toEqual([
      ['item.eighty-sixed', 1],
      ['item.counted', 2],
      ['item.restored', 3],
    ])
    expect(heard.map(({ data }) => (data as EightySixDoc).leftMilli)).toEqual([2000, 1000, null])
    expect(heard.map(({ data }) => JSON.stringify(data).length < 300)).toEqual([true, true, true])
    expect(figure(shop.db, 'select price_rev from hub')).toBe(before)
  })

  test('that sells, cooks, serves or manages starts from it', async () => {
    await say('samosa', 0)
    for (const kind of ['counter', 'kitchen', 'floor', 'office'] as const)
      expect(told(kind)).toMatchObject([{ itemId: 'samosa', by: 'ravi', leftMilli: 0 }])
  })

  test('may say so, a kitchen screen without a person too', async () => {
    const kitchen = shop.join('kitchen', 'counter')
    const off = { itemId: 'samosa', leftMilli: 0, until: 'today' } as const
    done(await shop.send(kitchen, 'item.eighty-six', off))
    expect(told()).toMatchObject([{ itemId: 'samosa', by: null }])
  })
})

describe('what makes no sense is refused', () => {
  const cases: readonly (readonly [RefusalCode, Parameters<typeof say>])[] = [
    ['item.unknown', ['nectar', 0]],
    ['item.not-sold-here', ['chole-bhature', 0]],
    ['variant.unknown', ['lassi', 0, { variantId: 'masala-chai-full' }]],
    ['quantity.whole', ['samosa', 1500]],
    ['quantity.too-large', ['samosa', 100_000_000]],
  ]
  test.each(cases)('%s', async (code, [itemId, leftMilli, more]) => {
    const reply = await shop.send(counter, 'item.eighty-six', {
      itemId,
      leftMilli,
      until: 'today',
      ...more,
    })
    expect(codeOf(reply)).toBe(code)
    expect(shop.count('eighty_six')).toBe(0)
  })

  test('many counted things in one order are each told of', async () => {
    const items = shop.db
      .prepare(
        `select i.item_id from item i join outlet_item o using (item_id)
          where o.outlet_id = 'counter' and is_weighed = 0
            and not exists (select 1 from variant v where v.item_id = i.item_id)
            and not exists (select 1 from item_modifier_group g where g.item_id = i.item_id)`,
      )
      .pluck()
      .all() as string[]
    expect(items.length).toBeGreaterThan(9)
    for (const itemId of items) await say(itemId, 9000)
    const lines = items.map((itemId) => ({ itemId, qtyMilli: 1000 }))
    done(await shop.send(counter, 'order.place', { orderType: 'takeaway', lines }))
    expect(told().map(({ leftMilli }) => leftMilli)).toEqual(items.map(() => 8000))
  })
})

test('two who count at once are told in the order of the commits', async () => {
  await say('samosa', 8000)
  const seller = (userId: string): Sender => shop.join('counter', 'counter', userId)
  await Promise.all(
    ['ravi', 'sunita', 'asha'].map((userId) =>
      shop.send(seller(userId), 'order.place', {
        orderType: 'takeaway',
        lines: [{ itemId: 'samosa', qtyMilli: 2000 }],
      }),
    ),
  )
  const revs = shop.events().filter(({ key }) => key === 'eighty-six:samosa')
  expect(revs.map(({ data }) => (data as EightySixDoc).leftMilli)).toEqual([8000, 6000, 4000, 2000])
})
