import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billById } from '../../hub/billing/bills.sql.ts'
import { withPapers } from '../../hub/challan-copies.ts'
import { queuedFor } from '../../hub/devices/jobs.sql.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { knowFirm, orderFor, sendOut, sendSlipOut } from './challan-kit.ts'
import { knowCustomer, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { feedParty, newTable } from './floor-kit.ts'
import { openShop, type Shop } from './kit.ts'
import { cell, codeOf, column } from './look.ts'
import { read } from './paper-kit.ts'
import { packSlip } from './slip-kit.ts'

let shop: Shop
let bridgeId: string
beforeEach(() => {
  shop = openShop()
  bridgeId = shop.join('bridge', 'counter').device
})
afterEach(() => {
  const findings = verifyShop(shop.db)
  shop.close()
  if (findings.length > 0) throw new Error(JSON.stringify(findings))
})

const bill = (billId: string): BillDoc => {
  const found = billById(shop.db, billId, billedLinesOf)
  if (found === undefined) throw new Error('no such bill')
  return found
}
const papers = (about: string): readonly (readonly string[])[] =>
  column<string>(
    shop.db,
    `select task from job where about = ? and kind = 'receipt' order by job_id`,
    about,
  ).map((task) => read((JSON.parse(task) as { document: ReceiptDocument }).document))

/** What the jobs of the last challan of a bill are about. */
const aboutOf = (billId: string): string =>
  `challan:${cell(shop.db, 'select challan_id from challan where bill_id = ? order by no desc', billId)}`

/** Each copy as the bridge is given it, in the order they are printed. */
const pulled = (): readonly (readonly string[])[] =>
  withPapers(shop.db, queuedFor(shop.db, bridgeId)).flatMap(({ task }) =>
    'document' in task && task.document.title.includes('-D/') ? [read(task.document)] : [],
  )
const marksOn = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => / FOR |DUPLICATE/.test(line))

