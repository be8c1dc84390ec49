/**
 * Saying that a payment of a settled bill was another way of paying: cash that
 * came by UPI, a card that was booked as UPI.
 *
 * The rule: invoice, bill and payment stay as they were written, and the amount
 * stays what was invoiced, to the paisa, whichever way it is by now: how it was
 * rounded was decided when it was settled. What of a payment went back to the
 * guest is nobody’s to change any more.
 */
import type { BillDoc, Payment } from '../../schema/bill.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import { keyOf } from '../../schema/events.ts'
import type { Names } from '../../schema/names.ts'
import { leftByKind, undoMs } from '../../schema/refund.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { changeAlong, type RetenderDoc } from '../../schema/retender.ts'
import { moneyKinds, type TenderKind } from '../../schema/tender-kinds.ts'
import type { Tx } from '../bus/tx.ts'
import { billById, type LinesOf } from './bills.sql.ts'
import { freshReferences } from './commands.ts'
import { nameOf } from './owed.ts'
import { wayNames } from './paper-words.ts'
import { refundsOf } from './refund.sql.ts'
import { insertRetender } from './retender.sql.ts'

/** What is to become of which payment, where nothing of the bill stands against it. */
export interface Retender {
  readonly bill: BillDoc
  readonly payment: Payment
  readonly to: RetenderDoc['to']
  readonly amount: number
  readonly change: number
  readonly isAll: boolean
  readonly reason: string
}

/** What this is told of other slices. */
export interface RetenderDeps {
  readonly linesOf: LinesOf
  readonly outletNames: (outletId: string) => Names
  /** Whether a reference is on a receipt of money that was no bill’s. */
  readonly whyReceived: (tenders: readonly CommandArgs<'bill.retender'>['to'][]) => Refusal | null
}

const isMoney = (kind: TenderKind): boolean => (moneyKinds as readonly TenderKind[]).includes(kind)

/**
 * Holds a change of payment against the bill. Refuses what is no money, what is
 * so already, more than is left of the payment, and a reference that paid before.
 */
export const planRetender = (
  tx: Tx,
  { billId, paymentId, amount, to, reason }: CommandArgs<'bill.retender'>,
  { linesOf, outletNames, whyReceived }: RetenderDeps,
): Result<Retender, Refusal> => {
  const bill = billById(tx.db, billId, linesOf)
  if (bill === undefined) return no(refusal('bill.unknown'))
  if (bill.outletId !== tx.outlet.outletId)
    return no(refusal('retender.elsewhere', { outlet: outletNames(bill.outletId) }))
  if (bill.state !== 'settled') return no(refusal('bill.not-settled'))
  if (bill.imported !== undefined) return no(refusal('retender.past'))
  const payment = bill.payments.find((one) => one.paymentId === paymentId)
  if (payment === undefined) return no(whyGone(tx, bill, paymentId))
  if (!isMoney(payment.kind) || !isMoney(to.kind)) return no(refusal('retender.way'))
  if (payment.kind === to.kind) return no(refusal('retender.same'))
  // What was over or short when it was kept is of that cash, and would stay behind without it.
  if (payment.kind === 'cash' && bill.overShort !== 0) return no(refusal('retender.kept'))
  const back = refundsOf(tx.db, billId).flatMap(({ payments }) => payments)
  const left = leftByKind(bill.payments, back).get(payment.kind) ?? 0
  const most = Math.max(0, Math.min(payment.amount, left))
  const meant = amount ?? payment.amount
  if (meant > most || meant === 0) return no(refusal('retender.left', { most }))
  const fresh = freshReferences(tx, [to])
  if (!fresh.ok) return fresh
  const received = whyReceived([to])
  if (received !== null) return no(received)
  const isAll = meant === payment.amount
  return ok({
    bill,
    payment,
    to: { kind: to.kind, reference: to.kind === 'cash' ? '' : (to.reference ?? '') },
    amount: meant,
    // What was paid too much by UPI came by the other way then, and what went back in cash went back all the same.
    change: isAll ? changeAlong(payment, bill.retenders) : 0,
    isAll,
    reason,
  })
}

/** Why a payment is none of its bill: it has become another way of paying meanwhile, or never was one. */
const whyGone = (tx: Tx, { retenders = [] }: BillDoc, paymentId: string): Refusal => {
  const since = retenders.find((one) => one.paymentId === paymentId && one.isAll)
  return since === undefined
    ? refusal('payment.unknown')
    : refusal('retender.changed', { by: nameOf(tx, since.by), way: wayNames(since.to.kind) })
}

/**
 * Why somebody has to be asked first: it was another person, or is too long ago. A part
 * was taken before its bill was settled, by whomever.
 */
export const whyNotOwn = (
  tx: Tx,
  { settledBy, settledAt }: Pick<BillDoc, 'settledBy' | 'settledAt'>,
  { isPart }: Payment,
): Refusal | null => {
  // A program has no person to be the same one as.
  if (settledBy === null || settledBy !== tx.userId)
    return refusal('retender.other', { by: nameOf(tx, settledBy) })
  return isPart || tx.at - (settledAt ?? 0) > undoMs ? refusal('retender.late') : null
}

/** Writes it down, and tells of the bill as it is paid by now. */
export const writeRetender = (
  tx: Tx,
  { bill, payment, to, amount, change, isAll, reason }: Retender,
  linesOf: LinesOf,
): RetenderDoc => {
  const retenderId = tx.newId()
  insertRetender.run(
    tx.db,
    retenderId,
    bill.billId,
    payment.paymentId,
    payment.kind,
    payment.reference,
    to.kind,
    to.reference,
    amount,
    change,
    isAll ? 1 : 0,
    reason,
    tx.businessDate,
    tx.at,
    tx.userId,
    tx.approverId,
    tx.sender().deviceId,
  )
  const now = billById(tx.db, bill.billId, linesOf)
  const written = now?.retenders?.at(-1)
  if (now === undefined || written?.retenderId !== retenderId)
    throw new Error(`the change of payment ${payment.paymentId} was not kept`)
  tx.emit('bill.retendered', { key: keyOf('bill', bill.billId), rev: now.rev, data: now })
  return written
}
