import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import { reaches } from '../bus/permit.ts'
import type { Handler } from '../bus/tx.ts'
import {
  addPrice,
  closePrices,
  everyOutlet,
  nextPriceRevision,
  priceRevision,
  recordRevision,
  subjectKind,
} from './catalogue.sql.ts'

/**
 * A new price from a business date on. The row it replaces is closed, not
 * changed, so that a customer who saw the old one can still be charged it.
 * Refuses a subject or an outlet that does not exist, and an outlet the person
 * does not work at.
 */
export const setPrice: Handler<'price.set'> = (tx, args) => {
  const kind = subjectKind.get(tx.db, args.subjectId, args.subjectId, args.subjectId)?.kind
  if (kind === undefined) return no(refusal('subject.unknown'))
  const outletIds = everyOutlet.all(tx.db).map(({ outletId }) => outletId)
  if (
    args.outletId !== undefined &&
    !(outletIds.includes(args.outletId) && reaches(tx, args.outletId))
  )
    return no(refusal('outlet.unknown'))

  nextPriceRevision.run(tx.db)
  const rev = priceRevision.get(tx.db)?.rev ?? 1
  recordRevision.run(tx.db, rev, tx.at)
  const validFrom = args.validFrom ?? tx.businessDate
  const scope = [args.outletId ?? null, args.orderType ?? null, args.customerGroup ?? null] as const
  closePrices.run(tx.db, rev, args.subjectId, ...scope, validFrom)
  addPrice.run(
    tx.db,
    kind === 'item' ? args.subjectId : null,
    kind === 'variant' ? args.subjectId : null,
    kind === 'modifier' ? args.subjectId : null,
    ...scope,
    validFrom,
    args.amount,
    args.isTaxIncluded ? 1 : 0,
    rev,
  )
  for (const outletId of outletIds) {
    tx.emit('menu.changed', { key: `menu:${outletId}`, rev, data: { rev }, outletId })
  }
  return ok({ rev })
}
