/**
 * From the cart to the kitchen: sent straight, or proposed and accepted by the
 * staff. The kitchen hears of nothing that nobody has vouched for.
 */
import type { CartLine } from '../../schema/guest.ts'
import { proposalsMax } from '../../schema/guest.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { meet, seatedHere } from '../floor/commands.ts'
import {
  askedIn,
  cartLines,
  inCart,
  ordering,
  problemOf,
  tellCart,
  tellProposal,
} from './guest-cart.ts'
import {
  answerProposal,
  cartRows,
  deleteCartLine,
  insertProposal,
  proposalById,
  proposalsOf,
  sendCartLine,
  touchProposal,
  type CartRow,
  type ProposalRow,
} from '../guests/cart.sql.ts'
import { guestHere, letIn } from '../guests/commands.ts'
import { forgetNames, partyById } from '../guests/guests.sql.ts'
import { orderAt } from '../orders/orders.sql.ts'

type Add = Handler<'order.add'>

/**
 * Sends what is in the cart: straight to the kitchen where the outlet allows
 * it, the phone knows the PIN and the staff have seen the party; else as a
 * proposal. With nothing to send a phone only asks to be let in.
 */
export const placeBy =
  (add: Add): Handler<'guest.place'> =>
  (tx, { tokenHash, whose }) => {
    const here = whose === 'none' ? guestHere(tx, tokenHash) : ordering(tx, tokenHash)
    if (!here.ok) return here
    const { guest, party, setting } = here.value
    const { guestId, sittingId } = guest
    if (whose === 'none')
      return guest.isLetIn === 1 ? ok(sent) : propose(tx, guestId, sittingId, [])
    if (whose === 'all' && guest.isLetIn === 0) return no(refusal('guest.not-in'))
    const rows = cartRows
      .all(tx.db, sittingId)
      .filter(inCart)
      .filter((row) => (whose === 'all' ? row.isLetIn === 1 : row.guestId === guestId))
    if (rows.length === 0) return no(refusal('order.empty'))
    const isVouchedFor = guest.isLetIn === 1 && party.isSelfSeated === 0
    if (setting.ordering !== 'direct' || !isVouchedFor) return propose(tx, guestId, sittingId, rows)
    const added = order(tx, add, sittingId, rows)
    if (!added.ok) return added
    tellCart(tx, sittingId)
    return ok(sent)
  }

const sent = { outcome: 'sent' } as const

/** Lines of a cart become lines of the party's order. */
const order = (tx: Tx, add: Add, sittingId: string, rows: readonly CartRow[]): ReturnType<Add> => {
  const { orderId } = orderAt(tx.db, sittingId)
  const added = add(tx, { orderId, lines: rows.map(askedIn) })
  if (added.ok) for (const { lineId } of rows) deleteCartLine.run(tx.db, lineId)
  return added
}

const propose = (
  tx: Tx,
  guestId: string,
  sittingId: string,
  rows: readonly CartRow[],
): Result<{ outcome: 'waiting' }, Refusal> => {
  const waiting = waitingOf(tx, sittingId)
  // Whoever has asked to be let in need not ask twice.
  if (rows.length === 0 && waiting.some((one) => one.guestId === guestId))
    return ok({ outcome: 'waiting' })
  if (waiting.length >= proposalsMax)
    return no(refusal('proposal.too-many', { most: proposalsMax }))
  const problem = problemOf(tx, rows)
  if (problem !== null) return no(problem)
  const lines = cartLines(tx, rows)
  const proposalId = tx.newId()
  insertProposal.run(tx.db, proposalId, tx.outlet.outletId, sittingId, guestId, tx.at)
  for (const { lineId } of rows) sendCartLine.run(tx.db, proposalId, lineId)
  tellProposal(tx, 'proposal.placed', proposalId, lines)
  if (rows.some(({ isLetIn }) => isLetIn === 1)) tellCart(tx, sittingId)
  return ok({ outcome: 'waiting' })
}

/** A party stays for hours, not days: what it proposed is found from here on. */
const sittingLifeMs = 48 * 3_600_000

const waitingOf = (tx: Tx, sittingId: string): readonly ProposalRow[] =>
  proposalsOf
    .all(tx.db, sittingId, tx.at - sittingLifeMs)
    .filter(({ state }) => state === 'waiting')

// --- what becomes of a proposal -----------------------------------------------------

/**
 * Orders what guests propose; their phone is let in with it, because whoever
 * accepts has looked at the table. Refuses what an order is refused for, and
 * then it goes on waiting.
 */
