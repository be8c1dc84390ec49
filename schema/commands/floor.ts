/** What can be said on the floor: drawing it, seating parties, moving, merging and splitting them. */
import * as v from 'valibot'
import { joinRefuses, partRefuses } from './bill-merge.ts'
import { stayMinutes } from '../stay.ts'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import { lineParts } from '../order.ts'
import type { RefusalCode } from '../refusals.ts'
import { id, requiredText, text, uuid } from '../shapes.ts'
import { backdropArgs, guests, planTable, planWall } from '../sitting.ts'

/** Why a party cannot be told to do anything any more. */
const seatedRefuses = [
  'sitting.unknown',
  'sitting.over',
  'sitting.merged',
  'sitting.paid',
] as const satisfies readonly RefusalCode[]

/** Why what was ordered cannot go to another bill. */
const carryRefuses = [
  'bill.is-split',
  'bill.part-paid',
  'challan.stays',
] as const satisfies readonly RefusalCode[]

/** Why nobody can sit down at a table. */
const tableRefuses = [
  'table.unknown',
  'table.taken',
  'table.blocked',
  'sitting.paying',
] as const satisfies readonly RefusalCode[]

const sectionPlan = {
  sectionId: id,
  tables: v.pipe(v.array(planTable), v.maxLength(200)),
  walls: v.pipe(v.array(planWall), v.maxLength(200)),
}
const planRefuses = [
  'section.unknown',
  'table.in-use',
  'table.unknown',
  'table.same-number',
] as const satisfies readonly RefusalCode[]

