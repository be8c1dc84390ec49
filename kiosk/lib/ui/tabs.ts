/** Views of one thing, one at a time. The rule: arrows move between tabs, Tab moves into the view. */
import type { ComponentChildren, VNode } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { html } from 'htm/preact'

export interface Tab {
  readonly id: string
  readonly label: string
  /** A count beside the label. */
  readonly count?: string
}

export interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly value: string
  readonly onChange: (id: string) => void
  /** The chosen view. */
  readonly children?: ComponentChildren
}

export function Tabs({ label, tabs, value, onChange, children }: TabsProps): VNode {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = tabs.findIndex((tab) => tab.id === value)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    onChange(next.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus()
  }
  return html`<div class="tabs">
    <div class="tablist" role="tablist" aria-label=${label} ref=${list} onKeyDown=${move}>
      ${tabs.map(
        (tab) => html`<button
          type="button"
          role="tab"
          key=${tab.id}
          id=${`${base}-${tab.id}`}
          data-tab=${tab.id}
          class="tab"
          aria-selected=${tab.id === value ? 'true' : 'false'}
          aria-controls=${`${base}-view`}
          tabindex=${tab.id === value ? 0 : -1}
          onClick=${() => onChange(tab.id)}
        >
          ${tab.label}${tab.count && html`<span class="tab-count figures">${tab.count}</span>`}
        </button>`,
      )}
    </div>
    <div class="tabview" role="tabpanel" id=${`${base}-view`} aria-labelledby=${`${base}-${value}`}>
      ${children}
    </div>
  </div>`
}
