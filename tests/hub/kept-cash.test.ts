/** Cash that a cash desk took while it was cut off from the hub, for a bill that is not open any more when it is told of. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyShop } from '../../hub/store/verify.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { done } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf, figure } from './look.ts'
import { exceptionsOf, tillAt, xOf } from './till-kit.ts'

let shop: Shop
/** The desk that was cut off. */
let desk: Sender
/** The one that was not. */
let other: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
  other = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => {
  const findings = verifyShop(shop.db)
  shop.close()
  if (findings.length > 0) throw new Error(JSON.stringify(findings))
})

const samosas = { itemId: 'samosa', qtyMilli: 4000 }
const katli = { itemId: 'kaju-katli', qtyMilli: 500 }
const place = async (...lines: { itemId: string; qtyMilli: number }[]): Promise<BillDoc> => {
  const order = { orderType: 'takeaway', lines } as const
  const placed = done(await shop.send(other, 'order.place', order))
  return billNow(shop, placed.result.billId)
}
type Tenders = CommandInput<'bill.settle'>['tenders']
const cash = (kept: number): Tenders => [{ kind: 'cash', offered: 'exact', kept }]
/** Cash that was not kept away from the hub. */
const exact: Tenders = [{ kind: 'cash', offered: 'exact' }]
const settle = async (billId: string, tenders: Tenders) =>
  done(await shop.send(desk, 'bill.settle', { billId, tenders })).result
const inDrawer = (): number =>
  figure(shop.db, `select coalesce(sum(amount), 0) from posting where account_id = '1010'`)
const kicks = (): number => figure(shop.db, `select count(*) from job where kind = 'kick'`)

describe('cash kept for a bill that was put on another one', () => {
  test('is a part of that one’s money, and the rest stays due', async () => {
    const [four, five] = [await place(samosas), await place(katli)]
    const { due } = four.total
    done(await shop.send(other, 'bill.merge', { billId: four.billId, intoId: five.billId }))
    const both = billNow(shop, five.billId).total.due
    expect(await settle(four.billId, cash(due))).toEqual({
      orderId: five.orderId,
      token: five.token,
      billId: five.billId,
      invoiceNumber: '',
      payable: both,
      change: 0,
      kept: { as: 'part', amount: due, due: both - due },
    })
    expect(billNow(shop, five.billId)).toMatchObject({
      state: 'open',
      payments: [{ kind: 'cash', amount: due, change: 0, isPart: true }],
    })
    expect([inDrawer(), (await xOf(shop, tillAt(shop))).expected, kicks()]).toEqual([due, due, 0])
    expect(await settle(five.billId, [{ kind: 'upi', offered: 'exact' }])).toMatchObject({
      payable: both,
    })
    expect(exceptionsOf(shop)).toEqual([])
  })

  test('goes with what was taken before it by other ways', async () => {
    const [four, five] = [await place(samosas), await place(katli)]
    done(await shop.send(other, 'bill.merge', { billId: four.billId, intoId: five.billId }))
    const upi = { kind: 'upi', offered: 10_00, reference: '4821' } as const
    await settle(four.billId, [upi, { kind: 'cash', offered: 100_00, kept: 30_00 }])
    expect(billNow(shop, five.billId).payments).toMatchObject([
      { kind: 'upi', amount: 10_00, reference: '4821' },
      { kind: 'cash', amount: 30_00, offered: 30_00 },
    ])
  })

  test('pays all of that one where it is enough, and what is beyond it is told', async () => {
    const [four, five] = [await place(samosas), await place(katli)]
    done(await shop.send(other, 'bill.merge', { billId: four.billId, intoId: five.billId }))
    const { due } = billNow(shop, five.billId).total
    const paid = await settle(four.billId, cash(due + 5_00))
    expect(paid).toMatchObject({ billId: five.billId, payable: due })
    expect(paid.kept).toBeUndefined()
    expect(billNow(shop, five.billId)).toMatchObject({ state: 'settled', overShort: 5_00 })
    expect(exceptionsOf(shop)).toMatchObject([{ kind: 'offline-difference', amount: 5_00 }])
    expect(inDrawer()).toBe(due + 5_00)
  })
})

