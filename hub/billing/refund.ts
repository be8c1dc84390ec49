/**
 * Giving money back: what comes back is reckoned cumulatively over all refunds
 * of the bill, the credit note takes the next number of its own series, and the
 * settled bill stays as it was.
 */
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import { keyOf } from '../../schema/events.ts'
import { formatInvoiceNo } from '../../schema/invoice-no.ts'
import type { Language, Names } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import {
  chosenWays,
  givenBack,
  leftByKind,
  leftOf,
  reckonBack,
  tipLeft,
  toOwners,
  undoMs,
  waysBack,
  type PaidBack,
  type RefundDoc,
} from '../../schema/refund.ts'
import type { Refunded, RefundTotal } from '../../schema/refund-total.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { RefundResult } from '../../schema/results.ts'
import { fiscalYear } from '../../schema/time.ts'
import type { Tx } from '../bus/tx.ts'
import { takeNumber } from './bill-writes.sql.ts'
import { billById } from './bills.sql.ts'
import { nameOf, type BillDeps } from './owed.ts'
import {
  insertRefund,
  insertRefundLine,
  insertRefundPayment,
  refundById,
  refundsOf,
  type Seller,
} from './refund.sql.ts'

/** The series of an outlet's credit notes: its code with a C behind it. */
export const creditNoteSeries = (outletCode: string): string => `${outletCode}C`

/** What giving back is told of other slices. */
export interface RefundDeps extends Pick<BillDeps, 'linesOf' | 'asOfToday'> {
  readonly outletNames: (outletId: string) => Names
}

/** What somebody wants given back, whether some of the bill or all of it. */
interface Wish {
  readonly lines: RefundDoc['lines']
  readonly chargeIds: readonly string[]
  readonly tip: number
  readonly back?: CommandArgs<'bill.refund'>['back']
  readonly reason: string
  readonly isUndo: boolean
  readonly language: Language
}

/**
 * Gives some of a settled bill back. Refuses what was not sold, what came back
 * before, a way of payment the money did not come by, and whoever was slower
 * than somebody else at the same bill.
 */
export const refundBill = (
  tx: Tx,
  args: CommandArgs<'bill.refund'>,
  deps: RefundDeps,
): Result<RefundResult, Refusal> => {
  const found = refundable(tx, args, deps)
  if (!found.ok) return found
  const { bill, before } = found.value
  const tip = args.isTipBack ? tipLeft(bill, before) : 0
  if (args.isTipBack && tip === 0) return no(refusal('refund.no-tip'))
  return giveBack(
    tx,
    found.value,
    {
      lines: args.lines,
      chargeIds: args.chargeIds ?? [],
      tip,
      back: args.back,
      reason: args.reason,
      isUndo: false,
      language: args.language ?? bill.language,
    },
    deps,
  )
}

/**
 * Takes a counter sale back within a minute, whole: a tip goes back too, since
 * there was no sale. Refuses one that is older, another person's, and a table's.
 * @param fateOf whether a line can be sold again; who knows the kitchen says so.
 */
export const undoBill = (
  tx: Tx,
  args: CommandArgs<'bill.undo'>,
  deps: RefundDeps & { readonly fateOf: (bill: BillDoc) => RefundDoc['lines'] },
): Result<RefundResult, Refusal> => {
  const found = refundable(tx, args, deps)
  if (!found.ok) return found
  const { bill, before } = found.value
  const [first] = before
  if (first !== undefined) return no(meanwhile(tx, first))
  if (bill.sittingId !== null) return no(refusal('undo.table'))
  // The other parts belong to guests who still wait for their food.
  if (bill.isSplit) return no(refusal('undo.split'))
  // A program has no person to be the same one as.
  if (bill.settledBy === null || bill.settledBy !== tx.userId)
    return no(refusal('undo.other', { by: nameOf(tx, bill.settledBy) }))
  if (tx.at - (bill.settledAt ?? 0) > undoMs) return no(refusal('undo.late'))
  return giveBack(
    tx,
    found.value,
    {
      lines: deps.fateOf(bill),
      chargeIds: bill.charges.map(({ chargeId }) => chargeId),
      tip: bill.total.tip,
      reason: undoReason[bill.language],
      isUndo: true,
      language: bill.language,
    },
    deps,
  )
}

/** Why it came back, as the guest's paper says it. */
const undoReason: Readonly<Record<Language, string>> = {
  en: 'Rung by mistake',
  hi: 'भूल से बनी बिक्री',
}

interface Refundable {
  readonly bill: BillDoc
  readonly before: readonly RefundDoc[]
}

/** The bill with what was given back of it before. */
const refundable = (
  tx: Tx,
  { billId, seen }: { readonly billId: string; readonly seen?: number | undefined },
  { linesOf, outletNames }: RefundDeps,
): Result<Refundable, Refusal> => {
  const bill = billById(tx.db, billId, linesOf)
  if (bill === undefined) return no(refusal('bill.unknown'))
  if (bill.outletId !== tx.outlet.outletId)
    return no(refusal('refund.elsewhere', { outlet: outletNames(bill.outletId) }))
  if (bill.state !== 'settled') return no(refusal('bill.not-settled'))
  const before = refundsOf(tx.db, billId)
  const last = before.at(-1)
  if (last?.total.isFullyRefunded === true)
    return no(refusal('refund.all-back', { number: last.number }))
  if (last !== undefined && seen !== undefined && before.length !== seen)
    return no(meanwhile(tx, last))
  return ok({ bill, before })
}

