/**
 * What a command may not be made of: quantities and amounts that are none, things a screen has
 * no business saying, notes that give orders to a printer, and too much at once.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RefusalCode } from '../../schema/refusals.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Shop } from './kit.ts'
import { cell, contentOf, wire } from './look.ts'
import { chai } from './mix.ts'
import { katli, refusedBy, order, ring, wayKit, type WayKit } from './refusal-ways.ts'

let shop: Shop
let kit: WayKit
beforeEach(() => {
  shop = openShop()
  kit = wayKit(shop)
})
afterEach(() => shop.close())

describe('a quantity', () => {
  test.each([
    ['zero', 0],
    ['below zero', -1000],
    ['a fraction of a gram', 0.5],
    ['not a number', Number.NaN],
    ['without end', Number.POSITIVE_INFINITY],
    ['absurd', 1e308],
    ['beyond what is exact', 2 ** 53],
    ['text', '1000'],
    ['missing', undefined],
    ['nothing', null],
    ['a list', [1000]],
    ['true', true],
  ])('that is %s is refused', async (_, qtyMilli) => {
    const before = contentOf(shop.db)
    expect(await order(kit, { itemId: 'kaju-katli', qtyMilli })).toMatchObject({
      code: 'command.malformed',
    })
    expect(contentOf(shop.db)).toEqual(before)
  })
})

describe('an amount offered', () => {
  test.each([0, -1, 0.5, 1e308, '100', 'all', null, 100_000_000_001])(
    'of %s is refused',
    async (offered) => {
      expect((await ring(kit, { kind: 'cash', offered })).code).toBe('command.malformed')
    },
  )

  test('in a kind of money nobody knows, or none, or eleven at once, is refused', async () => {
    expect((await ring(kit, { kind: 'shells', offered: 'exact' })).code).toBe('tender.unknown-way')
    expect((await ring(kit)).code).toBe('command.malformed')
    const eleven = Array.from({ length: 11 }, () => ({ kind: 'cash', offered: 100_00 }))
    expect((await ring(kit, ...eleven)).code).toBe('command.malformed')
  })
})

describe('what a screen has no business sending', () => {
  test.each([
    ['a price', { ...katli, unitPrice: 1 }],
    ['a name', { ...katli, names: { en: 'Free sweets' } }],
    ['a tax class', { ...katli, taxClassId: 'nil' }],
    ['a discount', { ...katli, discount: { ratePpm: 1_000_000 } }],
    ['a station', { ...katli, stationId: 'chaat' }],
  ])('is refused with a line: %s', async (_, line) => {
    expect((await order(kit, line)).code).toBe('command.malformed')
  })

  test.each([
    ['a total', { total: 1 }],
    ['a token', { token: 1 }],
    ['an outlet', { outletId: 'restaurant' }],
    ['a person', { placedBy: 'asha' }],
    ['a date', { businessDate: 20200101 }],
  ])('is refused with an order: %s', async (_, more) => {
    const args = { orderType: 'takeaway', lines: [katli], ...more }
    expect((await kit.send(kit.counter, 'order.place', args)).code).toBe('command.malformed')
  })

  test.each([
    ['a person', { userId: 'asha' }],
    ['a moment', { at: 0 }],
    ['a device', { deviceId: 'x' }],
    ['another form', { v: 2 }],
    ['an id that is none', { id: 'drop table' }],
    ['a moment before time began', { sentAt: -1 }],
    ['a price revision that is none', { priceRev: 0 }],
  ])('is refused around a command: %s', async (_, more) => {
    const command = JSON.parse(wire(shop, kit.counter, 'sale.ring', saleOf([chai])).text) as object
    const text = JSON.stringify({ ...command, ...more })
    const { code } = await shop.bus.submit({ deviceId: kit.counter.device, text })
    expect(code).toBe('command.malformed')
  })

  test('is refused under names that JavaScript gives a meaning of its own', async () => {
    const text = (inner: string): string =>
      wire(shop, kit.counter, 'sale.ring', saleOf([chai])).text.replace(
        '"orderType"',
        `${inner},"orderType"`,
      )
    for (const inner of [
      '"__proto__":{"isAdmin":true}',
      '"constructor":{"prototype":{}}',
      '"toString":1',
    ]) {
      const { code } = await shop.bus.submit({ deviceId: kit.counter.device, text: text(inner) })
      expect([inner, code]).toEqual([inner, 'command.malformed'])
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBe(undefined)
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect((await kit.send(kit.counter, name, {})).code).toBe('command.unknown')
  })
})

describe('a note', () => {
  const noteOf = async (note: string): Promise<string> => {
    done(
      await shop.send(kit.counter, 'order.place', {
        orderType: 'takeaway',
        lines: [{ ...chai, note }],
      }),
    )
    return cell(shop.db, 'select note from order_line')
  }

  test('that gives orders to a printer is cleaned of them', async () => {
    expect(await noteOf('extra\u001b@\u001dV\u0000 \u007f\u0085hot\r\n\t!')).toBe('extra @ V hot !')
  })

  test('that turns the reading direction round or hides is cleaned', async () => {
    expect(await noteOf('no \u202eonion\u202c\u200b \ufeffplease\u2028now')).toBe(
      'no onion please now',
    )
  })

  test('in Hindi keeps its joiners, and comes out as one spelling', async () => {
    expect(await noteOf('क्\u200dष')).toBe('क्\u200dष')
  })

  test('is the same letters however they were typed', async () => {
    expect(await noteOf('cafe\u0301')).toBe('caf\u00e9')
  })

  test('with half a character is refused: it would not come back as it went in', async () => {
    const sentence = '"note":"\\ud800"'
    const { text } = wire(shop, kit.counter, 'order.place', {
      orderType: 'takeaway',
      lines: [{ ...chai, note: 'NOTE' }],
    })
    const refused = refusedBy(
      (
        await shop.bus.submit({
          deviceId: kit.counter.device,
          text: text.replace('"note":"NOTE"', sentence),
        })
      ).replyText,
    )
    expect(refused).toEqual({
      code: 'command.malformed',
      facts: { path: 'lines.0.note', problem: 'has half a character' },
    })
  })

  test('that is too long is refused', async () => {
    expect((await order(kit, { ...chai, note: 'x'.repeat(81) })).code).toBe('command.malformed')
    expect(await noteOf('x'.repeat(80))).toBe('x'.repeat(80))
  })
})

describe('too much at once', () => {
  test('is a command above 64 KiB, counted in bytes', async () => {
    const { text } = wire(shop, kit.counter, 'sale.ring', saleOf([chai]))
    const room = 64 * 1024 - Buffer.byteLength(text)
    const padded = (bytes: number): Promise<{ code: RefusalCode | null }> =>
      shop.bus.submit({ deviceId: kit.counter.device, text: text + ' '.repeat(bytes) })
    expect((await padded(room + 1)).code).toBe('command.too-large')
    expect((await padded(room)).code).toBe(null)
    const wide = { deviceId: kit.counter.device, text: '€'.repeat(22_000) }
    expect((await shop.bus.submit(wide)).code).toBe('command.too-large')
  })

  test('is an order of a hundred and one lines', async () => {
    const lines = Array.from({ length: 101 }, () => katli)
    expect((await order(kit, ...lines)).code).toBe('command.malformed')
    expect(
      (
        await shop.send(kit.counter, 'order.place', {
          orderType: 'takeaway',
          lines: lines.slice(1),
        })
      ).ok,
    ).toBe(true)
  })

  test('is a command nested without end', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
    const text = wire(shop, kit.counter, 'sale.ring', 'ARGS').text.replace('"ARGS"', deep)
    expect((await shop.bus.submit({ deviceId: kit.counter.device, text })).code).toBe(
      'command.malformed',
    )
    const objects = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
    const other = wire(shop, kit.counter, 'sale.ring', 'ARGS').text.replace('"ARGS"', objects)
    expect((await shop.bus.submit({ deviceId: kit.counter.device, text: other })).code).toBe(
      'command.malformed',
    )
  })

  test.each([
    '',
    ' ',
    'null',
    '[]',
    '"sale.ring"',
    '{}',
    '1',
    '{"v":1',
    '\u0000',
    '{"v":1}{"v":1}',
  ])('and %j are answered, not crashed on', async (text) => {
    expect((await shop.bus.submit({ deviceId: kit.counter.device, text })).code).toBe(
      'command.malformed',
    )
  })

  test('a refusal of what could not be read still names the command it was', async () => {
    const id = shop.newId()
    const text = wire(shop, kit.counter, 'sale.ring', { total: 1 }, { id }).text.slice(0, -3)
    const { replyText } = await shop.bus.submit({ deviceId: kit.counter.device, text })
    expect(JSON.parse(replyText)).toMatchObject({ id, ok: false, code: 'command.malformed' })
  })
})
