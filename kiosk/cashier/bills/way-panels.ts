/** What a way of paying asks before its money counts, for the bill at hand. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import { sum } from '../../../schema/money.ts'
import type { TenderKind } from '../../../schema/tender-kinds.ts'
import { ElsewherePanel } from '../../lib/pay/elsewhere-panel.ts'
import type { OwnerPanelProps } from '../../lib/pay/owner-panels.ts'
import { missing, type Owner } from '../../lib/pay/tender.ts'
import { session } from '../../lib/session.ts'
import { Later } from '../../lib/frame/lazy.ts'
import { asking, chips, tellGuest, typedAmount } from '../desk.ts'
import type { OverPanelProps } from './over-panel.ts'
import { foresee, take } from './settle.ts'
import { WhoseBill } from './whose.ts'

interface PanelProps {
  readonly bill: BillDoc
}
export type Panel = (props: PanelProps) => VNode | null

const leave = (): void => void (asking.value = null)

/** What was typed, or all that is missing. */
const wanted = (bill: BillDoc, kind: TenderKind): number => {
  const outlet = session.value.me?.outlet
  return typedAmount() ?? (outlet === undefined ? 0 : missing(bill, outlet, chips.value, kind))
}

const bringOver = async (): Promise<(props: OverPanelProps) => VNode> =>
  (await import('./over-panel.ts')).OverPanel

const elsewhere =
  (kind: 'upi' | 'card'): Panel =>
  ({ bill }) => {
    const amount = wanted(bill, kind)
    const step = foresee({ kind, amount })
    if (step?.kind === 'over')
      return html`<${Later<OverPanelProps>} load=${bringOver} props=${{ bill, kind, amount, over: step.over, onBack: leave }} />`
    const outlet = session.value.me?.outlet
    tellGuest(amount)
    return html`<${ElsewherePanel}
      class="pad"
      kind=${kind}
      amount=${amount}
      paidId=${bill.billId}
      before=${bill.payments.length + chips.value.length}
      note=${`${outlet?.code ?? ''} ${bill.token}`}
      onTake=${(reference: string) => take(kind, amount, reference)}
      onBack=${leave}
    />`
  }

export const UpiPanel = elsewhere('upi')
export const CardPanel = elsewhere('card')

type OwnerKind = 'account' | 'wallet' | 'voucher'
/** Fetched when somebody first pays like that. */
const bringPanel: Readonly<Record<OwnerKind, () => Promise<(props: OwnerPanelProps) => VNode>>> = {
  account: async () => (await import('../../lib/pay/owner-panels.ts')).AccountPanel,
  wallet: async () => (await import('../../lib/pay/owner-panels.ts')).WalletPanel,
  voucher: async () => (await import('../../lib/pay/owner-panels.ts')).VoucherPanel,
}

const ofOwner =
  (kind: OwnerKind): Panel =>
  ({ bill }) =>
    html`<${Later<OwnerPanelProps>}
      load=${bringPanel[kind]}
      props=${{
        class: 'pad',
        wanted: wanted(bill, kind),
        before: sum(chips.value.filter((one) => one.kind === kind).map(({ amount }) => amount)),
        customerId: bill.customerId,
        whose: html`<${WhoseBill} bill=${bill} />`,
        onTake: (amount: number, reference?: string, owner?: Owner) =>
          take(kind, amount, reference, owner),
        onBack: leave,
      }}
    />`

export const AccountPanel = ofOwner('account')
export const WalletPanel = ofOwner('wallet')
export const VoucherPanel = ofOwner('voucher')
