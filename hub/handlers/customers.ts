/** The verbs of customers and of their money, with what the slices are given of each other. */
import {
  moneyKinds,
  type PartArgs,
  type Payment,
  type TenderArgs,
  type TenderKind,
} from '../../schema/bill.ts'
import type { PersonDoc } from '../../schema/customer.ts'
import { retail } from '../../schema/customer-words.ts'
import type { ChequeCommandName } from '../../schema/commands/cheque.ts'
import type { CustomerCommandName } from '../../schema/commands/customer.ts'
import type { Language, Names } from '../../schema/names.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Owned } from '../billing/bill.ts'
import { setBillCustomer } from '../billing/bill-writes.sql.ts'
import { billById, billIdsOf } from '../billing/bills.sql.ts'
import { freshReferences } from '../billing/commands.ts'
import { billDepsOf } from './bill-deps.ts'
import { isPricedAnew, priceBillFor } from './bill-prices.ts'
import { forgetBuyer } from '../billing/search.ts'
import { blankBuyersOf, buyerOf as buyerOn } from '../billing/buyer.sql.ts'
import { challanOfBill } from '../billing/challan.sql.ts'
import { aboutChallansOf } from '../papers/challan-copies.ts'
import { nameBuyer } from '../billing/buyers.ts'
import { openBillOf, tellBill } from '../billing/owed.ts'
import type { Handler, Handlers, Reaction, Tx } from '../bus/tx.ts'
import {
  eraseForGood,
  letCustomerOver,
  mergeCustomers,
  setCustomer,
  setCustomerTerms,
  setGroup,
} from '../customers/commands.ts'
import { sayBounced, sayCleared } from '../customers/cheques.ts'
import { customerById, customerHere, everyIdOf, personByCustomer } from '../customers/customers.ts'
import { moneyIdsOf, voucherById } from '../customers/customers.sql.ts'
import { payAccount, payOut, sellVoucher, topUp, whyReceived } from '../customers/money.ts'
import { nameOwners, takeFromOwners } from '../customers/owners.ts'
import { moneyPaper } from '../customers/paper.ts'
import { forgetPapers, openDrawer, queueJob } from '../devices/jobs.ts'
import { printStatement } from '../papers/statement.ts'
import { postMerge } from '../ledger/post.ts'
import { linkPersons, ordersFor } from '../orders/persons.sql.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { outletById } from '../outlets/outlets.sql.ts'
import { forgetPapersOfBill, forgetPerson } from './order-person.ts'
import { takesCash, withTill } from './till-drawer.ts'

/** Who an order is for, and whose price list that is. Refuses a customer who is not there. */
export const buyerOf = (
  tx: Tx,
  customerId: string | undefined,
): Result<{ readonly customerId?: string; readonly customerGroup: string }, Refusal> => {
  if (customerId === undefined) return ok({ customerGroup: retail })
  const found = customerHere(tx, customerId)
  if (!found.ok) return found
  return ok({ customerId: found.value.customerId, customerGroup: found.value.groupId })
}

interface Paying<T> {
  readonly tenders: readonly T[]
  /** Whose bill it is, where somebody has said so. */
  readonly customerId?: string | undefined
  /** The bill that is paid; none where the command makes it. */
  readonly billId?: string
}

/**
 * Pays a bill with tenders of which it was said whose they are, and takes what
 * is no money from whose it is. Refuses what they do not have or may not, and
 * a payment that is on a receipt of money already.
 */
export const payFromOwners = <T extends TenderArgs | PartArgs, R extends object>(
  tx: Tx,
  { tenders, customerId, billId }: Paying<T>,
  pay: (tenders: readonly Owned<T>[]) => Result<R, Refusal>,
): Result<R, Refusal> => {
  const received = whyReceived(tx, tenders)
  if (received !== null) return no(received)
  // Cash, UPI and cards are nobody's: most bills need no more than this.
  if (tenders.every(({ kind }) => isMoney(kind))) return pay(tenders)
  const named = nameOwners(tx, tenders, customerId)
  if (!named.ok) return named
  if (billId !== undefined) nameWhoOwes(tx, billId, named.value)
  const before = new Set(paymentsOf(tx, billId).map(({ paymentId }) => paymentId))
  const paid = pay(named.value as readonly Owned<T>[])
  if (!paid.ok) return paid
  const { billId: made } = paid.value as { readonly billId?: string }
  const fresh = paymentsOf(tx, billId ?? made).filter(({ paymentId }) => !before.has(paymentId))
  const taken = takeFromOwners(tx, fresh)
  return taken.ok ? paid : taken
}

