/** What an item is: its names, code, price, kind, picture and marks. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { allergenNames } from '../../../schema/allergen-names.ts'
import { allergens, foodMarks, units, type Allergen } from '../../../schema/catalogue.ts'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { Field } from '../../lib/ui/field.ts'
import { Select } from '../../lib/ui/select.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { currencySign } from './amount.ts'
import { Chips } from '../../lib/ui/choice-chips.ts'
import {
  isBadPrice,
  priceText,
  withPrice,
  type ChangeArgs,
  type ChangeDraft,
  type ItemDraft,
} from './item-draft.ts'
import { NamesFields, type TypedNames } from './names-fields.ts'
import { PictureField } from './picture-field.ts'
import type { ItemArgs } from './store.ts'

export interface ItemBasicsProps {
  readonly known: CatalogueDoc
  readonly draft: ItemDraft
  readonly onChange: ChangeDraft
}

const flags = ['isFavourite', 'isSpecial', 'isDiscountable'] as const

export function ItemBasics({ known, draft, onChange }: ItemBasicsProps): VNode {
  const { args } = draft
  const change: ChangeArgs = (to) => onChange({ args: { ...args, ...to } })
  return html`<div class="item-form">
    <${NamesFields} label=${t('catalogue.name')} value=${draft.names} max=${80} onChange=${(names: TypedNames) => onChange({ names })} />
    <div class="item-four">
      <${Field} label=${t('catalogue.code')} value=${args.code} maxLength=${20} onInput=${(code: string) => change({ code })} />
      ${
        draft.sizes.length > 0
          ? html`<p class="item-note">${t('catalogue.priced-by-size')}</p>`
          : html`<${Field}
              label=${t('catalogue.price')}
              inputMode="decimal"
              before=${currencySign()}
              value=${priceText(draft, args.itemId)}
              error=${isBadPrice(draft, args.itemId) ? t('catalogue.needs-price') : undefined}
              onInput=${(text: string) => onChange(withPrice(draft, args.itemId, null, text))}
            />`
      }
      <${Select}
        label=${t('catalogue.unit')}
        choices=${units.map((unit) => ({ value: unit, label: t(`catalogue.unit-${unit}`) }))}
        value=${args.unit}
        onChange=${(unit: ItemArgs['unit']) =>
          change({ unit, isWeighed: unit === 'kg' || unit === 'litre' })}
      />
      <${Select}
        label=${t('catalogue.mark')}
        choices=${foodMarks.map((mark) => ({ value: mark, label: t(`catalogue.mark-${mark}`) }))}
        value=${args.mark}
        onChange=${(mark: ItemArgs['mark']) => change({ mark })}
      />
    </div>
    <div class="item-pair">
      <${Select}
        label=${t('catalogue.category')}
        choices=${known.categories.map((one) => ({ value: one.categoryId, label: nameOf(one.names) }))}
        value=${args.categoryId}
        onChange=${(categoryId: string) => change({ categoryId })}
      />
      <${Select}
        label=${t('catalogue.tax')}
        choices=${known.taxClasses.map((one) => ({ value: one.taxClassId, label: nameOf(one.names) }))}
        value=${args.taxClassId}
        onChange=${(taxClassId: string) => change({ taxClassId })}
      />
    </div>
    <${Chips}
      label=${t('catalogue.also')}
      choices=${[
        { value: 'isFavourite', label: t('catalogue.favourite') },
        { value: 'isSpecial', label: t('catalogue.special') },
        { value: 'isDiscountable', label: t('catalogue.discountable') },
      ]}
      value=${flags.filter((flag) => args[flag] ?? flag === 'isDiscountable')}
      onChange=${(next: readonly string[]) =>
        change(Object.fromEntries(flags.map((flag) => [flag, next.includes(flag)])))}
    />
    <${PictureField} value=${args.picture ?? null} onChange=${(picture: string | null) => change({ picture })} />
    <${NamesFields} label=${t('catalogue.description')} value=${draft.told} max=${300} onChange=${(told: TypedNames) => onChange({ told })} />
    <${NamesFields} label=${t('catalogue.kitchen-name')} value=${draft.kitchen} max=${80} onChange=${(kitchen: TypedNames) => onChange({ kitchen })} />
    <${Chips}
      label=${t('catalogue.allergens')}
      choices=${allergens.map((one) => ({ value: one, label: nameOf(allergenNames[one]) }))}
      value=${args.allergens ?? []}
      onChange=${(next: readonly string[]) => change({ allergens: [...next] as Allergen[] })}
    />
    <div class="item-pair">
      <${Field}
        label=${t('catalogue.hsn')}
        inputMode="numeric"
        maxLength=${8}
        value=${args.hsn ?? ''}
        onInput=${(hsn: string) => change({ hsn: hsn.trim() })}
      />
      <${Field}
        label=${t('catalogue.prep')}
        inputMode="numeric"
        value=${args.prepMinutes === null || args.prepMinutes === undefined ? '' : String(args.prepMinutes)}
        after=${t('catalogue.minutes')}
        onInput=${(text: string) => {
          const minutes = Number.parseInt(text, 10)
          change({ prepMinutes: minutes > 0 && minutes <= 600 ? minutes : null })
        }}
      />
    </div>
  </div>`
}
