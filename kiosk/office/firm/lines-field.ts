/** A field of several lines, with its label always in view and one line below for what is wrong. */
import type { TargetedInputEvent, VNode } from 'preact'
import { useId } from 'preact/hooks'
import { html } from 'htm/preact'
import { CircleAlert } from 'lucide'
import { Icon } from '../../lib/ui/icon.ts'

export interface LinesFieldProps {
  readonly label: string
  readonly value: string
  readonly rows: number
  readonly onInput: (value: string) => void
  readonly hint: string
  readonly error?: string | undefined
  /** Why it cannot be changed now. */
  readonly why?: string | undefined
}

export function LinesField(props: LinesFieldProps): VNode {
  const id = useId()
  const { error, why, hint } = props
  return html`<div class="field">
    <label class="field-label" for=${id}>${props.label}</label>
    <div class="field-box">
      <textarea
        id=${id}
        class="field-input field-lines"
        rows=${props.rows}
        value=${props.value}
        readonly=${why !== undefined}
        aria-invalid=${error === undefined ? undefined : 'true'}
        aria-describedby=${`${id}-below`}
        onInput=${(event: TargetedInputEvent<HTMLTextAreaElement>) =>
          props.onInput(event.currentTarget.value)}
      />
    </div>
    <p class=${`field-below${error === undefined ? '' : ' field-error'}`} id=${`${id}-below`}>
      ${error !== undefined && html`<${Icon} of=${CircleAlert} size=${16} />`}${error ?? why ?? hint}
    </p>
  </div>`
}
