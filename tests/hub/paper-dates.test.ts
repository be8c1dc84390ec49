/** What the law and the banks want of a paper's numbers: its date, its signature, the reference of a request for money. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { upiReference } from '../../schema/upi.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, column } from './look.ts'
import { read, taxRows } from './paper-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const samosas = { orderType: 'takeaway', lines: [{ itemId: 'samosa', qtyMilli: 4000 }] } as const

const ring = async (more: object = {}): Promise<{ billId: string; invoiceNumber: string }> =>
  done(
    await shop.send(desk, 'sale.ring', {
      ...samosas,
      lines: [...samosas.lines],
      tenders: [{ kind: 'cash', offered: 'exact' }],
      ...more,
    }),
  ).result

const papersAbout = (about: string): readonly ReceiptDocument[] =>
  column<string>(
    shop.db,
    `select task from job where about = ? and kind = 'receipt' order by job_id`,
    about,
  ).map((task) => (JSON.parse(task) as { document: ReceiptDocument }).document)
const paper = (about: string): ReceiptDocument => {
  const document = papersAbout(about).at(-1)
  if (document === undefined) throw new Error(`there is no paper about ${about}`)
  return document
}

const refundOne = async (billId: string): Promise<string> => {
  const [line] = billNow(shop, billId).lines
  return done(
    await shop.send(desk, 'bill.refund', {
      billId,
      lines: [{ lineId: line?.lineId ?? '', qtyMilli: 1000, fate: 'waste' }],
      reason: 'cold',
    }),
  ).result.refundId
}

describe('after midnight, before the outlet’s day ends', () => {
  test('an invoice bears the date it is numbered by, of the old financial year, beside the clock’s time', async () => {
    shop.clock.now = Date.UTC(2027, 2, 31, 20, 0)
    desk = shop.join('cashier', 'counter', 'asha')
    const { billId, invoiceNumber } = await ring()
    expect(invoiceNumber).toBe('M1/2627/00001')
    const lines = read(paper(`bill:${billId}`))
    expect(lines).toContain(`Bill no. ${invoiceNumber} | 31/03/2027`)
    expect(lines).toContain('Time | 01/04/2027, 01:30')
  })

  test('a credit note bears its own, and that of its invoice', async () => {
    const { billId } = await ring()
    shop.clock.now = Date.UTC(2026, 10, 22, 20, 0)
    desk = shop.join('cashier', 'counter', 'asha')
    const note = read(paper(`refund:${await refundOne(billId)}`)).join('\n')
    expect(note).toMatch(/ \| 22\/11\/2026$/m)
    expect(note).toContain('Time | 23/11/2026, 01:30')
    expect(note).toMatch(/M1\/2627\/00001 \| 21\/11\/2026, 11:00/)
  })
})

describe('a credit note (Rule 53)', () => {
  test('tells taxes and rates as its invoice did, whatever the scheme is by then, and has a place to sign', async () => {
    const { billId } = await ring()
    done(
      await shop.send(shop.join('office', 'counter', 'asha'), 'outlet.tax', {
        outletId: 'counter',
        taxScheme: 'composition',
        taxRounding: 'line',
        cashIncrement: 100,
        cashScope: 'always',
      }),
    )
    const document = paper(`refund:${await refundOne(billId)}`)
    expect(taxRows(document)[0]).toEqual(['HSN/SAC', 'Taxable', 'CGST', 'SGST'])
    expect(read(document).join('\n')).toMatch(/Authorised signatory/i)
  })
})

describe('a request for money by UPI', () => {
  const asked = (billId: string): readonly (readonly string[])[] =>
    papersAbout(`proforma:${billId}`).map((document) =>
      [...(/tr=([\w-]+)&.*am=([\d.]+)/.exec(JSON.stringify(document)) ?? [])].slice(1),
    )

  test('has a reference of its own once a part of the bill is paid', async () => {
    const { billId } = done(
      await shop.send(desk, 'order.place', { ...samosas, lines: [...samosas.lines] }),
    ).result
    done(await shop.send(desk, 'bill.proforma', { billId }))
    done(await shop.send(desk, 'bill.pay', { billId, tenders: [{ kind: 'upi', offered: 50_00 }] }))
    done(await shop.send(desk, 'bill.proforma', { billId }))
    const due = billNow(shop, billId).total.due
    expect(asked(billId)).toEqual([
      [upiReference(billId, 0), (due / 100).toFixed(2)],
      [upiReference(billId, 1), ((due - 50_00) / 100).toFixed(2)],
    ])
    expect(upiReference(billId, 0)).not.toBe(upiReference(billId, 1))
    expect(upiReference(billId, 99).length).toBeLessThanOrEqual(35)
  })
})
