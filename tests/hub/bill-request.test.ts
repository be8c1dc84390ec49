import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRequestWatch } from '../../hub/watches/requests.ts'
import type { Watch } from '../../hub/watches/watch.ts'
import { requestLateMs } from '../../schema/bill-request.ts'
import { ruleOf } from '../../schema/topics.ts'
import { done } from './evening.ts'
import { feedParty } from './floor-kit.ts'
import { seatGuests, sitDown } from './guest-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { asHub, figure } from './look.ts'
import { asked, askForBill } from './request-kit.ts'

let shop: Shop
let meena: Sender
let imran: Sender
let watch: Watch
/** Devices whose line is cut. */
let gone: Set<string>

const openWatch = (): Watch =>
  createRequestWatch({
    reader: shop.db,
    bus: shop.bus,
    now: () => shop.clock.now,
    newId: shop.newId,
    isThere: (deviceId) => !gone.has(deviceId),
  })

beforeEach(() => {
  shop = openShop()
  gone = new Set()
  meena = shop.join('cashier', 'counter', 'meena')
  imran = shop.join('cashier', 'counter', 'imran')
  watch = openWatch()
})
afterEach(() => closeWhole(shop))

const pass = (ms: number): Promise<void> => {
  shop.clock.now += ms
  return watch.look()
}
/** What was told of requests, in order. */
const toldOf = (requestId: string): readonly string[] =>
  shop
    .events()
    .filter(({ key }) => key === `request:${requestId}`)
    .map(({ kind }) => kind)
const settle = async (billId: string, at = meena): Promise<void> =>
  void done(
    await shop.send(at, 'bill.settle', { billId, tenders: [{ kind: 'upi', offered: 'exact' }] }),
  )

describe('a bill that is asked for', () => {
  test('rings at every cash desk, with who asked and since when', async () => {
    const { sittingId, orderId, requestId } = await askForBill(shop)
    expect(asked(shop)).toMatchObject([
      {
        requestId,
        sittingId,
        orderId,
        askedAt: shop.clock.now,
        askedBy: 'asha',
        claimedBy: null,
        lateAt: null,
      },
    ])
    expect(toldOf(requestId)).toEqual(['bill.asked'])
    expect(ruleOf('requests')?.kinds).toContain('cashier')
  })

  test('is named by nobody of the staff where the guests ask on their own phone', async () => {
    const table = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    const waiter = shop.join('floor', 'counter', 'asha')
    done(
      await shop.send(waiter, 'order.add', {
        orderId: table.orderId,
        lines: [{ itemId: 'vada-pav', qtyMilli: 1000 }],
      }),
    )
    await phone.say('guest.ask-bill')
    expect(asked(shop)).toMatchObject([{ sittingId: table.sittingId, askedBy: null }])
  })

  test('asked for twice rings once, and several queue with the oldest first', async () => {
    const first = await askForBill(shop)
    shop.clock.now += 5_000
    const second = await askForBill(shop)
    done(await shop.send(first.waiter, 'bill.request', { sittingId: first.sittingId }))
    expect(asked(shop).map(({ requestId }) => requestId)).toEqual([
      first.requestId,
      second.requestId,
    ])
  })

  test('and not wanted after all is gone, and asked for again is a new one', async () => {
    const { sittingId, requestId, waiter } = await askForBill(shop)
    done(await shop.send(waiter, 'bill.request', { sittingId, isWanted: false }))
    expect(asked(shop)).toEqual([])
    expect(toldOf(requestId)).toEqual(['bill.asked', 'bill.unasked'])
    done(await shop.send(waiter, 'bill.request', { sittingId }))
    expect(asked(shop).map((one) => one.requestId)).not.toContain(requestId)
  })

  test('is gone once it is paid, and not before the last part of it is', async () => {
    const { billId, requestId, lineIds } = await askForBill(shop)
    const parts = [[{ lineId: lineIds[0], qtyMilli: 1000 }]]
    const { billIds } = done(await shop.send(meena, 'bill.split', { billId, parts })).result
    await settle(billIds[0] ?? '')
    expect(asked(shop)).toHaveLength(1)
    await settle(billId)
    expect(asked(shop)).toEqual([])
    expect(toldOf(requestId).at(-1)).toBe('bill.unasked')
  })

  test('before the food is ready keeps the ticket in the kitchen', async () => {
    const tickets = (): number =>
      figure(shop.db, `select count(*) from ticket where state = 'fired'`)
    await feedParty(shop)
    const before = tickets()
    const { sittingId, waiter } = await askForBill(shop)
    expect(tickets()).toBe(before * 2)
    done(await shop.send(waiter, 'bill.request', { sittingId, isWanted: false }))
    expect(tickets()).toBe(before * 2)
  })
})

