import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRaw, type Database } from '../../hub/store/driver.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import type { Finding } from '../../hub/store/verify-words.ts'
import { done, pastSale, sellAnEvening } from './evening.ts'
import { openShop, type Shop } from './kit.ts'
import { column, figure } from './look.ts'

let shop: Shop
let whole: string

beforeAll(async () => {
  shop = openShop()
  const { office } = await sellAnEvening(shop)
  for (const [ref, days] of [
    ['17', 9],
    ['18', 7],
    ['19', 8],
  ] as const)
    done(
      await shop.send(
        office,
        'sale.import',
        pastSale(shop, { ref, soldAt: shop.clock.now - days * 24 * 3_600_000 }),
      ),
    )
  whole = join(dirname(shop.path), 'whole.db')
  shop.db.prepare('vacuum into ?').run(whole)
})
afterAll(() => shop.close())

/** Opens a copy of the shop the way somebody with a database tool would: no triggers, no checks. */
const tampered = <T>(work: (db: Database) => T): T => {
  const copy = join(dirname(shop.path), 'copy.db')
  cpSync(whole, copy)
  const db = openRaw(copy)
  try {
    db.pragma('foreign_keys = off')
    db.pragma('ignore_check_constraints = on')
    for (const trigger of column<string>(
      db,
      `select name from sqlite_master where type = 'trigger'`,
    ))
      db.exec(`drop trigger "${trigger}"`)
    return work(db)
  } finally {
    db.close()
    rmSync(copy)
  }
}

/** What is found after a change: the codes, the first finding first. */
const after = (...sql: readonly string[]): readonly string[] =>
  tampered((db) => {
    for (const one of sql) db.exec(one)
    return verifyShop(db).map(({ code }: Finding) => code)
  })

describe('a shop that nobody has tampered with', () => {
  test('is whole', () => {
    expect(verifyShop(shop.db)).toEqual([])
  })

  test('is whole before its first sale', () => {
    const fresh = openShop()
    expect(verifyShop(fresh.db)).toEqual([])
    fresh.close()
  })

  test('is left as it was', () => {
    tampered((db) => {
      db.pragma('query_only = on')
      expect(verifyShop(db)).toEqual([])
    })
  })
})

describe('tampering with the log is found', () => {
  test('a flipped byte in any event, wherever it is', () => {
    tampered((db) => {
      const rows = db.prepare('select event_id as id, body from event').all() as {
        id: number
        body: string
      }[]
      const put = db.prepare('update event set body = ? where event_id = ?')
      fc.assert(
        fc.property(
          fc.nat(rows.length - 1),
          fc.nat(),
          fc.integer({ min: 1, max: 127 }),
          (row, at, bits) => {
            const { id, body } = rows[row]!
            const bytes = Buffer.from(body)
            bytes[at % bytes.length]! ^= bits
            put.run(bytes.toString('latin1'), id)
            const [first] = verifyShop(db)
            put.run(body, id)
            expect(first?.code).toBe('log.changed')
          },
        ),
        { numRuns: 60 },
      )
    })
  })

  test('an event changed together with its own hash', () => {
    const codes = after(
      `update event set body = replace(body, '"by":"ravi"', '"by":"asha"'), hash = 'ab' where seq = 3`,
    )
    expect(codes).toContain('log.changed')
  })

  test('an event taken out of the middle', () => {
    expect(after(`delete from event where seq = 5 and outlet_id = 'counter'`)[0]).toBe('log.gap')
  })

  test('the end of the log cut off', () => {
    const codes = after(
      `delete from event where seq > (select max(seq) - 3 from event) and outlet_id = 'counter'`,
    )
    expect(codes[0]).toBe('log.head')
  })

  test('the end cut off and the head put back to where it was then', () => {
    const codes = after(
      `delete from event where outlet_id = 'restaurant' and seq > 1`,
      `update log_head set seq = 1, hash = (select hash from event where outlet_id = 'restaurant' and seq = 1)
        where outlet_id = 'restaurant'`,
    )
    expect(codes).toContain('log.head')
    expect(codes).toContain('bill.differs')
  })

  test('an event filed on another stream', () => {
    expect(after(`update event set stream = 'people' where stream = 'sales'`)).toContain(
      'log.misplaced',
    )
  })

  test('a stored answer exchanged for another, and a command nobody gave', () => {
    expect(after(`update command set reply = '{}' where name = 'price.set'`)[0]).toBe(
      'command.reply',
    )
    const codes = after(
      `insert into command select '01900000-0000-7000-8000-000000000000', device_id, name, args_hash,
         sign_in_id, approval_id, sent_at, at, replace(reply, command_id, '01900000-0000-7000-8000-000000000000')
         from command where name = 'sale.ring' limit 1`,
    )
    expect(codes).toEqual(['command.unlogged'])
  })
})

