/** What the hub really answers is as its description says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { viewFacts } from '../../hub/views/views.ts'
import { isCommandName } from '../../schema/commands.ts'
import { deviceKinds } from '../../schema/device.ts'
import { readings } from '../../schema/readings.ts'
import { judgeOf, type Description } from './described.ts'
import { askAnEvening } from './approval-kit.ts'
import { dealWithCustomers } from './customer-kit.ts'
import { addCoupon } from './coupon-kit.ts'
import { done, saleOf, sellAnEvening } from './evening.ts'
import { openHub, type Answer, type Screen, type TestHub } from './http-kit.ts'
import { knowFirm, sendOut } from './challan-kit.ts'
import { billNow, column } from './look.ts'
import { chai } from './mix.ts'

let hub: TestHub
let faultsIn: ReturnType<typeof judgeOf>
const screens = new Map<string, Screen>()

beforeAll(async () => {
  hub = await openHub()
  faultsIn = judgeOf((await hub.ask('/api/openapi.json')).json as Description)
  for (const kind of deviceKinds) screens.set(kind, await hub.pair(kind))
  await sellAnEvening(hub.shop)
  await dealWithCustomers(hub.shop)
  await askAnEvening(hub.shop)
  hub.shop.program('counter')
})
afterAll(() => hub.close())

describe('what the hub really answers is as described', () => {
  const as = (kind: string): ReturnType<TestHub['as']> => hub.as(screens.get(kind) as Screen)

  const few: readonly string[] = ['expo', 'board', 'approvals']
  const shown = viewFacts.map(({ name, screen }) => [name, screen] as const)
  test.each(shown)('in the view of the %s', async (name, screen) => {
    await as('office').signIn('asha')
    const answer = await as(screen).get(`/api/v1/views/${name}`)
    expect(answer.status).toBe(200)
    expect(faultsIn(answer, `/api/v1/views/${name}`)).toEqual([])
    const { docs } = answer.json as { docs: readonly { key: string }[] }
    expect(docs.length).toBeGreaterThan(few.includes(name) ? 0 : 3)
  })

  const billId = (): string =>
    column<string>(hub.shop.db, `select bill_id from bill where outlet_id = 'counter'`)[0] ?? ''

  const paidBillId = (): string =>
    column<string>(hub.shop.db, `select bill_id from invoice where outlet_id = 'counter'`)[0] ?? ''
  const customerId = (): string =>
    column<string>(hub.shop.db, 'select customer_id from customer where credit_limit > 0')[0] ?? ''
  const voucherNumber = (): string =>
    column<string>(hub.shop.db, 'select number from voucher')[0] ?? ''
  const tillId = (): string =>
    column<string>(hub.shop.db, `select till_id from till where outlet_id = 'counter'`)[0] ?? ''

  const today = 'from=20261121&to=20261121'

  /** How each reading is asked, by somebody who may. */
  const askings: Readonly<Record<keyof typeof readings, () => Promise<Answer>>> = {
    me: () => as('counter').get('/api/v1/me'),
    menu: () => as('counter').get('/api/v1/menu'),
    shop: () => as('office').get('/api/v1/shop'),
    bridge: () => as('bridge').get('/api/v1/views/bridge'),
    billSearch: () => as('cashier').get('/api/v1/bills?find=a'),
    bill: () => as('counter').get(`/api/v1/bills/${billId()}`),
    coupon: async () => {
      await addCoupon(hub.shop)
      return as('counter').get('/api/v1/coupons/FESTIVE10?base=10000')
    },
    billShares: async () => {
      const sunita = hub.shop.join('counter', 'counter', 'sunita')
      const order = {
        orderType: 'takeaway',
        lines: [{ itemId: 'samosa', qtyMilli: 3000 }],
      } as const
      const owed = done(await hub.shop.send(sunita, 'order.place', order)).result.billId
      return as('cashier').get(`/api/v1/bills/${owed}/shares?parts=0:2000;0:1000`)
    },
    buyer: () => as('counter').get(`/api/v1/bills/${billId()}/buyer`),
    invoicePdf: () => as('counter').get(`/api/v1/bills/${paidBillId()}/invoice.pdf`),
    creditNotePdf: async () => {
      const asha = hub.shop.join('cashier', 'counter', 'asha')
      const sale = saleOf([{ itemId: 'samosa', qtyMilli: 1000 }])
      const sold = done(await hub.shop.send(asha, 'sale.ring', sale)).result
      const lines = billNow(hub.shop, sold.billId).lines.map(({ lineId, qtyMilli }) => ({
        lineId,
        qtyMilli,
        fate: 'restock' as const,
      }))
      const asked = { billId: sold.billId, lines, reason: 'Not as ordered' }
      const { refundId } = done(await hub.shop.send(asha, 'bill.refund', asked)).result
      return as('counter').get(`/api/v1/refunds/${refundId}/credit-note.pdf`)
    },
    challanPdf: async () => {
      const sent = await sendOut(hub.shop, await knowFirm(hub.shop))
      return as('counter').get(`/api/v1/bills/${sent}/challan.pdf`)
    },
    paper: () => as('devices').get('/api/v1/papers/none'),
    cheques: () => as('counter').get('/api/v1/cheques'),
    statementPdf: () =>
      as('counter').get(
        `/api/v1/customers/${customerId()}/statement.pdf?from=20261101&to=20261130`,
      ),
    entries: () => as('office').get(`/api/v1/bills/${billId()}/entries`),
    accounts: () => as('office').get('/api/v1/accounts'),
    devices: () => as('office').get('/api/v1/devices'),
    tableCodes: () => as('floor').get('/api/v1/table-codes'),
    bookings: () => as('floor').get('/api/v1/bookings?date=20261121'),
    stays: () => as('floor').get('/api/v1/stays'),
    orderPersons: () => as('counter').get('/api/v1/order-persons?orders=none'),
    callNames: () => as('board').get('/api/v1/call-names?orders=none'),
    guestNames: () => as('counter').get('/api/v1/guest-names'),
    routing: () => as('office').get('/api/v1/routing'),
    recipes: () => as('kitchen').get('/api/v1/recipes'),
    catalogue: () => as('office').get('/api/v1/catalogue'),
    integrations: () => as('office').get('/api/v1/integrations'),
    tillReasons: () => as('counter').get('/api/v1/till-reasons'),
    coupons: () => as('office').get('/api/v1/coupons'),
    tills: () => as('office').get('/api/v1/tills'),
    tillReport: () => as('office').get(`/api/v1/tills/${tillId()}/report`),
    salesReport: () =>
      as('office').get(`/api/v1/reports/sales?${today}&grain=hour&compare=previous`),
    salesCsv: () => as('office').get(`/api/v1/reports/sales.csv?${today}&table=items`),
    trend: () => as('office').get(`/api/v1/reports/trend?${today}&of=item&id=samosa`),
    customers: () => as('counter').get('/api/v1/customers?find=su'),
    customer: () => as('counter').get(`/api/v1/customers/${customerId()}`),
    customerGroups: () => as('counter').get('/api/v1/customer-groups'),
    voucher: () => as('counter').get(`/api/v1/vouchers/${voucherNumber()}`),
    billsOfDay: () => as('office').get('/api/v1/reports/bills?date=20261121'),
  }

  test.each(Object.keys(readings) as (keyof typeof readings)[])(
    'in the reading %s',
    async (name) => {
      await as('office').signIn('asha')
      await as('counter').signIn('ravi')
      const path = readings[name].path.replace(/:(\w+)/g, '{$1}')
      const answer = await askings[name]()
      expect(answer.status).toBe(200)
      expect(faultsIn(answer, path)).toEqual([])
      const stranger = await hub.ask(readings[name].path)
      expect(stranger.status).toBe(401)
      expect(faultsIn(stranger, path)).toEqual([])
    },
  )

  test('at the doors', async () => {
    for (const path of ['/healthz', '/api/v1/start', '/api/openapi.json', '/api/asyncapi.json'])
      expect([path, faultsIn(await hub.ask(path), path)]).toEqual([path, []])
    const post = as('counter').post
    const wrong = await post('/api/v1/sign-in', { userId: 'ravi', pin: 'x' })
    expect(faultsIn(wrong, '/api/v1/sign-in', 'post')).toEqual([])
    const right = await as('counter').signIn('ravi')
    expect([right.status, faultsIn(right, '/api/v1/sign-in', 'post')]).toEqual([200, []])
    const out = await post('/api/v1/sign-out')
    expect(faultsIn(out, '/api/v1/sign-out', 'post')).toEqual([])
    const pair = { method: 'POST', headers: { 'content-type': 'application/json' } }
    for (const code of ['WRONG', hub.codes['bridge'] ?? '']) {
      const answer = await hub.ask('/api/v1/pair', { ...pair, body: JSON.stringify({ code }) })
      expect([answer.status, faultsIn(answer, '/api/v1/pair', 'post')]).toEqual([
        code === 'WRONG' ? 409 : 200,
        [],
      ])
    }
    const noPicture = await hub.ask('/api/v1/media', {
      method: 'PUT',
      body: 'no picture',
      headers: screens.get('counter')?.headers ?? {},
    })
    expect([noPicture.status, faultsIn(noPicture, '/api/v1/media', 'put')]).toEqual([400, []])
  })

  test('in the reply to every command of an evening', () => {
    const replies = hub.shop.db.prepare('select name, reply from command').raw().all() as [
      string,
      string,
    ][]
    const seen = replies.filter(([name]) => isCommandName(name))
    expect(new Set(seen.map(([name]) => name)).size).toBeGreaterThan(5)
    for (const [name, reply] of seen) {
      const path = `/api/v1/commands/${name}`
      const answer = { status: 200, json: JSON.parse(reply) as unknown } as Answer
      expect([reply, faultsIn(answer, path, 'post')]).toEqual([reply, []])
    }
  })

  test('in a refusal', async () => {
    const { json } = await as('counter').signIn('ravi')
    const { signInId } = (json as { signIn: { signInId: string } }).signIn
    const send = (args: object, more: object = {}): Promise<Answer> =>
      as('counter').post('/api/v1/commands/sale.ring', {
        v: 1,
        id: hub.shop.newId(),
        args,
        sentAt: hub.shop.clock.now,
        signIn: signInId,
        ...more,
      })
    const answers = [
      await send(saleOf([chai])),
      await send(saleOf([])),
      await send(saleOf([chai], [{ kind: 'cash', offered: 1 }])),
      await send({}),
      await send(saleOf([chai]), { signIn: undefined }),
      await send(saleOf([chai]), { name: 'order.place' }),
      await hub.ask('/api/v1/commands/sale.ring', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 409, 400, 401, 400, 401])
    for (const answer of answers)
      expect(faultsIn(answer, '/api/v1/commands/sale.ring', 'post')).toEqual([])
  })
})
