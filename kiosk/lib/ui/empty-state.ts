/** Nothing here yet. The rule: it says what to do next, and lets one do it. */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'
import type { IconNode } from 'lucide'
import { Icon } from './icon.ts'

export interface EmptyStateProps {
  readonly icon?: IconNode
  /** What is not there. */
  readonly title: string
  /** What to do about it. */
  readonly next?: string
  readonly action?: ComponentChildren
}

export function EmptyState({ icon, title, next, action }: EmptyStateProps): VNode {
  return html`<div class="empty">
    ${icon && html`<${Icon} of=${icon} size=${40} />`}
    <p class="empty-title">${title}</p>
    ${next && html`<p class="empty-next">${next}</p>`}
    ${action}
  </div>`
}
