/** Tills: every Z report the next of its drawer, every close what the float and the moves come to. */
import { isDeepStrictEqual } from 'node:util'
import { sum } from '../../schema/money.ts'
import type { TillReport } from '../../schema/till.ts'
import { salesDeps } from '../views/till-views.ts'
import { soldAt } from '../till/sales.ts'
import type { SalesPart } from '../till/till.ts'
import type { Database } from './driver.ts'
import {
  carriedMoves,
  drawersInBooks,
  keptTillSales,
  lostPayments,
  strayPayments,
  tillPostings,
  tillRows,
  unfollowedRetenders,
  type TillRow,
} from './verify.sql.ts'
import type { Report } from './verify-words.ts'

export const verifyTills = (db: Database, report: Report): void => {
  const posted = new Map(
    tillPostings
      .all(db)
      .map(({ sourceKind, sourceId, amount }) => [`${sourceKind} ${sourceId}`, amount]),
  )
  let before: TillRow | undefined
  /** What lies in the drawers of each outlet that keeps tills: of each drawer, by its last till. */
  const lying = new Map<string, Map<string, number>>()
  for (const till of tillRows.all(db)) {
    const { outletId, drawerId, state, float, cash, leftIn } = till
    const drawers = lying.get(outletId) ?? new Map<string, number>()
    lying.set(outletId, drawers.set(drawerId, state === 'open' ? float + cash : (leftIn ?? 0)))
    if (till.drawerId !== before?.drawerId) before = undefined
    verifyTill(till, before, { report, inBooks: posted.get(`till ${till.tillId}`) ?? 0 })
    before = till
  }
  const books = new Map(drawersInBooks.all(db).map(({ outletId, amount }) => [outletId, amount]))
  for (const [outletId, drawers] of lying) {
    const held = sum([...drawers.values()])
    const inBooks = books.get(outletId) ?? 0
    if (held !== inBooks)
      report('till.books', `the drawers of ${outletId} hold ${held}, and the books say ${inBooks}`)
  }
  for (const { moveId, amount } of carriedMoves.all(db)) {
    const inBooks = posted.get(`till-move ${moveId}`) ?? 0
    if (inBooks !== amount)
      report('till.cash', `move ${moveId} is ${amount}, and ${inBooks} in the books`)
  }
  for (const { tillId, body } of keptTillSales.all(db)) {
    const kept = JSON.parse(body) as Partial<SalesPart>
    const sold = soldAt(db, tillId, salesDeps(db))
    for (const [figure, said] of Object.entries(sold)) {
      const is = kept[figure as keyof SalesPart]
      if (!isDeepStrictEqual(figureOf(figure, is), figureOf(figure, said)))
        report(
          'till.sales',
          `till ${tillId} is said to have ${figure} ${JSON.stringify(is)}: its bills have ${JSON.stringify(said)}`,
        )
    }
  }
  for (const { paymentId } of strayPayments.all(db))
    report('till.cash', `payment ${paymentId} is another in its till`)
  for (const { retenderId } of unfollowedRetenders.all(db))
    report('till.cash', `its till has not followed the change of payment ${retenderId}`)
  for (const { paymentId } of lostPayments.all(db))
    report('till.cash', `payment ${paymentId} is in no till`)
}

/** A rate stands on a Z as it was that day, whatever it has become since: of taxes the sums are held. */
const figureOf = (figure: string, value: unknown): unknown => {
  if (figure !== 'taxes' || !Array.isArray(value)) return value
  const rows = value as SalesPart['taxes']
  const codes = [...new Set(rows.flatMap(({ taxes }) => Object.keys(taxes)))].toSorted()
  return [
    sum(rows.map(({ taxable }) => taxable)),
    ...codes.map((code) => [code, sum(rows.map(({ taxes }) => taxes[code] ?? 0))]),
  ]
}

const verifyTill = (
  till: TillRow,
  before: TillRow | undefined,
  { report, inBooks }: { readonly report: Report; readonly inBooks: number },
): void => {
  const name = `till ${till.zNo ?? 'open'} of ${till.drawerId}`
  if (before !== undefined && before.state !== 'closed')
    report('till.gap', `${name} was opened while the one before was open`)
  const carried = before?.leftIn ?? 0
  if (till.state === 'open' || till.report === null) {
    if (inBooks !== till.float - carried)
      report('till.cash', `${name} began with ${till.float}, of which the books do not know all`)
    return
  }
  const last = before?.zNo ?? 0
  if (till.zNo !== last + 1) report('till.gap', `${name} comes after Z ${last}`)
  const z = JSON.parse(till.report) as TillReport
  const expected = till.float + till.cash
  if (z.expected !== expected)
    report('till.cash', `${name} says ${z.expected} was expected, and it is ${expected}`)
  const difference = z.differences[0]?.difference
  if (difference === undefined || difference !== till.difference)
    report('till.cash', `${name} says ${difference} of a count that was out by ${till.difference}`)
  const left = expected + (difference ?? 0) - (z.deposit ?? 0)
  if (till.leftIn !== left || z.left !== left)
    report('till.cash', `${name} left ${till.leftIn}, and ${left} was there to leave`)
  // The opening's and the close's own entries: all that moved cash and was neither a sale nor carried.
  const owed = till.float - carried + (difference ?? 0) - (z.deposit ?? 0)
  if (inBooks !== owed) report('till.cash', `${name} has ${inBooks} in the books for ${owed}`)
}
