import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { routesOf } from '../../hub/catalogue/routing.sql.ts'
import { stationById, stationsAt } from '../../hub/kitchen/stations.sql.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { StationDoc } from '../../schema/station.ts'
import { done } from './evening.ts'
import { feedParty, vadaPav } from './floor-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { codeOf, column } from './look.ts'
import { menuAt } from './menu-sales.ts'

let shop: Shop
let office: Sender
beforeEach(() => {
  shop = openShop()
  office = shop.join('office', 'counter', 'asha')
})
afterEach(() => shop.close())

const grill = { outletId: 'counter', stationId: 'grill', names: { en: 'Grill', hi: 'ग्रिल' } }
const set = async (args: Partial<CommandInput<'station.set'>> = {}): Promise<void> =>
  void done(await shop.send(office, 'station.set', { ...grill, ...args }))
const station = (stationId = 'grill'): StationDoc | undefined => stationById(shop.db, stationId)
const routeItem = async (itemId: string, stationId?: string | null): Promise<void> =>
  void done(
    await shop.send(office, 'item.route', {
      outletId: 'counter',
      itemId,
      ...(stationId === undefined ? {} : { stationId }),
    }),
  )
const routeCategory = async (categoryId: string, stationId: string | null): Promise<void> =>
  void done(
    await shop.send(office, 'category.route', { outletId: 'counter', categoryId, stationId }),
  )
const onMenu = (itemId: string): string | null | undefined =>
  menuAt(shop.db, 'counter').items.find((item) => item.itemId === itemId)?.stationId
const firedAt = (): string[] => column(shop.db, 'select station_id from ticket order by ticket_id')
const order = async (...itemIds: string[]): Promise<void> =>
  void done(
    await shop.send(shop.join('counter', 'counter', 'ravi'), 'order.place', {
      orderType: 'takeaway',
      lines: itemIds.map((itemId) => ({ itemId, qtyMilli: 1000 })),
    }),
  )

describe('a station', () => {
  test('is made last, on a screen, and as patient as usual', async () => {
    await set()
    expect(station()).toEqual({
      ...grill,
      position: 2,
      mode: 'screen',
      printerId: null,
      fallbackPrinterId: null,
      language: 'en',
      limits: {
        'eat-here': { warnMinutes: 5, lateMinutes: 8 },
        takeaway: { warnMinutes: 5, lateMinutes: 8 },
        delivery: { warnMinutes: 5, lateMinutes: 8 },
      },
      isActive: true,
      rev: 1,
    })
    expect(stationsAt(shop.db, 'counter').map(({ stationId }) => stationId)).toEqual([
      'chaat',
      'grill',
    ])
  })

  test('is changed whole, and everybody who names it hears', async () => {
    await set()
    const limits = {
      'eat-here': { warnMinutes: 10, lateMinutes: 20 },
      takeaway: { warnMinutes: 3, lateMinutes: 4 },
      delivery: { warnMinutes: 1, lateMinutes: 240 },
    }
    await set({
      names: { en: 'Charcoal' },
      mode: 'both',
      printerId: 'counter-kitchen',
      fallbackPrinterId: 'counter-receipt',
      language: 'hi',
      limits,
      position: 1,
    })
    expect(station()).toMatchObject({
      names: { en: 'Charcoal' },
      mode: 'both',
      printerId: 'counter-kitchen',
      fallbackPrinterId: 'counter-receipt',
      language: 'hi',
      limits,
      position: 1,
      rev: 2,
    })
    expect(menuAt(shop.db, 'counter').stations).toContainEqual({
      stationId: 'grill',
      names: { en: 'Charcoal' },
    })
    const heard = shop.events().filter(({ kind }) => kind === 'station.set')
    expect(heard.at(-1)?.data).toEqual(station())
  })

  test('has no stand-in that is its own printer', async () => {
    await set({ printerId: 'counter-kitchen', fallbackPrinterId: 'counter-kitchen' })
    expect(station()?.fallbackPrinterId).toBeNull()
  })

  test('takes no printer of next door, no paper without a printer, no age that is late before it warns', async () => {
    const late = { warnMinutes: 8, lateMinutes: 8 }
    const wrong: readonly [Partial<CommandInput<'station.set'>>, string][] = [
      [{ printerId: 'restaurant-kitchen' }, 'printer.unknown'],
      [{ fallbackPrinterId: 'nowhere' }, 'printer.unknown'],
      [{ mode: 'paper' }, 'station.no-printer'],
      [{ mode: 'both', fallbackPrinterId: 'counter-kitchen' }, 'station.no-printer'],
      [{ stationId: 'tandoor' }, 'station.unknown'],
      [{ outletId: 'nowhere' }, 'outlet.unknown'],
      [{ limits: { 'eat-here': late, takeaway: late, delivery: late } }, 'command.malformed'],
    ]
    for (const [args, code] of wrong)
      expect([args, await codeOf(shop, office, 'station.set', { ...grill, ...args })]).toEqual([
        args,
        code,
      ])
    expect(station()).toBeUndefined()
  })

  test('of another outlet is set from here by whoever works there too, and by nobody else', async () => {
    const args = { ...grill, outletId: 'restaurant' }
    await set(args)
    expect(station()?.outletId).toBe('restaurant')
    expect(shop.events().at(-1)).toMatchObject({ kind: 'menu.changed' })
    shop.db
      .prepare(`delete from user_outlet where user_id = 'imran' and outlet_id = 'restaurant'`)
      .run()
    const imran = shop.join('office', 'counter', 'imran')
    expect(await codeOf(shop, imran, 'station.set', args)).toBe('outlet.unknown')
  })

  test('goes out of use once nothing is sent to it and nothing is left to make', async () => {
    await set()
    await routeItem('vada-pav', 'grill')
    await routeCategory('drinks', 'grill')
    expect(await shop.send(office, 'station.set', { ...grill, isActive: false })).toMatchObject({
      code: 'station.routed',
      facts: { station: 'Grill', count: 2 },
    })
    await order('vada-pav')
    await routeItem('vada-pav', 'chaat')
    await routeCategory('drinks', null)
    expect(await codeOf(shop, office, 'station.set', { ...grill, isActive: false })).toBe(
      'station.busy',
    )
    const ticketId = column<string>(shop.db, 'select ticket_id from ticket')[0] ?? ''
    done(await shop.send(shop.join('kitchen', 'counter'), 'ticket.bump', { ticketId }))
    await set({ isActive: false })
    expect(station()?.isActive).toBe(false)
    expect(
      await codeOf(shop, office, 'item.route', {
        outletId: 'counter',
        itemId: 'vada-pav',
        stationId: 'grill',
      }),
    ).toBe('station.unknown')
  })
})

