import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { orderById } from '../../hub/orders/orders.sql.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import { done, saleOf } from './evening.ts'
import { seatParty, type Party } from './floor-kit.ts'
import { onPaper, openAtStall, printed, setStall } from './kitchen-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { column } from './look.ts'
import { menuAt } from './menu-sales.ts'

let shop: Shop
let office: Sender
let floor: Sender
let party: Party
beforeEach(async () => {
  shop = openShop()
  office = shop.join('office', 'counter', 'asha')
  await offer()
  floor = shop.join('floor', 'restaurant', 'asha')
  party = await seatParty(shop, 'restaurant', floor)
})
afterEach(() => shop.close())

const anySnack = {
  groupId: 'meal-snack',
  names: { en: 'Any snack' },
  min: 2,
  max: 2,
  modifiers: [
    { modifierId: 'meal-tikka', names: { en: 'Tikka' }, itemId: 'paneer-tikka' },
    { modifierId: 'meal-vada', names: { en: 'Vada pav' }, itemId: 'vada-pav' },
    { modifierId: 'meal-misal', names: { en: 'Misal' }, itemId: 'misal-pav' },
    { modifierId: 'meal-cola', names: { en: 'Cola' }, itemId: 'cola' },
  ],
} satisfies CommandInput<'modifier-group.set'>
const meal = {
  itemId: 'meal',
  code: '777',
  categoryId: 'mains',
  names: { en: 'Family meal', hi: 'परिवार भोजन' },
  unit: 'plate',
  mark: 'veg',
  taxClassId: 'restaurant-service',
  salesAccount: '4010',
  modifierGroupIds: ['meal-snack', 'jain'],
  soldAt: [
    { outletId: 'counter', stationId: null },
    { outletId: 'restaurant', stationId: null },
  ],
} satisfies CommandInput<'item.set'>

/** A combo of two dishes that no station makes as a whole. */
const offer = async (): Promise<void> => {
  done(await shop.send(office, 'modifier-group.set', anySnack))
  done(await shop.send(office, 'item.set', meal))
  const price = { subjectId: 'meal', amount: 300_00, isTaxIncluded: true, validFrom: 2020_01_01 }
  done(await shop.send(office, 'price.set', price))
}
const order = async (modifierIds: string[], qtyMilli = 1000): Promise<OrderDoc> => {
  const lines = [{ itemId: 'meal', qtyMilli, modifierIds }]
  done(await shop.send(floor, 'order.add', { orderId: party.orderId, lines }))
  return now()
}
const now = (orderId = party.orderId): OrderDoc => {
  const found = orderById(shop.db, orderId)
  if (found === undefined) throw new Error('no order')
  return found
}
const at = (stationId: string): TicketDoc => {
  const [ticket] = openAtStall(shop, stationId)
  if (ticket === undefined) throw new Error(`nothing to make at ${stationId}`)
  return ticket
}
const names = (ticket: TicketDoc): readonly string[] => ticket.lines.map((line) => line.names.en)
const kitchen = (stationId: string): Sender =>
  shop.join('kitchen', stationId === 'chaat' ? 'counter' : 'restaurant')

