import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { users } from '../../hub/demo/users.ts'
import { createSessions } from '../../hub/edge/sessions.ts'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { openHub, pepper, pinOf, type Answer, type Screen, type TestHub } from './http-kit.ts'

let hub: TestHub
let counter: Screen
beforeEach(async () => {
  hub = await openHub()
  counter = await hub.pair('counter')
})
afterEach(() => hub.close())

interface SignIn {
  readonly signInId: string
  readonly userId: string
  readonly rights: Readonly<Record<string, string>>
}
const signInOf = ({ json }: Answer): SignIn => (json as { signIn: SignIn }).signIn
const codeOf = ({ json }: Answer): string => (json as { code: string }).code

const whoIsAt = async (screen: Screen): Promise<string | null> => {
  const { json } = await hub.as(screen).get('/api/v1/me')
  return (json as { signIn: SignIn | null }).signIn?.userId ?? null
}

const wrong = {
  ok: false,
  code: 'sign-in.wrong-pin',
  facts: {},
  message: 'That PIN is not right.',
}

/** A screen of another outlet, paired with a code from the office. */
const screenAt = async (outletId: string): Promise<Screen> => {
  const office = hub.as(await hub.pair('office'))
  const { signInId } = signInOf(await office.signIn('asha'))
  const args = { kind: 'counter', outletId, name: 'Till' }
  const { json } = await office.send('device.invite', args, { signIn: signInId })
  return hub.pair('counter', (json as { result: { code: string } }).result.code)
}

describe('the right PIN', () => {
  test('signs its person in, with what they may do', async () => {
    const answer = await hub.as(counter).signIn('meena')
    expect(answer.status).toBe(200)
    expect(signInOf(answer)).toMatchObject({
      userId: 'meena',
      name: 'Meena Jadhav',
      roleId: 'cashier',
      at: hub.shop.clock.now,
      expiresAt: hub.shop.clock.now + 12 * 3_600_000,
      rights: { 'bill.settle': 'allow', 'receipt.reprint': 'ask' },
    })
    expect(await whoIsAt(counter)).toBe('meena')
  })

  test('signs everybody of the outlet in, and nobody who does not work there', async () => {
    const tills = {
      counter,
      restaurant: await screenAt('restaurant'),
      factory: await screenAt('factory'),
    }
    for (const [outletId, till] of Object.entries(tills)) {
      for (const { id, outletIds } of users) {
        const worksHere = (outletIds as readonly string[]).includes(outletId)
        const answer = await hub.as(till).signIn(id)
        expect([outletId, id, answer.status]).toEqual([outletId, id, worksHere ? 200 : 401])
      }
      const { json } = await hub.as(till).get('/api/v1/me')
      const offered = (json as { users: readonly { userId: string }[] }).users
      expect(offered.map(({ userId }) => userId).toSorted()).toEqual(
        users
          .filter(({ outletIds }) => (outletIds as readonly string[]).includes(outletId))
          .map(({ id }) => id)
          .toSorted(),
      )
    }
  })

  test('of a person at the door of another outlet is answered like a wrong one', async () => {
    const till = await screenAt('restaurant')
    expect((await hub.as(till).signIn('ravi')).json).toEqual(wrong)
    expect(await whoIsAt(till)).toBe(null)
  })
})

