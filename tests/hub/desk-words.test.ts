/** What a desk hears when money is refused: what there is, who took the rest, and amounts in its own currency. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tenderKinds } from '../../schema/tender-kinds.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, cell, wire } from './look.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const place = async (): Promise<string> => {
  const lines = [{ itemId: 'vada-pav', qtyMilli: 4000 }]
  return done(await shop.send(desk, 'order.place', { orderType: 'takeaway', lines })).result.billId
}
const refused = async (sender: Sender, name: string, args: object): Promise<unknown> =>
  JSON.parse((await shop.bus.submit(wire(shop, sender, name, args))).replyText)

test.each(['bill.settle', 'bill.pay'])(
  '%s by an unknown way says which ways there are',
  async (name) => {
    const tenders = [{ kind: 'cheque', offered: 10_00 }]
    const answer = await refused(desk, name, { billId: await place(), tenders })
    expect(answer).toMatchObject({ code: 'tender.unknown-way', facts: { typed: 'cheque' } })
    const { message } = answer as { readonly message: string }
    const called = {
      cash: 'cash',
      upi: 'UPI',
      card: 'card',
      wallet: 'wallet',
      voucher: 'voucher',
      account: 'account',
    }
    for (const kind of tenderKinds) expect(message).toContain(called[kind])
  },
)

const upi = (offered: number): object => ({ kind: 'upi', offered })

describe('a second part', () => {
  test('that is too much says what is left, and who took the first', async () => {
    const billId = await place()
    const { due } = billNow(shop, billId).total
    done(await shop.send(desk, 'bill.pay', { billId, tenders: [upi(60_00)] } as never))
    const meena = shop.join('cashier', 'counter', 'meena')
    const name = cell(
      shop.db,
      `select p.name from user u join person p using (person_id) where user_id = 'asha'`,
    )
    expect(await refused(meena, 'bill.pay', { billId, tenders: [upi(60_00)] })).toMatchObject({
      code: 'bill.part-over',
      facts: { left: due - 60_00, taken: 60_00, by: name },
    })
    expect(billNow(shop, billId).payments).toHaveLength(1)
    // What is left to the coin settles it, as ever.
    expect(await refused(meena, 'bill.pay', { billId, tenders: [upi(due - 60_00)] })).toMatchObject(
      {
        code: 'bill.pays-all',
      },
    )
  })
})

test('amounts are worded by the decimals of the currency', async () => {
  const billId = await place()
  shop.db.exec(`update outlet set currency = 'JPY', currency_exponent = 0`)
  const tenders = [{ kind: 'card', offered: 1 }]
  const { due } = billNow(shop, billId).total
  expect(await refused(desk, 'bill.settle', { billId, tenders })).toMatchObject({
    code: 'tender.short',
    message: expect.stringContaining(`${due - 1} is still missing`) as string,
  })
})

describe('a UIN', () => {
  test('of an embassy stands on an invoice, though nobody can check it', async () => {
    const billId = await place()
    const buyer = { name: 'Embassy', address: 'New Delhi', taxNumber: '0717usa12345unf' }
    done(await shop.send(desk, 'bill.buyer', { billId, buyer }))
    done(
      await shop.send(desk, 'bill.settle', {
        billId,
        tenders: [{ kind: 'upi', offered: 'exact' }],
      }),
    )
    expect(cell(shop.db, 'select document from invoice where bill_id = ?', billId)).toContain(
      '0717USA12345UNF',
    )
  })

  test('is no way around the check of a GSTIN', async () => {
    const billId = await place()
    const buyer = { name: 'Sharma', address: 'Pune', taxNumber: '27AAPFU0939F1ZX' }
    expect(await refused(desk, 'bill.buyer', { billId, buyer })).toMatchObject({
      code: 'buyer.gstin-check',
    })
  })
})
