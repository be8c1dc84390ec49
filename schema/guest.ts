/**
 * Guests with their own phones: what they may do at an outlet, who of a party
 * has joined, what they have chosen together, and what they propose to order.
 *
 * What a guest sends is a proposal until the party’s PIN shows that the phone
 * sits at the table, or until the staff accept it. Their first names stand in
 * no document: they are with the people, and go when the table is clear.
 */
import * as v from 'valibot'
import { described, moment, money, namesDoc, qty, rev, whole } from './doc-shapes.ts'
import { lineModifier } from './order.ts'
import { id, text, type ReadonlyDeep } from './shapes.ts'

/** What guests may do with their phones: nothing, read, order what the staff accept, order. */
export const orderingModes = ['off', 'look', 'ask', 'direct'] as const
export type OrderingMode = (typeof orderingModes)[number]

export const ordering = described(
  v.picklist(orderingModes),
  '`off`: nothing; `look`: read the menu; `ask`: order what the staff accept; `direct`: order straight to the kitchen.',
)

/** As an outlet has it where nobody has said otherwise. */
export const guestsByDefault = { ordering: 'ask', isSelfSeating: false, showsNames: true } as const

const showsNames = described(
  v.boolean(),
  'The pickup board, and the page a token leads to, say the name that is called beside it.',
)

export const guestsDoc = v.object({
  outletId: v.string(),
  ordering,
  isSelfSeating: described(v.boolean(), 'Guests may sit down at a free table by themselves.'),
  showsNames,
  wifiName: described(v.string(), 'The guests’ Wi-Fi; empty where there is none to offer.'),
  rev,
})
export type GuestsDoc = ReadonlyDeep<v.InferOutput<typeof guestsDoc>>

/** What the office sets. The password is printed on the tables and told to nobody else. */
export const guestsArgs = {
  outletId: v.optional(described(id, 'Left out: the outlet of the screen that says it.')),
  ordering,
  isSelfSeating: v.boolean(),
  showsNames: v.optional(showsNames),
  wifiName: described(text(32), 'Empty: no Wi-Fi is offered.'),
  wifiPassword: described(text(63), 'Empty: the guests’ Wi-Fi is open.'),
  address: described(
    v.pipe(
      v.string(),
      v.regex(
        /^(https?:\/\/[A-Za-z0-9.[\]:-]{1,80})?$/,
        'is not an address such as http://10.0.0.5:7480',
      ),
    ),
    'Where phones find the hub, without a path; empty: where the hub finds itself.',
  ),
} as const

export const guestDoc = v.object({
  guestId: v.string(),
  outletId: v.string(),
  sittingId: v.string(),
  colour: described(whole, 'One of the eight colours of the look, to tell a party’s phones apart.'),
  isLetIn: described(
    v.boolean(),
    'It knows the party’s PIN, or the staff have let it in; until then it sees its own doing only.',
  ),
  joinedAt: moment,
  rev,
})
export type GuestDoc = ReadonlyDeep<v.InferOutput<typeof guestDoc>>

/** Something a guest has chosen, with the names and prices of now. */
export const cartLine = v.object({
  lineId: v.string(),
  guestId: described(v.string(), 'Whose it is: only they and the staff may take it out.'),
  itemId: v.string(),
  variantId: v.nullable(v.string()),
  names: namesDoc,
  variantNames: v.nullable(namesDoc),
  modifiers: v.array(lineModifier),
  qtyMilli: qty,
  note: v.string(),
  unitPrice: described(money, 'Of one, its modifiers included.'),
  isTaxIncluded: v.boolean(),
  problem: described(
    v.nullable(v.string()),
    'Why it cannot be ordered as it stands, as the code of a refusal; null where it can.',
  ),
})
export type CartLine = ReadonlyDeep<v.InferOutput<typeof cartLine>>

export const cartDoc = v.object({
  sittingId: v.string(),
  outletId: v.string(),
  lines: described(
    v.array(cartLine),
    'Of all phones that are let in, in the order they were chosen.',
  ),
  rev,
})
export type CartDoc = ReadonlyDeep<v.InferOutput<typeof cartDoc>>

export const proposalStates = ['waiting', 'accepted', 'declined', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

export const proposalDoc = v.object({
  proposalId: v.string(),
  outletId: v.string(),
  sittingId: v.string(),
  tableLabel: described(v.string(), '`T5`, `T5 B`.'),
  guestId: v.string(),
  isLetIn: described(
    v.boolean(),
    'Accepting it lets the phone in as well, where it is not in yet.',
  ),
  lines: described(
    v.array(cartLine),
    'Empty where a guest without the PIN asks to be let in and nothing else.',
  ),
  state: v.picklist(proposalStates),
  reason: described(v.string(), 'Why it was declined.'),
  placedAt: moment,
  answeredAt: v.nullable(moment),
  answeredBy: v.nullable(v.string()),
  rev,
})
export type ProposalDoc = ReadonlyDeep<v.InferOutput<typeof proposalDoc>>

/** A party’s proposals that wait at the same time; a fourth would only bury the staff. */
export const proposalsMax = 3
/** Lines in the cart of a party; more is a flood, not a meal. */
export const cartLinesMax = 60
const piecesMax = 50

export const pieces = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(piecesMax))

/** Something off the menu as a guest’s phone names it. */
export const guestLine = v.strictObject({
  itemId: id,
  variantId: v.optional(id),
  modifierIds: v.optional(v.pipe(v.array(id), v.maxLength(20))),
  pieces,
  note: v.optional(text(80)),
})
export type GuestLine = v.InferOutput<typeof guestLine>