describe('a wrong PIN', () => {
  test.each([
    ['another PIN', 'meena', '862431'],
    ['somebody else’s', 'meena', pinOf('ravi')],
    ['too few digits', 'meena', '862'],
    ['too many', 'meena', '862430862430'],
    ['no digits', 'meena', 'meena!'],
    ['nothing', 'meena', ''],
    ['the right one with a space', 'meena', `${pinOf('meena')} `],
    ['digits of another script', 'meena', '८६२४३०'],
    ['a person there is not', 'nobody', '862430'],
    ['a person without a name', '', '862430'],
    ['a person named like a part of an object', '__proto__', '862430'],
  ])('(%s) is answered with the same words', async (_, userId, pin) => {
    const answer = await hub.as(counter).signIn(userId, { pin })
    expect([answer.status, answer.json]).toEqual([401, wrong])
    expect(await whoIsAt(counter)).toBe(null)
  })

  test('of a person there is not takes the hub as much work as of one there is', async () => {
    const time = async (userId: string): Promise<number> => {
      const from = performance.now()
      await hub.as(counter).signIn(userId, { pin: '000000' })
      return performance.now() - from
    }
    const known: number[] = []
    const unknown: number[] = []
    for (const { id } of users.slice(0, 4)) {
      known.push(await time(id))
      unknown.push(await time(`no-${id}`))
    }
    const [fastest, stranger] = [Math.min(...known), Math.min(...unknown)]
    // Not looking at all would take a twentieth; a busy machine must not look like that.
    expect(stranger).toBeGreaterThan(fastest / 5)
  })

  test('ten times at once is ten guesses: five are looked at and the rest must wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => hub.as(counter).signIn('meena', { pin: '000000' })),
    )
    expect(answers.map(codeOf).filter((code) => code === 'sign-in.wrong-pin')).toHaveLength(5)
    expect(answers.map(codeOf).filter((code) => code === 'sign-in.wait')).toHaveLength(5)
    // The right one must wait as well, or the wait would be no wait.
    expect(codeOf(await hub.as(counter).signIn('meena'))).toBe('sign-in.wait')
  })

  test('says how long to wait, in seconds, and waiting is enough', async () => {
    for (let i = 0; i < 8; i += 1) {
      await hub.as(counter).signIn('meena', { pin: '000000' })
      hub.shop.clock.now += i < 7 ? 60_000 : 0
    }
    const answer = await hub.as(counter).signIn('meena')
    expect([answer.status, answer.json]).toEqual([
      429,
      {
        ok: false,
        code: 'sign-in.wait',
        facts: { seconds: 16 },
        message: 'Too many wrong PINs. Try again in 16 seconds, or ask a manager.',
      },
    ])
    hub.shop.clock.now += 15_001
    expect(codeOf(await hub.as(counter).signIn('meena'))).toBe('sign-in.wait')
    hub.shop.clock.now += 999
    expect((await hub.as(counter).signIn('meena')).status).toBe(200)
  })

  test('keeps nobody out on another screen, and nobody else on this one', async () => {
    const desk = await hub.pair('cashier')
    for (let i = 0; i < 6; i += 1) await hub.as(counter).signIn('meena', { pin: '000000' })
    expect(codeOf(await hub.as(counter).signIn('meena'))).toBe('sign-in.wait')
    expect((await hub.as(desk).signIn('meena')).status).toBe(200)
    expect((await hub.as(counter).signIn('ravi')).status).toBe(200)
  })

  test('is slowed down from one address, whoever it is typed for, and from no other', async () => {
    const { headers } = counter
    const guess = (from: string): Promise<Answer> =>
      hub.ask('/api/v1/sign-in', {
        method: 'POST',
        from,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ userId: 'meena', pin: '1' }),
      })
    const answers = await Promise.all(Array.from({ length: 130 }, () => guess('127.0.0.66')))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
    expect((await guess('127.0.0.67')).status).toBe(401)
  })

  test('sent a hundred times at once does not make the next screen wait for its turn', async () => {
    const { db, bus, clock, newId } = hub.shop
    const sessions = createSessions({ reader: db, bus, pepper, now: () => clock.now, newId })
    const desk = await hub.pair('cashier')
    const [tablet, other] = [counter, desk].map(({ deviceId }) => deviceById(db, deviceId))
    if (tablet === undefined || other === undefined) throw new Error('no device')
    let answered = 0
    const flood = Array.from({ length: 20 }, async (_, i) => {
      await sessions.signIn(tablet, { userId: `nobody-${i}`, pin: '000000', purpose: 'work' })
      answered += 1
    })
    const meena = { userId: 'meena', pin: pinOf('meena'), purpose: 'work' } as const
    const honest = await sessions.signIn(other, meena)
    expect(honest.ok).toBe(true)
    expect(answered).toBeLessThan(5)
    await Promise.all(flood)
  })
})

describe('signing out', () => {
  test('ends the sign-in of this screen and of no other', async () => {
    const desk = await hub.pair('cashier')
    await hub.as(counter).signIn('meena')
    await hub.as(desk).signIn('meena')
    expect((await hub.as(counter).post('/api/v1/sign-out')).json).toEqual({ ok: true })
    expect(await whoIsAt(counter)).toBe(null)
    expect(await whoIsAt(desk)).toBe('meena')
  })

  test('where nobody is signed in changes nothing and is no error', async () => {
    const before = hub.shop.count('event')
    expect((await hub.as(counter).post('/api/v1/sign-out')).json).toEqual({ ok: true })
    expect(hub.shop.count('event')).toBe(before)
  })

  test('is what the next person does to the one before', async () => {
    const first = signInOf(await hub.as(counter).signIn('ravi'))
    hub.shop.clock.now += 60_000
    await hub.as(counter).signIn('sunita')
    hub.shop.clock.now += 60_000
    expect(await whoIsAt(counter)).toBe('sunita')
    const late = await hub
      .as(counter)
      .send('drawer.shut', { drawerId: 'counter-drawer' }, { signIn: first.signInId })
    expect([late.status, codeOf(late)]).toEqual([401, 'sign-in.ended'])
  })
})

