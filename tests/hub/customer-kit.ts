/** Customers to test with. */
import { customerById } from '../../hub/customers/customers.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { CustomerDoc } from '../../schema/customer.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { done } from './evening.ts'
import type { Sender, Shop } from './kit.ts'
import { cell } from './look.ts'
import { chai } from './mix.ts'

export const exact = [{ kind: 'cash', offered: 'exact' }] as const

/** Somebody at the sweet counter's till who may do everything. */
export const owner = (shop: Shop): Sender => shop.join('cashier', 'counter', 'asha')

/** Where something is brought. */
export const lakeView = {
  name: 'Suman Rao',
  phone: '+91 90000 00017',
  address: '14 Lake View Road, second floor',
} as const

/** Writes a customer down and, where it says so, trusts them. */
export const knowCustomer = async (
  shop: Shop,
  person: Partial<CommandInput<'customer.set'>> = {},
  terms?: Omit<CommandInput<'customer.terms'>, 'customerId' | 'groupId'> & {
    readonly groupId?: string
  },
): Promise<string> => {
  const customerId = shop.newId()
  const desk = owner(shop)
  done(await shop.send(desk, 'customer.set', { customerId, name: 'Suman Rao', ...person }))
  if (terms !== undefined)
    done(await shop.send(desk, 'customer.terms', { customerId, groupId: 'retail', ...terms }))
  return customerId
}

/** A customer as they stand. */
export const customerNow = (shop: Shop, customerId: string): CustomerDoc => {
  const doc = customerById(shop.db, customerId)
  if (doc === undefined) throw new Error('no such customer')
  return doc
}

/** The words on the receipt of something. */
export const receiptOf = (shop: Shop, about: string): string => {
  const task = cell(shop.db, `select task from job where about = ? and kind = 'receipt'`, about)
  return JSON.stringify((JSON.parse(task) as { document: ReceiptDocument }).document.blocks)
}

/** A cup of chai that is not paid yet, and whose it is. */
export const oweChai = async (shop: Shop, customerId?: string): Promise<string> => {
  const order = {
    orderType: 'takeaway',
    lines: [chai],
    ...(customerId === undefined ? {} : { customerId }),
  } as const
  return done(await shop.send(owner(shop), 'order.place', order)).result.billId
}

/** Settles a bill on the account of its customer. */
export const putOnAccount = async (shop: Shop, billId: string): Promise<void> => {
  const tenders = [{ kind: 'account', offered: 'exact' }] as const
  done(await shop.send(owner(shop), 'bill.settle', { billId, tenders }))
}

/** Takes a cheque for what a customer owes; returns its id. */
export const takeCheque = async (
  shop: Shop,
  customerId: string,
  amount: number,
  number = '004512',
): Promise<string> => {
  const tenders = [
    { kind: 'cheque', offered: 'exact', reference: number, bank: 'State Bank', dated: 2026_11_20 },
  ] as const
  done(await shop.send(owner(shop), 'customer.pay', { customerId, amount, tenders: [...tenders] }))
  return cell(
    shop.db,
    'select cheque_id from cheque where number = ? and bounced_at is null',
    number,
  )
}

/** Somebody who owes for chai, and a cheque of theirs. */
export const owingCheque = async (
  shop: Shop,
): Promise<{ readonly customerId: string; readonly chequeId: string }> => {
  const customerId = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
  await putOnAccount(shop, await oweChai(shop, customerId))
  return { customerId, chequeId: await takeCheque(shop, customerId, 10_00) }
}

/** What each command of customers needs to make sense, and its arguments then. */
export const customerOccasions = {
  'customer.set': async (shop: Shop) => ({ customerId: shop.newId(), name: 'Suman Rao' }),
  'customer.terms': async (shop: Shop) => ({
    customerId: await knowCustomer(shop),
    groupId: 'wholesale',
    creditLimit: 100_00,
  }),
  'customer.let-over': async (shop: Shop) => ({
    customerId: await knowCustomer(shop),
    upTo: 100_00,
  }),
  'customer.merge': async (shop: Shop) => ({
    customerId: await knowCustomer(shop),
    intoId: await knowCustomer(shop),
  }),
  'customer.erase': async (shop: Shop) => ({ customerId: await knowCustomer(shop) }),
  'customer.statement': async (shop: Shop) => ({
    customerId: await knowCustomer(shop),
    from: 20261101,
    to: 20261130,
  }),
  'customer.pay': async (shop: Shop) => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 100_00 })
    await putOnAccount(shop, await oweChai(shop, customerId))
    return { customerId, amount: 10_00, tenders: exact }
  },
  'cheque.clear': async (shop: Shop) => ({ chequeId: (await owingCheque(shop)).chequeId }),
  'cheque.bounce': async (shop: Shop) => ({
    chequeId: (await owingCheque(shop)).chequeId,
    reason: 'Funds insufficient',
  }),
  'customer-group.set': async () => ({ groupId: 'caterers', names: { en: 'Caterers' } }),
  'wallet.top-up': async (shop: Shop) => ({
    customerId: await knowCustomer(shop),
    amount: 100_00,
    tenders: exact,
  }),
  'wallet.pay-out': async (shop: Shop) => {
    const customerId = await knowCustomer(shop)
    const amount = 100_00
    done(await shop.send(owner(shop), 'wallet.top-up', { customerId, amount, tenders: exact }))
    return { customerId, amount: 50_00, kind: 'cash' }
  },
  'voucher.issue': async () => ({ amount: 500_00, tenders: exact }),
  'bill.customer': async (shop: Shop) => ({
    billId: await oweChai(shop),
    customerId: await knowCustomer(shop),
  }),
} as const

/** One customer buys on account and pays, fills a wallet and spends of it, and buys a voucher and spends that. */
export const dealWithCustomers = async (shop: Shop): Promise<string> => {
  const desk = owner(shop)
  const customerId = await knowCustomer(
    shop,
    { phone: '90000 00017', address: '4 Lake Road' },
    { creditLimit: 1_000_00, creditDays: 30 },
  )
  await putOnAccount(shop, await oweChai(shop, customerId))
  done(await shop.send(desk, 'customer.pay', { customerId, amount: 10_00, tenders: exact }))
  await takeCheque(shop, customerId, 1_00)
  done(await shop.send(desk, 'wallet.top-up', { customerId, amount: 500_00, tenders: exact }))
  const { voucher } = done(
    await shop.send(desk, 'voucher.issue', { amount: 100_00, tenders: exact }),
  ).result
  done(
    await shop.send(desk, 'bill.settle', {
      billId: await oweChai(shop, customerId),
      tenders: [
        { kind: 'wallet', offered: 5_00 },
        { kind: 'voucher', offered: 8_00, voucher },
        { kind: 'cash', offered: 'exact' },
      ],
    }),
  )
  done(await shop.send(desk, 'customer-group.set', { groupId: 'caterers', names: { en: 'C' } }))
  done(await shop.send(desk, 'customer.erase', { customerId: await knowCustomer(shop) }))
  return customerId
}