describe('what a station makes', () => {
  test('is what its items say, before what their category says', async () => {
    await set()
    await routeCategory('chaat', 'grill')
    expect(onMenu('aloo-tikki')).toBe('chaat')
    await routeItem('aloo-tikki')
    expect(onMenu('aloo-tikki')).toBe('grill')
    await routeItem('aloo-tikki', null)
    expect(onMenu('aloo-tikki')).toBeNull()
    await routeItem('aloo-tikki')
    await order('aloo-tikki', 'dahi-puri')
    expect(firedAt().toSorted()).toEqual(['chaat', 'grill'])
    await routeCategory('chaat', null)
    expect(onMenu('aloo-tikki')).toBeNull()
  })

  test('never changes for what was fired or held already', async () => {
    await set()
    const party = await feedParty(shop)
    await routeItem('vada-pav', 'grill')
    expect(firedAt()).toEqual(['chaat', 'chaat'])
    done(await shop.send(party.sender, 'order.fire', { orderId: party.orderId }))
    done(
      await shop.send(party.sender, 'order.void', {
        orderId: party.orderId,
        lines: [{ lineId: party.lineIds[0], qtyMilli: 1000 }],
        reason: 'Too much',
      }),
    )
    expect(firedAt()).toEqual(['chaat', 'chaat'])
    done(await shop.send(party.sender, 'order.add', { orderId: party.orderId, lines: [vadaPav] }))
    expect(firedAt()).toEqual(['chaat', 'chaat', 'grill'])
  })

  test('is another thing at another outlet', async () => {
    await set()
    await routeItem('vada-pav', 'grill')
    const elsewhere = menuAt(shop.db, 'restaurant').items.find(
      ({ itemId }) => itemId === 'vada-pav',
    )
    expect(elsewhere?.stationId).toBe('snacks')
  })

  test('is refused where the outlet, the station, the category or the item is none there', async () => {
    const wrong: readonly ['category.route' | 'item.route', object, string][] = [
      [
        'category.route',
        { outletId: 'counter', categoryId: 'nothing', stationId: 'chaat' },
        'category.unknown',
      ],
      [
        'category.route',
        { outletId: 'counter', categoryId: 'chaat', stationId: 'tandoor' },
        'station.unknown',
      ],
      [
        'category.route',
        { outletId: 'nowhere', categoryId: 'chaat', stationId: null },
        'outlet.unknown',
      ],
      [
        'item.route',
        { outletId: 'counter', itemId: 'nothing', stationId: 'chaat' },
        'subject.unknown',
      ],
      [
        'item.route',
        { outletId: 'counter', itemId: 'vada-pav', stationId: 'curry' },
        'station.unknown',
      ],
      ['item.route', { outletId: 'nowhere', itemId: 'vada-pav' }, 'outlet.unknown'],
    ]
    for (const [name, args, code] of wrong)
      expect([args, await codeOf(shop, office, name, args)]).toEqual([args, code])
  })

  test('stands in one table for whoever edits it', async () => {
    await routeCategory('chaat', 'chaat')
    await routeItem('aloo-tikki')
    const { categories, items } = routesOf(shop.db, 'counter')
    expect(categories.find(({ categoryId }) => categoryId === 'chaat')?.stationId).toBe('chaat')
    expect(items.filter(({ categoryId }) => categoryId === 'chaat')).toContainEqual({
      itemId: 'aloo-tikki',
      categoryId: 'chaat',
      names: { en: 'Aloo tikki chaat', hi: 'आलू टिक्की चाट' },
      isOwn: false,
      stationId: null,
    })
    expect(items.map(({ itemId }) => itemId)).not.toContain('butter-chicken')
  })
})
