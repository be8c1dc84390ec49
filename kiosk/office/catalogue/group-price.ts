/**
 * What a group pays beside what everybody pays.
 *
 * The rule: so much per cent off a price is so much off the same price: one
 * that has its tax inside keeps it inside, one that is before tax stays so.
 */
import { mulRatio, type Money } from '../../../schema/money.ts'

export interface Price {
  readonly amount: Money
  readonly isTaxIncluded: boolean
}

/** @param percent with one decimal at most. */
export const offPlain = ({ amount, isTaxIncluded }: Price, percent: number): Price => ({
  amount: mulRatio(amount, 1000 - Math.round(percent * 10), 1000),
  isTaxIncluded,
})

/** How a price that is typed is meant: as the plain one is, or as somebody says. */
export type Meant = 'same' | 'in' | 'out'

export const isInside = (meant: Meant, plain: Pick<Price, 'isTaxIncluded'>): boolean =>
  meant === 'same' ? plain.isTaxIncluded : meant === 'in'
