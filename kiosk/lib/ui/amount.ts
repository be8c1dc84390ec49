/**
 * An amount of money. The rule: figures are of equal width and the number is
 * what the eye meets first, so in the large sizes the currency steps back.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { moneyParts } from '../words/format.ts'

export interface AmountProps {
  /** Whole minor units (paise). */
  readonly minor: number
  readonly size?: 'text' | 'line' | 'head' | 'total' | 'change'
  /** Drops `.00` where there are no paise: for keys and tiles, never for a sum. */
  readonly short?: boolean
}

export function Amount({ minor, size = 'text', short = false }: AmountProps): VNode {
  const { sign, currency, number } = moneyParts(minor, short)
  return html`<span class=${`amount amount-${size} figures`}
    >${sign}${currency && html`<span class="amount-currency">${currency}</span>`}${number}</span
  >`
}
