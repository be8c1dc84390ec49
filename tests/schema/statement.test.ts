import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plusDays } from '../../schema/calendar.ts'
import { agedOf, statementOf } from '../../schema/statement.ts'

const moves = [
  { businessDate: 20260801, amount: 1000 },
  { businessDate: 20260915, amount: 500 },
  { businessDate: 20260920, amount: -900 },
  { businessDate: 20261105, amount: 300 },
  { businessDate: 20261110, amount: -50 },
]

describe('a statement', () => {
  test('goes from what was owed before to what is owed then', () => {
    expect(statementOf(moves, 20261101, 20261130)).toEqual({
      opening: 600,
      lines: [
        { businessDate: 20261105, amount: 300, balance: 900 },
        { businessDate: 20261110, amount: -50, balance: 850 },
      ],
      billed: 300,
      paid: 50,
      closing: 850,
      aged: [300, 0, 500, 50],
    })
  })

  test('always adds up, whatever was bought and paid', () => {
    const move = fc.record({
      businessDate: fc.nat(300).map((days) => plusDays(20260101, days)),
      amount: fc.integer({ min: -5000, max: 5000 }).filter((amount) => amount !== 0),
    })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), fc.nat(300), fc.nat(300), (some, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)].map((days) => plusDays(20260101, days))
        const inOrder = some.toSorted((one, other) => one.businessDate - other.businessDate)
        const said = statementOf(inOrder, from ?? 0, to ?? 0)
        expect(said.opening + said.billed - said.paid).toBe(said.closing)
        expect(said.lines.at(-1)?.balance ?? said.opening).toBe(said.closing)
        const aged = said.aged.reduce((sum, part) => sum + part, 0)
        expect(aged).toBe(Math.max(0, said.closing))
      }),
    )
  })

  test('holds money against the oldest bill first, to the day', () => {
    const bills = [0, 30, 31, 60, 61, 90, 91].map((days) => ({
      businessDate: plusDays(20261130, -days),
      amount: 100,
    }))
    expect(agedOf(bills, 20261130)).toEqual([200, 200, 200, 100])
    expect(agedOf([...bills, { businessDate: 20261130, amount: -250 }], 20261130)).toEqual([
      200, 200, 50, 0,
    ])
  })
})
