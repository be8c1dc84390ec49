import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tableWritten } from '../hub/store/kept.ts'
import { listedStatements } from '../hub/store/query.ts'
import { sellAnEvening } from './hub/evening.ts'
import { openShop, type Shop } from './hub/kit.ts'
import { column } from './hub/look.ts'

const root = join(import.meta.dirname, '../hub')

/** Tables that somebody fills by hand, or that count: a shop has a screenful of each, and may read them whole. */
const small: ReadonlySet<string> = new Set([
  'hub',
  'migration',
  'outlet',
  'log_head',
  'stream_tail',
  'cursor',
  'role',
  'role_right',
  'user',
  'user_outlet',
  'pairing_code',
  'device',
  'pin_guess',
  'tax_class',
  'tax_rate',
  'outlet_tax',
  'charge_tax',
  'charge_usual',
  'station',
  'section',
  'floor_table',
  'guest_setting',
  'floor_setting',
  'table_code',
  'category',
  'item',
  'variant',
  'modifier_group',
  'modifier',
  'item_modifier_group',
  'outlet_item',
  'eighty_six',
  'category_station',
  'ingredient',
  'barcode',
  'label_layout',
  'container',
  'recipe_line',
  'price',
  'price_revision',
  'number_series',
  'account',
  'printer',
  'drawer',
  'drawer_watch',
  'till_reason',
  'discount_reason',
  'coupon',
  'till_setting',
])

/** Every other table grows with the business: to read one whole takes longer every day. */
let growing: ReadonlySet<string>

/** Every file that writes a statement, wherever it is. */
const files = (readdirSync(root, { recursive: true }) as string[])
  .map((file) => join(root, file))
  .filter((file) => file.endsWith('.ts'))
  .filter((file) => /\b(query|statement)</.test(readFileSync(file, 'utf8')))
  .filter((file) => !file.endsWith('store/query.ts'))

let shop: Shop
beforeAll(async () => {
  for (const file of files) await import(/* @vite-ignore */ file)
  shop = openShop()
  await sellAnEvening(shop)
  const tables = column<string>(shop.db, `select name from sqlite_master where type = 'table'`)
  growing = new Set(tables.filter((table) => !small.has(table)))
})
afterAll(() => shop.close())

