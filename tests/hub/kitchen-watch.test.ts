import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createKitchenWatch,
  printerDownMs,
  printerSlowMs,
  seenWithinMs,
} from '../../hub/watches/kitchen.ts'
import type { Watch } from '../../hub/watches/watch.ts'
import { done } from './evening.ts'
import { feedParty, seatParty, vadaPav, type Party } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { onPaper, openAtStall, printed, setStall } from './kitchen-kit.ts'

let shop: Shop
let screen: Sender
let bridge: Sender
let watch: Watch
/** The devices that are connected to the hub. */
const there = new Set<string>()

const openWatch = (): Watch =>
  createKitchenWatch({
    reader: shop.db,
    bus: shop.bus,
    now: () => shop.clock.now,
    newId: shop.newId,
    isThere: (deviceId) => there.has(deviceId),
  })

beforeEach(async () => {
  shop = openShop()
  screen = shop.join('kitchen', 'counter')
  bridge = shop.join('bridge', 'counter')
  there.clear()
  for (const { device } of [screen, bridge]) there.add(device)
  watch = openWatch()
  shop.clock.now += seenWithinMs
  await setStall(shop)
})
afterEach(() => closeWhole(shop))

const order = async (): Promise<Party> => {
  const party = await seatParty(shop)
  const waiter = shop.join('floor', 'counter', 'asha')
  done(await shop.send(waiter, 'order.add', { orderId: party.orderId, lines: [vadaPav] }))
  return party
}
const ticket = () => openAtStall(shop)[0]
const see = async (): Promise<void> =>
  void done(await shop.send(screen, 'ticket.see', { ticketIds: [ticket()?.ticketId ?? ''] }))
const pass = (ms: number): Promise<void> => {
  shop.clock.now += ms
  return watch.look()
}
const toldOf = ({ orderId }: Party): readonly unknown[] =>
  shop
    .events()
    .filter(({ kind }) => kind === 'ticket.told')
    .map(({ data }) => data)
    .filter((data) => (data as { orderId: string }).orderId === orderId)

describe('a ticket on a screen', () => {
  test('that was seen within five seconds is told to whoever sent it, and printed nowhere', async () => {
    const party = await order()
    await pass(seenWithinMs - 1)
    expect(printed(shop)).toEqual([])
    await see()
    await pass(60_000)
    expect(printed(shop)).toEqual([])
    expect(toldOf(party)).toMatchObject([
      {
        stationId: 'chaat',
        ticketNo: 1,
        seenAt: shop.clock.now - 60_000,
        missedAt: null,
        paper: null,
      },
    ])
  })

  test('that nobody has seen after five seconds is printed at the other printer, marked, and told', async () => {
    const party = await order()
    await pass(seenWithinMs)
    expect(printed(shop)).toMatchObject([
      {
        printerId: 'counter-receipt',
        says: [
          '[POSSIBLE DUPLICATE]',
          'Chaat stall has not seen it on its screen.',
          'Check before making it again.',
          'Chaat stall',
          expect.any(String),
          expect.any(String),
          '2 x Vada pav',
        ],
      },
    ])
    expect(toldOf(party)).toMatchObject([
      {
        seenAt: null,
        missedAt: shop.clock.now,
        paper: { printerId: 'counter-receipt', at: shop.clock.now, state: 'queued' },
      },
    ])
  })

  test('is missed once, however often one looks, and a later glance at it is told as well', async () => {
    const party = await order()
    await pass(seenWithinMs)
    for (let i = 0; i < 5; i += 1) await pass(1_000)
    expect(printed(shop)).toHaveLength(1)
    await see()
    expect(toldOf(party).at(-1)).toMatchObject({
      seenAt: shop.clock.now,
      missedAt: expect.any(Number),
    })
    await pass(60_000)
    expect(printed(shop)).toHaveLength(1)
  })

  test('that was done or seen in the moment of looking is not printed', async () => {
    await order()
    shop.clock.now += seenWithinMs
    // The screen's word is on its way to the disk while the watch reads what is there.
    const seeing = see()
    await watch.look()
    await seeing
    expect(printed(shop)).toEqual([])
  })

  test('is told to be unseen even where there is no printer to put it on', async () => {
    await setStall(shop, { fallbackPrinterId: null })
    const party = await order()
    await pass(seenWithinMs)
    expect(toldOf(party)).toMatchObject([{ missedAt: shop.clock.now, paper: null }])
  })

  test('of a held course is missed only once it is fired', async () => {
    const party = await feedParty(shop)
    const ticketIds = openAtStall(shop).map(({ ticketId }) => ticketId)
    done(await shop.send(screen, 'ticket.see', { ticketIds }))
    await pass(600_000)
    expect(printed(shop)).toEqual([])
    done(await shop.send(party.sender, 'order.fire', { orderId: party.orderId }))
    await pass(seenWithinMs)
    expect(printed(shop)).toHaveLength(1)
  })
})