describe('tampering with documents is found', () => {
  test('an invoice taken away, and the series wound back with it', () => {
    expect(after(`delete from invoice where no = 2`)).toContain('invoice.gap')
    expect(after(`update number_series set last_no = 3 where series = 'M1'`)[0]).toBe('invoice.gap')
    const codes = after(
      `delete from invoice where no = 5`,
      `update number_series set last_no = 4 where series = 'M1'`,
    )
    expect(codes).toContain('bill.paid')
  })

  test('an invoice renumbered, or older than the one before', () => {
    expect(
      after(`update invoice set number = 'M1/2627/00009' where number = 'M1/2627/00002'`),
    ).toContain('invoice.number')
    expect(after(`update invoice set issued_at = 0 where no = 2`)).toContain('invoice.gap')
  })

  test('an imported sale taken for one of the till’s own, or the other way round', () => {
    expect(after(`delete from sale_import where ref = '17'`)).toContain('bill.differs')
    expect(after(`update sale_import set ref = '99' where ref = '17'`)).toContain('bill.differs')
    const codes = after(
      `insert into sale_import select outlet_id, 'old-till', 'x', bill_id, 0 from invoice
        where number = 'M1/2627/00002'`,
    )
    expect(codes).toContain('invoice.number')
    expect(codes).toContain('bill.differs')
  })

  test('an imported invoice taken away, though those before and after it are in no order', () => {
    expect(after(`delete from invoice where number = 'M1I/2627/00002'`)).toContain('invoice.gap')
  })

  test('a bill made smaller in one place, and in all of its own places', () => {
    expect(after(`update bill set payable = payable - 100 where state = 'settled'`)).toContain(
      'bill.sum',
    )
    const codes = after(
      `update bill set payable = payable - 100,
         total = json_set(total, '$.payable', payable - 100, '$.due', payable - 100,
                          '$.roundOff', json_extract(total, '$.roundOff') - 100)
        where state = 'settled'`,
      `update payment set amount = amount - 100, offered = offered - 100`,
    )
    expect(codes).toContain('bill.differs')
  })

  test('money taken away from a bill, or put to an open one', () => {
    expect(after(`delete from payment where kind = 'upi'`)).toContain('bill.paid')
    const codes = after(
      `insert into payment select 'x', (select bill_id from bill where state = 'open'), kind, amount,
         offered, change, reference, is_part, at, device_id, of_id, business_date from payment limit 1`,
    )
    expect(codes).toContain('bill.paid')
  })

  test('a sale written into the shop by hand', () => {
    const codes = after(
      `update bill set state = 'settled', settled_at = opened_at where state = 'open'`,
    )
    expect(codes).toContain('bill.differs')
  })

  test('an entry out of balance, never sealed, or gone', () => {
    expect(after(`update posting set amount = amount + 1 where account_id = '1010'`)).toContain(
      'entry.balance',
    )
    expect(after(`update journal_entry set is_sealed = 0 where no = 1`)).toContain('entry.open')
    expect(after(`delete from journal_entry where no = 2`)).toContain('entry.gap')
    expect(after(`delete from posting`)).toContain('entry.balance')
  })

  test('a posting moved to another account', () => {
    expect(after(`update posting set account_id = '1020' where account_id = '1010'`)).toContain(
      'entry.differs',
    )
  })

  test('a row that others need taken away', () => {
    expect(after(`delete from device`)[0]).toBe('file.dangling')
  })
})

