/**
 * A payment that was another way of paying, and the till it was counted in.
 *
 * The rule: it leaves the till it was counted in, and what it is by now comes into
 * the same one, while that till is open. Of a closed one the Z report stands: what
 * was short or over there is booked as that, and nothing is taken out of it any more.
 */
import type { RetenderCommandName } from '../../schema/commands/retender.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { Names } from '../../schema/names.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import { cashByRetender } from '../../schema/retender.ts'
import type { TillDoc } from '../../schema/till.ts'
import {
  planRetender,
  whyNotOwn,
  writeRetender,
  type Retender,
  type RetenderDeps,
} from '../billing/retender.ts'
import type { Handler, Handlers, Reaction, Tx } from '../bus/tx.ts'
import { whyReceived } from '../customers/money.ts'
import { drawersOf } from '../devices/devices.sql.ts'
import { kickDrawer } from '../devices/jobs.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { outletById } from '../outlets/outlets.sql.ts'
import { tillOfDrawer } from '../till/commands.ts'
import { tellRetender } from '../till/exceptions.ts'
import { keepRetender } from '../till/keep.ts'
import { moveKnown, tillById } from '../till/till.sql.ts'
import { nameOf, whyNotAtHand, worksAt } from '../till/whose.ts'
import { cashDrawer } from './till-drawer.ts'

/** What the slices tell billing of money that is looked at again. */
export const retenderDeps = (tx: Tx): RetenderDeps => ({
  linesOf: billedLinesOf,
  outletNames: (outletId): Names => outletById(tx.db, outletId)?.names ?? { en: '?' },
  whyReceived: (tenders) => whyReceived(tx, tenders),
})

const retender =
  (isOwn: boolean): Handler<'bill.retender'> =>
  (tx, args) => {
    const planned = planRetender(tx, args, retenderDeps(tx))
    if (!planned.ok) return planned
    const why =
      (isOwn ? whyNotOwn(tx, planned.value.bill, planned.value.payment) : null) ??
      whyNotMoved(tx, planned.value)
    if (why !== null) return no(why)
    const written = writeRetender(tx, planned.value, billedLinesOf)
    const { retenderId, amount } = written
    return ok({ retenderId, amount, cash: cashByRetender(written) })
  }

/** The till a payment was counted in, if any. */
const tillWith = (tx: Tx, paymentId: string): TillDoc | undefined => {
  const known = moveKnown.get(tx.db, paymentId)
  return known && tillById(tx.db, known.tillId)
}

/** Why no till can follow: it is closed, stands elsewhere, or nobody can say which it is. */
const whyNotMoved = (tx: Tx, { payment, to }: Retender): Refusal | null => {
  const till = tillWith(tx, payment.paymentId)
  if (till !== undefined) {
    const { state, closedBy, zNo, drawerId } = till
    return state === 'closed'
      ? refusal('retender.till-closed', { by: nameOf(tx, closedBy), z: zNo ?? 0 })
      : whyNotAtHand(tx, drawerId)
  }
  // Cash of the time before tills was brought to the safe.
  if (payment.kind === 'cash' && drawersOf(tx.db, tx.outlet.outletId).length > 0)
    return refusal('retender.past')
  if (to.kind !== 'cash') return null
  const drawer = cashDrawer(tx)
  if (!drawer.ok) return drawer.error
  return drawer.value === undefined || worksAt(tx, drawer.value.drawerId)
    ? null
    : refusal('till.elsewhere')
}

export const retenderHandlers: Pick<Handlers, RetenderCommandName> = {
  'bill.retender': retender(false),
  'bill.retender-own': retender(true),
}

/** The till follows, and the manager hears of it. */
export const keepRetenderInTill: Reaction<'bill.retendered'> = (tx, bill) => {
  const last = bill.retenders?.at(-1)
  if (last === undefined) return
  const counted = tillWith(tx, last.paymentId)
  const till = counted ?? (last.to.kind === 'cash' ? tillForCash(tx) : undefined)
  if (till !== undefined)
    keepRetender(
      tx,
      { billId: bill.billId, retender: last },
      { tillId: till.tillId, isCounted: counted !== undefined },
    )
  tellRetender(tx, bill, last, till)
}

/** Where cash lies that came by a payment no till has counted. */
const tillForCash = (tx: Tx): TillDoc | undefined => {
  const drawer = cashDrawer(tx)
  if (!drawer.ok || drawer.value === undefined) return undefined
  return tillById(tx.db, tillOfDrawer(tx, drawer.value.drawerId, tx.outlet.outletId))
}

/** The drawer of the till that follows opens, where somebody has said that the cash changes hands now. */
export const openForRetender: Reaction<'bill.retendered'> = (tx, { billId, retenders }) => {
  const { isHandedOver } = tx.command.args as CommandArgs<'bill.retender'>
  const last = retenders?.at(-1)
  if (!isHandedOver || last === undefined || cashByRetender(last) === 0) return
  const till = tillWith(tx, last.retenderId)
  if (till !== undefined) kickDrawer(tx, till.drawerId, `bill:${billId}`)
}
