import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withPapers } from '../../hub/papers/challan-copies.ts'
import { queuedFor } from '../../hub/devices/jobs.sql.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { copiesFor, knowFirm, marksOn, orderFor, sendOut, sendSlipOut } from './challan-kit.ts'
import { knowCustomer, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { feedParty, newTable } from './floor-kit.ts'
import { closeWhole, openShop, type Shop } from './kit.ts'
import { billNow, cell, codeOf, column } from './look.ts'
import { packSlip } from './slip-kit.ts'
import { read } from './paper-kit.ts'

let shop: Shop
let bridgeId: string
beforeEach(() => {
  shop = openShop()
  bridgeId = shop.join('bridge', 'counter').device
})
afterEach(() => closeWhole(shop))

const bill = (billId: string): BillDoc => billNow(shop, billId)

/** What the jobs of the last challan of a bill are about. */
const aboutOf = (billId: string): string =>
  `challan:${cell(shop.db, 'select challan_id from challan where bill_id = ? order by no desc', billId)}`

describe('a delivery challan', () => {
  test('says what Rule 55 asks for, on three copies marked in the law’s words', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    const said = copiesFor(shop, bridgeId)
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
    expect(copiesFor(shop, bridgeId)[0]).toContain('Buyer: Suman Rao')
    const kept = column<string>(
      shop.db,
      'select document from challan union all select task from job',
    ).join('')
    expect(kept).not.toMatch(/Suman|Hill Road/)
    done(await shop.send(owner(shop), 'customer.erase', { customerId: someone }))
    expect(copiesFor(shop, bridgeId).flat().join()).not.toMatch(/Suman|Hill Road/)
    done(await shop.send(owner(shop), 'challan.print', { billId }))
    expect(copiesFor(shop, bridgeId)).toHaveLength(6)
    expect(copiesFor(shop, bridgeId).flat().join()).not.toMatch(/Suman|Hill Road/)
  })

  test('is on no paper that came out, once whoever got the goods is forgotten; another’s stays', async () => {
    const someone = await knowCustomer(shop, { name: 'Suman Rao', address: '7 Hill Road' })
    const other = await knowCustomer(shop, { name: 'Vijay Nair' })
    const billId = await sendOut(shop, someone)
    // It turns out that somebody else got them: the first challan still names the first one.
    const wrong = { billId, reason: 'Wrong customer', isBack: false }
    done(await shop.send(owner(shop), 'challan.cancel', wrong))
    done(
      await shop.send(owner(shop), 'bill.customer', {
        billId,
        customerId: other,
        isRepriced: true,
      }),
    )
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

  test('that may not have come out is printed again by whoever is asked, that copy alone, as a reprint', async () => {
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
    expect(copiesFor(shop, bridgeId).map(marksOn)).toEqual([
      ['ORIGINAL FOR CONSIGNEE'],
      ['TRIPLICATE FOR CONSIGNER'],
      ['REPRINT 1', 'DUPLICATE FOR TRANSPORTER'],
    ])
    done(await shop.send(owner(shop), 'challan.print', { billId }))
    expect(copiesFor(shop, bridgeId).slice(3).map(marksOn)).toEqual([
      ['REPRINT 1', 'ORIGINAL FOR CONSIGNEE'],
      ['REPRINT 2', 'DUPLICATE FOR TRANSPORTER'],
      ['REPRINT 1', 'TRIPLICATE FOR CONSIGNER'],
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
    const again = copiesFor(shop, bridgeId).slice(3)
    expect(again).toHaveLength(3)
    expect(again[0]?.join('\n')).toContain('काजू कतली | 5 ')
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
    const theirs = { billId: other.billId, customerId, isRepriced: true }
    done(await shop.send(shop.join('cashier', 'counter', 'asha'), 'bill.customer', theirs))
    done(await shop.send(sender, 'sitting.merge', both))
    done(await shop.send(sender, 'sitting.unmerge', pair))
    expect(bill(party.billId).lines.map(({ lineId }) => lineId)).toEqual(lineIds)
  })
})
