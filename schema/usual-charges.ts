/**
 * Charges that are proposed by themselves: packing for what leaves the shop,
 * delivery for what is brought. They stand in the cart, where one key takes
 * them off again, and come to what the office has set and nothing else.
 *
 * A file without the validator, so that a till carries nothing more.
 */
import type { Money } from './money.ts'
import type { Names } from './names.ts'

export const usualKinds = ['packing', 'delivery'] as const
export type UsualKind = (typeof usualKinds)[number]

export const usualNames: Readonly<Record<UsualKind, Names>> = {
  packing: { en: 'Packing', hi: 'पैकिंग' },
  delivery: { en: 'Delivery', hi: 'डिलीवरी' },
}

export interface UsualCharge {
  readonly chargeId: UsualKind
  /** Before its tax. */
  readonly amount: Money
  /** What it is taxed as; null: as what is sold. */
  readonly taxClassId: string | null
}

/** By the type of an order. */
const goesWith = {
  'eat-here': [],
  takeaway: ['packing'],
  delivery: ['packing', 'delivery'],
} as const satisfies Readonly<Record<string, readonly UsualKind[]>>

/** Those of an outlet's usual charges that go with an order of this kind. */
export const chargesFor = (
  usual: readonly UsualCharge[],
  orderType: keyof typeof goesWith,
): readonly UsualCharge[] => {
  const kinds: readonly UsualKind[] = goesWith[orderType]
  return usual.filter(({ chargeId }) => kinds.includes(chargeId))
}

/** The tax class of the line that most is paid for: a charge follows the principal supply (s. 15(2)). */
export const principalClass = (
  lines: readonly { readonly taxClassId: string; readonly net: Money }[],
): string | undefined => lines.toSorted((a, b) => b.net - a.net)[0]?.taxClassId
