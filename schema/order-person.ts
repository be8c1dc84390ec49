/**
 * Whom an order is for: the name that is called beside its token, or where it
 * is brought and to whom.
 *
 * It stands in no document and no event: those only say that somebody is named
 * (`isNamed`). Who it is is read on its own, and is forgotten with the customer
 * and a month after the order.
 */
import * as v from 'valibot'
import { described } from './doc-shapes.ts'
import { requiredText, text, type ReadonlyDeep } from './shapes.ts'

/** Where an order is brought, and to whom. What is left empty is taken from the customer, and refused where they have none. */
export const deliverTo = v.strictObject({
  name: text(80),
  phone: text(20),
  address: text(200),
  note: v.optional(described(text(120), 'How to find it, or whom to ask for.'), ''),
})
export type DeliverTo = Readonly<v.InferOutput<typeof deliverTo>>

/** As it is said: with whether whoever it is is to be remembered. */
const deliverToArgs = v.strictObject({
  ...deliverTo.entries,
  remember: v.optional(
    described(
      v.literal(true),
      'They become a customer where nobody has this phone yet. Takes the right to `customer.set` besides.',
    ),
  ),
})

/** Who is called when it is ready. */
export const callTo = v.strictObject({
  name: requiredText(40),
  phone: v.optional(text(20), ''),
})
export type CallTo = Readonly<v.InferOutput<typeof callTo>>

/** As a command takes it. */
export const personArgs = {
  deliverTo: v.optional(
    described(
      deliverToArgs,
      'Of a delivery: where it is brought. Printed for the kitchen and on the receipt, read at the pass and the counter. Left out, it goes to the customer’s own address.',
    ),
  ),
  callTo: v.optional(
    described(
      callTo,
      'Of what is fetched or eaten at the counter: the name that is called with the token.',
    ),
  ),
}

/** What can be said anew of whoever is named; of what is fetched only name and phone are asked. */
export const renameArgs = {
  name: v.optional(text(80)),
  phone: v.optional(text(20)),
  address: v.optional(text(200)),
  note: v.optional(described(text(120), 'How to find it, or whom to ask for; empty takes it off.')),
}

/** On a document: whether it is worth asking whom the order is for. */
export const isNamed = v.exactOptional(
  described(
    v.literal(true),
    'Only where somebody is named: `/api/v1/order-persons` says who, to whoever may know.',
  ),
)
export type Named = { readonly isNamed?: true }

/** How many orders can be asked for at once. */
export const personsMost = 60

export const personsArgs = v.object({
  orders: described(
    v.pipe(
      v.string(),
      v.maxLength(personsMost * 40),
      v.transform((ids) => ids.split(',').filter((id) => id !== '')),
      v.maxLength(personsMost),
    ),
    `The ids of orders, at most ${personsMost}, with commas between them.`,
  ),
})

export const orderPersonDoc = v.object({
  orderId: v.string(),
  name: v.string(),
  phone: v.string(),
  address: described(v.string(), 'Empty where it is fetched.'),
  note: v.string(),
})
export type OrderPerson = ReadonlyDeep<v.InferOutput<typeof orderPersonDoc>>

export const callNameDoc = v.object({ orderId: v.string(), name: v.string() })
