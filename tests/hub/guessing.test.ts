import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLocalBus } from '../../hub/bus/local.ts'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { createSessions, type Sessions } from '../../hub/edge/sessions.ts'
import { hashPin } from '../../hub/people/pin.ts'
import { waitAfter } from '../../hub/people/guessing.ts'
import { openStore } from '../../hub/store/open.ts'
import { users } from '../../hub/demo/users.ts'
import type { DeviceDoc } from '../../schema/device.ts'
import type { RefusalCode } from '../../schema/refusals.ts'
import { done } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { asHub, depsOf, figure } from './look.ts'

const second = 1000
const minute = 60 * second
const day = 24 * 60 * minute

const pepper = Buffer.from('pepper')
const people = users.filter(({ outletIds }) => (outletIds as readonly string[]).includes('counter'))

let shop: Shop
let sessions: Sessions
let tablet: DeviceDoc

beforeEach(() => {
  shop = openShop()
  // A hundred wrong PINs are a hundred commits, and no power cut is looked at here.
  shop.db.pragma('synchronous = off')
  sessions = sessionsOf(shop)
  tablet = docOf(shop.join('counter', 'counter'))
})
afterEach(() => shop.close())

const sessionsOf = ({ db, bus, clock, newId }: Shop): Sessions =>
  createSessions({ reader: db, bus, pepper, now: () => clock.now, newId })

const docOf = ({ device }: Sender, from: Shop = shop): DeviceDoc => {
  const doc = deviceById(from.db, device)
  if (doc === undefined) throw new Error('no such device')
  return doc
}

/** How a typed PIN was answered: `null` for right, or the refusal's code. */
const type = async (
  device: DeviceDoc,
  userId: string,
  pin = '000000',
  door: Sessions = sessions,
): Promise<RefusalCode | null> => {
  const answer = await door.signIn(device, { userId, pin, purpose: 'work' })
  return answer.ok ? null : answer.error.code
}

/** Types a wrong PIN as soon as the hub takes it, a number of times, and says how long that took. */
const guess = async (device: DeviceDoc, userId: string, times: number): Promise<number> => {
  const from = shop.clock.now
  for (let made = 0; made < times;) {
    const code = await type(device, userId)
    if (code === 'sign-in.wrong-pin') made += 1
    else if (code === 'sign-in.wait') shop.clock.now += second
    else throw new Error(`stopped by ${code}`)
  }
  return shop.clock.now - from
}

const givePin = async (userId: string, pin: string): Promise<void> => {
  shop.db
    .prepare('update user set pin_hash = ? where user_id = ?')
    .run(await hashPin(pin, pepper), userId)
}

