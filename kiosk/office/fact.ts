/** One line of figures: a name at the left, an amount at the right. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Amount } from '../lib/ui/amount.ts'

export interface FactProps {
  readonly name: string
  /** What there is to say of it, below its name. */
  readonly detail?: string
  readonly minor: number
}

export function Fact({ name, detail = '', minor }: FactProps): VNode {
  return html`<div class="fact">
    <dt>${name}${detail !== '' && html`<small>${detail}</small>`}</dt>
    <dd><${Amount} minor=${minor} /></dd>
  </div>`
}
