/** The ways to be refused about customers and their money. */
import { exact, knowCustomer, oweChai, owner, putOnAccount } from './customer-kit.ts'
import { done } from './evening.ts'
import type { Way } from './refusal-ways.ts'

const onAccount = [{ kind: 'account', offered: 'exact' }] as const
const day = 24 * 3_600_000

export const customersWays = {
  'customer.unknown': ({ shop, send, as }) =>
    send(as('asha'), 'customer.erase', { customerId: shop.newId() }),
  'customer.erased': async ({ shop, send, as }) => {
    const customerId = await knowCustomer(shop)
    done(await shop.send(owner(shop), 'customer.erase', { customerId }))
    return send(as('asha'), 'customer.erase', { customerId })
  },
  'customer.phone-taken': async ({ shop, send, as }) => {
    await knowCustomer(shop, { phone: '90000 00017' })
    const another = { customerId: shop.newId(), name: 'S. Rao', phone: '+91 90000-00017' }
    return send(as('sunita'), 'customer.set', another)
  },
  'customer.tax-number': ({ shop, send, as }) =>
    send(as('sunita'), 'customer.set', {
      customerId: shop.newId(),
      name: 'Rao Stores',
      taxNumber: '27AAPFU0939F1ZX',
    }),
  'customer.same': async ({ shop, send, as }) => {
    const customerId = await knowCustomer(shop)
    return send(as('asha'), 'customer.merge', { customerId, intoId: customerId })
  },
  'customer.not-even': async ({ shop, send, as }) => {
    const customerId = await knowCustomer(shop)
    const amount = 100_00
    done(await shop.send(owner(shop), 'wallet.top-up', { customerId, amount, tenders: exact }))
    return send(as('asha'), 'customer.erase', { customerId })
  },
  'customer-group.unknown': async ({ shop, send, as }) =>
    send(as('asha'), 'customer.terms', {
      customerId: await knowCustomer(shop),
      groupId: 'friends',
      creditLimit: null,
    }),
  'customer-group.retail': ({ send, as }) =>
    send(as('asha'), 'customer-group.set', { groupId: 'retail', names: { en: 'Cheap' } }),
  'tender.no-customer': async ({ shop, send, as }) =>
    send(as('meena'), 'bill.settle', { billId: await oweChai(shop), tenders: onAccount }),
  'tender.no-money': ({ send, as }) =>
    send(as('meena'), 'voucher.issue', { amount: 100_00, tenders: onAccount }),
  'account.none': async ({ shop, send, as }) => {
    const billId = await oweChai(shop, await knowCustomer(shop))
    return send(as('meena'), 'bill.settle', { billId, tenders: onAccount })
  },
  'account.over-limit': async ({ shop, send, as }) => {
    const billId = await oweChai(shop, await knowCustomer(shop, {}, { creditLimit: 10_00 }))
    return send(as('meena'), 'bill.settle', { billId, tenders: onAccount })
  },
  'account.overdue': async ({ shop, send, as }) => {
    const terms = { creditLimit: 1_000_00, creditDays: 7 }
    const customerId = await knowCustomer(shop, {}, terms)
    await putOnAccount(shop, await oweChai(shop, customerId))
    shop.clock.now += 8 * day
    const billId = await oweChai(shop, customerId)
    return send(as('meena'), 'bill.settle', { billId, tenders: onAccount })
  },
  'account.not-owed': async ({ shop, send, as }) =>
    send(as('meena'), 'customer.pay', {
      customerId: await knowCustomer(shop),
      amount: 10_00,
      tenders: exact,
    }),
  'wallet.short': async ({ shop, send, as }) => {
    const billId = await oweChai(shop, await knowCustomer(shop))
    return send(as('meena'), 'bill.settle', {
      billId,
      tenders: [{ kind: 'wallet', offered: 'exact' }],
    })
  },
  'voucher.unknown': async ({ shop, send, as }) =>
    send(as('meena'), 'bill.settle', {
      billId: await oweChai(shop),
      tenders: [{ kind: 'voucher', offered: 'exact', voucher: '1234' }],
    }),
  'voucher.expired': ({ send, as }) =>
    send(as('meena'), 'voucher.issue', { amount: 100_00, tenders: exact, expiresOn: 2026_11_20 }),
  'voucher.short': async ({ shop, send, as }) => {
    const { voucher } = done(
      await shop.send(owner(shop), 'voucher.issue', { amount: 5_00, tenders: exact }),
    ).result
    return send(as('meena'), 'bill.settle', {
      billId: await oweChai(shop),
      tenders: [{ kind: 'voucher', offered: 'exact', voucher }],
    })
  },
} satisfies Readonly<Record<string, Way>>
