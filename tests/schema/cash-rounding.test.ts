import { array, assert, constantFrom, integer, nat, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueBy, type Meant } from '../../schema/cash-rounding.ts'
import { sum } from '../../schema/money.ts'
import { moneyKinds } from '../../schema/tender-kinds.ts'

const rupees = { cashScope: 'cash_only', cashIncrement: 100 } as const
const exactCash: Meant = { kind: 'cash', offered: 'exact' }

const anyElse = array(
  record({
    kind: constantFrom(...moneyKinds.filter((kind) => kind !== 'cash'), 'wallet' as const),
    offered: integer({ min: 1, max: 200_000 }),
  }),
  { maxLength: 4 },
)
const anyBill = record({ total: nat(1_000_000), tip: nat(20_000) })

describe('where only cash is rounded', () => {
  test('what the others leave is a number of coins, and nobody gains more than half of one by it', () => {
    assert(
      property(anyBill, anyElse, (bill, others) => {
        const owed = bill.total + bill.tip
        const elsewhere = sum(others.map(({ offered }) => offered))
        const due = dueBy(bill, rupees, [...others, exactCash])
        const isForCoins = elsewhere < owed
        expect(isForCoins ? (due - elsewhere) % 100 : due - owed).toBe(0)
        expect(Math.abs(due - owed)).toBeLessThanOrEqual(50)
        // However much cash is handed over, and in whatever order.
        expect(dueBy(bill, rupees, [{ kind: 'cash', offered: 50_000 }, ...others])).toBe(due)
      }),
      { numRuns: 5_000 },
    )
  })

  test('a bill without cash, or of which another tender takes the rest, is paid to the paisa', () => {
    assert(
      property(anyBill, anyElse, nat(50_000), (bill, others, cash) => {
        const owed = bill.total + bill.tip
        const rest: Meant = { kind: 'upi', offered: 'exact' }
        expect(dueBy(bill, rupees, others)).toBe(owed)
        expect(dueBy(bill, rupees, [...others, { kind: 'cash', offered: cash }, rest])).toBe(owed)
      }),
    )
  })

  test('an outlet that always rounds rounds the bill, however it is paid', () => {
    const always = { cashScope: 'always', cashIncrement: 100 } as const
    for (const meant of [[], [exactCash], [{ kind: 'upi', offered: 'exact' } as const]])
      expect(dueBy({ total: 472_50, tip: 10 }, always, meant)).toBe(473_10)
  })
})
