/** A change of tender, seen afterwards: on X and Z, and by the manager. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportPaper } from '../../hub/till/paper.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import type { TillReport } from '../../schema/till.ts'
import { done, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { outletOf } from './menu-sales.ts'
import { read } from './paper-kit.ts'
import { fourPav, notCash } from './retender-kit.ts'
import { exceptionsOf, notes, openDesk, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(async () => {
  shop = openShop()
  desk = await openDesk(shop)
})
afterEach(() => closeWhole(shop))

const cash = [{ kind: 'cash', offered: 500_00 }] as const
const ring = async (): Promise<{ readonly billId: string }> => {
  const { billId } = done(await shop.send(desk, 'sale.ring', saleOf(fourPav, cash))).result
  return { billId }
}

/** Two payments were UPI, and a part of a third was a card. */
const change = async (): Promise<void> => {
  for (const sold of [await ring(), await ring()])
    done(await shop.send(desk, 'bill.retender', notCash(shop, sold)))
  const parted = notCash(shop, await ring(), { to: { kind: 'card' }, amount: 30_00 })
  done(await shop.send(desk, 'bill.retender', parted))
}
const changed = [
  { from: 'cash', to: 'card', count: 1, amount: 30_00 },
  { from: 'cash', to: 'upi', count: 2, amount: 200_00 },
]

const paperOf = (report: TillReport, language: 'en' | 'hi' = 'en'): ReceiptDocument => {
  const outlet = outletOf(shop.db, 'counter')
  return reportPaper({ report, outlet, language, copy: 1, nameOf: (userId) => userId ?? '' })
}

test('X and Z say how many payments were changed, which way became which, and how much', async () => {
  await change()
  const tillId = tillAt(shop)
  const x = await xOf(shop, tillId)
  expect(x.retendered).toEqual(changed)
  done(await shop.send(desk, 'till.count', { tillId, counted: notes(x.expected) }))
  const { report } = done(await shop.send(desk, 'till.close', { tillId })).result
  expect(report.retendered).toEqual(changed)
  expect(read(paperOf(report))).toEqual(
    expect.arrayContaining([
      'Payments changed',
      'Cash became Card | 1 | 30.00',
      'Cash became UPI | 2 | 200.00',
    ]),
  )
  expect(read(paperOf(report, 'hi'))).toEqual(
    expect.arrayContaining(['बदले गए भुगतान', 'नकद की जगह UPI | 2 | 200.00']),
  )
})

test('a till without any says nothing of it, and a Z of before still prints', async () => {
  await ring()
  const { retendered, ...before } = await xOf(shop, tillAt(shop))
  expect(retendered).toEqual([])
  for (const report of [{ ...before, retendered: [] }, before]) {
    const said = read(paperOf(report))
    expect(said).not.toContain('Payments changed')
    expect(said).toContain('Cash | 1 | 100.00')
  }
})

test('the manager is told who changed it and who allowed it', async () => {
  const meena = shop.join('cashier', 'counter', 'meena')
  const args = notCash(shop, await ring())
  const id = shop.newId()
  const approval = shop.approve(meena, 'imran', { id, name: 'bill.retender', args })
  done(await shop.send(meena, 'bill.retender', args, { id, approval }))
  expect(exceptionsOf(shop)[0]).toMatchObject({
    kind: 'retendered',
    by: 'meena',
    approvedBy: 'imran',
  })
})

test('X, Z and the manager say the same of a change that took cash back with it', async () => {
  const tooMuch = [{ kind: 'upi', offered: 127_00, reference: '4711', isOverInCash: true }] as const
  const { billId } = done(await shop.send(desk, 'sale.ring', saleOf(fourPav, tooMuch))).result
  const args = notCash(shop, { billId }, { to: { kind: 'card' } })
  done(await shop.send(desk, 'bill.retender', args))
  const x = await xOf(shop, tillAt(shop))
  expect(x.retendered).toEqual([{ from: 'upi', to: 'card', count: 1, amount: 127_00 }])
  expect(exceptionsOf(shop)[0]).toMatchObject({ kind: 'retendered', amount: 127_00 })
})
