import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyShop } from '../../hub/store/verify.ts'
import { exceptionsSince } from '../../hub/till/exceptions.sql.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { Refusal } from '../../schema/refusals.ts'
import type { TillReport } from '../../schema/till.ts'
import { nothingSold } from '../../hub/till/till.ts'
import { done, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, column, figure, together, typed } from './look.ts'
import { chai } from './mix.ts'
import { notes, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
let tillId: string
beforeEach(async () => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
  done(await shop.send(desk, 'till.open', { float: notes(2_000_00), differenceTo: 'safe' }))
  tillId = tillAt(shop)
})
afterEach(() => closeWhole(shop))

const sell = async (): Promise<number> =>
  done(await shop.send(desk, 'sale.ring', saleOf([chai]))).result.payable
const count = async (amount: number): Promise<unknown> =>
  done(await shop.send(desk, 'till.count', { tillId, counted: notes(amount) })).result
const close = async (more: Omit<CommandInput<'till.close'>, 'tillId'> = {}): Promise<TillReport> =>
  done(await shop.send(desk, 'till.close', { tillId, ...more })).result.report
const refusedAs = (reply: unknown): Refusal => reply as Refusal

describe('a till is closed', () => {
  test('blind: who counts hears what should be there only after the count is in', async () => {
    const payable = await sell()
    expect(
      await shop.send(desk, 'till.count', {
        tillId,
        counted: [
          { value: 500_00, pieces: 4 },
          { value: 20_00, pieces: 1 },
          { value: 10_00, pieces: 0 },
        ],
        others: [{ kind: 'card', amount: 30_00 }],
      }),
    ).toMatchObject({
      ok: true,
      result: {
        differences: [
          {
            kind: 'cash',
            expected: 2_000_00 + payable,
            counted: 2_020_00,
            difference: 20_00 - payable,
          },
          { kind: 'card', expected: 0, counted: 30_00, difference: 30_00 },
        ],
        isOver: false,
        limit: 100_00,
      },
    })
    expect((await close()).pieces).toEqual([
      { value: 500_00, pieces: 4 },
      { value: 20_00, pieces: 1 },
    ])
  })

  test('and each count is kept: the second does not undo the first', async () => {
    await count(1_900_00)
    await count(2_000_00)
    const z = await close()
    expect(z).toMatchObject({ counts: 2, differences: [{ difference: 0 }] })
    expect(column(shop.db, 'select counted from till_count order by no')).toEqual([
      1_900_00, 2_000_00,
    ])
    expect(exceptionsSince(shop.db, 'counter', { at: 0, limit: 9 })).toMatchObject([
      { kind: 'till-difference', amount: -100_00, closedAt: 0 },
    ])
  })

  test('with its Z report printed, kept, and numbered without a gap', async () => {
    for (const zNo of [1, 2, 3]) {
      await sell()
      tillId = tillAt(shop)
      await count((await xOf(shop, tillId)).expected)
      const z = await close({ leave: 0 })
      expect(z.zNo).toBe(zNo)
      expect(
        JSON.parse(cell(shop.db, 'select report from till where till_id = ?', tillId)),
      ).toEqual(z)
      expect(column(shop.db, `select copy from job where about = ?`, `till:${tillId}`)).toEqual([1])
    }
    expect(() => shop.db.exec(`update till set z_no = 9`)).toThrow('a closed till is never changed')
    expect(() => shop.db.exec('delete from till')).toThrow('tills are never deleted')
  })

  test('in the language of the outlet, or in the one that is asked for', async () => {
    await count(2_000_00)
    await close({ language: 'hi' })
    const paper = cell(shop.db, 'select task from job where about = ?', `till:${tillId}`)
    for (const words of ['Z रिपोर्ट 1', 'शुरुआती नकद', 'न ज़्यादा, न कम', 'Meena Jadhav'])
      expect(paper).toContain(words)
  })

  test('without paper where the screen has no printer; the report is kept all the same', async () => {
    const office = shop.join('office', 'counter', 'asha')
    await count(2_000_00)
    done(await shop.send(office, 'till.close', { tillId }))
    expect(figure(shop.db, `select count(*) from job where about = ?`, `till:${tillId}`)).toBe(0)
    const again = done(await shop.send(desk, 'till.reprint', { tillId })).result
    expect(again.copy).toBe(2)
    const paper = cell(shop.db, 'select task from job where about = ?', `till:${tillId}`)
    expect(paper).toContain('DUPLICATE 1')
  })

  test('with what is beyond the float in the safe, and the next till begins with the float', async () => {
    const payable = await sell()
    await count(2_000_00 + payable)
    const z = await close({ leave: 1_500_00, deposit: 500_00 + payable })
    expect(z).toMatchObject({ left: 1_500_00, deposit: 500_00 + payable, sinceCount: 0 })
    await sell()
    expect(figure(shop.db, 'select float from till where till_id = ?', tillAt(shop))).toBe(1_500_00)
  })
})

