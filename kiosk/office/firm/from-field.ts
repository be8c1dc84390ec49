/** From which business date something holds: today or later. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Field } from '../../lib/ui/field.ts'
import { fromDateField, toDateField } from '../../lib/words/date-field.ts'
import { t } from '../../lib/words/words.ts'

export interface FromFieldProps {
  readonly today: number
  readonly value: number
  readonly onChange: (date: number) => void
}

/** Whether the hub would take it. */
export const isToCome = (today: number, date: number): boolean =>
  Number.isFinite(date) && date >= today

export function FromField({ today, value, onChange }: FromFieldProps): VNode {
  return html`<${Field}
    label=${t('firm.from')}
    type="date"
    value=${Number.isFinite(value) ? toDateField(value) : ''}
    hint=${t('firm.from-what')}
    error=${isToCome(today, value) ? undefined : t('firm.from-past')}
    onInput=${(text: string) => onChange(fromDateField(text))}
  />`
}
