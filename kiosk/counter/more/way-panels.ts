/** What a way of paying asks before its money counts, for the cart. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { sum } from '../../../schema/money.ts'
import { moneyKinds, type TenderKind } from '../../../schema/tender-kinds.ts'
import { takenFor } from '../../lib/order/cart.ts'
import { ElsewherePanel } from '../../lib/pay/elsewhere-panel.ts'
import { AccountPanel, VoucherPanel, WalletPanel } from '../../lib/pay/owner-panels.ts'
import type { Owner } from '../../lib/pay/tender.ts'
import { t } from '../../lib/words/words.ts'
import { BuyerChip } from '../buyer.ts'
import { cart, preview } from '../till.ts'

const isMoney = (kind: TenderKind): boolean => (moneyKinds as readonly TenderKind[]).includes(kind)

/** What is asked of a way of paying. */
export const asked = {
  isAsked: (kind: TenderKind): boolean => kind !== 'cash',
  /** What a customer or a voucher has only the hub knows. */
  needsHub: (kind: TenderKind): boolean => !isMoney(kind),
}

interface AskedPanelProps {
  readonly kind: TenderKind
  readonly wanted: number
  readonly onTake: (kind: TenderKind, amount: number, reference?: string, owner?: Owner) => void
  readonly onBack: () => void
}

const ofOwner = { account: AccountPanel, wallet: WalletPanel, voucher: VoucherPanel } as const

export function AskedPanel({ kind, wanted, onTake, onBack }: AskedPanelProps): VNode | null {
  const { cartId, buyer } = cart.value
  // What the guest is asked for stays, whatever becomes of the cart meanwhile.
  const [fixed] = useState(wanted)
  switch (kind) {
    case 'cash':
      return null
    case 'upi':
    case 'card':
      return html`<${ElsewherePanel}
        class="paying"
        kind=${kind}
        amount=${fixed}
        paidId=${cartId}
        before=${takenFor(cart.value).length}
        warning=${preview.value?.isSellable === false ? t('pay.stuck-now') : undefined}
        onTake=${(reference: string) => onTake(kind, fixed, reference)}
        onBack=${onBack}
      />`
    case 'account':
    case 'wallet':
    case 'voucher':
      return html`<${ofOwner[kind]}
        class="paying"
        wanted=${wanted}
        before=${sum(
          takenFor(cart.value)
            .filter((one) => one.kind === kind)
            .map(({ amount }) => amount),
        )}
        customerId=${buyer?.customerId}
        whose=${html`<${BuyerChip} />`}
        onTake=${(amount: number, reference?: string, owner?: Owner) =>
          onTake(kind, amount, reference, owner)}
        onBack=${onBack}
      />`
  }
}
