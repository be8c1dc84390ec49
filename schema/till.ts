/**
 * A till: one drawer for one shift. It begins with a float, belongs to whoever
 * opened it, and ends with a count and a Z report.
 *
 * The rule: money is in the till of the drawer it was taken at. A sale never
 * waits for a till: where nobody has opened one, it opens by itself with what
 * the last close left in the drawer, and is amber until somebody confirms that.
 */
import * as v from 'valibot'
import { businessDay, described, moment, money, namesDoc, rev, whole } from './doc-shapes.ts'
import type { Money } from './money.ts'
import { amount, type ReadonlyDeep } from './shapes.ts'

/** Some notes or coins of one value, as they were counted. */
export const pieceArgs = v.strictObject({
  value: v.pipe(amount, v.minValue(1)),
  pieces: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100_000)),
})
export type Piece = Readonly<v.InferOutput<typeof pieceArgs>>

export const sumOfPieces = (counted: readonly Piece[]): Money =>
  counted.reduce((sum, { value, pieces }) => sum + value * pieces, 0)

/** The notes and coins of a currency in whole units, the largest first; one that was withdrawn comes last. */
const denominationsByCurrency: Readonly<Record<string, readonly number[]>> = {
  INR: [500, 200, 100, 50, 20, 10, 5, 2, 1, 2000],
  EUR: [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01],
  USD: [100, 50, 20, 10, 5, 1, 0.25, 0.1, 0.05, 0.01],
  GBP: [50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01],
}
const anywhere: readonly number[] = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1]

/** What lies in a drawer of this currency, in minor units, in the order it is counted. */
export const denominations = (currency: string, exponent: number): readonly Money[] =>
  (denominationsByCurrency[currency] ?? anywhere)
    .map((value) => Math.round(value * 10 ** exponent))
    .filter((value) => value >= 1)

export const noSaleReasons = ['change', 'count', 'check'] as const
export type NoSaleReason = (typeof noSaleReasons)[number]

export const tillDoc = v.object({
  tillId: v.string(),
  outletId: v.string(),
  drawerId: v.string(),
  names: described(namesDoc, 'What its drawer is called.'),
  state: v.picklist(['open', 'closed']),
  businessDate: described(businessDay, 'Of the day it was opened on.'),
  openedAt: moment,
  openedBy: v.nullable(v.string()),
  float: described(money, 'What was in the drawer when it began.'),
  isConfirmed: described(
    v.boolean(),
    'false: it opened by itself with what the last close left in the drawer, and nobody has said yet that this is there.',
  ),
  confirmedBy: v.nullable(v.string()),
  counts: described(whole, 'How often the cash was counted to close it.'),
  closedAt: v.nullable(moment),
  closedBy: v.nullable(v.string()),
  zNo: described(v.nullable(whole), 'Of its Z report: gapless for each drawer.'),
  left: described(v.nullable(money), 'What the close left in the drawer: the next float.'),
  handedTo: described(v.nullable(v.string()), 'Who took it over with the same cash.'),
  rev,
})
export type TillDoc = ReadonlyDeep<v.InferOutput<typeof tillDoc>>

/** What moved cash beside sales, and an opening without a sale, which moved nothing. */
export const tillMoveKinds = ['in', 'out', 'drop', 'no-sale'] as const
export type TillMoveKind = (typeof tillMoveKinds)[number]

export const tillMoveDoc = v.object({
  moveId: v.string(),
  outletId: v.string(),
  tillId: v.string(),
  kind: v.picklist(tillMoveKinds),
  amount: described(money, 'Above zero into the drawer, below zero out of it.'),
  reasonId: described(v.string(), 'Empty at a cash drop.'),
  names: described(namesDoc, 'The reason as it was called then.'),
  note: v.string(),
  account: described(v.string(), 'Where the other side stands in the books; empty for none.'),
  at: moment,
  by: v.nullable(v.string()),
  approvedBy: v.nullable(v.string()),
  rev,
})
export type TillMoveDoc = ReadonlyDeep<v.InferOutput<typeof tillMoveDoc>>

export const tillReasonDoc = v.object({
  reasonId: v.string(),
  names: namesDoc,
  direction: v.picklist(['in', 'out']),
  account: v.string(),
  position: whole,
  isActive: described(v.boolean(), 'false: what moved for it stays, and nobody gives it any more.'),
  rev,
})
export type TillReasonDoc = ReadonlyDeep<v.InferOutput<typeof tillReasonDoc>>

/** How an outlet wants its tills kept. */
export const tillSettingDoc = v.object({
  outletId: v.string(),
  overShortLimit: described(
    money,
    'A difference above this takes a second person to close the till.',
  ),
  drawerOpenMinutes: described(
    whole,
    'A drawer that stands open longer is told to the manager; 0: never.',
  ),
  rev,
})
export type TillSettingDoc = ReadonlyDeep<v.InferOutput<typeof tillSettingDoc>>

const counted = { count: whole, amount: money }

/** Cash, and whatever else was counted against what the hub expects. */
export const tillDifference = v.object({
  kind: described(v.string(), 'The kind of tender.'),
  expected: money,
  counted: money,
  difference: described(money, 'Counted less expected: above zero is over, below is short.'),
})
export type TillDifference = ReadonlyDeep<v.InferOutput<typeof tillDifference>>

