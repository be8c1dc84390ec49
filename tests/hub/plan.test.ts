import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sectionById, sectionsOf } from '../../hub/floor/plan.sql.ts'
import { sittingById } from '../../hub/floor/sittings.sql.ts'
import type { PlanTable, SectionDoc } from '../../schema/sitting.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'

let shop: Shop
let manager: Sender
beforeEach(() => {
  shop = openShop()
  manager = shop.join('floor', 'restaurant', 'asha')
})
afterEach(() => closeWhole(shop))

const section = (sectionId = 'terrace'): SectionDoc => {
  const found = sectionById(shop.db, sectionId)
  if (found === undefined) throw new Error(`there is no section ${sectionId}`)
  return found
}
const tablesOf = ({ tables }: SectionDoc): PlanTable[] =>
  tables.map(({ tableId, number, shape, seats, x, y, width, height, turn }) => ({
    tableId,
    number,
    shape,
    seats,
    x,
    y,
    width,
    height,
    turn,
  }))

describe('a plan', () => {
  test('is drawn with tables that are turned, walls and plants, and told to every tablet', async () => {
    const booth: PlanTable = {
      tableId: 'booth-34',
      number: '34',
      shape: 'booth',
      seats: 6,
      x: 3,
      y: 14,
      width: 7,
      height: 12,
      turn: 3,
    }
    const walls = [
      { x: 0, y: 0, width: 30, height: 1 },
      { x: 1, y: 2, width: 2, height: 2, kind: 'plant' as const },
    ]
    const tables = [...tablesOf(section()), booth]
    done(await shop.send(manager, 'plan.save', { sectionId: 'terrace', tables, walls }))
    const now = section()
    expect(now.tables.at(-1)).toMatchObject({ number: '34', turn: 3, isOutOfOrder: false })
    expect(now.walls.map(({ kind }) => kind)).toEqual(['wall', 'plant'])
    const told = shop.events().filter(({ kind }) => kind === 'section.changed')
    expect(told.map(({ data }) => data)).toEqual([now])
  })

  test('that another manager has saved meanwhile is not written over', async () => {
    const other = shop.join('floor', 'restaurant', 'imran')
    const { rev } = section()
    const expected = { expect: { key: 'section:terrace', rev } }
    const [first, ...rest] = tablesOf(section())
    if (first === undefined) throw new Error('the terrace is empty')
    const mine = { sectionId: 'terrace', tables: [{ ...first, seats: 5 }, ...rest], walls: [] }
    const theirs = { sectionId: 'terrace', tables: [first], walls: [] }
    done(await shop.send(manager, 'plan.save', mine, expected))
    expect(await shop.send(other, 'plan.save', theirs, expected)).toMatchObject({
      code: 'command.stale',
    })
    expect(section().tables).toHaveLength(rest.length + 1)
    expect(section().tables[0]?.seats).toBe(5)
  })

  test('keeps a table at which somebody sits, and everything else as it was before', async () => {
    done(await shop.send(manager, 'sitting.open', { tableId: 'table-31', guests: 2 }))
    const before = section()
    const tables = tablesOf(before)
      .filter(({ tableId }) => tableId !== 'table-31')
      .map((table) => ({ ...table, seats: 9 }))
    expect(
      await shop.send(manager, 'plan.save', { sectionId: 'terrace', tables, walls: [] }),
    ).toMatchObject({ code: 'table.in-use', facts: { table: 'T31' } })
    expect(section()).toEqual(before)
  })
})

