/** The parts of a bill come to what the bill is, in one direction and back. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billsOfOrder } from '../../hub/billing/bills.sql.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { equalShares } from '../../schema/bill-split.ts'
import { split } from '../../schema/money.ts'
import { knowFirm } from './challan-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf, column } from './look.ts'
import { read } from './paper-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const bill = (billId: string): BillDoc => billNow(shop, billId)
const partsOf = ({ orderId }: BillDoc): readonly BillDoc[] =>
  billsOfOrder(shop.db, orderId, billedLinesOf).filter(({ state }) => state !== 'void')
const dueOf = (bills: readonly BillDoc[]): number =>
  bills.reduce((all, { total }) => all + total.due, 0)
const exactOf = (bills: readonly BillDoc[]): number =>
  bills.reduce((all, { total }) => all + total.total + total.tip, 0)
const say = (name: string, args: object): Promise<string | null> => codeOf(shop, desk, name, args)
const must = async (name: string, args: object): Promise<void> =>
  expect([name, await say(name, args)]).toEqual([name, null])
const rate = (ratePpm: number): { kind: 'rate'; ratePpm: number } => ({ kind: 'rate', ratePpm })

type Wanted = readonly (readonly [itemId: string, qtyMilli: number, unitPrice?: number])[]

/** An order of these things, each at a price of its own where one is named. */
const order = async (wanted: Wanted): Promise<BillDoc> => {
  const lines = wanted.map(([itemId, qtyMilli]) => ({ itemId, qtyMilli }))
  const { billId } = done(
    await shop.send(desk, 'order.place', { orderType: 'takeaway', lines }),
  ).result
  for (const [i, [, , unitPrice]] of wanted.entries()) {
    if (unitPrice === undefined) continue
    const { lineId } = bill(billId).lines[i] ?? { lineId: '' }
    await must('bill.reprice', { billId, lineId, unitPrice, reason: 'Edited' })
  }
  return bill(billId)
}
const cutEqually = async (whole: BillDoc, ways: number): Promise<readonly BillDoc[]> => {
  await must('bill.split', {
    billId: whole.billId,
    parts: equalShares(whole.lines, ways).slice(1),
  })
  return partsOf(whole)
}
const settle = (billId: string, kind = 'cash'): Promise<void> =>
  must('bill.settle', { billId, tenders: [{ kind, offered: 'exact' }] })

const posted = (billId: string, account: string): number =>
  entriesOf(shop.db, 'bill', billId)
    .flatMap(({ postings }) => postings)
    .reduce((all, one) => all + (one.account === account ? one.amount : 0), 0)

describe('equal shares', () => {
  test('of ₹950 among eight are six of ₹119 and two of ₹118, of ₹572 among three 191, 191 and 190', async () => {
    const eight = await cutEqually(await order([['vada-pav', 1000, 950_00]]), 8)
    expect(eight.map(({ total }) => total.due / 100)).toEqual([
      119, 119, 119, 119, 119, 119, 118, 118,
    ])
    const three = await cutEqually(await order([['vada-pav', 1000, 572_00]]), 3)
    expect(three.map(({ total }) => total.due / 100)).toEqual([191, 191, 190])
  })

  test('share the tip and what is charged once, and are one bill again with both whole', async () => {
    const { billId } = await order([['vada-pav', 1000, 572_00]])
    await must('bill.tip', { billId, amount: 20_00 })
    await must('bill.charge', {
      billId,
      chargeId: 'packing',
      off: { kind: 'amount', amount: 25_00 },
    })
    const whole = bill(billId)
    const parts = await cutEqually(whole, 3)
    expect(parts.map(({ total }) => total.due)).toEqual(split(whole.total.due, 3, 100))
    expect(parts.every(({ total }) => Math.abs(total.roundOff) < 1_00)).toBe(true)
    await must('bill.unsplit', { billId })
    expect(bill(billId)).toMatchObject({ total: whole.total, charges: whole.charges })
  })

  test('are what is printed, booked and given back, to nothing', async () => {
    const whole = await order([
      ['vada-pav', 1000, 333_33],
      ['kaju-katli', 357],
    ])
    const parts = await cutEqually(whole, 3)
    expect(parts.map(({ total }) => total.payable)).toEqual(split(whole.total.payable, 3, 100))
    for (const { billId, total } of parts) {
      await must('bill.proforma', { billId })
      await settle(billId)
      const paid = bill(billId)
      expect(paid.total).toEqual(total)
      expect(posted(billId, '1010')).toBe(total.payable)
      expect(posted(billId, '6900')).toBe(-total.roundOff)
      for (const about of [`proforma:${billId}`, `bill:${billId}`]) {
        const [task] = column<string>(
          shop.db,
          `select task from job where about = ? and kind = 'receipt'`,
          about,
        )
        const paper = read(JSON.parse(task ?? '').document).join('\n')
        expect(paper).toContain(`TOTAL | ₹${(total.payable / 100).toFixed(2)}`)
      }
      const lines = paid.lines.map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli, fate: 'waste' }))
      await must('bill.refund', { billId, lines, reason: 'Cold' })
      expect(posted(billId, '6900')).toBe(-total.roundOff)
      expect(column(shop.db, 'select payable from refund where bill_id = ?', billId)).toEqual([
        total.payable,
      ])
    }
  })

  test('hold until one of them is changed, and again once it is as it was', async () => {
    const whole = await order([['vada-pav', 1000, 572_00]])
    const [, , last] = await cutEqually(whole, 3)
    const billId = last?.billId ?? ''
    const before = bill(billId).total.due
    await must('bill.discount', { billId, reasonId: 'regular', off: rate(100_000) })
    expect(bill(billId).total).toMatchObject({ due: 171_00 })
    const [{ discountId } = { discountId: '' }] = bill(billId).discounts
    await must('bill.undiscount', { billId, discountId })
    expect(bill(billId).total.due).toBe(before)
  })

  test('are to the last paisa where only cash is rounded, however the sum was made', async () => {
    await roundCashOnly()
    const whole = await order([
      ['vada-pav', 3000, 33_37],
      ['kaju-katli', 357],
    ])
    const parts = await cutEqually(whole, 7)
    expect(parts.map(({ total }) => total.due)).toEqual(split(whole.total.due, 7))
    for (const { billId } of parts) await settle(billId, 'upi')
    expect(dueOf(partsOf(whole))).toBe(whole.total.due)
  })
})

