/**
 * A few choices side by side, one of them taken (Eat here · Takeaway ·
 * Delivery). The rule: they are radio buttons to the browser, so the arrow
 * keys and a screen reader know them without our help.
 */
import type { TargetedEvent, VNode } from 'preact'
import { useId } from 'preact/hooks'
import { html } from 'htm/preact'
import type { IconNode } from 'lucide'
import { Icon } from './icon.ts'
import { sayWhy } from './reason.ts'

export interface Choice<V extends string> {
  readonly value: V
  readonly label: string
  readonly icon?: IconNode
  /** Why it cannot be chosen now. */
  readonly why?: string
}

export interface SegmentedControlProps<V extends string> {
  /** What is being chosen; heard, not seen. */
  readonly label: string
  readonly choices: readonly Choice<V>[]
  readonly value: V
  readonly onChange: (value: V) => void
}

export function SegmentedControl<V extends string>(props: SegmentedControlProps<V>): VNode {
  const name = useId()
  const take = (choice: Choice<V>, input: HTMLInputElement): void => {
    if (choice.why === undefined) return props.onChange(choice.value)
    input.checked = false
    const chosen = input.form ?? input.closest('.segments')
    const old = chosen?.querySelector<HTMLInputElement>(`input[value="${CSS.escape(props.value)}"]`)
    if (old) old.checked = true
    sayWhy(input.closest('label') ?? input, choice.why)
  }
  return html`<fieldset class="segments">
    <legend class="unseen">${props.label}</legend>
    ${props.choices.map(
      (choice) => html`<label class="segment" key=${choice.value}>
        <input
          type="radio"
          class="unseen"
          name=${name}
          value=${choice.value}
          checked=${choice.value === props.value}
          aria-disabled=${choice.why === undefined ? undefined : 'true'}
          onChange=${(event: TargetedEvent<HTMLInputElement>) => take(choice, event.currentTarget)}
        />
        ${choice.icon && html`<${Icon} of=${choice.icon} size=${20} />`}
        <span>${choice.label}</span>
      </label>`,
    )}
  </fieldset>`
}
