import { connect, type MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { users } from '../../hub/demo/users.ts'
import { deviceKinds, type DeviceKind } from '../../schema/device.ts'
import { clientIdOf } from '../../schema/topics.ts'
import { done, saleOf } from './evening.ts'
import { openHub, type Answer, type Screen, type TestHub } from './http-kit.ts'
import { morning } from './kit.ts'

let hub: TestHub
let screens: Readonly<Record<DeviceKind, Screen>>

beforeAll(async () => {
  hub = await openHub()
  const paired: [DeviceKind, Screen][] = []
  for (const kind of deviceKinds) paired.push([kind, await hub.pair(kind)])
  screens = Object.fromEntries(paired) as typeof screens
})
afterAll(() => hub.close())

const codeIn = ({ json }: Answer): string => (json as { readonly code: string }).code
const messageIn = ({ json }: Answer): string => (json as { readonly message: string }).message
const as = (kind: DeviceKind): ReturnType<TestHub['as']> => hub.as(screens[kind])

/** Who does not belong to the shop is told what to do, whatever they show. */
describe('a stranger', () => {
  const token = 'A'.repeat(43)
  test.each([
    ['nothing', {}],
    ['a token nobody has', { authorization: `Bearer ${token}` }],
    ['a token that is too short', { authorization: 'Bearer x' }],
    ['a name and a password', { authorization: 'Basic YXNoYTo3MDQyMTg=' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a cookie nobody has', { cookie: `chowk-counter=${token}`, 'chowk-screen': 'counter' }],
    ['a cookie without a screen', { cookie: `chowk-counter=${token}` }],
    ['a screen without a cookie', { 'chowk-screen': 'counter' }],
    ['a screen that there is not', { cookie: `chowk-owner=${token}`, 'chowk-screen': 'owner' }],
    ['a screen named like a part of an object', { 'chowk-screen': '__proto__' }],
  ])('who shows %s is sent for a pairing code', async (_, headers) => {
    const asked = [
      '/api/v1/me',
      '/api/v1/menu',
      ...deviceKinds.map((kind) => `/api/v1/views/${kind}`),
      '/api/v1/bills/x',
      '/api/v1/bills/x/entries',
      '/api/v1/accounts',
      '/api/v1/devices',
    ]
    for (const path of asked) {
      const answer = await hub.ask(path, { headers })
      expect([path, answer.status, codeIn(answer)]).toEqual([path, 401, 'device.unknown'])
    }
    const refused = await hub.ask('/api/v1/sign-out', {
      method: 'POST',
      headers: { origin: hub.origin, ...headers },
    })
    expect(messageIn(refused)).toBe(
      'This screen does not belong to the shop yet. Ask the office for a pairing code.',
    )
  })

  test('who shows the cookie of one screen as another’s is none of them', async () => {
    const { cookie = '' } = screens.counter.headers
    const answers = await Promise.all([
      hub.ask('/api/v1/me', { headers: { cookie, 'chowk-screen': 'office' } }),
      hub.ask('/api/v1/me', { headers: { cookie } }),
      hub.ask('/api/v1/me', { headers: { authorization: screens.counter.deviceId } }),
      hub.ask('/api/v1/me', { headers: { authorization: `Bearer ${screens.counter.deviceId}` } }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
  })

  test('who renames the cookie of a counter to an office’s is still a counter', async () => {
    const headers = { cookie: `chowk-office=${screens.counter.token}`, 'chowk-screen': 'office' }
    const me = await hub.ask('/api/v1/me', { headers })
    expect((me.json as { device: { kind: string } }).device.kind).toBe('counter')
    expect((await hub.ask('/api/v1/views/office', { headers })).status).toBe(403)
  })
})

describe('a view', () => {
  test('is for its own kind of screen, and for no other', async () => {
    await as('office').signIn('asha')
    for (const kind of deviceKinds) {
      for (const view of deviceKinds) {
        const { status } = await as(kind).get(`/api/v1/views/${view}`)
        expect([kind, view, status]).toEqual([kind, view, kind === view ? 200 : 403])
      }
    }
  })

  test('of the office asks for somebody who may see sales and books', async () => {
    await as('office').post('/api/v1/sign-out')
    const nobody = await as('office').get('/api/v1/views/office')
    expect([nobody.status, codeIn(nobody)]).toEqual([401, 'sign-in.missing'])
    const seenBy: Record<string, string> = {}
    for (const { id } of users) {
      await as('office').signIn(id)
      const answer = await as('office').get('/api/v1/views/office')
      seenBy[id] = answer.status === 200 ? 'seen' : codeIn(answer)
    }
    const no = 'command.not-permitted'
    expect(seenBy).toEqual({
      asha: 'seen',
      imran: 'seen',
      meena: no,
      ravi: no,
      sunita: no,
      dinesh: no,
      farida: no,
      kiran: no,
    })
  })

  test('of another outlet is for an office whose person works there', async () => {
    hub.shop.db
      .prepare(`delete from user_outlet where user_id = 'imran' and outlet_id = 'restaurant'`)
      .run()
    await as('office').signIn('imran')
    const paths = [
      '/api/v1/views/office?outlet=restaurant',
      '/api/v1/menu?outlet=restaurant',
      '/api/v1/devices?outlet=restaurant',
    ]
    for (const path of paths) expect((await as('office').get(path)).status).toBeGreaterThan(400)
    await as('office').signIn('asha')
    for (const path of paths) expect((await as('office').get(path)).status).toBe(200)
    const view = await as('office').get(paths[0] ?? '')
    expect((view.json as { outletId: string }).outletId).toBe('restaurant')
    for (const outlet of ['nowhere', '', '__proto__', "x' or 1=1"])
      expect(
        (await as('office').get(`/api/v1/views/office?outlet=${encodeURIComponent(outlet)}`))
          .status,
      ).toBe(409)
  })

  test('of another outlet is for no other screen, whoever stands at it', async () => {
    for (const kind of ['counter', 'cashier', 'kitchen', 'devices'] as const) {
      await as(kind).signIn('asha')
      const { status } = await as(kind).get(`/api/v1/views/${kind}?outlet=restaurant`)
      expect([kind, status]).toEqual([kind, 409])
      await as(kind).post('/api/v1/sign-out')
    }
  })

  test('of who is here tells of the outlets its person works at, and of nobody’s PIN', async () => {
    const outletsOf = async (): Promise<readonly string[]> => {
      const { json, text } = await as('office').get('/api/v1/me')
      expect(text).not.toMatch(/pin|scrypt|token|hash/i)
      return (json as { outlets: readonly { outletId: string }[] }).outlets.map(
        ({ outletId }) => outletId,
      )
    }
    await as('office').post('/api/v1/sign-out')
    expect(await outletsOf()).toEqual(['counter'])
    await as('office').signIn('meena')
    expect((await outletsOf()).toSorted()).toEqual(['counter', 'restaurant'])
    await as('office').signIn('asha')
    expect((await outletsOf()).toSorted()).toEqual(['counter', 'factory', 'restaurant'])
  })

  test('ends with the sign-in it was allowed by', async () => {
    const { signIn } = (await as('office').signIn('asha')).json as { signIn: { signInId: string } }
    expect((await as('office').get('/api/v1/views/office')).status).toBe(200)
    hub.shop.clock.now += 12 * 3_600_000 + 1
    const answer = await as('office').get('/api/v1/views/office')
    expect([answer.status, messageIn(answer)]).toEqual([
      401,
      'Nobody is signed in here. Choose yourself and type your PIN.',
    ])
    const command = await as('office').send(
      'device.invite',
      { kind: 'kitchen', outletId: 'counter', name: 'Stall' },
      { signIn: signIn.signInId },
    )
    expect([command.status, messageIn(command)]).toEqual([
      401,
      'Your sign-in here has ended. Type your PIN again; nothing is lost.',
    ])
    hub.shop.clock.now = morning
  })
})

describe('the books', () => {
  const ring = async (outletId: string): Promise<string> => {
    const { shop } = hub
    const till = shop.join('counter', outletId, outletId === 'counter' ? 'ravi' : 'sunita')
    const itemId = outletId === 'counter' ? 'samosa' : 'butter-naan'
    const sale = saleOf([{ itemId, qtyMilli: 1000 }])
    return done(await shop.send(till, 'sale.ring', sale)).result.billId
  }

  test('are open to the office and to those who may see them, and to no till', async () => {
    const billId = await ring('counter')
    const paths = [`/api/v1/bills/${billId}/entries`, '/api/v1/accounts']
    for (const path of paths) {
      for (const kind of deviceKinds) {
        const { json } = await as(kind).signIn('asha')
        expect((json as { ok: boolean }).ok).toBe(true)
        const { status } = await as(kind).get(path)
        expect([path, kind, status]).toEqual([path, kind, kind === 'office' ? 200 : 403])
        await as(kind).post('/api/v1/sign-out')
      }
      expect(codeIn(await as('office').get(path))).toBe('sign-in.missing')
      await as('office').signIn('meena')
      expect((await as('office').get(path)).status).toBe(403)
    }
  })

  test('of another outlet are open only where its person works there too', async () => {
    const billId = await ring('restaurant')
    const there = (what: string): string => `/api/v1/bills/${billId}${what}?outlet=restaurant`
    await as('office').signIn('asha')
    for (const what of ['', '/entries']) {
      expect((await as('office').get(there(what))).status).toBe(200)
      // Asked for as if it were this outlet's own, it is not there.
      expect(codeIn(await as('office').get(`/api/v1/bills/${billId}${what}`))).toBe('bill.unknown')
    }
    await as('office').signIn('imran')
    for (const what of ['', '/entries'])
      expect(codeIn(await as('office').get(there(what)))).toBe('outlet.unknown')
    expect(codeIn(await as('counter').get(there('')))).toBe('outlet.unknown')
  })

  test('and a bill is for those who take money, and not for the kitchen', async () => {
    const billId = await ring('counter')
    const expected = {
      counter: 200,
      cashier: 200,
      // The demo's floor is the restaurant's, and the bill is the counter's.
      floor: 409,
      office: 200,
      kitchen: 403,
      board: 403,
      display: 403,
      devices: 403,
      bridge: 403,
    }
    for (const kind of deviceKinds) {
      const { status } = await as(kind).get(`/api/v1/bills/${billId}`)
      expect([kind, status]).toEqual([kind, expected[kind]])
    }
  })

  test('and the list of devices is for the office', async () => {
    for (const kind of deviceKinds) {
      const { status, text } = await as(kind).get('/api/v1/devices')
      expect([kind, status]).toEqual([kind, kind === 'office' ? 200 : 403])
      expect(text).not.toMatch(/token|hash/i)
    }
  })
})

const happens = (client: MqttClient, event: 'connect' | 'close'): Promise<void> =>
  new Promise((settle) => client.once(event, () => settle()))

describe('a device taken out of the shop', () => {
  const dial = (screen: Screen, over: 'tcp' | 'ws'): MqttClient => {
    const clientId = clientIdOf(screen.deviceId, over)
    const common = { clientId, protocolVersion: 4, reconnectPeriod: 0 } as const
    const client =
      over === 'tcp'
        ? connect(`mqtt://127.0.0.1:${hub.mqttPort}`, {
            ...common,
            username: screen.deviceId,
            password: screen.token,
          })
        : connect(`ws://127.0.0.1:${hub.port}/mqtt?screen=${screen.kind}`, {
            ...common,
            wsOptions: { headers: screen.headers },
          })
    client.on('error', () => undefined)
    return client
  }

  test('is told so at its next request, and its connections end and stay ended', async () => {
    const tablet = await hub.pair('cashier')
    const clients = [dial(tablet, 'tcp'), dial(tablet, 'ws')]
    await Promise.all(clients.map((client) => happens(client, 'connect')))
    const ended = Promise.all(clients.map((client) => happens(client, 'close')))

    const owner = as('office')
    const { signIn } = (await owner.signIn('asha')).json as { signIn: { signInId: string } }
    const revoked = await owner.send(
      'device.revoke',
      { deviceId: tablet.deviceId },
      { signIn: signIn.signInId },
    )
    expect(revoked.status).toBe(200)
    const next = await hub.as(tablet).get('/api/v1/me')
    expect([next.status, messageIn(next)]).toEqual([
      403,
      'This screen was taken out of the shop. Ask the office.',
    ])
    await ended

    const answers = [
      await hub.as(tablet).get('/api/v1/views/cashier'),
      await hub.as(tablet).send('drawer.shut', { drawerId: 'counter-drawer' }),
      await hub.as(tablet).signIn('meena'),
      await hub.as(tablet).post('/api/v1/sign-out'),
    ]
    expect(answers.map(codeIn)).toEqual(answers.map(() => 'device.revoked'))
    for (const over of ['tcp', 'ws'] as const) {
      const again = dial(tablet, over)
      let isIn = false
      again.on('connect', () => (isIn = true))
      await happens(again, 'close')
      expect(isIn).toBe(false)
    }
  })
})