describe('a delivery challan', () => {
  test('says what Rule 55 asks for, on three copies marked in the law’s words', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    const said = pulled()
    expect(said).toHaveLength(3)
    expect(said.map((lines) => lines.filter((line) => / FOR /.test(line))[0])).toEqual([
      'ORIGINAL FOR CONSIGNEE',
      'DUPLICATE FOR TRANSPORTER',
      'TRIPLICATE FOR CONSIGNER',
    ])
    const [number] = bill(billId).challans ?? []
    expect(number).toMatch(/^\w+-D\/2627\/0*1$/)
    expect((number ?? '').length).toBeLessThanOrEqual(16)
    const text = said[0]?.join('\n') ?? ''
    for (const part of [
      `Challan no. ${number}`,
      'Vehicle | MH 12 AB 1234',
      'Buyer: Sharma Caterers',
      'GSTIN 27AAPFU0939F1ZV',
      'Place of supply: 27 Maharashtra',
      'Kaju katli | 5 kg x',
      '210690 5%',
      'CGST',
      'Authorised signatory',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('Tax Invoice')
  })

  test('has numbers of its own without a gap; nothing is sold or owed by it yet', async () => {
    const firm = await knowFirm(shop)
    const bills = [await sendOut(shop, firm), await sendOut(shop, firm), await sendOut(shop, firm)]
    expect(column(shop.db, 'select no from challan order by issued_at, no')).toEqual([1, 2, 3])
    expect(shop.count('invoice')).toBe(0)
    expect(bills.flatMap((billId) => entriesOf(shop.db, 'bill', billId))).toEqual([])
    expect(() => shop.db.prepare(`update challan set number = 'X'`).run()).toThrow(/never changed/)
    expect(() => shop.db.prepare('delete from challan').run()).toThrow(/never deleted/)
  })

  test('of somebody who is not registered names them only on paper, until they are to be forgotten', async () => {
    const someone = await knowCustomer(shop, { name: 'Suman Rao', address: '7 Hill Road' })
    const billId = await orderFor(shop, someone)
    const buyer = { name: 'Suman and sons', address: '7 Hill Road' }
    done(await shop.send(owner(shop), 'bill.buyer', { billId, buyer }))
    done(await shop.send(owner(shop), 'challan.issue', { billId }))
    expect(pulled()[0]).toContain('Buyer: Suman Rao')
    const kept = column<string>(
      shop.db,
      'select document from challan union all select task from job',
    ).join('')
    expect(kept).not.toMatch(/Suman|Hill Road/)
    done(await shop.send(owner(shop), 'customer.erase', { customerId: someone }))
    expect(pulled().flat().join()).not.toMatch(/Suman|Hill Road/)
    done(await shop.send(owner(shop), 'challan.print', { billId }))
    expect(pulled()).toHaveLength(6)
    expect(pulled().flat().join()).not.toMatch(/Suman|Hill Road/)
  })

  test('is on no paper that came out, once whoever got the goods is forgotten; another’s stays', async () => {
    const someone = await knowCustomer(shop, { name: 'Suman Rao', address: '7 Hill Road' })
    const other = await knowCustomer(shop, { name: 'Vijay Nair' })
    const billId = await sendOut(shop, someone)
    // It turns out that somebody else got them: the first challan still names the first one.
    const wrong = { billId, reason: 'Wrong customer', isBack: false }
    done(await shop.send(owner(shop), 'challan.cancel', wrong))
    done(await shop.send(owner(shop), 'bill.customer', { billId, customerId: other }))
    done(await shop.send(owner(shop), 'challan.issue', { billId }))
    for (const { jobId, task } of withPapers(shop.db, queuedFor(shop.db, bridgeId))) {
      const report = {
        printerId: 'counter-receipt',
        jobId,
        picture: 'a'.repeat(64),
        widthDots: 576,
        heightDots: 900,
        lines: 'document' in task ? [...read(task.document)] : [],
      }
      done(await shop.send({ device: bridgeId }, 'paper.report', report))
      done(
        await shop.send({ device: bridgeId }, 'job.finish', {
          jobId,
          outcome: { kind: 'done', level: 'sent' },
        }),
      )
    }
    const out = (): string => column<string>(shop.db, 'select text from paper').join()
    expect([out().includes('Suman Rao'), out().includes('Vijay Nair')]).toEqual([true, true])
    done(await shop.send(owner(shop), 'customer.erase', { customerId: someone }))
    expect(out()).not.toMatch(/Suman|Hill Road/)
    expect(shop.count('paper')).toBe(3)
    expect(out()).toContain('Vijay Nair')
  })

  test('that may not have come out is printed again by whoever is asked, that copy alone, as a duplicate', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    const [, second = ''] = column<string>(
      shop.db,
      `select job_id from job where about = ? order by job_id`,
      aboutOf(billId),
    )
    const outcome = { kind: 'failed', reason: 'paper_out' } as const
    done(await shop.send({ device: bridgeId }, 'job.finish', { jobId: second, outcome }))
    const answer = { jobId: second, answer: 'print_again' } as const
    done(await shop.send(owner(shop), 'job.answer', answer))
    expect(pulled().map(marksOn)).toEqual([
      ['ORIGINAL FOR CONSIGNEE'],
      ['TRIPLICATE FOR CONSIGNER'],
      ['DUPLICATE 1', 'DUPLICATE FOR TRANSPORTER'],
    ])
    done(await shop.send(owner(shop), 'challan.print', { billId }))
    expect(pulled().slice(3).map(marksOn)).toEqual([
      ['DUPLICATE 1', 'ORIGINAL FOR CONSIGNEE'],
      ['DUPLICATE 2', 'DUPLICATE FOR TRANSPORTER'],
      ['DUPLICATE 1', 'TRIPLICATE FOR CONSIGNER'],
    ])
  })

  test('is printed again as it was, whatever has become of the order', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    const { orderId, lines } = bill(billId)
    const [line] = lines
    done(
      await shop.send(owner(shop), 'order.void', {
        orderId,
        lines: [{ lineId: line?.lineId ?? '', qtyMilli: 1000 }],
        reason: 'Came back',
      }),
    )
    expect(bill(billId).lines[0]?.qtyMilli).toBe(4000)
    done(await shop.send(owner(shop), 'challan.print', { billId, language: 'hi' }))
    const again = pulled().slice(3)
    expect(again).toHaveLength(3)
    expect(again[0]?.join('\n')).toContain('काजू कतली | 5 ')
  })
})

