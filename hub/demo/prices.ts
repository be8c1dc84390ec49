/**
 * How the demo writes prices: one short word for each kind of price row.
 *
 * Over the counter a price includes its tax, in the restaurant and at
 * wholesale tax is added to it.
 */
import type { OrderType } from '../../schema/catalogue.ts'
import type { DemoPrice } from './shapes.ts'

/** The demo's books open on the first day of a financial year. */
export const openedOn = 2025_04_01

/** The day the GST rates changed: packed goods became cheaper with it. */
export const ratesChangedOn = 2025_09_22

/** New price lists before Diwali 2025. */
export const festivalListOn = 2025_10_01

/** When a row differs from the plain one: from a later date, or for one order type. */
interface Narrowing {
  readonly from?: number
  readonly orderType?: OrderType
}

const row = (
  outletId: string | null,
  customerGroup: string | null,
  isTaxIncluded: boolean,
  amount: number,
  { from = openedOn, orderType }: Narrowing,
): DemoPrice => ({
  outletId,
  orderType: orderType ?? null,
  customerGroup,
  validFrom: from,
  amount,
  isTaxIncluded,
})

/** The list price in paise, tax included, wherever no outlet has its own. */
export const list = (amount: number, when: Narrowing = {}): DemoPrice =>
  row(null, null, true, amount, when)

/** A price in paise of the sweet counter alone, tax included. */
export const counter = (amount: number, when: Narrowing = {}): DemoPrice =>
  row('counter', null, true, amount, when)

/** A price in paise in the restaurant, tax to be added. */
export const restaurant = (amount: number, when: Narrowing = {}): DemoPrice =>
  row('restaurant', null, false, amount, when)

/** What a reseller pays in paise, tax to be added, at whichever counter they buy. */
export const wholesale = (amount: number, when: Narrowing = {}): DemoPrice =>
  row(null, 'wholesale', false, amount, when)
