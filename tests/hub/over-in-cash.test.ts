/** A guest pays more than is due by UPI, and the rest goes back in cash. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyShop } from '../../hub/store/verify.ts'
import { today } from './advance-kit.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf, column, figure } from './look.ts'
import { read } from './paper-kit.ts'
import { newDrawer, notes, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => shop.close())

/** Four for ₹100. */
const four = [{ itemId: 'vada-pav', qtyMilli: 4000 }] as const
const tooMuch = [{ kind: 'upi', offered: 127_00, reference: '4711', isOverInCash: true }] as const
const place = async (): Promise<string> => {
  const args = { orderType: 'takeaway', lines: four } as const
  return done(await shop.send(desk, 'order.place', args)).result.billId
}
const takenToday = (kind: string): number =>
  figure(
    shop.db,
    'select coalesce(sum(amount), 0) from tender_day where business_date = ? and kind = ?',
    today,
    kind,
  )

test('the drawer opens for what goes back, and books, day and till have UPI and cash as they moved', async () => {
  done(await shop.send(desk, 'till.open', { float: notes(1000_00), differenceTo: 'safe' }))
  const billId = await place()
  const { result } = done(await shop.send(desk, 'bill.settle', { billId, tenders: tooMuch }))
  expect(result).toMatchObject({ payable: 100_00, change: 27_00 })
  expect(billNow(shop, billId).payments).toMatchObject([
    { kind: 'upi', offered: 127_00, amount: 100_00, change: 27_00 },
  ])
  const booked = (account: string): number =>
    figure(
      shop.db,
      `select coalesce(sum(p.amount), 0) from posting p join journal_entry e on e.entry_id = p.entry_id
        where e.source_id = ? and p.account_id = ?`,
      billId,
      account,
    )
  expect([booked('1040'), booked('1010')]).toEqual([127_00, -27_00])
  expect([takenToday('upi'), takenToday('cash')]).toEqual([127_00, -27_00])
  const { expected, tenders } = await xOf(shop, tillAt(shop))
  expect(expected).toBe(973_00)
  expect(tenders).toContainEqual({ kind: 'upi', payments: 1, amount: 127_00 })
  expect(tenders).toContainEqual({ kind: 'cash', payments: 0, amount: -27_00 })
  const kicks = column(
    shop.db,
    `select 1 from job where kind = 'kick' and about = ?`,
    `bill:${billId}`,
  )
  expect(kicks).toHaveLength(1)
  expect(verifyShop(shop.db)).toEqual([])
})

test('the receipt says what was given and what went back, and a refund gives back by UPI what was paid by it', async () => {
  const billId = await place()
  done(await shop.send(desk, 'bill.settle', { billId, tenders: tooMuch }))
  const [task] = column<string>(
    shop.db,
    `select task from job where about = ? and kind = 'receipt'`,
    `bill:${billId}`,
  )
  const paper = read(JSON.parse(task ?? '{}').document)
  expect(paper).toEqual(expect.arrayContaining(['UPI | 127.00', 'Change | 27.00']))
  const lines = billNow(shop, billId).lines.map(({ lineId }) => ({
    lineId,
    qtyMilli: 4000,
    fate: 'waste' as const,
  }))
  const { result } = done(await shop.send(desk, 'bill.refund', { billId, lines, reason: 'Cold' }))
  expect(result.payments).toEqual([{ kind: 'upi', amount: 100_00 }])
  expect(verifyShop(shop.db)).toEqual([])
})

test('a counter sale is rung so, and nobody is given change on a wallet, or unasked', async () => {
  const ravi = shop.join('counter', 'counter', 'ravi')
  const sale = { ...saleOf(four), tenders: tooMuch }
  expect(done(await shop.send(ravi, 'sale.ring', sale)).result).toMatchObject({
    change: 27_00,
  })
  const billId = await place()
  const unasked = [{ kind: 'upi', offered: 127_00 }]
  expect(await codeOf(shop, desk, 'bill.settle', { billId, tenders: unasked })).toBe('tender.over')
  expect(verifyShop(shop.db)).toEqual([])
})

test('cash that goes back comes out of a drawer somebody has named', async () => {
  newDrawer(shop)
  shop.db.prepare('update device set drawer_id = null where device_id = ?').run(desk.device)
  const billId = await place()
  expect(await codeOf(shop, desk, 'bill.settle', { billId, tenders: tooMuch })).toBe('till.which')
})