describe('the invoice after it', () => {
  const account = [{ kind: 'account', offered: 'exact' }] as const

  test('is one for several challans, names each, and is put on account in the same act', async () => {
    const firm = await knowFirm(shop)
    const sent = [
      await sendOut(shop, firm),
      await sendOut(shop, firm, [{ itemId: 'milk-cake', qtyMilli: 2000 }]),
      await sendOut(shop, firm, [{ itemId: 'samosa', qtyMilli: 20_000 }]),
    ] as const
    const owed = sent.reduce((sum, billId) => sum + bill(billId).total.taxableTotal, 0)
    const numbers = sent.flatMap((billId) => bill(billId).challans ?? [])
    const [billId, ...withIds] = sent
    done(
      await shop.send(owner(shop), 'challan.invoice', { billId, withIds, tenders: [...account] }),
    )
    const paid = bill(billId)
    expect(paid).toMatchObject({ state: 'settled', challans: numbers })
    expect(paid.total.taxableTotal).toBe(owed)
    expect(paid.lines).toHaveLength(3)
    expect(withIds.map((id) => bill(id).state)).toEqual(['void', 'void'])
    expect(papers(`bill:${billId}`)[0]).toContain(`Delivery challan: ${numbers.join(', ')}`)
    expect(shop.count('invoice')).toBe(1)
  })

  test('of one challan may be made by settling its bill as any other', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    done(await shop.send(owner(shop), 'bill.settle', { billId, tenders: [...account] }))
    const [number] = bill(billId).challans ?? []
    expect(papers(`bill:${billId}`)[0]).toContain(`Delivery challan: ${number}`)
  })

  test('is not made in part: where the account does not reach, every challan waits on', async () => {
    const firm = await knowFirm(shop)
    const first = await sendOut(shop, firm)
    const second = await sendOut(shop, firm, [{ itemId: 'kaju-katli', qtyMilli: 90_000 }])
    const refused = await shop.send(owner(shop), 'challan.invoice', {
      billId: first,
      withIds: [second],
      tenders: [...account],
    })
    expect(refused).toMatchObject({ code: 'account.over-limit' })
    expect([first, second].map((billId) => bill(billId).state)).toEqual(['open', 'open'])
    expect(bill(second).challans).toHaveLength(1)
  })

  test('is refused where what a bill has of its own would be lost or grow', async () => {
    const firm = await knowFirm(shop)
    const [first, other] = [await sendOut(shop, firm), await sendOut(shop, firm)]
    const off = { kind: 'rate', ratePpm: 50_000 } as const
    const lineId = bill(other).lines[0]?.lineId ?? ''
    const lower = { reasonId: 'regular', off }
    const invoiced = (billId: string, withId: string) =>
      shop.send(owner(shop), 'challan.invoice', {
        billId,
        withIds: [withId],
        tenders: [...account],
      })
    const { discountId } = done(
      await shop.send(owner(shop), 'bill.discount', { billId: other, ...lower }),
    ).result
    expect(await invoiced(first, other)).toMatchObject({ code: 'challan.adjusted' })
    expect(await invoiced(other, first)).toMatchObject({ code: 'challan.adjusted' })
    done(await shop.send(owner(shop), 'bill.undiscount', { billId: other, discountId }))
    done(await shop.send(owner(shop), 'bill.discount', { billId: other, lineId, ...lower }))
    expect(await invoiced(first, other)).toMatchObject({ code: 'challan.adjusted' })
    const owed = bill(first).total.taxableTotal + bill(other).total.taxableTotal
    // What belongs to a line of the bill that is paid stays with it.
    done(await invoiced(other, first))
    expect(bill(other).total.taxableTotal).toBe(owed)
  })

  test('is for whoever got the goods: their bill becomes nobody else’s and is not split', async () => {
    const firm = await knowFirm(shop)
    const billId = await sendOut(shop, firm)
    const someone = await knowCustomer(shop)
    for (const customerId of [null, someone])
      expect(await shop.send(owner(shop), 'bill.customer', { billId, customerId })).toMatchObject({
        code: 'challan.whose',
      })
    const [line] = bill(billId).lines
    const parts = [[{ lineId: line?.lineId ?? '', qtyMilli: 1000 }]]
    expect(await shop.send(owner(shop), 'bill.split', { billId, parts })).toMatchObject({
      code: 'challan.one-bill',
    })
    // One who turned out to be somebody else is still the same.
    done(await shop.send(owner(shop), 'customer.merge', { customerId: firm, intoId: someone }))
    done(await shop.send(owner(shop), 'bill.customer', { billId, customerId: someone }))
    const other = await sendOut(shop, someone)
    done(
      await shop.send(owner(shop), 'challan.invoice', {
        billId,
        withIds: [other],
        tenders: [{ kind: 'upi', offered: 'exact' }],
      }),
    )
    expect(bill(billId).challans).toHaveLength(2)
  })

  test('names its challans though nobody says any more whose bill it is', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    shop.db.prepare('update bill set customer_id = null where bill_id = ?').run(billId)
    done(
      await shop.send(owner(shop), 'bill.settle', {
        billId,
        tenders: [{ kind: 'upi', offered: 'exact' }],
      }),
    )
    expect(papers(`bill:${billId}`)[0]?.join()).toContain('Delivery challan: ')
  })

  test('is refused for a bill without a challan', async () => {
    const firm = await knowFirm(shop)
    const refused = await shop.send(owner(shop), 'challan.invoice', {
      billId: await sendOut(shop, firm),
      withIds: [await orderFor(shop, firm)],
      tenders: [...account],
    })
    expect(refused).toMatchObject({ code: 'challan.unknown' })
  })
})