const meanwhile = (tx: Tx, { by, total, tip }: RefundDoc): Refusal =>
  refusal('refund.meanwhile', { by: nameOf(tx, by), amount: total.payable + tip })

const giveBack = (
  tx: Tx,
  { bill, before }: Refundable,
  wish: Wish,
  { asOfToday }: RefundDeps,
): Result<RefundResult, Refusal> => {
  const earlier = givenBack(before)
  const wrong = wrongWish(bill, earlier, wish)
  if (wrong !== null) return no(wrong)
  const paid = bill.payments.map(asOfToday)
  const paidBack = before.flatMap(({ payments }) =>
    payments.map((payment) => ({ reference: payment.reference, ...asOfToday(payment) })),
  )
  const left = leftByKind(paid, paidBack)
  const { lines, chargeIds, tip } = wish
  const input = { lines: lines.map(({ lineId: id, qtyMilli }) => ({ id, qtyMilli })), chargeIds }
  const total = reckonBack(bill, tx.outlet, earlier, input, (amount) =>
    (wish.back ?? waysBack(left, amount + tip)).every(({ kind }) => kind === 'cash'),
  )
  // A sale of nothing, rung by mistake, is undone like any other.
  if (total.total === 0 && !wish.isUndo) return no(refusal('refund.nothing'))
  const due = total.payable + tip
  const ways = chosenWays(left, due, wish.back ?? waysBack(left, due))
  if (!ways.ok) return ways
  const payments = toOwners(ways.value, paid, paidBack)
  return writeRefund(tx, bill, { ...wish, part: before.length + 1, total, payments })
}

/** What cannot be given back, if anything. */
const wrongWish = (
  bill: BillDoc,
  earlier: Refunded,
  { lines, chargeIds }: Wish,
): Refusal | null => {
  const left = leftOf(bill.lines, earlier)
  for (const { lineId, qtyMilli } of lines) {
    const line = bill.lines.find((one) => one.lineId === lineId)
    const most = left[lineId]
    if (line === undefined || most === undefined) return refusal('line.unknown')
    if (qtyMilli > most) return refusal('refund.too-much', { item: line.names, left: most / 1000 })
  }
  const isThere = (id: string): boolean =>
    bill.total.charges.some((charge) => charge.id === id) && !earlier.chargeIds.includes(id)
  return chargeIds.every(isThere) ? null : refusal('refund.no-charge')
}

interface NewRefund extends Wish {
  readonly part: number
  readonly total: RefundTotal
  readonly payments: readonly PaidBack[]
}

/** Writes the credit note with the next number of its series, and says that it was issued. */
const writeRefund = (tx: Tx, bill: BillDoc, refund: NewRefund): Result<RefundResult, Refusal> => {
  const { outlet } = tx
  const series = creditNoteSeries(outlet.code)
  const year = fiscalYear(tx.businessDate, outlet.fiscalYearStartMonth)
  const row = takeNumber.get(tx.db, outlet.outletId, series, year, tx.at)
  if (row === undefined) return no(refusal('clock.behind'))
  const refundId = tx.newId()
  const number = formatInvoiceNo(series, year, row.no)
  const { part, total, payments, lines, tip, reason, isUndo, language } = refund
  insertRefund.run(
    tx.db,
    refundId,
    outlet.outletId,
    bill.billId,
    part,
    series,
    year,
    row.no,
    number,
    tx.businessDate,
    tx.at,
    JSON.stringify(total),
    total.payable,
    tip,
    reason,
    isUndo ? 1 : 0,
    language,
    JSON.stringify(sellerOf(outlet)),
    tx.userId,
    tx.approverId,
    tx.sender().deviceId,
  )
  lines.forEach(({ lineId, qtyMilli, fate }, i) =>
    insertRefundLine.run(tx.db, refundId, i + 1, lineId, qtyMilli, fate),
  )
  payments.forEach(({ kind, amount, reference, of = null }, i) =>
    insertRefundPayment.run(tx.db, refundId, i + 1, kind, amount, reference, of),
  )
  tx.emit('refund.issued', {
    key: keyOf('refund', refundId),
    rev: 1,
    data: refundNow(tx, refundId),
  })
  return ok({
    refundId,
    number,
    payable: total.payable + tip,
    payments: payments.map(({ kind, amount }) => ({ kind, amount })),
  })
}

/** Who issued it, as they stood that day; the buyer stays with the invoice it is for. */
const sellerOf = (outlet: OutletDoc): Seller => ({
  names: outlet.names,
  address: outlet.address,
  phone: outlet.phone,
  taxNumber: outlet.taxNumber,
  foodLicence: outlet.foodLicence,
  stateCode: outlet.stateCode,
  taxScheme: outlet.taxScheme,
})

const refundNow = (tx: Tx, refundId: string): RefundDoc => {
  const refund = refundById(tx.db, refundId)
  if (refund === undefined) throw new Error(`there is no refund ${refundId}`)
  return refund
}
