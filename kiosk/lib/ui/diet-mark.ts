/**
 * The square food law asks for in India: a green dot for vegetarian, a brown
 * triangle for non-vegetarian, and a yellow ring for egg. The rule: shape and
 * word tell them apart, colour only helps.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { t } from '../words/words.ts'

export type Diet = 'veg' | 'nonveg' | 'egg'

export function DietMark({
  diet,
  size = 14,
}: {
  readonly diet: Diet
  readonly size?: number
}): VNode {
  const words = { veg: t('shared.veg'), nonveg: t('shared.nonveg'), egg: t('shared.egg') }
  const shape = {
    veg: html`<circle cx="8" cy="8" r="3.6" fill="currentColor" />`,
    nonveg: html`<path d="M8 3.8 12.4 12H3.6z" fill="currentColor" />`,
    egg: html`<ellipse cx="8" cy="8" rx="2.8" ry="3.6" fill="none" stroke="currentColor" stroke-width="2" />`,
  }
  return html`<svg
    class=${`diet diet-${diet}`}
    width=${size}
    height=${size}
    viewBox="0 0 16 16"
    role="img"
    aria-label=${words[diet]}
  >
    <rect class="diet-paper" x="1" y="1" width="14" height="14" rx="1.5" stroke="currentColor" stroke-width="2" />
    ${shape[diet]}
  </svg>`
}