const isMoney = (kind: TenderKind): boolean => (moneyKinds as readonly TenderKind[]).includes(kind)

const paymentsOf = (tx: Tx, billId: string | undefined): readonly Payment[] =>
  (billId === undefined ? undefined : billById(tx.db, billId, billedLinesOf))?.payments ?? []

/** Whose bill it is, as it was last said. */
export const customerOfBill = (tx: Tx, billId: string): string | undefined =>
  billById(tx.db, billId, billedLinesOf)?.customerId

/** Who a customer turned out to be, where two were made one; themselves for everybody else. */
export const whoIs = (tx: Tx, customerId: string): string => whoOwes(tx, customerId) ?? customerId

/** The same; undefined where they were erased, and nobody could owe anything. */
export const whoOwes = (tx: Tx, customerId: string): string | undefined => {
  const here = customerHere(tx, customerId)
  return here.ok ? here.value.customerId : undefined
}

const setOwner: Handler<'bill.customer'> = (tx, { billId, customerId, isRepriced = false }) => {
  const open = openBillOf(tx, billId, billedLinesOf)
  if (!open.ok) return open
  const found = customerId === null ? ok(null) : customerHere(tx, customerId)
  if (!found.ok) return found
  const challan = challanOfBill(tx.db, billId)
  if (challan !== undefined && found.value?.customerId !== whoIs(tx, challan.customerId))
    return no(refusal('challan.whose', { number: challan.number }))
  const group = found.value?.groupId ?? retail
  // Everybody's prices are nobody's favour; those of a list are for who may set prices.
  if (!isRepriced && group !== retail && isPricedAnew(open.value, group))
    return no(refusal('bill.other-list'))
  setBillCustomer.run(tx.db, found.value?.customerId ?? null, billId)
  const { customerId: before } = open.value
  nameInvoiced(tx, billId, found.value?.customerId, { before })
  priceBillFor(tx, billId, group)
  tellBill(tx, billId, billedLinesOf)
  return ok({})
}

/**
 * A customer an invoice names is named as soon as the bill is theirs, and whoever
 * they take the place of is not any more. One who is registered and whose papers
 * lack what the law wants is not named: the cash desk can still name them by
 * hand; and a registered buyer who was named by hand stays.
 */
export const nameInvoiced = (
  tx: Tx,
  billId: string,
  customerId: string | undefined,
  {
    before,
    placeOfSupply,
  }: {
    readonly before?: string | undefined
    readonly placeOfSupply?: string | undefined
  } = {},
): void => {
  const person = invoiced(tx, customerId)
  const last = invoiced(tx, before)
  if (person === undefined && last === undefined) return
  const isRegistered = buyerOn(tx.db, billId)?.isRegistered === true
  const isByHand = isRegistered && (last?.taxNumber ?? '') === ''
  if (isByHand && (person?.taxNumber ?? '') === '') return
  const named = person === undefined ? {} : { buyer: person, placeOfSupply }
  nameBuyer(tx, { billId, ...named }, billDepsOf(tx))
}

type Invoiced = Pick<PersonDoc, 'name' | 'address' | 'taxNumber'>

/**
 * Who a customer is, as an invoice names them without being asked: who is
 * registered (CGST Rule 46(d)), or buys by a price list of their own. Undefined
 * for everybody else: what an invoice has named stays on it, though they be erased.
 */
export const invoiced = (tx: Tx, customerId: string | undefined): Invoiced | undefined => {
  const here = customerId === undefined ? undefined : customerHere(tx, customerId)
  if (here?.ok !== true) return undefined
  const person = personByCustomer(tx.db, here.value.customerId)
  if (person === undefined || person.name === '') return undefined
  if (person.taxNumber === '' && here.value.groupId === retail) return undefined
  const { name, address, taxNumber } = person
  return { name, address: address.slice(0, 160), taxNumber }
}

