/** What staff say about guests with phones, and what the hub says for the guests’ door. */
import * as v from 'valibot'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import { guestLine, guestsArgs, pieces } from '../guest.ts'
import { orderRefuses } from './order.ts'
import { id, requiredText, uuid } from '../shapes.ts'
import { guests } from '../sitting.ts'

export const guestCommands = {
  'guests.set': command({
    says: 'What guests may do with their phones here, and the Wi-Fi they are offered.',
    takes: guestsArgs,
    example: {
      ordering: 'ask',
      isSelfSeating: false,
      wifiName: 'Lal Patang Guests',
      wifiPassword: 'jalebi-2026',
      address: '',
    },
    refuses: ['guest.wifi-password'],
  }),
  'table.recode': command({
    says: 'Gives a table a new code; the old sticker leads nowhere from then on.',
    takes: { tableId: id },
    example: { tableId: 'table-4' },
    refuses: ['table.unknown'],
  }),
  'proposal.accept': command({
    says: 'What guests propose is ordered, and their phone is let in.',
    takes: { proposalId: uuid },
    example: { proposalId: someId },
    refuses: [
      'proposal.unknown',
      'proposal.answered',
      'order.paid',
      'order.too-long',
      'sitting.over',
      'sitting.merged',
      'sitting.paid',
      ...orderRefuses,
    ],
  }),
  'proposal.decline': command({
    says: 'What guests propose is not ordered, for a reason they are told; it is back in their cart.',
    takes: { proposalId: uuid, reason: requiredText(80) },
    example: { proposalId: someId, reason: 'The tandoor is closed for today' },
    refuses: ['proposal.unknown', 'proposal.answered'],
  }),
  'cart.strike': command({
    says: 'The staff take a line out of a party’s cart, or out of what it proposes.',
    takes: { sittingId: uuid, lineId: uuid },
    example: { sittingId: someId, lineId: someId },
    refuses: ['sitting.unknown', 'line.unknown'],
  }),
} as const

/** What a phone says with each of its actions: the guests’ door parses with these, and its description is made from them. */
export const guestSays = {
  join: v.strictObject({
    name: described(requiredText(20), 'A first name, for the others at the table.'),
    pin: v.optional(
      described(
        v.pipe(v.string(), v.maxLength(64)),
        'The party’s PIN: with it the phone is let in, without it may look and ask.',
      ),
    ),
    guests: v.optional(described(guests, 'Sits down at a free table, where the outlet allows it.')),
  }),
  /** A phone that has joined without the PIN types it now. */
  'show-pin': v.strictObject({ pin: v.pipe(v.string(), v.maxLength(64)) }),
  choose: v.strictObject({ line: guestLine }),
  change: v.strictObject({ lineId: uuid, pieces }),
  remove: v.strictObject({ lineId: uuid }),
  place: v.strictObject({
    whose: described(
      v.picklist(['mine', 'all', 'none']),
      'Its own lines, or the whole table’s; with `none` it only asks to be let in.',
    ),
  }),
  withdraw: v.strictObject({ proposalId: uuid }),
  call: v.optional(v.strictObject({}), {}),
  'ask-bill': v.optional(v.strictObject({}), {}),
} as const

/** The guests’ door has looked up the outlet; whose token it is, is asked inside the transaction. */
const phone = { outletId: id, tokenHash: v.string() }

/** Commands the hub gives itself on behalf of a guest’s phone; no client can send them. */
export const guestDoorCommands = {
  'guest.join': v.strictObject({ ...phone, tableCode: v.string(), ...guestSays.join.entries }),
  'guest.show-pin': v.strictObject({ ...phone, ...guestSays['show-pin'].entries }),
  'guest.choose': v.strictObject({ ...phone, ...guestSays.choose.entries }),
  'guest.change': v.strictObject({ ...phone, ...guestSays.change.entries }),
  'guest.remove': v.strictObject({ ...phone, ...guestSays.remove.entries }),
  'guest.place': v.strictObject({ ...phone, ...guestSays.place.entries }),
  'guest.withdraw': v.strictObject({ ...phone, ...guestSays.withdraw.entries }),
  'guest.call': v.strictObject(phone),
  'guest.ask-bill': v.strictObject(phone),
  /** Where phones find the hub: said by the hub when it opens. */
  'guests.find': v.strictObject({ address: v.string() }),
} as const
