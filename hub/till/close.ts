/** Counting a till and closing it: blind first, then what should have been there, then the Z report. */
import type { CommandArgs } from '../../schema/commands.ts'
import type { Money } from '../../schema/money.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { CommandResult } from '../../schema/results.ts'
import {
  sumOfPieces,
  type TillDifference,
  type TillDoc,
  type TillReport,
} from '../../schema/till.ts'
import type { Tx } from '../bus/tx.ts'
import { realPieces, tellTill } from './commands.ts'
import { beyondLimit, outBy, unpaidKept } from './out.ts'
import { reportOf, type ReportDeps } from './report.ts'
import { tillSetting } from './settings.sql.ts'
import {
  closeTillRow,
  countTill,
  insertCount,
  lastCount,
  lastZ,
  moveSums,
  personHere,
  retendersOfTill,
  type CountRow,
} from './till.sql.ts'
import { tillToClose } from './whose.ts'
import { expectedCash, takenBy } from './till.ts'

/**
 * Keeps a count of the cash and tells what should have been there. Only whoever
 * has counted is told, and each count stays: a second one does not undo the first.
 */
export const countCash = (
  tx: Tx,
  { tillId, counted, others }: CommandArgs<'till.count'>,
): Result<CommandResult<'till.count'>, Refusal> => {
  const found = tillToClose(tx, tillId)
  if (!found.ok) return found
  const till = found.value
  const sums = moveSums.all(tx.db, tillId)
  const cash = differenceOf('cash', expectedCash(till.float, sums), sumOfPieces(counted))
  const rest = others.map(({ kind, amount }) => differenceOf(kind, takenBy(kind, sums), amount))
  insertCount.run(
    tx.db,
    tillId,
    till.counts + 1,
    JSON.stringify(realPieces(counted)),
    cash.counted,
    cash.expected,
    JSON.stringify(rest),
    retenderedIn(tx, tillId, rest),
    tx.at,
    tx.userId,
  )
  countTill.run(tx.db, tillId)
  tellTill(tx, 'till.counted', tillId)
  const limit = tillSetting(tx.db, till.outletId).overShortLimit
  const out = outBy(tx.db, tillId)
  const over = beyondLimit(out, limit)
  return ok({
    differences: [cash, ...rest],
    worst: out.worst.get('cash') ?? 0,
    unpaid: out.unpaid,
    over,
    isOver: over.length > 0,
    limit,
  })
}

/** How often cash, or another way that was counted, was moved because a payment was another way of paying. */
const retenderedIn = (tx: Tx, tillId: string, others: readonly TillDifference[]): number =>
  retendersOfTill.get(tx.db, tillId, JSON.stringify(['cash', ...others.map(({ kind }) => kind)]))
    ?.count ?? 0

const differenceOf = (kind: string, expected: Money, counted: Money): TillDifference => ({
  kind,
  expected,
  counted,
  difference: counted - expected,
})

/** A till that was just closed, and what of it the books are to be told. */
export interface ClosedTill {
  readonly till: TillDoc
  readonly report: TillReport
  readonly difference: Money
  readonly deposit: Money
}

/**
 * Closes a till by its last count. What moved since the count is taken as it
 * was booked, so the difference stays the one that was counted, and a sale that
 * comes at the same moment is either in this Z report or opens the next till.
 *
 * Refuses a till that was not counted, or not since a payment became another way of paying, a difference or an unpaid sale above the
 * outlet's limit where nobody allowed it, a float beyond what is there, and a deposit that is
 * no longer what the person was told.
 */
export const closeTill = (
  tx: Tx,
  { tillId, leave, deposit: meant, handOverTo, note }: CommandArgs<'till.close'>,
  isAllowedOver: boolean,
  deps: ReportDeps,
): Result<ClosedTill, Refusal> => {
  const found = tillToClose(tx, tillId)
  if (!found.ok) return found
  const till = found.value
  const { outletId, drawerId } = till
  const count = lastCount.get(tx.db, tillId)
  if (count === undefined) return no(refusal('till.not-counted'))
  // Nothing moved in the drawer, and another amount should lie there: what was counted was held against the wrong one.
  if (retenderedIn(tx, tillId, JSON.parse(count.others) as readonly TillDifference[]) > count.moved)
    return no(refusal('till.retendered-since'))
  const difference = count.counted - count.expected
  const limit = tillSetting(tx.db, outletId).overShortLimit
  const out = outBy(tx.db, tillId)
  const over = isAllowedOver ? undefined : beyondLimit(out, limit)[0]
  if (over === unpaidKept) return no(refusal('till.kept-unpaid', { unpaid: out.unpaid, limit }))
  if (over !== undefined) return no(refusal('till.over-limit', { limit }))
  if (handOverTo !== undefined && personHere.get(tx.db, handOverTo, outletId) === undefined)
    return no(refusal('user.unknown'))

  const inDrawer = expectedCash(till.float, moveSums.all(tx.db, tillId)) + difference
  const isHandOver = handOverTo !== undefined
  const left = isHandOver ? inDrawer : (leave ?? inDrawer)
  if (left > inDrawer || left < 0)
    return no(refusal('till.leaves-too-much', { most: Math.max(0, inDrawer) }))
  const deposit = inDrawer - left
  if (meant !== undefined && meant !== deposit)
    return no(refusal('till.moved-since', { moved: inDrawer - count.counted, deposit }))

  const zNo = (lastZ.get(tx.db, drawerId)?.no ?? 0) + 1
  const report: TillReport = {
    ...reportOf(tx, till, deps),
    ...countedPart(count, inDrawer - count.counted),
    kind: 'z',
    zNo,
    closedBy: tx.userId,
    approvedBy: tx.approverId,
    handedTo: handOverTo ?? null,
    left,
    deposit,
    note,
  }
  closeTillRow.run(
    tx.db,
    tx.at,
    tx.userId,
    tx.approverId,
    handOverTo ?? null,
    zNo,
    left,
    JSON.stringify(report),
    tillId,
  )
  return ok({ till: tellTill(tx, 'till.closed', tillId), report, difference, deposit })
}

/** What a report says of the count it closes by, the cash since then included. */
const countedPart = (
  count: CountRow,
  sinceCount: Money,
): Pick<TillReport, 'pieces' | 'differences' | 'sinceCount'> => {
  const cash = differenceOf('cash', count.expected + sinceCount, count.counted + sinceCount)
  return {
    pieces: JSON.parse(count.pieces) as TillReport['pieces'],
    differences: [cash, ...(JSON.parse(count.others) as readonly TillDifference[])],
    sinceCount,
  }
}
