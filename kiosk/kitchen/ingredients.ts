/**
 * What the open tickets take of each ingredient, from the recipes.
 *
 * The rule: a size is made by its own recipe where it has one and by its
 * item's where it has none; what a modifier takes comes on top.
 */
import type { Names } from '../../schema/names.ts'
import type { RecipesDoc } from '../../schema/recipe.ts'
import type { TicketDoc, TicketLine } from '../../schema/ticket.ts'

export type IngredientUnit = RecipesDoc['ingredients'][number]['unit']

export interface IngredientRow {
  readonly ingredientId: string
  readonly names: Names
  readonly unit: IngredientUnit
  readonly qtyMilli: number
  /** The tickets that take of it, oldest first. */
  readonly ticketIds: readonly string[]
}

/** By name in the order of the recipes’ own list; what nothing takes is left out. */
export const ingredientsOf = (
  open: readonly TicketDoc[],
  { ingredients, recipes }: Pick<RecipesDoc, 'ingredients' | 'recipes'>,
): readonly IngredientRow[] => {
  const bySubject = new Map(recipes.map(({ subjectId, lines }) => [subjectId, lines]))
  const subjectsOf = ({ itemId, variantId, modifiers }: TicketLine): readonly string[] => [
    variantId !== null && bySubject.has(variantId) ? variantId : itemId,
    ...modifiers.map(({ modifierId }) => modifierId),
  ]
  const taken = new Map<string, { qty: number; ticketIds: Set<string> }>()
  for (const { ticketId, lines } of open) {
    for (const line of lines) {
      if (line.change === 'void' || line.qtyMilli === 0) continue
      for (const { ingredientId, qtyMilli } of subjectsOf(line).flatMap(
        (subject) => bySubject.get(subject) ?? [],
      )) {
        const one = taken.get(ingredientId) ?? { qty: 0, ticketIds: new Set() }
        one.qty += qtyMilli * line.qtyMilli
        one.ticketIds.add(ticketId)
        taken.set(ingredientId, one)
      }
    }
  }
  return ingredients.flatMap(({ ingredientId, names, unit }) => {
    const one = taken.get(ingredientId)
    if (one === undefined) return []
    const qtyMilli = Math.round(one.qty / 1000)
    return [{ ingredientId, names, unit, qtyMilli, ticketIds: [...one.ticketIds] }]
  })
}
