/**
 * A text field. The rule: its label is always in view, and an error stands
 * under it in words and is read out with it.
 */
import type { TargetedInputEvent, TargetedMouseEvent, VNode } from 'preact'
import { useId, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { CircleAlert, type IconNode } from 'lucide'
import { fromDateField } from '../words/date-field.ts'
import { clockTime, fullDay } from '../words/dates.ts'
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

/**
 * A day or a time as the reader's language says it: the browser would write it in
 * its own. Whoever types one with keys sees the browser's, part by part.
 */
const saidOf = ({ type, value }: FieldProps): string => {
  if (value === '') return ''
  if (type === 'date') return fullDay(fromDateField(value))
  return type === 'time' ? clockTime(value) : ''
}

/** A touch anywhere on the field opens the calendar, not on its little sign alone. */
const showPicker = (event: TargetedMouseEvent<HTMLInputElement>): void => {
  try {
    event.currentTarget.showPicker()
  } catch {
    // A browser without one lets it be typed.
  }
}

export function Field(props: FieldProps): VNode {
  const id = useId()
  const { error, why, hint } = props
  const below = error ?? why ?? hint
  const [isTyping, setTyping] = useState(false)
  const said = saidOf(props)
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
        data-said=${said !== '' && !isTyping}
        aria-invalid=${error === undefined ? undefined : 'true'}
        aria-describedby=${below === undefined ? undefined : `${id}-below`}
        onInput=${(event: TargetedInputEvent<HTMLInputElement>) =>
          props.onInput(event.currentTarget.value)}
        onKeyDown=${(event: KeyboardEvent) => {
          setTyping(true)
          if (event.key === 'Enter') props.onEnter?.()
        }}
        onBlur=${() => setTyping(false)}
        onClick=${said === '' || why !== undefined ? undefined : showPicker}
      />
      ${said !== '' && !isTyping && html`<span class="field-said figures" aria-hidden="true">${said}</span>`}
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
