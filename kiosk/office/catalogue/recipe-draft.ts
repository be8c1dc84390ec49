/** A recipe while it is being written, and what it says of one portion. */
import type { IngredientUnit } from '../../../schema/catalogue.ts'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { qtyToText, textToQty } from '../../../schema/quantity.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'

export interface LineDraft {
  readonly ingredientId: string
  /** As it was typed, in the unit of the ingredient. */
  readonly amount: string
}

/** A quantity without zeros that say nothing: `0.12`. */
const amountOf = (qtyMilli: number): string => qtyToText(qtyMilli).replace(/(\.\d*?)0+$/, '$1')

/** The recipe something has. */
export const linesOf = (known: CatalogueDoc | null, subjectId: string): readonly LineDraft[] =>
  (known?.recipes.find((one) => one.subjectId === subjectId)?.lines ?? []).map(
    ({ ingredientId, qtyMilli }) => ({ ingredientId, amount: amountOf(qtyMilli) }),
  )

/** The thousandths of a line; null where it is no amount yet. */
export const milliOf = ({ amount }: LineDraft): number | null => {
  const qty = textToQty(amount.replace(/^\./, '0.'))
  return qty === undefined || qty === 0 ? null : qty
}

/** Whether every line says how much. */
export const isWhole = (lines: readonly LineDraft[]): boolean =>
  lines.every((line) => milliOf(line) !== null)

export const linesIn = (
  lines: readonly LineDraft[],
): { ingredientId: string; qtyMilli: number }[] =>
  lines.flatMap((line) => {
    const qtyMilli = milliOf(line)
    return qtyMilli === null ? [] : [{ ingredientId: line.ingredientId, qtyMilli }]
  })

/** The same recipe for a larger or a smaller size, to the thousandth. */
export const scaled = (lines: readonly LineDraft[], percent: number): readonly LineDraft[] =>
  linesIn(lines).map(({ ingredientId, qtyMilli }) => ({
    ingredientId,
    amount: amountOf(Math.max(1, Math.round((qtyMilli * percent) / 100))),
  }))

const smaller: Partial<Record<IngredientUnit, IngredientUnit>> = { kg: 'g', litre: 'ml' }

/** `120 g`, `2 pieces`: below one kilogram or litre in the smaller unit, as a cook says it. */
export const cookText = (qtyMilli: number, unit: IngredientUnit): string => {
  const less = qtyMilli < 1000 ? smaller[unit] : undefined
  return less === undefined
    ? t(`recipe.of-${unit}`, { amount: amountOf(qtyMilli) })
    : t(`recipe.of-${less}`, { amount: qtyMilli })
}

/** What one portion takes, in one sentence's worth. */
export const portionText = (known: CatalogueDoc, lines: readonly LineDraft[]): string =>
  linesIn(lines)
    .flatMap(({ ingredientId, qtyMilli }) => {
      const ingredient = known.ingredients.find((one) => one.ingredientId === ingredientId)
      return ingredient === undefined
        ? []
        : [`${nameOf(ingredient.names)} ${cookText(qtyMilli, ingredient.unit)}`]
    })
    .join(' · ')
