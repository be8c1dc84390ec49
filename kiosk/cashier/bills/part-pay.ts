/** Booking what was taken for a bill while the rest stays due. */
import { signal } from '@preact/signals'
import type { BillDoc } from '../../../schema/bill.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { send } from '../../lib/send.ts'
import { wasShownBefore } from '../../lib/pay/tender.ts'
import { toast } from '../../lib/ui/toast.ts'
import { t } from '../../lib/words/words.ts'
import { heldNow, takeHeld } from '../../lib/pay/held/store.ts'
import { drawerSaid } from '../which-drawer.ts'
import { trouble } from './settle.ts'

export const isPaying = signal(false)

/**
 * Books the chips of a bill as a part of its money. They stay where they are
 * until the hub has them. @param facts how much that is, and what is left.
 */
export const payPart = async (
  bill: BillDoc,
  facts: { readonly amount: string; readonly rest: string },
  /** Somebody has looked at what was shown before. */
  hasLooked = false,
): Promise<void> => {
  if (isPaying.peek()) return
  const { billId } = bill
  isPaying.value = true
  trouble.value = null
  const tenders = heldNow(billId).map(({ kind, amount, reference, heldId, owner = {} }) => ({
    ...(heldId === undefined ? {} : { heldId }),
    kind,
    offered: amount,
    ...owner,
    ...(reference === '' ? {} : { reference }),
    ...(hasLooked ? { isRepeat: true } : {}),
  }))
  const answer = await send('bill.pay', { billId, tenders, ...drawerSaid() }).done
  isPaying.value = false
  if (!answer.ok && wasShownBefore(answer)) {
    const again = (): void => void payPart(bill, facts, true)
    trouble.value = { billId, why: answer, again }
    return
  }
  if (!answer.ok) {
    toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
    return
  }
  takeHeld(billId, new Set(tenders.flatMap(({ heldId }) => heldId ?? [])))
  toast({ text: t('cashier.part-booked', facts), tone: 'done' })
}
