/** Why something is asked for, as whoever asks has said it: read from the command’s own arguments. */
import { signal } from '@preact/signals'
import type { DiscountReasonDoc } from '../../../schema/bill.ts'
import type { TillReasonDoc } from '../../../schema/till.ts'
import { whyIn, type Reasoned, type Why } from '../../../schema/why.ts'
import { typedDocs, type LiveView } from '../live.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'

const view = signal<Pick<LiveView, 'docs'> | null>(null)

/** Gives the view that has the shop’s reasons by name; call once a screen. */
export const watchReasons = (of: Pick<LiveView, 'docs'>): void => void (view.value = of)

/** The reason by its name and what was typed beside it; empty where nobody was asked why. */
export const sayWhy = (name: string, args: unknown): string => {
  const { named, noSale, said } = whyIn(name, args as Reasoned)
  return [
    named === null ? '' : namedReason(named),
    noSale === null ? '' : t(`till.no-sale-${noSale}`),
    said,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

const namedReason = ({ of, reasonId }: NonNullable<Why['named']>): string => {
  if (view.value === null) return ''
  const known = typedDocs<DiscountReasonDoc | TillReasonDoc>(
    view.value,
    of === 'till' ? 'till-reason' : 'reason',
  ).find((one) => one.reasonId === reasonId)
  return known === undefined ? '' : nameOf(known.names)
}
