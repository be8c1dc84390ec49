/**
 * What a shop is made of before its first day: places, machines, people, taxes
 * and accounts. What it sells comes after, by command.
 */
import type { Language, Names } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'

/** The foot of its invoices is empty until its owner says more. */
export interface NewOutlet extends Omit<
  OutletDoc,
  'outletId' | 'terms' | 'bank' | 'isActive' | 'rev'
> {
  readonly id: string
}

export interface NewStation {
  readonly id: string
  readonly outletId: string
  readonly names: Names
  /** Where a ticket is printed that nobody has seen; none unless it is said. */
  readonly fallbackPrinterId?: string
}

export interface NewPrinter {
  readonly id: string
  readonly outletId: string
  readonly names: Names
  /** `virtual:` shows the paper on a screen, `tcp://host:port` is a printer. */
  readonly port: string
  readonly widthMillimetres: 58 | 80
}

export interface NewDrawer {
  readonly id: string
  readonly outletId: string
  readonly printerId: string
  readonly names: Names
  readonly pin: 2 | 5
}

/** Somebody who works there. What they type to sign in is no part of the shop. */
export interface NewUser {
  readonly id: string
  readonly name: string
  readonly roleId: string
  readonly language: Language
  readonly outletIds: readonly string[]
}

export interface NewTaxRate {
  /** The first business date it holds, yyyymmdd. */
  readonly validFrom: number
  /** Parts per million: 5 % is 50 000. */
  readonly ratePpm: number
  readonly cessPpm: number
}

export interface NewTaxClass {
  readonly id: string
  readonly kind: 'gst' | 'nil' | 'out_of_scope'
  readonly names: Names
  readonly rates: readonly NewTaxRate[]
}

/** A reason for a discount, and the most it allows without a further right. */
export interface NewDiscountReason {
  readonly id: string
  readonly names: Names
  readonly maxPpm: number
  /** Gives things free. */
  readonly isComp?: boolean
}

/** Why cash is paid in or out of a drawer, and the account of its other side. */
export interface NewTillReason {
  readonly id: string
  readonly names: Required<Names>
  readonly direction: 'in' | 'out'
  readonly account: string
}

export interface NewAccount {
  readonly id: string
  readonly kind: 'asset' | 'liability' | 'equity' | 'income' | 'expense'
  readonly names: Required<Names>
}

export interface NewShop {
  readonly outlets: readonly NewOutlet[]
  readonly stations: readonly NewStation[]
  readonly printers: readonly NewPrinter[]
  readonly drawers: readonly NewDrawer[]
  readonly users: readonly NewUser[]
  readonly taxClasses: readonly NewTaxClass[]
  readonly accounts: readonly NewAccount[]
}
