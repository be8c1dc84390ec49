/**
 * What a guest with a token may know: how their own order stands, and nothing
 * else. A receipt leads to it by the order’s id, which nobody can guess; whoever
 * types a token learns what hangs on the pickup board anyway.
 */
import type { Names } from '../../schema/names.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { pickupOf } from '../../schema/pickup.ts'
import type { PagerState } from '../../schema/guest-state.ts'
import { businessDate, dayBefore } from '../../schema/time.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { guestsAt } from '../guests/commands.ts'
import { foundAddress, settingRow } from '../guests/guests.sql.ts'
import { orderById, orderByToken } from '../orders/orders.sql.ts'
import { callNameOf } from '../orders/persons.sql.ts'
import { outletById, outletsOf } from '../outlets/outlets.sql.ts'
import type { Database } from '../store/driver.ts'

/** A receipt leads to its order for this long; after that the paper says nothing to a phone. */
const pagedForMs = 12 * 3_600_000

/** The places a token may be of. */
export const pagerPlaces = (
  db: Database,
): readonly { readonly outletId: string; readonly names: Names }[] =>
  outletsOf(db)
    .filter(({ isActive, kind }) => isActive && kind !== 'factory')
    .map(({ outletId, names }) => ({ outletId, names }))

/** The order a receipt leads to; undefined where it is none that is waited for, or an old one. */
export const orderPaged = (db: Database, orderId: string, at: number): OrderDoc | undefined =>
  ifPaged(orderById(db, orderId), at)

/** The order of a token now: today's, or last night's where the day has just ended. */
export const orderOfToken = (
  db: Database,
  { outletId, token }: { readonly outletId: string; readonly token: number },
  at: number,
): OrderDoc | undefined => {
  const outlet = outletById(db, outletId)
  if (outlet === undefined) return undefined
  const today = businessDate(at, outlet.timeZone, outlet.cutOffMinute)
  return (
    ifPaged(orderByToken(db, outletId, today, token), at) ??
    ifPaged(orderByToken(db, outletId, dayBefore(today), token), at)
  )
}

const ifPaged = (order: OrderDoc | undefined, at: number): OrderDoc | undefined =>
  order !== undefined && at - order.placedAt < pagedForMs && pickupOf(order) !== null
    ? order
    : undefined

/** The name that is called with an order, where its shop shows names; empty where it does not. */
export const nameShown = (
  db: Database,
  { orderId, outletId }: Pick<OrderDoc, 'orderId' | 'outletId'>,
): string => (guestsAt(db, outletId).showsNames ? callNameOf(db, orderId) : '')

/** What the phone is shown; undefined once there is nothing more to say. */
export const pagerState = (db: Database, orderId: string, at: number): PagerState | undefined => {
  const order = orderPaged(db, orderId, at)
  const outlet = order && outletById(db, order.outletId)
  const pickup = order && pickupOf(order)
  if (order === undefined || outlet === undefined || pickup == null) return undefined
  const { token, state, readyAt } = pickup
  const name = nameShown(db, order)
  return { outlet: { names: outlet.names, timeZone: outlet.timeZone }, token, name, state, readyAt }
}

/** What a receipt says to a guest who still waits: scan it and put the phone away. */
export const pagerCode = (
  db: Database,
  bill: Pick<BillDoc, 'orderId' | 'outletId' | 'token' | 'language'>,
  at: number,
): readonly ReceiptBlock[] => {
  const pickup = pagerState(db, bill.orderId, at)
  const own = settingRow.get(db, bill.outletId)?.address ?? ''
  const address = own === '' ? (foundAddress.get(db)?.address ?? '') : own
  if (pickup?.state !== 'preparing' || address === '') return []
  const caption =
    bill.language === 'hi'
      ? `टोकन ${bill.token}: फ़ोन पर देखें, तैयार होते ही बजेगा`
      : `Token ${bill.token}: scan, and your phone rings when it is ready`
  return [{ kind: 'space' }, { kind: 'qr', data: `${address}/p/${bill.orderId}`, caption }]
}
