/** Who the customers are, as they stand now. */
import type { ChequeDoc } from '../../schema/cheque.ts'
import type {
  CustomerBill,
  CustomerDoc,
  KnownCustomer,
  Movement,
  PersonDoc,
} from '../../schema/customer.ts'
import { sum, type Money } from '../../schema/money.ts'
import { phoneFigures } from '../../schema/customer-words.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Tx } from '../bus/tx.ts'
import type { Database } from '../store/driver.ts'
import {
  billsOf,
  byLaterName,
  byName,
  byPhone,
  byPhoneEnd,
  byTaxNumber,
  customerByNo,
  customerRow,
  lastCustomers,
  mergedOnes,
  partyBalance,
  postedTo,
  type CustomerRow,
} from './customers.sql.ts'
import { chequesInHand, chequesOf, inHandOf, partsOf } from './cheques.sql.ts'
import { dueSince, owedFor, stillOwed, withBalances, type Owed } from './trust.ts'

const receivables = '1100'
const advances = '2210'
/** A statement on the screen goes back so far. */
const movementsShown = 60
/** To say since when a customer owes, so many of the last sales are looked at. */
const movementsRead = 1000

/** What most owe is of their last few sales, so those are looked at first. */
const owedSince = (db: Database, customerId: string, owes: Money): number | null => {
  const last = postedTo.all(db, customerId, receivables, movementsShown)
  const sold = sum(last.map(({ amount }) => Math.max(0, amount)))
  return sold >= owes || last.length < movementsShown
    ? dueSince(owes, last)
    : dueSince(owes, postedTo.all(db, customerId, receivables, movementsRead))
}

/** The bills a customer has not paid yet, the oldest first. */
export const owedBills = (db: Database, customerId: string): readonly Owed[] =>
  owedFor(
    partyBalance.get(db, customerId, receivables)?.amount ?? 0,
    postedTo.all(db, customerId, receivables, movementsRead),
  )

/** What of a bill that was put on a customer's account they still owe. */
export const owedOn = (db: Database, customerId: string, billId: string): Money => {
  const owes = partyBalance.get(db, customerId, receivables)?.amount ?? 0
  return stillOwed(owes, postedTo.all(db, customerId, receivables, movementsRead), billId)
}

const docOf = (db: Database, row: CustomerRow): CustomerDoc => {
  const { customerId, no: number, groupId, creditLimit, creditDays, mergedInto, rev } = row
  const owes = partyBalance.get(db, customerId, receivables)?.amount ?? 0
  return {
    customerId,
    no: number,
    groupId,
    creditLimit,
    creditDays,
    owes,
    wallet: 0 - (partyBalance.get(db, customerId, advances)?.amount ?? 0),
    dueSince: owes <= 0 ? null : owedSince(db, customerId, owes),
    isErased: row.erasedAt !== null,
    mergedInto,
    rev,
  }
}

const personOf = ({ name, phone, address, taxNumber, note }: CustomerRow): PersonDoc => ({
  name,
  phone,
  address,
  taxNumber,
  note,
})

const knownOf = (db: Database, row: CustomerRow): KnownCustomer => ({
  ...docOf(db, row),
  ...personOf(row),
  inHand: inHandOfAll(db, row.customerId),
})

const inHandOfAll = (db: Database, customerId: string): Money =>
  sum(everyIdOf(db, customerId).map((id) => inHandOf.get(db, id)?.amount ?? 0))

/** A customer without their name; undefined where there is none. */
export const customerById = (db: Database, customerId: string): CustomerDoc | undefined => {
  const row = customerRow.get(db, customerId)
  return row === undefined ? undefined : docOf(db, row)
}

/**
 * The customer an id stands for now: of one that was merged, the one they
 * turned out to be. Refuses one who is not there or was erased.
 */
export const customerHere = (tx: Tx, customerId: string): Result<CustomerRow, Refusal> => {
  const row = customerRow.get(tx.db, customerId)
  if (row === undefined) return no(refusal('customer.unknown'))
  if (row.mergedInto !== null) return customerHere(tx, row.mergedInto)
  return row.erasedAt === null ? ok(row) : no(refusal('customer.erased'))
}

/** Says how a customer stands now. */
export const tellCustomer = (
  tx: Tx,
  customerId: string,
  kind: 'customer.changed' | 'customer.erased' = 'customer.changed',
): void => {
  const doc = customerById(tx.db, customerId)
  if (doc === undefined) throw new Error(`there is no customer ${customerId}`)
  tx.emit(kind, { key: `customer:${customerId}`, rev: doc.rev, data: doc })
}

/** What a customer would owe if none of their cheques were paid, and since when. */
export const owesWithCheques = (
  db: Database,
  customerId: string,
): Pick<CustomerDoc, 'owes' | 'dueSince'> & { readonly inHand: Money } => {
  const inHand = inHandOfAll(db, customerId)
  const owes = (partyBalance.get(db, customerId, receivables)?.amount ?? 0) + inHand
  return { owes, inHand, dueSince: owes <= 0 ? null : owedSince(db, customerId, owes) }
}

