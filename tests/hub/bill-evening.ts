/** An evening with bills in it, and doing one thing of it after another. */
import { expect } from 'vitest'
import { linesOf, verbs, type Step, type Walk } from './bill-steps.ts'
import { addCoupon } from './coupon-kit.ts'
import { knowCustomer } from './customer-kit.ts'
import { seatParty } from './floor-kit.ts'
import { openShop } from './kit.ts'
import { codeOf } from './look.ts'
import { packingCounter } from './slip-kit.ts'

/** Three parties and three orders of the counter, and two who may buy on account. */
export const beginWalk = async (): Promise<Walk> => {
  const shop = openShop()
  const desk = shop.join('cashier', 'counter', 'asha')
  const customerIds = [
    await knowCustomer(shop, {}, { creditLimit: 1_000_00 }),
    await knowCustomer(shop, { name: 'Ghee House' }, { groupId: 'wholesale', creditLimit: 100_00 }),
  ]
  await addCoupon(shop)
  const walk: Walk = { shop, desk, packing: packingCounter(shop), customerIds }
  for (const n of [1, 2, 3]) {
    const { orderId } = await seatParty(shop)
    await codeOf(shop, desk, 'order.add', { orderId, lines: linesOf(n, n) })
    await codeOf(shop, desk, 'order.place', { orderType: 'takeaway', lines: linesOf(n, n + 7) })
  }
  return walk
}

/** Does what a step says; now and then the night lies between, and whoever stands at the desk signs in again. */
export const takeStep = async (
  walk: Walk,
  step: Step,
  { hasNights = true }: { readonly hasNights?: boolean } = {},
): Promise<void> => {
  const said = verbs[step.verb](walk, step)
  if (said === null) return
  const isMorning = hasNights && step.a % 97 === 0
  walk.shop.clock.now += isMorning ? 24 * 3_600_000 : 1_000
  if (isMorning) {
    walk.desk = walk.shop.join('cashier', 'counter', 'asha')
    walk.packing = packingCounter(walk.shop)
  }
  const [name, args, sender = walk.desk] = said
  const code = await codeOf(walk.shop, sender, name, args)
  expect([code, said]).not.toEqual(['command.malformed', said])
}
