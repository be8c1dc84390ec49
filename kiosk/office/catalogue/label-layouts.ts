/**
 * How the labels of the scales are laid out.
 *
 * The rule: one that is there is changed where it stands, so that its labels are
 * read by the old layout until the new one holds, and never by none.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Pencil, Plus, Trash2 } from 'lucide'
import { isWholeLayout, type LabelLayout } from '../../../schema/barcode.ts'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { newId } from '../../lib/ids.ts'
import { send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Select } from '../../lib/ui/select.ts'
import { t } from '../../lib/words/words.ts'
import { commit, sayNo } from './store.ts'

const yours = (): string | undefined =>
  can('label.set') === 'allow' ? undefined : t('frame.not-yours')

type Draft = Omit<LabelLayout, 'layoutId'>

const firstDraft: Draft = {
  prefix: '23',
  itemDigits: 5,
  valueDigits: 5,
  value: 'weight',
  decimals: 3,
  hasCheck: false,
}

const numbers = (from: number, to: number): readonly { value: string; label: string }[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    value: String(from + i),
    label: String(from + i),
  }))

/** How a label of it reads, figure by figure: `21 IIIII WWWWW C`. */
const pattern = ({ prefix, itemDigits, valueDigits, value, hasCheck }: Draft): string =>
  [
    prefix,
    'I'.repeat(itemDigits),
    hasCheck ? 'V' : '',
    (value === 'weight' ? 'W' : 'P').repeat(valueDigits),
    'C',
  ]
    .filter((part) => part !== '')
    .join(' ')

export function Labels({ known }: { readonly known: CatalogueDoc }): VNode {
  const [draft, setDraft] = useState<Draft>(firstDraft)
  /** The layout that is changed; null while the form makes another one. */
  const [changing, setChanging] = useState<string | null>(null)
  const set = (to: Partial<Draft>): void => setDraft({ ...draft, ...to })
  const count =
    draft.prefix.length + draft.itemDigits + draft.valueDigits + (draft.hasCheck ? 1 : 0)
  const isWhole = /^(2\d|02)\d{0,2}$/.test(draft.prefix) && isWholeLayout(draft)
  const begin = (layout: LabelLayout | null): void => {
    setChanging(layout?.layoutId ?? null)
    const { layoutId: _, ...as } = layout ?? { layoutId: '', ...firstDraft }
    setDraft(as)
  }
  const save = async (): Promise<void> => {
    const layout = { ...draft, layoutId: changing ?? `layout-${newId()}` }
    const why = await commit([() => send('label.set', { layout }).done])
    sayNo(why)
    if (why === undefined) begin(null)
  }
  const remove = async ({ layoutId }: LabelLayout): Promise<void> => {
    sayNo(await commit([() => send('label.remove', { layoutId }).done]))
    if (layoutId === changing) begin(null)
  }
  return html`<section class="scan-part">
    <h2>${t('catalogue.labels')}</h2>
    <p class="catalogue-about">${t('catalogue.labels-about')}</p>
    ${known.labels.length === 0 && html`<p>${t('catalogue.labels-none')}</p>`}
    <ul class="scan-rows">
      ${known.labels.map(
        (
          one,
        ) => html`<li key=${one.layoutId} class=${one.layoutId === changing ? 'scan-row-open' : ''}>
          <span class="figures">${pattern(one)}</span>
          <span>${t(one.value === 'weight' ? 'catalogue.label-weight' : 'catalogue.label-price')}</span>
          <span class="scan-deeds">
          <${Button}
            kind="quiet"
            icon=${Pencil}
            label=${t('catalogue.label-change', { prefix: one.prefix })}
            why=${yours()}
            onPress=${() => begin(one)}
          />
          <${Button}
            kind="quiet"
            icon=${Trash2}
            label=${t('catalogue.label-off', { prefix: one.prefix })}
            why=${yours()}
            onPress=${() => void remove(one)}
          />
          </span>
        </li>`,
      )}
    </ul>
    <h3>${changing === null ? t('catalogue.label-new') : t('catalogue.label-changing')} <span class="figures">${pattern(draft)}</span></h3>
    <div class="scan-form">
      <${Field} label=${t('catalogue.label-prefix')} inputMode="numeric" value=${draft.prefix} maxLength=${4} onInput=${(prefix: string) => set({ prefix })} />
      <${Select} label=${t('catalogue.label-item')} choices=${numbers(3, 8)} value=${String(draft.itemDigits)} onChange=${(text: string) => set({ itemDigits: Number(text) })} />
      <${Select} label=${t('catalogue.label-value')} choices=${numbers(3, 7)} value=${String(draft.valueDigits)} onChange=${(text: string) => set({ valueDigits: Number(text) })} />
      <${Select}
        label=${t('catalogue.label-kind')}
        choices=${[
          { value: 'weight', label: t('catalogue.label-weight') },
          { value: 'price', label: t('catalogue.label-price') },
        ]}
        value=${draft.value}
        onChange=${(value: 'weight' | 'price') => set({ value, decimals: value === 'weight' ? 3 : 2 })}
      />
      <${Select} label=${t('catalogue.label-decimals')} choices=${numbers(0, 3)} value=${String(draft.decimals)} onChange=${(text: string) => set({ decimals: Number(text) })} />
      <${Select}
        label=${t('catalogue.label-check')}
        choices=${[
          { value: 'no', label: t('catalogue.label-check-no') },
          { value: 'yes', label: t('catalogue.label-check-yes') },
        ]}
        value=${draft.hasCheck ? 'yes' : 'no'}
        onChange=${(text: string) => set({ hasCheck: text === 'yes' })}
      />
      ${changing !== null && html`<${Button} onPress=${() => begin(null)}>${t('shared.cancel')}<//>`}
      <${Button}
        icon=${changing === null ? Plus : Check}
        kind=${changing === null ? 'plain' : 'primary'}
        why=${yours() ?? (isWhole ? undefined : t('catalogue.label-sum', { count }))}
        onPress=${() => void save()}
      >
        ${t(changing === null ? 'catalogue.label-new' : 'shared.save')}
      <//>
    </div>
  </section>`
}
