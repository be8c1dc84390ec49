/** Payments that change their way more than once, at another desk, at the wrong moment, or with nothing behind it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyShop } from '../../hub/store/verify.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { docsAt } from './approval-kit.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf, column } from './look.ts'
import { bookedOn, fourPav, notCash, paymentOf } from './retender-kit.ts'
import { newDesk, notes, openDesk, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(async () => {
  shop = openShop()
  desk = await openDesk(shop)
})
afterEach(() => shop.close())

type Tenders = CommandInput<'sale.ring'>['tenders']
type Sold = { readonly billId: string }
const upi = [{ kind: 'upi', offered: 'exact', reference: '4711' }] as const

const ring = async (tenders: Tenders, sender = desk): Promise<Sold> =>
  done(await shop.send(sender, 'sale.ring', saleOf(fourPav, tenders))).result

const change = async (
  sold: Sold,
  changes: Partial<CommandInput<'bill.retender'>> = {},
  by = desk,
): Promise<unknown> => done(await shop.send(by, 'bill.retender', notCash(shop, sold, changes)))

const kicks = (): readonly string[] =>
  column(shop.db, `select task ->> '$.drawerId' from job where task ->> '$.kind' = 'kick'`)

describe('a change that was a mistake', () => {
  test.each([['at once'], ['in two parts']])(
    'takes along what had gone back in cash, and comes back with it %s',
    async (how) => {
      const sold = await ring([{ kind: 'upi', offered: 127_00, isOverInCash: true }])
      const before = [bookedOn(shop, '1010', sold), bookedOn(shop, '1040', sold)]
      await change(sold, { to: { kind: 'cash' } })
      if (how === 'in two parts') await change(sold, { amount: 40_00 })
      await change(sold, { paymentId: paymentOf(shop, sold.billId, 'cash') })
      expect([bookedOn(shop, '1010', sold), bookedOn(shop, '1040', sold)]).toEqual(before)
      expect((await xOf(shop, tillAt(shop))).expected).toBe(973_00)
      expect(verifyShop(shop.db)).toEqual([])
    },
  )

  test('gives its reference free again', async () => {
    const sold = await ring(upi)
    await change(sold, { to: { kind: 'cash' } })
    await change(sold, { to: { kind: 'upi', reference: '4711' } })
    await change(sold, { to: { kind: 'card' } })
    await change(sold, { to: { kind: 'upi', reference: '4711' } })
    expect(billNow(shop, sold.billId).payments).toMatchObject([{ kind: 'upi', reference: '4711' }])
  })

  test('that somebody else was faster with says who, and what it is now', async () => {
    const sold = await ring(upi)
    const paymentId = paymentOf(shop, sold.billId)
    await change(sold, { to: { kind: 'card' } }, newDesk(shop, 'imran'))
    const late = await shop.send(
      desk,
      'bill.retender',
      notCash(shop, sold, { paymentId, to: { kind: 'cash' } }),
    )
    expect(late).toMatchObject({
      code: 'retender.changed',
      facts: { by: 'Imran Shaikh', way: 'Card', 'way.hi': 'कार्ड' },
    })
  })
})

describe('the drawer', () => {
  test('stays shut where no cash changes hands', async () => {
    const ravi = shop.join('counter', 'counter', 'ravi')
    const sold = await ring(upi, ravi)
    const args = notCash(shop, sold, { to: { kind: 'card' }, isHandedOver: true })
    done(await shop.send(ravi, 'bill.retender-own', args))
    expect(kicks()).toEqual([])
  })

  test('that opens is the one whose till has the cash, whichever desk says so', async () => {
    const sold = await ring(upi)
    await change(sold, { to: { kind: 'cash' }, isHandedOver: true }, newDesk(shop, 'asha'))
    expect((await xOf(shop, tillAt(shop))).expected).toBe(1100_00)
    expect(kicks()).toEqual(['counter-drawer'])
  })

  test('need not be counted again for a change that leaves it alone, unless that way was counted too', async () => {
    const tillId = tillAt(shop)
    const sold = await ring(upi)
    const counted = notes(1000_00)
    done(
      await shop.send(desk, 'till.count', {
        tillId,
        counted,
        others: [{ kind: 'upi', amount: 100_00 }],
      }),
    )
    await change(sold, { to: { kind: 'card' } })
    expect(await codeOf(shop, desk, 'till.close', { tillId })).toBe('till.retendered-since')
    done(await shop.send(desk, 'till.count', { tillId, counted }))
    await change(sold)
    expect(await codeOf(shop, desk, 'till.close', { tillId })).toBeNull()
  })
})

describe('whoever', () => {
  test('settled the rest of a bill asks about the part that was taken before', async () => {
    const ravi = shop.join('counter', 'counter', 'ravi')
    const order = { orderType: 'takeaway', lines: [...fourPav] } as const
    const { billId } = done(await shop.send(ravi, 'order.place', order)).result
    const imran = shop.join('cashier', 'counter', 'imran')
    done(
      await shop.send(imran, 'bill.pay', { billId, tenders: [{ kind: 'cash', offered: 95_00 }] }),
    )
    const meena = shop.join('cashier', 'counter', 'meena')
    done(
      await shop.send(meena, 'bill.settle', {
        billId,
        tenders: [{ kind: 'upi', offered: 'exact' }],
      }),
    )
    const part = notCash(shop, { billId }, { paymentId: paymentOf(shop, billId, 'cash') })
    expect(await codeOf(shop, meena, 'bill.retender-own', part)).toBe('retender.late')
    expect(await codeOf(shop, meena, 'bill.retender', part)).toBe('command.needs-approval')
  })

  test('is asked reads which way becomes which', async () => {
    const meena = shop.join('cashier', 'counter', 'meena')
    const imran = shop.join('cashier', 'counter', 'imran')
    const sold = await ring([{ kind: 'cash', offered: 'exact' }])
    const args = notCash(shop, sold)
    const asked = { commandId: shop.newId(), name: 'bill.retender', args, approverId: 'imran' }
    done(await shop.send(meena, 'approval.ask', asked))
    expect(docsAt(shop, imran, 'cashier', 'approval')).toMatchObject([
      { names: { en: 'Cash → UPI', hi: 'नकद → UPI' }, amount: 100_00 },
    ])
  })
})

test('the check of the shop sees a change no till has followed', async () => {
  const sold = await ring(upi)
  await change(sold, { to: { kind: 'card' } })
  for (const name of column<string>(
    shop.db,
    `select name from sqlite_master where type = 'trigger' and tbl_name = 'till_move'`,
  ))
    shop.db.exec(`drop trigger ${name}`)
  shop.db.exec(`delete from till_move where reason_id like 'retendered%'`)
  expect(JSON.stringify(verifyShop(shop.db))).toContain('has not followed')
})
