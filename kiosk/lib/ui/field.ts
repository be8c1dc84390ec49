/**
 * A text field. The rule: its label is always in view, and an error stands
 * under it in words and is read out with it.
 */
import type { TargetedInputEvent, VNode } from 'preact'
import { useId } from 'preact/hooks'
import { html } from 'htm/preact'
import { CircleAlert, type IconNode } from 'lucide'
import { Icon } from './icon.ts'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly onEnter?: () => void
  readonly type?: 'text' | 'search' | 'tel' | 'password' | 'date' | 'time'
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel'
  readonly placeholder?: string
  readonly icon?: IconNode
  /** Stands before and after what is typed: ₹, kg. */
  readonly before?: string
  readonly after?: string
  readonly hint?: string
  readonly error?: string | undefined
  /** Why it cannot be changed now. */
  readonly why?: string | undefined
  readonly maxLength?: number
  readonly autocomplete?: string
  /** The label is heard only: for a search field whose icon says it. */
  readonly quietLabel?: boolean
}

export function Field(props: FieldProps): VNode {
  const id = useId()
  const { error, why, hint } = props
  const below = error ?? why ?? hint
  return html`<div class="field">
    <label class=${props.quietLabel === true ? 'unseen' : 'field-label'} for=${id}>${props.label}</label>
    <div class="field-box">
      ${props.icon && html`<${Icon} of=${props.icon} />`}
      ${props.before && html`<span class="field-unit">${props.before}</span>`}
      <input
        id=${id}
        class="field-input"
        type=${props.type ?? 'text'}
        inputmode=${props.inputMode}
        value=${props.value}
        placeholder=${props.placeholder}
        readonly=${why !== undefined}
        maxlength=${props.maxLength}
        autocomplete=${props.autocomplete ?? 'off'}
        aria-invalid=${error === undefined ? undefined : 'true'}
        aria-describedby=${below === undefined ? undefined : `${id}-below`}
        onInput=${(event: TargetedInputEvent<HTMLInputElement>) =>
          props.onInput(event.currentTarget.value)}
        onKeyDown=${(event: KeyboardEvent) => event.key === 'Enter' && props.onEnter?.()}
      />
      ${props.after && html`<span class="field-unit">${props.after}</span>`}
    </div>
    ${
      below &&
      html`<p class=${`field-below${error === undefined ? '' : ' field-error'}`} id=${`${id}-below`}>
      ${error !== undefined && html`<${Icon} of=${CircleAlert} size=${16} />`}${below}
    </p>`
    }
  </div>`
}