test('Cash kept for a part is a part of the bill that became one again', async () => {
  const whole = await place(samosas, katli)
  const [line] = whole.lines
  const parts = [[{ lineId: line?.lineId ?? '', qtyMilli: 4000 }]]
  const split = done(await shop.send(other, 'bill.split', { billId: whole.billId, parts })).result
  const [partId = ''] = split.billIds
  const { due } = billNow(shop, partId).total
  done(await shop.send(other, 'bill.unsplit', { billId: whole.billId }))
  expect(await settle(partId, cash(due))).toMatchObject({
    billId: whole.billId,
    kept: { as: 'part', amount: due },
  })
})

describe('cash kept for a bill that was split meanwhile', () => {
  /** A bill in three: what each part comes to, the oldest first. */
  const inThree = async () => {
    const whole = await place(samosas, katli)
    const [line] = whole.lines
    const piece = [{ lineId: line?.lineId ?? '', qtyMilli: 1000 }]
    const parts = [piece, [{ lineId: line?.lineId ?? '', qtyMilli: 2000 }]]
    const split = done(await shop.send(other, 'bill.split', { billId: whole.billId, parts })).result
    const billIds = [whole.billId, ...split.billIds]
    const dues = billIds.map((billId) => billNow(shop, billId).total.due)
    return { whole, billIds, dues, sum: dues.reduce((all, due) => all + due, 0) }
  }
  const states = (billIds: readonly string[]) =>
    billIds.map((billId) => {
      const { state, payments } = billNow(shop, billId)
      return [state, ...payments.map(({ amount }) => amount)]
    })

  test('pays all its parts where it is enough for all', async () => {
    const { whole, billIds, dues, sum } = await inThree()
    const paid = await settle(whole.billId, cash(sum))
    expect(paid.kept).toEqual({ as: 'part', amount: sum, due: 0, settled: 3 })
    expect(states(billIds)).toEqual(dues.map((due) => ['settled', due]))
    expect([exceptionsOf(shop), inDrawer(), kicks()]).toEqual([[], sum, 0])
  })

  test('pays the oldest, and of the next a part', async () => {
    const { whole, billIds, dues } = await inThree()
    const [first = 0, second = 0] = dues
    const amount = first + second - 3_00
    expect((await settle(whole.billId, cash(amount))).kept).toEqual({
      as: 'part',
      amount,
      due: 3_00,
      settled: 1,
    })
    expect(states(billIds)).toEqual([['settled', first], ['open', second - 3_00], ['open']])
    expect(exceptionsOf(shop)).toEqual([])
  })

  test('is over only once nothing is due any more', async () => {
    const { whole, billIds, dues, sum } = await inThree()
    expect((await settle(whole.billId, cash(sum + 7_00))).kept).toMatchObject({ settled: 3 })
    expect(states(billIds).map(([state]) => state)).toEqual(['settled', 'settled', 'settled'])
    expect(billNow(shop, billIds[2] ?? '')).toMatchObject({ overShort: 7_00, change: 0 })
    expect(exceptionsOf(shop)).toMatchObject([{ kind: 'offline-difference', amount: 7_00 }])
    expect([inDrawer(), dues.length]).toEqual([sum + 7_00, 3])
  })

  test('and what came by UPI beside it pays in both, under one reference', async () => {
    const { whole, billIds, dues, sum } = await inThree()
    const [first = 0] = dues
    const upi = { kind: 'upi', offered: first + 1_00, reference: '4821' } as const
    const rest = sum - upi.offered
    await settle(whole.billId, [upi, { kind: 'cash', offered: rest, kept: rest }])
    expect(states(billIds).map(([state]) => state)).toEqual(['settled', 'settled', 'settled'])
    expect(billNow(shop, billIds[1] ?? '').payments).toMatchObject([
      { kind: 'upi', amount: 1_00, reference: '4821' },
      { kind: 'cash' },
    ])
    expect(exceptionsOf(shop)).toEqual([])
  })

  test('skips a part that owes nothing by now', async () => {
    const { whole, billIds, dues, sum } = await inThree()
    const [first = 0] = dues
    done(await shop.send(other, 'bill.comp', { billId: whole.billId, reasonId: 'house' }))
    const paid = await settle(whole.billId, cash(sum - first))
    expect(paid.kept).toEqual({ as: 'part', amount: sum - first, due: 0, settled: 2 })
    expect(states(billIds).map(([state]) => state)).toEqual(['open', 'settled', 'settled'])
  })

  test('pays its own part alone where it is for that', async () => {
    const { billIds, dues } = await inThree()
    const paid = await settle(billIds[1] ?? '', cash(dues[1] ?? 0))
    expect([paid.kept, paid.billId]).toEqual([undefined, billIds[1]])
    expect(states(billIds).map(([state]) => state)).toEqual(['open', 'settled', 'open'])
  })
})

