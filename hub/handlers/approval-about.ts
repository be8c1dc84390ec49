/** What somebody who is asked to allow a command has to know of it, read from its own arguments. */
import type { AskedFor } from '../../schema/approval.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { grossOf } from '../../schema/bill-total.ts'
import { mulRate, sum, type Money } from '../../schema/money.ts'
import type { Names } from '../../schema/names.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { givenBack, leftOf, reckonBack, tipLeft } from '../../schema/refund.ts'
import { discountReason } from '../billing/reasons.sql.ts'
import { billById } from '../billing/bills.sql.ts'
import { wayNames } from '../billing/paper-words.ts'
import { refundById, refundsOf } from '../billing/refund.sql.ts'
import type { Tx } from '../bus/tx.ts'
import { chequeById } from '../customers/cheques.sql.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { orderById } from '../orders/orders.sql.ts'
import { sumOfPieces, type TillDoc } from '../../schema/till.ts'
import { whyIn, type Why } from '../../schema/why.ts'
import type { Args } from './approval-args.ts'
import { drawerIdOf, namesAbout } from './approval-names.ts'
import { noSaleNames } from './till.ts'
import { carriedIn } from '../till/commands.ts'
import { tillReason, tillSetting } from '../till/settings.sql.ts'
import { beyondLimit, outBy, unpaidKept } from '../till/out.ts'
import { tillById } from '../till/till.sql.ts'

