/** One group of choices being written, beside it the question as the counter will ask it. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { ArrowLeft, ArrowUp, Plus, Trash2 } from 'lucide'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { Stepper } from '../../lib/ui/stepper.ts'
import { toast } from '../../lib/ui/toast.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { goTo } from '../where.ts'
import { currencySign } from './amount.ts'
import {
  draftOf,
  extraOf,
  lackOf,
  limitsText,
  newChoice,
  saveGroup,
  type ChoiceDraft,
  type Group,
  type GroupDraft,
} from './group-draft.ts'
import { GroupPreview } from './group-preview.ts'
import { NamesFields, typedName, type TypedNames } from './names-fields.ts'
import { OnItems } from './on-items.ts'

export interface GroupFormProps {
  readonly known: CatalogueDoc
  /** undefined: a new one. */
  readonly group: Group | undefined
}

const back = (): void => goTo({ part: 'catalogue', path: ['choices'] })

export function GroupForm({ known, group }: GroupFormProps): VNode {
  const [draft, setDraft] = useState<GroupDraft>(() => draftOf(known, group))
  const [why, setWhy] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)
  const change = (to: Partial<GroupDraft>): void => setDraft((before) => ({ ...before, ...to }))
  const lack = can('modifier-group.set') === 'allow' ? lackOf(draft) : t('frame.not-yours')
  const save = async (): Promise<void> => {
    setBusy(true)
    const refusedFor = await saveGroup(known, draft)
    setBusy(false)
    setWhy(refusedFor)
    if (refusedFor !== undefined) return
    toast({ text: t('catalogue.saved', { name: typedName(draft.names) }), tone: 'done' })
    back()
  }
  return html`<div class="group">
    <header class="catalogue-head">
      <${Button} kind="quiet" icon=${ArrowLeft} onPress=${back}>${t('choices.all')}<//>
      <h2>${group === undefined ? t('choices.new') : nameOf(group.names)}</h2>
      <${Button} kind="primary" why=${lack} busy=${isBusy} onPress=${() => void save()}>${t('shared.save')}<//>
    </header>
    ${why !== undefined && html`<p class="item-why" role="alert">${why}</p>`}
    <div class="group-halves">
      <div class="item-form">
        <${NamesFields}
          label=${t('choices.name')}
          value=${draft.names}
          max=${80}
          onChange=${(names: TypedNames) => change({ names })}
        />
        <${Limits} draft=${draft} onChange=${change} />
        <${ChoiceList} known=${known} choices=${draft.choices} onChange=${(choices: readonly ChoiceDraft[]) => change({ choices })} />
        <${OnItems}
          known=${known}
          value=${draft.itemIds}
          onChange=${(itemIds: readonly string[]) => change({ itemIds })}
        />
      </div>
      <${Card} title=${t('choices.preview')}><${GroupPreview} draft=${draft} /><//>
    </div>
  </div>`
}

function Limits({
  draft: { min, max },
  onChange,
}: {
  readonly draft: GroupDraft
  readonly onChange: (to: Partial<GroupDraft>) => void
}): VNode {
  return html`<div class="group-limits">
    <${SegmentedControl}
      label=${t('choices.rule')}
      choices=${[
        { value: 'must', label: t('choices.must') },
        { value: 'may', label: t('choices.may') },
      ]}
      value=${min > 0 ? 'must' : 'may'}
      onChange=${(rule: string) => onChange({ min: rule === 'must' ? 1 : 0 })}
    />
    ${
      min > 0 &&
      html`<div class="group-limit"><span>${t('choices.least')}</span>
        <${Stepper}
          name=${t('choices.least')}
          value=${min}
          least=${1}
          most=${20}
          onChange=${(least: number) => onChange({ min: least, max: Math.max(least, max) })}
        />
      </div>`
    }
    <div class="group-limit"><span>${t('choices.most')}</span>
      <${Stepper}
        name=${t('choices.most')}
        value=${max}
        least=${Math.max(1, min)}
        most=${20}
        onChange=${(most: number) => onChange({ max: most })}
      />
    </div>
    <p class="group-says">${limitsText({ min, max })}</p>
  </div>`
}

const withSize = (name: string, size: string | undefined): string =>
  size === undefined ? name : `${name}, ${size}`

