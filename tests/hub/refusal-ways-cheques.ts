/** The ways to be refused about cheques. */
import {
  customerNow,
  knowCustomer,
  oweChai,
  owingCheque,
  owner,
  putOnAccount,
  takeCheque,
} from './customer-kit.ts'
import { done } from './evening.ts'
import type { Way } from './refusal-ways.ts'

export const chequesWays = {
  'tender.reference-missing': async ({ shop, send, as }) => {
    const { customerId } = await owingCheque(shop)
    const tenders = [{ kind: 'cheque', offered: 'exact', reference: '004513' }] as const
    return send(as('meena'), 'customer.pay', { customerId, amount: 1_00, tenders: [...tenders] })
  },
  'tender.reference-received': async ({ shop, send, as }) => {
    const { customerId } = await owingCheque(shop)
    const transfer = { kind: 'transfer', offered: 'exact', reference: 'SBIN0426' } as const
    const args = { customerId, amount: 1_00, tenders: [transfer] }
    done(await shop.send(owner(shop), 'customer.pay', args))
    return send(as('meena'), 'customer.pay', args)
  },
  'tender.reference-twice': async ({ shop, send, as }) => {
    const { customerId } = await owingCheque(shop)
    const again = { kind: 'transfer', offered: 1_00, reference: 'SBIN0426' } as const
    return send(as('meena'), 'customer.pay', {
      customerId,
      amount: 2_00,
      tenders: [again, { ...again, offered: 'exact' }],
    })
  },
  'account.cheque-in-hand': async ({ shop, send, as }) => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 30_00 })
    await putOnAccount(shop, await oweChai(shop, customerId))
    await takeCheque(shop, customerId, customerNow(shop, customerId).owes)
    const billId = await oweChai(shop, customerId)
    const tenders = [{ kind: 'account', offered: 'exact' } as const]
    return send(as('meena'), 'bill.settle', { billId, tenders })
  },
  'cheque.elsewhere': async ({ shop, send }) => {
    const { chequeId } = await owingCheque(shop)
    return send(shop.join('cashier', 'restaurant', 'asha'), 'cheque.clear', { chequeId })
  },
  'cheque.taken': async ({ shop, send, as }) => {
    const { customerId } = await owingCheque(shop)
    const again = { kind: 'cheque', offered: 'exact', reference: '004512', bank: 'state bank' }
    return send(as('meena'), 'customer.pay', { customerId, amount: 1_00, tenders: [again] })
  },
  'cheque.unknown': ({ shop, send, as }) =>
    send(as('asha'), 'cheque.clear', { chequeId: shop.newId() }),
  'cheque.cleared': async ({ shop, send, as }) => {
    const { chequeId } = await owingCheque(shop)
    done(await shop.send(owner(shop), 'cheque.clear', { chequeId }))
    return send(as('asha'), 'cheque.clear', { chequeId })
  },
  'cheque.bounced': async ({ shop, send, as }) => {
    const { chequeId } = await owingCheque(shop)
    done(await shop.send(owner(shop), 'cheque.bounce', { chequeId, reason: 'No funds' }))
    return send(as('asha'), 'cheque.clear', { chequeId })
  },
  'customer.cheque-in-hand': async ({ shop, send, as }) => {
    const { customerId, chequeId } = await owingCheque(shop)
    done(await shop.send(owner(shop), 'cheque.clear', { chequeId }))
    const [due] = shop.db
      .prepare(`select amount from party_balance where person_id = ? and account_id = '1100'`)
      .all(customerId) as { amount: number }[]
    await takeCheque(shop, customerId, due?.amount ?? 0, '004513')
    return send(as('asha'), 'customer.erase', { customerId })
  },
} satisfies Readonly<Record<string, Way>>