describe('a difference', () => {
  test('within the limit is one person’s to decide, and the manager is told', async () => {
    await count(1_900_00)
    const z = await close({ note: 'Gave a hundred too much' })
    expect(z.approvedBy).toBe(null)
    expect(exceptionsSince(shop.db, 'counter', { at: 0, limit: 9 })).toMatchObject([
      { kind: 'till-difference', amount: -100_00, by: 'meena', note: 'Gave a hundred too much' },
    ])
  })

  test('above it takes a second one, whose name stands on the Z report', async () => {
    await count(1_899_00)
    const refused = await shop.send(desk, 'till.close', { tillId })
    expect(refusedAs(refused)).toMatchObject({ code: 'till.over-limit', facts: { limit: 100_00 } })
    expect(await codeOf(shop, desk, 'till.close-over', { tillId })).toBe('command.needs-approval')
    const id = shop.newId()
    const approval = shop.approve(desk, 'imran', { id, name: 'till.close-over', args: { tillId } })
    const { report } = done(
      await shop.send(desk, 'till.close-over', { tillId }, { id, approval }),
    ).result
    expect(report).toMatchObject({ closedBy: 'meena', approvedBy: 'imran', zNo: 1 })
  })

  test('is the worst of all counts: counting again until it fits does not undo the first', async () => {
    const first = await shop.send(desk, 'till.count', { tillId, counted: notes(1_500_00) })
    expect(done(first).result).toMatchObject({ isOver: true, worst: -500_00 })
    const again = await shop.send(desk, 'till.count', { tillId, counted: notes(2_000_00) })
    expect(done(again).result).toMatchObject({
      differences: [{ difference: 0 }],
      isOver: true,
      worst: -500_00,
    })
    expect(await codeOf(shop, desk, 'till.close', { tillId })).toBe('till.over-limit')
  })

  test('is measured by what the outlet has set', async () => {
    const owner = shop.join('office', 'counter', 'asha')
    done(await shop.send(owner, 'till.set', { overShortLimit: 0, drawerOpenMinutes: 3 }))
    await count(1_999_00)
    expect(await codeOf(shop, desk, 'till.close', { tillId })).toBe('till.over-limit')
  })
})

describe('at the second of closing', () => {
  test('a till is closed once: the other one hears who was first', async () => {
    const other = shop.join('cashier', 'counter', 'imran')
    await count(2_000_00)
    const { outcomes } = together(shop, [
      typed(shop, desk, 'till.close', { tillId }),
      typed(shop, other, 'till.close', { tillId }),
    ])
    const [first, second] = outcomes.map(({ reply }) => reply)
    expect(first?.ok).toBe(true)
    expect(second).toMatchObject({
      ok: false,
      code: 'till.closed',
      facts: { by: 'Meena Jadhav', z: 1 },
    })
    expect(figure(shop.db, 'select count(*) from till where z_no is not null')).toBe(1)
  })

  test('a close that is sent again is answered as the first time, and prints nothing more', async () => {
    await count(2_000_00)
    const id = shop.newId()
    const first = await shop.send(desk, 'till.close', { tillId }, { id })
    expect(await shop.send(desk, 'till.close', { tillId }, { id })).toEqual(first)
    expect(figure(shop.db, `select count(*) from job where about = ?`, `till:${tillId}`)).toBe(1)
  })

  test('a sale before it is in this Z report, and one after it opens the next till', async () => {
    await count(2_000_00)
    const sale = (): ReturnType<typeof typed> => typed(shop, desk, 'sale.ring', saleOf([chai]))
    const { outcomes } = together(shop, [
      sale(),
      typed(shop, desk, 'till.close', { tillId }),
      sale(),
    ])
    expect(outcomes.map(({ reply }) => reply.ok)).toEqual([true, true, true])
    const [, closed] = outcomes.map(({ reply }) => reply as { result?: { report: TillReport } })
    const z = closed?.result?.report
    expect(z).toMatchObject({ bills: 1, sinceCount: z?.payable })
    expect(z?.differences[0]?.difference).toBe(0)
    expect(z?.left).toBe(2_000_00 + (z?.payable ?? 0))
    const next = await xOf(shop, tillAt(shop))
    expect(next).toMatchObject({ bills: 1, isConfirmed: false, float: z?.left })
  })

  test('a deposit that is no longer what the person was told is refused, and nothing is closed', async () => {
    await count(2_000_00)
    const payable = await sell()
    const args = { tillId, leave: 500_00, deposit: 1_500_00 }
    expect(await shop.send(desk, 'till.close', args)).toMatchObject({
      code: 'till.moved-since',
      facts: { moved: payable, deposit: 1_500_00 + payable },
    })
    await close({ leave: 500_00, deposit: 1_500_00 + payable })
  })

  test('a part payment, a payment out and another count come too late', async () => {
    await count(2_000_00)
    await close()
    const gone = { tillId, amount: 100 }
    expect(await codeOf(shop, desk, 'till.drop', gone)).toBe('till.closed')
    expect(await codeOf(shop, desk, 'till.count', { tillId, counted: [] })).toBe('till.closed')
    expect(await codeOf(shop, desk, 'till.close', { tillId })).toBe('till.closed')
  })
})