describe('cash kept for one of two parts that became one again, and two others after', () => {
  const cut = async (billId: string, pieces: number): Promise<string> => {
    const lineId = billNow(shop, billId).lines.find(({ itemId }) => itemId === 'samosa')?.lineId
    const parts = [[{ lineId: lineId ?? '', qtyMilli: pieces * 1000 }]]
    return done(await shop.send(other, 'bill.split', { billId, parts })).result.billIds[0] ?? ''
  }
  const again = async (pieces: number) => {
    const whole = await place(samosas, katli)
    const goneId = await cut(whole.billId, 2)
    const { due } = billNow(shop, goneId).total
    done(await shop.send(other, 'bill.unsplit', { billId: whole.billId }))
    const partId = await cut(whole.billId, pieces)
    return { whole, goneId, partId, due }
  }

  test('pays the one that comes to as much', async () => {
    const { goneId, partId, due } = await again(2)
    expect(await settle(goneId, cash(due))).toMatchObject({ billId: partId, payable: due })
    expect(billNow(shop, partId).state).toBe('settled')
    expect(exceptionsOf(shop)).toEqual([])
  })

  test('else is a part of the first that comes to more', async () => {
    const { whole, goneId, partId, due } = await again(1)
    expect(await settle(goneId, cash(due))).toMatchObject({
      billId: whole.billId,
      kept: { as: 'part', amount: due },
    })
    expect(billNow(shop, partId).payments).toEqual([])
    expect(exceptionsOf(shop)).toEqual([])
  })

  test('and where the whole was put on another bill that was split and paid in part, too', async () => {
    const [four, five] = [await place(samosas), await place(katli, samosas)]
    const { due } = four.total
    done(await shop.send(other, 'bill.merge', { billId: four.billId, intoId: five.billId }))
    const partId = await cut(five.billId, 4)
    done(await shop.send(other, 'bill.settle', { billId: five.billId, tenders: exact }))
    expect(await settle(four.billId, cash(due))).toMatchObject({ billId: partId, payable: due })
    expect(exceptionsOf(shop)).toEqual([])
  })
})

describe('cash kept beside what is refused for the bill that charges for it now', () => {
  const merged = async () => {
    const [four, five] = [await place(samosas), await place(katli)]
    done(await shop.send(other, 'bill.merge', { billId: four.billId, intoId: five.billId }))
    return { four, five, due: billNow(shop, five.billId).total.due }
  }
  const upi = { kind: 'upi', offered: 10_00, reference: '4821' } as const
  const kept = { kind: 'cash', offered: 5_00, kept: 5_00 } as const

  test.each([
    ['a voucher nobody knows', { kind: 'voucher', offered: 1_00, voucher: '000000000000' }],
    ['a wallet of nobody', { kind: 'wallet', offered: 1_00 }],
  ] as const)('%s: the cash alone is a part of it', async (_, refused) => {
    const { four, five, due } = await merged()
    expect(await settle(four.billId, [upi, refused, kept])).toMatchObject({
      billId: five.billId,
      kept: { as: 'part', amount: 5_00, due: due - 5_00, isCashAlone: true },
    })
    expect(billNow(shop, five.billId).payments).toMatchObject([{ kind: 'cash', amount: 5_00 }])
  })

  test('a reference that was used: the cash alone is a part of it', async () => {
    const sold = await place(samosas)
    await settle(sold.billId, [{ ...upi, offered: sold.total.due }])
    const { four, five } = await merged()
    expect(await settle(four.billId, [upi, kept])).toMatchObject({ kept: { isCashAlone: true } })
    expect(billNow(shop, five.billId).payments).toMatchObject([{ kind: 'cash', amount: 5_00 }])
  })

  test('more by UPI than is due: the cash alone is a part of it', async () => {
    const { four, five, due } = await merged()
    const tooMuch = { ...upi, offered: due + 10_00 }
    expect(await settle(four.billId, [tooMuch, kept])).toMatchObject({
      kept: { as: 'part', amount: 5_00, due: due - 5_00, isCashAlone: true },
    })
    expect(billNow(shop, five.billId).state).toBe('open')
  })

  test('or the cash alone pays all of it', async () => {
    const { four, five, due } = await merged()
    const tooMuch = { ...upi, offered: due + 10_00 }
    const all = { ...kept, offered: due, kept: due }
    expect(await settle(four.billId, [tooMuch, all])).toMatchObject({
      billId: five.billId,
      kept: { as: 'part', amount: due, due: 0, isCashAlone: true },
    })
    expect(billNow(shop, five.billId)).toMatchObject({ state: 'settled', overShort: 0 })
  })
})

