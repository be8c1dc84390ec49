/**
 * Eighty-six: saying what is off the menu now, and counting what is left.
 *
 * What is counted goes down in the transaction that orders it, so of two who
 * want the last piece exactly one gets it.
 */
import type { CommandArgs } from '../../schema/commands.ts'
import type { EightySixDoc } from '../../schema/eighty-six.ts'
import type { Names } from '../../schema/names.ts'
import type { OrderLine } from '../../schema/order.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { soldItem, variantOf } from './catalogue.sql.ts'
import { countEightySix, eightySixAt, eightySixedAt, putEightySix } from './eighty-six.sql.ts'
import { amountWords, checkQuantity } from './item.ts'

/**
 * Takes an item or one of its sizes off the menu of an outlet, or says how much
 * of it is left. Refuses what the outlet does not sell and half a piece.
 * @param saidOn the business date on which the person said so.
 */
export const sayLeft = (
  tx: Tx,
  { itemId, variantId, leftMilli, until }: CommandArgs<'item.eighty-six'>,
  saidOn: number,
): Result<Done, Refusal> => {
  const { db, outlet } = tx
  const item = soldItem.get(db, outlet.outletId, itemId)
  if (item === undefined || item.isActive === 0) return no(refusal('item.unknown'))
  const names = JSON.parse(item.names) as Names
  if (item.soldAt === null) return no(refusal('item.not-sold-here', { item: names }))
  if (variantId !== undefined && variantOf.get(db, itemId, variantId)?.isActive !== 1)
    return no(refusal('variant.unknown', { item: names }))
  const left = checkQuantity(names, item.isWeighed === 1, leftMilli)
  if (!left.ok) return left
  const subjectId = variantId ?? itemId
  putEightySix.run(
    db,
    outlet.outletId,
    subjectId,
    itemId,
    variantId ?? null,
    leftMilli,
    leftMilli > 0 ? 1 : 0,
    until === 'today' ? saidOn : null,
    tx.at,
    tx.userId,
  )
  tell(tx, 'item.eighty-sixed', subjectId)
  return ok({})
}

/** Puts an item or a size back on the menu. What is on it already stays there: two people may say so. */
export const restore: Handler<'item.restore'> = (tx, { itemId, variantId }) => {
  const subjectId = variantId ?? itemId
  const { outletId } = tx.outlet
  const entry = eightySixAt(tx.db, outletId, subjectId)
  if (entry === undefined || entry.leftMilli === null) return ok({})
  putEightySix.run(
    tx.db,
    outletId,
    subjectId,
    entry.itemId,
    entry.variantId,
    null,
    0,
    null,
    tx.at,
    tx.userId,
  )
  tell(tx, 'item.restored', subjectId)
  return ok({})
}

type Ordered = Pick<OrderLine, 'itemId' | 'variantId' | 'qtyMilli' | 'names' | 'unit' | 'modifiers'>

/** How much of one thing is needed, by the line that needs it, and what that thing is called there. */
interface Need {
  readonly milli: number
  readonly line: Ordered
  readonly names: Names
}

/** How much of each thing some lines need: of the item, of the size of it, and of what a combo is put together from. */
const needsOf = (lines: readonly Ordered[]): ReadonlyMap<string, Need> => {
  const needs = new Map<string, Need>()
  for (const line of lines) {
    const { itemId, variantId, qtyMilli, modifiers } = line
    const things = [
      { subjects: [itemId, variantId], names: line.names },
      ...modifiers.map((part) => ({ subjects: [part.itemId, part.variantId], names: part.names })),
    ]
    for (const { subjects, names } of things) {
      for (const subjectId of subjects) {
        if (subjectId === null || subjectId === undefined) continue
        const need = needs.get(subjectId) ?? { milli: 0, line, names }
        needs.set(subjectId, { ...need, milli: need.milli + qtyMilli })
      }
    }
  }
  return needs
}

/**
 * Takes what is ordered from what is left. Refuses what is not there, naming
 * how much is. A sale that has happened takes what there is: its guest has gone.
 */
export const takeLeft = (
  tx: Tx,
  lines: readonly Ordered[],
  hasHappened: boolean,
): Result<Done, Refusal> => {
  const entries = entriesOn(tx)
  if (entries.size === 0) return ok({})
  for (const [subjectId, { milli, line, names }] of needsOf(lines)) {
    const left = entries.get(subjectId)?.leftMilli ?? null
    if (left === null) continue
    if (milli > left && !hasHappened) {
      return no(
        refusal('item.sold-out', {
          item: names,
          left: amountWords(left, line.unit),
          leftMilli: left,
          itemId: line.itemId,
          ...(subjectId === line.variantId ? { variantId: subjectId } : {}),
        }),
      )
    }
    if (left > 0) count(tx, subjectId, Math.max(0, left - milli))
  }
  return ok({})
}

/** What was ordered and will not be made is there again. What was simply taken off stays off. */
export const giveBack = (tx: Tx, lines: readonly Ordered[]): void => {
  const entries = entriesOn(tx)
  if (entries.size === 0) return
  for (const [subjectId, { milli }] of needsOf(lines)) {
    const entry = entries.get(subjectId)
    if (entry?.isCounted === true) count(tx, subjectId, (entry.leftMilli ?? 0) + milli)
  }
}

const entriesOn = (tx: Tx): ReadonlyMap<string, EightySixDoc> =>
  new Map(
    eightySixedAt(tx.db, tx.outlet.outletId, tx.businessDate).map((entry) => [
      entry.variantId ?? entry.itemId,
      entry,
    ]),
  )

const count = (tx: Tx, subjectId: string, leftMilli: number): void => {
  countEightySix.run(tx.db, leftMilli, tx.outlet.outletId, subjectId)
  tell(tx, 'item.counted', subjectId)
}

/** Every screen hears how it stands with one thing; nobody fetches the menu anew for it. */
const tell = (
  tx: Tx,
  kind: 'item.eighty-sixed' | 'item.counted' | 'item.restored',
  subjectId: string,
): void => {
  const entry = eightySixAt(tx.db, tx.outlet.outletId, subjectId)
  if (entry === undefined) throw new Error(`${subjectId} was never eighty-sixed`)
  tx.emit(kind, { key: `eighty-six:${subjectId}`, rev: entry.rev, data: entry })
}
