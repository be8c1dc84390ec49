/** What can be said of parties that are expected: booking, waiting at the door, coming and not coming. */
import * as v from 'valibot'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import type { RefusalCode } from '../refusals.ts'
import { id, instant, requiredText, text, uuid } from '../shapes.ts'
import { guests } from '../sitting.ts'

const name = described(requiredText(40), 'Kept with the people alone, and forgotten after a month.')
const phone = described(text(20), 'Kept like the name; empty where they gave none.')
const note = described(text(120), 'For whoever seats them; kept and forgotten like the name.')
const tableIds = described(
  v.pipe(v.array(id), v.maxLength(8)),
  'The tables kept for them; none leaves it open.',
)

/** Why a table cannot be kept for a time. */
const keepRefuses = [
  'table.unknown',
  'booking.table-kept',
  'booking.past',
] as const satisfies readonly RefusalCode[]

export const bookingCommands = {
  'booking.make': command({
    says: 'A party books a table for a time; with `isWaiting`, it waits at the door and `at` is what it was promised.',
    takes: {
      name,
      phone: v.optional(phone, ''),
      guests,
      at: instant,
      tableIds: v.optional(tableIds, []),
      note: v.optional(note, ''),
      isWaiting: v.optional(v.boolean(), false),
    },
    example: { name: 'Mrs Rao', phone: '98200 12345', guests: 4, at: 1_795_269_600_000 },
    refuses: ['outlet.inactive', ...keepRefuses],
  }),
  'booking.change': command({
    says: 'Something else is known of a party that is expected.',
    takes: {
      bookingId: uuid,
      name: v.optional(name),
      phone: v.optional(phone),
      guests: v.optional(guests),
      at: v.optional(instant),
      tableIds: v.optional(tableIds),
      note: v.optional(note),
    },
    example: { bookingId: someId, guests: 6 },
    refuses: ['booking.unknown', 'booking.seated', ...keepRefuses],
  }),
  'booking.mark': command({
    says: 'They never came, have cancelled, or are expected after all.',
    takes: { bookingId: uuid, state: v.picklist(['expected', 'no-show', 'cancelled']) },
    example: { bookingId: someId, state: 'no-show' },
    refuses: ['booking.unknown', 'booking.seated', 'booking.table-kept'],
  }),
  'booking.seat': command({
    says: 'They are here: seats them at the first table, and gives them the others as well.',
    takes: {
      bookingId: uuid,
      tableIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(8)),
      guests: v.optional(described(guests, 'As many as have come, where it is another number.')),
    },
    example: { bookingId: someId, tableIds: ['table-7'] },
    refuses: [
      'outlet.inactive',
      'booking.unknown',
      'booking.seated',
      'table.unknown',
      'table.taken',
      'table.blocked',
      'sitting.paying',
    ],
  }),
} as const
