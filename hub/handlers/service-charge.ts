/**
 * What is owed for an order, new or changed, and the charges its bill begins
 * with: a party's service charge, packing and delivery as the guest was told.
 */
import type { BillDoc } from '../../schema/bill.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import { usualNames, type UsualKind } from '../../schema/usual-charges.ts'
import { billDepsOf, taxClassesOf } from './bill-deps.ts'
import { keepPrices, priceMore } from './bill-prices.ts'
import { nameInvoiced } from './customers.ts'
import { chargeBill } from '../billing/adjust.ts'
import { billOf, plain } from '../billing/bill.ts'
import { billIsThere } from '../billing/bills.sql.ts'
import { billed, changeBill, openBill } from '../billing/owed.ts'
import type { Reaction, Tx } from '../bus/tx.ts'
import { usualChargesOf } from '../catalogue/usual.sql.ts'
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

/** What is owed for an order that is not paid at once, under its own number; one that begins empty is not owed yet. */
const owe = (tx: Tx, order: OrderDoc): void => {
  openBill(tx, order, billOf(plain(billed(order.lines)), tx.outlet, taxClassesOf(tx)))
  keepPrices(tx, order.billId)
  nameInvoiced(tx, order.billId, order.customerId)
}

/** An order that is placed is owed, unless its bill is there already, with what was put on top. */
export const oweForOrder: Reaction<'order.placed'> = (tx, order) => {
  if (order.isPaid || order.lines.length === 0) return
  if (billIsThere.get(tx.db, order.billId) === undefined) owe(tx, order)
}

/** Opens the bill of an order with the charges that go on top of it. */
export const oweWithUsual = (
  tx: Tx,
  order: OrderDoc,
  kinds: readonly UsualKind[],
): Result<Done, Refusal> => {
  if (kinds.length === 0) return ok({})
  owe(tx, order)
  return chargeUsual(tx, order.billId, kinds)
}

/**
 * Puts charges on a bill as the office has set them. Refuses one it asks for no
 * more, unless the money is counted already: then it is not charged.
 */
export const chargeUsual = (
  tx: Tx,
  billId: string,
  kinds: readonly UsualKind[],
  isTaken = false,
): Result<Done, Refusal> => {
  if (kinds.length === 0) return ok({})
  const usual = usualChargesOf.all(tx.db, tx.outlet.outletId)
  for (const chargeId of kinds) {
    const amount = usual.find((one) => one.chargeId === chargeId)?.amount
    if (amount === undefined && isTaken) continue
    if (amount === undefined) return no(refusal('charge.unset', { charge: usualNames[chargeId] }))
    const off = { kind: 'amount', amount } as const
    const charged = chargeBill(tx, { billId, chargeId, off }, billDepsOf(tx))
    if (!charged.ok) return charged
  }
  return ok({})
}
