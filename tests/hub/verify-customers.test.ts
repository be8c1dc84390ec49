import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyShop } from '../../hub/store/verify.ts'
import { dealWithCustomers } from './customer-kit.ts'
import { openShop, type Shop } from './kit.ts'

let shop: Shop
beforeEach(async () => {
  shop = openShop()
  await dealWithCustomers(shop)
})
afterEach(() => shop.close())

const found = (): readonly string[] => verifyShop(shop.db).map(({ code }) => code)

test('a shop with customers is whole', () => {
  expect(verifyShop(shop.db)).toEqual([])
})

test('somebody whose debt was made smaller by hand is found', () => {
  shop.db.exec(`update party_balance set amount = amount - 100 where account_id = '1100'`)
  expect(found()).toEqual(['customer.differs'])
})

test('a wallet that nothing in the books has filled is found', () => {
  shop.db.exec(
    `insert into party_balance select customer_id, '2210', -500 from customer where no = 2`,
  )
  expect(found()).toEqual(['customer.differs'])
})

test('a receipt that says another amount, or is gone, is found', () => {
  shop.db.exec('drop trigger money_part_is_final; drop trigger money_stays')
  shop.db.exec('update money_part set amount = amount + 1, offered = offered + 1')
  expect(found()).toContain('receipt.wrong')
  shop.db.exec('update money_part set amount = amount - 1, offered = offered - 1')
  expect(found()).toEqual([])
  shop.db.pragma('foreign_keys = off')
  shop.db.exec('delete from money_received where no = 1')
  expect(found()).toContain('receipt.wrong')
})
