/** What a change of payment means for the drawer, and how it ends. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowDownToLine, ArrowUpFromLine, Equal, Printer } from 'lucide'
import type { BillDoc, TenderKind } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { sendApproved } from '../../lib/frame/ask-approval.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { toast } from '../../lib/ui/toast.ts'
import { money } from '../../lib/words/format.ts'
import { t, type WordKey } from '../../lib/words/words.ts'

/** A way of paying by its name. */
export const nameOfWay = (kind: TenderKind): string => t(`shared.tender-${kind}`)

/** What was changed. */
export interface Changed {
  readonly kind: TenderKind
  readonly amount: Money
  readonly cash: Money
  readonly isHandedOver: boolean
}

/** What somebody has to do with the cash. */
const handsOf = (cash: Money, isHandedOver: boolean): WordKey =>
  isHandedOver
    ? cash < 0
      ? 'retender.give-out'
      : 'retender.put-in'
    : cash < 0
      ? 'retender.lies-out'
      : 'retender.lies-in'

/** What the drawer should hold afterwards, and whether cash changes hands for it. */
export function Drawer(props: {
  readonly cash: Money
  readonly isHandedOver?: boolean
  readonly onHandedOver?: (isHandedOver: boolean) => void
}): VNode {
  const { cash, isHandedOver = false, onHandedOver } = props
  const amount = money(Math.abs(cash), true)
  const [icon, said, hand] =
    cash < 0
      ? ([ArrowUpFromLine, 'retender.drawer-less', 'retender.hand-out'] as const)
      : cash > 0
        ? ([ArrowDownToLine, 'retender.drawer-more', 'retender.hand-in'] as const)
        : ([Equal, 'retender.drawer-same', null] as const)
  return html`<section class="retender-drawer" data-moves=${cash !== 0} role="status">
    <p class="figures"><${Icon} of=${icon} /><b>${t(said, { amount })}</b></p>
    ${cash !== 0 && html`<p>${t(handsOf(cash, isHandedOver), { amount })}</p>`}
    ${
      hand !== null &&
      onHandedOver !== undefined &&
      html`<label class="retender-hand">
        <input
          type="checkbox"
          checked=${isHandedOver}
          onChange=${() => onHandedOver(!isHandedOver)}
        />
        <span>${t(hand)}</span>
      </label>`
    }
  </section>`
}

/** It is changed: how it is paid by now, what the drawer holds, and the paper that says so. */
export function Done(props: {
  readonly title: string
  readonly bill: BillDoc
  readonly changed: Changed
  readonly onClose: () => void
}): VNode {
  const { title, bill, changed, onClose } = props
  const [isBusy, setBusy] = useState(false)
  const print = async (): Promise<void> => {
    setBusy(true)
    const args = { billId: bill.billId, language: bill.language }
    const facts = { token: bill.token }
    const answer = await sendApproved('receipt.reprint', args, t('cashier.reprint-of', facts))
    setBusy(false)
    if (answer === null) return
    if (answer.ok) toast({ text: t('cashier.reprinted', facts), tone: 'done' })
    else toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
  }
  return html`<${Sheet}
    title=${title}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} kind="primary" wide onPress=${onClose}>${t('shared.done')}<//>`}
  >
    <div class="retender" role="status">
      <p class="retender-was">
        <span>${t('retender.now', { way: nameOfWay(changed.kind) })}</span>
        <${Amount} minor=${changed.amount} size="change" short />
      </p>
      <${Drawer} cash=${changed.cash} isHandedOver=${changed.isHandedOver} />
      <${Button} icon=${Printer} wide busy=${isBusy} onPress=${() => void print()}>${t('cashier.reprint')}<//>
    </div>
  <//>`
}