/** An X or a Z report: what a till has taken, and what should be in it. */
export const tillReportDoc = v.object({
  kind: v.picklist(['x', 'z']),
  tillId: v.string(),
  outletId: v.string(),
  drawerId: v.string(),
  names: namesDoc,
  zNo: v.nullable(whole),
  businessDate: businessDay,
  openedAt: moment,
  openedBy: v.nullable(v.string()),
  until: described(moment, 'Of a Z report, when the till was closed.'),
  closedBy: v.nullable(v.string()),
  approvedBy: v.nullable(v.string()),
  handedTo: v.nullable(v.string()),
  isConfirmed: v.boolean(),
  bills: described(whole, 'Settled at this till.'),
  undone: v.exactOptional(
    described(
      whole,
      'Of the refunds, sales that were undone within their minute. Left out of reports of before.',
    ),
  ),
  firstInvoice: v.string(),
  lastInvoice: v.string(),
  series: v.exactOptional(
    described(
      v.array(
        v.object({
          kind: v.picklist(['invoice', 'credit-note']),
          first: v.string(),
          last: v.string(),
          count: whole,
        }),
      ),
      'The first and the last number of each series that was used here. Left out of reports of before.',
    ),
  ),
  gross: described(money, 'What the lines cost before anything was taken off.'),
  discounts: v.object(counted),
  comps: v.object(counted),
  charges: described(money, 'Service, packing and delivery, without tax.'),
  taxable: money,
  taxes: v.array(
    v.object({
      rate: described(v.string(), 'As paper shows it, such as `5%`; empty where none is charged.'),
      taxable: money,
      taxes: v.record(v.string(), money),
    }),
  ),
  tax: money,
  roundOff: money,
  payable: money,
  tips: money,
  refunds: v.object(counted),
  received: v.exactOptional(
    described(
      money,
      'Of what was taken, by any tender, which is no sale: for accounts, wallets and vouchers, or once more for a paid bill. Left out of reports of before.',
    ),
  ),
  voids: described(
    v.object(counted),
    'Lines taken off the orders of these bills after they were sent, at their price.',
  ),
  tenders: v.array(v.object({ kind: v.string(), payments: whole, amount: money })),
  retendered: v.exactOptional(
    described(
      v.array(v.object({ from: v.string(), to: v.string(), ...counted })),
      'Payments that were another way of paying after all, by both ways. Left out of reports of before.',
    ),
  ),
  float: money,
  cashSales: money,
  cashRefunds: described(money, 'Below zero.'),
  cashReceived: described(
    money,
    'For accounts, wallets and vouchers, less what was paid out of a wallet; and what came for a paid bill once more, less what went back of it.',
  ),
  offline: described(
    money,
    'Cash kept while a screen was cut off from the hub, beyond what was due.',
  ),
  moves: v.array(tillMoveDoc),
  paidIn: money,
  paidOut: described(money, 'Below zero.'),
  drops: described(money, 'Below zero.'),
  noSales: whole,
  expected: described(money, 'Cash that should be in the drawer.'),
  pieces: described(
    v.array(v.object({ value: money, pieces: whole })),
    'As counted; empty before.',
  ),
  counts: whole,
  differences: v.array(tillDifference),
  sinceCount: described(money, 'Cash that moved between the count and the close.'),
  left: v.nullable(money),
  deposit: described(v.nullable(money), 'Taken out of the drawer into the safe at the close.'),
  note: v.string(),
  openBills: described(v.object(counted), 'Still to be paid in the outlet at that moment.'),
  cheques: v.exactOptional(
    described(
      v.object({
        inHand: described(v.object(counted), 'Of the outlet, not paid by the bank yet.'),
        bounced: described(
          v.array(
            v.object({ number: v.string(), bank: v.string(), receipt: v.string(), amount: money }),
          ),
          'Of the outlet, sent back by the bank while this till was open.',
        ),
      }),
      'Left out of reports of before.',
    ),
  ),
  chain: described(
    v.object({ seq: whole, hash: v.string() }),
    'The end of the log just before: whoever keeps the paper can tell a log that was cut off.',
  ),
})
export type TillReport = ReadonlyDeep<v.InferOutput<typeof tillReportDoc>>

/** Something a manager should know of. */
export const exceptionKinds = [
  'drawer-open',
  'drawer-forced',
  'no-sale',
  'till-difference',
  'float-short',
  'till-left-open',
  'offline-difference',
  'offline-unowed',
  'retendered',
  'paid-twice',
] as const
export type ExceptionKind = (typeof exceptionKinds)[number]

export const exceptionDoc = v.object({
  exceptionId: v.string(),
  outletId: v.string(),
  kind: v.picklist(exceptionKinds),
  names: described(v.nullable(namesDoc), 'Of the drawer it happened at.'),
  tillId: v.nullable(v.string()),
  billId: v.nullable(v.string()),
  amount: v.nullable(money),
  closedAt: v.exactOptional(
    described(
      money,
      'Of a till that was counted more than once: what it was out by when it closed, where `amount`, the worst count, is another.',
    ),
  ),
  note: v.string(),
  at: moment,
  by: v.nullable(v.string()),
  approvedBy: v.nullable(v.string()),
  rev,
})
export type ExceptionDoc = ReadonlyDeep<v.InferOutput<typeof exceptionDoc>>
