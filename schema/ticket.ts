/**
 * A ticket (KOT on paper): what one station must make, the difference from
 * what it was last told.
 */
import * as v from 'valibot'
import { orderTypes, units } from './catalogue.ts'
import { businessDay, described, moment, namesDoc, qty, rev, whole } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'

export const ticketLine = v.object({
  lineId: v.string(),
  names: namesDoc,
  variantNames: v.nullable(namesDoc),
  modifierNames: v.array(namesDoc),
  qtyMilli: qty,
  unit: v.picklist(units),
  note: v.string(),
  change: v.picklist(['add', 'void']),
  seat: v.nullable(whole),
  course: v.nullable(whole),
})
export type TicketLine = ReadonlyDeep<v.InferOutput<typeof ticketLine>>

export const ticketState = v.picklist(['fired', 'bumped'])
export type TicketState = v.InferOutput<typeof ticketState>

export const ticketDoc = v.object({
  ticketId: v.string(),
  outletId: v.string(),
  stationId: v.string(),
  orderId: v.string(),
  ticketNo: described(whole, '1, 2, 3 … per station and business date: what the cook calls it.'),
  token: whole,
  orderType: v.picklist(orderTypes),
  businessDate: businessDay,
  state: ticketState,
  note: v.string(),
  lines: v.array(ticketLine),
  firedAt: moment,
  bumpedAt: v.nullable(moment),
  recalls: described(whole, 'How often it was brought back to the rail.'),
  by: described(v.nullable(v.string()), 'The person whose order it is.'),
  rev,
})
export type TicketDoc = ReadonlyDeep<v.InferOutput<typeof ticketDoc>>
