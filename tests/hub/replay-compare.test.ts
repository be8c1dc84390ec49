/** Two days of the year, played into a shop of their own and held against the files. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newSecret, uuidMaker } from '../../hub/bus/ids.ts'
import { openLocalBus } from '../../hub/bus/local.ts'
import { flow } from '../../hub/flow.ts'
import { handlers } from '../../hub/handlers.ts'
import { catalogueOf, saleOf } from '../../hub/replay/commands.ts'
import { compare } from '../../hub/replay/compare.ts'
import { pizzaPlace, placeId } from '../../hub/replay/place.ts'
import { readYear, yearUntil } from '../../hub/replay/year.ts'
import { revOf } from '../../hub/revisions.ts'
import { writeShop } from '../../hub/setup/new-shop.ts'
import type { Database } from '../../hub/store/driver.ts'
import { openStore } from '../../hub/store/open.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { menuAt } from './menu-sales.ts'

const january = readYear(join(import.meta.dirname, '../data/pizza-place'))
const year = yearUntil(january, 2015_01_02)

let folder: string
let db: Database
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chowk-place-'))
  const newId = uuidMaker(Date.now)
  db = openStore(join(folder, 'chowk.db'), { now: Date.now, newId })
  db.pragma('synchronous = off')
  db.transaction(() => writeShop(db, pizzaPlace, { pinHashes: new Map(), trial: null }))()
  const [device, signIn] = [newId(), newId()]
  db.prepare(
    `insert into device (device_id, outlet_id, kind, name, token_hash, paired_at) values (?, ?, 'office', '', '', 0)`,
  ).run(device, placeId)
  db.prepare(
    `insert into sign_in (sign_in_id, device_id, user_id, purpose, at, expires_at) values (?, ?, 'owner', 'work', 0, ?)`,
  ).run(signIn, device, Date.now() + 3_600_000)
  const bus = openLocalBus(db, { now: Date.now, newId, newSecret, handlers, flow, revOf })
  for (const stage of [...catalogueOf(year, device), year.orders.map(saleOf)]) {
    const answers = await Promise.all(
      stage.map((command) =>
        bus.submit({
          deviceId: device,
          text: JSON.stringify({ v: 1, ...command, signIn, sentAt: Date.now() }),
        }),
      ),
    )
    const refused = answers.find(({ code }) => code !== null)
    if (refused !== undefined) throw new Error(refused.replyText)
  }
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

/** What is found after a change by hand, past the triggers that forbid it; undone afterwards. */
const after = (...sql: readonly string[]): readonly string[] => {
  db.exec('begin')
  try {
    for (const name of db
      .prepare(`select name from sqlite_master where type = 'trigger'`)
      .pluck()
      .all())
      db.exec(`drop trigger "${String(name)}"`)
    for (const one of sql) db.exec(one)
    return compare(db, year.orders).differences
  } finally {
    db.exec('rollback')
  }
}

describe('a year that was played', () => {
  test('is equal to its files in every figure, and whole', () => {
    const figures = { orders: 136, lines: 321, pieces: 327, total: 5445_75 }
    expect(compare(db, year.orders)).toEqual({
      files: figures,
      hub: figures,
      days: 2,
      items: 79,
      differences: [],
    })
    expect(verifyShop(db)).toEqual([])
  })

  test('is a menu: four categories, every pizza in its sizes, made at the oven', () => {
    const menu = menuAt(db, placeId)
    expect(menu.categories.map(({ names }) => names.en)).toEqual([
      'Chicken',
      'Classic',
      'Supreme',
      'Veggie',
    ])
    expect(menu.items).toHaveLength(32)
    expect(menu.items.flatMap(({ variants }) => variants)).toHaveLength(96)
    expect(menu.items.every(({ stationId }) => stationId === 'oven')).toBe(true)
    expect(db.prepare('select count(*) from ingredient').pluck().get()).toBe(65)
    expect(db.prepare('select count(*) from recipe_line').pluck().get()).toBe(
      year.pizzas.reduce(
        (sum, { typeId }) =>
          sum + (year.types.find((type) => type.typeId === typeId)?.ingredients.length ?? 0),
        0,
      ),
    )
  })

  test('is silent, though its pizzas are made at a station', () => {
    for (const table of ['ticket', 'job'])
      expect(db.prepare(`select count(*) from ${table}`).pluck().get()).toBe(0)
  })

  test('is compared as far as the files go, whatever came after', () => {
    const { orders } = yearUntil(january, 2015_01_01)
    expect(compare(db, orders)).toMatchObject({ hub: { orders: 69 }, differences: [] })
  })
})

describe('a difference is named', () => {
  test('where an order is missing', () => {
    const [first] = january.orders.filter(({ date }) => date === 2015_01_03)
    if (first === undefined) throw new Error('there is no third of January')
    const { differences } = compare(db, [...year.orders, { ...first, date: 2015_01_02 }])
    expect(differences).toContain(
      '2015-01-02 in the bills: the files say 68 orders for 2778.40, the hub 67 orders for 2731.90',
    )
    expect(differences.some((words) => words.includes('in the summaries'))).toBe(true)
  })

  test('where a bill, a line, a summary or the books say something else, each alone', () => {
    expect(after('update bill set payable = payable + 1 where rowid = 1')).toEqual([
      expect.stringMatching(/^2015-01-01 in the bills: /),
    ])
    expect(
      after(
        `update order_line set qty_milli = 2000 where variant_id = 'hawaiian_m' and line_no = 1`,
      ),
    ).toEqual([expect.stringMatching(/^hawaiian_m in the bills: the files say \d+ pieces/)])
    expect(after('update sales_day set total = total - 1')).toEqual([
      expect.stringMatching(/^2015-01-01 in the summaries: /),
      expect.stringMatching(/^2015-01-02 in the summaries: /),
    ])
    expect(after(`delete from item_day where variant_id = 'hawaiian_m'`)).toEqual([
      expect.stringMatching(/^hawaiian_m in the summaries: .*, the hub nothing$/),
    ])
    expect(
      after(`update balance_day set amount = amount - 5 where business_date = 20150101`),
    ).toEqual(['The year in the books: the files say 5445.75, the hub 5445.80'])
    expect(after(`delete from sale_import`)).toHaveLength(2 + 79)
  })
})
