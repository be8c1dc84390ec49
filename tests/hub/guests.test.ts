/**
 * How guests come to a table with their phones, and the cart they fill there:
 * asked of the bus itself, as their door asks it.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cartsHere } from '../../hub/views/guest-docs.ts'
import { done } from './evening.ts'
import {
  allow,
  cartOf,
  freeTable,
  guestContext,
  newPhone,
  orderLines,
  pick,
  pinOfParty,
  proposeSomething,
  seatGuests,
  sitDown,
  vadaPav,
} from './guest-kit.ts'
import { openShop, type Shop } from './kit.ts'
import { cell, column, figure } from './look.ts'

let shop: Shop
beforeEach(() => {
  shop = openShop()
})
afterEach(() => shop.close())

const tickets = (): number => figure(shop.db, 'select count(*) from ticket')

describe('coming to a table', () => {
  test('with the party’s PIN lets a phone in, and without it only lets it look', async () => {
    const table = await seatGuests(shop)
    expect(table.pin).toMatch(/^\d{4}$/)
    const phone = newPhone(shop)
    const reply = done(
      await phone.say('guest.join', { tableCode: table.code, name: 'Asha', pin: table.pin }),
    )
    expect(reply.result).toMatchObject({ isLetIn: true })
    const stranger = await sitDown(shop, { code: table.code, pin: null })
    expect(await stranger.code('guest.call')).toBe('guest.not-in')
    expect(await stranger.code('guest.ask-bill')).toBe('guest.not-in')
    expect(await stranger.code('guest.place', { whose: 'all' })).toBe('guest.not-in')
    expect(await phone.code('guest.call')).toBe(null)
  })

  test('the PIN is anew for every party, and the one before opens nothing', async () => {
    const table = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    done(await shop.send(table.staff, 'sitting.close', { sittingId: table.sittingId }))
    const next = done(
      await shop.send(table.staff, 'sitting.open', { tableId: table.tableId, guests: 2 }),
    ).result
    const pin = pinOfParty(shop, next.sittingId)
    expect(pin).not.toBe(table.pin)
    for (const name of ['guest.call', 'guest.ask-bill'] as const)
      expect(await phone.code(name)).toBe('guest.over')
    expect(await phone.code('guest.choose', { line: vadaPav })).toBe('guest.over')
    expect(
      await newPhone(shop).code('guest.join', {
        tableCode: table.code,
        name: 'Asha',
        pin: table.pin,
      }),
    ).toBe('guest.wrong-pin')
  })

  test('two parties at one table are told apart by their PINs', async () => {
    const table = await seatGuests(shop)
    const other = done(
      await shop.send(table.staff, 'sitting.open', {
        tableId: table.tableId,
        guests: 2,
        isApart: true,
      }),
    ).result
    const pin = pinOfParty(shop, other.sittingId)
    const phone = await sitDown(shop, { code: table.code, pin })
    expect(cell(shop.db, 'select sitting_id from guest where guest_id = ?', phone.guestId)).toBe(
      other.sittingId,
    )
  })

  test('a code that was replaced leads nowhere, and the new one does', async () => {
    const table = await seatGuests(shop)
    done(
      await shop.send(shop.join('office', 'counter', 'asha'), 'table.recode', {
        tableId: table.tableId,
      }),
    )
    const join = { name: 'Asha', pin: table.pin }
    expect(await newPhone(shop).code('guest.join', { ...join, tableCode: table.code })).toBe(
      'guest.code-unknown',
    )
    const code = cell(
      shop.db,
      'select code from table_code where table_id = ? and ended_at is null',
      table.tableId,
    )
    expect(await newPhone(shop).code('guest.join', { ...join, tableCode: code })).toBe(null)
  })

  test('is replaced by whoever works at the outlet of the table, from whichever screen, and by nobody else', async () => {
    const codeNow = (): string =>
      cell(shop.db, "select code from table_code where table_id = 'table-4' and ended_at is null")
    const before = codeNow()
    const args = { tableId: 'table-4' }
    done(await shop.send(shop.join('office', 'counter', 'asha'), 'table.recode', args))
    expect(codeNow()).not.toBe(before)
    shop.db
      .prepare("delete from user_outlet where user_id = 'imran' and outlet_id = ?")
      .run('restaurant')
    expect(
      await shop.send(shop.join('office', 'counter', 'imran'), 'table.recode', args),
    ).toMatchObject({ code: 'table.unknown' })
  })

  test('a table drawn on the plan has a code from the first moment', async () => {
    const planner = shop.join('floor', 'restaurant', 'asha')
    const box = { x: 1, y: 1, width: 6, height: 6 }
    const drawn = { tableId: 'table-99', number: '99', shape: 'round', seats: 2, ...box } as const
    done(
      await shop.send(planner, 'section.set', {
        sectionId: 'garden',
        names: { en: 'Garden' },
        position: 9,
      }),
    )
    const plan = { sectionId: 'garden', tables: [drawn], walls: [] }
    done(await shop.send(planner, 'plan.save', plan))
    const code = cell(shop.db, `select code from table_code where table_id = 'table-99'`)
    expect(code).toMatch(/^[0-9a-f]{20}$/)
    done(await shop.send(planner, 'plan.save', plan))
    expect(column(shop.db, `select code from table_code where table_id = 'table-99'`)).toEqual([
      code,
    ])
  })

  test('guests seat themselves only where the outlet lets them, and one party only', async () => {
    const { code, tableId } = freeTable(shop)
    const sit = { tableCode: code, name: 'Asha', guests: 3 }
    expect(await newPhone(shop).code('guest.join', sit)).toBe('guest.not-seated')
    await allow(shop, { isSelfSeating: true })
    expect(await newPhone(shop).code('guest.join', sit)).toBe(null)
    expect(await newPhone(shop).code('guest.join', sit)).toBe('guest.table-taken')
    expect(
      shop.db
        .prepare(
          `select s.guests, s.is_self_seated from sitting s join sitting_table t using (sitting_id)
            where t.table_id = ?`,
        )
        .all(tableId),
    ).toEqual([{ guests: 3, is_self_seated: 1 }])
  })

  test('a table of another outlet is nowhere', async () => {
    const table = await seatGuests(shop, 'restaurant')
    const join = { tableCode: table.code, name: 'Asha', pin: table.pin }
    expect(await newPhone(shop, 'counter').code('guest.join', join)).toBe('guest.code-unknown')
    const phone = await sitDown(shop, table, 'restaurant')
    expect((await phone.say('guest.call', { outletId: 'counter' })).ok).toBe(false)
  })

  test('nobody’s name stands in the log, and it is forgotten when the table is clear', async () => {
    const table = await seatGuests(shop)
    const phone = newPhone(shop)
    const name = 'Zarathustra'
    done(await phone.say('guest.join', { tableCode: table.code, name, pin: table.pin }))
    await pick(phone)
    expect(column(shop.db, 'select name from person where name = ?', name)).toEqual([name])
    done(await shop.send(table.staff, 'sitting.close', { sittingId: table.sittingId }))
    expect(column(shop.db, 'select name from person where name = ?', name)).toEqual([])
    expect(JSON.stringify(shop.events())).not.toContain(name)
    expect(figure(shop.db, 'select count(*) from command where reply like ?', `%${name}%`)).toBe(0)
  })
})

describe('the cart of a table', () => {
  test('is filled by all its phones, and a line is changed only by whoever chose it', async () => {
    const table = await seatGuests(shop)
    const [one, other] = [await sitDown(shop, table), await sitDown(shop, table)]
    const lineId = await pick(one)
    await pick(other, { itemId: 'pav-bhaji', pieces: 1, note: 'less butter' })
    expect(cartOf(shop, table.sittingId)).toEqual(['vada-pav 2', 'pav-bhaji 1'])
    expect(await other.code('guest.change', { lineId, pieces: 9 })).toBe('cart.not-yours')
    expect(await other.code('guest.remove', { lineId })).toBe('cart.not-yours')
    expect(await one.code('guest.change', { lineId, pieces: 3 })).toBe(null)
    expect(cartOf(shop, table.sittingId)).toEqual(['vada-pav 3', 'pav-bhaji 1'])
    expect(await one.code('guest.remove', { lineId })).toBe(null)
    expect(cartOf(shop, table.sittingId)).toEqual(['pav-bhaji 1'])
    expect(tickets()).toBe(0)
  })

  test('a phone that is not let in fills one of its own, which nobody else sees', async () => {
    const table = await seatGuests(shop)
    const stranger = await sitDown(shop, { code: table.code, pin: null })
    const lineId = await pick(stranger)
    expect(cartOf(shop, table.sittingId)).toEqual([])
    const inside = await sitDown(shop, table)
    expect(await inside.code('guest.remove', { lineId })).toBe('cart.not-yours')
    const other = await sitDown(shop, { code: table.code, pin: null })
    expect(await other.code('guest.remove', { lineId })).toBe('line.unknown')
    expect(await stranger.code('guest.show-pin', { pin: table.pin })).toBe(null)
    expect(cartOf(shop, table.sittingId)).toEqual(['vada-pav 2'])
  })

  test('prices are the hub’s, of now; what has left the menu says so and cannot be sent', async () => {
    const table = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    await pick(phone)
    const priceNow = (): number | undefined => cartsHere(guestContext(shop))[0]?.lines[0]?.unitPrice
    expect(priceNow()).toBe(25_00)
    const office = shop.join('office', 'counter', 'asha')
    const price = { subjectId: 'vada-pav', outletId: 'counter', amount: 30_00, isTaxIncluded: true }
    done(await shop.send(office, 'price.set', price))
    expect(priceNow()).toBe(30_00)
    shop.db
      .prepare(`delete from outlet_item where outlet_id = 'counter' and item_id = 'vada-pav'`)
      .run()
    expect(cartsHere(guestContext(shop))[0]?.lines[0]).toMatchObject({
      names: { en: 'Vada pav' },
      unitPrice: 25_00,
      problem: 'item.not-sold-here',
    })
    expect(await phone.code('guest.place', { whose: 'mine' })).toBe('item.not-sold-here')
    await allow(shop, { ordering: 'direct' })
    expect(await phone.code('guest.place', { whose: 'all' })).toBe('item.not-sold-here')
    expect(cartOf(shop, table.sittingId)).toEqual(['vada-pav 2'])
  })

  test('what is sold out says so in the cart, is refused at the table, and has gone to one of two', async () => {
    const [one, other] = [await seatGuests(shop), await seatGuests(shop)]
    const phones = [await sitDown(shop, one), await sitDown(shop, other)]
    const left = { itemId: 'vada-pav', leftMilli: 3000, until: 'today' } as const
    done(await shop.send(one.staff, 'item.eighty-six', left))
    for (const phone of phones) await pick(phone)
    await allow(shop, { ordering: 'direct' })
    const codes = await Promise.all(
      phones.map((phone) => phone.code('guest.place', { whose: 'all' })),
    )
    expect(codes).toEqual([null, 'item.sold-out'])
    expect(orderLines(shop, one.sittingId)).toEqual(['vada-pav 2'])
    const problems = cartsHere(guestContext(shop)).flatMap(({ lines }) =>
      lines.map(({ problem }) => problem),
    )
    expect(problems).toEqual(['item.sold-out'])
    await allow(shop, { ordering: 'ask' })
    expect(await phones[1]?.code('guest.place', { whose: 'mine' })).toBe('item.sold-out')
    expect(await phones[1]?.code('guest.choose', { line: vadaPav })).toBe('item.sold-out')
  })

  test('the staff take a line out of the cart, and out of a proposal', async () => {
    const { sittingId, staff, lineId, phone, proposalId } = await proposeSomething(shop)
    const inCart = await pick(phone, { itemId: 'pav-bhaji', pieces: 1 })
    done(await shop.send(staff, 'cart.strike', { sittingId, lineId: inCart }))
    expect(cartOf(shop, sittingId)).toEqual([])
    done(await shop.send(staff, 'cart.strike', { sittingId, lineId }))
    expect(cell(shop.db, 'select state from proposal where proposal_id = ?', proposalId)).toBe(
      'declined',
    )
    expect(cartOf(shop, sittingId)).toEqual([])
  })

  test('asks of an item what an order would ask of it', async () => {
    const phone = await sitDown(shop, await seatGuests(shop))
    const choose = (line: object): Promise<string | null> => phone.code('guest.choose', { line })
    expect(await choose({ itemId: 'pani-puri', pieces: 1 })).toBe('modifier.too-few')
    expect(await choose({ itemId: 'lassi', pieces: 1 })).toBe('variant.missing')
    expect(await choose({ itemId: 'nothing', pieces: 1 })).toBe('item.unknown')
    expect(await choose({ itemId: 'vada-pav', pieces: 51 })).toBe('command.malformed')
    expect(await choose({ itemId: 'vada-pav', pieces: 1, note: 'x'.repeat(81) })).toBe(
      'command.malformed',
    )
    expect(await choose({ itemId: 'vada-pav', pieces: 1, unitPrice: 1 })).toBe('command.malformed')
  })
})
