/** The pager of the guests’ door: one token, and nothing of anybody else’s. */
import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PagerState } from '../../schema/guest-state.ts'
import type { JobTask } from '../../schema/device.ts'
import { done, saleOf } from './evening.ts'
import { feedParty } from './floor-kit.ts'
import { openHub, type Answer, type TestHub } from './http-kit.ts'
import { cell } from './look.ts'

let hub: TestHub
/** A kitchen that speaks to the hub as in the shop, so that its door hears of what is bumped. */
let kitchen: ReturnType<TestHub['as']>
beforeAll(async () => {
  hub = await openHub()
  kitchen = hub.as(await hub.pair('kitchen'))
})
afterAll(() => hub.close())

const ask = (path: string): Promise<Answer> => hub.ask(path, { port: hub.guestPort })
const stateOf = async (orderId: string): Promise<PagerState> =>
  (await ask(`/p/v1/order/${orderId}/state`)).json as PagerState
const order = async (itemId = 'vada-pav'): Promise<{ orderId: string; token: number }> =>
  done(
    await hub.shop.send(hub.shop.join('counter', 'counter', 'ravi'), 'order.place', {
      orderType: 'takeaway',
      note: 'for Mrs Deshpande',
      lines: [{ itemId, qtyMilli: 1000 }],
    }),
  ).result
const bump = async (orderId: string): Promise<void> => {
  const ticketId = cell(hub.shop.db, 'select ticket_id from ticket where order_id = ?', orderId)
  await kitchen.send('ticket.bump', { ticketId })
}

describe('a phone with a token', () => {
  let mine: { orderId: string; token: number }
  beforeEach(async () => {
    mine = await order()
  })

  test('is told how it stands, by its name where it has one, and nothing of what it is', async () => {
    expect(await stateOf(mine.orderId)).toEqual({
      outlet: {
        names: { en: 'Lal Patang Mithai', hi: 'लाल पतंग मिठाई' },
        timeZone: 'Asia/Kolkata',
      },
      token: mine.token,
      name: '',
      state: 'preparing',
      readyAt: null,
    })
    await bump(mine.orderId)
    expect(await stateOf(mine.orderId)).toMatchObject({
      state: 'ready',
      readyAt: hub.shop.clock.now,
    })
    const counter = hub.shop.join('counter', 'counter', 'ravi')
    done(await hub.shop.send(counter, 'order.serve', { orderId: mine.orderId }))
    expect(await stateOf(mine.orderId)).toMatchObject({ state: 'gone' })
  })

  test('finds it by typing the token, at its own outlet only', async () => {
    const found = await ask(`/p/v1/token/counter/${mine.token}`)
    expect(found.json).toEqual({ orderId: mine.orderId })
    for (const path of [
      `/p/v1/token/restaurant/${mine.token}`,
      '/p/v1/token/counter/999',
      '/p/v1/token/counter/1e3',
      '/p/v1/token/counter/x',
      '/p/v1/token/nowhere/1',
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 404])
  })

  test('hears of its own order at once, and is not woken by another’s', async () => {
    const heard: string[] = []
    const response = await new Promise<IncomingMessage>((settle) =>
      get(
        {
          port: hub.guestPort,
          path: `/p/v1/order/${mine.orderId}/live`,
          headers: { host: `127.0.0.1:${hub.guestPort}` },
        },
        settle,
      ),
    )
    response.setEncoding('utf8')
    response.on('data', (text: string) => heard.push(text))
    await expect.poll(() => heard.join(''), { timeout: 8_000 }).toContain('"preparing"')
    await bump((await order()).orderId)
    await bump(mine.orderId)
    await expect.poll(() => heard.join(''), { timeout: 8_000 }).toContain('"ready"')
    expect(heard.join('').match(/data: /g)).toHaveLength(2)
    response.destroy()
  })
})

describe('the pager says nothing', () => {
  test('of a party at a table, of what nobody makes, or of an order long ago', async () => {
    const party = await feedParty(hub.shop)
    const sweets = await order('kaju-katli')
    const old = await order()
    hub.shop.clock.now += 13 * 3_600_000
    for (const { orderId } of [party, sweets, old])
      expect((await ask(`/p/v1/order/${orderId}/state`)).status).toBe(404)
    expect((await ask('/p/v1/order/../../etc/passwd/state')).status).toBe(404)
  })

  test('to whoever asks too often', async () => {
    const answers: number[] = []
    for (let i = 0; i < 25; i += 1)
      answers.push(
        (await hub.ask('/p/v1/token/counter/7777', { port: hub.guestPort, from: '127.0.0.9' }))
          .status,
      )
    expect(new Set(answers.slice(0, 20))).toEqual(new Set([404]))
    expect(answers.at(-1)).not.toBe(404)
  })
})

describe('a receipt', () => {
  const blocksOf = (billId: string): string =>
    JSON.stringify(
      JSON.parse(
        cell(
          hub.shop.db,
          `select task from job where about = ? and kind = 'receipt'`,
          `bill:${billId}`,
        ),
      ) as JobTask,
    )

  test('leads to the pager while something is still being made, and where phones can find the hub', async () => {
    const till = hub.shop.join('counter', 'counter', 'ravi')
    const ring = async (itemId: string): Promise<{ orderId: string; billId: string }> =>
      done(await hub.shop.send(till, 'sale.ring', saleOf([{ itemId, qtyMilli: 1000 }]))).result
    hub.shop.db.prepare(`update hub set guest_address = ''`).run()
    expect(blocksOf((await ring('vada-pav')).billId)).not.toContain('/p/')
    hub.shop.db.prepare(`update hub set guest_address = 'http://10.0.0.5:7480'`).run()
    const waited = await ring('vada-pav')
    expect(blocksOf(waited.billId)).toContain(`http://10.0.0.5:7480/p/${waited.orderId}`)
    expect(blocksOf((await ring('kaju-katli')).billId)).not.toContain('/p/')
  })
})
