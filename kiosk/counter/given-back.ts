/**
 * The word about money that goes back to the guest, with the way to take that back.
 *
 * The rule: it can be taken back while what the money was taken for is still
 * before the cashier. Once that is sold or set aside the key is gone too, so
 * that none is there which does nothing.
 */
import { toast } from '../lib/ui/toast.ts'
import { t } from '../lib/words/words.ts'

const shown = new Set<() => void>()

/** @param amount as it is said. */
export const sayGivenBack = (amount: string, onUndo: () => void): void => {
  shown.add(toast({ text: t('pay.given-back', { amount }), tone: 'stop', seconds: 10, onUndo }))
}

/** What the money was taken for has left. */
export const dropGivenBack = (): void => {
  for (const drop of shown) drop()
  shown.clear()
}
