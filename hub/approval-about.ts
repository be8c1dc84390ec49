/** What somebody who is asked to allow a command has to know of it, read from its own arguments. */
import type { AskedFor } from '../schema/approval.ts'
import type { BillDoc } from '../schema/bill.ts'
import { mulRate, roundHalfAway, sum, type Money } from '../schema/money.ts'
import type { Names } from '../schema/names.ts'
import type { OrderDoc } from '../schema/order.ts'
import { givenBack, leftOf, reckonBack } from '../schema/refund.ts'
import { discountReason } from './billing/reasons.sql.ts'
import { billById } from './billing/bills.sql.ts'
import { refundById, refundsOf } from './billing/refund.sql.ts'
import type { Tx } from './bus/tx.ts'
import { billedLinesOf } from './orders/lines.sql.ts'
import { orderById } from './orders/orders.sql.ts'
import { tillReason } from './till/settings.sql.ts'
import { worstOf } from './till/till.ts'
import { countDifferences, tillById } from './till/till.sql.ts'

/** Arguments that have passed their command's shape; which of them are there depends on it. */
export interface Args {
  readonly billId?: string
  readonly orderId?: string
  readonly refundId?: string
  readonly tillId?: string
  readonly customerId?: string
  readonly lineId?: string
  readonly lines?: readonly { readonly lineId: string; readonly qtyMilli: number }[]
  readonly chargeIds?: readonly string[]
  readonly off?: { readonly kind: string; readonly ratePpm?: number; readonly amount?: Money }
  readonly unitPrice?: Money
  readonly amount?: Money
  readonly upTo?: Money
  readonly creditLimit?: Money | null
  readonly reasonId?: string
  readonly reason?: string
  readonly note?: string
  readonly names?: Names
}

/** What the hub can say of a command that is asked for; what it cannot tell is left out. */
export const aboutOf = (tx: Tx, name: string, args: Args): AskedFor => {
  const refund = args.refundId === undefined ? undefined : refundById(tx.db, args.refundId)
  const billId = args.billId ?? refund?.billId
  const bill = here(tx, billId === undefined ? undefined : billById(tx.db, billId, billedLinesOf))
  const order = here(tx, args.orderId === undefined ? undefined : orderById(tx.db, args.orderId))
  const till = here(tx, args.tillId === undefined ? undefined : tillById(tx.db, args.tillId))
  const place = bill ?? order
  return {
    token: place?.token ?? null,
    tableLabel: place?.tableLabel ?? '',
    invoice: refund?.number ?? bill?.invoice?.number ?? '',
    names: lineNamed(args, bill, order) ?? till?.names ?? args.names ?? null,
    amount:
      name === 'till.close-over'
        ? worst(tx, args)
        : (args.amount ?? args.upTo ?? args.creditLimit ?? amountOf(tx, name, args, bill, order)),
    ratePpm: args.off?.ratePpm ?? null,
    why: whyOf(tx, name, args),
    ...(args.customerId === undefined ? {} : { customerId: args.customerId }),
    ...(name === 'till.close-over' && till !== undefined ? { counts: till.counts } : {}),
  }
}

/** What belongs to another outlet is nobody's business here. */
const here = <T extends { readonly outletId: string }>(
  tx: Tx,
  one: T | undefined,
): T | undefined => (one?.outletId === tx.outlet.outletId ? one : undefined)

const lineNamed = (
  { lineId, lines = [] }: Args,
  bill: BillDoc | undefined,
  order: OrderDoc | undefined,
): Names | undefined => {
  const meant = lineId ?? (lines.length === 1 ? lines[0]?.lineId : undefined)
  const all = [...(bill?.lines ?? []), ...(order?.lines ?? [])]
  return all.find((line) => line.lineId === meant)?.names
}

/** The worst difference of all counts, by which a till is judged. */
const worst = (tx: Tx, { tillId = '' }: Args): Money | null => {
  const differences = countDifferences.all(tx.db, tillId).map(({ difference }) => difference)
  return differences.length === 0 ? null : worstOf(differences)
}

const amountOf = (
  tx: Tx,
  name: string,
  args: Args,
  bill: BillDoc | undefined,
  order: OrderDoc | undefined,
): Money | null => {
  switch (name) {
    case 'bill.discount-over':
    case 'bill.comp':
      return bill === undefined ? null : lowered(bill, args)
    case 'bill.reprice':
      return args.unitPrice ?? null
    case 'bill.refund':
      return bill === undefined ? null : comesBack(tx, bill, args)
    case 'order.void':
      return order === undefined ? null : takenOff(order, args)
    default:
      return bill?.total.payable ?? null
  }
}

/** What a discount takes off: all of what it is taken from where nothing else is said. */
const lowered = ({ lines, total }: BillDoc, { lineId, off }: Args): Money => {
  if (off?.amount !== undefined) return off.amount
  const base = sum(
    total.lines.flatMap(({ id, gross, lineDiscount }, i) =>
      lineId === undefined
        ? lines[i]?.isDiscountable === false
          ? []
          : [gross - lineDiscount]
        : id === lineId
          ? [gross]
          : [],
    ),
  )
  return off?.ratePpm === undefined ? base : mulRate(base, off.ratePpm)
}

/** What a refund gives back, where there is so much left to give back. */
const comesBack = (tx: Tx, bill: BillDoc, { lines = [], chargeIds = [] }: Args): Money | null => {
  const earlier = givenBack(refundsOf(tx.db, bill.billId))
  const left = leftOf(bill.lines, earlier)
  const isThere =
    lines.every(({ lineId, qtyMilli }) => qtyMilli <= (left[lineId] ?? 0)) &&
    chargeIds.every(
      (id) =>
        !earlier.chargeIds.includes(id) && bill.total.charges.some((charge) => charge.id === id),
    )
  if (!isThere) return null
  const input = {
    lines: lines.map(({ lineId, qtyMilli }) => ({ id: lineId, qtyMilli })),
    chargeIds,
  }
  const isAllCash = bill.payments.every(({ kind }) => kind === 'cash')
  return reckonBack(bill, tx.outlet, earlier, input, () => isAllCash).payable
}

const takenOff = (order: OrderDoc, { lines = [] }: Args): Money =>
  sum(
    lines.map(({ lineId, qtyMilli }) => {
      const line = order.lines.find((one) => one.lineId === lineId)
      return line === undefined ? 0 : roundHalfAway(line.unitPrice * qtyMilli, 1000)
    }),
  )

/** The reason by its name where the shop has given it one, with what was written beside it. */
const whyOf = (tx: Tx, name: string, { reasonId, reason = '', note = '' }: Args): Names | null => {
  const said = [reason, note].filter((one) => one !== '').join(' · ')
  const names =
    reasonId === undefined
      ? undefined
      : name.startsWith('till.')
        ? tillReason(tx.db, reasonId)?.names
        : discountReason(tx.db, reasonId)?.names
  if (names === undefined) return said === '' ? null : { en: said }
  const withSaid = (word: string): string => (said === '' ? word : `${word} · ${said}`)
  return { en: withSaid(names.en), ...(names.hi === undefined ? {} : { hi: withSaid(names.hi) }) }
}