describe('goods that went out on a challan', () => {
  test('stay on its bill when slips are put together or apart, and are invoiced once', async () => {
    const firm = await knowFirm(shop)
    const [onto, gone, more] = [await packSlip(shop), await packSlip(shop), await packSlip(shop)]
    await sendSlipOut(shop, gone, firm)
    const gather = (slipId: string, fromId: string) =>
      shop.send(owner(shop), 'slip.gather', { slipId, fromIds: [fromId] })
    const before = bill(gone.billId)
    expect(await gather(onto.slipId, gone.slipId)).toMatchObject({ code: 'challan.stays' })
    expect(bill(gone.billId)).toEqual(before)
    // What is put on one before its challan is written went with it, and does not leave again.
    done(await gather(onto.slipId, more.slipId))
    await sendSlipOut(shop, onto, firm)
    expect(await shop.send(owner(shop), 'slip.release', { slipId: more.slipId })).toMatchObject({
      code: 'challan.stays',
    })
    const numbers = [onto, gone].flatMap(({ billId }) => bill(billId).challans ?? [])
    done(
      await shop.send(owner(shop), 'challan.invoice', {
        billId: onto.billId,
        withIds: [gone.billId],
        tenders: [{ kind: 'upi', offered: 'exact' }],
      }),
    )
    const paid = bill(onto.billId)
    expect(paid.challans).toEqual(numbers.toSorted())
    expect(paid.lines.map(({ qtyMilli }) => qtyMilli)).toEqual([500, 500, 500])
    expect(shop.count('invoice')).toBe(1)
  })

  test('stay with the party that ordered them, which may still sit elsewhere', async () => {
    const [party, other] = [await feedParty(shop), await feedParty(shop)]
    const { sittingId, sender, lineIds } = party
    const customerId = await knowFirm(shop)
    await sendSlipOut(shop, party, customerId)
    const lines = [{ lineId: lineIds[0], qtyMilli: 1000 }]
    const refused = [
      await shop.send(sender, 'sitting.merge', { sittingId, intoId: other.sittingId }),
      await shop.send(sender, 'sitting.carry', { sittingId, toId: other.sittingId, lines }),
      await shop.send(sender, 'sitting.split', { sittingId, guests: 1, lines }),
    ]
    for (const answer of refused) expect(answer).toMatchObject({ code: 'challan.stays' })
    expect(bill(party.billId).lines.map(({ qtyMilli }) => qtyMilli)).toEqual([2000, 2000])
    done(await shop.send(sender, 'sitting.move', { sittingId, tableId: newTable(shop) }))
    expect(bill(party.billId).challans).toHaveLength(1)
    // Who joins them afterwards may part again, and what went out has not moved.
    const pair = { sittingId: other.sittingId }
    const both = { ...pair, intoId: sittingId }
    expect(await codeOf(shop, sender, 'sitting.merge', both)).toBe('bill.merge-customer')
    const theirs = { billId: other.billId, customerId }
    done(await shop.send(shop.join('cashier', 'counter', 'asha'), 'bill.customer', theirs))
    done(await shop.send(sender, 'sitting.merge', both))
    done(await shop.send(sender, 'sitting.unmerge', pair))
    expect(bill(party.billId).lines.map(({ lineId }) => lineId)).toEqual(lineIds)
  })
})

