/**
 * Every reason the hub refuses, in words a cashier understands.
 *
 * A sentence says what is wrong and what to do next. Facts stand in braces;
 * `{missing:money}` is an amount and is formatted for the reader. The sentences
 * stand in `refusals/`, a file to a concept.
 */
import { approvalsRefusals } from './refusals/approvals.ts'
import { billRequestsRefusals } from './refusals/bill-requests.ts'
import { billMergeRefusals } from './refusals/bill-merge.ts'
import { billsRefusals } from './refusals/bills.ts'
import { bookingsRefusals } from './refusals/bookings.ts'
import { busRefusals } from './refusals/bus.ts'
import { buyersRefusals } from './refusals/buyers.ts'
import { catalogueRefusals } from './refusals/catalogue.ts'
import { challansRefusals } from './refusals/challans.ts'
import { chequesRefusals } from './refusals/cheques.ts'
import { customersRefusals } from './refusals/customers.ts'
import { slipsRefusals } from './refusals/slips.ts'
import { deliveriesRefusals } from './refusals/deliveries.ts'
import { discountsRefusals } from './refusals/discounts.ts'
import { floorRefusals } from './refusals/floor.ts'
import { guestsRefusals } from './refusals/guests.ts'
import { heldRefusals } from './refusals/held.ts'
import { kitchenRefusals } from './refusals/kitchen.ts'
import { ordersRefusals } from './refusals/orders.ts'
import { packedRefusals } from './refusals/packed.ts'
import { peopleRefusals } from './refusals/people.ts'
import { printingRefusals } from './refusals/printing.ts'
import { refundsRefusals } from './refusals/refunds.ts'
import { retendersRefusals } from './refusals/retenders.ts'
import { twiceRefusals } from './refusals/twice.ts'
import { reportsRefusals } from './refusals/reports.ts'
import { taxesRefusals } from './refusals/taxes.ts'
import { tillRefusals } from './refusals/till.ts'
import { languages, type Called } from './names.ts'
import type { Language } from './shapes.ts'

export interface Refusal {
  readonly code: RefusalCode
  readonly facts?: Readonly<Record<string, string | number>>
}

export const refusals = {
  ...busRefusals,
  ...peopleRefusals,
  ...approvalsRefusals,
  ...ordersRefusals,
  ...kitchenRefusals,
  ...floorRefusals,
  ...bookingsRefusals,
  ...guestsRefusals,
  ...billsRefusals,
  ...billMergeRefusals,
  ...heldRefusals,
  ...deliveriesRefusals,
  ...discountsRefusals,
  ...buyersRefusals,
  ...billRequestsRefusals,
  ...refundsRefusals,
  ...retendersRefusals,
  ...twiceRefusals,
  ...customersRefusals,
  ...chequesRefusals,
  ...slipsRefusals,
  ...catalogueRefusals,
  ...packedRefusals,
  ...challansRefusals,
  ...taxesRefusals,
  ...printingRefusals,
  ...reportsRefusals,
  ...tillRefusals,
} as const

export type RefusalCode = keyof typeof refusals

/**
 * A refusal with what it is told of. What has a name in several languages is told
 * with all of them, and each reader reads their own.
 */
export const refusal = (
  code: RefusalCode,
  told?: Readonly<Record<string, string | number | Called>>,
): Refusal => {
  if (told === undefined) return { code }
  const facts: Record<string, string | number> = {}
  for (const [fact, value] of Object.entries(told))
    Object.assign(facts, typeof value === 'object' ? namedFact(fact, value) : { [fact]: value })
  return { code, facts }
}

/** A name as facts: as it is in English, and beside it as readers of other languages know it. */
const namedFact = (fact: string, names: Called): Refusal['facts'] =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const name = names[language]
      if (name === undefined) return []
      return [[language === 'en' ? fact : `${fact}.${language}`, name]]
    }),
  )

/** The sentence for a refusal. `money` words an amount of minor units for the reader. */
export const refusalWords = (
  { code, facts = {} }: Refusal,
  reader: Language,
  money: (amount: number) => string,
): string =>
  refusals[code][reader].replace(/\{(\w+)(:money)?\}/g, (_, name: string, isMoney?: string) => {
    const fact = facts[`${name}.${reader}`] ?? facts[name]
    if (fact === undefined) return '…'
    return isMoney !== undefined && typeof fact === 'number' ? money(fact) : String(fact)
  })