describe('the parts of a combo', () => {
  test('go each to its own station, on a line of its own that says whose part it is', async () => {
    const { lines, state } = await order(['meal-tikka', 'meal-vada'])
    expect(state).toBe('cooking')
    expect(lines).toMatchObject([{ state: 'sent', unitPrice: 300_00, stationId: null }])
    expect(at('tandoor').lines).toMatchObject([
      { partId: 'meal-tikka', itemId: 'paneer-tikka', comboNames: { en: 'Family meal' } },
    ])
    expect(names(at('snacks'))).toEqual(['Vada pav'])
  })

  test('are ready together: the line waits for the last station', async () => {
    await order(['meal-tikka', 'meal-vada'])
    const bump = async (stationId: string) =>
      done(await shop.send(kitchen(stationId), 'ticket.bump', { ticketId: at(stationId).ticketId }))
    await bump('tandoor')
    expect(now().lines[0]?.state).toBe('sent')
    await bump('snacks')
    expect(now().lines[0]?.state).toBe('ready')
  })

  test('that one station makes are marked apart', async () => {
    await order(['meal-vada', 'meal-misal'])
    const ticket = at('snacks')
    expect(names(ticket)).toEqual(['Vada pav', 'Misal pav'])
    const { lineId } = ticket.lines[0] ?? {}
    const mark = { ticketId: ticket.ticketId, lineId: lineId ?? '', state: 'ready' } as const
    done(await shop.send(kitchen('snacks'), 'ticket.mark', { ...mark, partId: 'meal-misal' }))
    expect(at('snacks').lines.map(({ state }) => state)).toEqual(['sent', 'ready'])
    // A screen that is told the same revision again takes it for old news.
    expect(at('snacks').rev).toBe(ticket.rev + 1)
    expect(await shop.send(kitchen('snacks'), 'ticket.mark', mark)).toMatchObject({
      code: 'line.unknown',
    })
  })

  test('carry the wishes where no station makes the whole', async () => {
    const [jain] = column<string>(
      shop.db,
      "select modifier_id from modifier where group_id = 'jain'",
    )
    await order(['meal-tikka', 'meal-vada', jain ?? ''])
    for (const station of ['tandoor', 'snacks'])
      expect(at(station).lines[0]?.modifiers).toMatchObject([{ modifierId: jain }])
  })

  test('are struck through once where the combo is taken off', async () => {
    const { lines } = await order(['meal-vada', 'meal-misal'], 3000)
    const part = { lineId: lines[0]?.lineId ?? '', qtyMilli: 1000 }
    const args = { orderId: party.orderId, lines: [part], reason: 'changed their mind' }
    done(await shop.send(floor, 'order.void', args))
    expect(at('snacks').lines).toMatchObject([
      { qtyMilli: 2000, voidedMilli: 1000, unseenMilli: 1000 },
      { qtyMilli: 2000, voidedMilli: 1000, unseenMilli: 1000 },
    ])
  })

  test('are named on the slip where they were made already', async () => {
    const { lines } = await order(['meal-tikka', 'meal-vada'])
    done(await shop.send(kitchen('tandoor'), 'ticket.bump', { ticketId: at('tandoor').ticketId }))
    const part = { lineId: lines[0]?.lineId ?? '', qtyMilli: 1000 }
    const args = { orderId: party.orderId, lines: [part], reason: 'too late' }
    done(await shop.send(floor, 'order.void', args))
    expect(at('tandoor')).toMatchObject({
      kind: 'void',
      lines: [{ change: 'void', partId: 'meal-tikka', qtyMilli: 1000 }],
    })
  })

  test('go along when some of it is carried to another table', async () => {
    const { lines } = await order(['meal-vada', 'meal-misal'], 2000)
    const other = await seatParty(shop, 'restaurant', floor)
    const part = { lineId: lines[0]?.lineId ?? '', qtyMilli: 1000 }
    const args = { sittingId: party.sittingId, toId: other.sittingId, lines: [part] }
    done(await shop.send(floor, 'sitting.carry', args as never))
    expect(at('snacks').lines.map(({ qtyMilli, names: one }) => [one.en, qtyMilli])).toEqual([
      ['Vada pav', 1000],
      ['Misal pav', 1000],
      ['Vada pav', 1000],
      ['Misal pav', 1000],
    ])
    expect(now(other.orderId).lines[0]?.state).toBe('sent')
  })

  test('stand on the paper of the stall, with the name of the whole', async () => {
    await setStall(shop, onPaper)
    const counter = shop.join('counter', 'counter', 'ravi')
    const lines = [{ itemId: 'meal', qtyMilli: 1000, modifierIds: ['meal-vada', 'meal-cola'] }]
    done(await shop.send(counter, 'order.place', { orderType: 'takeaway', lines }))
    const says = printed(shop).at(-1)?.says ?? []
    expect(says).toContain('1 x Vada pav')
    expect(says).toContain('part of Family meal')
  })
})

