/** What can be said of customers, and the money that is theirs or that they owe. */
import * as v from 'valibot'
import { tenderArgs } from '../bill.ts'
import { accountKinds, tenderKinds } from '../tender-kinds.ts'
import { cashOf, cashRefuses } from './bill.ts'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import type { RefusalCode } from '../refusals.ts'
import { amount, dateNumber, id, language, names, requiredText, text, uuid } from '../shapes.ts'

/** Why a customer cannot be spoken of. */
const whoRefuses = ['customer.unknown', 'customer.erased'] as const satisfies readonly RefusalCode[]

const moneyRefuses = [
  'tender.short',
  'tender.over',
  'tender.twice',
  'tender.no-money',
  'tender.reference-twice',
  'tender.reference-received',
  'tender.reference-used',
  ...cashRefuses,
] as const satisfies readonly RefusalCode[]

const positive = v.pipe(amount, v.minValue(1))
const days = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(365))
const tenders = v.pipe(v.array(tenderArgs), v.minLength(1), v.maxLength(10))

/** What an account is paid with: the reference is the number of the cheque, or the UTR of the transfer. */
const accountTender = v.strictObject({
  ...tenderArgs.entries,
  kind: v.picklist([...new Set([...accountKinds, ...tenderKinds])]),
  bank: v.optional(
    described(text(60), 'Whose cheque it is, or which bank the transfer came from.'),
  ),
  dated: v.optional(
    described(dateNumber, 'The day on the cheque or of the transfer; left out, today.'),
  ),
})
export type AccountTender = v.InferOutput<typeof accountTender>

export const customerCommands = {
  'customer.set': command({
    says: 'Writes down a customer, or changes what is known of one.',
    takes: {
      customerId: uuid,
      name: requiredText(80),
      phone: v.optional(text(20), ''),
      address: v.optional(text(200), ''),
      taxNumber: v.optional(described(text(20), 'Their GSTIN, where they are registered.'), ''),
      note: v.optional(text(120), ''),
    },
    example: { customerId: someId, name: 'Suman Rao', phone: '90000 00017' },
    refuses: [...whoRefuses, 'customer.phone-taken', 'customer.tax-number'],
  }),
  'customer.terms': command({
    says: 'Whose price list a customer buys by, and how much may be put on their account for how long.',
    takes: {
      customerId: uuid,
      groupId: id,
      creditLimit: v.nullable(amount),
      creditDays: v.optional(days, 0),
    },
    example: { customerId: someId, groupId: 'wholesale', creditLimit: 20_000_00, creditDays: 15 },
    refuses: [...whoRefuses, 'customer-group.unknown'],
  }),
  'customer.let-over': command({
    says: 'Lets a customer owe up to an amount until the end of the day, whatever their limit and however late they are.',
    takes: { customerId: uuid, upTo: positive },
    example: { customerId: someId, upTo: 25_000_00 },
    refuses: whoRefuses,
  }),
  'customer.merge': command({
    says: 'Makes one of two customers who turned out to be the same: everything of the first is the second’s.',
    takes: { customerId: uuid, intoId: uuid },
    example: { customerId: someId, intoId: someId.replace('019ab2c4', '019ab2c5') },
    refuses: [...whoRefuses, 'customer.same'],
  }),
  'customer.erase': command({
    says: 'Forgets who a customer is, for good: name, phone, address and note. Sales, invoices and books stay.',
    takes: { customerId: uuid },
    example: { customerId: someId },
    refuses: [...whoRefuses, 'customer.not-even', 'customer.cheque-in-hand'],
  }),
  'customer.pay': command({
    says: 'Takes money for what a customer has on account, the oldest bills first, and prints a receipt that says which.',
    takes: {
      customerId: uuid,
      amount: positive,
      tenders: v.pipe(v.array(accountTender), v.minLength(1), v.maxLength(10)),
      ...cashOf,
      language: v.optional(language),
    },
    example: {
      customerId: someId,
      amount: 500_00,
      tenders: [{ kind: 'cheque', offered: 'exact', reference: '004512', bank: 'State Bank' }],
    },
    refuses: [
      ...whoRefuses,
      'account.not-owed',
      'tender.reference-missing',
      'cheque.taken',
      ...moneyRefuses,
    ],
  }),
  'customer.statement': command({
    says: 'Prints the statement of a customer’s account over a time: opening balance, bills, payments, closing balance, and how old what is owed is. The paper has their number, not their name.',
    takes: {
      customerId: uuid,
      from: dateNumber,
      to: dateNumber,
      language: v.optional(language),
    },
    example: { customerId: someId, from: 20261101, to: 20261130 },
    refuses: ['customer.unknown', 'printer.missing'],
  }),
  'customer-group.set': command({
    says: 'Makes a group of customers with a price list of its own, or changes it.',
    takes: {
      groupId: id,
      names,
      position: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)), 9),
      isActive: v.optional(v.boolean(), true),
    },
    example: { groupId: 'caterers', names: { en: 'Caterers', hi: 'कैटरर' } },
    refuses: ['customer-group.retail'],
  }),
  'wallet.top-up': command({
    says: 'Takes money ahead of sales, for a customer to spend later.',
    takes: {
      customerId: uuid,
      amount: positive,
      tenders,
      ...cashOf,
      language: v.optional(language),
    },
    example: {
      customerId: someId,
      amount: 1_000_00,
      tenders: [{ kind: 'cash', offered: 'exact' }],
    },
    refuses: [...whoRefuses, ...moneyRefuses],
  }),
  'wallet.pay-out': command({
    says: 'Gives money of a customer’s wallet back to them.',
    takes: {
      customerId: uuid,
      amount: positive,
      kind: v.picklist(['cash', 'upi', 'card']),
      ...cashOf,
    },
    example: { customerId: someId, amount: 200_00, kind: 'cash' },
    refuses: [...whoRefuses, 'wallet.short', ...cashRefuses],
  }),
  'voucher.issue': command({
    says: 'Sells a voucher of an amount; its number is on the paper and in the answer.',
    takes: {
      amount: positive,
      tenders,
      ...cashOf,
      expiresOn: v.optional(dateNumber),
      language: v.optional(language),
    },
    example: { amount: 500_00, tenders: [{ kind: 'cash', offered: 'exact' }] },
    refuses: ['voucher.expired', ...moneyRefuses],
  }),
  'bill.customer': command({
    says: 'Says whose bill it is, or that it is nobody’s. Who buys by another price list than everybody’s gets its prices, where somebody may say so.',
    takes: {
      billId: uuid,
      customerId: v.nullable(uuid),
      isRepriced: v.optional(
        described(
          v.boolean(),
          'The bill gets the prices of their list. Takes the right to `bill.reprice` besides; left out, a customer of another list is refused.',
        ),
      ),
    },
    example: { billId: someId, customerId: someId },
    refuses: [
      ...whoRefuses,
      'bill.unknown',
      'bill.already-settled',
      'bill.void',
      'bill.other-list',
      'challan.whose',
    ],
  }),
} as const

export type CustomerCommandName = keyof typeof customerCommands
