/** What an X or a Z report says, in the order an accountant reads it, and that every step of it adds up. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { sumsOf } from '../../schema/till-sums.ts'
import type { TillReport } from '../../schema/till.ts'
import { knowCustomer, oweChai, owner, putOnAccount, takeCheque } from './customer-kit.ts'
import { done, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, cell } from './look.ts'
import { beside, paise, read } from './paper-kit.ts'
import { notes, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
let tillId: string
beforeEach(async () => {
  shop = openShop()
  desk = owner(shop)
  done(await shop.send(desk, 'till.open', { float: notes(2_000_00), differenceTo: 'safe' }))
  tillId = tillAt(shop)
})
afterEach(() => closeWhole(shop))

const cash = [{ kind: 'cash', offered: 'exact' }] as const
const samosas = (pieces: number) => ({ itemId: 'samosa', qtyMilli: pieces * 1000 })
const sell = async (pieces: number): Promise<BillDoc> => {
  const sale = saleOf([samosas(pieces)], [...cash])
  return billNow(shop, done(await shop.send(desk, 'sale.ring', sale)).result.billId)
}
const place = async (pieces: number): Promise<string> => {
  const order = { orderType: 'takeaway', lines: [samosas(pieces)] } as const
  return done(await shop.send(desk, 'order.place', order)).result.billId
}
const settle = async (billId: string): Promise<void> =>
  void done(await shop.send(desk, 'bill.settle', { billId, tenders: [...cash] }))

/** An evening with everything on it that moves a sum. */
const busy = async (): Promise<void> => {
  await sell(3)
  done(await shop.send(desk, 'bill.undo', { billId: (await sell(2)).billId }))
  const given = await sell(4)
  const back = [{ lineId: given.lines[0]?.lineId ?? '', qtyMilli: 1000, fate: 'waste' as const }]
  done(await shop.send(desk, 'bill.refund', { billId: given.billId, lines: back, reason: 'Cold' }))
  const lowered = await place(5)
  const off = { kind: 'rate', ratePpm: 100_000 } as const
  done(await shop.send(desk, 'bill.discount', { billId: lowered, reasonId: 'regular', off }))
  done(await shop.send(desk, 'bill.charge', { billId: lowered, chargeId: 'service', off }))
  done(await shop.send(desk, 'bill.tip', { billId: lowered, amount: 20_00 }))
  await settle(lowered)
  const free = await place(2)
  done(await shop.send(desk, 'bill.comp', { billId: free, reasonId: 'house' }))
  await settle(free)
  const parted = await place(6)
  const part = [{ kind: 'upi', offered: 50_00 } as const]
  done(await shop.send(desk, 'bill.pay', { billId: parted, tenders: part }))
  done(await shop.send(desk, 'till.no-sale', { reason: 'change' }))
}

const paperOf = async (language: 'en' | 'hi' = 'en'): Promise<ReceiptDocument> => {
  done(await shop.send(desk, 'till.report', { tillId, isPrinted: true, language }))
  const task = cell(
    shop.db,
    'select task from job where about = ? order by rowid desc limit 1',
    `till-x:${tillId}`,
  )
  return (JSON.parse(task) as { readonly document: ReceiptDocument }).document
}

