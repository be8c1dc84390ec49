/** Every way to be refused about a bill: what lowers it, what splits it and what pays it. */
import type { Refusal, RefusalCode } from '../../schema/refusals.ts'
import { knowFirm } from './challan-kit.ts'
import { done, pastSale } from './evening.ts'
import { feedParty, seatParty } from './floor-kit.ts'
import { billNow, wire } from './look.ts'
import { refusedBy, ring, openBill, paidBill, type Way, type WayKit } from './refusal-ways.ts'

/** Brings in a sale of last week; the same one, unless something is changed about it. */
const imported = async (
  { shop, as }: WayKit,
  changes: Parameters<typeof pastSale>[1],
): Promise<Refusal> => {
  const answer = await shop.bus.submit(
    wire(shop, as('asha'), 'sale.import', pastSale(shop, changes)),
  )
  return answer.code === null ? { code: 'hub.fault' } : refusedBy(answer.replyText)
}

const upi = (offered: number): { readonly kind: 'upi'; offered: number } => ({
  kind: 'upi',
  offered,
})

const tenOff = (billId: string) =>
  ({ billId, reasonId: 'regular', off: { kind: 'rate', ratePpm: 100_000 } }) as const

export const billsWays = {
  'bill.unknown': ({ shop, send, as }) =>
    send(as('meena'), 'bill.settle', {
      billId: shop.newId(),
      tenders: [{ kind: 'cash', offered: 'exact' }],
    }),
  'bill.already-settled': async (kit) =>
    kit.send(kit.as('meena'), 'bill.settle', {
      billId: await paidBill(kit),
      tenders: [{ kind: 'cash', offered: 'exact' }],
    }),
  'bill.void': async ({ shop, send, as }) => {
    const { orderId, billId, sender, lineIds } = await feedParty(shop)
    const lines = lineIds.map((lineId) => ({ lineId, qtyMilli: 2000 }))
    done(await shop.send(sender, 'order.void', { orderId, lines, reason: 'They left' }))
    return send(as('meena'), 'bill.settle', {
      billId,
      tenders: [{ kind: 'cash', offered: 'exact' }],
    })
  },
  'bill.part-paid': async (kit) => {
    const billId = await openBill(kit)
    done(await kit.shop.send(kit.as('meena'), 'bill.pay', { billId, tenders: [upi(100)] }))
    return kit.send(kit.as('meena'), 'bill.tip', { billId, amount: 1 })
  },
  'bill.pays-all': async (kit) =>
    kit.send(kit.as('meena'), 'bill.pay', {
      billId: await openBill(kit),
      tenders: [upi(9_999_00)],
    }),
  'bill.part-over': async (kit) => {
    const billId = await openBill(kit)
    done(await kit.shop.send(kit.as('meena'), 'bill.pay', { billId, tenders: [upi(100)] }))
    return kit.send(kit.as('asha'), 'bill.pay', { billId, tenders: [upi(9_999_00)] })
  },
  'tender.unknown-way': (kit) => ring(kit, { kind: 'cheque' as 'cash', offered: 100 }),
  'bill.is-split': async ({ shop, send, as }) => {
    const { billId, sender, orderId, lineIds } = await feedParty(shop)
    const part = { lineId: lineIds[0], qtyMilli: 1000 }
    done(await shop.send(as('meena'), 'bill.split', { billId, parts: [[part]] }))
    return send(sender, 'order.void', { orderId, lines: [part], reason: 'Cold' })
  },
  'bill.other-list': async (kit) =>
    kit.send(kit.as('meena'), 'bill.customer', {
      billId: await openBill(kit),
      customerId: await knowFirm(kit.shop),
    }),
  'bill.not-split': async (kit) =>
    kit.send(kit.as('meena'), 'bill.unsplit', { billId: await openBill(kit) }),
  'bill.part-adjusted': async ({ shop, send, as }) => {
    const { billId, lineIds } = await feedParty(shop)
    const parts = [[{ lineId: lineIds[0], qtyMilli: 1000 }]]
    const { billIds } = done(await shop.send(as('meena'), 'bill.split', { billId, parts })).result
    done(await shop.send(as('meena'), 'bill.discount', tenOff(billIds[0] ?? '')))
    return send(as('meena'), 'bill.unsplit', { billId })
  },
  'bill.split-all': async ({ shop, send, as }) => {
    const { billId, lineIds } = await feedParty(shop)
    const parts = [lineIds.map((lineId) => ({ lineId, qtyMilli: 2000 }))]
    return send(as('meena'), 'bill.split', { billId, parts })
  },
  'bill.split-amount': async ({ shop, send, as }) => {
    const { billId, lineIds } = await feedParty(shop)
    const off = { kind: 'amount' as const, amount: 100 }
    done(await shop.send(as('meena'), 'bill.discount', { billId, reasonId: 'regular', off }))
    const parts = [[{ lineId: lineIds[0], qtyMilli: 1000 }]]
    return send(as('meena'), 'bill.split', { billId, parts })
  },
  'line.not-discountable': async ({ shop, send, as }) => {
    shop.db.prepare('update item set is_discountable = 0').run()
    const { billId, lineIds } = await feedParty(shop)
    return send(as('meena'), 'bill.discount', { ...tenOff(billId), lineId: lineIds[0] })
  },
  'discount.unknown-reason': async (kit) =>
    kit.send(kit.as('meena'), 'bill.discount', {
      ...tenOff(await openBill(kit)),
      reasonId: 'mood',
    }),
  'discount.unknown': async (kit) =>
    kit.send(kit.as('meena'), 'bill.undiscount', {
      billId: await openBill(kit),
      discountId: kit.shop.newId(),
    }),
  'discount.twice': async (kit) => {
    const billId = await openBill(kit)
    done(await kit.shop.send(kit.as('meena'), 'bill.discount', tenOff(billId)))
    return kit.send(kit.as('meena'), 'bill.discount', tenOff(billId))
  },
  'discount.over-cap': async (kit) =>
    kit.send(kit.as('meena'), 'bill.discount', {
      ...tenOff(await openBill(kit)),
      off: { kind: 'rate', ratePpm: 110_000 },
    }),
  'discount.over-together': async (kit) => {
    const billId = await openBill(kit)
    const [line] = billNow(kit.shop, billId).lines
    const args = { ...tenOff(billId), lineId: line?.lineId ?? '' }
    done(await kit.shop.send(kit.as('meena'), 'bill.discount', args))
    return kit.send(kit.as('meena'), 'bill.discount', tenOff(billId))
  },
  'bill.empty': async ({ shop, send, as }) => {
    const { sittingId } = await seatParty(shop)
    return send(as('asha'), 'bill.request', { sittingId })
  },
  'bill.not-settled': async (kit) =>
    kit.send(kit.as('asha'), 'receipt.reprint', { billId: await openBill(kit) }),
  'tender.short': (kit) => ring(kit, { kind: 'cash', offered: 1 }),
  'tender.over': (kit) => ring(kit, { kind: 'card', offered: 9_999_00 }),
  'tender.twice': (kit) =>
    ring(kit, { kind: 'cash', offered: 'exact' }, { kind: 'upi', offered: 'exact' }),
  'sale.imported-before': async (kit) => {
    await imported(kit, {})
    return imported(kit, {})
  },
  'sale.day-not-over': (kit) => imported(kit, { soldAt: kit.shop.clock.now - 1 }),
  'sale.total-differs': (kit) => imported(kit, { tenders: [{ kind: 'cash', amount: 24_00 }] }),
} as const satisfies Partial<Record<RefusalCode, Way>>