describe('cash kept for a bill that owes nothing any more', () => {
  test('because another desk has taken the money is over in the till, and the manager is told', async () => {
    const bill = await place(samosas)
    const { due } = bill.total
    const upi = [{ kind: 'upi', offered: 'exact' } as const]
    done(await shop.send(other, 'bill.settle', { billId: bill.billId, tenders: upi }))
    const number = billNow(shop, bill.billId).invoice?.number
    expect(await settle(bill.billId, cash(due))).toMatchObject({
      billId: bill.billId,
      invoiceNumber: number,
      kept: { as: 'over', amount: due, due: 0 },
    })
    expect(exceptionsOf(shop)).toMatchObject([
      { kind: 'offline-unowed', amount: due, billId: bill.billId, note: number, by: 'meena' },
    ])
    const { expected, offline } = await xOf(shop, tillAt(shop))
    expect([expected, offline, inDrawer()]).toEqual([due, due, due])
    expect(billNow(shop, bill.billId).payments).toHaveLength(1)
    // Told once more by the same command it is the same cash.
    const id = shop.newId()
    const again = { billId: bill.billId, tenders: cash(due) }
    done(await shop.send(desk, 'bill.settle', again, { id }))
    done(await shop.send(desk, 'bill.settle', again, { id }))
    expect(inDrawer()).toBe(2 * due)
  })

  test('is given back out of what is over, for the reason a shop begins with', async () => {
    const bill = await place(samosas)
    const { due } = bill.total
    const upi = [{ kind: 'upi', offered: 'exact' } as const]
    done(await shop.send(other, 'bill.settle', { billId: bill.billId, tenders: upi }))
    await settle(bill.billId, cash(due))
    const move = { tillId: tillAt(shop), amount: due, reasonId: 'taken-twice' }
    done(await shop.send(other, 'till.pay-out', move))
    const over = figure(
      shop.db,
      `select coalesce(sum(amount), 0) from posting where account_id = '6910'`,
    )
    const { expected } = await xOf(shop, tillAt(shop))
    expect([expected, inDrawer(), over]).toEqual([0, 0, 0])
  })

  test('because everything was taken off it, too', async () => {
    const bill = await place(samosas)
    const { orderId, lines } = bill
    const all = lines.map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli }))
    done(await shop.send(other, 'order.void', { orderId, lines: all, reason: 'They left' }))
    expect(await settle(bill.billId, cash(20_00))).toMatchObject({
      kept: { as: 'over', amount: 20_00 },
    })
    expect(exceptionsOf(shop)).toMatchObject([{ kind: 'offline-unowed', amount: 20_00 }])
  })

  test('is refused where it was not taken away from the hub: it is in no drawer', async () => {
    const [four, five] = [await place(samosas), await place(katli)]
    done(await shop.send(other, 'bill.merge', { billId: four.billId, intoId: five.billId }))
    const code = (billId: string) => codeOf(shop, desk, 'bill.settle', { billId, tenders: exact })
    expect(await code(four.billId)).toBe('bill.void')
    await settle(five.billId, exact)
    expect(await code(five.billId)).toBe('bill.already-settled')
  })
})
