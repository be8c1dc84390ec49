/**
 * A refund: what was given back of a settled bill, with the credit note that
 * says so. A bill may have several; together they never give back more than was
 * sold, nor by another way than it came, except that cash may stand in.
 */
import * as v from 'valibot'
import { tenderKinds, type BillDoc, type TenderKind } from './bill.ts'
import {
  businessDay,
  described,
  languageDoc,
  moment,
  money,
  qty,
  rev,
  whole,
} from './doc-shapes.ts'
import type { Money } from './money.ts'
import type { OutletDoc } from './outlet.ts'
import { totalRefund, type Refunded, type RefundInput, type RefundTotal } from './refund-total.ts'
import { refusal, type Refusal } from './refusals.ts'
import { no, ok, type Result } from './result.ts'
import type { ReadonlyDeep } from './shapes.ts'

/** What becomes of a thing that came back. */
export const fates = ['restock', 'waste'] as const
export type Fate = (typeof fates)[number]

const taxes = described(v.record(v.string(), money), 'Tax by its name, such as CGST.')
const taxed = v.object({ id: v.string(), taxable: money, taxes, total: money })

/** What `totalRefund` works out; the compiler holds the one against the other. */
const refundTotal: v.GenericSchema<RefundTotal> = v.object({
  lines: v.array(taxed),
  charges: v.array(taxed),
  taxable: money,
  taxes,
  total: money,
  roundOff: money,
  payable: described(money, 'The total after round-off.'),
  isFullyRefunded: described(v.boolean(), 'Nothing of the bill is left to be given back.'),
})

export const refundDoc = v.object({
  refundId: v.string(),
  outletId: v.string(),
  billId: v.string(),
  part: described(whole, 'The how-manieth refund of its bill, counted from 1.'),
  number: described(
    v.string(),
    'Of the credit note; gapless per outlet, series and financial year.',
  ),
  invoiceNumber: v.string(),
  invoicedAt: moment,
  token: whole,
  tableLabel: v.string(),
  businessDate: businessDay,
  issuedAt: moment,
  lines: v.array(
    v.object({
      lineId: v.string(),
      qtyMilli: qty,
      fate: described(v.picklist(fates), 'Back on the shelf, or thrown away.'),
    }),
  ),
  total: refundTotal,
  tip: described(money, 'Where the tip went back too; always where the whole sale was undone.'),
  payments: v.array(
    v.object({
      kind: v.picklist(tenderKinds),
      amount: money,
      reference: v.string(),
      of: v.exactOptional(
        described(v.string(), 'To whose wallet or account it went, or to which voucher: its id.'),
      ),
    }),
  ),
  reason: v.string(),
  isUndo: described(v.boolean(), 'The sale was taken back within a minute of being made.'),
  language: languageDoc,
  by: v.nullable(v.string()),
  approvedBy: v.nullable(v.string()),
  rev,
})
export type RefundDoc = ReadonlyDeep<v.InferOutput<typeof refundDoc>>
export type PaidBack = RefundDoc['payments'][number]

/** How long a sale can be undone. */
export const undoMs = 60_000

/** What some refunds of a bill have given back so far, as the next one has to know it. */
export const givenBack = (refunds: readonly RefundDoc[]): Refunded => {
  const qtyByLine: Record<string, number> = {}
  for (const { lineId, qtyMilli } of refunds.flatMap(({ lines }) => lines))
    qtyByLine[lineId] = (qtyByLine[lineId] ?? 0) + qtyMilli
  return {
    qtyByLine,
    chargeIds: refunds.flatMap(({ total }) => total.charges.map(({ id }) => id)),
    payable: refunds.reduce((all, { total }) => all + total.payable, 0),
  }
}

/** The tip that can still be given back. */
export const tipLeft = ({ total }: Pick<BillDoc, 'total'>, refunds: readonly RefundDoc[]): Money =>
  refunds.reduce((left, { tip }) => left - tip, total.tip)

/** How much of each line can still be given back. */
export const leftOf = (
  lines: BillDoc['lines'],
  { qtyByLine }: Refunded,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    lines.map(({ lineId, qtyMilli }) => [lineId, qtyMilli - (qtyByLine[lineId] ?? 0)]),
  )

/**
 * What comes back, rounded as the outlet rounds. Where only cash is rounded, it
 * depends on the ways the money goes, and those on what comes back: so first
 * without, and then as it will be paid.
 * @param isCash whether an amount goes back in cash alone.
 */
export const reckonBack = (
  bill: Pick<BillDoc, 'total' | 'lines'>,
  outlet: Pick<OutletDoc, 'cashIncrement' | 'cashScope'>,
  earlier: Refunded,
  input: RefundInput,
  isCash: (amount: Money) => boolean,
): RefundTotal => {
  const refundable = {
    total: bill.total,
    qtyByLine: Object.fromEntries(bill.lines.map(({ lineId, qtyMilli }) => [lineId, qtyMilli])),
    cashRounding: {
      increment: outlet.cashIncrement,
      mode: 'half_up',
      scope: outlet.cashScope,
    },
  } as const
  const exact = totalRefund(refundable, earlier, input)
  return isCash(exact.payable)
    ? totalRefund(refundable, earlier, { ...input, isCash: true })
    : exact
}

