/** What staff see of guests with phones: the documents of their views. */
import type { CartDoc, GuestDoc, ProposalDoc } from '../../schema/guest.ts'
import { sittingsHere } from '../floor/sittings.sql.ts'
import { cartLines, inCart, proposalOf, type CartContext } from '../handlers/guest-cart.ts'
import { cartRev, cartRows, waitingAt } from '../guests/cart.sql.ts'
import { guestsOf } from '../guests/guests.sql.ts'

/** The carts of the parties in the house; of one that has chosen nothing yet there is none. */
export const cartsHere = (context: CartContext): readonly CartDoc[] => {
  const { db, outlet } = context
  return sittingsHere(db, outlet.outletId).flatMap(({ sittingId }) => {
    const rev = cartRev.get(db, sittingId)?.rev
    if (rev === undefined) return []
    const rows = cartRows.all(db, sittingId).filter((row) => inCart(row) && row.isLetIn === 1)
    return [{ sittingId, outletId: outlet.outletId, lines: cartLines(context, rows), rev }]
  })
}

/** What waits for the staff, the oldest first. */
export const proposalsHere = (context: CartContext): readonly ProposalDoc[] =>
  waitingAt.all(context.db, context.outlet.outletId).map((row) => {
    const rows = cartRows
      .all(context.db, row.sittingId)
      .filter(({ proposalId }) => proposalId === row.proposalId)
    return proposalOf(row, cartLines(context, rows))
  })

/** The phones of the parties in the house. */
export const phonesHere = ({ db, outlet }: CartContext): readonly GuestDoc[] =>
  sittingsHere(db, outlet.outletId).flatMap(({ sittingId }) =>
    guestsOf.all(db, sittingId).map(({ guestId, outletId, colour, isLetIn, joinedAt, rev }) => ({
      guestId,
      outletId,
      sittingId,
      colour,
      isLetIn: isLetIn === 1,
      joinedAt,
      rev,
    })),
  )
