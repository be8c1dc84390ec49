/**
 * What is scanned and weighed with: codes on packets, trays and boxes, and the
 * labels of scales. The rule: each is one row that can be taken away, and a form
 * that makes the next.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Plus, Trash2 } from 'lucide'
import { isItemCode } from '../../../schema/barcode.ts'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Select } from '../../lib/ui/select.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { Containers } from './containers.ts'
import { Labels } from './label-layouts.ts'
import { commit, sayNo } from './store.ts'

export interface KnownProps {
  readonly known: CatalogueDoc
}

const yours = (): string | undefined =>
  can('barcode.set') === 'allow' ? undefined : t('frame.not-yours')

const forgetCode = async (one: string): Promise<void> =>
  sayNo(await commit([() => send('barcode.remove', { code: one }).done]))

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
        why=${yours() ?? (code === '' || isWrong ? t('catalogue.code-wrong') : undefined)}
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
            why=${yours()}
            onPress=${() => void forgetCode(one.code)}
          />
        </li>`,
      )}
    </ul>
  </section>`
}
