/**
 * Where only cash is rounded: how a bill is meant to be paid says which part of
 * it that is (books: 1.5).
 *
 * The rule: what the other tenders leave is paid in coins, and that is what is
 * rounded. Where one of them takes whatever is left, it takes it to the last
 * paisa and nothing is rounded.
 */
import { beforeCoins, payableOf, type BillInput, type BillTotal } from './bill-total.ts'
import type { Money } from './money.ts'
import type { OutletDoc } from './outlet.ts'
import type { TenderKind } from './tender-kinds.ts'

/** A tender as rounding sees it; `exact` is whatever the others leave. */
export interface Meant {
  readonly kind: TenderKind
  readonly offered: Money | 'exact'
}

/** What `totalBill` has to know to round a bill that is meant to be paid so. */
export const roundingFor = (
  { cashScope, cashIncrement }: Pick<OutletDoc, 'cashScope' | 'cashIncrement'>,
  meant: readonly Meant[],
): Pick<Required<BillInput>, 'cashRounding' | 'tenders'> => {
  const isRestElsewhere = meant.some(({ kind, offered }) => kind !== 'cash' && offered === 'exact')
  return {
    cashRounding: { increment: cashIncrement, mode: 'half_up', scope: cashScope },
    tenders: isRestElsewhere
      ? []
      : meant.map(({ kind, offered }) => ({
          isCash: kind === 'cash',
          // How much cash is handed over is no matter: it takes what the others leave.
          offered: offered === 'exact' ? 0 : offered,
        })),
  }
}

/** What a bill comes to, tip included, when it is paid so: what a screen says before the money is taken. */
export const dueBy = (
  total: Pick<BillTotal, 'total' | 'tip' | 'share'>,
  outlet: Pick<OutletDoc, 'cashScope' | 'cashIncrement'>,
  meant: readonly Meant[],
): Money => payableOf(beforeCoins(total), total.tip, roundingFor(outlet, meant)) + total.tip
