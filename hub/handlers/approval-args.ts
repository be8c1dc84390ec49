/** The arguments of whatever can be asked for, as far as whoever is asked is told of them. */
import type { BankDoc } from '../../schema/bank.ts'
import type { Money } from '../../schema/money.ts'
import type { Names } from '../../schema/names.ts'
import type { TenderKind } from '../../schema/tender-kinds.ts'
import type { Piece } from '../../schema/till.ts'

interface Off {
  readonly kind: string
  readonly ratePpm?: number
  readonly amount?: Money
}

/** Arguments that have passed their command's shape; which of them are there depends on it. */
export interface Args {
  readonly billId?: string
  readonly orderId?: string
  readonly refundId?: string
  readonly twiceId?: string
  readonly paymentId?: string
  /** What a payment is by now. */
  readonly to?: { readonly kind: TenderKind }
  readonly tillId?: string
  readonly customerId?: string
  readonly chequeId?: string
  readonly lineId?: string
  readonly lines?: readonly {
    readonly lineId: string
    readonly itemId?: string
    readonly qtyMilli: number
  }[]
  readonly chargeIds?: readonly string[]
  readonly isTipBack?: boolean
  readonly off?: Off
  /** Of a sale in one act. */
  readonly discount?: { readonly reasonId: string; readonly off: Off }
  readonly unitPrice?: Money
  readonly amount?: Money
  readonly upTo?: Money
  readonly creditLimit?: Money | null
  readonly reasonId?: string
  readonly reason?: string
  readonly note?: string
  readonly names?: Names
  readonly intoId?: string
  readonly groupId?: string
  readonly drawerId?: string
  readonly bank?: BankDoc | null
  readonly terms?: readonly string[]
  readonly float?: 'carried' | readonly Piece[]
  readonly subjectId?: string
  readonly itemId?: string
  readonly code?: string
  readonly name?: string
  readonly scope?: string
  readonly roleId?: string
  readonly outletId?: string
  readonly taxClassId?: string | null
  readonly toId?: string
  readonly chargeId?: string
  readonly taxScheme?: string
  readonly presetId?: string
  readonly isTaxIncluded?: boolean
  readonly ratePpm?: number
  readonly cessPpm?: number
}
