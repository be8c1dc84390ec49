/**
 * A ticket (KOT on paper): what one station must make, the difference from
 * what it was last told.
 */
import type { OrderType, Unit } from './catalogue.ts'
import type { Names } from './shapes.ts'

export interface TicketLine {
  readonly lineId: string
  readonly names: Names
  readonly variantNames: Names | null
  readonly modifierNames: readonly Names[]
  readonly qtyMilli: number
  readonly unit: Unit
  readonly note: string
  readonly change: 'add' | 'void'
  readonly seat: number | null
  readonly course: number | null
}

export type TicketState = 'fired' | 'bumped'

export interface TicketDoc {
  readonly ticketId: string
  readonly outletId: string
  readonly stationId: string
  readonly orderId: string
  /** 1, 2, 3 … per station and business date: what the cook calls it. */
  readonly ticketNo: number
  readonly token: number
  readonly orderType: OrderType
  readonly businessDate: number
  readonly state: TicketState
  readonly note: string
  readonly lines: readonly TicketLine[]
  readonly firedAt: number
  readonly bumpedAt: number | null
  readonly recalls: number
  /** The person whose order it is. */
  readonly by: string | null
  readonly rev: number
}