export const floorCommands = {
  'section.set': command({
    says: 'Draws a new section, or gives one another name, place, service charge or picture of its room.',
    takes: {
      sectionId: id,
      names: v.strictObject({ en: requiredText(40), hi: v.optional(requiredText(40)) }),
      position: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(99)),
      serviceChargePpm: v.optional(
        v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(200_000)),
        0,
      ),
      backdrop: v.optional(
        described(v.nullable(backdropArgs), 'Null takes it away; left out, it stays as it is.'),
      ),
    },
    example: { sectionId: 'garden', names: { en: 'Garden', hi: 'बग़ीचा' }, position: 4 },
    refuses: ['section.unknown'],
  }),
  'section.remove': command({
    says: 'Takes a section off the floor, with all its tables.',
    takes: { sectionId: id },
    example: { sectionId: 'terrace' },
    refuses: ['section.unknown', 'table.in-use', 'section.last'],
  }),
  'plan.save': command({
    says: 'The whole plan of a section as its editor leaves it; tables not named are taken away.',
    takes: sectionPlan,
    example: {
      sectionId: 'terrace',
      tables: [
        {
          tableId: 'table-31',
          number: '31',
          shape: 'round',
          seats: 2,
          x: 3,
          y: 3,
          width: 7,
          height: 7,
        },
      ],
      walls: [],
    },
    refuses: planRefuses,
  }),
  'plan.publish': command({
    says: 'The plans of several sections in one act, all or none; a table may go from one of them to another.',
    takes: {
      sections: v.pipe(
        v.array(
          v.strictObject({
            ...sectionPlan,
            rev: v.optional(
              described(
                v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
                'The revision it was drawn on; where there is another by now, nothing is done.',
              ),
            ),
          }),
        ),
        v.minLength(1),
        v.maxLength(40),
      ),
    },
    example: {
      sections: [
        { sectionId: 'hall', tables: [], walls: [], rev: 3 },
        { sectionId: 'terrace', tables: [], walls: [] },
      ],
    },
    refuses: planRefuses,
  }),
  'floor.set': command({
    says: 'How long a party is taken to stay where the shop’s own evenings do not tell yet.',
    takes: { stayMinutes },
    example: { stayMinutes: 75 },
    refuses: [],
  }),
  'table.block': command({
    says: 'Takes a table out of service with a reason, or gives it back (an empty reason).',
    takes: { tableId: id, reason: text(60) },
    example: { tableId: 'table-4', reason: 'One leg is loose' },
    refuses: ['table.unknown', 'table.in-use'],
  }),
  'sitting.open': command({
    says: 'Seats a party; with `isApart`, beside another party at the same table.',
    takes: { tableId: id, guests, isApart: v.optional(v.boolean(), false) },
    example: { tableId: 'table-4', guests: 3 },
    refuses: ['outlet.inactive', ...tableRefuses],
  }),
  'sitting.change': command({
    says: 'Another number of guests, or another waiter.',
    takes: {
      sittingId: uuid,
      guests: v.optional(guests),
      ofGuests: v.optional(
        described(
          guests,
          'How many the person saw; where there are others by now, nothing is done.',
        ),
      ),
      serverId: v.optional(id),
    },
    example: { sittingId: someId, guests: 5 },
    refuses: [...seatedRefuses, 'sitting.guests-changed', 'user.unknown'],
  }),
  'sitting.move': command({
    says: 'The whole party sits down at another table, or keeps one of those it has.',
    takes: {
      sittingId: uuid,
      tableId: id,
      fromTableId: v.optional(
        described(
          id,
          'Where the person saw them; where they sit elsewhere by now, nothing is done.',
        ),
      ),
    },
    example: { sittingId: someId, tableId: 'table-7' },
    refuses: [...seatedRefuses, ...tableRefuses, 'sitting.elsewhere'],
  }),
  'sitting.widen': command({
    says: 'The party takes one more free table.',
    takes: { sittingId: uuid, tableId: id },
    example: { sittingId: someId, tableId: 'table-6' },
    refuses: [...seatedRefuses, ...tableRefuses],
  }),
  'sitting.merge': command({
    says: 'Two parties become one, with one bill.',
    takes: { sittingId: uuid, intoId: uuid },
    example: { sittingId: someId, intoId: someId },
    refuses: [...seatedRefuses, ...carryRefuses, ...joinRefuses, 'sitting.same', 'sitting.paying'],
  }),
  'sitting.unmerge': command({
    says: 'A party that was merged is one of its own again, with what it had ordered until then.',
    takes: { sittingId: uuid },
    example: { sittingId: someId },
    refuses: [
      ...seatedRefuses,
      ...carryRefuses,
      ...partRefuses,
      'sitting.not-merged',
      'sitting.paying',
      'table.taken',
    ],
  }),
  'sitting.split': command({
    says: 'Part of a party becomes one of its own, with some of the lines, at the same table or another.',
    takes: {
      sittingId: uuid,
      guests,
      lines: v.optional(lineParts),
      tableId: v.optional(id),
    },
    example: { sittingId: someId, guests: 2, lines: [{ lineId: someId, qtyMilli: 1000 }] },
    refuses: [
      ...seatedRefuses,
      ...tableRefuses,
      ...carryRefuses,
      'order.paid',
      'bill.carry-amount',
      'sitting.too-few',
      'line.unknown',
      'line.too-much',
      'line.changed',
    ],
  }),
  'sitting.carry': command({
    says: 'Carries lines from one party to another.',
    takes: { sittingId: uuid, toId: uuid, lines: lineParts },
    example: { sittingId: someId, toId: someId, lines: [{ lineId: someId, qtyMilli: 1000 }] },
    refuses: [
      ...seatedRefuses,
      ...carryRefuses,
      'order.paid',
      'bill.carry-amount',
      'bill.carry-lowered',
      'sitting.same',
      'sitting.paying',
      'line.unknown',
      'line.too-much',
      'line.changed',
    ],
  }),
  'sitting.close': command({
    says: 'The party has left and the table is clean.',
    takes: { sittingId: uuid },
    example: { sittingId: someId },
    refuses: ['sitting.unknown', 'sitting.over', 'sitting.unpaid'],
  }),
  'bill.request': command({
    says: 'The guests want to pay, or not yet after all.',
    takes: { sittingId: uuid, isWanted: v.optional(v.boolean(), true) },
    example: { sittingId: someId },
    refuses: [...seatedRefuses, 'bill.empty'],
  }),
  'call.answer': command({
    says: 'A waiter has gone to the guests who called.',
    takes: { sittingId: uuid },
    example: { sittingId: someId },
    refuses: ['sitting.unknown'],
  }),
} as const
