/**
 * Money that came for a settled bill once more.
 *
 * The rule: it pays nothing, so invoice and payments stay as they are; it is the
 * guest’s from the moment it came, and goes back whole, the way it came or in cash.
 */
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import { keyOf, type EventKind } from '../../schema/events.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Tx } from '../bus/tx.ts'
import { billById } from './bills.sql.ts'
import { freshReferences } from './commands.ts'
import { nameOf } from './owed.ts'
import type { RetenderDeps } from './retender.ts'
import { insertTwice, insertTwiceBack } from './twice.sql.ts'

/** Writes down what came. Refuses a bill that still owes it, and a reference that paid before. */
export const takeTwice = (
  tx: Tx,
  { billId, kind, amount, reference, isRepeat }: CommandArgs<'bill.twice'>,
  deps: RetenderDeps,
): Result<{ readonly twiceId: string }, Refusal> => {
  const found = settledBillOf(tx, billId, deps)
  if (!found.ok) return found
  const tender = { kind, reference, ...(isRepeat === undefined ? {} : { isRepeat }) }
  const fresh = freshReferences(tx, [tender])
  if (!fresh.ok) return fresh
  const received = deps.whyReceived([tender])
  if (received !== null) return no(received)
  const twiceId = tx.newId()
  insertTwice.run(
    tx.db,
    twiceId,
    billId,
    kind,
    amount,
    kind === 'cash' ? '' : reference,
    tx.businessDate,
    tx.at,
    tx.userId,
    tx.sender().deviceId,
  )
  tell(tx, 'bill.paid-twice', billId, deps)
  return ok({ twiceId })
}

/** Gives it back, once. Refuses what went back before, and another way than it came by but cash. */
export const giveTwiceBack = (
  tx: Tx,
  { billId, twiceId, kind, reference }: CommandArgs<'bill.twice-back'>,
  deps: RetenderDeps,
): Result<{ readonly kind: string; readonly amount: number }, Refusal> => {
  const found = settledBillOf(tx, billId, deps)
  if (!found.ok) return found
  const came = found.value.twice?.find((one) => one.twiceId === twiceId)
  if (came === undefined) return no(refusal('twice.unknown'))
  const { amount, back } = came
  if (back !== null) return no(refusal('twice.gone', { by: nameOf(tx, back.by), amount }))
  const way = kind ?? came.kind
  if (way !== came.kind && way !== 'cash') return no(refusal('twice.way'))
  insertTwiceBack.run(
    tx.db,
    twiceId,
    way,
    way === 'cash' ? '' : reference,
    tx.businessDate,
    tx.at,
    tx.userId,
    tx.approverId,
    tx.sender().deviceId,
  )
  tell(tx, 'bill.twice-given', billId, deps)
  return ok({ kind: way, amount })
}

const settledBillOf = (
  tx: Tx,
  billId: string,
  { linesOf, outletNames }: RetenderDeps,
): Result<BillDoc, Refusal> => {
  const bill = billById(tx.db, billId, linesOf)
  if (bill === undefined) return no(refusal('bill.unknown'))
  if (bill.outletId !== tx.outlet.outletId)
    return no(refusal('twice.elsewhere', { outlet: outletNames(bill.outletId) }))
  return bill.state === 'settled' ? ok(bill) : no(refusal('bill.not-settled'))
}

const tell = (
  tx: Tx,
  kind: Extract<EventKind, 'bill.paid-twice' | 'bill.twice-given'>,
  billId: string,
  { linesOf }: RetenderDeps,
): void => {
  const data = billById(tx.db, billId, linesOf)
  if (data === undefined) throw new Error(`bill ${billId} is gone`)
  tx.emit(kind, { key: keyOf('bill', billId), rev: data.rev, data })
}
