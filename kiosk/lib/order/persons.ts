/**
 * Whom orders are for. It stands in no document, so it is read on its own, for
 * the orders that say somebody is named, several together, and anew all the
 * while they are in view: a name or an address can be put right.
 */
import { signal } from '@preact/signals'
import type { Named, OrderPerson } from '../../../schema/order-person.ts'
import type { ReadingAnswer } from '../../../schema/readings.ts'
import { hubTime, isAway, read } from '../hub-api.ts'

interface Ordered extends Named {
  readonly orderId: string
}

/** The hub answers for a few more than this at once. */
const atOnce = 50

const known = signal<ReadonlyMap<string, OrderPerson>>(new Map())
/** When each order was asked for last, in hub time. */
const asked = new Map<string, number>()
/** Somebody may have put it right meanwhile. */
const freshMs = 30_000
let next: string[] = []

/** Whom an order is for; undefined where nobody is named, and until the hub has said. */
export const personOf = ({ orderId, isNamed }: Ordered): OrderPerson | undefined => {
  if (isNamed !== true) return undefined
  const found = known.value.get(orderId)
  if (hubTime() - (asked.get(orderId) ?? -Infinity) > freshMs && !isAway()) ask(orderId)
  return found
}

/** What is called with an order's token; empty where nobody is named. */
export const nameFor = (order: Ordered): string => personOf(order)?.name ?? ''

/** It was put right here: it is read again at once. */
export const readAgain = (orderId: string): void => ask(orderId)

/** What is shown together is asked for together. */
const ask = (orderId: string): void => {
  asked.set(orderId, hubTime())
  next.push(orderId)
  if (next.length === 1) queueMicrotask(() => void readNext())
}

const readNext = async (): Promise<void> => {
  const orders = next.slice(0, atOnce)
  next = next.slice(atOnce)
  const path = `/api/v1/order-persons?orders=${orders.join(',')}`
  const answer = await read<ReadingAnswer<'orderPersons'>>(path)
  if (answer.ok)
    known.value = new Map([
      ...known.peek(),
      ...answer.value.persons.map((one) => [one.orderId, one] as const),
    ])
  else for (const orderId of orders) asked.delete(orderId)
  if (next.length > 0) await readNext()
}
