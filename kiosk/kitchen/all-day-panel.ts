/**
 * All-day: what the open tickets ask for, added up; and what that takes of each
 * ingredient. The rule: touching a row shows its tickets and dims the others;
 * touching it again lets go.
 */
import { computed, signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { CookingPot } from 'lucide'
import { nameIn } from '../../schema/names.ts'
import { isRemoval } from '../../schema/removal.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { Tabs } from '../lib/ui/tabs.ts'
import { quantity } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { findTicketsBy, letGoOfRow, touchedRow } from './all-day-asked.ts'
import { allDay, type AllDayRow } from './all-day.ts'
import { ingredientsOf, type IngredientRow } from './ingredients.ts'
import { qtyText } from './names.ts'
import { recipes, wantRecipes } from './recipes.ts'
import { rail } from './wall.ts'

type TabName = 'items' | 'ingredients'
const tab = signal<TabName>('items')

const items = computed(() => allDay(rail.value))
const ingredients = computed(() =>
  recipes.value === null ? null : ingredientsOf(rail.value, recipes.value),
)

findTicketsBy((key) => {
  const row =
    items.value.find((one) => one.key === key) ??
    ingredients.value?.find(({ ingredientId }) => ingredientId === key)
  return row === undefined ? null : new Set(row.ticketIds)
})

const press = (key: string): void => {
  touchedRow.value = touchedRow.peek() === key ? '' : key
}

export function AllDayPanel(): VNode {
  const choose = (id: string): void => {
    letGoOfRow()
    tab.value = id === 'ingredients' ? 'ingredients' : 'items'
    if (id === 'ingredients') wantRecipes()
  }
  return html`<aside class="all-day" aria-label=${t('kitchen.all-day')}>
    <${Tabs}
      label=${t('kitchen.all-day')}
      tabs=${[
        { id: 'items', label: t('kitchen.all-day-items') },
        { id: 'ingredients', label: t('kitchen.all-day-ingredients') },
      ]}
      value=${tab.value}
      onChange=${choose}
    >
      ${tab.value === 'items' ? html`<${Items} />` : html`<${Ingredients} />`}
    <//>
  </aside>`
}

function Items(): VNode {
  return items.value.length === 0
    ? html`<${EmptyState} icon=${CookingPot} title=${t('kitchen.all-day-empty')} />`
    : html`<ul>${items.value.map((row) => html`<${Row} key=${row.key} row=${row} />`)}</ul>`
}

function Ingredients(): VNode {
  if (ingredients.value === null) return html`<${Skeleton} shape="row" count=${6} />`
  if (ingredients.value.length === 0) {
    return html`<${EmptyState}
      icon=${CookingPot}
      title=${t(recipes.value?.recipes.length === 0 ? 'kitchen.no-recipes' : 'kitchen.all-day-empty')}
      next=${recipes.value?.recipes.length === 0 ? t('kitchen.no-recipes-next') : undefined}
    />`
  }
  return html`<ul>
    ${ingredients.value.map((row) => html`<${Ingredient} key=${row.ingredientId} row=${row} />`)}
  </ul>`
}

function Ingredient({ row }: { readonly row: IngredientRow }): VNode {
  const { ingredientId, names, unit, qtyMilli } = row
  return html`<li>
    <button
      type="button"
      class="all-day-row"
      aria-pressed=${touchedRow.value === ingredientId}
      onClick=${() => press(ingredientId)}
    >
      <span class="all-day-qty figures">
        ${quantity(qtyMilli)}${' '}<small>${t(`kitchen.unit-${unit}`)}</small>
      </span>
      <span class="all-day-name">${nameIn(names, language.value)}</span>
    </button>
  </li>`
}

function Row({ row }: { readonly row: AllDayRow }): VNode {
  const reader = language.value
  const name = nameIn(row.names, reader)
  const full = row.variantNames === null ? name : `${name}, ${nameIn(row.variantNames, reader)}`
  return html`<li>
    <button
      type="button"
      class="all-day-row"
      aria-pressed=${touchedRow.value === row.key}
      onClick=${() => press(row.key)}
    >
      <span class="all-day-qty figures">${qtyText(row)}</span>
      <span class="all-day-name">${full}</span>
      ${row.modifiers.map(
        (modifier) => html`<span
          key=${modifier.names.en}
          class=${`all-day-how${isRemoval(modifier.names) ? ' ticket-removes' : ''}`}
        >
          <span class="figures">${qtyText({ qtyMilli: modifier.qtyMilli, unit: row.unit })}</span>
          ${' '}${nameIn(modifier.names, reader)}
        </span>`,
      )}
    </button>
  </li>`
}
