/** What a bill shows as due is what its invoice will say, less what was paid of it, wherever it is shown. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sittingsHere } from '../../hub/floor/sittings.sql.ts'
import { owedBy } from '../../kiosk/floor/table-state.ts'
import { guestState } from '../../hub/views/guest-state.ts'
import { createBillWatch } from '../../hub/watches/bills.ts'
import { outletAt } from '../../hub/outlets/outlets.sql.ts'
import { offer } from '../../kiosk/lib/pay/tender.ts'
import { advanceOrder, boss, composition, nextDay } from './advance-kit.ts'
import { copiesFor, knowFirm } from './challan-kit.ts'
import { done } from './evening.ts'
import { seatParty } from './floor-kit.ts'
import { seatGuests, sitDown, type GuestTable } from './guest-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf, column, figure } from './look.ts'
import { read } from './paper-kit.ts'
import { tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => shop.close())

const papers = (about: string): readonly (readonly string[])[] =>
  column<string>(shop.db, `select task from job where about = ? and kind = 'receipt'`, about).map(
    (task) => read(JSON.parse(task).document),
  )
const watch = () =>
  createBillWatch({
    reader: shop.db,
    bus: shop.bus,
    now: () => shop.clock.now,
    newId: shop.newId,
  })
const commandsGiven = (): number => figure(shop.db, 'select count(*) from command')
const dueOf = (billId: string): number => billNow(shop, billId).total.due
const exact = [{ kind: 'cash', offered: 'exact' }] as const
/** Four for ₹100. */
const four = [{ itemId: 'vada-pav', qtyMilli: 4000 }] as const

describe('an open bill whose rules change', () => {
  test('comes to what they make it as soon as the day has begun, and nothing is said twice', async () => {
    const { billId } = await advanceOrder(shop, { today: 50_000, next: 180_000 })
    const watching = watch()
    await watching.look()
    const before = commandsGiven()
    nextDay(shop)
    await watching.look()
    expect(dueOf(billId)).toBe(1180_00)
    await watching.look()
    await watch().look()
    expect(commandsGiven()).toBe(before + 1)
  })

  test('comes to it before anybody has looked, by what is done with it: its pro-forma says so', async () => {
    const { billId } = await advanceOrder(shop, { today: 50_000, next: 180_000 })
    desk = nextDay(shop)
    done(await shop.send(desk, 'bill.proforma', { billId }))
    expect(papers(`proforma:${billId}`)[0]).toContain('TOTAL | ₹1,180.00')
    const upi = [{ kind: 'upi', offered: dueOf(billId) }] as const
    expect(await codeOf(shop, desk, 'bill.settle', { billId, tenders: upi })).toBe(null)
  })

  test('takes what it came to before as a part, and what is missing by whatever way', async () => {
    const { billId } = await advanceOrder(shop, { today: 50_000, next: 180_000 })
    desk = nextDay(shop)
    const tenders = [{ kind: 'upi', offered: 1050_00 }] as const
    expect(await codeOf(shop, desk, 'bill.settle', { billId, tenders })).toBe('tender.short')
    const paid = done(await shop.send(desk, 'bill.pay', { billId, tenders }))
    expect(paid.result).toMatchObject({ paid: 1050_00, due: 130_00 })
    const rules = outletAt(shop.db, 'counter', shop.clock.now)!
    for (const kind of ['cash', 'card'] as const)
      expect(offer(billNow(shop, billId), rules, [], { kind, amount: 130_00 })).toMatchObject({
        kind: 'settle',
        change: 0,
      })
  })

  test('goes out on a challan with the tax of the rate that it names', async () => {
    const bridge = shop.join('bridge', 'counter')
    const { billId } = await advanceOrder(shop, { today: 50_000, next: 180_000 })
    const customerId = await knowFirm(shop)
    done(await shop.send(desk, 'bill.customer', { billId, customerId, isRepriced: true }))
    desk = nextDay(shop)
    done(await shop.send(desk, 'challan.issue', { billId }))
    const row = copiesFor(shop, bridge.device)[0]!.find((line) => line.includes('18%'))
    expect(row).toContain('1,000.00 | 90.00 | 90.00')
  })

  test('follows in the same act when the outlet is taxed otherwise, or a rate is changed', async () => {
    const { orderId, billId } = await seatParty(shop)
    done(await shop.send(desk, 'order.add', { orderId, lines: four }))
    const office = boss(shop)
    const rate = { taxClassId: 'gst-5', names: { en: 'GST 5 %' }, kind: 'gst' } as const
    const classId = billNow(shop, billId).lines[0]!.taxClassId
    done(
      await shop.send(office, 'tax-class.set', { ...rate, taxClassId: classId, ratePpm: 180_000 }),
    )
    const { taxes, due } = billNow(shop, billId).total
    expect([taxes, due]).toEqual([{ CGST: 7_63, SGST: 7_63 }, 100_00])
    done(await shop.send(office, 'outlet.tax', composition))
    expect(billNow(shop, billId).total.taxes).toEqual({})
  })

  test('at another outlet than the one the owner stands at follows when the watch looks', async () => {
    const { orderId, billId } = await seatParty(shop, 'restaurant')
    const there = shop.join('floor', 'restaurant', 'asha')
    done(await shop.send(there, 'order.add', { orderId, lines: four }))
    const args = { ...composition, outletId: 'restaurant' }
    done(await shop.send(boss(shop), 'outlet.tax', args))
    expect(billNow(shop, billId).total.taxes).not.toEqual({})
    await watch().look()
    expect(billNow(shop, billId).total.taxes).toEqual({})
  })
})