/** Only what is paid in cash is rounded. */
const roundCashOnly = async (): Promise<void> => {
  const office = shop.join('office', 'counter', 'asha')
  done(
    await shop.send(office, 'outlet.tax', {
      outletId: 'counter',
      taxScheme: 'regular',
      taxRounding: 'line',
      cashIncrement: 100,
      cashScope: 'cash_only',
    }),
  )
}

describe('one bill again', () => {
  const cut = async (): Promise<{
    billId: string
    partId: string
    first: string
    second: string
  }> => {
    const { billId, lines } = await order([
      ['vada-pav', 4000],
      ['samosa', 4000],
    ])
    const [first = '', second = ''] = lines.map(({ lineId }) => lineId)
    const parts = [[{ lineId: second, qtyMilli: 4000 }]]
    const { billIds } = done(await shop.send(desk, 'bill.split', { billId, parts })).result
    return { billId, partId: billIds[0] ?? '', first, second }
  }

  test.each([
    ['what is free', 'bill.comp', { reasonId: 'apology' }],
    ['another price', 'bill.reprice', { unitPrice: 100, reason: 'Old card' }],
    ['a discount on it', 'bill.discount', { reasonId: 'regular', off: rate(100_000) }],
    [
      'an amount off it',
      'bill.discount',
      { reasonId: 'regular', off: { kind: 'amount', amount: 3_00 } },
    ],
  ])('keeps %s that was said of a line of one part', async (_, name, args) => {
    const { billId, partId, second } = await cut()
    await must(name, { billId: partId, lineId: second, ...args })
    const before = exactOf([bill(billId), bill(partId)])
    await must('bill.unsplit', { billId })
    expect(bill(billId).total.total).toBe(before)
    expect(bill(partId)).toMatchObject({ state: 'void', total: { due: 0 } })
  })

  test('keeps what somebody allowed for a part, for what that part had', async () => {
    const { billId, partId } = await cut()
    await must('bill.comp', { billId: partId, reasonId: 'house' })
    const before = dueOf([bill(billId), bill(partId)])
    await must('bill.unsplit', { billId: partId })
    expect(bill(billId).total.due).toBe(before)
  })

  test.each([
    ['a discount', 'bill.discount', { reasonId: 'regular', off: rate(50_000) }],
    ['a charge in per cent', 'bill.charge', { chargeId: 'service', off: rate(100_000) }],
    [
      'a buyer',
      'bill.buyer',
      { buyer: { name: 'Sharma', address: 'Pune', taxNumber: '27AAPFU0939F1ZV' } },
    ],
  ])('is refused while %s is on one part alone, whichever part it is', async (_, name, args) => {
    for (const at of ['first', 'other'] as const) {
      const { billId, partId } = await cut()
      await must(name, { billId: at === 'first' ? billId : partId, ...args })
      const before = [bill(billId), bill(partId)]
      const answer = await shop.send(desk, 'bill.unsplit', { billId })
      expect(answer).toMatchObject({
        code: 'bill.part-adjusted',
        facts: { part: at === 'first' ? 1 : 2 },
      })
      expect([bill(billId), bill(partId)]).toEqual(before)
      // As the refusal says: once it is on every part, they can be one.
      if (name === 'bill.charge') continue
      await must(name, { billId: at === 'first' ? partId : billId, ...args })
      await must('bill.unsplit', { billId })
    }
  })

  test('is refused while one part is for somebody else, or for another price list', async () => {
    const { billId, partId } = await cut()
    await must('bill.customer', {
      billId: partId,
      customerId: await knowFirm(shop),
      isRepriced: true,
    })
    expect(await say('bill.unsplit', { billId })).toBe('bill.part-adjusted')
    await must('bill.customer', { billId: partId, customerId: null })
    await must('bill.unsplit', { billId })
  })

  test('is refused where a line that two parts share costs another sum on one of them', async () => {
    const whole = await order([['vada-pav', 1000, 572_00]])
    const [, part] = await cutEqually(whole, 2)
    const { billId } = part ?? whole
    const lineId = whole.lines[0]?.lineId
    await must('bill.reprice', { billId, lineId, unitPrice: 300_00, reason: 'Old card' })
    expect(await say('bill.unsplit', { billId })).toBe('bill.part-adjusted')
  })
})

