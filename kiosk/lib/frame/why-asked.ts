/** Why something is asked for, as whoever asks has said it: read from the command’s own arguments. */
import { signal } from '@preact/signals'
import type { DiscountReasonDoc } from '../../../schema/bill.ts'
import type { TillReasonDoc } from '../../../schema/till.ts'
import { typedDocs, type LiveView } from '../live.ts'
import { nameOf } from '../words/names.ts'
import { t, type WordKey } from '../words/words.ts'

const view = signal<Pick<LiveView, 'docs'> | null>(null)

/** Gives the view that has the shop’s reasons by name; call once a screen. */
export const watchReasons = (of: Pick<LiveView, 'docs'>): void => void (view.value = of)

/** What of a command’s arguments says why. */
interface Reasoned {
  readonly reasonId?: string
  readonly discount?: { readonly reasonId: string }
  readonly reason?: string
  readonly note?: string
}

/** The reason by its name and what was typed beside it; empty where nobody was asked why. */
export const sayWhy = (name: string, args: unknown): string => {
  const { discount, reasonId = discount?.reasonId, reason = '', note = '' } = args as Reasoned
  const isTill = name.startsWith('till.')
  return [
    reasonId === undefined ? '' : namedReason(reasonId, isTill),
    // The till’s own word for why its drawer is opened.
    isTill && reason !== '' ? t(`till.no-sale-${reason}` as WordKey) : reason,
    // Of anything else a note says what it is, and not why.
    isTill ? note : '',
  ]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' · ')
}

const namedReason = (reasonId: string, isTill: boolean): string => {
  if (view.value === null) return ''
  const known = typedDocs<DiscountReasonDoc | TillReasonDoc>(
    view.value,
    isTill ? 'till-reason' : 'reason',
  ).find((one) => one.reasonId === reasonId)
  return known === undefined ? '' : nameOf(known.names)
}
