import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deviceKinds, type DeviceKind } from '../../schema/device.ts'
import {
  cookieIn,
  openHub,
  type Answer,
  type Headers,
  type Screen,
  type TestHub,
} from './http-kit.ts'

let hub: TestHub
beforeEach(async () => void (hub = await openHub()))
afterEach(() => hub.close())

const pair = (body: object, headers: Headers = {}, from?: string): Promise<Answer> =>
  hub.ask('/api/v1/pair', {
    method: 'POST',
    headers: { origin: hub.origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...(from === undefined ? {} : { from }),
  })

/** A code as the office makes it: good once, for ten minutes. */
const invite = async (kind: DeviceKind = 'counter', outletId = 'counter'): Promise<string> => {
  const office = hub.as(await hub.pair('office'))
  const { signIn } = (await office.signIn('asha')).json as { signIn: { signInId: string } }
  const args = { kind, outletId, name: 'A new one' }
  const answer = await office.send('device.invite', args, { signIn: signIn.signInId })
  return (answer.json as { result: { code: string } }).result.code
}

const bodyOf = ({ json }: Answer): Record<string, unknown> => json as Record<string, unknown>

const wrong = {
  ok: false,
  code: 'pairing.wrong-code',
  facts: {},
  message: 'That code is not right, already used, or too old. Ask the office for a new one.',
}

const devices = (): number => hub.shop.count('device')

describe('a pairing code', () => {
  test('makes a browser a screen, which keeps its token where no script can read it', async () => {
    const answer = await pair({ code: await invite('kitchen'), kind: 'kitchen' })
    expect(answer.status).toBe(200)
    expect(Object.keys(bodyOf(answer)).toSorted()).toEqual(['deviceId', 'kind', 'ok', 'outletId'])
    expect(answer.headers['set-cookie']).toHaveLength(1)
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^chowk-kitchen=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const token = cookieIn(answer)?.split('=')[1] ?? ''
    expect(answer.text).not.toContain(token)
    const me = await hub.ask('/api/v1/me', {
      headers: { cookie: cookieIn(answer) ?? '', 'chowk-screen': 'kitchen' },
    })
    expect(bodyOf(me)['device']).toMatchObject({ deviceId: bodyOf(answer)['deviceId'] })
    expect(me.text).not.toContain(token)
  })

  test('makes a program a bridge, which is given its token once and no cookie', async () => {
    const answer = await pair(
      { code: await invite('bridge'), kind: 'bridge' },
      { origin: hub.origin },
    )
    expect(bodyOf(answer)['token']).toMatch(/^[\w-]{43}$/)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('is good once', async () => {
    const code = await invite()
    expect((await pair({ code })).status).toBe(200)
    const again = await pair({ code })
    expect([again.status, again.json]).toEqual([409, wrong])
  })

  test('is good for one of ten that try at the same moment', async () => {
    const code = await invite()
    const answers = await Promise.all(Array.from({ length: 10 }, () => pair({ code })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('is good for ten minutes', async () => {
    const [early, late] = [await invite(), await invite()]
    hub.shop.clock.now += 10 * 60_000
    expect((await pair({ code: early })).status).toBe(200)
    hub.shop.clock.now += 1
    expect((await pair({ code: late })).json).toEqual(wrong)
  })

  test('that is wrong, used or too old is refused in the same words, and leaves nothing', async () => {
    const code = await invite()
    await pair({ code })
    const before = devices()
    const old = await invite()
    hub.shop.clock.now += 11 * 60_000
    for (const one of [code, old, 'ABCD-EFGH', '', '-', ' ', 'x'.repeat(40), "' or 1=1 --"])
      expect((await pair({ code: one })).json).toEqual(wrong)
    // The office that made the second code is one more.
    expect(devices()).toBe(before + 1)
  })

  test('may be typed small, with spaces and with its dash anywhere', async () => {
    for (const typed of [
      (code: string) => code.toLowerCase(),
      (code: string) => code.replace('-', ''),
      (code: string) => ` ${code.replace('-', ' ')} `,
      (code: string) => code.replace('-', '').split('').join('-').toLowerCase(),
    ])
      expect((await pair({ code: typed(await invite()) })).status).toBe(200)
  })

  test('of another kind of screen makes that screen, whichever asked', async () => {
    const answer = await pair({ code: await invite('cashier'), kind: 'counter' })
    expect(bodyOf(answer)['kind']).toBe('cashier')
    expect(cookieIn(answer)).toMatch(/^chowk-cashier=/)
  })

  test('stands in the database as nobody could type it, and so does what it was traded for', async () => {
    const code = await invite()
    const cookie = cookieIn(await pair({ code })) ?? ''
    const rows = JSON.stringify([
      hub.shop.db.prepare('select * from pairing_code').all(),
      hub.shop.db.prepare('select * from device').all(),
    ])
    expect(rows).not.toContain(cookie.split('=')[1])
    expect(rows).not.toContain(code)
    expect(rows).not.toContain(code.replace('-', ''))
  })
})

describe('whoever guesses pairing codes', () => {
  const guess = (from: string): Promise<Answer> => pair({ code: 'ABCD-EFGH' }, {}, from)

  test('is slowed down after thirty, and keeps nobody else out', async () => {
    const counter = await hub.pair('counter')
    const code = await invite()
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess('127.0.0.66')))
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(30)
    const slowed = answers.filter(({ status }) => status === 429)
    expect(slowed).toHaveLength(10)
    expect(bodyOf(slowed[0] as Answer)).toMatchObject({ ok: false, code: 'hub.busy' })
    // Even the right code is not looked at from there now; it is from anywhere else.
    expect((await pair({ code }, {}, '127.0.0.66')).status).toBe(429)
    expect((await hub.as(counter).get('/api/v1/me')).status).toBe(200)
    expect((await hub.as(counter).signIn('ravi')).status).toBe(200)
    expect((await pair({ code }, {}, '127.0.0.67')).status).toBe(200)
  })

  test('is told from a shop that opens many screens at once', async () => {
    for (let i = 0; i < 45; i += 1) {
      const { status } = await pair({ code: hub.codes['counter'] ?? '' })
      expect([i, status]).toEqual([i, 200])
    }
  })

  test('finds no shorter way by writing them wrong', async () => {
    const answers = await Promise.all(
      Array.from({ length: 35 }, (_, i) =>
        pair(i % 2 === 0 ? { code: i } : { kind: 'office' }, {}, '127.0.0.68'),
      ),
    )
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5)
  })
})

describe('a browser that is already a screen', () => {
  const openLink = (
    screen: Screen,
    code: string,
    kind: string | undefined = screen.kind,
  ): Promise<Answer> => pair({ code, ...(kind === undefined ? {} : { kind }) }, screen.headers)

  test('stays the device it is when a link is opened again, and leaves the code to another', async () => {
    for (const kind of deviceKinds.filter((one) => one !== 'bridge')) {
      const screen = await hub.pair(kind)
      const code = await invite(kind)
      const before = devices()
      const answer = await openLink(screen, code)
      expect(answer.json).toEqual({
        ok: true,
        deviceId: screen.deviceId,
        outletId: kind === 'floor' ? 'restaurant' : 'counter',
        kind,
      })
      expect(devices()).toBe(before)
      expect((await pair({ code, kind })).status).toBe(200)
    }
  })

  test('stays it too where the page does not say which it is', async () => {
    const screen = await hub.pair('counter')
    const { cookie = '' } = screen.headers
    const code = await invite('counter')
    const before = devices()
    const answer = await pair({ code }, { cookie })
    expect(bodyOf(answer)['deviceId']).toBe(screen.deviceId)
    expect(devices()).toBe(before)
  })

  test('stays it with a code that is used, too old or wrong', async () => {
    const code = await invite()
    const screen = await hub.pair('counter', code)
    hub.shop.clock.now += 3_600_000
    for (const one of [code, 'ABCD-EFGH'])
      expect(bodyOf(await openLink(screen, one))['deviceId']).toBe(screen.deviceId)
  })

  test('may be another kind of screen besides', async () => {
    const counter = await hub.pair('counter')
    const answer = await openLink(counter, await invite('kitchen'), 'kitchen')
    expect(bodyOf(answer)['deviceId']).not.toBe(counter.deviceId)
    const cookie = `${counter.headers['cookie']}; ${cookieIn(answer)}`
    for (const kind of ['counter', 'kitchen'] as const) {
      const me = await hub.ask('/api/v1/me', { headers: { cookie, 'chowk-screen': kind } })
      expect(bodyOf(me)['device']).toMatchObject({ kind })
    }
  })

  test('becomes a new device once it was taken out of the shop', async () => {
    const screen = await hub.pair('counter')
    hub.shop.db.prepare('update device set revoked_at = 1 where device_id = ?').run(screen.deviceId)
    const answer = await openLink(screen, await invite())
    expect(answer.status).toBe(200)
    expect(bodyOf(answer)['deviceId']).not.toBe(screen.deviceId)
    expect(cookieIn(answer)).not.toBe(screen.headers['cookie'])
  })

  test('becomes a new device where its cookie is nobody’s', async () => {
    const screen = await hub.pair('counter')
    const forged = { ...screen, headers: { cookie: `chowk-counter=${'A'.repeat(43)}` } }
    const answer = await openLink(forged, await invite())
    expect(bodyOf(answer)['deviceId']).not.toBe(screen.deviceId)
  })

  test('keeps its place for as long as it is used: every visit makes its cookie last anew', async () => {
    const screen = await hub.pair('counter')
    const renewed = await hub.as(screen).get('/api/v1/me')
    expect(renewed.headers['set-cookie']?.[0]).toBe(
      `${screen.headers['cookie']}; Max-Age=34560000; Path=/; HttpOnly; SameSite=Strict`,
    )
    const bridge = await hub.pair('bridge')
    expect((await hub.as(bridge).get('/api/v1/me')).headers['set-cookie']).toBeUndefined()
    hub.shop.db.prepare('update device set revoked_at = 1 where device_id = ?').run(screen.deviceId)
    expect((await hub.as(screen).get('/api/v1/me')).headers['set-cookie']).toBeUndefined()
  })
})

describe('a browser that shows the same screen of two outlets', () => {
  test('is a device of its own at each, and keeps both', async () => {
    const here = await hub.pair('kitchen')
    const { cookie = '' } = here.headers
    const named = { cookie, 'chowk-screen': 'kitchen.restaurant' }
    const answer = await pair({ code: await invite('kitchen'), kind: 'kitchen' }, named)
    expect(bodyOf(answer)['deviceId']).not.toBe(here.deviceId)
    expect(cookieIn(answer)).toMatch(/^chowk-kitchen\.restaurant=/)
    const both = `${cookie}; ${cookieIn(answer)}`
    const deviceAs = async (screen: string): Promise<unknown> => {
      const me = await hub.ask('/api/v1/me', { headers: { cookie: both, 'chowk-screen': screen } })
      return (bodyOf(me)['device'] as { deviceId: string }).deviceId
    }
    expect(await deviceAs('kitchen')).toBe(here.deviceId)
    expect(await deviceAs('kitchen.restaurant')).toBe(bodyOf(answer)['deviceId'])
    const again = await pair(
      { code: await invite('kitchen'), kind: 'kitchen' },
      {
        cookie: both,
        'chowk-screen': 'kitchen.restaurant',
      },
    )
    expect(bodyOf(again)['deviceId']).toBe(bodyOf(answer)['deviceId'])
  })

  test('is nobody under a name that is none', async () => {
    const { headers } = await hub.pair('kitchen')
    for (const screen of ['kitchen.', 'kitchen.a;b', 'kitchen.x.y', 'Kitchen', '.kitchen'])
      expect(
        (await hub.ask('/api/v1/me', { headers: { ...headers, 'chowk-screen': screen } })).status,
      ).toBe(401)
  })
})

describe('the start page', () => {
  test('gives out codes in a demo only', async () => {
    expect((await hub.ask('/api/v1/start')).json).toEqual({ codes: null })
    const demo = await openHub({ isDemo: true })
    try {
      const { codes, places } = (await demo.ask('/api/v1/start')).json as {
        codes: Record<string, string>
        places: readonly { outletId: string; screens: readonly string[] }[]
      }
      expect(places.map(({ outletId }) => outletId)).toEqual(['counter', 'restaurant'])
      expect(places.flatMap(({ screens }) => screens).toSorted()).toEqual(
        Object.keys(codes)
          .filter((name) => name !== 'bridge')
          .toSorted(),
      )
      expect(Object.keys(codes).toSorted()).toEqual(
        [
          ...deviceKinds,
          'kitchen.restaurant',
          'cashier.restaurant',
          'office.restaurant',
          'devices.restaurant',
        ].toSorted(),
      )
      // An office, and what is seen of the hardware, stand where they were chosen.
      for (const { outletId, screens } of places)
        for (const kind of ['office', 'devices'] as const) {
          const name = screens.find((screen) => screen.split('.')[0] === kind) ?? ''
          const { headers } = await demo.pair(kind, codes[name])
          expect((await demo.ask('/api/v1/me', { headers })).json).toMatchObject({
            outlet: { outletId },
          })
        }
      for (const kind of deviceKinds) expect((await demo.pair(kind, codes[kind])).kind).toBe(kind)
    } finally {
      await demo.close()
    }
  })
})
