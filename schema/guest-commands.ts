/** What staff say about guests with phones, and what the hub says for the guests’ door. */
import * as v from 'valibot'
import { command, someId } from './command-shape.ts'
import { guestLine, guestsArgs, pieces } from './guest.ts'
import { orderRefuses } from './order-commands.ts'
import { id, requiredText, uuid } from './shapes.ts'
import { guests } from './sitting.ts'

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

/** The guests’ door has looked up the outlet; whose token it is, is asked inside the transaction. */
const phone = { outletId: id, tokenHash: v.string() }

/** Commands the hub gives itself on behalf of a guest’s phone; no client can send them. */
export const guestDoorCommands = {
  /** With a PIN: let in. Without: may look, and ask. `guests` sits down at a free table. */
  'guest.join': v.strictObject({
    ...phone,
    tableCode: v.string(),
    name: requiredText(20),
    pin: v.optional(v.string()),
    guests: v.optional(guests),
  }),
  /** A phone that has joined without the PIN types it now. */
  'guest.show-pin': v.strictObject({ ...phone, pin: v.string() }),
  'guest.choose': v.strictObject({ ...phone, line: guestLine }),
  'guest.change': v.strictObject({ ...phone, lineId: uuid, pieces }),
  'guest.remove': v.strictObject({ ...phone, lineId: uuid }),
  /** Sends its own lines, or the whole table’s; with neither it only asks to be let in. */
  'guest.place': v.strictObject({ ...phone, whose: v.picklist(['mine', 'all', 'none']) }),
  'guest.withdraw': v.strictObject({ ...phone, proposalId: uuid }),
  'guest.call': v.strictObject(phone),
  'guest.ask-bill': v.strictObject(phone),
  /** Where phones find the hub: said by the hub when it opens. */
  'guests.find': v.strictObject({ address: v.string() }),
} as const
