/** What is told of customers over HTTP: the only place where their names and phones are. */
import * as v from 'valibot'
import { chequeDoc } from './cheque.ts'
import { customerBillDoc, groupDoc, knownCustomer, movementDoc, voucherDoc } from './customer.ts'
import { described } from './doc-shapes.ts'
import type { Readers } from './readers.ts'
import type { ReadingRule } from './reading-rule.ts'
import { language, text } from './shapes.ts'

const yes = v.literal(true)
const people: Readers = {
  kinds: ['counter', 'cashier', 'floor', 'office'],
  right: 'view.customers',
}

export const customerReadings = {
  customers: {
    path: '/api/v1/customers',
    says: 'Customers by the beginning of a phone, a name or a GSTIN, by the last four figures of a phone, or by number; the newest where nothing is asked.',
    readers: people,
    query: v.object({ find: v.optional(text(60), '') }),
    answer: v.object({ ok: yes, customers: v.array(knownCustomer) }),
  },
  customer: {
    path: '/api/v1/customers/:customerId',
    says: 'One customer: who it is, what they owe and have paid ahead, and what they bought.',
    readers: people,
    answer: v.object({
      ok: yes,
      customer: knownCustomer,
      account: described(v.array(movementDoc), 'Their account, the newest first.'),
      wallet: described(
        v.array(movementDoc),
        'Their wallet, the newest first; below zero is theirs.',
      ),
      bills: v.array(customerBillDoc),
      cheques: described(v.array(chequeDoc), 'Their cheques, the newest first.'),
    }),
    refuses: ['customer.unknown'],
  },
  statementPdf: {
    path: '/api/v1/customers/:customerId/statement.pdf',
    says: 'The statement of a customer’s account over a time as a PDF: opening balance, bills, payments, closing balance, and how old what is owed is.',
    readers: people,
    query: v.object({
      from: described(v.pipe(v.string(), v.regex(/^\d{8}$/)), 'The first business date, yyyymmdd.'),
      to: described(v.pipe(v.string(), v.regex(/^\d{8}$/)), 'The last one.'),
      paper: v.optional(v.picklist(['a5', 'a4']), 'a4'),
      language: v.optional(language, 'en'),
    }),
    answer: v.string(),
    type: 'application/pdf',
    refuses: ['customer.unknown'],
  },
  cheques: {
    path: '/api/v1/cheques',
    says: 'The cheques in hand: taken for an account, and neither cleared nor bounced. The one with the oldest date first.',
    readers: people,
    answer: v.object({
      ok: yes,
      cheques: v.array(v.object({ ...chequeDoc.entries, customer: knownCustomer })),
    }),
  },
  customerGroups: {
    path: '/api/v1/customer-groups',
    says: 'The groups of customers that have price lists of their own.',
    readers: people,
    answer: v.object({ ok: yes, groups: v.array(groupDoc) }),
  },
  voucher: {
    path: '/api/v1/vouchers/:number',
    says: 'What is left of a voucher, by the number on its paper.',
    readers: people,
    answer: v.object({ ok: yes, voucher: voucherDoc }),
    refuses: ['voucher.unknown'],
  },
} as const satisfies Readonly<Record<string, ReadingRule>>