describe('a part of a combo that is one size of its item', () => {
  const thali = {
    groupId: 'thali-drink',
    names: { en: 'Drink' },
    min: 1,
    max: 1,
    modifiers: [
      {
        modifierId: 'thali-lassi',
        names: { en: 'Lassi, large' },
        itemId: 'lassi',
        variantId: 'lassi-large',
      },
    ],
  } satisfies CommandInput<'modifier-group.set'>
  beforeEach(async () => {
    done(await shop.send(office, 'modifier-group.set', thali))
    const modifierGroupIds = ['meal-snack', 'thali-drink']
    done(await shop.send(office, 'item.set', { ...meal, modifierGroupIds }))
  })
  const asked = ['meal-tikka', 'meal-vada', 'thali-lassi']

  test('is that size in the order, in the kitchen and on the menu', async () => {
    const { lines } = await order(asked)
    expect(
      lines[0]?.modifiers.find(({ modifierId }) => modifierId === 'thali-lassi'),
    ).toMatchObject({ itemId: 'lassi', variantId: 'lassi-large', variantNames: { en: 'Large' } })
    const stationId = lines[0]?.modifiers.find(
      ({ modifierId }) => modifierId === 'thali-lassi',
    )?.stationId
    expect(at(stationId ?? '').lines).toMatchObject([
      { partId: 'thali-lassi', itemId: 'lassi', variantId: 'lassi-large' },
    ])
    const [group] =
      menuAt(shop.db, 'restaurant')
        .items.find(({ itemId }) => itemId === 'meal')
        ?.modifierGroups.filter(({ groupId }) => groupId === 'thali-drink') ?? []
    expect(group?.modifiers[0]).toMatchObject({ itemId: 'lassi', variantId: 'lassi-large' })
  })

  test('is taken from what is left of that size, and refused by its own name', async () => {
    const left = {
      itemId: 'lassi',
      variantId: 'lassi-large',
      leftMilli: 1000,
      until: 'today',
    } as const
    const till = shop.join('counter', 'restaurant', 'asha')
    done(await shop.send(till, 'item.eighty-six', left))
    await order(asked)
    const lines = [{ itemId: 'meal', qtyMilli: 1000, modifierIds: asked }]
    expect(await shop.send(floor, 'order.add', { orderId: party.orderId, lines })).toMatchObject({
      code: 'item.sold-out',
      facts: { item: 'Lassi, large', leftMilli: 0, itemId: 'meal' },
    })
  })

  test('is refused where the item does not come in that size', async () => {
    const [lassi] = thali.modifiers
    for (const variantId of ['chai-large', 'nothing']) {
      const modifiers = [{ ...lassi, variantId }]
      expect(
        await shop.send(office, 'modifier-group.set', { ...thali, modifiers } as typeof thali),
      ).toMatchObject({ code: 'variant.unknown' })
    }
  })
})

describe('the tax of a combo', () => {
  const classOf = async (modifierIds: string[]): Promise<string | undefined> => {
    const counter = shop.join('counter', 'counter', 'ravi')
    const sale = saleOf([{ itemId: 'meal', qtyMilli: 1000, modifierIds }])
    const { orderId } = done(await shop.send(counter, 'sale.ring', sale)).result
    return now(orderId).lines[0]?.taxClassId
  }

  test('is over the counter that of the part with the highest rate', async () => {
    expect(await classOf(['meal-vada', 'meal-cola'])).toBe('aerated')
    expect(await classOf(['meal-vada', 'meal-misal'])).toBe('restaurant-service')
  })

  test('is where food is served that of the service, whatever is in it', async () => {
    const { lines } = await order(['meal-vada', 'meal-cola'])
    expect(lines[0]?.taxClassId).toBe('restaurant-service')
  })
})
