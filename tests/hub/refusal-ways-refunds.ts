/** Ways to be refused when money is given back. */
import type { CommandInput } from '../../schema/commands.ts'
import type { RefusalCode } from '../../schema/refusals.ts'
import type { refundsRefusals } from '../../schema/refusals/refunds.ts'
import { chai } from './mix.ts'
import { knowCustomer, oweChai, putOnAccount } from './customer-kit.ts'
import { done, saleOf } from './evening.ts'
import { feedParty } from './floor-kit.ts'
import type { Sender, Shop } from './kit.ts'
import { column } from './look.ts'
import type { Way } from './refusal-ways.ts'

/** A paid bill of some cups of chai, with the line it charges. */
export const paidChai = async (
  shop: Shop,
  sender: Sender,
  cups = 1,
): Promise<{ billId: string; lineId: string }> => {
  const sale = saleOf([{ ...chai, qtyMilli: cups * 1000 }])
  const { billId, orderId } = done(await shop.send(sender, 'sale.ring', sale)).result
  const [lineId = ''] = column<string>(
    shop.db,
    'select line_id from order_line where order_id = ?',
    orderId,
  )
  return { billId, lineId }
}

/** What gives some of a line back. */
export const wish = (
  { billId, lineId }: { readonly billId: string; readonly lineId: string },
  qtyMilli = 1000,
): CommandInput<'bill.refund'> => ({
  billId,
  lines: [{ lineId, qtyMilli, fate: 'waste' }],
  reason: 'Cold',
})

export const refundWays: Readonly<Record<Extract<RefusalCode, keyof typeof refundsRefusals>, Way>> =
  {
    'refund.unknown': ({ shop, send, as }) =>
      send(as('asha'), 'refund.reprint', { refundId: shop.newId() }),
    'refund.elsewhere': async ({ shop, send, as }) => {
      const sold = await paidChai(shop, as('ravi'))
      return send(shop.join('cashier', 'restaurant', 'asha'), 'bill.refund', wish(sold))
    },
    'refund.all-back': async ({ shop, send, as }) => {
      const sold = await paidChai(shop, as('ravi'))
      done(await shop.send(as('asha'), 'bill.refund', wish(sold)))
      return send(as('asha'), 'bill.refund', wish(sold))
    },
    'refund.meanwhile': async ({ shop, send, as }) => {
      const sold = await paidChai(shop, as('ravi'), 2)
      done(await shop.send(as('asha'), 'bill.refund', wish(sold)))
      return send(as('imran'), 'bill.refund', { ...wish(sold), seen: 0 })
    },
    'refund.too-much': async ({ shop, send, as }) =>
      send(as('asha'), 'bill.refund', wish(await paidChai(shop, as('ravi')), 1001)),
    'refund.no-charge': async ({ shop, send, as }) => {
      const sold = await paidChai(shop, as('ravi'))
      return send(as('asha'), 'bill.refund', { ...wish(sold), chargeIds: ['packing'] })
    },
    'refund.no-tip': async ({ shop, send, as }) =>
      send(as('asha'), 'bill.refund', {
        ...wish(await paidChai(shop, as('ravi'))),
        isTipBack: true,
      }),
    'refund.nothing': async ({ shop, send, as }) => {
      const { billId } = await paidChai(shop, as('ravi'))
      return send(as('asha'), 'bill.refund', { billId, lines: [], reason: 'Cold' })
    },
    'refund.sum': async ({ shop, send, as }) => {
      const sold = await paidChai(shop, as('ravi'))
      const back = [{ kind: 'cash', amount: 1 }]
      return send(as('asha'), 'bill.refund', { ...wish(sold), back })
    },
    'refund.other-way': async ({ shop, send, as }) => {
      const sold = await paidChai(shop, as('ravi'))
      return send(as('asha'), 'bill.refund', { ...wish(sold), back: [{ kind: 'upi' }] })
    },
    'refund.on-account': async ({ shop, send, as }) => {
      const billId = await oweChai(shop, await knowCustomer(shop, {}, { creditLimit: 100_00 }))
      await putOnAccount(shop, billId)
      const [lineId = ''] = column<string>(
        shop.db,
        'select line_id from order_line l join bill b using (order_id) where b.bill_id = ?',
        billId,
      )
      const back = [{ kind: 'cash' }]
      return send(as('asha'), 'bill.refund', { ...wish({ billId, lineId }), back })
    },
    'undo.late': async ({ shop, send, as }) => {
      const { billId } = await paidChai(shop, as('ravi'))
      shop.clock.now += 60_001
      return send(as('ravi'), 'bill.undo', { billId })
    },
    'undo.other': async ({ shop, send, as }) => {
      const { billId } = await paidChai(shop, as('ravi'))
      return send(as('meena'), 'bill.undo', { billId })
    },
    'undo.split': async ({ shop, send, as }) => {
      const order = { orderType: 'takeaway', lines: [{ ...chai, qtyMilli: 2000 }] } as const
      const { billId, orderId } = done(await shop.send(as('ravi'), 'order.place', order)).result
      const [lineId = ''] = column<string>(
        shop.db,
        'select line_id from order_line where order_id = ?',
        orderId,
      )
      const parts = [[{ lineId, qtyMilli: 1000 }]]
      done(await shop.send(as('meena'), 'bill.split', { billId, parts }))
      const tenders = [{ kind: 'cash' as const, offered: 'exact' as const }]
      done(await shop.send(as('meena'), 'bill.settle', { billId, tenders }))
      return send(as('meena'), 'bill.undo', { billId })
    },
    'undo.table': async ({ shop, send, as }) => {
      const { billId } = await feedParty(shop)
      const tenders = [{ kind: 'cash' as const, offered: 'exact' as const }]
      done(await shop.send(as('asha'), 'bill.settle', { billId, tenders }))
      return send(as('asha'), 'bill.undo', { billId })
    },
  }