/** An amount by its way. */
export interface Amount {
  readonly kind: TenderKind
  readonly amount: Money
}

/**
 * What of a bill's money has not gone back yet, by the way it came. Cash that
 * stood in for another way lessens that other way.
 */
export const leftByKind = (
  paid: readonly Amount[],
  back: readonly Amount[],
): ReadonlyMap<TenderKind, Money> => {
  const left = new Map<TenderKind, Money>()
  for (const { kind, amount } of paid) left.set(kind, (left.get(kind) ?? 0) + amount)
  for (const { kind, amount } of back) left.set(kind, (left.get(kind) ?? 0) - amount)
  let stoodIn = Math.max(0, -(left.get('cash') ?? 0))
  if (stoodIn > 0) left.set('cash', 0)
  for (const [kind, amount] of left) {
    const lessened = Math.min(stoodIn, amount)
    left.set(kind, amount - lessened)
    stoodIn -= lessened
  }
  return left
}

/**
 * The way money goes back where nobody chose one: as it came. What came through
 * a bank goes first, because the till must not become a place to turn cards into cash.
 */
export const waysBack = (
  left: ReadonlyMap<TenderKind, Money>,
  amount: Money,
): readonly Amount[] => {
  const ways: Amount[] = []
  let rest = amount
  for (const [kind, most] of left) {
    if (kind === 'cash' || most <= 0 || rest === 0) continue
    const part = Math.min(most, rest)
    ways.push({ kind, amount: part })
    rest -= part
  }
  return rest > 0 ? [...ways, { kind: 'cash', amount: rest }] : ways
}

const keyOf = ({ kind, of = '' }: { readonly kind: TenderKind; readonly of?: string }): string =>
  `${kind} ${of}`

/**
 * The ways money goes back with whose it is: a wallet, an account and a voucher
 * get back what was taken from them, each at most that, in the order of paying.
 */
export const toOwners = (
  ways: readonly PaidBack[],
  paid: readonly (Amount & { readonly of?: string })[],
  back: readonly PaidBack[],
): readonly PaidBack[] => {
  const left = new Map<string, Money>()
  for (const one of paid) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + one.amount)
  for (const one of back) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) - one.amount)
  return ways.flatMap((way): readonly PaidBack[] => {
    const owners = [...new Set(paid.filter(({ kind }) => kind === way.kind).map(({ of }) => of))]
    if (owners.every((of) => of === undefined)) return [way]
    let rest = way.amount
    return owners.flatMap((of) => {
      const amount = Math.min(
        rest,
        left.get(keyOf({ ...way, ...(of === undefined ? {} : { of }) })) ?? 0,
      )
      rest -= amount
      return amount <= 0 ? [] : [{ ...way, amount, ...(of === undefined ? {} : { of }) }]
    })
  })
}

/** A way somebody chose; without an amount it is whatever the others leave. */
export interface ChosenWay {
  readonly kind: TenderKind
  readonly amount?: Money | undefined
  readonly reference?: string | undefined
}

/**
 * The ways somebody chose, held against what is to be given back and what came
 * each way. Refuses what does not add up, and more by a way than came by it;
 * cash may stand in for any but an account: what was never paid is not paid out.
 */
export const chosenWays = (
  left: ReadonlyMap<TenderKind, Money>,
  due: Money,
  chosen: readonly ChosenWay[],
): Result<readonly PaidBack[], Refusal> => {
  const named = chosen.reduce((all, { amount = 0 }) => all + amount, 0)
  const ways = chosen
    .map(({ kind, amount = due - named, reference = '' }) => ({ kind, amount, reference }))
    .filter(({ amount }) => amount !== 0)
  const isRight =
    ways.reduce((all, { amount }) => all + amount, 0) === due &&
    ways.every(({ amount }) => amount > 0) &&
    chosen.filter(({ amount }) => amount === undefined).length <= 1
  if (!isRight) return no(refusal('refund.sum', { due }))
  const paid = [...left].reduce((all, [kind, amount]) => all + (kind === 'account' ? 0 : amount), 0)
  const out = ways.reduce((all, { kind, amount }) => all + (kind === 'account' ? 0 : amount), 0)
  if (out > Math.max(0, paid)) return no(refusal('refund.on-account', { most: Math.max(0, paid) }))
  for (const { kind, amount } of ways) {
    const most = Math.max(0, left.get(kind) ?? 0)
    if (kind !== 'cash' && amount > most) return no(refusal('refund.other-way', { kind, most }))
  }
  return ok(ways)
}
