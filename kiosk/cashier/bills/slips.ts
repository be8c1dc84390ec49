/**
 * Several slips on one bill: the guest comes with what three counters packed,
 * and pays once.
 *
 * The rule: slips are gathered where bills are merged, or by scanning them;
 * they stand on the bill as chips, and one touch takes each off again until it
 * is paid.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { X } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { send } from '../../lib/send.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { toast } from '../../lib/ui/toast.ts'
import { t } from '../../lib/words/words.ts'
import { slips } from '../desk.ts'

const release = async (slipId: string): Promise<void> => {
  const answer = await send('slip.release', { slipId }).done
  if (!answer.ok) toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
}

/** The slips on a bill; nothing where none was put on it. */
export function BillSlips({ bill }: { readonly bill: BillDoc }): VNode | null {
  const on = slips.value.filter(({ withId }) => withId === bill.orderId)
  if (on.length === 0) return null
  return html`<div class="bill-slips">
    ${on.map(
      ({ slipId, token }) => html`<button
        key=${slipId}
        type="button"
        class="chip-tender"
        aria-label=${t('cashier.slip-off', { token })}
        onClick=${() => void release(slipId)}
      >
        <span class="figures">${t('cashier.slip', { token })}</span>
        <${Icon} of=${X} size=${20} />
      </button>`,
    )}
  </div>`
}

/** Other slips are on its bill. */
export const isHost = (slipId: string): boolean =>
  slips.value.some(({ withId }) => withId === slipId)

/** What a packet is on. */
export const isSlip = ({ orderId }: Pick<BillDoc, 'orderId'>): boolean =>
  slips.value.some(({ slipId }) => slipId === orderId)
