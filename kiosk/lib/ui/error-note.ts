/**
 * Something went wrong. The rule: it says what happened, what was kept and
 * what to do, in that order, and offers the deed.
 */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'
import { TriangleAlert } from 'lucide'
import { Icon } from './icon.ts'

export interface ErrorNoteProps {
  readonly what: string
  readonly kept?: string | undefined
  readonly todo: string
  readonly action?: ComponentChildren
}

export function ErrorNote({ what, kept, todo, action }: ErrorNoteProps): VNode {
  return html`<div class="error" role="alert">
    <${Icon} of=${TriangleAlert} />
    <div class="error-text">
      <p class="error-what">${what}</p>
      ${kept && html`<p>${kept}</p>`}
      <p>${todo}</p>
    </div>
    ${action && html`<div class="error-action">${action}</div>`}
  </div>`
}
