/** What an item is made of: by the item, and by a size where that is made otherwise. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { CookingPot, Plus, Trash2 } from 'lucide'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { recipeIn, type ChangeDraft, type ItemDraft } from './item-draft.ts'
import { typedName } from './names-fields.ts'
import { NewIngredient } from './new-ingredient.ts'
import { milliOf, portionText, scaled, type LineDraft } from './recipe-draft.ts'

export interface ItemRecipeProps {
  readonly known: CatalogueDoc
  readonly draft: ItemDraft
  readonly onChange: ChangeDraft
}

/** In hundredths of the item's recipe. */
const scales = [50, 75, 150, 200] as const

export function ItemRecipe({ known, draft, onChange }: ItemRecipeProps): VNode {
  const { itemId } = draft.args
  const [subjectId, setSubject] = useState(itemId)
  const [isMaking, setMaking] = useState(false)
  const lines = recipeIn(draft, subjectId)
  const set = (next: readonly LineDraft[]): void =>
    onChange({ recipes: { ...draft.recipes, [subjectId]: next } })
  const left = known.ingredients.filter(
    ({ ingredientId, isActive }) =>
      isActive && !lines.some((line) => line.ingredientId === ingredientId),
  )
  const [next] = left
  const why = can('recipe.set') === 'allow' ? undefined : t('frame.not-yours')
  const isAsItem = subjectId !== itemId && lines.length === 0
  const ofItem = recipeIn(draft, itemId)
  return html`<div class="item-form">
    ${
      draft.sizes.length > 0 &&
      html`<${SegmentedControl}
        label=${t('recipe.for')}
        choices=${[
          { value: itemId, label: t('recipe.every-size') },
          ...draft.sizes.map(({ variantId, names }) => ({
            value: variantId,
            label: typedName(names) || '…',
          })),
        ]}
        value=${subjectId}
        onChange=${setSubject}
      />`
    }
    ${
      lines.length === 0 &&
      html`<${EmptyState}
        icon=${CookingPot}
        title=${t(isAsItem && ofItem.length > 0 ? 'recipe.as-item' : 'recipe.none')}
        next=${isAsItem && ofItem.length > 0 ? portionText(known, ofItem) : t('recipe.none-next')}
      />`
    }
    ${
      isAsItem &&
      ofItem.length > 0 &&
      html`<div class="recipe-scales" role="group" aria-label=${t('recipe.scale')}>
        <span>${t('recipe.scale')}</span>
        ${scales.map(
          (
            percent,
          ) => html`<${Button} key=${percent} why=${why} onPress=${() => set(scaled(ofItem, percent))}>
            ${`× ${percent / 100}`}
          <//>`,
        )}
      </div>`
    }
    <ul class="recipe-lines">
      ${lines.map(
        (line, i) => html`<${Line}
          key=${line.ingredientId}
          known=${known}
          line=${line}
          taken=${lines.map(({ ingredientId }) => ingredientId)}
          onChange=${(to: LineDraft | null) =>
            set(lines.flatMap((one, at) => (at !== i ? [one] : to === null ? [] : [to])))}
        />`,
      )}
    </ul>
    <div class="recipe-keys">
      <${Button}
        icon=${Plus}
        why=${why ?? (next === undefined ? t('recipe.all-in') : undefined)}
        onPress=${() => next !== undefined && set([...lines, { ingredientId: next.ingredientId, amount: '' }])}
      >
        ${t('recipe.add')}
      <//>
      <${Button} icon=${CookingPot} why=${why} pressed=${isMaking} onPress=${() => setMaking(!isMaking)}>
        ${t('recipe.new-ingredient')}
      <//>
    </div>
    ${
      isMaking &&
      html`<${NewIngredient}
        onMade=${(ingredientId: string) => {
          setMaking(false)
          set([...lines, { ingredientId, amount: '' }])
        }}
      />`
    }
    ${
      lines.some((line) => milliOf(line) !== null) &&
      html`<p class="recipe-says">
        <b>${t('recipe.portion', { unit: t(`catalogue.unit-${draft.args.unit}`) })}</b> ${portionText(known, lines)}
      </p>`
    }
  </div>`
}

interface LineProps {
  readonly known: CatalogueDoc
  readonly line: LineDraft
  /** What is in the recipe already: nothing stands in it twice. */
  readonly taken: readonly string[]
  /** null takes the line off. */
  readonly onChange: (line: LineDraft | null) => void
}

function Line({ known, line, taken, onChange }: LineProps): VNode {
  const ingredient = known.ingredients.find(
    ({ ingredientId }) => ingredientId === line.ingredientId,
  )
  const name = ingredient === undefined ? '' : nameOf(ingredient.names)
  return html`<li class="recipe-line">
    <${Select}
      label=${t('recipe.ingredient')}
      choices=${known.ingredients
        .filter(
          ({ ingredientId }) => ingredientId === line.ingredientId || !taken.includes(ingredientId),
        )
        .map(({ ingredientId, names }) => ({ value: ingredientId, label: nameOf(names) }))}
      value=${line.ingredientId}
      onChange=${(ingredientId: string) => onChange({ ...line, ingredientId })}
    />
    <${Field}
      label=${t('recipe.amount-of', { name })}
      inputMode="decimal"
      value=${line.amount}
      after=${ingredient && t(`recipe.unit-${ingredient.unit}`)}
      error=${line.amount !== '' && milliOf(line) === null ? t('recipe.bad-amount') : undefined}
      onInput=${(amount: string) => onChange({ ...line, amount })}
    />
    <${Button} icon=${Trash2} label=${t('recipe.remove', { name })} onPress=${() => onChange(null)} />
  </li>`
}