describe('a challan that is cancelled', () => {
  const cancel = (billId: string, isBack: boolean, reason = 'The shop was shut') =>
    shop.send(owner(shop), 'challan.cancel', { billId, reason, isBack })

  test('because the goods came back keeps its number, and nobody owes them or is short of them', async () => {
    const firm = await knowFirm(shop)
    done(
      await shop.send(owner(shop), 'item.eighty-six', {
        itemId: 'kaju-katli',
        leftMilli: 8000,
        until: 'today',
      }),
    )
    const left = () =>
      cell(shop.db, `select left_milli from eighty_six where item_id = 'kaju-katli'`)
    const billId = await sendOut(shop, firm)
    expect(left()).toBe('3000')
    const [number = ''] = bill(billId).challans ?? []
    const extra = [{ itemId: 'samosa', qtyMilli: 2000 }]
    done(await shop.send(owner(shop), 'order.add', { orderId: bill(billId).orderId, lines: extra }))
    expect(done(await cancel(billId, true)).result).toEqual({ number })
    expect(left()).toBe('8000')
    // What was ordered after it went out has not come back.
    expect(bill(billId)).toMatchObject({ state: 'open', cancelledChallans: [number] })
    expect(bill(billId).challans).toBeUndefined()
    expect(bill(billId).lines.map(({ itemId }) => itemId)).toEqual(['samosa'])
    const next = await sendOut(shop, firm)
    done(await cancel(next, true))
    expect(bill(next)).toMatchObject({ state: 'void', lines: [] })
    const third = await sendOut(shop, firm)
    expect(column(shop.db, 'select no from challan order by no')).toEqual([1, 2, 3])
    expect(bill(third).challans?.[0]).toMatch(/3$/)
  })

  test('because it was written wrong leaves the goods owed, and another one names who really got them', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    const owed = bill(billId).total.payable
    const [first] = bill(billId).challans ?? []
    done(await cancel(billId, false, 'Wrong customer'))
    expect(bill(billId)).toMatchObject({ state: 'open', total: { payable: owed } })
    const other = await knowCustomer(shop, { name: 'Right Sweets' })
    done(await shop.send(owner(shop), 'bill.customer', { billId, customerId: other }))
    done(await shop.send(owner(shop), 'challan.issue', { billId }))
    const [second] = bill(billId).challans ?? []
    expect(second).not.toBe(first)
    expect(await shop.send(owner(shop), 'challan.issue', { billId })).toMatchObject({
      code: 'challan.there',
    })
    const tenders = [{ kind: 'upi', offered: 'exact' }] as const
    done(await shop.send(owner(shop), 'bill.settle', { billId, tenders: [...tenders] }))
    expect(bill(billId)).toMatchObject({ challans: [second], cancelledChallans: [first] })
    const invoice = papers(`bill:${billId}`)[0]?.join() ?? ''
    expect(invoice).toContain(second)
    expect(invoice).not.toContain(first)
  })

  test('says so on paper, when and why, and in whatever was still waiting to be printed', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    expect(pulled().flat()).not.toContain('CANCELLED')
    done(await cancel(billId, true))
    const said = pulled()
    expect(said.map((lines) => lines.includes('CANCELLED'))).toEqual([true, true, true, true])
    expect(said[3]?.join('\n')).toContain('The shop was shut')
    expect(marksOn(said[3] ?? [])).toEqual(['DUPLICATE 1', 'TRIPLICATE FOR CONSIGNER'])
    expect(said.flat().join()).not.toContain('the tax invoice follows')
    done(await shop.send(owner(shop), 'challan.print', { billId, language: 'hi' }))
    expect(pulled().slice(4).flat()).toContain('रद्द · CANCELLED')
  })

  test('is refused while a part of its bill is paid, and once an invoice names it', async () => {
    const firm = await knowFirm(shop)
    const [billId, other] = [await sendOut(shop, firm), await sendOut(shop, firm)]
    const part = { billId, tenders: [{ kind: 'cash' as const, offered: 100_00 }] }
    done(await shop.send(owner(shop), 'bill.pay', part))
    expect(await cancel(billId, true)).toMatchObject({ code: 'bill.part-paid' })
    expect(bill(billId).challans).toHaveLength(1)
    const third = await sendOut(shop, firm)
    const tenders = [{ kind: 'upi', offered: 'exact' }] as const
    const args = { billId: other, withIds: [third], tenders: [...tenders] }
    const { invoiceNumber } = done(await shop.send(owner(shop), 'challan.invoice', args)).result
    for (const id of [other, third])
      expect(await cancel(id, true)).toMatchObject({
        code: 'challan.invoiced',
        facts: { invoice: invoiceNumber },
      })
  })

  test('stays cancelled', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    done(await cancel(billId, false))
    expect(() =>
      shop.db.prepare(`update challan set cancelled_at = null, cancel_reason = ''`).run(),
    ).toThrow(/stays cancelled/)
  })
})
