/**
 * The ways of paying at the pad, in the order in which they stand on it.
 *
 * The rule: a way is one entry here. It has a panel of its own where something
 * has to be asked or shown before its money counts; one without counts at once.
 */
import type { IconNode } from 'lucide'
import type { TenderKind } from '../../../schema/tender-kinds.ts'
import { tenderIcons } from '../../lib/pay/tender-icons.ts'
import type { WordKey } from '../../lib/words/words.ts'
import {
  AccountPanel,
  CardPanel,
  UpiPanel,
  VoucherPanel,
  WalletPanel,
  type Panel,
} from './way-panels.ts'

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

/** A way is called and drawn alike wherever it stands. */
const way = (kind: TenderKind, more: Omit<Way, 'kind' | 'name' | 'icon'>): Way => ({
  kind,
  name: `shared.tender-${kind}`,
  icon: tenderIcons[kind],
  ...more,
})

export const ways: readonly Way[] = [
  way('cash', { isOffline: true }),
  way('upi', { key: 'F6', panel: UpiPanel }),
  way('card', { key: 'F7', panel: CardPanel }),
  way('account', { panel: AccountPanel }),
  way('wallet', { panel: WalletPanel }),
  way('voucher', { panel: VoucherPanel }),
]

/** How a kind of tender is shown. */
export const wayOf = (kind: TenderKind): Way => {
  const found = ways.find((one) => one.kind === kind)
  if (found === undefined) throw new Error(`the pad knows no way ${kind}`)
  return found
}
