/**
 * Any evening at all: bills are opened, changed, split, merged, part-paid,
 * settled and refunded in whatever order, over days and tills.
 *
 * A run that breaks is made as short as it can be before it is shown; its
 * `path` and `seed` play it again.
 */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { refundsOf } from '../../hub/billing/refund.sql.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { beginWalk, takeStep } from './bill-evening.ts'
import { anyStep, bill, billIds, type Walk } from './bill-steps.ts'
import type { Shop } from './kit.ts'
import { codeOf } from './look.ts'

/** Quantity of every line that was ordered and not taken off, and what all bills charge of it. */
const expectAllCharged = ({ shop }: Walk): void => {
  const ordered = shop.db
    .prepare('select line_id, qty_milli from order_line where qty_milli > 0 order by 1')
    .raw()
    .all() as [string, number][]
  const charged = new Map<string, number>()
  for (const billId of [...billIds(shop, 'open'), ...billIds(shop, 'settled')])
    for (const { lineId, qtyMilli } of bill(shop, billId)?.lines ?? [])
      charged.set(lineId, (charged.get(lineId) ?? 0) + qtyMilli)
  expect(charged).toEqual(new Map(ordered))
}

/** Gives back all that is left of every bill; then nothing is left of any of them but the tips. */
const giveAllBack = async ({ shop, desk }: Walk): Promise<void> => {
  for (const billId of billIds(shop, 'settled')) {
    const { lines, charges } = bill(shop, billId) ?? { lines: [], charges: [] }
    const given = new Map(
      shop.db
        .prepare(
          `select l.line_id, sum(l.qty_milli) from refund_line l join refund r using (refund_id)
            where r.bill_id = ? group by 1`,
        )
        .raw()
        .all(billId) as [string, number][],
    )
    const left = lines.flatMap(({ lineId, qtyMilli }) => {
      const rest = qtyMilli - (given.get(lineId) ?? 0)
      return rest === 0 ? [] : [{ lineId, qtyMilli: rest, fate: 'waste' }]
    })
    const back = new Set(
      refundsOf(shop.db, billId).flatMap(({ total }) => total.charges.map(({ id }) => id)),
    )
    const chargeIds = charges.map(({ chargeId }) => chargeId).filter((id) => !back.has(id))
    if (left.length + chargeIds.length === 0) continue
    const args = { billId, lines: left, chargeIds, reason: 'All of it' }
    const code = await codeOf(shop, desk, 'bill.refund', args)
    // What was given free cannot be given back.
    if (code !== 'refund.nothing') expect([billId, code]).toEqual([billId, null])
  }
}

const paidAndGivenBack = (shop: Shop): unknown[] =>
  shop.db
    .prepare(
      `select bill_id, payable, (select coalesce(sum(payable), 0) from refund r where r.bill_id = b.bill_id) as back
         from bill b where state = 'settled'`,
    )
    .all()

test('any evening of bills leaves whole books, and every line charged once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 80, size: 'max' }), async (steps) => {
      const walk = await beginWalk()
      try {
        for (const step of steps) await takeStep(walk, step)
        expectAllCharged(walk)
        expect(verifyShop(walk.shop.db)).toEqual([])
        for (const billId of billIds(walk.shop, 'open')) {
          const tenders = [{ kind: 'cash', offered: 'exact' }]
          const code = await codeOf(walk.shop, walk.desk, 'bill.settle', { billId, tenders })
          expect([billId, code]).toEqual([billId, null])
        }
        expectAllCharged(walk)
        await giveAllBack(walk)
        for (const row of paidAndGivenBack(walk.shop))
          expect(row).toMatchObject({ back: (row as { payable: number }).payable })
        expect(verifyShop(walk.shop.db)).toEqual([])
      } finally {
        walk.shop.close()
      }
    }),
    { numRuns: 20 },
  )
}, 600_000)
