/**
 * Whose a tender is that is no money at once: a customer’s wallet or account,
 * or a voucher. First it is said whose, then, when it is known how much of it
 * the bill took, whether they had it.
 */
import { dateText } from '../../schema/calendar.ts'
import type { Payment, TenderKind } from '../../schema/bill.ts'
import type { VoucherDoc } from '../../schema/customer.ts'
import { voucherFigures } from '../../schema/customer-words.ts'
import type { Money } from '../../schema/money.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Reaction, Tx } from '../bus/tx.ts'
import { customerById, customerHere, owesWithCheques, tellCustomer } from './customers.ts'
import {
  changeVoucher,
  customerRow,
  touchCustomer,
  voucherById,
  voucherByNumber,
  type VoucherRow,
} from './customers.sql.ts'
import { whyNotOnAccount } from './trust.ts'

/** What of a tender says whose it is. */
interface Named {
  readonly kind: TenderKind
  readonly reference?: string | undefined
  readonly customerId?: string | undefined
  readonly voucher?: string | undefined
}

type OwnerOf<T> = Omit<T, 'customerId' | 'voucher'> & { readonly of?: string }

/**
 * Tenders with whose they are. Refuses a wallet or an account of nobody, and a
 * voucher that is not there or not good any more.
 */
export const nameOwners = <T extends Named>(
  tx: Tx,
  tenders: readonly T[],
  ofBill: string | undefined,
): Result<readonly OwnerOf<T>[], Refusal> => {
  const named: OwnerOf<T>[] = []
  for (const { customerId = ofBill, voucher, ...tender } of tenders) {
    if (tender.kind === 'voucher') {
      const found = goodVoucher(tx, voucher ?? '')
      if (!found.ok) return found
      const { voucherId, number } = found.value
      // Its last figures are enough to find it again; the whole number would be as good as the money.
      named.push({ ...tender, of: voucherId, reference: number.slice(-4) })
    } else if (tender.kind === 'wallet' || tender.kind === 'account') {
      if (customerId === undefined) return no(refusal('tender.no-customer'))
      const found = customerHere(tx, customerId)
      if (!found.ok) return found
      named.push({ ...tender, of: found.value.customerId })
    } else named.push(tender)
  }
  return ok(named)
}

/**
 * A payment as it would come back today: what a customer paid who was merged
 * into another is the other one's, and of somebody who was erased, or of a
 * voucher that has expired, it can only come back in cash.
 */
export const asOfToday =
  (tx: Tx) =>
  (payment: Pick<Payment, 'kind' | 'amount' | 'of'>): typeof payment => {
    const { kind, amount, of } = payment
    if (of === undefined) return payment
    const inCash = { kind: 'cash', amount } as const
    if (kind === 'voucher') return isExpired(tx, voucherById.get(tx.db, of)) ? inCash : payment
    const owner = customerHere(tx, of)
    return owner.ok ? { kind, amount, of: owner.value.customerId } : inCash
  }

const isExpired = (tx: Tx, voucher: VoucherRow | undefined): boolean =>
  voucher !== undefined && voucher.expiresOn !== null && voucher.expiresOn < tx.businessDate

const goodVoucher = (tx: Tx, typed: string): Result<VoucherRow, Refusal> => {
  const found = voucherByNumber.get(tx.db, voucherFigures(typed))
  if (found === undefined) return no(refusal('voucher.unknown'))
  return found.expiresOn !== null && isExpired(tx, found)
    ? no(refusal('voucher.expired', { date: dateText(found.expiresOn) }))
    : ok(found)
}

/** What the payments take from each owner, by kind and id. */
const takenFrom = (
  payments: readonly Pick<Payment, 'kind' | 'of' | 'amount'>[],
): readonly { readonly kind: TenderKind; readonly of: string; readonly amount: Money }[] => {
  const sums = new Map<string, { kind: TenderKind; of: string; amount: Money }>()
  for (const { kind, of, amount } of payments) {
    if (of === undefined) continue
    const key = `${kind} ${of}`
    sums.set(key, { kind, of, amount: (sums.get(key)?.amount ?? 0) + amount })
  }
  return [...sums.values()]
}

/**
 * Takes what a bill was just paid with from whose it is, before the books are
 * told. Refuses more than is there or more than they are trusted with; the
 * whole command is then as if it had not been given.
 */