describe('the plans of several sections', () => {
  const planOf = (sectionId: string, tables = tablesOf(section(sectionId))) => ({
    sectionId,
    tables,
    walls: [...section(sectionId).walls],
    rev: section(sectionId).rev,
  })
  const stray = (id: string): PlanTable => {
    const found = tablesOf(section()).find(({ tableId }) => tableId === id)
    if (found === undefined) throw new Error(`no table ${id}`)
    return found
  }

  test('are one act: a table goes from one to another with the party at it, and both are told', async () => {
    const { sittingId } = done(
      await shop.send(manager, 'sitting.open', { tableId: 'table-31', guests: 2 }),
    ).result
    const moved = stray('table-31')
    done(
      await shop.send(manager, 'plan.publish', {
        sections: [
          planOf('hall', [...tablesOf(section('hall')), { ...moved, x: 50 }]),
          planOf(
            'terrace',
            tablesOf(section()).filter(({ tableId }) => tableId !== 'table-31'),
          ),
        ],
      }),
    )
    expect(section('hall').tables.find(({ tableId }) => tableId === 'table-31')).toMatchObject({
      number: moved.number,
      x: 50,
    })
    expect(section().tables.map(({ tableId }) => tableId)).not.toContain('table-31')
    expect(sittingById(shop.db, sittingId)?.tableIds).toEqual(['table-31'])
    const told = shop.events().filter(({ kind }) => kind === 'section.changed')
    expect(told.map(({ key }) => key)).toEqual(['section:hall', 'section:terrace'])
  })

  test('are none where one of them is stale, though the others are not', async () => {
    const old = planOf('terrace', [])
    const { rev: _, ...same } = planOf('terrace')
    done(await shop.send(manager, 'plan.save', same))
    const before = sectionsOf(shop.db, 'restaurant')
    expect(
      await shop.send(manager, 'plan.publish', { sections: [planOf('hall', []), old] }),
    ).toMatchObject({ code: 'command.stale' })
    expect(sectionsOf(shop.db, 'restaurant')).toEqual(before)
  })

  test('take no table that stands in a section beyond them, and give no number twice', async () => {
    const before = sectionsOf(shop.db, 'restaurant')
    const [first] = tablesOf(section('hall'))
    if (first === undefined) throw new Error('the hall is empty')
    const taken = planOf('terrace', [...tablesOf(section()), { ...first, number: '99' }])
    expect(await shop.send(manager, 'plan.publish', { sections: [taken] })).toMatchObject({
      code: 'table.unknown',
    })
    const twice = planOf('terrace', [...tablesOf(section()), { ...first, tableId: 'new' }])
    expect(await shop.send(manager, 'plan.publish', { sections: [twice] })).toMatchObject({
      code: 'table.same-number',
    })
    expect(sectionsOf(shop.db, 'restaurant')).toEqual(before)
  })
})

describe('a section', () => {
  test('has a picture of its room until it is taken away; another name leaves it', async () => {
    const { names, position } = section()
    const backdrop = { picture: 'a'.repeat(64), width: 44, opacity: 30 }
    const set = (facts: object): ReturnType<Shop['send']> =>
      shop.send(manager, 'section.set', { sectionId: 'terrace', names, position, ...facts })
    done(await set({ backdrop }))
    expect(section().backdrop).toEqual(backdrop)
    done(await set({ position: 7 }))
    expect(section().backdrop).toEqual(backdrop)
    done(await set({ backdrop: null }))
    expect(section().backdrop).toBe(null)
  })

  test('is taken away with its tables, once nobody sits at them', async () => {
    const seated = done(
      await shop.send(manager, 'sitting.open', { tableId: 'table-32', guests: 2 }),
    )
    const remove = (): ReturnType<Shop['send']> =>
      shop.send(manager, 'section.remove', { sectionId: 'terrace' })
    expect(await remove()).toMatchObject({ code: 'table.in-use', facts: { table: 'T32' } })
    done(await shop.send(manager, 'sitting.close', { sittingId: seated.result.sittingId }))
    expect(await remove()).toMatchObject({ ok: true })
    expect(sectionsOf(shop.db, 'restaurant').map(({ sectionId }) => sectionId)).toEqual([
      'hall',
      'family',
    ])
    expect(shop.events().at(-1)?.data).toMatchObject({ isRemoved: true, tables: [] })
    expect(
      await shop.send(manager, 'sitting.open', { tableId: 'table-32', guests: 2 }),
    ).toMatchObject({ code: 'table.unknown' })
    expect(await remove()).toMatchObject({ code: 'section.unknown' })
  })

  test('of another outlet is none of ours', async () => {
    const elsewhere = shop.join('floor', 'counter', 'asha')
    expect(await shop.send(elsewhere, 'section.remove', { sectionId: 'hall' })).toMatchObject({
      code: 'section.unknown',
    })
  })
})