describe('a wrong PIN', () => {
  test('is forgiven five times, then the wait doubles up to five minutes', async () => {
    const waits: number[] = []
    for (let i = 0; i < 16; i += 1) waits.push((await guess(tablet, 'meena', 1)) / second)
    expect(waits).toEqual([0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
  })

  test('says how long to wait, and waiting is enough', async () => {
    await guess(tablet, 'meena', 9)
    const attempt = { userId: 'meena', pin: '000000', purpose: 'work' } as const
    expect(await sessions.signIn(tablet, attempt)).toMatchObject({
      error: { code: 'sign-in.wait', facts: { seconds: 32 } },
    })
    shop.clock.now += 32 * second
    expect(await type(tablet, 'meena')).toBe('sign-in.wrong-pin')
  })

  test('keeps the person out on that device only, and nobody else anywhere', async () => {
    await givePin('meena', '862430')
    await givePin('ravi', '597103')
    const other = docOf(shop.join('cashier', 'counter'))
    await guess(tablet, 'meena', 12)
    expect(await type(tablet, 'meena', '862430')).toBe('sign-in.wait')
    expect(await type(other, 'meena', '862430')).toBe(null)
    expect(await type(tablet, 'ravi', '597103')).toBe(null)
  })

  test('is forgotten once the right one was typed', async () => {
    await givePin('meena', '862430')
    await guess(tablet, 'meena', 4)
    expect(await type(tablet, 'meena', '862430')).toBe(null)
    expect(await guess(tablet, 'meena', 5)).toBe(0)
  })

  test('ten at once on one device are ten guesses, not one', async () => {
    const codes = await Promise.all(Array.from({ length: 10 }, () => type(tablet, 'meena')))
    expect(codes.filter((code) => code === 'sign-in.wrong-pin')).toHaveLength(5)
    expect(codes.filter((code) => code === 'sign-in.wait')).toHaveLength(5)
  })

  test('for an approval counts like any other', async () => {
    const attempt = {
      userId: 'imran',
      pin: '1',
      purpose: 'approval',
      forCommand: { id: shop.newId(), name: 'receipt.reprint', args: {} },
    } as const
    for (let i = 0; i < 5; i += 1) await sessions.signIn(tablet, attempt)
    expect(await type(tablet, 'imran')).toBe('sign-in.wait')
  })

  test('for a person who does not work here tells nothing and leaves no trace', async () => {
    expect(await type(tablet, 'nobody')).toBe('sign-in.wrong-pin')
    expect(figure(shop.db, 'select count(*) from pin_guess')).toBe(0)
  })

  test('is told in the log, with who and where', async () => {
    await type(tablet, 'meena')
    expect(shop.events().at(-1)).toMatchObject({
      kind: 'signIn.failed',
      data: { deviceId: tablet.deviceId, userId: 'meena', failures: 1 },
    })
  })
})

describe('a device that has seen a hundred wrong PINs in a day', () => {
  const exhaust = async (): Promise<void> => {
    for (let i = 0; i < 20; i += 1)
      for (const { id } of people.slice(0, 5)) await guess(tablet, id, 1)
  }

  test('takes none any more, not even a right one, while the shop goes on elsewhere', async () => {
    await givePin('asha', '704218')
    await exhaust()
    for (const { id } of people) expect(await type(tablet, id)).toBe('sign-in.device-locked')
    expect(await type(tablet, 'asha', '704218')).toBe('sign-in.device-locked')
    expect(await type(docOf(shop.join('cashier', 'counter')), 'asha', '704218')).toBe(null)
  })

  test('is opened by pairing it anew', async () => {
    await givePin('asha', '704218')
    await exhaust()
    const office = shop.join('office', 'counter', 'asha')
    const invited = done(
      await shop.send(office, 'device.invite', {
        kind: 'counter',
        outletId: 'counter',
        name: 'Counter 2',
      }),
    )
    const paired = await sessions.pair(invited.result.code.toLowerCase(), 'a browser')
    if (!paired.ok) throw new Error(paired.error.code)
    const anew = sessions.deviceOf(paired.value.token)
    if (anew === undefined) throw new Error('the token opens nothing')
    expect(await type(anew, 'asha', '704218')).toBe(null)
  })

  test('takes them again a day after the last', async () => {
    await exhaust()
    shop.clock.now += day
    expect(await type(tablet, 'sunita')).toBe('sign-in.wrong-pin')
  })
})

describe('the counts', () => {
  test('survive the hub being stopped and started', async () => {
    await guess(tablet, 'meena', 9)
    shop.db.close()
    const db = openStore(shop.path, { now: () => shop.clock.now, newId: shop.newId })
    const again = createSessions({
      reader: db,
      bus: openLocalBus(db, depsOf(shop)),
      pepper,
      now: () => shop.clock.now,
      newId: shop.newId,
    })
    expect(await type(tablet, 'meena', '000000', again)).toBe('sign-in.wait')
    shop.clock.now += 32 * second
    expect(await type(tablet, 'meena', '000000', again)).toBe('sign-in.wrong-pin')
    expect(await type(tablet, 'meena', '000000', again)).toBe('sign-in.wait')
    db.close()
  })

  test('keep nobody out longer when the clock is put back two days', async () => {
    await givePin('meena', '862430')
    await guess(tablet, 'meena', 12)
    shop.clock.now -= 2 * day
    shop.clock.now += 5 * minute
    expect(await type(tablet, 'meena', '862430')).toBe(null)
  })

  test('are not forgotten when the clock is put back two days', async () => {
    for (let i = 0; i < 20; i += 1)
      for (const { id } of people.slice(0, 5)) await guess(tablet, id, 1)
    shop.clock.now -= 2 * day
    expect(await type(tablet, 'sunita')).toBe('sign-in.device-locked')
  })
})

/** What somebody with a stolen tablet does next: whom to try, and how long to wait before. */
const move = fc.record({
  person: fc.nat(people.length - 1),
  wait: fc.oneof(
    { weight: 5, arbitrary: fc.constant<number | 'least'>('least') },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 600 }).map((seconds) => seconds * second) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 26 }).map((hours) => hours * 60 * minute) },
  ),
  times: fc.integer({ min: 1, max: 40 }),
})

