/**
 * What can be done about a line there is not enough of, or that is not served
 * now: take what there is,
 * swap it, or take it out. The rule: it stands under the line itself.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeftRight, Trash2 } from 'lucide'
import { Button } from '../ui/button.ts'
import { count } from '../words/format.ts'
import { t } from '../words/words.ts'
import type { PricedLine } from './preview.ts'
import { weightText } from './words.ts'

export interface ShortLineProps {
  readonly priced: PricedLine
  /** As much as there is; `qtyMilli` in thousandths. */
  readonly onTake: (qtyMilli: number) => void
  readonly onSwap: () => void
  readonly onRemove: () => void
  /** There is some of it after all: it is put back on the menu and sold. */
  readonly onAllTheSame?: (() => void) | undefined
}

export function ShortLine(props: ShortLineProps): VNode | null {
  const { priced, onTake, onSwap, onRemove, onAllTheSame } = props
  const { item, left, problem } = priced
  if ((problem !== 'short' && problem !== 'closed') || item === undefined) return null
  const amount = item.isWeighed ? weightText(left ?? 0, item.unit) : count((left ?? 0) / 1000)
  return html`<div class="line-extras line-short">
    ${
      problem === 'short' &&
      left !== null &&
      left > 0 &&
      html`<${Button} onPress=${() => onTake(left)}>${t('order.take-left', { left: amount })}<//>`
    }
    ${onAllTheSame !== undefined && html`<${Button} onPress=${onAllTheSame}>${t('order.all-the-same')}<//>`}
    <${Button} icon=${ArrowLeftRight} onPress=${onSwap}>${t('order.swap')}<//>
    <${Button} icon=${Trash2} label=${t('shared.remove')} onPress=${onRemove} />
  </div>`
}
