import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deviceById } from '../../hub/bus/permit.sql.ts'
import type { Outcome, Submission } from '../../hub/bus/dispatch.ts'
import { priceRevision, pricesOf } from '../../hub/catalogue/catalogue.sql.ts'
import { handlers } from '../../hub/handlers.ts'
import { openRaw } from '../../hub/store/driver.ts'
import { beginKeeping, endKeeping, tablesKept } from '../../hub/store/kept.ts'
import { no } from '../../schema/result.ts'
import { refusal } from '../../schema/refusals.ts'
import type { SaleResult } from '../../schema/results.ts'
import { saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { column, together, typed } from './look.ts'

let shop: Shop
let counter: Sender
let office: Sender

beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
  office = shop.join('office', 'counter', 'asha')
})
afterEach(() => shop.close())

const samosa = { itemId: 'samosa', qtyMilli: 1000 }
const sell = (): Submission => typed(shop, counter, 'sale.ring', saleOf([samosa]))
const price = (amount: number): Submission =>
  typed(shop, office, 'price.set', {
    subjectId: 'samosa',
    outletId: 'counter',
    amount,
    isTaxIncluded: true,
  })

/** What each sale came to, or why there was none. */
const paid = (outcomes: readonly Outcome[]): readonly (number | string)[] =>
  outcomes.map(({ reply }) =>
    reply.ok ? ((reply.result as Partial<SaleResult>).payable ?? 'done') : reply.code,
  )

describe('a batch', () => {
  test('sells at the price that a command before it in the same batch has set', () => {
    const [before] = paid(together(shop, [sell()]).outcomes)
    expect(before).not.toBe(33_00)
    expect(paid(together(shop, [sell(), price(33_00), sell()]).outcomes)).toEqual([
      before,
      'done',
      33_00,
    ])
    expect(paid(together(shop, [sell()]).outcomes)).toEqual([33_00])
  })

  test('sells at the old price where the new one was set and taken back', () => {
    const [before] = paid(together(shop, [sell()]).outcomes)
    const changing: typeof handlers = {
      ...handlers,
      'price.set': (tx, args) => {
        handlers['price.set'](tx, args)
        // Read while it stands, so that it would be kept if anything were.
        priceRevision.get(tx.db)
        pricesOf.all(tx.db, args.subjectId)
        return no(refusal('price.stale'))
      },
    }
    const { outcomes } = together(shop, [sell(), price(33_00), sell()], { handlers: changing })
    expect(paid(outcomes)).toEqual([before, 'price.stale', before])
    expect(paid(together(shop, [sell()]).outcomes)).toEqual([before])
  })

  test('knows what somebody has written by hand since the last one, on this connection or another', () => {
    const sells = (): readonly (number | string)[] => paid(together(shop, [sell()]).outcomes)
    expect(sells()).toHaveLength(1)
    shop.db.prepare(`update item set is_active = 0 where item_id = 'samosa'`).run()
    expect(sells()).toEqual(['item.unknown'])
    const other = openRaw(shop.path)
    other.prepare(`update item set is_active = 1 where item_id = 'samosa'`).run()
    other.close()
    expect(sells()[0]).toBeGreaterThan(0)
  })

  test('turns away a device that a command before it has sent off', () => {
    const revoke = typed(shop, office, 'device.revoke', { deviceId: counter.device })
    expect(paid(together(shop, [sell(), revoke, sell()]).outcomes).slice(1)).toEqual([
      'done',
      'device.revoked',
    ])
  })
})

describe('what is kept', () => {
  test('is read once in a batch and the next ones, and anew outside of them', () => {
    const asked = (): unknown => deviceById.get(shop.db, counter.device)
    expect(asked()).not.toBe(asked())
    shop.db.exec('begin immediate')
    beginKeeping(shop.db)
    const first = asked()
    expect(asked()).toBe(first)
    endKeeping(shop.db)
    shop.db.exec('commit')
    expect(asked()).not.toBe(first)
    beginKeeping(shop.db)
    expect(asked()).toBe(first)
    endKeeping(shop.db)
  })

  test('comes from tables that no trigger writes behind the back of a statement', () => {
    const bodies = column<string>(shop.db, `select sql from sqlite_master where type = 'trigger'`)
    const written = bodies.flatMap((sql) =>
      [...sql.matchAll(/\b(?:insert(?: or \w+)? into|delete from)\s+(\w+)/gi)]
        .concat([...sql.matchAll(/\bupdate\s+(\w+)\s+set\b/gi)])
        .map(([, table = '']) => table),
    )
    expect(tablesKept().size).toBeGreaterThan(8)
    expect(written.filter((table) => tablesKept().has(table))).toEqual([])
    const cascades = column<string>(
      shop.db,
      `select sql from sqlite_master where type = 'table' and sql like '%on delete%'`,
    )
    expect(cascades).toEqual([])
  })
})
