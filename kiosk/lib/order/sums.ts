/**
 * What lies between the lines of a cart and what it comes to. The rule: the
 * lines and these sums add up to the total, so that nobody wonders what was added.
 */
import { sum, type Money } from '../../../schema/money.ts'
import type { ShownSumKind } from '../../../schema/shown-words.ts'
import type { Preview } from './preview.ts'

export interface CartSum {
  readonly kind: ShownSumKind
  readonly amount: Money
}

/** Tax is only what comes on top: where it lies in the prices there is nothing to say. */
export const sumsOf = ({ lines, total }: Preview): readonly CartSum[] => {
  const { discountTotal, tip, roundOff, due } = total
  const onTop = due - roundOff - tip + discountTotal - sum(lines.map(({ amount }) => amount))
  const all: readonly CartSum[] = [
    { kind: 'discount', amount: -discountTotal },
    { kind: 'tax', amount: onTop },
    { kind: 'tip', amount: tip },
    { kind: 'rounding', amount: roundOff },
  ]
  return all.filter(({ amount }) => amount !== 0)
}