describe('a station whose screen is gone', () => {
  test('has its ticket on paper at once, and not as a duplicate', async () => {
    there.delete(screen.device)
    await order()
    await pass(0)
    expect(printed(shop)).toMatchObject([
      {
        printerId: 'counter-receipt',
        says: ['Chaat stall has not seen it on its screen.'].concat(anyLines),
      },
    ])
  })

  test('is told of the void too, where the ticket went', async () => {
    there.delete(screen.device)
    const party = await feedParty(shop)
    await pass(0)
    done(
      await shop.send(party.sender, 'order.void', {
        orderId: party.orderId,
        lines: [{ lineId: party.lineIds[0], qtyMilli: 2000 }],
        reason: 'Left',
      }),
    )
    expect(printed(shop).map(({ printerId, says }) => [printerId, says[0]])).toEqual([
      ['counter-receipt', 'Chaat stall has not seen it on its screen.'],
      ['counter-receipt', '[VOID – DO NOT MAKE]'],
    ])
  })

  test('is not taken for gone while the hub has only just come back', async () => {
    await order()
    there.clear()
    watch = openWatch()
    await pass(seenWithinMs - 1)
    expect(printed(shop)).toEqual([])
    there.add(screen.device)
    await see()
    await pass(1)
    expect(printed(shop)).toEqual([])
  })

  test('is found out by a hub that was restarted, from what is on disk alone', async () => {
    await order()
    watch = openWatch()
    await pass(seenWithinMs)
    expect(printed(shop)).toHaveLength(1)
    watch = openWatch()
    await pass(seenWithinMs)
    expect(printed(shop)).toHaveLength(1)
  })

  test('is another one’s business: a screen of next door does not count, a screen of another station neither', async () => {
    there.delete(screen.device)
    there.add(shop.join('kitchen', 'restaurant').device)
    const grill = shop.join('kitchen', 'counter')
    await setStall(shop, { stationId: 'grill', names: { en: 'Grill' } })
    shop.db.prepare(`update device set station_id = 'grill' where device_id = ?`).run(grill.device)
    there.add(grill.device)
    await order()
    await pass(0)
    expect(printed(shop)).toHaveLength(1)
  })
})

describe('a printer that does not answer', () => {
  beforeEach(() => setStall(shop, onPaper))

  const report = async (state: 'online' | 'offline'): Promise<void> =>
    void done(
      await shop.send(bridge, 'printer.report', {
        printerId: 'counter-kitchen',
        state,
        reasons: state === 'offline' ? ['paper_out'] : [],
      }),
    )
  const places = (): readonly string[] =>
    printed(shop).map(({ printerId, state }) => `${printerId} ${state}`)

  test('is waited for as long as a printer may take', async () => {
    await report('online')
    await order()
    await pass(printerSlowMs - 1)
    expect(places()).toEqual(['counter-kitchen queued'])
    await pass(1)
    expect(places()).toEqual(['counter-kitchen moved', 'counter-receipt queued'])
    await pass(600_000)
    expect(places()).toHaveLength(2)
  })

  test('is waited for a moment only where it has said that it has no paper', async () => {
    await report('offline')
    await order()
    await pass(printerDownMs - 1)
    expect(places()).toEqual(['counter-kitchen queued'])
    await pass(1)
    expect(places()).toEqual(['counter-kitchen moved', 'counter-receipt queued'])
  })

  test('or whose bridge is gone', async () => {
    await report('online')
    there.delete(bridge.device)
    await order()
    await pass(printerDownMs)
    expect(places()).toEqual(['counter-kitchen moved', 'counter-receipt queued'])
  })

  test('keeps its ticket where there is no other', async () => {
    await setStall(shop, { ...onPaper, fallbackPrinterId: null })
    await report('offline')
    await order()
    await pass(600_000)
    expect(places()).toEqual(['counter-kitchen queued'])
  })

  test('never makes Send wait: the order is answered before any paper is', async () => {
    await report('offline')
    const party = await order()
    expect(openAtStall(shop)[0]).toMatchObject({
      orderId: party.orderId,
      paper: { state: 'queued' },
    })
  })
})

const anyLines: string[] = ['Chaat stall', expect.any(String), expect.any(String), '2 x Vada pav']