/** Somebody in a hurry: everybody in turn, and never a second longer than the hub asks for. */
const greedy = people.map((_, person) => ({ person, wait: 'least' as const, times: 1 }))

describe('whoever guesses, however they go about it', () => {
  const attack = async (
    moves: readonly { person: number; wait: number | 'least'; times: number }[],
    jumps: readonly number[],
    until: number,
  ): Promise<{ readonly at: readonly number[]; readonly forward: number }> => {
    const one = openShop()
    one.db.pragma('synchronous = off')
    const door = sessionsOf(one)
    const stolen = docOf(one.join('counter', 'counter'), one)
    const failures = new Map<string, number>()
    const start = one.clock.now
    const at: number[] = []
    const time = { passed: 0, forward: 0 }
    const wait = (milliseconds: number): void => {
      one.clock.now += milliseconds
      time.passed += milliseconds
      time.forward += milliseconds
    }
    try {
      for (let i = 0; time.passed < until; i += 1) {
        const { person, wait: before, times } = moves[i % moves.length]!
        const userId = people[person]!.id
        for (let n = 0; n < times && time.passed < until; n += 1) {
          wait(before === 'least' ? waitAfter(failures.get(userId) ?? 0) : before)
          const code = await type(stolen, userId, '000000', door)
          if (code === 'sign-in.wrong-pin') {
            at.push(time.passed)
            failures.set(userId, (failures.get(userId) ?? 0) + 1)
          } else {
            wait(code === 'sign-in.device-locked' ? 60 * minute : second)
          }
        }
        const jump = jumps[i % Math.max(1, jumps.length)] ?? 0
        one.clock.now = Math.max(start, one.clock.now + jump)
        time.forward += Math.max(0, jump)
      }
    } finally {
      one.close()
    }
    return { at, forward: time.forward }
  }

  test('gets at most a hundred guesses a day out of one device, for thirty days', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 6 }), async (moves) => {
        const { at } = await attack(moves, [], 30 * day)
        expect(at.length).toBeLessThanOrEqual(30 * 100)
        at.forEach((moment, i) => {
          const hundredBefore = at[i - 100]
          expect(moment - (hundredBefore ?? -day)).toBeGreaterThanOrEqual(day)
        })
      }),
      { numRuns: 6, examples: [[greedy]] },
    )
  })

  test('gets no more by moving the clock two days back and forth than the days it was moved by', async () => {
    const jump = fc.constantFrom(-2 * day, 0, 2 * day)
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { minLength: 1, maxLength: 4 }),
        fc.array(jump, { minLength: 1, maxLength: 4 }),
        async (moves, jumps) => {
          const { at, forward } = await attack(moves, jumps, 5 * day)
          expect(at.length).toBeLessThanOrEqual(100 * (1 + Math.ceil(forward / day)))
        },
      ),
      { numRuns: 6, examples: [[greedy, [2 * day, -2 * day]]] },
    )
  })
})

describe('a sign-in', () => {
  test('ends when the next person signs in, and when its own signs out', async () => {
    await givePin('meena', '862430')
    await givePin('ravi', '597103')
    await type(tablet, 'meena', '862430')
    expect(sessions.current(tablet.deviceId)?.userId).toBe('meena')
    await type(tablet, 'ravi', '597103')
    expect(sessions.current(tablet.deviceId)?.userId).toBe('ravi')
    await asHub(shop, 'signIn.close', { deviceId: tablet.deviceId })
    expect(sessions.current(tablet.deviceId)).toBe(null)
  })
})
