/** Writing customers down, trusting them, making one of two, and forgetting them. */
import { phoneFigures, retail } from '../../schema/customer-words.ts'
import { checkGstin, isUin } from '../../schema/gstin.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { chequesInHand, forgetReasons } from './cheques.sql.ts'
import { customerById, customerHere, everyIdOf, tellCustomer } from './customers.ts'
import {
  byPhone,
  changePerson,
  customerRow,
  eraseCustomer,
  erasePerson,
  groupById,
  insertCustomer,
  insertPerson,
  letOver,
  mergeInto,
  nextNo,
  putGroup,
  setTerms,
  toGroup,
  touchCustomer,
  type CustomerRow,
} from './customers.sql.ts'

const changed = (
  tx: Tx,
  customerId: string,
  kind?: Parameters<typeof tellCustomer>[2],
): Result<Done, Refusal> => {
  touchCustomer.run(tx.db, customerId)
  tellCustomer(tx, customerId, kind)
  return ok({})
}

/**
 * Writes a customer down under the id the screen made, or changes them. Refuses
 * a phone that is somebody else’s and a GSTIN that cannot be one.
 */
export const setCustomer: Handler<'customer.set'> = (tx, args) => {
  const { country } = tx.outlet
  const phone = phoneFigures(args.phone, country)
  const holder = phone === '' ? undefined : byPhone.get(tx.db, phone, `${phone}\u0000`, 1)
  if (holder !== undefined && holder.customerId !== args.customerId)
    return no(refusal('customer.phone-taken', { phone, no: holder.no }))
  const taxNumber = args.taxNumber.toUpperCase().replaceAll(' ', '')
  const isNumber = taxNumber === '' || isUin(taxNumber) || checkGstin(taxNumber).isValid
  if (country === 'IN' && !isNumber) return no(refusal('customer.tax-number', { taxNumber }))
  const { customerId, name, address, note } = args
  if (customerRow.get(tx.db, customerId) === undefined) {
    insertPerson.run(tx.db, customerId, name, phone, address, taxNumber, note)
    const number = nextNo.get(tx.db)?.no ?? 1
    insertCustomer.run(tx.db, customerId, number, tx.outlet.outletId, tx.at, tx.userId)
    tellCustomer(tx, customerId)
    return ok({})
  }
  const here = customerHere(tx, customerId)
  if (!here.ok) return here
  changePerson.run(tx.db, name, phone, address, taxNumber, note, here.value.customerId)
  return changed(tx, here.value.customerId)
}

export const setCustomerTerms: Handler<'customer.terms'> = (
  tx,
  { customerId, groupId, creditLimit, creditDays },
) => {
  const here = customerHere(tx, customerId)
  if (!here.ok) return here
  if (groupById.get(tx.db, groupId)?.isActive !== 1) return no(refusal('customer-group.unknown'))
  setTerms.run(tx.db, groupId, creditLimit, creditDays, here.value.customerId)
  return changed(tx, here.value.customerId)
}

export const letCustomerOver: Handler<'customer.let-over'> = (tx, { customerId, upTo }) => {
  const here = customerHere(tx, customerId)
  if (!here.ok) return here
  letOver.run(tx.db, upTo, tx.businessDate, here.value.customerId)
  return changed(tx, here.value.customerId)
}

/** A group of customers; what it pays is set with `price.set`. Refuses to touch retail, which is everybody. */
export const setGroup: Handler<'customer-group.set'> = (
  tx,
  { groupId, names, position, isActive },
) => {
  if (groupId === retail) return no(refusal('customer-group.retail'))
  putGroup.run(tx.db, groupId, JSON.stringify(names), position, isActive ? 1 : 0)
  const row = groupById.get(tx.db, groupId)
  if (row === undefined) throw new Error(`there is no group ${groupId}`)
  tx.emit('customer-group.changed', {
    key: `customer-group:${groupId}`,
    rev: row.rev,
    data: toGroup(row),
  })
  return ok({})
}

/** Posts what the first owes and has paid ahead to the second; the ledger knows how. */
export type CarryOver = (
  tx: Tx,
  from: NonNullable<ReturnType<typeof customerById>>,
  into: string,
) => void

/**
 * Two who are one: balances and history of the first are the second’s, who also
 * takes over what of phone, address, GSTIN and note they have not. The first is
 * forgotten but for the number.
 */
export const mergeCustomers =
  (carryOver: CarryOver): Handler<'customer.merge'> =>
  (tx, { customerId, intoId }) => {
    const from = customerHere(tx, customerId)
    if (!from.ok) return from
    const into = customerHere(tx, intoId)
    if (!into.ok) return into
    if (from.value.customerId === into.value.customerId) return no(refusal('customer.same'))
    const before = customerById(tx.db, from.value.customerId)
    if (before === undefined) throw new Error('a customer was read a moment ago')
    carryOver(tx, before, into.value.customerId)
    erasePerson.run(tx.db, tx.at, from.value.customerId)
    fillIn(tx, into.value, from.value)
    mergeInto.run(tx.db, into.value.customerId, from.value.customerId, from.value.customerId)
    tellCustomer(tx, from.value.customerId, 'customer.erased')
    return changed(tx, into.value.customerId)
  }

const fillIn = (tx: Tx, into: CustomerRow, from: CustomerRow): void =>
  void changePerson.run(
    tx.db,
    into.name,
    into.phone || from.phone,
    into.address || from.address,
    into.taxNumber || from.taxNumber,
    into.note || from.note,
    into.customerId,
  )

/**
 * Forgets who a customer is. Refuses while money stands between them and the
 * shop: nobody could say any more whose it is.
 */
export const eraseForGood: Handler<'customer.erase'> = (tx, { customerId }) => {
  const here = customerHere(tx, customerId)
  if (!here.ok) return here
  const id = here.value.customerId
  const now = customerById(tx.db, id)
  if (now !== undefined && (now.owes !== 0 || now.wallet !== 0))
    return no(refusal('customer.not-even', { owes: now.owes, wallet: now.wallet }))
  const ids = everyIdOf(tx.db, id)
  const inHand = chequesInHand(tx.db).find((cheque) => ids.includes(cheque.customerId))
  if (inHand !== undefined) return no(refusal('customer.cheque-in-hand', { amount: inHand.amount }))
  for (const one of ids) forgetReasons.run(tx.db, one)
  erasePerson.run(tx.db, tx.at, id)
  eraseCustomer.run(tx.db, tx.at, id)
  return changed(tx, id, 'customer.erased')
}