/** What the hub can say of a command that is asked for; what it cannot tell is left out. */
export const aboutOf = (tx: Tx, name: string, args: Args): AskedFor => {
  const refund = args.refundId === undefined ? undefined : refundById(tx.db, args.refundId)
  const billId = args.billId ?? refund?.billId
  const bill = here(tx, billId === undefined ? undefined : billById(tx.db, billId, billedLinesOf))
  const order = here(tx, args.orderId === undefined ? undefined : orderById(tx.db, args.orderId))
  const till = here(tx, args.tillId === undefined ? undefined : tillById(tx.db, args.tillId))
  const cheque = args.chequeId === undefined ? undefined : chequeById(tx.db, args.chequeId)
  const place = bill ?? order
  const customerId = args.customerId ?? cheque?.customerId ?? place?.customerId
  return {
    token: place?.token ?? null,
    tableLabel: place?.tableLabel ?? '',
    invoice: refund?.number ?? bill?.invoice?.number ?? cheque?.receipt ?? '',
    names:
      lineNamed(args, bill, order) ??
      waysNamed(args, bill) ??
      till?.names ??
      namesAbout(tx, name, args),
    amount:
      name === 'till.close-over'
        ? outOfLimit(tx, till)
        : (cheque?.amount ??
          args.amount ??
          args.upTo ??
          args.creditLimit ??
          amountOf(tx, name, args, bill, order)),
    ratePpm: (args.off ?? args.discount?.off)?.ratePpm ?? null,
    why: whyOf(tx, name, args),
    ...(customerId === undefined ? {} : { customerId }),
    ...(args.intoId === undefined ? {} : { intoId: args.intoId }),
    ...(name === 'till.close-over' && till !== undefined ? countsOf(tx, till) : {}),
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

/** Which way of paying becomes which: cash that was UPI takes it out of the drawer. */
const waysNamed = ({ paymentId, to }: Args, bill: BillDoc | undefined): Names | undefined => {
  const from = bill?.payments.find((one) => one.paymentId === paymentId)
  if (from === undefined || to === undefined) return undefined
  const [was, is] = [wayNames(from.kind), wayNames(to.kind)]
  return { en: `${was.en} → ${is.en}`, hi: `${was.hi} → ${is.hi}` }
}

/** How often a till was counted, and what the last count is out by where another was worse. */
const countsOf = (tx: Tx, till: TillDoc): Pick<AskedFor, 'counts' | 'closesAt'> => {
  const { worst, last } = outBy(tx.db, till.tillId)
  const isCash = outOfLimit(tx, till) === worst.get('cash')
  const { counts } = till
  return {
    counts,
    ...(counts > 0 && isCash && last !== worst.get('cash') ? { closesAt: last } : {}),
  }
}

/** What a till is out by that takes a second person: cash, another way of paying, what was never paid. */
const outOfLimit = (tx: Tx, till: TillDoc | undefined): Money | null => {
  if (till === undefined || till.counts === 0) return null
  const out = outBy(tx.db, till.tillId)
  const [over = 'cash'] = beyondLimit(out, tillSetting(tx.db, till.outletId).overShortLimit)
  return over === unpaidKept ? -out.unpaid : (out.worst.get(over) ?? null)
}

const amountOf = (
  tx: Tx,
  name: string,
  args: Args,
  bill: BillDoc | undefined,
  order: OrderDoc | undefined,
): Money | null => {
  switch (name) {
    case 'bill.discount':
    case 'bill.discount-over':
    case 'bill.comp':
      return bill === undefined ? null : lowered(bill, args, name === 'bill.comp')
    case 'bill.reprice':
      return args.unitPrice ?? null
    case 'bill.pay-back':
    case 'bill.retender':
      return bill?.payments.find(({ paymentId }) => paymentId === args.paymentId)?.amount ?? null
    case 'bill.twice-back':
      return bill?.twice?.find(({ twiceId }) => twiceId === args.twiceId)?.amount ?? null
    case 'bill.refund':
      return bill === undefined ? null : comesBack(tx, bill, args)
    case 'order.void':
      return order === undefined ? null : takenOff(order, args)
    case 'sale.ring':
      return args.discount?.off.amount ?? null
    case 'till.open-short':
      return beyond(tx, args)
    default:
      return bill?.total.payable ?? null
  }
}

/** What was counted beyond what should be in a drawer; below nothing where it is missing. */
const beyond = (tx: Tx, args: Args): Money | null =>
  args.float === undefined || args.float === 'carried'
    ? null
    : sumOfPieces(args.float) - carriedIn(tx, drawerIdOf(tx, args))

/** What a discount takes off: all of what it is taken from where nothing else is said. Free is anything. */
const lowered = ({ lines, total }: BillDoc, { lineId, off }: Args, isFree: boolean): Money => {
  if (off?.amount !== undefined) return off.amount
  const base = sum(
    total.lines.flatMap(({ id, gross, lineDiscount }, i) =>
      lineId === undefined
        ? lines[i]?.isDiscountable === false && !isFree
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
const comesBack = (
  tx: Tx,
  bill: BillDoc,
  { lines = [], chargeIds = [], isTipBack = false }: Args,
): Money | null => {
  const before = refundsOf(tx.db, bill.billId)
  const earlier = givenBack(before)
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
  const tip = isTipBack ? tipLeft(bill, before) : 0
  return reckonBack(bill, tx.outlet, earlier, input, () => isAllCash).payable + tip
}

const takenOff = (order: OrderDoc, { lines = [] }: Args): Money =>
  sum(
    lines.map(({ lineId, qtyMilli }) => {
      const line = order.lines.find((one) => one.lineId === lineId)
      if (line === undefined) return 0
      return grossOf({ ...line, qtyMilli, modifiers: line.modifiers.map(({ amount }) => amount) })
    }),
  )

/** The reason by its name where the shop has given it one, with what was written beside it. */
const whyOf = (tx: Tx, name: string, args: Args): Names | null => {
  const { named, noSale, said } = whyIn(name, args)
  const names = namedReason(tx, named) ?? (noSale === null ? undefined : noSaleNames[noSale])
  if (names === undefined) return said === '' ? null : { en: said }
  const withSaid = (word: string): string => (said === '' ? word : `${word} · ${said}`)
  return { en: withSaid(names.en), ...(names.hi === undefined ? {} : { hi: withSaid(names.hi) }) }
}

const namedReason = (tx: Tx, named: Why['named']): Names | undefined =>
  named === null
    ? undefined
    : (named.of === 'till' ? tillReason : discountReason)(tx.db, named.reasonId)?.names
