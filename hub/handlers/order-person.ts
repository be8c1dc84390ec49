/** Whom an order is for: kept apart from it, found by their phone, and forgotten with its papers. */
import type { CommandArgs } from '../../schema/commands.ts'
import { phoneFigures, retail } from '../../schema/customer-words.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { CallTo, DeliverTo } from '../../schema/order-person.ts'
import { refusal, type Refusal, type RefusalCode } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { billsOfOrder } from '../billing/bills.sql.ts'
import { forgetBuyer } from '../billing/search.ts'
import { refundsOf } from '../billing/refund.sql.ts'
import type { Tx } from '../bus/tx.ts'
import { setCustomer } from '../customers/commands.ts'
import { personByCustomer } from '../customers/customers.ts'
import { byPhone } from '../customers/customers.sql.ts'
import { forgetPapers } from '../devices/jobs.ts'
import { aboutTicket } from '../kitchen/ticket.ts'
import { allTicketsOf } from '../kitchen/tickets.sql.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { blankPerson, insertPerson, namedBefore } from '../orders/persons.sql.ts'

type Args = Pick<CommandArgs<'order.place'>, 'orderType' | 'customerId' | 'deliverTo' | 'callTo'>

/** Whom an order is for, and which customer that is; both may be nobody. */
export interface ForWhom {
  readonly person: (CallTo & Partial<DeliverTo>) | undefined
  readonly customerId: string | undefined
}

interface Happened {
  /** It is sold and paid: nothing of it can be asked for any more, and its prices stand. */
  readonly isTaken?: boolean
  /** Its money is counted already by the prices of everybody. */
  readonly isPriced?: boolean
}

/**
 * Whom an order is for. What nobody has said of a delivery is taken from its
 * customer, and who its customer is from the phone. Refuses a delivery that
 * nobody could bring, unless it is paid for and gone.
 */
export const forWhom = (
  tx: Tx,
  args: Args,
  { isTaken = false, isPriced = false }: Happened = {},
): Result<ForWhom, Refusal> => {
  const person = args.orderType === 'delivery' ? broughtTo(tx, args) : called(tx, args)
  const missing = args.orderType === 'delivery' && !isTaken ? missingOf(person) : undefined
  if (missing !== undefined) return no(refusal(missing))
  const found = args.customerId ?? holderOf(tx, person, isPriced)
  if (found !== undefined || args.deliverTo?.remember !== true || person === undefined)
    return ok({ person, customerId: found })
  const customerId = tx.newId()
  const { name, phone, address = '' } = person
  const taxNumber = ''
  const kept = setCustomer(tx, { customerId, name, phone, address, taxNumber, note: '' })
  return ok({ person, customerId: kept.ok ? customerId : undefined })
}

const broughtTo = (tx: Tx, { customerId, deliverTo }: Args): ForWhom['person'] => {
  const own = customerId === undefined ? undefined : personByCustomer(tx.db, customerId)
  if (own === undefined && deliverTo === undefined) return undefined
  const said = (field: 'name' | 'phone' | 'address'): string =>
    deliverTo?.[field] || (own?.[field] ?? '')
  return {
    name: said('name'),
    phone: phoneFigures(said('phone'), tx.outlet.country),
    address: said('address'),
    note: deliverTo?.note ?? '',
  }
}

const called = (tx: Tx, { callTo }: Args): ForWhom['person'] =>
  callTo && { name: callTo.name, phone: phoneFigures(callTo.phone, tx.outlet.country) }

/** What nobody could bring it without. */
const missingOf = (person: ForWhom['person']): RefusalCode | undefined =>
  person === undefined
    ? 'delivery.no-person'
    : person.phone === ''
      ? 'delivery.no-phone'
      : person.name === ''
        ? 'delivery.no-name'
        : person.address === ''
          ? 'delivery.no-address'
          : undefined

/** Who has that phone; where the money is counted, only somebody whose prices are everybody's. */
const holderOf = (tx: Tx, person: ForWhom['person'], isPriced: boolean): string | undefined => {
  const holder = holderRow(tx, person?.phone ?? '')
  return isPriced && holder?.groupId !== retail ? undefined : holder?.customerId
}

/** The customer who has a phone. */
export const holderRow = (
  tx: Tx,
  phone: string,
): { readonly customerId: string; readonly groupId: string } | undefined =>
  phone === '' ? undefined : byPhone.get(tx.db, phone, `${phone}\u0000`, 1)

/** People are remembered for this long after they ordered … */
const keptMs = 31 * 24 * 3_600_000
/** … and whoever is named next lets go of the longest known, a few at a time. */
const forgottenAtOnce = 20

/** Whether there is anybody to name. */
export const isNamedTo = ({ person }: ForWhom): boolean => (person?.name ?? '') !== ''

/** Who it is stands beside the order, before anything of it is printed. */
export const keepPerson = (
  tx: Tx,
  { orderId }: OrderDoc,
  { person, customerId }: ForWhom,
): void => {
  if (person === undefined || person.name === '') return
  const holder = customerId ?? holderRow(tx, person.phone)?.customerId
  insertPerson(tx.db, { orderId, customerId: holder, at: tx.at }, person)
  for (const old of namedBefore.all(tx.db, tx.at - keptMs, forgottenAtOnce))
    forgetPerson(tx, old.orderId)
}

/** Who an order was for is on the kitchen's papers, on the slip and on the receipt as well. */
export const forgetPerson = (tx: Tx, orderId: string): void => {
  blankPerson.run(tx.db, orderId)
  forgetPapers(tx, `slip:${orderId}`)
  for (const { billId } of billsOfOrder(tx.db, orderId, billedLinesOf)) {
    forgetPapersOfBill(tx, billId)
    forgetBuyer(tx, billId)
  }
  for (const { ticketId } of allTicketsOf.all(tx.db, orderId))
    forgetPapers(tx, aboutTicket(ticketId))
}

/** Everything that was printed of a bill and may name its customer. */
export const forgetPapersOfBill = (tx: Tx, billId: string): void => {
  forgetPapers(tx, `bill:${billId}`)
  forgetPapers(tx, `proforma:${billId}`)
  for (const { refundId } of refundsOf(tx.db, billId)) forgetPapers(tx, `refund:${refundId}`)
}
