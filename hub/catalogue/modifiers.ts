/** Groups of choices: what must or may be chosen with an item, and what a combo is put together from. */
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import type { Handler } from '../bus/tx.ts'
import { subjectKind, variantOf } from './catalogue.sql.ts'
import {
  groupOfModifier,
  keptItem,
  putModifier,
  putModifierGroup,
  retireModifiers,
} from './edit.sql.ts'
import { reviseMenu } from './revision.ts'

/**
 * Sets a whole group in place of the one it was. Refuses an id that stands for
 * something else, limits that cannot be met, and a choice of an item or a size
 * that does not exist.
 */
export const setModifierGroup: Handler<'modifier-group.set'> = (
  tx,
  { groupId, names, min, max, modifiers },
) => {
  const taken = modifiers.find(({ modifierId: id }) => {
    const isOther = subjectKind.all(tx.db, id, id, id).some(({ kind }) => kind !== 'modifier')
    return isOther || (groupOfModifier.get(tx.db, id)?.groupId ?? groupId) !== groupId
  })
  if (taken !== undefined) return no(refusal('subject.taken', { id: taken.modifierId }))
  if (min > max || min > modifiers.length)
    return no(refusal('modifier-group.limits', { group: names }))
  const isKnown = ({ itemId }: (typeof modifiers)[number]): boolean =>
    itemId === null || keptItem.get(tx.db, itemId) !== undefined
  if (!modifiers.every(isKnown)) return no(refusal('item.unknown'))
  const unsized = modifiers.find(
    ({ itemId, variantId }) =>
      variantId !== null &&
      (itemId === null || variantOf.get(tx.db, itemId, variantId)?.isActive !== 1),
  )
  if (unsized !== undefined) return no(refusal('variant.unknown', { item: unsized.names }))

  putModifierGroup.run(tx.db, groupId, JSON.stringify(names), min, max)
  const kept = JSON.stringify(modifiers.map(({ modifierId }) => modifierId))
  retireModifiers.run(tx.db, groupId, kept)
  modifiers.forEach((one, i) =>
    putModifier.run(
      tx.db,
      one.modifierId,
      groupId,
      JSON.stringify(one.names),
      i + 1,
      one.itemId,
      one.variantId,
    ),
  )
  return ok({ rev: reviseMenu(tx) })
}
