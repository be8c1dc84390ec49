/**
 * Money that a screen has taken for a bill and that is booked nowhere yet.
 *
 * The rule: it is a note and no payment. Nothing is posted for it, and it is in
 * no total; it says where the money is, so that nobody takes it a second time
 * and nobody forgets it with the screen that took it.
 */
import * as v from 'valibot'
import { described, moment, money, rev, whole } from './doc-shapes.ts'
import { amount, text, uuid, type ReadonlyDeep } from './shapes.ts'
import { tenderKinds } from './tender-kinds.ts'

/** A tender a screen holds: the id goes with it wherever it goes, until it is booked or given back. */
export const heldId = described(
  uuid,
  'Made by the screen that took it. With it in a tender of `bill.settle` or `bill.pay` it is held no more.',
)

export const holdArgs = v.strictObject({
  heldId,
  billId: described(uuid, 'What it stands with now.'),
  kind: v.picklist(tenderKinds),
  amount: v.pipe(amount, v.minValue(1)),
  reference: v.optional(text(40)),
  customerId: v.optional(described(uuid, 'Whose wallet or account.')),
  voucher: v.optional(described(text(40), 'The number on a voucher.')),
  takenFor: v.optional(
    described(uuid, 'The bill it was taken for, where what was on that one is on another by now.'),
  ),
})
export type HoldArgs = v.InferOutput<typeof holdArgs>

/** The same as a screen is given it that takes it over. */
export const heldTender = v.object({
  heldId: v.string(),
  billId: v.string(),
  kind: v.picklist(tenderKinds),
  amount: money,
  reference: v.string(),
  customerId: v.exactOptional(v.string()),
  voucher: v.exactOptional(v.string()),
  takenFor: v.exactOptional(v.string()),
})
export type HeldTender = ReadonlyDeep<v.InferOutput<typeof heldTender>>

export const heldDoc = v.object({
  heldId: v.string(),
  outletId: v.string(),
  billId: v.string(),
  token: described(whole, 'What its bill is called.'),
  tableLabel: described(v.string(), 'Empty at the counter.'),
  deviceId: described(v.string(), 'The screen that has it.'),
  kind: v.picklist(tenderKinds),
  amount: money,
  at: moment,
  takenFrom: described(
    v.nullable(v.string()),
    'The screen that had it before somebody took it over.',
  ),
  takenBy: described(v.nullable(v.string()), 'Who took it over.'),
  endedAt: described(v.nullable(moment), 'Booked, or given back.'),
  rev,
})
export type HeldDoc = ReadonlyDeep<v.InferOutput<typeof heldDoc>>
