/**
 * A ticket (KOT on paper): what one station must make, the difference from
 * what it was last told.
 */
import * as v from 'valibot'
import { allergens, orderTypes, units } from './catalogue.ts'
import { jobStates } from './device.ts'
import { businessDay, described, moment, namesDoc, qty, rev, whole } from './doc-shapes.ts'
import { isNamed } from './order-person.ts'
import type { ReadonlyDeep } from './shapes.ts'

export const ticketLineStates = ['held', 'sent', 'started', 'ready'] as const
export type TicketLineState = (typeof ticketLineStates)[number]

export const ticketLine = v.object({
  lineId: v.string(),
  state: v.picklist(ticketLineStates),
  partId: v.exactOptional(
    described(
      v.string(),
      'Of a combo: which of its choices is made here. Names and item are then those of the part.',
    ),
  ),
  comboNames: v.exactOptional(described(namesDoc, 'Of such a part: what the whole is called.')),
  itemId: v.string(),
  names: namesDoc,
  variantId: v.nullable(v.string()),
  variantNames: v.nullable(namesDoc),
  modifiers: v.array(v.object({ modifierId: v.string(), names: namesDoc })),
  qtyMilli: described(qty, 'What is to be made; on a `void` line, what is not wanted any more.'),
  voidedMilli: described(qty, 'Taken off since the ticket was fired.'),
  unseenMilli: described(qty, 'Taken off, and no cook has said yet that they saw it.'),
  contains: v.exactOptional(
    described(v.array(v.picklist(allergens)), 'What is in it of what the guests may not eat.'),
  ),
  unit: v.picklist(units),
  note: v.string(),
  change: v.picklist(['add', 'void']),
  movedTo: described(
    v.string(),
    'Where this line goes, where that is not where the rest of the ticket goes; else empty.',
  ),
  seat: v.nullable(whole),
  course: v.nullable(whole),
})
export type TicketLine = ReadonlyDeep<v.InferOutput<typeof ticketLine>>

export const ticketState = described(
  v.picklist(['held', 'fired', 'bumped']),
  '`held`: its course has not been fired; the cook sees it coming and does not begin.',
)
export type TicketState = v.InferOutput<typeof ticketState>

export const ticketKind = described(
  v.picklist(['new', 'added', 'void']),
  '`added`: the order has had a ticket before; `void`: only says what is not wanted any more.',
)
export type TicketKind = v.InferOutput<typeof ticketKind>

/** Where a ticket was last put on paper, and what became of that paper. */
export const ticketPaper = v.object({
  printerId: v.string(),
  at: moment,
  state: v.picklist(jobStates),
})
export type TicketPaper = ReadonlyDeep<v.InferOutput<typeof ticketPaper>>

/** How its station was told of it. */
const told = {
  firedAt: described(
    moment,
    'When the station was told to make it; for a held one, when it was told that it is coming.',
  ),
  seenAt: described(v.nullable(moment), 'When a screen of the station first showed it.'),
  missedAt: described(
    v.nullable(moment),
    'When the hub found that no screen of the station had shown it in time.',
  ),
  paper: described(v.nullable(ticketPaper), 'null while it has been on no paper.'),
  pagedAt: described(
    v.nullable(moment),
    'When a cook asked for whoever serves it; null once somebody has gone.',
  ),
}

/** What whoever sent an order hears of each of its tickets. */
export const toldDoc = v.object({
  ticketId: v.string(),
  outletId: v.string(),
  orderId: v.string(),
  stationId: v.string(),
  ticketNo: whole,
  ...told,
  rev,
})
export type ToldDoc = ReadonlyDeep<v.InferOutput<typeof toldDoc>>

export const ticketDoc = v.object({
  ticketId: v.string(),
  outletId: v.string(),
  stationId: v.string(),
  orderId: v.string(),
  kind: ticketKind,
  ticketNo: described(whole, '1, 2, 3 … per station and business date: what the cook calls it.'),
  token: whole,
  isNamed,
  orderType: v.picklist(orderTypes),
  tableLabel: described(v.string(), '`T5`, `T5 B`; empty for what is called out by its token.'),
  guests: v.nullable(whole),
  course: described(v.nullable(whole), 'The course all of it belongs to.'),
  businessDate: businessDay,
  state: ticketState,
  isRush: v.boolean(),
  hasUnseenVoid: described(
    v.boolean(),
    'Something on it was taken off, and no cook has said yet that they saw it.',
  ),
  note: v.string(),
  avoids: v.exactOptional(
    described(
      v.array(v.picklist(allergens)),
      'What nobody at the table may eat, where they said so.',
    ),
  ),
  lines: v.array(ticketLine),
  ...told,
  bumpedAt: v.nullable(moment),
  recalls: described(whole, 'How often it was brought back to the rail.'),
  by: described(v.nullable(v.string()), 'The person whose order it is.'),
  rev,
})
export type TicketDoc = ReadonlyDeep<v.InferOutput<typeof ticketDoc>>
