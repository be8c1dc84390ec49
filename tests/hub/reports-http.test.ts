import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BillsReport, SalesReport, TrendReport } from '../../schema/report.ts'
import { readings } from '../../schema/readings.ts'
import { roleSeeds } from '../../schema/role-seeds.ts'
import { openHub, type Answer, type Screen, type TestHub } from './http-kit.ts'
import { billsOf, sellASeason } from './season.ts'

let hub: TestHub
let office: Screen

const first = 2026_11_02
const today = 2026_11_22

beforeAll(async () => {
  hub = await openHub()
  await sellASeason(hub.shop, { outletId: 'counter', from: first, days: 20, perDay: 8 })
  hub.shop.clock.now = Date.parse('2026-11-22T12:00:00+05:30')
  office = await hub.pair('office')
  await hub.as(office).signIn('asha')
}, 60_000)
afterAll(() => hub.close())

const ask = (path: string): Promise<Answer> => hub.as(office).get(`/api/v1/reports/${path}`)
const paths = [
  `sales?from=${first}&to=${today}`,
  `sales.csv?from=${first}&to=${today}&table=line`,
  `trend?from=${first}&to=${today}&of=tender&id=cash`,
  `bills?date=${first}`,
]

describe('a report over HTTP', () => {
  test('is the sales of the range, line and figures', async () => {
    const answer = await ask(`sales?from=${first}&to=${today}&grain=week&compare=weekday`)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    const report = answer.json as SalesReport
    const bills = billsOf(hub.shop, 'counter')
    expect(report.totals.bills).toBe(bills.length)
    expect(report.totals.total).toBe(bills.reduce((sum, { total }) => sum + total.payable, 0))
    expect(report.points.map(({ from }) => from)).toEqual([2026_11_02, 2026_11_09, 2026_11_16])
    expect(report.against).toMatchObject({ from: 2026_10_12, to: 2026_11_01, bills: 0 })
  })

  test('is of the shape that the table of readings says', async () => {
    const asked = {
      salesReport: `sales?from=${first}&to=${today}&compare=previous`,
      trend: `trend?from=${first}&to=${today}&of=tender&id=cash`,
      billsOfDay: `bills?date=${first}`,
    } as const
    for (const [name, path] of Object.entries(asked)) {
      const { answer } = readings[name as keyof typeof asked]
      const { json } = await ask(path)
      // Parsing keeps what the shape names and drops the rest: nothing may be dropped.
      expect(v.parse(answer as v.GenericSchema, json)).toEqual(json)
    }
  })

  test('by the day and compared with nothing, where no more is asked', async () => {
    const report = (await ask(`sales?from=${first}&to=${first}`)).json as SalesReport
    expect([report.grain, report.against, report.points.length]).toEqual(['day', null, 1])
  })

  test('ends today, and says so, where it is asked for days to come', async () => {
    const report = (await ask(`sales?from=${first}&to=20261231`)).json as SalesReport
    expect([report.from, report.to, report.businessDate]).toEqual([first, today, today])
  })

  test('has its rows and its bills beneath it', async () => {
    const trend = (await ask(`trend?from=${first}&to=${today}&of=tender&id=cash`))
      .json as TrendReport
    const [latest] = trend.points
    if (latest === undefined) throw new Error('nobody has paid in cash')
    const { bills } = (await ask(`bills?date=${latest.from}&tender=cash`)).json as BillsReport
    const cash = bills.flatMap(({ payments }) => payments.filter(({ kind }) => kind === 'cash'))
    expect([cash.length, cash.reduce((sum, { amount }) => sum + amount, 0)]).toEqual([
      latest.count,
      latest.total,
    ])
  })

  test('of another outlet is for a person who works there', async () => {
    const report = (await ask(`sales?from=${first}&to=${today}&outlet=restaurant`))
      .json as SalesReport
    expect([report.outletId, report.totals.bills]).toEqual(['restaurant', 0])
    const nowhere = await ask(`sales?from=${first}&to=${today}&outlet=moon`)
    expect(nowhere.json).toMatchObject({ ok: false, code: 'outlet.unknown' })
  })
})