describe('what is still due', () => {
  /** What the phone of a guest who sits there is told of the bill. */
  const onPhone = async (table: GuestTable) => {
    const phone = await sitDown(shop, table)
    return () => guestState(shop.db, table.code, phone.tokenHash, shop.clock.now)?.party?.bill
  }
  const seatFour = async (): Promise<GuestTable> => {
    const table = await seatGuests(shop)
    done(await shop.send(desk, 'order.add', { orderId: table.orderId, lines: four }))
    return table
  }

  test('is what a phone asks for, and its code is another one after each part', async () => {
    const table = await seatFour()
    const told = await onPhone(table)
    const before = told()?.upi
    const tenders = [{ kind: 'cash', offered: 60_00 }] as const
    done(await shop.send(desk, 'bill.pay', { billId: table.billId, tenders }))
    expect(told()).toMatchObject({ paid: 60_00, due: 40_00, isPaid: false })
    expect(told()?.upi).toContain('am=40.00')
    const references = [before, told()?.upi].map((upi) => /tr=(\w+)/.exec(upi ?? '')?.[1])
    expect(new Set(references).size).toBe(2)
  })

  test('is what the floor shows of a table, told with each part and taken back with it', async () => {
    const table = await seatFour()
    const { billId } = table
    const onFloor = () => {
      const sitting = sittingsHere(shop.db, 'restaurant')
        .concat(sittingsHere(shop.db, 'counter'))
        .find((one) => one.orderId === table.orderId)!
      return [sitting.amount, sitting.due, owedBy(sitting), sitting.rev]
    }
    const [amount, , owed, rev] = onFloor()
    expect([amount, owed]).toEqual([100_00, 100_00])
    done(await shop.send(desk, 'bill.tip', { billId, amount: 20_00 }))
    const tenders = [{ kind: 'cash', offered: 60_00 }] as const
    done(await shop.send(desk, 'bill.pay', { billId, tenders: [...tenders] }))
    const [, due, left, after = 0] = onFloor()
    expect([due, left]).toEqual([60_00, 60_00])
    expect(after).toBeGreaterThan(rev ?? 0)
    const { paymentId } = billNow(shop, billId).payments[0]!
    done(await shop.send(desk, 'bill.pay-back', { billId, paymentId }))
    expect(onFloor().slice(0, 3)).toEqual([100_00, undefined, 100_00])
  })

  test('at a table whose bill is cut is what is open of all its parts', async () => {
    const table = await seatFour()
    const { billId } = table
    const told = await onPhone(table)
    const lineId = billNow(shop, billId).lines[0]!.lineId
    const parts = [[{ lineId, qtyMilli: 3000 }]]
    const { billIds } = done(await shop.send(desk, 'bill.split', { billId, parts })).result
    done(await shop.send(desk, 'bill.settle', { billId, tenders: exact }))
    expect(told()).toMatchObject({ isPaid: false, paid: 25_00, due: 75_00 })
    done(await shop.send(desk, 'bill.settle', { billId: billIds[0]!, tenders: exact }))
    expect(told()).toMatchObject({ isPaid: true, paid: 100_00, due: 0, upi: null })
  })

  test('adds up on a phone with a tip on it', async () => {
    const table = await seatFour()
    const told = await onPhone(table)
    done(await shop.send(desk, 'bill.tip', { billId: table.billId, amount: 20_00 }))
    const { total, taxes, roundOff, tip, paid, due } = told()!
    const tax = Object.values(taxes).reduce((a, b) => a + b, 0)
    expect([tip, due]).toEqual([20_00, 120_00])
    expect(total + tax + roundOff + tip - paid).toBe(due)
  })

  test('of open bills is what an X report says is open, tips and all', async () => {
    const first = { orderType: 'takeaway', lines: four } as const
    const { billId } = done(await shop.send(desk, 'order.place', first)).result
    done(await shop.send(desk, 'bill.tip', { billId, amount: 10_00 }))
    const tenders = [{ kind: 'cash', offered: 60_00 }] as const
    done(await shop.send(desk, 'bill.pay', { billId, tenders }))
    const { openBills } = await xOf(shop, tillAt(shop))
    expect(openBills).toEqual({ count: 1, amount: 50_00 })
  })

  test('stands on a slip that is printed again', async () => {
    const args = { orderType: 'takeaway', lines: four, onSlip: true } as const
    const { orderId, billId } = done(await shop.send(desk, 'order.place', args)).result
    const tenders = [{ kind: 'upi', offered: 60_00 }] as const
    done(await shop.send(desk, 'bill.pay', { billId, tenders }))
    done(await shop.send(desk, 'slip.print', { slipId: orderId }))
    expect(papers(`slip:${orderId}`).at(-1)?.join('\n')).toContain('40.00')
  })
})

test('an outlet with money in its books stays in its currency, invoice or none', async () => {
  const args = { orderType: 'takeaway', lines: four } as const
  const { billId } = done(await shop.send(desk, 'order.place', args)).result
  const abroad = { outletId: 'counter', presetId: 'de-vat' } as const
  const tenders = [{ kind: 'upi', offered: 60_00 }] as const
  done(await shop.send(desk, 'bill.pay', { billId, tenders }))
  expect(await codeOf(shop, boss(shop), 'tax-preset.choose', abroad)).toBe(
    'tax-preset.other-country',
  )
})