export const takeFromOwners = (
  tx: Tx,
  payments: readonly Pick<Payment, 'kind' | 'of' | 'amount'>[],
): Result<null, Refusal> => {
  const why = whyNotTaken(tx, payments)
  if (why !== null) return no(why)
  for (const { kind, of, amount } of takenFrom(payments))
    if (kind === 'voucher') moveVoucher(tx, of, -amount)
  return ok(null)
}

/** Why owners cannot pay so, whether they have been taken from yet or not; null where they can. */
export const whyNotTaken = (
  tx: Tx,
  payments: readonly Pick<Payment, 'kind' | 'of' | 'amount'>[],
): Refusal | null => {
  for (const { kind, of, amount } of takenFrom(payments)) {
    const why =
      kind === 'voucher' ? whyNotSpent(tx, of, amount) : whyNotTheirs(tx, kind, { of, amount })
    if (why !== null) return why
  }
  return null
}

const whyNotTheirs = (
  tx: Tx,
  kind: TenderKind,
  { of, amount }: { readonly of: string; readonly amount: Money },
): Refusal | null => {
  const customer = customerById(tx.db, of)
  const row = customerRow.get(tx.db, of)
  if (customer === undefined || row === undefined) return refusal('customer.unknown')
  if (kind === 'wallet')
    return amount > customer.wallet ? refusal('wallet.short', { left: customer.wallet }) : null
  const wanted = { more: amount, today: tx.businessDate }
  const why = whyNotOnAccount(customer, row, wanted)
  if (why !== null) return why
  // A cheque pays once the bank has paid it: until then what it is for counts as owed.
  const { inHand, ...unpaid } = owesWithCheques(tx.db, of)
  return whyNotOnAccount({ ...customer, ...unpaid }, row, wanted) === null
    ? null
    : refusal('account.cheque-in-hand', { inHand, owes: unpaid.owes })
}

const whyNotSpent = (tx: Tx, voucherId: string, amount: Money): Refusal | null => {
  const left = voucherById.get(tx.db, voucherId)?.left ?? 0
  return amount > left ? refusal('voucher.short', { left }) : null
}

const moveVoucher = (tx: Tx, voucherId: string, by: Money): void => {
  changeVoucher.run(tx.db, by, voucherId)
  tellVoucher(tx, voucherId)
}

/** What may be told of a voucher: all but its number. */
export const voucherDocOf = ({ number, ...voucher }: VoucherRow): VoucherDoc => ({
  ...voucher,
  lastFour: number.slice(-4),
})

/** Says what is left of a voucher. */
export const tellVoucher = (tx: Tx, voucherId: string): void => {
  const row = voucherById.get(tx.db, voucherId)
  if (row === undefined) throw new Error(`there is no voucher ${voucherId}`)
  tx.emit('voucher.changed', {
    key: `voucher:${voucherId}`,
    rev: row.rev,
    data: voucherDocOf(row),
  })
}

/** Once the books know of it, everybody hears what the customers of a bill owe and have left. */
export const tellOwners: Reaction<'bill.settled'> = (tx, { payments }) => {
  for (const { kind, of } of takenFrom(payments)) if (kind !== 'voucher') tellAgain(tx, of)
}

/** The same after a part of a bill was paid. */
export const tellAgain = (tx: Tx, customerId: string): void => {
  touchCustomer.run(tx.db, customerId)
  tellCustomer(tx, customerId)
}

/**
 * What a refund gave back the way it came: a voucher is good for it again; what
 * a wallet and an account got follows from the books, and is told here.
 */
export const restoreOwners: Reaction<'refund.issued'> = (tx, { payments }) =>
  restoreParts(tx, payments)

/** The same of parts that were given back while their bill was open. */
export const restoreParts = (
  tx: Tx,
  backs: readonly Pick<Payment, 'kind' | 'of' | 'amount'>[],
): void => {
  for (const back of backs) giveBack(tx, back)
  for (const { kind, of } of takenFrom(backs)) if (kind !== 'voucher') tellAgain(tx, of)
}

const giveBack = (tx: Tx, { kind, of, amount }: Pick<Payment, 'kind' | 'of' | 'amount'>): void => {
  if (kind === 'voucher' && of !== undefined) moveVoucher(tx, of, amount)
}
