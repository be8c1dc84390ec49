/**
 * Why something is asked for, as whoever asks has said it: read from the command’s own arguments. Pure.
 *
 * The rule: a note says why only at the till, beside the reason its money moves for.
 * Of anything else it says what the thing is.
 */
import { noSaleReasons, type NoSaleReason } from './till.ts'

/** What of a command’s arguments says why. */
export interface Reasoned {
  readonly reasonId?: string
  readonly discount?: { readonly reasonId: string }
  readonly reason?: string
  readonly note?: string
}

export interface Why {
  /** A reason the shop has given a name: of its till, or for lowering a bill. */
  readonly named: { readonly of: 'till' | 'discount'; readonly reasonId: string } | null
  /** The till’s own word for why a drawer is opened. */
  readonly noSale: NoSaleReason | null
  /** In words of their own; empty where nothing was said. */
  readonly said: string
}

/** Why a command is asked for; nothing in it where nobody was asked why. */
export const whyIn = (name: string, args: Reasoned): Why => {
  const { discount, reasonId = discount?.reasonId, reason = '', note = '' } = args
  const isTill = name.startsWith('till.')
  const noSale =
    name === 'till.no-sale' ? (noSaleReasons.find((one) => one === reason) ?? null) : null
  return {
    named: reasonId === undefined ? null : { of: isTill ? 'till' : 'discount', reasonId },
    noSale,
    said: [noSale === null ? reason : '', isTill ? note : '']
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' · '),
  }
}
