/** What a receipt is composed of. */
import type { BillFate } from '../../schema/bill-fate.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { BuyerDoc } from '../../schema/buyer.ts'
import type { Money } from '../../schema/money.ts'
import type { Language } from '../../schema/names.ts'
import type { DeliverTo } from '../../schema/order-person.ts'
import type { OutletDoc } from '../../schema/outlet.ts'

export interface ReceiptRequest {
  readonly bill: BillDoc
  readonly outlet: OutletDoc
  readonly language: Language
  /** Where it is brought, and to whom. */
  readonly deliverTo?: DeliverTo | undefined
  /** The name that is called with its token; empty where none is. */
  readonly callName?: string
  /** The numbers of further slips that are paid on it. */
  readonly slips?: readonly number[]
  /** 1 is the original; every further copy says DUPLICATE. */
  readonly copy: number
  /** Who it is for, where somebody is named. */
  readonly buyer: BuyerDoc | null
  /** What has become of it since it was issued, and the credit notes that say so. */
  readonly since?: { readonly fate: BillFate; readonly notes: readonly string[] }
  /** What of it was put on account and is still owed. */
  readonly owed: Money
  /** Within how many days it is to be paid, where the buyer was given some. */
  readonly creditDays?: number
  /** Of goods that are sent, the State they go to; else the seller's. */
  readonly placeOfSupply: string
  /** The rate a tax class had when it was issued: `5%`, or `nil` or `exempt`. */
  readonly rateOf: (taxClassId: string) => string
}
