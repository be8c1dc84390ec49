/** The taxes of a class that is a list of them: a name and a rate each. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Plus, Trash2 } from 'lucide'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { t } from '../../lib/words/words.ts'

export interface TypedTax {
  readonly code: string
  readonly rate: string
  readonly isCompound: boolean
}

export interface TaxesFieldProps {
  readonly value: readonly TypedTax[]
  readonly onChange: (value: readonly TypedTax[]) => void
}

export function TaxesField({ value, onChange }: TaxesFieldProps): VNode {
  const set = (i: number, more: Partial<TypedTax>): void =>
    onChange(value.map((one, k) => (k === i ? { ...one, ...more } : one)))
  return html`<div class="firm-choice">
    ${value.map(
      (one, i) => html`<div class="firm-tax" key=${i}>
        <${Field}
          label=${t('firm.tax-name')}
          value=${one.code}
          maxLength=${20}
          onInput=${(code: string) => set(i, { code })}
        />
        <${Field}
          label=${t('firm.rate')}
          value=${one.rate}
          inputMode="decimal"
          after="%"
          maxLength=${7}
          onInput=${(rate: string) => set(i, { rate })}
        />
        ${
          value.length > 1 &&
          html`<${Button}
            icon=${Trash2}
            label=${t('firm.tax-off', { name: one.code })}
            onPress=${() => onChange(value.filter((_, k) => k !== i))}
          />`
        }
      </div>`,
    )}
    ${
      value.length < 8 &&
      html`<${Button}
        icon=${Plus}
        onPress=${() => onChange([...value, { code: '', rate: '', isCompound: false }])}
      >
        ${t('firm.tax-more')}
      <//>`
    }
  </div>`
}