/** The least text that stands behind everything that begins with this one. */
const behind = (start: string): string => `${start}\uffff`

/** As SQLite lowers it: A to Z alone. */
const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/**
 * Customers by what somebody typed: a phone from its beginning or its last four
 * figures, the number on a receipt, or the beginning of a name or a GSTIN. Where nothing
 * is typed, the last who were written down.
 */
const rowsBy = (
  db: Database,
  typed: string,
  country: string,
  limit: number,
): readonly CustomerRow[] => {
  const text = typed.trim()
  const start = lower(text)
  const figures = /[^\d\s()+-]/.test(text) ? '' : phoneFigures(text, country)
  const last = text.replaceAll(/\D/g, '')
  const rows =
    text === ''
      ? lastCustomers.all(db, limit)
      : figures === ''
        ? [
            ...byName.all(db, start, behind(start), limit),
            ...byLaterName.all(db, start, behind(start), limit),
            ...byTaxNumber.all(db, start.toUpperCase(), behind(start.toUpperCase()), limit),
          ]
        : [
            ...(figures.length < 7 ? customerByNo.all(db, Number(figures)) : []),
            // Fewer figures are nobody's phone, and half of everybody's.
            ...(figures.length > 2 ? byPhone.all(db, figures, behind(figures), limit) : []),
            // The last four may begin with a zero, which of a whole number would be the trunk’s.
            ...(last.length === 4 ? byPhoneEnd.all(db, last, limit) : []),
          ]
  const one = new Map(rows.map((row) => [row.customerId, row]))
  return [...one.values()].slice(0, limit)
}

/** Customers by what somebody typed, with how they stand. */
export const findCustomers = (
  db: Database,
  typed: string,
  country: string,
  limit = 20,
): readonly KnownCustomer[] => rowsBy(db, typed, country, limit).map((row) => knownOf(db, row))

/** The same, no more than their ids, those of everybody merged into them included. */
export const customerIdsBy = (
  db: Database,
  typed: string,
  country: string,
  limit = 30,
): readonly string[] =>
  rowsBy(db, typed, country, limit).flatMap(({ customerId }) => everyIdOf(db, customerId))

export interface CustomerView {
  readonly customer: KnownCustomer
  readonly account: readonly Movement[]
  readonly wallet: readonly Movement[]
  readonly bills: readonly CustomerBill[]
  readonly cheques: readonly ChequeDoc[]
}

/** A movement with the ways it was paid by, where it is money that came in or went back. */
export const withParts = <T extends Pick<Movement, 'sourceKind' | 'sourceId'>>(
  db: Database,
  moves: readonly T[],
): readonly (T & Pick<Movement, 'parts'>)[] =>
  moves.map((move) =>
    move.sourceKind === 'money' ? { ...move, parts: partsOf(db, move.sourceId) } : move,
  )

/** The ids a customer was ever known by: their own, and those of everybody merged into them. */
export const everyIdOf = (db: Database, customerId: string): readonly string[] => [
  customerId,
  ...mergedOnes.all(db, customerId).map((one) => one.customerId),
]

/** One customer with everything they bought, owe and have paid; undefined where there is none. */
export const viewCustomer = (db: Database, customerId: string): CustomerView | undefined => {
  const row = customerRow.get(db, customerId)
  if (row === undefined) return undefined
  const customer = knownOf(db, row)
  const ids = everyIdOf(db, customerId)
  const posted = (accountId: string): ReturnType<typeof postedTo.all> =>
    postedTo.all(db, customerId, accountId, movementsShown)
  return {
    customer,
    account: withParts(db, withBalances(customer.owes, posted(receivables))),
    wallet: withParts(db, withBalances(0 - customer.wallet, posted(advances))),
    cheques: ids
      .flatMap((id) => chequesOf(db, id, movementsShown))
      .toSorted((a, b) => (a.chequeId < b.chequeId ? 1 : -1))
      .slice(0, movementsShown),
    bills: ids
      .flatMap((id) => billsOf.all(db, id, movementsShown))
      .toSorted((a, b) => b.openedAt - a.openedAt)
      .slice(0, movementsShown),
  }
}

/** Who an id belongs to, for whoever may know: of one that was merged, the one they turned out to be. */
export const personByCustomer = (db: Database, customerId: string): PersonDoc | undefined => {
  const row = customerRow.get(db, customerId)
  if (row === undefined) return undefined
  return row.mergedInto === null ? personOf(row) : personByCustomer(db, row.mergedInto)
}

/** The cheques in hand, with who gave each. */
export const heldCheques = (
  db: Database,
): readonly (ChequeDoc & { readonly customer: KnownCustomer })[] =>
  chequesInHand(db).flatMap((cheque) => {
    const row = customerRow.get(db, cheque.customerId)
    const now = row?.mergedInto == null ? row : customerRow.get(db, row.mergedInto)
    return now === undefined ? [] : [{ ...cheque, customer: knownOf(db, now) }]
  })
