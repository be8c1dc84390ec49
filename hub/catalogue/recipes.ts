/** Ingredients, and what each thing that is sold is made of. */
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import type { Handler } from '../bus/tx.ts'
import { subjectKind } from './catalogue.sql.ts'
import { addRecipeLine, clearRecipe, ingredientById, putIngredient, usesOf } from './recipes.sql.ts'
import { reviseMenu } from './revision.ts'

/** Makes an ingredient or changes it. Refuses another unit where recipes count in the one it has. */
export const setIngredient: Handler<'ingredient.set'> = (
  tx,
  { ingredientId, names, unit, isActive },
) => {
  const before = ingredientById.get(tx.db, ingredientId)
  const isUsed = (usesOf.get(tx.db, ingredientId)?.uses ?? 0) > 0
  if (before !== undefined && before.unit !== unit && isUsed)
    return no(refusal('ingredient.unit-fixed', { ingredient: names }))
  putIngredient.run(tx.db, ingredientId, JSON.stringify(names), unit, isActive ? 1 : 0)
  return ok({ rev: reviseMenu(tx) })
}

/**
 * Sets the whole recipe of an item, a size or a modifier in place of the one it
 * had. Refuses a subject or an ingredient that does not exist.
 */
export const setRecipe: Handler<'recipe.set'> = (tx, { subjectId, lines }) => {
  const kind = subjectKind.get(tx.db, subjectId, subjectId, subjectId)?.kind
  if (kind === undefined) return no(refusal('subject.unknown'))
  if (lines.some(({ ingredientId }) => ingredientById.get(tx.db, ingredientId) === undefined))
    return no(refusal('ingredient.unknown'))
  clearRecipe.run(tx.db, subjectId)
  lines.forEach(({ ingredientId, qtyMilli }, i) =>
    addRecipeLine.run(
      tx.db,
      kind === 'item' ? subjectId : null,
      kind === 'variant' ? subjectId : null,
      kind === 'modifier' ? subjectId : null,
      i + 1,
      ingredientId,
      qtyMilli,
    ),
  )
  return ok({ rev: reviseMenu(tx) })
}
