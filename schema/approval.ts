/**
 * Asking somebody who may allow it, on their own screen: what is to be done, for
 * how much and why, who asks, and what the answer was.
 *
 * The rule: the answer is for one command. It names the command's id, its name
 * and a hash of its arguments, so it is worth nothing for another; and it holds
 * while what the approver was told is still so.
 */
import * as v from 'valibot'
import { described, moment, money, namesDoc, ratePpm, rev, whole } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'

/** How long a question waits for its answer, and an approval for its command. */
export const askLifeMs = 3 * 60_000
export const approvalLifeMs = 60_000

/** How much longer it waits for a sale that was allowed before it was paid: a guest looks for a phone, and its bank. */
export const paidWithinMs = 14 * 60_000

/**
 * What an approval is held to: the arguments whoever gave it was told of. A sale
 * is allowed before anybody pays for it, so how it is paid, what is left for the
 * staff and whom its invoice names are no part of that; what is sold, and how
 * far it is lowered, is.
 */
export const toldArgs = (name: string, args: unknown): unknown => {
  if (name !== 'sale.ring') return args
  const { orderType, customerId, lines, discount, coupon } = Object(args) as Record<string, unknown>
  return [orderType, customerId, lines, discount, coupon]
}

/**
 * When an approval is used, by which its age is told: now, by the hub's clock, whatever
 * the screen's says. Only money that was taken while the screen was away from the hub was
 * taken then, and is in the drawer.
 */
export const usedAt = (args: unknown, sentAt: number, at: number): number => {
  const { tenders = [] } = Object(args) as { readonly tenders?: readonly unknown[] }
  const isTaken = Array.isArray(tenders) && tenders.some((one) => Object(one).kept !== undefined)
  return isTaken ? Math.min(sentAt, at) : at
}

export const approvalStates = ['waiting', 'approved', 'declined', 'withdrawn'] as const
export const approvalVerdicts = ['approve', 'decline'] as const

/** What an approver has to know, as the hub read it from the command's own arguments. */
export const askedFor = {
  token: described(v.nullable(whole), 'Of the order or the bill it is about.'),
  tableLabel: v.string(),
  invoice: described(v.string(), 'The number of its invoice, where there is one.'),
  names: described(v.nullable(namesDoc), 'The line, the item or the drawer it is about.'),
  amount: described(v.nullable(money), 'How much it moves or costs.'),
  ratePpm: v.nullable(ratePpm),
  why: described(v.nullable(namesDoc), 'The reason that was given.'),
  intoId: v.exactOptional(
    described(v.string(), 'The customer that one is to become, where two are made one.'),
  ),
  counts: v.exactOptional(described(whole, 'Of a till: how often it was counted by then.')),
  closesAt: v.exactOptional(
    described(
      money,
      'Of a till: what it is out by now, where `amount`, the worst count, is another.',
    ),
  ),
  customerId: v.exactOptional(
    described(v.string(), 'Whom it is about; who that is is read from `/api/v1/customers`.'),
  ),
}

export const approvalDoc = v.object({
  approvalId: described(
    v.string(),
    'Once approved, the `approval` the command is to be sent with.',
  ),
  outletId: v.string(),
  commandId: v.string(),
  command: described(
    v.string(),
    'What takes the second person: the command, or what else it does in the same act.',
  ),
  ...askedFor,
  deviceId: described(v.string(), 'The screen that asks, and goes on by itself.'),
  desk: described(namesDoc, 'What the screen that asks is called.'),
  askedBy: v.string(),
  approverId: described(v.string(), 'Who is asked; nobody else can answer.'),
  askedAt: moment,
  expiresAt: described(moment, 'After this nobody can answer any more.'),
  state: v.picklist(approvalStates),
  answeredAt: v.nullable(moment),
  rev,
})
export type ApprovalDoc = ReadonlyDeep<v.InferOutput<typeof approvalDoc>>

/** How a question ended, without what it was about: all that the screen that asked needs to go on. */
export const answerDoc = v.object({
  approvalId: v.string(),
  state: v.picklist(approvalStates),
  rev,
})
export type AnswerDoc = ReadonlyDeep<v.InferOutput<typeof answerDoc>>

export type AskedFor = Pick<ApprovalDoc, keyof typeof askedFor>