const reprint = (id = hub.shop.newId(), args: object = { billId: id }) => ({
  id,
  name: 'receipt.reprint',
  args,
})

describe('an approval', () => {
  test('is of the command that was shown, however much it says, and of no other', async () => {
    const { signInId: signIn } = signInOf(await hub.as(counter).signIn('ravi'))
    const katli = { itemId: 'kaju-katli', qtyMilli: 250, source: 'typed', note: 'x'.repeat(60) }
    const lines = Array.from({ length: 60 }, () => ({ ...katli }))
    const off = { kind: 'rate', ratePpm: 50_000 }
    const args = {
      orderType: 'takeaway',
      lines,
      tenders: [{ kind: 'cash', offered: 'exact' }],
      discount: { reasonId: 'regular', off },
    }
    const id = hub.shop.newId()
    const forCommand = { id, name: 'sale.ring', args }
    const typed = await hub.as(counter).signIn('imran', { purpose: 'approval', forCommand })
    const approval = signInOf(typed).signInId
    const send = (sent: object) => hub.as(counter).send('sale.ring', sent, { id, signIn, approval })
    const more = await send({
      ...args,
      discount: { reasonId: 'regular', off: { ...off, ratePpm: 90_000 } },
    })
    expect([more.status, codeOf(more)]).toEqual([403, 'command.approval-changed'])
    expect((await send(args)).status).toBe(200)
  })

  test('of what nests deeper than any command is refused before it is looked at', async () => {
    let nested: object = {}
    for (let i = 0; i < 40; i += 1) nested = { nested }
    const forCommand = reprint(hub.shop.newId(), nested)
    const answer = await hub.as(counter).signIn('asha', { purpose: 'approval', forCommand })
    expect(codeOf(answer)).toBe('command.malformed')
  })

  test('does not change who is signed in, and gives no rights but to its command', async () => {
    await hub.as(counter).signIn('ravi')
    const forCommand = reprint()
    const answer = await hub.as(counter).signIn('asha', { purpose: 'approval', forCommand })
    expect(signInOf(answer)).toMatchObject({
      userId: 'asha',
      rights: {},
      expiresAt: hub.shop.clock.now + 60_000,
    })
    expect(await whoIsAt(counter)).toBe('ravi')
    // It is no sign-in to work with.
    const { signInId } = signInOf(answer)
    const command = await hub
      .as(counter)
      .send(
        'device.invite',
        { kind: 'office', outletId: 'counter', name: 'x' },
        { signIn: signInId },
      )
    expect(codeOf(command)).toBe('sign-in.ended')
  })

  test('opens no view', async () => {
    const office = await hub.pair('office')
    const forCommand = reprint()
    await hub.as(office).signIn('asha', { purpose: 'approval', forCommand })
    expect((await hub.as(office).get('/api/v1/views/office')).status).toBe(401)
  })

  test('outlives the signing out of the one it was given to, as far as it concerns nobody else', async () => {
    await hub.as(counter).signIn('ravi')
    await hub.as(counter).signIn('asha', { purpose: 'approval', forCommand: reprint() })
    await hub.as(counter).post('/api/v1/sign-out')
    expect(await whoIsAt(counter)).toBe(null)
  })
})

describe('a sign-in', () => {
  test('of twelve hours ago is none', async () => {
    await hub.as(counter).signIn('meena')
    hub.shop.clock.now += 12 * 3_600_000 - 1
    expect(await whoIsAt(counter)).toBe('meena')
    hub.shop.clock.now += 1
    expect(await whoIsAt(counter)).toBe(null)
  })

  test('says nowhere which PIN it was typed with', async () => {
    const answers = [
      await hub.as(counter).signIn('meena'),
      await hub.as(counter).signIn('meena', { pin: '135792' }),
      await hub.as(counter).get('/api/v1/me'),
    ]
    const { shop } = hub
    const rows = ['command', 'event', 'sign_in', 'pin_guess'].map((table) =>
      shop.db.prepare(`select * from ${table}`).all(),
    )
    const everything = [
      ...answers.map(({ text }) => text),
      JSON.stringify(rows),
      hub.logged(),
    ].join()
    expect(everything).not.toContain(pinOf('meena'))
    expect(everything).not.toContain('135792')
    expect(everything).not.toContain(counter.token)
  })
})
