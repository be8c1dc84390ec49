/** Slips: begun by a counter that takes no money for what it packed, paid at the desk, handed out once. */
import type { BillDoc } from '../../schema/bill.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { SlipDoc } from '../../schema/slip.ts'
import { recallMs } from '../../schema/slip-code.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import {
  handOutSlip,
  insertSlip,
  paySlips,
  putSlipWith,
  relineSlip,
  slipById,
  slipsWith,
  voidSlips,
} from './slips.sql.ts'

const tell = (tx: Tx, slipId: string): void => {
  const slip = slipById(tx.db, slipId)
  if (slip === undefined) throw new Error(`there is no slip ${slipId}`)
  tx.emit('slip.changed', { key: `slip:${slipId}`, rev: slip.rev, data: slip })
}

const linesOf = ({ lines }: OrderDoc): string =>
  JSON.stringify(
    lines
      .filter(({ qtyMilli }) => qtyMilli > 0)
      .map(({ names, variantNames, qtyMilli, unit, packing }) => ({
        names,
        variantNames,
        qtyMilli,
        unit,
        ...(packing === undefined ? {} : { packing }),
      })),
  )

/** What an order holds goes out on a slip. */
export const startSlip = (tx: Tx, order: OrderDoc): void => {
  insertSlip.run(tx.db, order.orderId, order.outletId, order.businessDate, linesOf(order), tx.at)
  tell(tx, order.orderId)
}

/** A counter that has no drawer takes no money: what it sells goes out on a slip, whether anybody says so or not. */
export const beginSlip: Reaction<'order.placed'> = (tx, order) => {
  const { device } = tx
  if (order.isPaid || order.sittingId !== null || order.lines.length === 0) return
  if (device?.kind !== 'counter' || device.drawerId !== null) return
  if (slipById(tx.db, order.orderId) === undefined) startSlip(tx, order)
}

/** The packet holds more, or less, than it did; nothing is changed while other slips are on the bill. */
export const followOrder = (tx: Tx, order: OrderDoc): void => {
  const slip = slipById(tx.db, order.orderId)
  if (slip === undefined || slip.withId !== null || slip.state === 'handed') return
  if (slipsWith(tx.db, slip.slipId).length > 0) return
  const lines = linesOf(order)
  relineSlip.run(tx.db, lines, lines === '[]' ? 1 : 0, slip.slipId)
  tell(tx, slip.slipId)
}

/** A slip of this outlet. */
export const slipHere = (tx: Tx, slipId: string): Result<SlipDoc, Refusal> => {
  const slip = slipById(tx.db, slipId)
  return slip === undefined || slip.outletId !== tx.outlet.outletId || slip.state === 'void'
    ? no(refusal('slip.unknown'))
    : ok(slip)
}

/** One that is not paid yet. */
const unpaidHere = (tx: Tx, slipId: string): Result<SlipDoc, Refusal> => {
  const slip = slipHere(tx, slipId)
  return slip.ok && slip.value.paidAt !== null
    ? no(refusal('slip.paid', { token: slip.value.token }))
    : slip
}

/** Moves what an order holds to another one, or back; the orders slice knows how, and may refuse. */
export type Carry = (tx: Tx, fromId: string, toId: string) => Result<object, Refusal>

/** Puts slips on the bill of another one. Refuses one that is paid, or that others are on already. */
export const gatherSlips =
  (join: Carry): Handler<'slip.gather'> =>
  (tx, { slipId, fromIds }) => {
    const onto = unpaidHere(tx, slipId)
    if (!onto.ok) return onto
    if (onto.value.withId !== null) return no(refusal('slip.gathered', { token: onto.value.token }))
    for (const fromId of new Set(fromIds)) {
      if (fromId === slipId) return no(refusal('slip.same'))
      const from = unpaidHere(tx, fromId)
      if (!from.ok) return from
      const { token, withId } = from.value
      if (withId !== null || slipsWith(tx.db, fromId).length > 0)
        return no(refusal('slip.gathered', { token }))
      const joined = join(tx, fromId, slipId)
      if (!joined.ok) return joined
      putSlipWith.run(tx.db, slipId, fromId)
      tell(tx, fromId)
    }
    return ok({})
  }

/** Gives a slip its own bill back. Refuses one that is on no other, and one that is paid. */
export const releaseSlip =
  (part: Carry): Handler<'slip.release'> =>
  (tx, { slipId }) => {
    const slip = unpaidHere(tx, slipId)
    if (!slip.ok) return slip
    const { withId, token } = slip.value
    if (withId === null) return no(refusal('slip.alone', { token }))
    const parted = part(tx, slipId, withId)
    if (!parted.ok) return parted
    putSlipWith.run(tx.db, null, slipId)
    tell(tx, slipId)
    return ok({})
  }

/** The guest has it. Refuses what is not paid, and what somebody has taken already. */
export const handOut: Handler<'slip.hand-out'> = (tx, { slipId }) => {
  const slip = slipHere(tx, slipId)
  if (!slip.ok) return slip
  const { token, state } = slip.value
  if (state === 'waiting') return no(refusal('slip.unpaid', { token }))
  if (state === 'handed') return no(refusal('slip.handed', { token }))
  handOutSlip.run(tx.db, tx.at, slipId)
  tell(tx, slipId)
  return ok({})
}

/** It was handed out by a slip of the finger. Refuses what is not handed out, and what was a minute ago. */
export const recallSlip: Handler<'slip.recall'> = (tx, { slipId }) => {
  const slip = slipHere(tx, slipId)
  if (!slip.ok) return slip
  const { token, handedAt } = slip.value
  if (handedAt === null) return no(refusal('slip.not-handed', { token }))
  if (tx.at - handedAt > recallMs) return no(refusal('slip.recall-late', { token }))
  handOutSlip.run(tx.db, null, slipId)
  tell(tx, slipId)
  return ok({})
}

/** All of the money went back: no packet may go, nor go again where somebody had it and brings it back. */
export const stopSlips = (tx: Tx, orderId: string): void => {
  const slips = [slipById(tx.db, orderId), ...slipsWith(tx.db, orderId)].filter(
    (slip) => slip?.state === 'paid' || slip?.state === 'handed',
  )
  if (slips.length === 0) return
  voidSlips.run(tx.db, orderId, orderId)
  for (const slip of slips) if (slip !== undefined) tell(tx, slip.slipId)
}

/** The bill of an order is paid whole: every packet on it may go. */
export const markSlipsPaid = (tx: Tx, { orderId }: Pick<BillDoc, 'orderId'>): void => {
  const slips = [slipById(tx.db, orderId), ...slipsWith(tx.db, orderId)].filter(
    (slip) => slip !== undefined && slip.paidAt === null,
  )
  if (slips.length === 0) return
  paySlips.run(tx.db, tx.at, orderId, orderId)
  for (const slip of slips) if (slip !== undefined) tell(tx, slip.slipId)
}
