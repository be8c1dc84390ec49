import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listedStatements } from '../hub/store/query.ts'
import { sellAnEvening } from './hub/evening.ts'
import { openShop, type Shop } from './hub/kit.ts'

const root = join(import.meta.dirname, '../hub')

/** Tables that grow with every sale: to read one whole takes longer every day. */
const growing: ReadonlySet<string> = new Set([
  'event',
  'command',
  'sales_order',
  'order_line',
  'line_void',
  'sitting',
  'sitting_table',
  'ticket',
  'ticket_line',
  'bill',
  'payment',
  'invoice',
  'sale_import',
  'journal_entry',
  'posting',
  'job',
  'paper',
  'sign_in',
  'day_number',
  'sales_day',
  'tender_day',
  'hour_day',
  'item_day',
  'balance_day',
])

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
      const scanned = plan(sql).filter(({ table, isScan }) => isScan && growing.has(table))
      return scans === null && scanned.length > 0 ? [{ sql, plan: scanned }] : []
    })
    expect(slow).toEqual([])
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

interface PlanStep {
  readonly detail: string
  readonly table: string
  readonly isScan: boolean
}

/** What SQLite will do for a statement, an alias told as the table it stands for. */
const plan = (sql: string): readonly PlanStep[] => {
  const aliases = new Map<string, string>()
  for (const [, table = '', alias = ''] of sql.matchAll(
    /\b(?:from|join|into|update)\s+(\w+)(?:\s+(?:as\s+)?(\w+))?/gi,
  )) {
    aliases.set(table, table)
    if (alias !== '') aliases.set(alias, table)
  }
  const prepared = shop.db.prepare(`explain query plan ${sql}`)
  const count = (sql.match(/\?/g) ?? []).length
  const rows = prepared.all(...Array.from({ length: count }, () => null)) as { detail: string }[]
  return rows.map(({ detail }) => {
    const [, verb = '', name = ''] = /^(SCAN|SEARCH) (\w+)/.exec(detail) ?? []
    return { detail, table: aliases.get(name) ?? name, isScan: verb === 'SCAN' }
  })
}
