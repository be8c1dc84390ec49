/**
 * Where money is that a screen has taken for a bill and that is booked nowhere yet.
 *
 * The rule: one tender is held by one screen. Whoever takes it over has it from
 * then on, and the screen that had it can neither book it nor say that it is
 * gone. Nothing is posted for it.
 */
import { keyOf } from '../../schema/events.ts'
import type { HeldDoc, HeldTender, HoldArgs } from '../../schema/held.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { nameOfDevice, outletOfBill } from './bills.sql.ts'
import { changeHeld, endHeld, handOver, heldById, insertHeld, type HeldRow } from './held.sql.ts'

/** What a screen says it holds. What another one has by now is answered with, and left there. */
export const hold: Handler<'bill.hold'> = (tx, { tenders, gone = [] }) => {
  const { deviceId } = tx.sender()
  for (const { billId } of tenders)
    if (outletOfBill.get(tx.db, billId)?.outletId !== tx.outlet.outletId)
      return no(refusal('bill.unknown'))
  const elsewhere: { heldId: string; deviceId: string }[] = []
  for (const tender of tenders) {
    const row = heldById.get(tx.db, tender.heldId)
    if (row === undefined) begin(tx, tender)
    else if (row.deviceId !== deviceId)
      elsewhere.push({ heldId: row.heldId, deviceId: row.deviceId })
    else if (isOtherwise(row, tender)) {
      changeHeld.run(tx.db, tender.billId, tender.amount, tender.takenFor ?? null, tender.heldId)
      tell(tx, tender.heldId)
    }
  }
  endOwn(tx, gone)
  return ok({ elsewhere })
}

const begin = (tx: Tx, tender: HoldArgs): void => {
  const { heldId, billId, kind, amount, reference = '' } = tender
  insertHeld.run(
    tx.db,
    heldId,
    tx.outlet.outletId,
    billId,
    tx.sender().deviceId,
    kind,
    amount,
    reference,
    tender.customerId ?? null,
    tender.voucher ?? null,
    tender.takenFor ?? null,
    tx.at,
  )
  tell(tx, heldId)
}

const isOtherwise = (row: HeldRow, { billId, amount, takenFor }: HoldArgs): boolean =>
  row.endedAt !== null ||
  row.billId !== billId ||
  row.amount !== amount ||
  row.takenFor !== (takenFor ?? null)

/** Hands money of other screens over to this one; what is this one’s already is answered with once more. */
export const takeOver: Handler<'bill.take-over'> = (tx, { heldIds }) => {
  const { deviceId } = tx.sender()
  const rows = heldIds.map((heldId) => heldById.get(tx.db, heldId))
  const there = rows.filter((row) => row !== undefined).filter((row) => isHere(tx, row))
  if (there.length < heldIds.length) return no(refusal('held.gone'))
  for (const row of there) {
    if (row.deviceId === deviceId) continue
    handOver.run(tx.db, deviceId, tx.userId, row.heldId)
    tell(tx, row.heldId)
  }
  return ok({ tenders: there.map(toTender) })
}

const isHere = (tx: Tx, { outletId, endedAt }: HeldRow): boolean =>
  outletId === tx.outlet.outletId && endedAt === null

const toTender = (row: HeldRow): HeldTender => {
  const { heldId, billId, kind, amount, reference, customerId, voucher, takenFor } = row
  return {
    heldId,
    billId,
    kind,
    amount,
    reference,
    ...(customerId === null ? {} : { customerId }),
    ...(voucher === null ? {} : { voucher }),
    ...(takenFor === null ? {} : { takenFor }),
  }
}

interface Booked {
  readonly heldId?: string | undefined
}

/** Of these tenders those that another screen has taken over: they are not this one’s to book. */
export const takenOver = (tx: Tx, tenders: readonly Booked[]): readonly HeldDoc[] => {
  const { deviceId } = tx.sender()
  return tenders
    .flatMap(({ heldId }) => (heldId === undefined ? [] : (heldById.get(tx.db, heldId) ?? [])))
    .filter((row) => row.deviceId !== deviceId)
}

/** Why tenders cannot be booked here; undefined where they can. */
export const whyTakenOver = (tx: Tx, tenders: readonly Booked[]): Refusal | undefined => {
  const [first, ...more] = takenOver(tx, tenders)
  if (first === undefined) return undefined
  const amount = more.reduce((sum, one) => sum + one.amount, first.amount)
  const screen = nameOfDevice.get(tx.db, first.deviceId)?.name ?? ''
  return refusal('tender.taken-over', { amount, screen })
}

/** They are booked, so no screen holds them. */
export const endBooked = (tx: Tx, tenders: readonly Booked[]): void =>
  endOwn(
    tx,
    tenders.flatMap(({ heldId }) => heldId ?? []),
  )

const endOwn = (tx: Tx, heldIds: readonly string[]): void => {
  const { deviceId } = tx.sender()
  for (const heldId of heldIds) {
    const row = heldById.get(tx.db, heldId)
    if (row === undefined || row.deviceId !== deviceId || row.endedAt !== null) continue
    endHeld.run(tx.db, tx.at, heldId)
    tell(tx, heldId)
  }
}

const tell = (tx: Tx, heldId: string): void => {
  const row = heldById.get(tx.db, heldId)
  if (row === undefined) throw new Error(`nothing is held as ${heldId}`)
  // Who paid by what, and whose it is, is for the screen that has it.
  const { reference: _r, customerId: _c, voucher: _v, takenFor: _t, ...data } = row
  tx.emit('held.changed', { key: keyOf('held', heldId), rev: row.rev, data })
}
