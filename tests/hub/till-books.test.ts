/** The cash the books speak of is the cash that lies in the drawers: all of it, and no other. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyShop } from '../../hub/store/verify.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { exact, knowCustomer } from './customer-kit.ts'
import { done, pastSale, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, figure } from './look.ts'
import { chai } from './mix.ts'
import { secondDrawer } from './refusal-ways-desk.ts'
import { paidChai, wish } from './refusal-ways-refunds.ts'

let shop: Shop
let desk: Sender
/** A screen of the cash desk that stands beside no drawer. */
let tablet: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
  tablet = shop.join('cashier', 'counter', 'asha')
  shop.db.prepare('update device set drawer_id = null where device_id = ?').run(tablet.device)
})
afterEach(() => shop.close())

const codes = (): readonly string[] => verifyShop(shop.db).map(({ code }) => code)
const inBooks = (account: string): number =>
  figure(shop.db, `select coalesce(sum(amount), 0) from posting where account_id = '${account}'`)
/** Cash that moved in the till of a drawer. */
const inTill = (drawerId: string): number =>
  figure(
    shop.db,
    `select coalesce(sum(m.amount), 0) from till t join till_move m on m.till_id = t.till_id
      where t.drawer_id = '${drawerId}' and m.tender = 'cash'`,
  )
const sell = async (sender: Sender, more: Partial<CommandInput<'sale.ring'>> = {}) =>
  shop.send(sender, 'sale.ring', { ...saleOf([chai], exact), ...more })

describe('cash on a screen without a drawer', () => {
  test('is in the only drawer there is, whether it comes or goes', async () => {
    const sold = await paidChai(shop, tablet, 4)
    expect(inTill('counter-drawer')).toBe(inBooks('1010'))
    const before = inBooks('1010')
    done(await shop.send(tablet, 'bill.refund', wish(sold)))
    expect(inTill('counter-drawer')).toBe(inBooks('1010'))
    expect(inBooks('1010')).toBeLessThan(before)
    expect(codes()).toEqual([])
  })

  test('is refused where there are several and nobody has said which, and nothing happened', async () => {
    const sold = await paidChai(shop, desk, 4)
    const second = secondDrawer(shop)
    const before = inBooks('1010')
    expect(await shop.send(tablet, 'bill.refund', wish(sold))).toMatchObject({ code: 'till.which' })
    expect(await sell(tablet)).toMatchObject({ code: 'till.which' })
    expect(
      await shop.send(tablet, 'bill.refund', { ...wish(sold), drawerId: 'restaurant-drawer' }),
    ).toMatchObject({ code: 'drawer.unknown' })
    expect([inBooks('1010'), shop.count('refund')]).toEqual([before, 0])
    done(await shop.send(tablet, 'bill.refund', { ...wish(sold), drawerId: second }))
    done(await sell(tablet, { drawerId: second }))
    expect(inTill(second)).toBe(0)
    expect(codes()).toEqual([])
    // What is no cash is in nobody's drawer, and asked for nowhere.
    done(await sell(tablet, { tenders: [{ kind: 'upi', offered: 'exact' }] }))
  })

  test('paid out of a wallet comes out of the drawer that is named', async () => {
    const customerId = await knowCustomer(shop)
    const amount = 300_00
    done(await shop.send(desk, 'wallet.top-up', { customerId, amount, tenders: [...exact] }))
    const second = secondDrawer(shop)
    const out = { customerId, amount: 100_00, kind: 'cash' } as const
    expect(await shop.send(tablet, 'wallet.pay-out', out)).toMatchObject({ code: 'till.which' })
    done(await shop.send(tablet, 'wallet.pay-out', { ...out, drawerId: second }))
    expect([inTill('counter-drawer'), inTill(second)]).toEqual([300_00, -100_00])
    expect(codes()).toEqual([])
  })

  test('that was taken away from the hub is taken: nobody is asked, and it is in a till', async () => {
    secondDrawer(shop)
    done(await sell(tablet, { tenders: [{ kind: 'cash', offered: 'exact', kept: 25_00 }] }))
    expect(codes()).toEqual([])
  })
})

describe('cash that lies in no drawer', () => {
  test('of a sale of the past is in the safe', async () => {
    done(await sell(desk))
    const before = inBooks('1010')
    done(await shop.send(shop.join('office', 'counter', 'asha'), 'sale.import', pastSale(shop)))
    expect([inBooks('1010'), inBooks('1020')]).toEqual([before, 25_00])
    expect(codes()).toEqual([])
  })

  test('of the time before tills is brought to the safe before the first till takes any', async () => {
    done(await sell(desk))
    const before = inBooks('1010')
    // The shop as it was before there were tills.
    shop.db.exec('delete from till_sales; delete from till_watch')
    for (const table of ['till_move', 'till_bill', 'till'])
      shop.db.exec(`drop trigger ${table}_stays; delete from ${table}`)
    expect(codes()).toEqual([])
    done(await sell(desk))
    expect([inBooks('1020'), inBooks('1010')]).toEqual([before, inTill('counter-drawer')])
    expect(cell(shop.db, `select memo from journal_entry where purpose = 'before-tills'`)).toMatch(
      /before tills/,
    )
    done(await sell(desk))
    expect(inBooks('1020')).toBe(before)
    expect(codes()).toEqual([])
  })
})

describe('the check of a whole shop', () => {
  test('finds cash that was moved in nobody’s till', async () => {
    const sold = await paidChai(shop, desk, 4)
    done(await shop.send(desk, 'bill.refund', wish(sold)))
    expect(codes()).toEqual([])
    shop.db.exec(`drop trigger till_move_stays; delete from till_move where kind = 'refund'`)
    expect(codes()).toEqual(['till.books'])
  })

  test('finds a voucher that is good for more than was paid for it, or less than was spent', async () => {
    const { result } = done(
      await shop.send(desk, 'voucher.issue', { amount: 100_00, tenders: [...exact] }),
    )
    const tenders = [{ kind: 'voucher', offered: 'exact', voucher: result.voucher } as const]
    done(await sell(desk, { tenders }))
    expect(codes()).toEqual([])
    shop.db.exec('update voucher set left_over = left_over + 1')
    expect(codes()).toEqual(['voucher.differs'])
  })
})
