/**
 * The ways of paying at the pad, in the order in which they stand on it.
 *
 * The rule: a way is one entry here. It has a panel of its own where something
 * has to be asked or shown before its money counts; one without counts at once.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import {
  Banknote,
  CreditCard,
  Gift,
  NotebookText,
  Smartphone,
  WalletMinimal,
  type IconNode,
} from 'lucide'
import type { BillDoc, TenderKind } from '../../../schema/bill.ts'
import type { WordKey } from '../../lib/words/words.ts'
import { CardPanel, UpiPanel } from './elsewhere-panel.ts'
import { Later } from '../../lib/ui/later.ts'

interface PanelProps {
  readonly bill: BillDoc
}
type Panel = (props: PanelProps) => VNode | null

/** Fetched when somebody first pays like that. */
const later =
  (load: () => Promise<Panel>): Panel =>
  (props) =>
    html`<${Later<PanelProps>} load=${load} props=${props} />`

const ownerPanels = () => import('./owner-panel.ts')
const AccountPanel = later(async () => (await ownerPanels()).AccountPanel)
const WalletPanel = later(async () => (await ownerPanels()).WalletPanel)
const VoucherPanel = later(async () => (await ownerPanels()).VoucherPanel)

export interface Way {
  readonly kind: TenderKind
  readonly name: WordKey
  readonly icon: IconNode
  /** The key that chooses it. */
  readonly key?: string
  /** Goes on while the hub is away. */
  readonly isOffline?: boolean
  readonly panel?: Panel
}

export const ways: readonly Way[] = [
  { kind: 'cash', name: 'cashier.cash', icon: Banknote, isOffline: true },
  { kind: 'upi', name: 'cashier.upi', icon: Smartphone, key: 'F6', panel: UpiPanel },
  { kind: 'card', name: 'cashier.card', icon: CreditCard, key: 'F7', panel: CardPanel },
  { kind: 'account', name: 'cashier.account', icon: NotebookText, panel: AccountPanel },
  { kind: 'wallet', name: 'cashier.wallet', icon: WalletMinimal, panel: WalletPanel },
  { kind: 'voucher', name: 'cashier.voucher', icon: Gift, panel: VoucherPanel },
]

/** How a kind of tender is shown. */
export const wayOf = (kind: TenderKind): Way => {
  const way = ways.find((one) => one.kind === kind)
  if (way === undefined) throw new Error(`the pad knows no way ${kind}`)
  return way
}
