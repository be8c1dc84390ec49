/** The sizes of an item, and what each costs: everywhere, or otherwise for one order type. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ArrowUp, Plus, Trash2 } from 'lucide'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { t } from '../../lib/words/words.ts'
import { currencySign } from './amount.ts'
import {
  isBadPrice,
  newSize,
  priceText,
  withPrice,
  type ChangeDraft,
  type ItemDraft,
  type SizeDraft,
} from './item-draft.ts'
import { NamesFields, typedName, type TypedNames } from './names-fields.ts'
import { priceScopes } from './store.ts'

export interface ItemPricesProps {
  readonly draft: ItemDraft
  readonly onChange: ChangeDraft
}

export function ItemPrices({ draft, onChange }: ItemPricesProps): VNode {
  const { sizes } = draft
  const swap = (i: number): readonly SizeDraft[] => [
    ...sizes.slice(0, i - 1),
    ...sizes.slice(i, i + 1),
    ...sizes.slice(i - 1, i),
    ...sizes.slice(i + 1),
  ]
  return html`<div class="item-form">
    <p class="item-about">${t('catalogue.prices-about')}</p>
    ${sizes.length === 0 && html`<${Prices} draft=${draft} subjectId=${draft.args.itemId} onChange=${onChange} />`}
    <ol class="size-list">
      ${sizes.map(({ variantId, names }, i) => {
        const name = typedName(names) || t('catalogue.size', { number: i + 1 })
        const rename = (to: TypedNames): void =>
          onChange({ sizes: sizes.map((size, at) => (at === i ? { ...size, names: to } : size)) })
        return html`<li key=${variantId} class="size">
          <${NamesFields} label=${t('catalogue.size', { number: i + 1 })} value=${names} max=${80} onChange=${rename} />
          <${Prices} draft=${draft} subjectId=${variantId} onChange=${onChange} />
          <span class="size-keys">
            ${i > 0 && html`<${Button} icon=${ArrowUp} label=${t('catalogue.up', { name })} onPress=${() => onChange({ sizes: swap(i) })} />`}
            <${Button}
              icon=${Trash2}
              label=${t('choices.remove', { name })}
              onPress=${() => onChange({ sizes: sizes.filter((_, at) => at !== i) })}
            />
          </span>
        </li>`
      })}
    </ol>
    <${Button} icon=${Plus} onPress=${() => onChange({ sizes: [...sizes, newSize()] })}>
      ${t('catalogue.add-size')}
    <//>
  </div>`
}

function Prices({
  draft,
  subjectId,
  onChange,
}: ItemPricesProps & { readonly subjectId: string }): VNode {
  const everywhere = priceText(draft, subjectId)
  return html`<div class="size-prices">
    ${priceScopes.map(
      (scope) => html`<${Field}
        key=${scope ?? 'all'}
        label=${t(`catalogue.scope-${scope ?? 'all'}`)}
        inputMode="decimal"
        before=${currencySign()}
        placeholder=${scope === null ? t('catalogue.no-price') : everywhere}
        value=${priceText(draft, subjectId, scope)}
        error=${isBadPrice(draft, subjectId, scope) ? t('catalogue.needs-price') : undefined}
        onInput=${(text: string) => onChange(withPrice(draft, subjectId, scope, text))}
      />`,
    )}
  </div>`
}
