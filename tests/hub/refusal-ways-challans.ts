/** The ways to be refused about delivery challans. */
import { knowFirm, orderFor, sendOut, sendSlipOut } from './challan-kit.ts'
import { knowCustomer, owner, oweChai } from './customer-kit.ts'
import { done } from './evening.ts'
import { cell } from './look.ts'
import type { Way } from './refusal-ways.ts'
import { packSlip } from './slip-kit.ts'

const tenders = [{ kind: 'upi', offered: 'exact' }] as const

export const challanWays = {
  'challan.no-customer': async ({ shop, send, as }) =>
    send(as('asha'), 'challan.issue', { billId: await oweChai(shop) }),
  'challan.there': async ({ shop, send, as }) =>
    send(as('asha'), 'challan.issue', { billId: await sendOut(shop, await knowFirm(shop)) }),
  'challan.unknown': async ({ shop, send, as }) =>
    send(as('asha'), 'challan.print', { billId: await orderFor(shop, await knowFirm(shop)) }),
  'challan.other-customer': async ({ shop, send, as }) =>
    send(as('asha'), 'challan.invoice', {
      billId: await sendOut(shop, await knowFirm(shop)),
      withIds: [await sendOut(shop, await knowCustomer(shop))],
      tenders,
    }),
  'challan.same': async ({ shop, send, as }) => {
    const billId = await sendOut(shop, await knowFirm(shop))
    return send(as('asha'), 'challan.invoice', { billId, withIds: [billId], tenders })
  },
  'challan.adjusted': async ({ shop, send, as }) => {
    const firm = await knowFirm(shop)
    const [billId, other] = [await sendOut(shop, firm), await sendOut(shop, firm)]
    done(await shop.send(owner(shop), 'bill.tip', { billId: other, amount: 10_00 }))
    return send(as('asha'), 'challan.invoice', { billId, withIds: [other], tenders })
  },
  'challan.other-place': async ({ shop, send, as }) => {
    const firm = await knowFirm(shop)
    const [billId, other] = [await sendOut(shop, firm), await sendOut(shop, firm)]
    const buyer = { name: 'Sharma Caterers', address: '4 Station Road, Pune 411001' }
    done(await shop.send(owner(shop), 'bill.buyer', { billId: other, buyer, placeOfSupply: '29' }))
    return send(as('asha'), 'challan.invoice', { billId, withIds: [other], tenders })
  },
  'challan.whose': async ({ shop, send, as }) =>
    send(as('asha'), 'bill.customer', {
      billId: await sendOut(shop, await knowFirm(shop)),
      customerId: null,
    }),
  'challan.one-bill': async ({ shop, send, as }) => {
    const billId = await sendOut(shop, await knowFirm(shop))
    const lineId = cell(
      shop.db,
      `select l.line_id from order_line l join bill b on b.order_id = l.order_id where b.bill_id = ?`,
      billId,
    )
    return send(as('asha'), 'bill.split', { billId, parts: [[{ lineId, qtyMilli: 1000 }]] })
  },
  'challan.stays': async ({ shop, send, as }) => {
    const [onto, gone] = [await packSlip(shop), await packSlip(shop)]
    await sendSlipOut(shop, gone, await knowFirm(shop))
    return send(as('asha'), 'slip.gather', { slipId: onto.slipId, fromIds: [gone.slipId] })
  },
  'challan.cancelled': async ({ shop, send, as }) => {
    const billId = await sendOut(shop, await knowFirm(shop))
    const wrong = { billId, reason: 'Wrong vehicle', isBack: false }
    done(await shop.send(owner(shop), 'challan.cancel', wrong))
    return send(as('asha'), 'challan.cancel', wrong)
  },
  'challan.invoiced': async ({ shop, send, as }) => {
    const billId = await sendOut(shop, await knowFirm(shop))
    done(await shop.send(owner(shop), 'bill.settle', { billId, tenders: [...tenders] }))
    return send(as('asha'), 'challan.cancel', { billId, reason: 'Came back', isBack: true })
  },
} satisfies Readonly<Record<string, Way>>