describe('a report is refused', () => {
  test.each([
    ['backwards', `sales?from=${today}&to=${first}`, 'report.range-reversed', /Swap/],
    ['ahead', 'sales?from=20270101&to=20271231', 'report.range-ahead', /still to come/],
    ['without end', 'sales?from=20100101&to=20261101', 'report.range-too-long', /ten years/],
    [
      'backwards',
      `trend?from=${today}&to=${first}&of=tender&id=cash`,
      'report.range-reversed',
      /./,
    ],
    ['ahead', 'bills?date=20270101', 'report.range-ahead', /./],
    ['backwards', `sales.csv?from=${today}&to=${first}&table=items`, 'report.range-reversed', /./],
  ])('%s, in words', async (_, path, code, words) => {
    const answer = await ask(path)
    expect(answer.status).toBe(409)
    expect(answer.json).toMatchObject({ ok: false, code })
    expect((answer.json as { message: string }).message).toMatch(words)
  })

  test.each([
    'sales',
    `sales?from=${first}`,
    `sales?from=${first}&to=2026-11-22`,
    `sales?from=20260230&to=${today}`,
    `sales?from=0&to=${today}`,
    `sales?from=${first}&to=${today}&grain=year`,
    `sales?from=${first}&to=${today}&grain=hour`,
    `sales?from=${first}&to=${today}&compare=luck`,
    `sales.csv?from=${first}&to=${today}`,
    `sales.csv?from=${first}&to=${today}&table=people`,
    `sales.csv?from=${first}&to=${today}&table=items&language=fr`,
    `trend?from=${first}&to=${today}&of=tender&id=shells`,
    `trend?from=${first}&to=${today}&of=hour&id=7-1`,
    `trend?from=${first}&to=${today}&of=hour&id=1-24`,
    `trend?from=${first}&to=${today}&of=item&id=%27%3B--`,
    `trend?from=${first}&to=${today}&of=item`,
    'bills',
    `bills?date=${first}&hour=24`,
    `bills?date=${first}&tender=shells`,
    `bills?date=${first}&find=${'x'.repeat(41)}`,
  ])('where it is not understood: %s', async (path) => {
    const answer = await ask(path)
    expect(answer.json).toMatchObject({ ok: false, code: 'command.malformed' })
    expect(answer.status).toBe(400)
  })

  test.each(paths)('to a screen that is no office: %s', async (path) => {
    for (const kind of ['counter', 'kitchen', 'cashier', 'devices', 'bridge'] as const) {
      const screen = await hub.pair(kind)
      if (kind === 'counter' || kind === 'cashier') await hub.as(screen).signIn('meena')
      const answer = await hub.as(screen).get(`/api/v1/reports/${path}`)
      expect([kind, answer.status, answer.json]).toEqual([
        kind,
        403,
        expect.objectContaining({ code: 'command.not-permitted' }),
      ])
    }
  })

  test.each(paths)(
    'to an office where nobody is signed in, and to a stranger: %s',
    async (path) => {
      const empty = await hub.pair('office')
      const answer = await hub.as(empty).get(`/api/v1/reports/${path}`)
      expect([answer.status, answer.json]).toEqual([
        401,
        expect.objectContaining({ code: 'sign-in.missing' }),
      ])
      expect((await hub.ask(`/api/v1/reports/${path}`)).status).toBe(401)
    },
  )

  test.each(paths)('to every role without the right: %s', async (path) => {
    const denied = roleSeeds.filter(
      ({ isForDevices, rights }) => !isForDevices && rights['view.sales'] !== 'allow',
    )
    expect(denied.map(({ roleId }) => roleId)).toEqual(['cashier', 'seller', 'waiter', 'cook'])
    const screen = await hub.pair('office')
    const { db } = hub.shop
    const userId = 'meena'
    const own = db.prepare('select role_id from user where user_id = ?').pluck().get(userId)
    for (const { roleId } of denied) {
      db.prepare('update user set role_id = ? where user_id = ?').run(roleId, userId)
      await hub.as(screen).signIn(userId)
      const answer = await hub.as(screen).get(`/api/v1/reports/${path}`)
      expect([roleId, answer.status, answer.json]).toEqual([
        roleId,
        403,
        expect.objectContaining({ code: 'command.not-permitted' }),
      ])
    }
    db.prepare('update user set role_id = ? where user_id = ?').run(own, userId)
  })
})

