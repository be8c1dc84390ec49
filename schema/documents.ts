/**
 * The documents a view is made of, by concept: the first part of their key.
 * `order:019…` names a document of the shape that stands here under `order`.
 */
import * as v from 'valibot'
import { answerDoc, approvalDoc } from './approval.ts'
import { requestDoc } from './bill-request.ts'
import { billDoc, discountReasonDoc } from './bill.ts'
import { bookingDoc } from './booking.ts'
import { deviceDoc, drawerDoc, jobDoc, paperDoc, printerDoc } from './device.ts'
import { described, rev } from './doc-shapes.ts'
import { heldDoc } from './held.ts'
import { eightySixDoc } from './menu-doc.ts'
import { cartDoc, guestDoc, guestsDoc, proposalDoc } from './guest.ts'
import { orderDoc } from './order.ts'
import { refundDoc } from './refund.ts'
import { pickupDoc } from './pickup.ts'
import { salesDayDoc } from './sales.ts'
import { sectionDoc, sittingDoc } from './sitting.ts'
import { exceptionDoc, tillDoc, tillMoveDoc, tillReasonDoc, tillSettingDoc } from './till.ts'
import type { ReadonlyDeep } from './shapes.ts'
import { slipDoc } from './slip.ts'
import { floorSettingDoc } from './stay.ts'
import { stationDoc } from './station.ts'
import { ticketDoc, toldDoc } from './ticket.ts'

export const menuPointer = v.object({
  rev: described(rev, 'Only the revision travels; whoever wants the menu fetches it.'),
})

export const documents = {
  order: orderDoc,
  ticket: ticketDoc,
  told: toldDoc,
  pickup: pickupDoc,
  station: stationDoc,
  bill: billDoc,
  held: heldDoc,
  slip: slipDoc,
  request: requestDoc,
  reason: discountReasonDoc,
  refund: refundDoc,
  section: sectionDoc,
  'floor-setting': floorSettingDoc,
  sitting: sittingDoc,
  booking: bookingDoc,
  guests: guestsDoc,
  guest: guestDoc,
  cart: cartDoc,
  proposal: proposalDoc,
  sales: salesDayDoc,
  menu: menuPointer,
  'eighty-six': eightySixDoc,
  printer: printerDoc,
  drawer: drawerDoc,
  device: deviceDoc,
  job: jobDoc,
  paper: paperDoc,
  till: tillDoc,
  'till-move': tillMoveDoc,
  'till-setting': tillSettingDoc,
  'till-reason': tillReasonDoc,
  exception: exceptionDoc,
  approval: approvalDoc,
  answer: answerDoc,
} as const

export type Concept = keyof typeof documents

export type Document<C extends Concept> = ReadonlyDeep<v.InferOutput<(typeof documents)[C]>>
