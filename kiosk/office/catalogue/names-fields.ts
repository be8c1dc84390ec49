/** One name in each language, side by side; English is the one that must be there. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { Names } from '../../../schema/names.ts'
import { Field } from '../../lib/ui/field.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'

export interface TypedNames {
  readonly en: string
  readonly hi: string
}

/** What was typed as names; null where there is no English one. */
export const namesIn = ({ en, hi }: TypedNames): Names | null =>
  en.trim() === '' ? null : { en: en.trim(), ...(hi.trim() === '' ? {} : { hi: hi.trim() }) }

/** What was typed, in the language of whoever reads this screen; empty before anything was. */
export const typedName = (typed: TypedNames): string => nameOf(namesIn(typed) ?? { en: '' })

export interface NamesFieldsProps {
  readonly label: string
  readonly value: TypedNames
  readonly max: number
  readonly onChange: (value: TypedNames) => void
}

export function NamesFields({ label, value, max, onChange }: NamesFieldsProps): VNode {
  return html`<div class="item-pair">
    <${Field}
      label=${t('catalogue.in-english', { what: label })}
      value=${value.en}
      maxLength=${max}
      onInput=${(en: string) => onChange({ ...value, en })}
    />
    <${Field}
      label=${t('catalogue.in-hindi', { what: label })}
      value=${value.hi}
      maxLength=${max}
      onInput=${(hi: string) => onChange({ ...value, hi })}
    />
  </div>`
}
