import type { ProposalState } from '../../schema/guest.ts'
import { query, statement } from '../store/query.ts'

// --- what was chosen --------------------------------------------------------------

export interface CartRow {
  readonly lineId: string
  readonly sittingId: string
  readonly guestId: string
  readonly isLetIn: number
  readonly proposalId: string | null
  readonly asked: string
  readonly seen: string
}

/** Everything a party has chosen, that which waits for the staff included, in the order it was chosen. */
export const cartRows = query<[sittingId: string], CartRow>(
  `select l.line_id as lineId, l.sitting_id as sittingId, l.guest_id as guestId, g.is_let_in as isLetIn,
          l.proposal_id as proposalId, l.asked, l.seen
     from cart_line l join guest g on g.guest_id = l.guest_id
    where l.sitting_id = ? order by l.line_id`,
  ['lineId', 'sittingId', 'guestId', 'isLetIn', 'proposalId', 'asked', 'seen'],
)

export const insertCartLine = statement<
  [lineId: string, sittingId: string, guestId: string, asked: string, seen: string, addedAt: number]
>(
  `insert into cart_line (line_id, sitting_id, guest_id, asked, seen, added_at)
   values (?, ?, ?, ?, ?, ?)`,
)

export const changeCartLine = statement<[asked: string, lineId: string]>(
  'update cart_line set asked = ? where line_id = ?',
)

/** Puts a line with a proposal, or (null) back into the cart. */
export const sendCartLine = statement<[proposalId: string | null, lineId: string]>(
  'update cart_line set proposal_id = ? where line_id = ?',
)

export const deleteCartLine = statement<[lineId: string]>('delete from cart_line where line_id = ?')

/** Counts a change of a party's cart. */
export const nextCartRev = query<[sittingId: string], { readonly rev: number }>(
  `insert into cart (sitting_id) values (?)
   on conflict (sitting_id) do update set rev = rev + 1 returning rev`,
  ['rev'],
)

export const cartRev = query<[sittingId: string], { readonly rev: number }>(
  'select rev from cart where sitting_id = ?',
  ['rev'],
)

// --- proposals --------------------------------------------------------------------

export interface ProposalRow {
  readonly proposalId: string
  readonly outletId: string
  readonly sittingId: string
  readonly tableLabel: string
  readonly guestId: string
  readonly isLetIn: number
  readonly state: ProposalState
  readonly reason: string
  readonly placedAt: number
  readonly answeredAt: number | null
  readonly answeredBy: string | null
  readonly rev: number
}

const keys: readonly (keyof ProposalRow)[] = [
  'proposalId',
  'outletId',
  'sittingId',
  'tableLabel',
  'guestId',
  'isLetIn',
  'state',
  'reason',
  'placedAt',
  'answeredAt',
  'answeredBy',
  'rev',
]

const columns = `p.proposal_id as proposalId, p.outlet_id as outletId, p.sitting_id as sittingId,
  s.label as tableLabel, p.guest_id as guestId, g.is_let_in as isLetIn, p.state, p.reason,
  p.placed_at as placedAt, p.answered_at as answeredAt, p.answered_by as answeredBy, p.rev`
const tables = `proposal p join sitting s on s.sitting_id = p.sitting_id
  join guest g on g.guest_id = p.guest_id`

export const proposalById = query<[proposalId: string], ProposalRow>(
  `select ${columns} from ${tables} where p.proposal_id = ?`,
  keys,
)

/** What waits for the staff of an outlet, the oldest first. */
export const waitingAt = query<[outletId: string], ProposalRow>(
  `select ${columns} from ${tables} where p.outlet_id = ? and p.state = 'waiting' order by p.placed_at`,
  keys,
)

/** A party's proposals since a moment. */
export const proposalsOf = query<[sittingId: string, since: number], ProposalRow>(
  `select ${columns} from ${tables} where p.sitting_id = ? and p.placed_at >= ? order by p.placed_at`,
  keys,
)

export const insertProposal = statement<
  [proposalId: string, outletId: string, sittingId: string, guestId: string, placedAt: number]
>(
  `insert into proposal (proposal_id, outlet_id, sitting_id, guest_id, state, placed_at)
   values (?, ?, ?, ?, 'waiting', ?)`,
)

export const answerProposal = statement<
  [
    state: ProposalState,
    reason: string,
    answeredAt: number,
    answeredBy: string | null,
    proposalId: string,
  ]
>(
  `update proposal set state = ?, reason = ?, answered_at = ?, answered_by = ?, rev = rev + 1
    where proposal_id = ?`,
)

export const touchProposal = statement<[proposalId: string]>(
  'update proposal set rev = rev + 1 where proposal_id = ?',
)