/** The amount at the end of a row, in minor units. */
const amountIn = (row: string): number => Math.round(Number(row.split(',').at(-1)) * 100)

describe('a table as CSV', () => {
  const csv = async (table: string, more = ''): Promise<readonly string[]> => {
    const answer = await ask(`sales.csv?from=${first}&to=${today}&table=${table}${more}`)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.text.startsWith('\uFEFF')).toBe(true)
    expect(answer.text.endsWith('\r\n')).toBe(true)
    return answer.text.slice(1, -2).split('\r\n')
  }
  const report = async (): Promise<SalesReport> =>
    (await ask(`sales?from=${first}&to=${today}`)).json as SalesReport

  test('is a file to keep, named by what is in it', async () => {
    const answer = await ask(`sales.csv?from=${first}&to=${today}&table=items`)
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="\w+-items-20261102-20261122\.csv"$/,
    )
  })

  test('has a row a point, with the time before beside it', async () => {
    const [head, ...rows] = await csv('line', '&compare=previous')
    expect(head).toBe('from,to,bills,total,compared_from,compared_to,compared_bills,compared_total')
    const { points } = await report()
    expect(rows.map((row) => row.split(',').slice(0, 4))).toEqual(
      points.map(({ from, to, bills, total }) => [
        `2026-11-${String(from).slice(6)}`,
        `2026-11-${String(to).slice(6)}`,
        String(bills),
        (total / 100).toFixed(2),
      ]),
    )
    const hours = await ask(`sales.csv?from=${first}&to=${first}&table=line&grain=hour`)
    expect(hours.text.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFhour,from,to,bills,total',
      expect.stringMatching(/^4,2026-11-02,2026-11-02,/),
    ])
  })

  test('comes to the same as the report: items by size, categories, hours, tenders', async () => {
    const { items, categories, hours, tenders } = await report()
    for (const [table, wanted] of [
      ['items', items],
      ['categories', categories],
      ['hours', hours],
      ['tenders', tenders.map(({ amount }) => ({ total: amount }))],
    ] as const) {
      const [, ...rows] = await csv(table)
      expect(rows.reduce((sum, row) => sum + amountIn(row), 0)).toBe(
        wanted.reduce((sum, { total }) => sum + total, 0),
      )
    }
  })

  test('speaks the language it is asked for', async () => {
    const hindi = (await csv('items', '&language=hi')).join('\n')
    expect(hindi).toMatch(/\p{Script=Devanagari}/u)
    expect((await csv('items', '&language=en')).join('\n')).not.toMatch(/\p{Script=Devanagari}/u)
  })

  test('carries no name that a spreadsheet would carry out, and keeps commas and quotes', async () => {
    const { db } = hub.shop
    const [item] = (await report()).items
    if (item === undefined) throw new Error('nothing was sold')
    const rename = (en: string): void =>
      void db
        .prepare('update item set names = ? where item_id = ?')
        .run(JSON.stringify({ en }), item.itemId)
    rename('=HYPERLINK("http://evil","Pay, now")')
    const rows = await csv('items', '&language=en')
    expect(rows[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/evil"",""Pay, now""\)",/)
    db.prepare('update item set names = ? where item_id = ?').run(
      JSON.stringify(item.names),
      item.itemId,
    )
  })
})
