/**
 * A cheque a customer paid their account with: in hand until the bank has paid
 * it, or sent it back.
 */
import * as v from 'valibot'
import { businessDay, described, moment, money, rev } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'

export const chequeStates = ['in-hand', 'cleared', 'bounced'] as const
export type ChequeState = (typeof chequeStates)[number]

export const chequeDoc = v.object({
  chequeId: v.string(),
  outletId: v.string(),
  customerId: v.string(),
  moneyId: described(v.string(), 'The payment it was a part of.'),
  receipt: described(v.string(), 'The number of the receipt that was given for it.'),
  number: v.string(),
  bank: v.string(),
  dated: described(businessDay, 'The day that is written on it.'),
  amount: money,
  state: v.picklist(chequeStates),
  clearedAt: described(v.nullable(moment), 'When the bank had paid it.'),
  bouncedAt: described(v.nullable(moment), 'When the bank had sent it back.'),
  reason: described(
    v.string(),
    'Why it was sent back; empty for all others, a dash where it is told or its customer was erased.',
  ),
  rev,
})
export type ChequeDoc = ReadonlyDeep<v.InferOutput<typeof chequeDoc>>
