/** Whose till it is: who may move cash in it, count it and close it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandInput, CommandName } from '../../schema/commands.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { chai } from './mix.ts'
import { newDesk, newDrawer, notes, tillAt, tillNow, xOf } from './till-kit.ts'

let shop: Shop
let drawerId: string
/** Meena’s desk has a drawer of its own, and she has opened its till. */
let meena: Sender
let ravi: Sender
let tillId: string

beforeEach(async () => {
  shop = openShop()
  drawerId = newDrawer(shop)
  meena = newDesk(shop, 'meena', drawerId)
  ravi = shop.join('counter', 'counter', 'ravi')
  done(await shop.send(meena, 'till.open', { float: notes(5_000_00), differenceTo: 'safe' }))
  tillId = tillAt(shop, drawerId)
})
afterEach(() => shop.close())

const answerTo = async <N extends CommandName>(
  sender: Sender,
  name: N,
  args: CommandInput<N>,
): Promise<string> => {
  const reply = await shop.send(sender, name, args)
  return reply.ok ? 'ok' : reply.code
}

describe('A till at another drawer', () => {
  test('is left alone: no cash comes in or goes out, and its drawer stays shut', async () => {
    const move = { tillId, amount: 3_000_00 }
    expect([
      await answerTo(ravi, 'till.drop', move),
      await answerTo(ravi, 'till.pay-in', { ...move, reasonId: 'from-safe' }),
      await answerTo(ravi, 'till.count', { tillId, counted: [] }),
      await answerTo(ravi, 'till.close', { tillId }),
      await answerTo(newDesk(shop, 'meena'), 'till.drop', move),
      await answerTo(newDesk(shop, 'meena'), 'till.no-sale', { drawerId, reason: 'change' }),
    ]).toEqual(Array.from({ length: 6 }, () => 'till.elsewhere'))
    expect(await xOf(shop, tillId)).toMatchObject({ expected: 5_000_00, noSales: 0, moves: [] })
  })

  test('gets no sale of this screen, by whichever way it is paid', async () => {
    const card = {
      ...saleOf([chai]),
      tenders: [{ kind: 'card' as const, offered: 'exact' as const }],
    }
    expect(await answerTo(ravi, 'sale.ring', { ...saleOf([chai]), drawerId })).toBe(
      'till.elsewhere',
    )
    expect(await answerTo(ravi, 'sale.ring', { ...card, drawerId })).toBe('till.elsewhere')
    expect(await xOf(shop, tillId)).toMatchObject({ bills: 0, expected: 5_000_00 })
  })

  test('has what this screen kept while it was away, and stood there', async () => {
    const kept = [{ kind: 'cash' as const, offered: 'exact' as const, kept: 20_00 }]
    done(await shop.send(ravi, 'sale.ring', { ...saleOf([chai]), tenders: kept, drawerId }))
    expect(await xOf(shop, tillId)).toMatchObject({ expected: 5_020_00 })
  })

  test('is opened by nobody who stands elsewhere', async () => {
    expect(await answerTo(ravi, 'till.open', { drawerId: newDrawer(shop), float: 'carried' })).toBe(
      'till.elsewhere',
    )
  })

  test('is chosen on a screen that has none, which moves cash only in the till it has opened', async () => {
    const tablet = newDesk(shop, 'meena')
    shop.db.prepare('update device set drawer_id = null where device_id = ?').run(tablet.device)
    const sunita = { ...tablet }
    done(await shop.send(sunita, 'sale.ring', { ...saleOf([chai]), drawerId }))
    const other = newDrawer(shop)
    done(await shop.send(newDesk(shop, 'sunita', other), 'till.open', { float: 'carried' }))
    expect([
      await answerTo(tablet, 'till.drop', { tillId, amount: 1_00 }),
      await answerTo(tablet, 'till.drop', { tillId: tillAt(shop, other), amount: 1_00 }),
    ]).toEqual(['ok', 'till.elsewhere'])
  })

  test('is at hand for whoever answers for all of them', async () => {
    const imran = shop.join('cashier', 'counter', 'imran')
    done(await shop.send(imran, 'till.drop', { tillId, amount: 3_000_00 }))
    done(await shop.send(imran, 'till.count', { tillId, counted: notes(2_000_00) }))
    done(await shop.send(imran, 'till.close', { tillId }))
    expect(tillNow(shop, tillId).state).toBe('closed')
  })
})

describe('A till that somebody has opened', () => {
  test('takes the sales of everybody who sells at its drawer, and is counted and closed by nobody else', async () => {
    const other = newDesk(shop, 'sunita', drawerId)
    done(await shop.send(other, 'sale.ring', saleOf([chai])))
    done(await shop.send(other, 'till.drop', { tillId, amount: 1_000_00 }))
    expect(await answerTo(other, 'till.count', { tillId, counted: notes(4_000_00) })).toBe(
      'till.of-another',
    )
    done(await shop.send(meena, 'till.count', { tillId, counted: notes(4_000_00) }))
    expect(await answerTo(other, 'till.close', { tillId })).toBe('till.of-another')
    done(await shop.send(meena, 'till.close', { tillId }))
  })

  test('is closed by whom it was handed over to', async () => {
    done(await shop.send(meena, 'till.count', { tillId, counted: notes(5_000_00) }))
    done(await shop.send(meena, 'till.close', { tillId, handOverTo: 'sunita' }))
    const next = tillAt(shop, drawerId)
    const counted = { tillId: next, counted: notes(5_000_00) }
    expect(await answerTo(meena, 'till.count', counted)).toBe('till.of-another')
    expect(await answerTo(newDesk(shop, 'sunita', drawerId), 'till.count', counted)).toBe('ok')
  })

  test('by nobody, with a sale, is closed by any of those who sell there', async () => {
    done(await shop.send(ravi, 'sale.ring', saleOf([chai])))
    const sunita = shop.join('counter', 'counter', 'sunita')
    const own = tillAt(shop)
    const { expected } = await xOf(shop, own)
    done(await shop.send(sunita, 'till.count', { tillId: own, counted: notes(expected, 100) }))
    done(await shop.send(sunita, 'till.close', { tillId: own }))
    expect(tillNow(shop, own)).toMatchObject({ state: 'closed', closedBy: 'sunita' })
  })
})
