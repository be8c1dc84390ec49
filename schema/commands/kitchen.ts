/** What can be said in the kitchen and about it: tickets, stations, and what is made at which. */
import * as v from 'valibot'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import { id, uuid } from '../shapes.ts'
import { stationArgs } from '../station.ts'

export const kitchenCommands = {
  'ticket.bump': command({
    says: 'The cook has made what the ticket asks for.',
    takes: { ticketId: uuid },
    example: { ticketId: someId },
    refuses: ['ticket.unknown', 'ticket.already-bumped', 'ticket.held'],
  }),
  'ticket.recall': command({
    says: 'Brings a bumped ticket back to its place.',
    takes: { ticketId: uuid },
    example: { ticketId: someId },
    refuses: ['ticket.unknown', 'ticket.not-bumped'],
  }),
  'ticket.mark': command({
    says: 'How far the cook is with one line.',
    takes: {
      ticketId: uuid,
      lineId: uuid,
      partId: v.optional(
        described(id, 'Of a combo: which of its parts; left out, the line itself.'),
      ),
      state: v.picklist(['sent', 'started', 'ready']),
    },
    example: { ticketId: someId, lineId: someId, state: 'started' },
    refuses: ['ticket.unknown', 'ticket.already-bumped', 'ticket.held', 'line.unknown'],
  }),
  'ticket.ack': command({
    says: 'The cook has seen what was taken off.',
    takes: { ticketId: uuid },
    example: { ticketId: someId },
    refuses: ['ticket.unknown'],
  }),
  'ticket.see': command({
    says: 'A screen of the station shows these tickets now.',
    takes: { ticketIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(100)) },
    example: { ticketIds: [someId] },
    refuses: ['ticket.unknown'],
  }),
  'ticket.rush': command({
    says: 'To be made before everything else, or not any more.',
    takes: { ticketId: uuid, isRush: v.boolean() },
    example: { ticketId: someId, isRush: true },
    refuses: ['ticket.unknown', 'ticket.already-bumped'],
  }),
  'ticket.print': command({
    says: 'Puts a ticket on paper for a cook who asks for it; marked DUPLICATE where it is on paper already.',
    takes: { ticketId: uuid },
    example: { ticketId: someId },
    refuses: ['ticket.unknown', 'printer.missing'],
  }),
  'ticket.page': command({
    says: 'The cook asks for whoever serves the order of a ticket.',
    takes: { ticketId: uuid },
    example: { ticketId: someId },
    refuses: ['ticket.unknown'],
  }),
  'page.answer': command({
    says: 'Somebody has gone to the cook who asked.',
    takes: { ticketId: uuid },
    example: { ticketId: someId },
    refuses: ['ticket.unknown'],
  }),
  'station.set': command({
    says: 'Makes a station of the kitchen, or changes how it is called, told and timed.',
    takes: stationArgs,
    example: {
      outletId: 'restaurant',
      stationId: 'grill',
      names: { en: 'Grill', hi: 'ग्रिल' },
      fallbackPrinterId: 'restaurant-kitchen',
    },
    refuses: [
      'station.unknown',
      'printer.unknown',
      'station.no-printer',
      'station.routed',
      'station.busy',
    ],
  }),
  'category.route': command({
    says: 'Which station makes the items of a category that say nothing themselves; what was fired stays where it is.',
    takes: {
      outletId: id,
      categoryId: id,
      stationId: described(v.nullable(id), 'null: nobody has to make them.'),
    },
    example: { outletId: 'restaurant', categoryId: 'drinks', stationId: 'beverages' },
    refuses: ['station.unknown', 'category.unknown'],
  }),
  'item.route': command({
    says: 'Which station makes an item, whatever its category says; what was fired stays where it is.',
    takes: {
      outletId: id,
      itemId: id,
      stationId: v.optional(
        described(
          v.nullable(id),
          'null: nobody has to make it; left out, it goes where its category goes.',
        ),
      ),
    },
    example: { outletId: 'restaurant', itemId: 'samosa', stationId: 'snacks' },
    refuses: ['station.unknown', 'subject.unknown'],
  }),
} as const

/** What the hub says itself about tickets that have reached nobody. */
export const kitchenHubCommands = {
  'ticket.miss': v.strictObject({
    outletId: id,
    tickets: v.pipe(
      v.array(v.strictObject({ ticketId: uuid, mayBeShown: v.boolean() })),
      v.minLength(1),
      v.maxLength(100),
    ),
  }),
  'ticket.reprint': v.strictObject({ outletId: id, jobId: uuid }),
  'ticket.expire': v.strictObject({
    outletId: id,
    ticketIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(100)),
  }),
} as const
