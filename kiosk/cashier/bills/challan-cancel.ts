/**
 * Cancelling a challan: the goods came back, or it was written wrong.
 *
 * The rule: what follows for the bill is said before it is done, and nothing is
 * cancelled without a reason, which stands on its paper.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Ban } from 'lucide'
import { sendApproved } from '../../lib/frame/ask-approval.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { toast } from '../../lib/ui/toast.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'

const causes = ['back', 'wrong'] as const
type Cause = (typeof causes)[number]

export interface CancelProps {
  readonly billId: string
  readonly number: string
  /** Nothing, or all of it, was done. */
  readonly onEnd: (isDone: boolean) => void
}

export function CancelChallan({ billId, number, onEnd }: CancelProps): VNode {
  const [cause, setCause] = useState<Cause>('back')
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const title = t('cashier.challan-cancel-of', { number })
  const why =
    can('challan.cancel') === 'deny'
      ? refused({ code: 'command.not-permitted' })
      : reason.trim() === ''
        ? t('cashier.challan-say-why')
        : undefined
  const cancel = async (): Promise<void> => {
    if (why !== undefined || isBusy) return
    setBusy(true)
    const args = { billId, reason: reason.trim(), isBack: cause === 'back' }
    const answer = await sendApproved('challan.cancel', args, title)
    setBusy(false)
    // Whoever was asked did not allow it: it stands as it stood.
    if (answer === null) return
    if (!answer.ok) return void toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
    toast({ text: t(`cashier.challan-cancelled-${cause}`, { number }), tone: 'done', seconds: 8 })
    onEnd(true)
  }
  return html`<${Sheet}
    title=${title}
    from="side"
    onClose=${() => onEnd(false)}
    foot=${html`<${Button}
      kind="danger"
      icon=${Ban}
      wide
      busy=${isBusy}
      why=${why}
      onPress=${() => void cancel()}
    >
      ${t(can('challan.cancel') === 'ask' ? 'cashier.challan-ask-cancel' : 'cashier.challan-cancel')}
    <//>`}
  >
    <div class="customer-form">
      <${SegmentedControl}
        label=${t('cashier.challan-cause')}
        choices=${causes.map((value) => ({ value, label: t(`cashier.challan-${value}`) }))}
        value=${cause}
        onChange=${setCause}
      />
      <p>${t(`cashier.challan-${cause}-about`)}</p>
      <${Field}
        label=${t('cashier.challan-why')}
        value=${reason}
        maxLength=${80}
        onInput=${setReason}
        onEnter=${() => void cancel()}
      />
    </div>
  <//>`
}