describe('a hand-over', () => {
  test('closes one till and opens the next with the same counted cash, in one go', async () => {
    const payable = await sell()
    await count(2_000_00 + payable)
    const z = await close({ handOverTo: 'sunita' })
    expect(z).toMatchObject({ handedTo: 'sunita', left: 2_000_00 + payable, deposit: 0 })
    expect(
      shop.db
        .prepare(
          `select opened_by as by, float, confirmed_by as confirmedBy from till where state = 'open'`,
        )
        .get(),
    ).toEqual({ by: 'sunita', float: 2_000_00 + payable, confirmedBy: 'sunita' })
  })

  test('goes to somebody who works here', async () => {
    await count(2_000_00)
    expect(await codeOf(shop, desk, 'till.close', { tillId, handOverTo: 'farida' })).toBe(
      'user.unknown',
    )
  })
})

describe('a Z report that nobody is sure of', () => {
  test('is printed again marked DUPLICATE when a person says so', async () => {
    await count(2_000_00)
    await close()
    const jobId = cell(shop.db, 'select job_id from job where about = ?', `till:${tillId}`)
    shop.db.prepare(`update job set state = 'ambiguous' where job_id = ?`).run(jobId)
    done(await shop.send(desk, 'job.answer', { jobId, answer: 'print_again' }))
    const papers = column<string>(
      shop.db,
      'select task from job where about = ? order by created_at, job_id',
      `till:${tillId}`,
    )
    expect(papers.map((paper) => paper.includes('DUPLICATE 1'))).toEqual([false, true])
  })
})

describe('the books', () => {
  const balance = (account: string): number =>
    figure(
      shop.db,
      `select coalesce(sum(amount), 0) from balance_day where outlet_id = 'counter' and account_id = ?`,
      account,
    )

  test('hold in the drawer’s account what was left in the drawer, and the rest where it went', async () => {
    const payable = await sell()
    const out = { tillId, amount: 80_00, reasonId: 'ingredients', note: 'Milk' }
    done(await shop.send(desk, 'till.pay-out', out))
    done(await shop.send(desk, 'till.pay-in', { tillId, amount: 300_00, reasonId: 'owner-in' }))
    done(await shop.send(desk, 'till.drop', { tillId, amount: 1_000_00 }))
    const { expected } = await xOf(shop, tillId)
    expect(expected).toBe(2_000_00 + payable - 80_00 + 300_00 - 1_000_00)
    expect(balance('1010')).toBe(expected)
    await count(expected + 7_00)
    await close({ leave: 500_00 })
    expect({
      drawer: balance('1010'),
      safe: balance('1020'),
      over: balance('6910'),
      ingredients: balance('1200'),
      capital: balance('3010'),
    }).toEqual({
      drawer: 500_00,
      safe: -2_000_00 + 1_000_00 + (expected + 7_00 - 500_00),
      over: -7_00,
      ingredients: 80_00,
      capital: -300_00,
    })
  })

  test('hear nothing of a till that was carried, counted exactly and left as it was', async () => {
    await count(2_000_00)
    await close()
    const before = shop.count('journal_entry')
    done(await shop.send(desk, 'till.open', { float: 'carried' }))
    tillId = tillAt(shop)
    await count(2_000_00)
    await close()
    expect(shop.count('journal_entry')).toBe(before)
  })
})

describe('verify', () => {
  const findings = (): readonly string[] => verifyShop(shop.db).map(({ code }) => code)
  /** Works on the file by hand, as somebody who knows how, looks, and takes it back. */
  const afterHand = (sql: string): readonly string[] => {
    shop.db.exec('savepoint hand')
    for (const name of column<string>(
      shop.db,
      `select name from sqlite_master where type = 'trigger'`,
    ))
      shop.db.exec(`drop trigger ${name}`)
    shop.db.exec(sql)
    const found = findings()
    shop.db.exec('rollback to hand; release hand')
    return found
  }

  test('sees a Z report taken away, one changed, and cash that went', async () => {
    for (let i = 0; i < 2; i += 1) {
      await sell()
      tillId = tillAt(shop)
      await count((await xOf(shop, tillId)).expected)
      await close({ leave: 100_00 })
    }
    expect(findings()).toEqual([])
    expect(afterHand(`update till set z_no = 7 where z_no = 2`)).toContain('till.gap')
    expect(
      afterHand(`update till set report = json_set(report, '$.expected', 1) where z_no = 1`),
    ).toContain('till.cash')
    expect(afterHand(`update till set left_in = 0 where z_no = 1`)).toContain('till.cash')
    const figures = Object.keys(nothingSold)
    expect(figures.length).toBeGreaterThan(10)
    for (const part of figures)
      expect(
        afterHand(`update till_sales set body = json_set(body, '$.${part}', 'forged')`),
      ).toContain('till.sales')
    expect(afterHand(`update till_move set amount = amount - 100`)).toContain('till.cash')
    expect(afterHand(`delete from till_move`)).toContain('till.cash')
    expect(afterHand(`update till_count set counted = counted + 1`)).toContain('till.cash')
  })
})
