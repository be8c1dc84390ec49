/** An ingredient that nobody has named yet, made from where it is needed. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { ingredientUnits, type IngredientUnit } from '../../../schema/catalogue.ts'
import { newId } from '../../lib/ids.ts'
import { send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Select } from '../../lib/ui/select.ts'
import { t } from '../../lib/words/words.ts'
import { NamesFields, namesIn } from './names-fields.ts'
import { commit } from './store.ts'

export function NewIngredient({
  onMade,
}: {
  readonly onMade: (ingredientId: string) => void
}): VNode {
  const [typed, setTyped] = useState({ en: '', hi: '' })
  const [unit, setUnit] = useState<IngredientUnit>('kg')
  const [why, setWhy] = useState<string | undefined>()
  const names = namesIn(typed)
  const lack =
    can('ingredient.set') === 'allow'
      ? names === null
        ? t('catalogue.needs-name')
        : undefined
      : t('frame.not-yours')
  const make = async (): Promise<void> => {
    if (names === null) return
    const ingredientId = `ingredient-${newId()}`
    const refusedFor = await commit([
      () => send('ingredient.set', { ingredientId, names, unit }).done,
    ])
    setWhy(refusedFor)
    if (refusedFor === undefined) onMade(ingredientId)
  }
  return html`<fieldset class="recipe-new">
    <legend>${t('recipe.new-ingredient')}</legend>
    ${why !== undefined && html`<p class="item-why" role="alert">${why}</p>`}
    <${NamesFields} label=${t('recipe.ingredient')} value=${typed} max=${80} onChange=${setTyped} />
    <div class="item-pair">
      <${Select}
        label=${t('recipe.counted-in')}
        choices=${ingredientUnits.map((one) => ({ value: one, label: t(`recipe.unit-${one}`) }))}
        value=${unit}
        onChange=${setUnit}
      />
      <${Button} why=${lack} onPress=${() => void make()}>${t('recipe.make')}<//>
    </div>
  </fieldset>`
}
