/** One line of figures: a name at the left, an amount at the right. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Amount } from '../lib/ui/amount.ts'

export function Fact({ name, minor }: { readonly name: string; readonly minor: number }): VNode {
  return html`<div class="fact"><dt>${name}</dt><dd><${Amount} minor=${minor} /></dd></div>`
}
