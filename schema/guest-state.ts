/**
 * What a guest’s phone is shown: its own party and nothing of anybody else’s.
 * Types only, so that a phone which names them carries nothing.
 */
import type { Allergen, FoodMark } from './catalogue.ts'
import type { CartLine, OrderingMode } from './guest.ts'
import type { LineState } from './order.ts'
import type { Names } from './names.ts'
import type { ServedTime } from './served.ts'

/** How one token stands, as the phone of whoever waits for it sees it. */
export interface PagerState {
  readonly outlet: { readonly names: Names; readonly timeZone: string }
  readonly token: number
  /** Who is called, where the shop says so aloud; empty where nobody is. */
  readonly name: string
  readonly state: 'preparing' | 'ready' | 'gone'
  readonly readyAt: number | null
}

export interface GuestPerson {
  readonly guestId: string
  readonly name: string
  /** One of the eight colours of the look. */
  readonly colour: number
}

export interface GuestProposal {
  readonly proposalId: string
  readonly guestId: string
  readonly state: 'waiting' | 'accepted' | 'declined' | 'withdrawn'
  readonly reason: string
  readonly lines: readonly CartLine[]
  readonly placedAt: number
}

export interface GuestOrderLine {
  readonly lineId: string
  readonly names: Names
  readonly variantNames: Names | null
  readonly modifiers: readonly Names[]
  readonly qtyMilli: number
  /** What the line comes to, before tax where tax is added. */
  readonly amount: number
  readonly state: LineState
  readonly note: string
}

export interface GuestBill {
  /** Of all that is not void of the party’s bill, be it cut into parts: before tax. */
  readonly total: number
  readonly taxes: Readonly<Record<string, number>>
  readonly roundOff: number
  readonly tip: number
  /** What of it was paid already. */
  readonly paid: number
  /** What is still to be paid. */
  readonly due: number
  readonly isPaid: boolean
  /** The address a UPI app pays from; null where the outlet has none. */
  readonly upi: string | null
}

/** A party as a phone that is let in sees it. */
export interface GuestParty {
  readonly label: string
  readonly pin: string
  readonly isPaid: boolean
  readonly calledAt: number | null
  readonly billAskedAt: number | null
  readonly people: readonly GuestPerson[]
  readonly order: readonly GuestOrderLine[]
  readonly bill: GuestBill | null
}

export interface GuestState {
  readonly at: number
  readonly outlet: {
    readonly names: Names
    readonly country: string
    readonly currency: string
    readonly currencyExponent: number
    readonly timeZone: string
  }
  /** `T5`: the table whose code was read. */
  readonly table: string
  readonly ordering: OrderingMode
  readonly isSelfSeating: boolean
  /** Whether somebody sits at the table. */
  readonly isTaken: boolean
  /** Names the menu as it is now; another one: fetch it anew. */
  readonly menuTag: string
  /** This phone at this table; null where it has not joined. */
  readonly me: (GuestPerson & { readonly isLetIn: boolean }) | null
  /** null where the phone is not let in. */
  readonly party: GuestParty | null
  readonly cart: readonly CartLine[]
  /** What waits for the staff, and what they have declined a short while ago. */
  readonly proposals: readonly GuestProposal[]
}

export interface GuestMenuItem {
  readonly itemId: string
  readonly categoryId: string
  readonly names: Names
  readonly description: Names | null
  readonly allergens: readonly Allergen[]
  /** How long it takes to make; null: nobody has said. */
  readonly prepMinutes: number | null
  readonly isSpecial: boolean
  /** When it is served, within the times of its category; nothing in it: whenever those are. */
  readonly served: readonly ServedTime[]
  readonly mark: FoodMark
  readonly picture: string | null
  readonly unit: string
  /** A phone cannot order it: it is weighed at the counter. */
  readonly isWeighed: boolean
  /** Of one; null where each size has its own. */
  readonly price: number | null
  readonly isTaxIncluded: boolean
  /** Thousandths that are left; null: as much as anybody wants. */
  readonly leftMilli: number | null
  readonly variants: readonly {
    readonly variantId: string
    readonly names: Names
    readonly price: number
    readonly leftMilli: number | null
  }[]
  readonly modifierGroups: readonly {
    readonly groupId: string
    readonly names: Names
    readonly min: number
    readonly max: number
    readonly modifiers: readonly {
      readonly modifierId: string
      readonly names: Names
      readonly itemId: string | null
      readonly price: number
    }[]
  }[]
}

export interface GuestMenu {
  readonly tag: string
  readonly categories: readonly {
    readonly categoryId: string
    readonly names: Names
    readonly colour: number
    readonly served: readonly ServedTime[]
  }[]
  readonly items: readonly GuestMenuItem[]
}
