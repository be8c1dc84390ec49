/**
 * What is scanned and weighed with: codes on packets, trays and boxes, and the
 * labels of scales. The rule: each is one row that can be taken away, and a form
 * beneath that makes the next.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Plus, Trash2 } from 'lucide'
import { isItemCode, isWholeLayout, type LabelLayout } from '../../../schema/barcode.ts'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { newId } from '../../lib/ids.ts'
import { send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Select } from '../../lib/ui/select.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { Containers } from './containers.ts'
import { commit, sayNo } from './store.ts'

interface KnownProps {
  readonly known: CatalogueDoc
}

const yours = (name: 'barcode.set' | 'label.set'): string | undefined =>
  can(name) === 'allow' ? undefined : t('frame.not-yours')

const forgetCode = async (one: string): Promise<void> =>
  sayNo(await commit([() => send('barcode.remove', { code: one }).done]))

const removeLayout = async (layoutId: string): Promise<void> =>
  sayNo(await commit([() => send('label.remove', { layoutId }).done]))

export function ScanWeigh({ known }: KnownProps): VNode {
  return html`<div class="catalogue-page scan-weigh">
    <${Codes} known=${known} />
    <${Containers} known=${known} />
    <${Labels} known=${known} />
  </div>`
}

/** An item, or one size of it, as one choice of a list. */
const sellable = (
  known: CatalogueDoc,
): readonly { readonly value: string; readonly label: string }[] =>
  known.items
    .filter(({ isActive }) => isActive)
    .flatMap(({ itemId, names, variants }) =>
      variants.length === 0
        ? [{ value: itemId, label: nameOf(names) }]
        : variants.map((size) => ({
            value: `${itemId}|${size.variantId}`,
            label: `${nameOf(names)}, ${nameOf(size.names)}`,
          })),
    )
    .toSorted((a, b) => a.label.localeCompare(b.label))

function Codes({ known }: KnownProps): VNode {
  const choices = sellable(known)
  const [code, setCode] = useState('')
  const [subject, setSubject] = useState(choices[0]?.value ?? '')
  const isWrong = code !== '' && !isItemCode(code)
  const add = async (): Promise<void> => {
    const [itemId = '', variantId = null] = subject.split('|')
    const why = await commit([() => send('barcode.set', { code, itemId, variantId }).done])
    if (why === undefined) setCode('')
    sayNo(why)
  }
  const nameFor = (itemId: string, variantId: string | null): string =>
    choices.find(({ value }) => value === (variantId === null ? itemId : `${itemId}|${variantId}`))
      ?.label ?? itemId
  return html`<section class="scan-part">
    <h2>${t('catalogue.codes')}</h2>
    <p class="catalogue-about">${t('catalogue.codes-about')}</p>
    <div class="scan-form">
      <${Field}
        label=${t('catalogue.code')}
        inputMode="numeric"
        value=${code}
        maxLength=${14}
        error=${isWrong ? t('catalogue.code-wrong') : undefined}
        onInput=${(text: string) => setCode(text.replace(/\D/g, ''))}
      />
      <${Select} label=${t('catalogue.code-item')} choices=${choices} value=${subject} onChange=${setSubject} />
      <${Button}
        icon=${Plus}
        why=${yours('barcode.set') ?? (code === '' || isWrong ? t('catalogue.code-wrong') : undefined)}
        onPress=${() => void add()}
      >
        ${t('catalogue.code-add')}
      <//>
    </div>
    ${known.codes.length === 0 && html`<p>${t('catalogue.codes-none')}</p>`}
    <ul class="scan-rows">
      ${known.codes.map(
        (one) => html`<li key=${one.code}>
          <span class="figures">${one.code}</span>
          <span>${nameFor(one.itemId, one.variantId)}</span>
          <${Button}
            kind="quiet"
            icon=${Trash2}
            label=${t('catalogue.code-off', { code: one.code })}
            why=${yours('barcode.set')}
            onPress=${() => void forgetCode(one.code)}
          />
        </li>`,
      )}
    </ul>
  </section>`
}

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

function Labels({ known }: KnownProps): VNode {
  const [draft, setDraft] = useState<Draft>(firstDraft)
  const set = (to: Partial<Draft>): void => setDraft({ ...draft, ...to })
  const count =
    draft.prefix.length + draft.itemDigits + draft.valueDigits + (draft.hasCheck ? 1 : 0)
  const isWhole = /^(2\d|02)\d{0,2}$/.test(draft.prefix) && isWholeLayout(draft)
  const add = async (): Promise<void> => {
    const layout = { ...draft, layoutId: `layout-${newId()}` }
    sayNo(await commit([() => send('label.set', { layout }).done]))
  }
  return html`<section class="scan-part">
    <h2>${t('catalogue.labels')}</h2>
    <p class="catalogue-about">${t('catalogue.labels-about')}</p>
    ${known.labels.length === 0 && html`<p>${t('catalogue.labels-none')}</p>`}
    <ul class="scan-rows">
      ${known.labels.map(
        (one) => html`<li key=${one.layoutId}>
          <span class="figures">${pattern(one)}</span>
          <span>${t(one.value === 'weight' ? 'catalogue.label-weight' : 'catalogue.label-price')}</span>
          <${Button}
            kind="quiet"
            icon=${Trash2}
            label=${t('catalogue.label-off', { prefix: one.prefix })}
            why=${yours('label.set')}
            onPress=${() => void removeLayout(one.layoutId)}
          />
        </li>`,
      )}
    </ul>
    <h3>${t('catalogue.label-new')} <span class="figures">${pattern(draft)}</span></h3>
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
      <${Button}
        icon=${Plus}
        why=${yours('label.set') ?? (isWhole ? undefined : t('catalogue.label-sum', { count }))}
        onPress=${() => void add()}
      >
        ${t('catalogue.label-new')}
      <//>
    </div>
  </section>`
}
