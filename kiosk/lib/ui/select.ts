/**
 * One of many, where segments would not fit. The rule: it is the browser's own
 * list, which every finger, key and reader knows; its label may be heard only.
 */
import type { TargetedEvent, VNode } from 'preact'
import { useId } from 'preact/hooks'
import { html } from 'htm/preact'
import { ChevronDown, type IconNode } from 'lucide'
import { Icon } from './icon.ts'

export interface SelectProps<V extends string> {
  readonly label: string
  readonly choices: readonly { readonly value: V; readonly label: string }[]
  readonly value: V
  readonly icon?: IconNode
  /** The label is heard only. */
  readonly quietLabel?: boolean
  readonly onChange: (value: V) => void
}

export function Select<V extends string>(props: SelectProps<V>): VNode {
  const id = useId()
  const take = ({ currentTarget }: TargetedEvent<HTMLSelectElement>): void => {
    const chosen = props.choices.find(({ value }) => value === currentTarget.value)
    if (chosen !== undefined) props.onChange(chosen.value)
  }
  return html`<div class="field">
    <label class=${props.quietLabel === true ? 'unseen' : 'field-label'} for=${id}>${props.label}</label>
    <div class="field-box select">
      ${props.icon && html`<${Icon} of=${props.icon} size=${20} />`}
      <select id=${id} class="select-input" value=${props.value} onChange=${take}>
        ${props.choices.map(({ value, label }) => html`<option key=${value} value=${value}>${label}</option>`)}
      </select>
      <${Icon} of=${ChevronDown} size=${20} />
    </div>
  </div>`
}
