/** One item with everything there is to say about it, beside the list. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { allergens, foodMarks, units, type Allergen } from '../../../schema/catalogue.ts'
import type { CatalogueItem } from '../../../schema/catalogue-doc.ts'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { newId } from '../../lib/ids.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Select } from '../../lib/ui/select.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { amountText, readAmount } from './amount.ts'
import { Chips } from './chips.ts'
import { NamesFields, namesIn, type TypedNames } from './names-fields.ts'
import { PictureField } from './picture-field.ts'
import { ServedField } from './served-field.ts'
import { argsOf, catalogue, priceOf, setItem, setPrice, type ItemArgs } from './store.ts'

export interface ItemSheetProps {
  /** undefined: a new one. */
  readonly item: CatalogueItem | undefined
  /** Where a new one goes at first. */
  readonly categoryId: string | undefined
  readonly onClose: () => void
}

const freshItem = (categoryId: string | undefined): ItemArgs => {
  const known = catalogue.peek()
  const like = known?.items.find((item) => item.categoryId === categoryId) ?? known?.items[0]
  return {
    itemId: `item-${newId()}`,
    code: '',
    categoryId: categoryId ?? known?.categories[0]?.categoryId ?? '',
    names: { en: '' },
    unit: like?.unit ?? 'piece',
    isWeighed: like?.isWeighed ?? false,
    mark: like?.mark ?? 'veg',
    taxClassId: like?.taxClassId ?? known?.taxClasses[0]?.taxClassId ?? '',
    hsn: like?.hsn ?? '',
    salesAccount: like?.salesAccount ?? '4030',
    soldAt:
      shownOutlet.peek() === undefined ? [] : [{ outletId: shownOutlet.peek()?.outletId ?? '' }],
  }
}

export function ItemSheet({ item, categoryId, onClose }: ItemSheetProps): VNode {
  const [args, setArgs] = useState<ItemArgs>(() =>
    item === undefined ? freshItem(categoryId) : argsOf(item),
  )
  const [names, setNames] = useState<TypedNames>({ en: args.names.en, hi: args.names.hi ?? '' })
  const [kitchen, setKitchen] = useState<TypedNames>({
    en: args.kitchenNames?.en ?? '',
    hi: args.kitchenNames?.hi ?? '',
  })
  const [told, setTold] = useState<TypedNames>({
    en: args.description?.en ?? '',
    hi: args.description?.hi ?? '',
  })
  const [price, setPriceText] = useState(amountText(priceOf(args.itemId)))
  const [why, setWhy] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)
  const change = (to: Partial<ItemArgs>): void => setArgs((before) => ({ ...before, ...to }))
  const known = catalogue.value
  if (known === null) return html`<${Sheet} title="" from="side" onClose=${onClose}><p /><//>`

  const hasSizes = (args.variants ?? []).length > 0
  const amount = readAmount(price)
  const lacks =
    can('item.set') !== 'allow'
      ? t('frame.not-yours')
      : names.en.trim() === ''
        ? t('catalogue.needs-name')
        : args.code.trim() === ''
          ? t('catalogue.needs-code')
          : !hasSizes && price !== '' && amount === null
            ? t('catalogue.needs-price')
            : undefined
  const save = async (): Promise<void> => {
    setBusy(true)
    const told2 = namesIn(told)
    const refusedFor =
      (await setItem(
        {
          ...args,
          code: args.code.trim(),
          names: namesIn(names) ?? { en: '' },
          kitchenNames: namesIn(kitchen),
          description: told2,
        },
        item,
      )) ??
      (hasSizes || amount === null || amount === priceOf(args.itemId)
        ? undefined
        : await setPrice(args.itemId, amount, false))
    setBusy(false)
    if (refusedFor === undefined) onClose()
    else setWhy(refusedFor)
  }
  return html`<${Sheet}
    title=${item === undefined ? t('catalogue.new-item') : nameOf(item.names)}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} onPress=${onClose}>${t('shared.cancel')}<//>
      <${Button} kind="primary" class="grow" why=${lacks} busy=${isBusy} onPress=${() => void save()}>
        ${t('shared.save')}
      <//>`}
  >
    <div class="item-form">
      ${why !== undefined && html`<p class="item-why" role="alert">${why}</p>`}
      <${NamesFields} label=${t('catalogue.name')} value=${names} max=${80} onChange=${setNames} />
      <div class="item-pair">
        <${Field} label=${t('catalogue.code')} value=${args.code} maxLength=${20} onInput=${(code: string) => change({ code })} />
        ${
          hasSizes
            ? html`<p class="item-note">${t('catalogue.priced-by-size')}</p>`
            : html`<${Field}
                label=${t('catalogue.price')}
                inputMode="decimal"
                value=${price}
                error=${price !== '' && amount === null ? t('catalogue.needs-price') : undefined}
                onInput=${setPriceText}
              />`
        }
      </div>
      <div class="item-pair">
        <${Select}
          label=${t('catalogue.category')}
          choices=${known.categories.map((one) => ({ value: one.categoryId, label: nameOf(one.names) }))}
          value=${args.categoryId}
          onChange=${(id: string) => change({ categoryId: id })}
        />
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
        <${Select}
          label=${t('catalogue.tax')}
          choices=${known.taxClasses.map((one) => ({ value: one.taxClassId, label: nameOf(one.names) }))}
          value=${args.taxClassId}
          onChange=${(taxClassId: string) => change({ taxClassId })}
        />
      </div>
      ${
        hasSizes &&
        html`<ul class="item-sizes">
          ${(args.variants ?? []).map(
            ({ variantId, names: size }) => html`<li key=${variantId}>
              <span>${size.en}</span><b class="figures">${amountText(priceOf(variantId))}</b>
            </li>`,
          )}
        </ul>`
      }
      <${PictureField} value=${args.picture ?? null} onChange=${(picture: string | null) => change({ picture })} />
      <${NamesFields} label=${t('catalogue.description')} value=${told} max=${300} onChange=${setTold} />
      <${NamesFields} label=${t('catalogue.kitchen-name')} value=${kitchen} max=${80} onChange=${setKitchen} />
      <${Chips}
        label=${t('catalogue.allergens')}
        choices=${allergens.map((one) => ({ value: one, label: t(`catalogue.allergen-${one}`) }))}
        value=${args.allergens ?? []}
        onChange=${(next: readonly string[]) => change({ allergens: [...next] as Allergen[] })}
      />
      <${Chips}
        label=${t('catalogue.choices')}
        choices=${known.modifierGroups.map((one) => ({ value: one.groupId, label: nameOf(one.names) }))}
        value=${args.modifierGroupIds ?? []}
        onChange=${(next: readonly string[]) => change({ modifierGroupIds: [...next] })}
      />
      <${ServedField} value=${args.served ?? []} onChange=${(served: NonNullable<ItemArgs['served']>) => change({ served })} />
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
  <//>`
}

const flags = ['isFavourite', 'isSpecial', 'isDiscountable'] as const