export const acceptBy =
  (add: Add): Handler<'proposal.accept'> =>
  (tx, { proposalId }) => {
    const found = waitingHere(tx, proposalId)
    if (!found.ok) return found
    const { sittingId, guestId } = found.value
    const seated = seatedHere(tx, sittingId)
    if (!seated.ok) return seated
    const rows = linesOf(tx, found.value)
    const lines = cartLines(tx, rows)
    if (rows.length > 0) {
      const added = order(tx, add, sittingId, rows)
      if (!added.ok) return added
    }
    meet(tx, sittingId)
    answer(tx, found.value, { state: 'accepted', lines })
    // What a phone chose before it was let in is the whole table's to see from now on.
    if (letIn(tx, guestId)) tellCart(tx, sittingId)
    return ok({})
  }

/** Not ordered, for a reason the guests are told. What they chose is back in their cart. */
export const decline: Handler<'proposal.decline'> = (tx, { proposalId, reason }) => {
  const found = waitingHere(tx, proposalId)
  if (!found.ok) return found
  putBack(tx, found.value, { state: 'declined', reason })
  return ok({})
}

/** The staff take a line out, wherever it has come to. A proposal that loses its last one is declined. */
export const strike: Handler<'cart.strike'> = (tx, { sittingId, lineId }) => {
  const party = partyById.get(tx.db, sittingId)
  if (party === undefined || party.outletId !== tx.outlet.outletId)
    return no(refusal('sitting.unknown'))
  const row = cartRows.all(tx.db, sittingId).find((one) => one.lineId === lineId)
  if (row === undefined) return no(refusal('line.unknown'))
  deleteCartLine.run(tx.db, lineId)
  const proposal = row.proposalId === null ? undefined : proposalById.get(tx.db, row.proposalId)
  if (proposal === undefined) tellCart(tx, sittingId)
  else {
    const lines = cartLines(tx, linesOf(tx, proposal))
    touchProposal.run(tx.db, proposal.proposalId)
    if (lines.length === 0) answer(tx, proposal, { state: 'declined', lines })
    else tellProposal(tx, 'proposal.changed', proposal.proposalId, lines)
  }
  return ok({})
}

/** The guests think again, as long as nobody has answered. */
export const withdraw: Handler<'guest.withdraw'> = (tx, { tokenHash, proposalId }) => {
  const here = guestHere(tx, tokenHash)
  if (!here.ok) return here
  const found = waitingHere(tx, proposalId)
  if (!found.ok) return found
  if (found.value.sittingId !== here.value.guest.sittingId) return no(refusal('proposal.unknown'))
  if (found.value.guestId !== here.value.guest.guestId) return no(refusal('cart.not-yours'))
  putBack(tx, found.value, { state: 'withdrawn' })
  return ok({})
}

const waitingHere = (tx: Tx, proposalId: string): Result<ProposalRow, Refusal> => {
  const row = proposalById.get(tx.db, proposalId)
  if (row === undefined || row.outletId !== tx.outlet.outletId)
    return no(refusal('proposal.unknown'))
  return row.state === 'waiting' ? ok(row) : no(refusal('proposal.answered'))
}

const linesOf = (tx: Tx, { sittingId, proposalId }: ProposalRow): readonly CartRow[] =>
  cartRows.all(tx.db, sittingId).filter((row) => row.proposalId === proposalId)

const putBack = (
  tx: Tx,
  proposal: ProposalRow,
  how: { readonly state: 'declined' | 'withdrawn'; readonly reason?: string },
): void => {
  const rows = linesOf(tx, proposal)
  for (const { lineId } of rows) sendCartLine.run(tx.db, null, lineId)
  answer(tx, proposal, { ...how, lines: cartLines(tx, rows) })
  if (rows.some(({ isLetIn }) => isLetIn === 1)) tellCart(tx, proposal.sittingId)
}

interface Answer {
  readonly state: 'accepted' | 'declined' | 'withdrawn'
  readonly reason?: string
  readonly lines: readonly CartLine[]
}

const answer = (
  tx: Tx,
  { proposalId }: ProposalRow,
  { state, reason = '', lines }: Answer,
): void => {
  answerProposal.run(tx.db, state, reason, tx.at, tx.userId, proposalId)
  tellProposal(tx, 'proposal.answered', proposalId, lines)
}

// --- when a party is no more ----------------------------------------------------------

/** Nobody can accept any more what a party proposes that has paid, or sits with another one. */
export const takeBack: Reaction<'sitting.changed' | 'sitting.paid'> = (
  tx,
  { sittingId, state },
) => {
  if (state === 'seated') return
  for (const proposal of waitingOf(tx, sittingId)) putBack(tx, proposal, { state: 'withdrawn' })
}

/** The table is clear: the cart is empty, and the guests' names are forgotten. */
export const forgetGuests: Reaction<'sitting.closed'> = (tx, { sittingId }) => {
  for (const proposal of waitingOf(tx, sittingId)) putBack(tx, proposal, { state: 'withdrawn' })
  const rows = cartRows.all(tx.db, sittingId)
  for (const { lineId } of rows) deleteCartLine.run(tx.db, lineId)
  if (rows.length > 0) tellCart(tx, sittingId)
  forgetNames.run(tx.db, tx.at, sittingId)
}
