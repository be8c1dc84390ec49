/**
 * Everything the hub can refuse is refused in words of both languages that leave nothing out.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { languages } from '../../schema/names.ts'
import { refusals, refusalWords, type RefusalCode } from '../../schema/refusals.ts'
import { openShop, type Shop } from './kit.ts'
import { approvalWays } from './refusal-ways-approvals.ts'
import { billsWays } from './refusal-ways-bills.ts'
import { buyerWays } from './refusal-ways-buyers.ts'
import { catalogueWays } from './refusal-ways-catalogue.ts'
import { challanWays } from './refusal-ways-challans.ts'
import { chequesWays } from './refusal-ways-cheques.ts'
import { customersWays } from './refusal-ways-customers.ts'
import { deliveriesWays } from './refusal-ways-deliveries.ts'
import { deskWays } from './refusal-ways-desk.ts'
import { discountWays } from './refusal-ways-discounts.ts'
import { equipmentWays } from './refusal-ways-equipment.ts'
import { floorWays } from './refusal-ways-floor.ts'
import { guestsWays } from './refusal-ways-guests.ts'
import { heldWays } from './refusal-ways-held.ts'
import { hubWays } from './refusal-ways-hub.ts'
import { kitchenWays } from './refusal-ways-kitchen.ts'
import { ordersWays } from './refusal-ways-orders.ts'
import { mergeWays } from './refusal-ways-merges.ts'
import { packedWays } from './refusal-ways-packed.ts'
import { planWays } from './refusal-ways-plan.ts'
import { priceWays } from './refusal-ways-prices.ts'
import { refundWays } from './refusal-ways-refunds.ts'
import { retenderWays } from './refusal-ways-retenders.ts'
import { requestWays } from './refusal-ways-requests.ts'
import { slipsWays } from './refusal-ways-slips.ts'
import { partsWays } from './refusal-ways-parts.ts'
import { taxWays } from './refusal-ways-taxes.ts'
import { twiceWays } from './refusal-ways-twice.ts'
import { tillWays } from './refusal-ways-till.ts'
import { wayKit, type Way, type WayKit } from './refusal-ways.ts'

let shop: Shop
let kit: WayKit
beforeEach(() => {
  shop = openShop()
  kit = wayKit(shop)
})
afterEach(() => shop.close())

/** One way to be refused for every reason there is. The compiler holds it to be complete. */
const ways: Readonly<Record<RefusalCode, Way>> = {
  ...hubWays,
  ...ordersWays,
  ...floorWays,
  ...billsWays,
  ...catalogueWays,
  ...guestsWays,
  ...priceWays,
  ...planWays,
  ...buyerWays,
  ...requestWays,
  ...taxWays,
  ...deliveriesWays,
  ...discountWays,
  ...mergeWays,
  ...heldWays,
  ...customersWays,
  ...chequesWays,
  ...slipsWays,
  ...packedWays,
  ...challanWays,
  ...kitchenWays,
  ...tillWays,
  ...approvalWays,
  ...equipmentWays,
  ...refundWays,
  ...retenderWays,
  ...twiceWays,
  ...deskWays,
  ...partsWays,
}

/** The facts a sentence names, braces and all. */
const factsIn = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{(\w+)(?::money)?\}/g)].map(([whole]) => whole)

const codes = Object.keys(refusals) as RefusalCode[]

describe('everything the hub can refuse', () => {
  test('has a way to be refused, and there is no other', () => {
    expect(new Set(Object.keys(ways))).toEqual(new Set(codes))
  })

  test.each(codes)('%s is what its sender hears, in words that say everything', async (code) => {
    const refused = await ways[code](kit)
    expect(refused.code).toBe(code)
    for (const language of languages) {
      const sentence = refusalWords(refused, language, (amount) => `₹${amount / 100}`)
      expect(sentence).not.toMatch(/[{}…]|\bNaN\b/)
      expect(sentence.length).toBeGreaterThan(8)
    }
  })

  test.each(codes)('%s says in both languages the same facts', (code) => {
    expect(new Set(factsIn(refusals[code].hi))).toEqual(new Set(factsIn(refusals[code].en)))
    expect(refusals[code].hi).toMatch(/\p{Script=Devanagari}/u)
  })
})
