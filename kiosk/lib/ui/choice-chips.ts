/** Several of many, as keys that stay down. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'

export interface ChipsProps {
  readonly label: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

export function Chips({ label, choices, value, onChange }: ChipsProps): VNode {
  const flip = (one: string): void =>
    onChange(
      choices
        .map((choice) => choice.value)
        .filter((choice) => (choice === one) !== value.includes(choice)),
    )
  return html`<fieldset class="choice-chips">
    <legend class="field-label">${label}</legend>
    ${choices.map(
      (choice) => html`<button
        type="button"
        key=${choice.value}
        class="extra"
        aria-pressed=${value.includes(choice.value) ? 'true' : 'false'}
        onClick=${() => flip(choice.value)}
      >
        ${choice.label}
      </button>`,
    )}
  </fieldset>`
}
