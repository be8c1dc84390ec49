/** A small word on a thing. The rule: the word says it, the tone only helps. */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'
import type { IconNode } from 'lucide'
import { Icon } from './icon.ts'

export interface BadgeProps {
  readonly tone?: 'plain' | 'next' | 'wait' | 'stop' | 'done'
  readonly icon?: IconNode
  readonly children: ComponentChildren
}

export function Badge({ tone = 'plain', icon, children }: BadgeProps): VNode {
  return html`<span class=${`badge badge-${tone} figures`}>
    ${icon && html`<${Icon} of=${icon} size=${16} />`}<span>${children}</span>
  </span>`
}
