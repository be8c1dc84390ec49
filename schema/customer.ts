/**
 * Customers: whom the shop knows by name, what they owe it, and what it owes them.
 *
 * Names, phones and addresses stand in one table and in the readings a person
 * asks for. Events, replies and jobs carry ids and amounts, so that a customer
 * can be erased while the log and the books stay whole.
 */
import * as v from 'valibot'
import { businessDay, described, moment, money, namesDoc, rev, whole } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'
import { accountKinds } from './tender-kinds.ts'

/** What can be told of a customer without saying who it is. */
export const customerDoc = v.object({
  customerId: v.string(),
  no: described(whole, 'The number that stands for the name on paper.'),
  groupId: described(v.string(), 'Whose price list is theirs.'),
  creditLimit: described(
    v.nullable(money),
    'How much may be put on their account; null: nothing, they have none.',
  ),
  creditDays: described(whole, 'When what was put on it is to be paid; 0: nobody counts.'),
  owes: described(money, 'What is on their account and not paid.'),
  wallet: described(money, 'What they have paid ahead and may still spend.'),
  dueSince: described(
    v.nullable(businessDay),
    'The day of the oldest sale on account that is not paid.',
  ),
  isErased: v.boolean(),
  mergedInto: described(
    v.nullable(v.string()),
    'The customer they turned out to be; null where they are one of their own.',
  ),
  rev,
})
export type CustomerDoc = ReadonlyDeep<v.InferOutput<typeof customerDoc>>

/** Who a customer is, for whoever may know. */
export const personDoc = v.object({
  name: v.string(),
  phone: v.string(),
  address: v.string(),
  taxNumber: described(v.string(), 'The GSTIN of a customer who is registered.'),
  note: v.string(),
})
export type PersonDoc = ReadonlyDeep<v.InferOutput<typeof personDoc>>

export const knownCustomer = v.object({
  ...customerDoc.entries,
  ...personDoc.entries,
  inHand: described(
    money,
    'What their cheques come to that the bank has not paid yet: under the limit it counts as owed.',
  ),
})
export type KnownCustomer = ReadonlyDeep<v.InferOutput<typeof knownCustomer>>

/** A way money for no bill came or went. */
const moneyPart = v.object({
  kind: v.picklist(accountKinds),
  amount: money,
  offered: money,
  change: money,
  reference: described(
    v.string(),
    'Of UPI or a card; the number of a cheque; the UTR of a transfer.',
  ),
  bank: v.exactOptional(described(v.string(), 'Of a cheque or a transfer, where it was said.')),
  dated: v.exactOptional(described(businessDay, 'The day on a cheque, or of a transfer.')),
})
export type MoneyPart = ReadonlyDeep<v.InferOutput<typeof moneyPart>>

/** A line of a customer's account or wallet. */
export const movementDoc = v.object({
  at: moment,
  businessDate: businessDay,
  memo: v.string(),
  outletId: v.string(),
  sourceKind: v.string(),
  sourceId: v.string(),
  amount: described(money, 'Above zero: more is owed. Below: it was paid.'),
  parts: v.exactOptional(
    described(v.array(moneyPart), 'Of money that came in or went back: by which ways.'),
  ),
  balance: described(money, 'What was owed after it.'),
})
export type Movement = ReadonlyDeep<v.InferOutput<typeof movementDoc>>

/** A bill of a customer, as a line of their history. */
export const customerBillDoc = v.object({
  billId: v.string(),
  outletId: v.string(),
  openedAt: moment,
  state: v.picklist(['open', 'settled', 'void']),
  payable: money,
  number: described(v.nullable(v.string()), 'Of its invoice; null while it is not settled.'),
})
export type CustomerBill = ReadonlyDeep<v.InferOutput<typeof customerBillDoc>>

export const groupDoc = v.object({
  groupId: v.string(),
  names: namesDoc,
  position: whole,
  isActive: v.boolean(),
  rev,
})
export type CustomerGroup = ReadonlyDeep<v.InferOutput<typeof groupDoc>>

/** What a voucher was sold for and what is left of it. Its number is on the paper and in no event. */
export const voucherDoc = v.object({
  voucherId: v.string(),
  outletId: v.string(),
  lastFour: v.string(),
  amount: money,
  left: money,
  expiresOn: described(v.nullable(businessDay), 'The last day it is taken; null: always.'),
  rev,
})
export type VoucherDoc = ReadonlyDeep<v.InferOutput<typeof voucherDoc>>

export const moneyPurposes = ['account', 'wallet', 'voucher'] as const
export type MoneyPurpose = (typeof moneyPurposes)[number]

/** What a payment on account pays of one bill. */
export const paidBill = v.object({
  billId: described(
    v.nullable(v.string()),
    'null: it was owed by somebody who turned out to be this customer.',
  ),
  number: described(v.string(), 'Of its invoice; empty where it has none yet.'),
  businessDate: businessDay,
  amount: money,
  left: described(money, 'What of the bill is still owed after it.'),
})
export type PaidBill = ReadonlyDeep<v.InferOutput<typeof paidBill>>

/** Money that came in, or went back, for no bill of its own. */
export const moneyDoc = v.object({
  moneyId: v.string(),
  outletId: v.string(),
  number: described(v.string(), 'Gapless per outlet and financial year.'),
  purpose: v.picklist(moneyPurposes),
  customerId: v.nullable(v.string()),
  voucherId: v.nullable(v.string()),
  amount: described(money, 'Below zero: it was given back.'),
  parts: v.array(moneyPart),
  against: v.exactOptional(
    described(v.array(paidBill), 'What it pays of an account: the oldest bills first.'),
  ),
  businessDate: businessDay,
  deviceId: v.string(),
  language: v.string(),
  at: moment,
  by: v.nullable(v.string()),
  rev,
})
export type MoneyDoc = ReadonlyDeep<v.InferOutput<typeof moneyDoc>>