describe('claiming', () => {
  test('the first has it, and whoever comes second hears who that is', async () => {
    const { requestId } = await askForBill(shop)
    const both = await Promise.all([
      shop.send(meena, 'bill.claim', { requestId }),
      shop.send(imran, 'bill.claim', { requestId }),
    ])
    expect(both).toMatchObject([
      { ok: true },
      { ok: false, code: 'request.claimed', facts: { by: 'Meena Jadhav' } },
    ])
    expect(asked(shop)).toMatchObject([{ claimedBy: 'meena', claimedOn: meena.device }])
  })

  test('keeps nobody from taking the money: the guest waits for no screen', async () => {
    const { requestId, billId } = await askForBill(shop)
    done(await shop.send(meena, 'bill.claim', { requestId }))
    await settle(billId, imran)
    expect(asked(shop)).toEqual([])
  })

  test('a program that has it is named by its device', async () => {
    const { requestId } = await askForBill(shop)
    const robot = shop.program('counter', { roleId: 'cashier' })
    done(await shop.send(robot, 'bill.claim', { requestId }))
    expect(await shop.send(meena, 'bill.claim', { requestId })).toMatchObject({
      code: 'request.claimed',
      facts: { by: 'integration' },
    })
  })

  test('somebody else does not let go of it; who has it does, and then it waits anew', async () => {
    const { requestId } = await askForBill(shop)
    done(await shop.send(meena, 'bill.claim', { requestId }))
    expect(await shop.send(imran, 'bill.release', { requestId })).toMatchObject({
      code: 'request.claimed',
    })
    shop.clock.now += requestLateMs
    done(await shop.send(meena, 'bill.release', { requestId }))
    expect(asked(shop)).toMatchObject([{ claimedBy: null, waitingSince: shop.clock.now }])
    done(await shop.send(meena, 'bill.release', { requestId }))
    expect(toldOf(requestId)).toEqual(['bill.asked', 'bill.claimed', 'bill.released'])
  })

  test('ends when the cashier signs out, and when somebody else signs in there', async () => {
    const first = await askForBill(shop)
    const second = await askForBill(shop)
    done(await shop.send(meena, 'bill.claim', { requestId: first.requestId }))
    done(await shop.send(imran, 'bill.claim', { requestId: second.requestId }))
    await asHub(shop, 'signIn.close', { deviceId: meena.device })
    expect(asked(shop)).toMatchObject([{ claimedBy: null }, { claimedBy: 'imran' }])
    await asHub(shop, 'signIn.open', {
      signInId: shop.newId(),
      deviceId: imran.device,
      userId: 'asha',
      purpose: 'work',
    })
    expect(asked(shop)).toMatchObject([{ claimedBy: null }, { claimedBy: null }])
  })

  test('stays when somebody only approves something there', async () => {
    const { requestId } = await askForBill(shop)
    done(await shop.send(meena, 'bill.claim', { requestId }))
    await asHub(shop, 'signIn.open', {
      signInId: shop.newId(),
      deviceId: meena.device,
      userId: 'imran',
      purpose: 'approval',
      forCommand: shop.newId(),
      argsHash: '',
    })
    expect(asked(shop)).toMatchObject([{ claimedBy: 'meena' }])
  })
})

