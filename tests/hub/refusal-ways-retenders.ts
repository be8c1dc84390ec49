/** Ways to be refused when a payment is said to be another way of paying. */
import type { RefusalCode } from '../../schema/refusals.ts'
import type { retendersRefusals } from '../../schema/refusals/retenders.ts'
import { knowCustomer, oweChai, putOnAccount } from './customer-kit.ts'
import { done, pastSale, saleOf } from './evening.ts'
import type { Way } from './refusal-ways.ts'
import { paidChai, wish } from './refusal-ways-refunds.ts'
import { fourPav, notCash, paymentOf } from './retender-kit.ts'
import { countedUnder } from './till-kit.ts'

export const retenderWays: Readonly<
  Record<Extract<RefusalCode, keyof typeof retendersRefusals | 'till.retendered-since'>, Way>
> = {
  'retender.elsewhere': async ({ shop, send, as }) => {
    const sold = await paidChai(shop, as('ravi'))
    const next = shop.join('cashier', 'restaurant', 'asha')
    return send(next, 'bill.retender', notCash(shop, sold))
  },
  'retender.past': async ({ shop, send, as }) => {
    const sold = done(await shop.send(as('asha'), 'sale.import', pastSale(shop))).result
    return send(as('asha'), 'bill.retender', notCash(shop, sold))
  },
  'retender.same': async ({ shop, send, as }) => {
    const sold = await paidChai(shop, as('ravi'))
    return send(as('asha'), 'bill.retender', notCash(shop, sold, { to: { kind: 'cash' } }))
  },
  'retender.way': async ({ shop, send, as }) => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 100_00 })
    const billId = await oweChai(shop, customerId)
    await putOnAccount(shop, billId)
    return send(as('asha'), 'bill.retender', notCash(shop, { billId }))
  },
  'retender.left': async ({ shop, send, as }) => {
    const sold = await paidChai(shop, as('ravi'), 2)
    done(await shop.send(as('asha'), 'bill.refund', wish(sold)))
    return send(as('asha'), 'bill.retender', notCash(shop, sold))
  },
  'retender.till-closed': async ({ shop, send, as }) => {
    const ravi = as('ravi')
    const { tillId } = await countedUnder(shop, ravi)
    const sold = await paidChai(shop, ravi)
    done(await shop.send(as('asha'), 'till.close-over', { tillId }))
    return send(as('asha'), 'bill.retender', notCash(shop, sold))
  },
  'retender.changed': async ({ shop, send, as }) => {
    const sold = await paidChai(shop, as('ravi'))
    const paymentId = paymentOf(shop, sold.billId)
    done(await shop.send(as('asha'), 'bill.retender', notCash(shop, sold)))
    return send(as('asha'), 'bill.retender', notCash(shop, sold, { paymentId }))
  },
  'retender.kept': async ({ shop, send, as }) => {
    const tenders = [{ kind: 'cash', offered: 90_00, kept: 90_00 }] as const
    const sold = done(await shop.send(as('asha'), 'sale.ring', saleOf(fourPav, tenders))).result
    return send(as('asha'), 'bill.retender', notCash(shop, sold))
  },
  'retender.late': async ({ shop, send, as }) => {
    const sold = await paidChai(shop, as('ravi'))
    shop.clock.now += 60_001
    return send(as('ravi'), 'bill.retender-own', notCash(shop, sold))
  },
  'retender.other': async ({ shop, send, as }) => {
    const sold = await paidChai(shop, as('ravi'))
    return send(as('meena'), 'bill.retender-own', notCash(shop, sold))
  },
  'till.retendered-since': async ({ shop, send, as }) => {
    const ravi = as('ravi')
    const { tillId } = await countedUnder(shop, ravi)
    const sold = await paidChai(shop, ravi)
    shop.clock.now += 1
    done(await shop.send(as('asha'), 'bill.retender', notCash(shop, sold)))
    return send(as('asha'), 'till.close-over', { tillId })
  },
}
