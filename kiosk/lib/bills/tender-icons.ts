/** How each kind of tender is drawn. */
import { Banknote, CreditCard, Smartphone, Wallet, type IconNode } from 'lucide'
import type { TenderKind } from '../../../schema/bill.ts'

const icons: Readonly<Partial<Record<TenderKind, IconNode>>> = {
  cash: Banknote,
  upi: Smartphone,
  card: CreditCard,
}

/** The picture of a kind of tender. */
export const tenderIcon = (kind: TenderKind): IconNode => icons[kind] ?? Wallet