describe('tampering with a day’s summary is found', () => {
  const tables = ['sales_day', 'tender_day', 'hour_day', 'item_day', 'balance_day'] as const

  test.each(tables)('a figure of %s', (table) => {
    const figures: Readonly<Record<(typeof tables)[number], readonly string[]>> = {
      sales_day: ['bills', 'taxable', 'tax', 'round_off', 'total'],
      tender_day: ['payments', 'amount'],
      hour_day: ['bills', 'total'],
      item_day: ['qty_milli', 'taxable', 'total'],
      balance_day: ['amount'],
    }
    for (const name of figures[table]) {
      const codes = after(
        `update ${table} set ${name} = ${name} + 1 where outlet_id = 'restaurant'`,
      )
      expect([name, new Set(codes)]).toEqual([name, new Set(['day.differs'])])
    }
  })

  test.each(tables)('a row taken out of %s, and one put into it', (table) => {
    expect(new Set(after(`delete from ${table} where outlet_id = 'restaurant'`))).toEqual(
      new Set(['day.differs']),
    )
    const codes = after(
      `update ${table} set business_date = 20260101 where outlet_id = 'restaurant'`,
    )
    expect(new Set(codes)).toEqual(new Set(['day.differs']))
  })

  test('and it says which day, what is written and what it should be', () => {
    const [first] = tampered((db) => {
      db.exec(`update sales_day set total = total + 1 where outlet_id = 'restaurant'`)
      return verifyShop(db)
    })
    const total = figure(shop.db, `select total from sales_day where outlet_id = 'restaurant'`)
    expect(first?.what).toMatch(/^sales_day restaurant 20261121 says \[1,.*\], and it is \[1,.*\]$/)
    expect(first?.what).toContain(String(total + 1))
  })
})

/** SQL for another value of a column. Lines are turned round, because only their order is kept. */
const changeOf = (name: string, type: string): string => {
  if (name === 'line_no') return '100 - line_no'
  if (name === 'total' && type === 'TEXT') return `json_set(total, '$.total', 1)`
  if (name === 'names') return `replace(names, '"en":"', '"en":"x')`
  return type === 'INTEGER' ? `coalesce("${name}", 0) + 1` : `coalesce("${name}", '') || 'x'`
}

describe('no figure of a sale can be changed unseen', () => {
  /** Columns that no other row and no event can speak for. */
  const alone: ReadonlySet<string> = new Set([
    'event.event_id',
    'payment.at',
    'payment.device_id',
    // How far the kitchen is, and at whose table it began.
    'order_line.state',
    'order_line.sent_at',
    'order_line.ready_at',
    'order_line.home_order_id',
    // Who eats it and with what; the bill charges it all the same.
    'order_line.seat',
    'order_line.course',
    // By which lists it was priced; the price stands beside it, and is held.
    'order_line.price_rev',
    // Says only where to look for more; looking and finding nothing is harmless.
    'bill.is_adjusted',
    'invoice.business_date',
    // The seller as they stood that day; their address may have changed since.
    'invoice.document',
    'number_series.last_at',
    'sales_day.rev',
    'posting.person_id',
  ])
  const tables = [
    'event',
    'log_head',
    'stream_tail',
    'order_line',
    'bill',
    'payment',
    'invoice',
    'number_series',
    'journal_entry',
    'posting',
    'sales_day',
    'tender_day',
    'hour_day',
    'item_day',
    'balance_day',
  ] as const

  test.each(tables)('in %s', (table) => {
    tampered((db) => {
      const columns = db.prepare(`pragma table_info(${table})`).all() as {
        name: string
        type: string
      }[]
      for (const { name, type } of columns) {
        if (alone.has(`${table}.${name}`)) continue
        db.exec('begin')
        const rows = db
          .prepare(`update or ignore ${table} set "${name}" = ${changeOf(name, type)} returning 1`)
          .all().length
        const found = verifyShop(db)
        db.exec('rollback')
        expect([name, rows > 0, found.length > 0]).toEqual([name, true, true])
      }
    })
  })
})

describe('the command line', () => {
  const run = promisify(execFile)
  const verify = (folder: string): Promise<{ stdout: string; stderr: string; code?: number }> =>
    run(process.execPath, ['--import', 'tsx', 'hub/verify.ts', folder], {
      cwd: join(import.meta.dirname, '../..'),
    }).catch((failed: { stdout: string; stderr: string; code: number }) => failed)

  test('says so when everything adds up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chowk-verify-'))
    cpSync(whole, join(folder, 'chowk.db'))
    expect(await verify(folder)).toMatchObject({ stdout: 'Everything adds up.\n' })

    const db = openRaw(join(folder, 'chowk.db'))
    db.exec(`update tender_day set amount = 0`)
    db.close()
    const { code, stderr } = await verify(folder)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^tender_day \S+ \d{8} \S+ says .*\nA day’s summary/)

    writeFileSync(join(folder, 'chowk.db'), 'not a database')
    expect(await verify(folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('It was not touched'),
    })
    rmSync(folder, { recursive: true })
    expect(await verify(folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no shop'),
    })
  })
})