describe('the sums of a report', () => {
  test('lead from gross to the total of the invoices, and what is left is what was taken', async () => {
    await busy()
    const x = await xOf(shop, tillId)
    const { net, taxInside, heads, left, parts } = sumsOf(x)
    expect(net).toBe(x.gross - x.discounts.amount - x.comps.amount)
    expect(net + x.charges + taxInside).toBe(x.taxable)
    expect(taxInside).toBeLessThan(0)
    const tax = Object.values(heads).reduce((sum, amount) => sum + amount, 0)
    expect(tax).toBe(x.tax)
    expect(x.taxable + tax + x.roundOff).toBe(x.payable)
    expect(left).toBe(x.payable + x.tips + x.refunds.amount)
    const taken = x.tenders.reduce((sum, { amount }) => sum + amount, 0)
    expect(parts).toBe(50_00)
    expect(taken).toBe(left + parts)
    expect(x.comps.count * x.discounts.count).toBe(1)
  })

  test('count what was undone among the refunds, and name the first and last number of each series', async () => {
    await busy()
    const x = await xOf(shop, tillId)
    expect([x.bills, x.undone, x.refunds.count, x.noSales]).toEqual([5, 1, 2, 1])
    expect(x.series).toEqual([
      { kind: 'invoice', first: x.firstInvoice, last: x.lastInvoice, count: 5 },
      { kind: 'credit-note', first: 'M1C/2627/00001', last: 'M1C/2627/00002', count: 2 },
    ])
  })

  test('name both series where a year ends while the till is open', async () => {
    await sell(1)
    shop.clock.now = Date.parse('2027-04-01T10:00:00+05:30')
    desk = owner(shop)
    await sell(1)
    const numbers = (await xOf(shop, tillId)).series?.map(({ first, last }) => [first, last])
    expect(numbers).toEqual([
      ['M1/2627/00001', 'M1/2627/00001'],
      ['M1/2728/00001', 'M1/2728/00001'],
    ])
  })

  test('tell of cheques in hand, and of those that bounced while the till was open', async () => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
    await putOnAccount(shop, await oweChai(shop, customerId))
    await putOnAccount(shop, await oweChai(shop, customerId))
    await takeCheque(shop, customerId, 6_00)
    const chequeId = await takeCheque(shop, customerId, 5_00, '004513')
    done(await shop.send(desk, 'cheque.bounce', { chequeId, reason: 'Funds insufficient' }))
    const { cheques } = await xOf(shop, tillId)
    expect(cheques).toMatchObject({
      inHand: { count: 1, amount: 6_00 },
      bounced: [{ number: '004513', bank: 'State Bank', amount: 5_00 }],
    })
    const said = read(await paperOf())
    expect(said).toContain('Cheques in hand (1) | 6.00')
    expect(said).toContain('Cheque bounced | 5.00')
  })
})

describe('the paper of a report', () => {
  test('has its lines in the order of the books', async () => {
    await busy()
    const paper = await paperOf()
    const labels = paper.blocks.flatMap((block) =>
      block.kind === 'pair'
        ? [block.left]
        : block.kind === 'text'
          ? [block.text]
          : block.kind === 'columns'
            ? block.cells.slice(0, 1)
            : [],
    )
    const order = [
      'Bills',
      'Refunds',
      'of them undone',
      'Opened without a sale',
      'Invoices',
      'Credit notes',
      'Sales',
      'Gross',
      'Discounts',
      'Given free',
      'Net sales',
      'Charges',
      'Tax inside the prices',
      'Taxable',
      'CGST',
      'SGST',
      'Round-off',
      'TOTAL OF INVOICES',
      'Tips',
      'With tips, after refunds',
      'Taken by, less refunds',
      'Of it for bills not settled here',
      'Cash in the drawer',
      'Float',
      'Expected',
    ]
    expect(labels.filter((label) => order.includes(label)).filter(isFirst)).toEqual(order)
    const x: TillReport = await xOf(shop, tillId)
    expect(beside(paper, 'TOTAL OF INVOICES')).toBe(x.payable)
    expect(beside(paper, 'With tips, after refunds')).toBe(sumsOf(x).left)
    expect(beside(paper, 'Tax inside the prices')).toBe(sumsOf(x).taxInside)
  })

  test('is as whole in Hindi, figure for figure', async () => {
    await busy()
    const [en, hi] = [await paperOf('en'), await paperOf('hi')]
    expect(figures(hi).slice(3)).toEqual(figures(en).slice(3))
    expect(read(hi).join()).toContain('बीजकों का योग')
  })
})

/** The figures at the right of a paper. */
const figures = ({ blocks }: ReceiptDocument): readonly number[] =>
  blocks.flatMap((block) => (block.kind === 'pair' ? [paise(block.right)] : []))

const isFirst = (label: string, i: number, all: readonly string[]): boolean =>
  all.indexOf(label) === i
