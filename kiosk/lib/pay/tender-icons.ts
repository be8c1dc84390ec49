/** How each kind of tender is drawn. */
import {
  Banknote,
  CreditCard,
  Gift,
  NotebookText,
  Smartphone,
  WalletMinimal,
  type IconNode,
} from 'lucide'
import type { TenderKind } from '../../../schema/tender-kinds.ts'

/** The picture of a kind of tender. */
export const tenderIcons: Readonly<Record<TenderKind, IconNode>> = {
  cash: Banknote,
  upi: Smartphone,
  card: CreditCard,
  account: NotebookText,
  wallet: WalletMinimal,
  voucher: Gift,
}
