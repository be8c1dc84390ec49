/** The sign of the house: a crossing of two lanes on an enamel plate. The same as look/sign.svg. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'

export function Mark({ size = 40 }: { readonly size?: number }): VNode {
  return html`<svg class="mark" width=${size} height=${size} viewBox="0 0 64 64" role="img" aria-label="Chowk">
    <rect class="mark-plate" width="64" height="64" rx="12" />
    <rect class="mark-line" x="4.5" y="4.5" width="55" height="55" rx="8.5" />
    <path class="mark-lanes" d="M26 11h12v15h15v12H38v15H26V38H11V26h15z" />
    <rect class="mark-square" x="26" y="26" width="12" height="12" />
  </svg>`
}
