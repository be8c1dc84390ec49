/**
 * What a guest’s phone is shown, as the API describes it.
 *
 * The types stand in `guest-state.ts`, which the phone’s page names and which
 * therefore knows no validator; the compiler holds these shapes against them.
 */
import * as v from 'valibot'
import { allergens, foodMarks } from './catalogue.ts'
import { described, moment, money, namesDoc, qty, whole } from './doc-shapes.ts'
import { cartLine, ordering, proposalStates } from './guest.ts'
import type { GuestMenu, GuestState, PagerState } from './guest-state.ts'
import { servedTimes } from './menu-doc.ts'
import { lineStates } from './order.ts'

const person = {
  guestId: v.string(),
  name: described(v.string(), 'As they said it; forgotten once the table is clear.'),
  colour: described(whole, 'One of the eight colours of the look, to tell a party’s phones apart.'),
}

const orderLine = v.object({
  lineId: v.string(),
  names: namesDoc,
  variantNames: v.nullable(namesDoc),
  modifiers: v.array(namesDoc),
  qtyMilli: qty,
  amount: described(money, 'What the line comes to, before tax where tax is added.'),
  state: v.picklist(lineStates),
  note: v.string(),
})

const bill = v.object({
  total: described(money, 'Before tax, of all parts of the bill that are not void.'),
  taxes: v.record(v.string(), money),
  roundOff: money,
  tip: money,
  paid: described(money, 'What of it was paid already.'),
  due: described(money, 'What is still to be paid.'),
  isPaid: v.boolean(),
  upi: described(
    v.nullable(v.string()),
    'The address a UPI app pays from; null where the outlet has none.',
  ),
})

const party = v.object({
  label: described(v.string(), '`T5`, `T5 B`.'),
  pin: described(v.string(), 'Lets the phones of the party’s friends in.'),
  isPaid: v.boolean(),
  calledAt: described(v.nullable(moment), 'A waiter was called and has not come yet.'),
  billAskedAt: v.nullable(moment),
  people: v.array(v.object(person)),
  order: v.array(orderLine),
  bill: v.nullable(bill),
})

export const guestStateDoc: v.GenericSchema<GuestState> = v.object({
  at: moment,
  outlet: v.object({
    names: namesDoc,
    country: v.string(),
    currency: v.string(),
    currencyExponent: whole,
    timeZone: v.string(),
  }),
  table: described(v.string(), '`T5`: the table whose code was read.'),
  ordering,
  isSelfSeating: described(v.boolean(), 'Guests may sit down at a free table by themselves.'),
  isTaken: described(v.boolean(), 'Somebody sits at the table.'),
  menuTag: described(v.string(), 'Names the menu as it is now; another one: fetch it anew.'),
  me: described(
    v.nullable(
      v.object({ ...person, isLetIn: described(v.boolean(), 'It knows the party’s PIN.') }),
    ),
    'This phone at this table; null where it has not joined.',
  ),
  party: described(v.nullable(party), 'null where the phone is not let in.'),
  cart: v.array(cartLine),
  proposals: described(
    v.array(
      v.object({
        proposalId: v.string(),
        guestId: v.string(),
        state: v.picklist(proposalStates),
        reason: described(v.string(), 'Why it was declined.'),
        lines: v.array(cartLine),
        placedAt: moment,
      }),
    ),
    'What waits for the staff, and what they have declined a short while ago.',
  ),
})

const left = described(v.nullable(qty), 'What is left; null: as much as anybody wants.')

export const guestMenuDoc: v.GenericSchema<GuestMenu> = v.object({
  tag: v.string(),
  categories: v.array(
    v.object({
      categoryId: v.string(),
      names: namesDoc,
      colour: described(whole, 'One of the eight category colours of the look.'),
      served: servedTimes,
    }),
  ),
  items: v.array(
    v.object({
      itemId: v.string(),
      categoryId: v.string(),
      names: namesDoc,
      description: v.nullable(namesDoc),
      allergens: v.array(v.picklist(allergens)),
      prepMinutes: described(v.nullable(whole), 'null: nobody has said.'),
      isSpecial: described(v.boolean(), 'The chef’s special.'),
      served: servedTimes,
      mark: described(
        v.picklist(foodMarks),
        'The square mark on Indian food; `none` for goods that are not food.',
      ),
      picture: described(
        v.nullable(v.string()),
        'The SHA-256 of its picture, to be fetched from `/g/v1/{code}/pictures/{sha256}`.',
      ),
      unit: v.string(),
      isWeighed: described(v.boolean(), 'A phone cannot order it: it is weighed at the counter.'),
      price: described(v.nullable(money), 'Of one; null where each size has its own.'),
      isTaxIncluded: v.boolean(),
      leftMilli: left,
      variants: v.array(
        v.object({ variantId: v.string(), names: namesDoc, price: money, leftMilli: left }),
      ),
      modifierGroups: v.array(
        v.object({
          groupId: v.string(),
          names: namesDoc,
          min: whole,
          max: whole,
          modifiers: v.array(
            v.object({
              modifierId: v.string(),
              names: namesDoc,
              itemId: described(v.nullable(v.string()), 'Of a combo: the item this choice is.'),
              price: money,
            }),
          ),
        }),
      ),
    }),
  ),
})

export const pagerStateDoc: v.GenericSchema<PagerState> = v.object({
  outlet: v.object({ names: namesDoc, timeZone: v.string() }),
  token: whole,
  name: described(
    v.string(),
    'The name that is called with it; empty where there is none, or the board shows none.',
  ),
  state: described(v.picklist(['preparing', 'ready', 'gone']), '`gone`: it was handed over.'),
  readyAt: v.nullable(moment),
})