/** What such a customer owes names them on its invoice, whoever else bought it, unless somebody is named already. */
export const nameWhoOwes = (
  tx: Tx,
  billId: string,
  tenders: readonly { readonly kind: TenderKind; readonly of?: string }[],
): void => {
  const of = tenders.find(({ kind }) => kind === 'account')?.of
  const buyer = buyerOn(tx.db, billId) === undefined ? invoiced(tx, of) : undefined
  if (buyer !== undefined) nameBuyer(tx, { billId, buyer }, billDepsOf(tx))
}

/**
 * Their name leaves the bills that are still open, and every paper that was sent
 * to a printer. Issued invoices keep what the law wants, each in its own row
 * (`invoice.document`), and are printed again from there.
 */
const erase: Handler<'customer.erase'> = (tx, args) => {
  const here = customerHere(tx, args.customerId)
  const phone = here.ok ? here.value.phone : ''
  const erased = eraseForGood(tx, args)
  if (!here.ok || !erased.ok) return erased
  for (const id of everyIdOf(tx.db, here.value.customerId)) {
    blankBuyersOf.run(tx.db, id)
    for (const { moneyId } of moneyIdsOf.all(tx.db, id)) forgetPapers(tx, `money:${moneyId}`)
    for (const { billId } of billIdsOf.all(tx.db, id)) {
      forgetPapersOfBill(tx, billId)
      forgetBuyer(tx, billId)
    }
    for (const about of aboutChallansOf(tx.db, id)) forgetPapers(tx, about)
    for (const { orderId } of ordersFor.all(tx.db, id, phone)) forgetPerson(tx, orderId)
  }
  return erased
}

/** Whoever is written down has had what was ordered by their phone before. */
const known: Handler<'customer.set'> = (tx, args) => {
  const set = setCustomer(tx, args)
  const here = set.ok ? customerHere(tx, args.customerId) : set
  if (here.ok) linkPersons.run(tx.db, here.value.customerId, here.value.phone)
  return set
}

/** The receipt comes out where the money was taken, and the drawer opens where it was cash. */
export const printMoney: Reaction<'money.received'> = (tx, money) => {
  const { printerId } = tx.sender()
  const about = `money:${money.moneyId}`
  const customer = money.customerId === null ? undefined : customerById(tx.db, money.customerId)
  const voucher = money.voucherId === null ? undefined : voucherById.get(tx.db, money.voucherId)
  if (printerId !== null) {
    const document = moneyPaper({
      money,
      outlet: tx.outlet,
      language: money.language as Language,
      customer:
        customer === undefined
          ? null
          : {
              no: customer.no,
              balance: money.purpose === 'account' ? customer.owes : customer.wallet,
            },
      voucher: voucher ?? null,
    })
    queueJob(tx, { task: { kind: 'receipt', printerId, document }, about })
  }
  if (money.parts.some(({ kind }) => kind === 'cash')) openDrawer(tx, about)
}

/** A payment that has paid a bill pays no account, wallet or voucher, unless somebody has looked. */
const unlessPaid =
  <N extends 'customer.pay' | 'wallet.top-up' | 'voucher.issue'>(handler: Handler<N>): Handler<N> =>
  (tx, args) => {
    const fresh = freshReferences(tx, args.tenders)
    return fresh.ok ? handler(tx, args) : fresh
  }

const outletNames = (tx: Tx, outletId: string): Names =>
  outletById(tx.db, outletId)?.names ?? { en: '?' }

export const customerHandlers: Pick<Handlers, CustomerCommandName | ChequeCommandName> = {
  'customer.set': known,
  'customer.terms': setCustomerTerms,
  'customer.let-over': letCustomerOver,
  'customer.merge': mergeCustomers(postMerge),
  'customer.erase': erase,
  'customer.pay': withTill(unlessPaid(payAccount), takesCash),
  'customer.statement': printStatement,
  'cheque.clear': sayCleared(outletNames),
  'cheque.bounce': sayBounced(outletNames),
  'customer-group.set': setGroup,
  'wallet.top-up': withTill(unlessPaid(topUp), takesCash),
  'wallet.pay-out': withTill(payOut, ({ kind }) => kind === 'cash'),
  'voucher.issue': withTill(unlessPaid(sellVoucher), takesCash),
  'bill.customer': setOwner,
}
