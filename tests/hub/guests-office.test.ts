import { afterEach, beforeEach, expect, test } from 'vitest'
import { guestsAt } from '../../hub/guests/commands.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { done } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'

let shop: Shop
let office: Sender
beforeEach(() => {
  shop = openShop()
  office = shop.join('office', 'counter', 'asha')
})
afterEach(() => shop.close())

const rules = {
  ordering: 'direct',
  isSelfSeating: true,
  wifiName: 'Guests',
  wifiPassword: 'jalebi-2026',
  address: 'http://10.0.0.5:7480/',
} as const satisfies CommandInput<'guests.set'>

test('the office says what guests may do at any outlet its person works at', async () => {
  const before = guestsAt(shop.db, 'counter')
  const elsewhere = { ...rules, address: 'http://10.0.0.5:7480', outletId: 'restaurant' }
  done(await shop.send(office, 'guests.set', elsewhere))
  expect(guestsAt(shop.db, 'restaurant')).toMatchObject({
    ordering: 'direct',
    isSelfSeating: true,
    wifiName: 'Guests',
  })
  expect(guestsAt(shop.db, 'counter')).toEqual(before)
})

test('an outlet where the person does not work is left as it is', async () => {
  const before = guestsAt(shop.db, 'restaurant')
  shop.db
    .prepare("delete from user_outlet where user_id = 'asha' and outlet_id = 'restaurant'")
    .run()
  const elsewhere = { ...rules, address: '', outletId: 'restaurant' }
  expect(await shop.send(office, 'guests.set', elsewhere)).toMatchObject({ code: 'outlet.unknown' })
  expect(guestsAt(shop.db, 'restaurant')).toEqual(before)
})