test('whatever was said of a bill and of its parts, to be one again changes what is owed by rounding alone', async () => {
  const things = ['samosa', 'vada-pav', 'kaju-katli', 'mineral-water'] as const
  const lines = fc.array(
    fc.tuple(
      fc.constantFrom(...things),
      fc.integer({ min: 1, max: 4 }).map((n) => n * 1000),
    ),
    { minLength: 1, maxLength: 3 },
  )
  const deeds = fc.array(
    fc.record({
      on: fc.nat(7),
      what: fc.nat(6),
      line: fc.nat(3),
      much: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 5 },
  )
  const sayOne = async (
    bills: readonly BillDoc[],
    deed: { on: number; what: number; line: number; much: number },
  ): Promise<void> => {
    const at = bills[deed.on % bills.length]
    if (at === undefined) return
    const { billId } = at
    const lineId = at.lines[deed.line % at.lines.length]?.lineId
    const off = rate(deed.much * 10_000)
    const said: readonly (readonly [string, object])[] = [
      ['bill.discount-over', { billId, reasonId: 'regular', off }],
      ['bill.discount-over', { billId, lineId, reasonId: 'festival', off }],
      ['bill.comp', { billId, lineId, reasonId: 'apology' }],
      ['bill.comp', { billId, reasonId: 'house' }],
      ['bill.reprice', { billId, lineId, unitPrice: deed.much * 7_77, reason: 'Card' }],
      ['bill.charge', { billId, chargeId: 'service', off }],
      ['bill.tip', { billId, amount: deed.much * 1_00 }],
    ]
    const [name, args] = said[deed.what] ?? ['', {}]
    await say(name, args)
  }
  await fc.assert(
    fc.asyncProperty(
      lines,
      deeds,
      deeds,
      fc.integer({ min: 2, max: 5 }),
      fc.boolean(),
      async (wanted, before, after, ways, isEqual) => {
        const { billId } = await order(wanted)
        for (const deed of before) await sayOne([bill(billId)], deed)
        const whole = bill(billId)
        const equal = equalShares(whole.lines, ways).slice(1)
        const some = [
          whole.lines
            .slice(0, 1)
            .map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli: Math.ceil(qtyMilli / 3) })),
        ]
        await must('bill.split', { billId, parts: isEqual ? equal : some })
        const cut = partsOf(whole)
        const off = isEqual ? dueOf(cut) - whole.total.due : exactOf(cut) - exactOf([whole])
        expect(Math.abs(off)).toBeLessThanOrEqual(isEqual ? 0 : 20)
        for (const deed of after) await sayOne(partsOf(whole), deed)
        const parts = partsOf(whole)
        const code = await say('bill.unsplit', { billId })
        expect([null, 'bill.part-adjusted']).toContain(code)
        const changed = Math.abs(exactOf(partsOf(whole)) - exactOf(parts))
        expect(changed).toBeLessThanOrEqual(code === null ? 40 : 0)
      },
    ),
    { numRuns: 40 },
  )
})