function ChoiceList({
  known,
  choices,
  onChange,
}: {
  readonly known: CatalogueDoc
  readonly choices: readonly ChoiceDraft[]
  readonly onChange: (choices: readonly ChoiceDraft[]) => void
}): VNode {
  const set = (i: number, to: Partial<ChoiceDraft>): void =>
    onChange(choices.map((choice, at) => (at === i ? { ...choice, ...to } : choice)))
  const up = (i: number): void =>
    onChange(
      choices.map((choice, at) =>
        at === i - 1 ? (choices[i] ?? choice) : at === i ? (choices[i - 1] ?? choice) : choice,
      ),
    )
  const items = [
    { value: '', label: t('choices.a-wish') },
    ...known.items
      .filter(({ isActive }) => isActive)
      .map(({ itemId, names }) => ({ value: itemId, label: nameOf(names) })),
  ]
  const itemOf = (itemId: string | null) => known.items.find((one) => one.itemId === itemId)
  const sizesOf = (itemId: string | null) => itemOf(itemId)?.variants ?? []
  /** … and where it is named as its item is, or as another size of it, with the size. */
  const resize = (i: number, variantId: string): void => {
    const choice = choices[i]
    const item = itemOf(choice?.itemId ?? null)
    if (choice === undefined || item === undefined) return
    const named = (sizeId: string | null): TypedNames => {
      const size = item.variants.find((one) => one.variantId === sizeId)?.names
      return {
        en: withSize(item.names.en, size?.en),
        hi: item.names.hi === undefined ? '' : withSize(item.names.hi, size?.hi ?? size?.en),
      }
    }
    const next = variantId === '' ? null : variantId
    const isAsIs = choice.names.en.trim() === named(choice.variantId).en
    set(i, { variantId: next, ...(isAsIs ? { names: named(next) } : {}) })
  }
  /** A choice that is an item begins with the item's name. */
  const become = (i: number, itemId: string): void => {
    const item = itemOf(itemId)
    const isUnnamed = choices[i]?.names.en.trim() === ''
    set(i, {
      itemId: itemId === '' ? null : itemId,
      variantId: null,
      ...(item !== undefined && isUnnamed
        ? { names: { en: item.names.en, hi: item.names.hi ?? '' } }
        : {}),
    })
  }
  return html`<section class="group-choices">
    <h3>${t('choices.answers')}</h3>
    <ol>
      ${choices.map((choice, i) => {
        const name = typedName(choice.names) || t('choices.answer', { number: i + 1 })
        return html`<li key=${choice.modifierId} class="group-choice" aria-label=${name}>
          <${NamesFields}
            label=${t('choices.answer', { number: i + 1 })}
            value=${choice.names}
            max=${80}
            onChange=${(names: TypedNames) => set(i, { names })}
          />
          <div class="group-choice-more">
            <${Field}
              label=${t('choices.extra')}
              inputMode="decimal"
              before=${`+${currencySign()}`}
              value=${choice.price}
              placeholder="0"
              error=${extraOf(choice) === null ? t('catalogue.needs-price') : undefined}
              onInput=${(price: string) => set(i, { price })}
            />
            <${Select}
              label=${t('choices.is')}
              choices=${items}
              value=${choice.itemId ?? ''}
              onChange=${(itemId: string) => become(i, itemId)}
            />
            ${
              sizesOf(choice.itemId).length > 0 &&
              html`<${Select}
                label=${t('choices.size')}
                choices=${[
                  { value: '', label: t('choices.any-size') },
                  ...sizesOf(choice.itemId).map(({ variantId, names }) => ({
                    value: variantId,
                    label: nameOf(names),
                  })),
                ]}
                value=${choice.variantId ?? ''}
                onChange=${(variantId: string) => resize(i, variantId)}
              />`
            }
            <span class="group-choice-keys">
              ${i > 0 && html`<${Button} icon=${ArrowUp} label=${t('catalogue.up', { name })} onPress=${() => up(i)} />`}
              <${Button}
                icon=${Trash2}
                label=${t('choices.remove', { name })}
                why=${choices.length === 1 ? t('choices.needs-choice') : undefined}
                onPress=${() => onChange(choices.filter((_, at) => at !== i))}
              />
            </span>
          </div>
        </li>`
      })}
    </ol>
    <${Button}
      icon=${Plus}
      why=${choices.length >= 60 ? t('choices.too-many') : undefined}
      onPress=${() => onChange([...choices, newChoice()])}
    >
      ${t('choices.add')}
    <//>
  </section>`
}
