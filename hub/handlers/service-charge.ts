/** What is owed for an order that changes, and the service charge a party's bill begins with. */
import type { BillDoc } from '../../schema/bill.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { billDepsOf } from './bill-deps.ts'
import { priceMore } from './bill-prices.ts'
import { chargeBill } from '../billing/adjust.ts'
import { changeBill } from '../billing/owed.ts'
import type { Tx } from '../bus/tx.ts'
import { serviceChargeAt } from '../floor/seats.sql.ts'

/** What is owed follows every change of the order. */
export const oweForChange = (tx: Tx, order: OrderDoc): void => {
  priceMore(tx, order.billId)
  const isFirst = changeBill(tx, order, billDepsOf(tx))
  if (isFirst && order.sittingId !== null) chargeForService(tx, order)
}

const rateAt = (tx: Tx, sittingId: string | null): number =>
  serviceChargeAt.get(tx.db, sittingId ?? '')?.ratePpm ?? 0

/** Where the owner has set one, a party's bill begins with the section's service charge; one touch takes it off. */
const chargeForService = (tx: Tx, { billId, sittingId }: OrderDoc): void => {
  const ratePpm = rateAt(tx, sittingId)
  if (ratePpm === 0) return
  const off = { kind: 'rate', ratePpm } as const
  chargeBill(tx, { billId, chargeId: 'service', off }, billDepsOf(tx))
}

/** Whether a party's service charge is what its section puts on by itself, and nobody has touched it. */
export const isServiceUntouched = (
  tx: Tx,
  { sittingId, charges }: Pick<BillDoc, 'sittingId' | 'charges'>,
): boolean => {
  if (sittingId === null) return false
  const service = charges.find(({ chargeId }) => chargeId === 'service')
  return service?.amount == null && (service?.ratePpm ?? 0) === rateAt(tx, sittingId)
}
