/** A sheet of paper on the wall: one subject. The rule: cards do not nest. */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'

export interface CardProps {
  readonly title?: string
  /** Keys beside the title. */
  readonly actions?: ComponentChildren
  /** `stop` for money that waits or food that is late, `wait` for what needs a look. */
  readonly tone?: 'plain' | 'wait' | 'stop' | 'done'
  readonly children?: ComponentChildren
}

export function Card({ title, actions, tone = 'plain', children }: CardProps): VNode {
  return html`<section class=${`card card-${tone}`}>
    ${
      (title ?? actions) &&
      html`<header class="card-head">
      ${title && html`<h3>${title}</h3>`}${actions && html`<div class="card-actions">${actions}</div>`}
    </header>`
    }
    ${children}
  </section>`
}
