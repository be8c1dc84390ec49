/** Tickets as the hub sends them, with only what a test cares about said. */
import type { TicketDoc, TicketLine } from '../../schema/ticket.ts'

export const minute = 60_000
/** A moment of hub time the tests count from: 21 November 2026, 13:00 in Nashik. */
export const noon = Date.UTC(2026, 10, 21, 7, 30)

/** Modifiers of these names. */
export const chosen = (...names: readonly string[]): TicketLine['modifiers'] =>
  names.map((en) => ({ modifierId: en, names: { en } }))

export const line = (name: string, facts: Partial<TicketLine> = {}): TicketLine => ({
  lineId: name,
  state: 'sent',
  names: { en: name },
  variantNames: null,
  itemId: name,
  variantId: null,
  modifiers: [],
  qtyMilli: 1000,
  voidedMilli: 0,
  unseenMilli: 0,
  unit: 'piece',
  note: '',
  change: 'add',
  movedTo: '',
  seat: null,
  course: null,
  ...facts,
})

/** @param minutesAgo how long before `noon` it was fired. */
export const ticket = (
  token: number,
  minutesAgo: number,
  facts: Partial<TicketDoc> = {},
): TicketDoc => ({
  ticketId: `ticket-${String(token).padStart(3, '0')}`,
  outletId: 'counter',
  stationId: 'chaat',
  orderId: `order-${token}`,
  kind: 'new',
  ticketNo: token,
  token,
  orderType: 'takeaway',
  tableLabel: '',
  guests: null,
  course: null,
  businessDate: 2026_11_21,
  state: 'fired',
  isRush: false,
  hasUnseenVoid: false,
  note: '',
  lines: [line('Pani puri')],
  firedAt: noon - minutesAgo * minute,
  seenAt: null,
  missedAt: null,
  paper: null,
  pagedAt: null,
  bumpedAt: null,
  recalls: 0,
  by: null,
  rev: 1,
  ...facts,
})

export const bumped = (token: number, minutesAgo: number, tookMinutes: number): TicketDoc =>
  ticket(token, minutesAgo, {
    state: 'bumped',
    bumpedAt: noon - (minutesAgo - tookMinutes) * minute,
    rev: 2,
  })
