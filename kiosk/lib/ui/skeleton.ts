/** What is on its way. The rule: it holds the place the real thing will take, so nothing jumps. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { t } from '../words/words.ts'

export interface SkeletonProps {
  readonly shape?: 'row' | 'tile' | 'ticket'
  readonly count?: number
}

export function Skeleton({ shape = 'row', count = 1 }: SkeletonProps): VNode {
  return html`<div class=${`skeletons skeletons-${shape}`} role="status">
    <span class="unseen">${t('shared.loading')}</span>
    ${Array.from({ length: count }, (_, at) => html`<span class="skeleton" key=${at} aria-hidden="true" />`)}
  </div>`
}