describe('every statement of the hub', () => {
  test('is listed, and there are as many as there look to be', () => {
    const written = files
      .map((file) => readFileSync(file, 'utf8').match(/\b(query|statement)</g)?.length ?? 0)
      .reduce((all, some) => all + some, 0)
    expect(listedStatements().length).toBeGreaterThanOrEqual(written)
  })

  test('is written where statements belong', () => {
    const elsewhere = files
      .map((file) => relative(root, file))
      .filter((file) => !file.endsWith('.sql.ts'))
    expect(new Set(elsewhere)).toEqual(new Set(['bus/batch.ts', 'revisions.ts']))
  })

  test('can be prepared, and reads what it says it reads', () => {
    const wrong = listedStatements().flatMap(({ sql, columns }) => {
      const prepared = shop.db.prepare(sql)
      const found = prepared.reader ? prepared.columns().map(({ name }) => name) : null
      return JSON.stringify(found) === JSON.stringify(columns) ? [] : [{ sql, columns, found }]
    })
    expect(wrong).toEqual([])
  })

  test('finds its rows without reading a growing table whole, or says why it does not', () => {
    const slow = listedStatements().flatMap(({ sql, scans }) => {
      const whole = readWhole(sql)
      return scans === null && whole.length > 0 ? [{ sql, whole }] : []
    })
    expect(slow).toEqual([])
  })

  test('that asks about one order does not search all that its station still has to make', () => {
    const ofOneOrder = listedStatements().filter(({ sql }) =>
      /\bticket\b[^;]*\border_id = \?/.test(sql),
    )
    const byStation = ofOneOrder.filter(({ sql }) =>
      plan(sql).some(({ detail }) => detail.includes('ticket_open')),
    )
    expect(ofOneOrder.length).toBeGreaterThan(3)
    expect(byStation).toEqual([])
  })

  test.each([
    ['select body from event', 'SCAN event'],
    [`select e.body from event e where e.stream = ?`, 'SCAN e'],
    ['select count(*) as n from bill', 'SCAN bill USING COVERING INDEX'],
    [
      'select o.names from outlet o join bill b on b.outlet_id = o.outlet_id where b.change = ?',
      'SCAN b',
    ],
    ['select token from sales_order as s order by s.placed_at desc limit 1', 'SCAN s'],
    [
      `select name from person where person_id in (select by from journal_entry)`,
      'SCAN journal_entry',
    ],
    ['select b.outlet_id from outlet b join bill c using (outlet_id), bill b2', 'SCAN b2'],
    [`update ticket set state = 'bumped' where order_id = '' or fired_at < ?`, 'SCAN ticket'],
    ['delete from paper where at < ?', 'SCAN paper'],
    ['select sum(total) as total from sales_day where outlet_id = ?', 'SEARCH sales_day'],
  ])('would be caught reading a table whole: %s', (sql, step) => {
    expect(readWhole(sql).join('; ')).toContain(step)
  })

  test('tells by its first words whether it writes, so that nothing kept outlives what it was read from', () => {
    const control = /^(begin|commit|rollback|savepoint|release)\b/
    const wrong = listedStatements()
      .map(({ sql }) => sql)
      .filter((sql) => !control.test(sql))
      .filter((sql) => shop.db.prepare(sql).readonly !== (tableWritten(sql) === null))
    expect(wrong).toEqual([])
  })

  test('that is excused from that does read a table whole, or the excuse is idle', () => {
    const idle = listedStatements().filter(
      ({ sql, scans }) => scans !== null && !plan(sql).some(({ isScan }) => isScan),
    )
    expect(idle).toEqual([])
  })

  test('that wants the last few takes them from the end, and does not sort all to find them', () => {
    // What is queued at a printer and who is signed in at a device are a handful.
    const isHandful = /state = 'queued'|ended_at is null/
    const sorting = listedStatements().filter(
      ({ sql, scans }) =>
        scans === null &&
        /\blimit\b/.test(sql) &&
        !isHandful.test(sql) &&
        plan(sql).some(({ detail }) => detail.includes('TEMP B-TREE FOR ORDER BY')),
    )
    expect(sorting.map(({ sql }) => sql)).toEqual([])
  })
})

/**
 * The steps of a plan that read a growing table from end to end, or all that an
 * outlet has in it, which for most shops is the same.
 */
const readWhole = (sql: string): readonly string[] =>
  plan(sql)
    .filter(
      ({ tables, isScan, detail }) =>
        tables.some((table) => growing.has(table)) &&
        (isScan || (detail.endsWith('(outlet_id=?)') && !/\blimit\b/.test(sql))),
    )
    .map(({ detail }) => detail)

interface PlanStep {
  readonly detail: string
  /** The tables the name in the plan may stand for: a statement may use an alias twice. */
  readonly tables: readonly string[]
  readonly isScan: boolean
}

/** What SQLite will do for a statement, an alias told as the table it stands for. */
const plan = (sql: string): readonly PlanStep[] => {
  const named = new Map<string, string[]>()
  const name = (alias: string, table: string): void =>
    void named.set(alias, [...(named.get(alias) ?? []), table])
  for (const [, table = '', alias = ''] of sql.matchAll(
    /(?:\b(?:from|join|into|update)|,)\s+(\w+)(?:\s+(?:as\s+)?(\w+))?/gi,
  )) {
    name(table, table)
    if (alias !== '') name(alias, table)
  }
  const prepared = shop.db.prepare(`explain query plan ${sql}`)
  const count = (sql.match(/\?/g) ?? []).length
  const rows = prepared.all(...Array.from({ length: count }, () => null)) as { detail: string }[]
  return rows.map(({ detail }) => {
    const [, verb = '', alias = ''] = /^(SCAN|SEARCH) (\w+)/.exec(detail) ?? []
    // A virtual table is always scanned; one that is asked for words, or for a row, looks only for those.
    const isFullText = /VIRTUAL TABLE INDEX \d+:(M|=)/.test(detail)
    return { detail, tables: named.get(alias) ?? [alias], isScan: verb === 'SCAN' && !isFullText }
  })
}
