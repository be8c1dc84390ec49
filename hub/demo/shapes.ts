/**
 * The shapes of the demo shop: one interface for each kind of row.
 *
 * The demo is data and nothing else. It names everything by short readable ids
 * and knows no database; turning it into rows is the seed's work alone.
 */
import type { FoodMark, OrderType, Unit } from '../../schema/catalogue.ts'
import type { OutletKind } from '../../schema/outlet.ts'
import type { Language } from '../../schema/names.ts'

/** Every name in the demo is given in both languages. */
export interface DemoNames {
  readonly en: string
  readonly hi: string
}

export interface DemoOutlet {
  readonly id: string
  /** Opens every invoice number, so it is short. */
  readonly code: string
  readonly names: DemoNames
  readonly kind: OutletKind
  readonly timeZone: string
  readonly currency: string
  readonly currencyExponent: number
  readonly country: string
  readonly stateCode: string
  readonly language: Language
  readonly receiptLanguage: Language
  readonly taxScheme: 'regular' | 'composition' | 'unregistered'
  readonly taxNumber: string
  readonly foodLicence: string
  readonly address: string
  readonly phone: string
  readonly cutOffMinute: number
  readonly fiscalYearStartMonth: number
  readonly taxRounding: 'line' | 'bill'
  readonly cashIncrement: number
  readonly cashScope: 'always' | 'cash_only'
  readonly serviceTaxClassId: string | null
  readonly upiAddress: string
}

export interface DemoStation {
  readonly id: string
  readonly outletId: string
  readonly names: DemoNames
}

export interface DemoPrinter {
  readonly id: string
  readonly outletId: string
  readonly names: DemoNames
  /** What the paper is for: receipts at the till, or tickets for the kitchen. */
  readonly use: 'receipt' | 'kitchen'
  readonly port: string
  readonly widthMillimetres: 58 | 80
}

export interface DemoDrawer {
  readonly id: string
  readonly outletId: string
  readonly printerId: string
  readonly names: DemoNames
  readonly pin: 2 | 5
}

export interface DemoUser {
  readonly id: string
  readonly name: string
  readonly roleId: string
  readonly language: Language
  readonly outletIds: readonly string[]
  /** Shown to whoever tries the demo; a real shop never writes a PIN down. */
  readonly pin: string
}

export interface DemoTaxRate {
  /** The first business date it holds, yyyymmdd. */
  readonly validFrom: number
  /** Parts per million: 5 % is 50 000. */
  readonly ratePpm: number
  readonly cessPpm: number
}

export interface DemoTaxClass {
  readonly id: string
  readonly kind: 'gst' | 'nil'
  readonly names: DemoNames
  readonly rates: readonly DemoTaxRate[]
}

export interface DemoAccount {
  readonly id: string
  readonly kind: 'asset' | 'liability' | 'equity' | 'income' | 'expense'
  readonly names: DemoNames
}

export interface DemoCategory {
  readonly id: string
  readonly names: DemoNames
  /** One of the eight category colours; no two categories of one outlet share one. */
  readonly colour: number
}

/** One price row; null means it holds everywhere, for every order type, for everybody. */
export interface DemoPrice {
  readonly outletId: string | null
  readonly orderType: OrderType | null
  readonly customerGroup: string | null
  readonly validFrom: number
  /** Paise for one unit: a piece, a plate, a kilogram. */
  readonly amount: number
  readonly isTaxIncluded: boolean
}

export interface DemoVariant {
  readonly id: string
  readonly names: DemoNames
  readonly prices: readonly DemoPrice[]
}

export interface DemoModifier {
  readonly id: string
  readonly names: DemoNames
  /** A modifier that costs nothing still has its rows, so that it is never without a price. */
  readonly prices: readonly DemoPrice[]
}

export interface DemoModifierGroup {
  readonly id: string
  readonly names: DemoNames
  readonly min: number
  readonly max: number
  readonly modifiers: readonly DemoModifier[]
}

/** An outlet that sells the item, and which of its stations makes it; null is handed over the counter. */
export interface DemoSeller {
  readonly outletId: string
  readonly stationId: string | null
}

export interface DemoItem {
  readonly id: string
  /** What a seller types on the number keys; unique in the business. */
  readonly code: string
  readonly categoryId: string
  readonly names: DemoNames
  readonly unit: Unit
  readonly isWeighed: boolean
  readonly mark: FoodMark
  /** Its class as goods over the counter; the restaurant's service class overrides it there. */
  readonly taxClassId: string
  readonly hsn: string
  readonly salesAccount: string
  readonly isDiscountable: boolean
  readonly isFavourite: boolean
  readonly soldAt: readonly DemoSeller[]
  /** An item with variants is priced on them and has no rows of its own. */
  readonly variants: readonly DemoVariant[]
  readonly prices: readonly DemoPrice[]
  readonly modifierGroupIds: readonly string[]
}