describe('a bill that no cashier takes', () => {
  test('is told to the floor after a minute, once, and no sooner', async () => {
    const { requestId } = await askForBill(shop)
    await pass(requestLateMs - 1)
    expect(asked(shop)).toMatchObject([{ lateAt: null }])
    await pass(1)
    expect(asked(shop)).toMatchObject([{ lateAt: shop.clock.now }])
    for (let i = 0; i < 5; i += 1) await pass(requestLateMs)
    expect(toldOf(requestId)).toEqual(['bill.asked', 'bill.untaken'])
  })

  test('is told of also after the hub was started anew in between', async () => {
    await askForBill(shop)
    shop.clock.now += requestLateMs / 2
    watch = openWatch()
    await pass(requestLateMs / 2)
    expect(asked(shop)).toMatchObject([{ lateAt: shop.clock.now }])
  })

  test('is not told of where it was claimed in the moment of looking', async () => {
    const { requestId } = await askForBill(shop)
    shop.clock.now += requestLateMs
    const claiming = shop.send(meena, 'bill.claim', { requestId })
    await watch.look()
    done(await claiming)
    expect(asked(shop)).toMatchObject([{ lateAt: null, claimedBy: 'meena' }])
  })

  test('that was let go of is told of again, a minute later', async () => {
    const { requestId } = await askForBill(shop)
    await pass(requestLateMs)
    done(await shop.send(meena, 'bill.claim', { requestId }))
    done(await shop.send(meena, 'bill.release', { requestId }))
    expect(asked(shop)).toMatchObject([{ lateAt: null }])
    await pass(requestLateMs)
    expect(asked(shop)).toMatchObject([{ lateAt: shop.clock.now }])
  })
})

describe('a bill whose cashier is gone', () => {
  const claimed = async () => {
    const request = await askForBill(shop)
    done(await shop.send(meena, 'bill.claim', { requestId: request.requestId }))
    return request
  }
  const holder = () => asked(shop)[0]?.claimedBy

  test('rings again everywhere a minute after their screen went, and not a moment before', async () => {
    const { requestId } = await claimed()
    gone.add(meena.device)
    await pass(0)
    await pass(59_999)
    expect(holder()).toBe('meena')
    await pass(1)
    expect(holder()).toBeNull()
    expect(toldOf(requestId)).toEqual(['bill.asked', 'bill.claimed', 'bill.released'])
    expect(asked(shop)[0]?.waitingSince).toBe(shop.clock.now)
    done(await shop.send(imran, 'bill.claim', { requestId }))
    expect(holder()).toBe('imran')
  })

  test('is theirs still where the screen is back in time, and each absence is counted anew', async () => {
    await claimed()
    for (let absence = 0; absence < 3; absence += 1) {
      gone.add(meena.device)
      await pass(0)
      await pass(50_000)
      gone.clear()
      await pass(1_000)
    }
    expect(holder()).toBe('meena')
  })

  test('rings again the moment their sign-in has expired', async () => {
    const { requestId } = await claimed()
    await pass(12 * 3_600_000 - 1)
    expect(holder()).toBe('meena')
    await pass(2)
    expect(holder()).toBeNull()
    expect(toldOf(requestId).at(-1)).toBe('bill.released')
  })

  test('is let go of once, and never one that was settled meanwhile', async () => {
    const { billId, requestId } = await claimed()
    gone.add(meena.device)
    await pass(0)
    await settle(billId)
    await pass(90_000)
    expect(toldOf(requestId)).toEqual(['bill.asked', 'bill.claimed', 'bill.unasked'])
  })

  test('that a program holds is its own to let go of', async () => {
    const { requestId } = await askForBill(shop)
    const robot = shop.program('counter', { roleId: 'cashier' })
    done(await shop.send(robot, 'bill.claim', { requestId }))
    gone.add(robot.device)
    await pass(0)
    await pass(3_600_000)
    expect(asked(shop)[0]?.claimedOn).toBe(robot.device)
  })
})
