import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addTable,
  addWall,
  duplicate,
  isSamePlan,
  mergePlans,
  moveBy,
  moveTo,
  nextNumber,
  numberAfter,
  overlapping,
  planArgs,
  planOf,
  remove,
  resize,
  rotate,
  setTable,
  type Plan,
} from '../../kiosk/floor/editor/draft.ts'
import {
  align,
  carry,
  duplicateAll,
  edges,
  moveAllBy,
} from '../../kiosk/floor/editor/draft-several.ts'

const bare: Plan = { tables: [], walls: [] }
const drawn = addWall(
  addTable(addTable(addTable(bare, 'a', 'round', '1'), 'b', 'square', '2'), 'c', 'booth', '12A'),
  'w',
  'wall',
)
const at = (plan: Plan, id: string): Plan['tables'][number] => {
  const table = plan.tables.find(({ tableId }) => tableId === id)
  if (table === undefined) throw new Error(`no table ${id}`)
  return table
}

describe('a stroke of the editor', () => {
  test('puts new things where nothing stands yet', () => {
    expect(overlapping(drawn).size).toBe(0)
    expect(drawn.tables.map(({ shape, seats }) => [shape, seats])).toEqual([
      ['round', 2],
      ['square', 4],
      ['booth', 6],
    ])
  })

  test('never leaves the floor, and lands on whole squares', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -900, max: 900, noNaN: true }),
        fc.double({ min: -900, max: 900, noNaN: true }),
        (x, y) => {
          const table = at(moveTo(drawn, 'b', x, y), 'b')
          const turned = at(rotate(moveBy(drawn, 'b', x, y), 'b'), 'b')
          for (const value of [table.x, table.y, turned.x, turned.y])
            expect(Number.isInteger(value) && value >= 0 && value <= 400).toBe(true)
        },
      ),
    )
  })

  test('turns a quarter at a time, and four quarters are none', () => {
    const once = at(rotate(drawn, 'c'), 'c')
    expect([once.width, once.height, once.turn]).toEqual([7, 12, 1])
    let plan = moveTo(drawn, 'c', 20, 20)
    const before = plan
    for (let i = 0; i < 4; i += 1) plan = rotate(plan, 'c')
    expect(isSamePlan(plan, before)).toBe(true)
  })

  test('keeps a round table round, also one that becomes round', () => {
    expect(at(resize(drawn, 'a', 11, 8), 'a')).toMatchObject({ width: 11, height: 11 })
    expect(at(setTable(drawn, 'b', { shape: 'round' }), 'b')).toMatchObject({ width: 9, height: 9 })
    expect(at(resize(drawn, 'b', 1, 99), 'b')).toMatchObject({ width: 5, height: 60 })
  })

  test('copies with the number that follows, and says which is next', () => {
    const copied = duplicate(drawn, 'b', 'd', numberAfter('2', ['1', '2', '3', '12A']))
    expect(at(copied, 'd')).toMatchObject({ number: '4', shape: 'square', seats: 4 })
    expect(overlapping(copied).size).toBe(0)
    expect([nextNumber(['1', '12A', '31']), nextNumber([]), numberAfter('12A', ['31'])]).toEqual([
      '32',
      '1',
      '32',
    ])
  })

  test('takes away what it is told and nothing else', () => {
    expect(planArgs(remove(remove(drawn, 'w'), 'a'))).toMatchObject({
      tables: [{ tableId: 'b' }, { tableId: 'c' }],
      walls: [],
    })
  })
})

describe('two managers at one section', () => {
  test('each keep what they have changed', () => {
    const mine = moveTo(addWall(drawn, 'mine', 'plant'), 'a', 30, 30)
    const theirs = setTable(remove(drawn, 'c'), 'b', { seats: 9 })
    const { plan, conflicts } = mergePlans(drawn, mine, theirs)
    expect(conflicts).toEqual([])
    expect(plan.tables.map(({ tableId, x, seats }) => [tableId, x, seats])).toEqual([
      ['a', 30, 2],
      ['b', at(drawn, 'b').x, 9],
    ])
    expect(plan.walls.map(({ kind }) => kind)).toEqual(['wall', 'plant'])
  })

  test('are told where both changed one table, and what I took away of theirs is there again', () => {
    const mine = remove(setTable(drawn, 'a', { seats: 5 }), 'b')
    const theirs = setTable(setTable(drawn, 'a', { seats: 3 }), 'b', { seats: 8 })
    const { plan, conflicts } = mergePlans(drawn, mine, theirs)
    expect(conflicts).toEqual(['1', '2'])
    expect([at(plan, 'a').seats, at(plan, 'b').seats]).toEqual([5, 8])
  })

  test('change nothing where only one of them drew', () => {
    const one = moveBy(drawn, 'a', 3, 3)
    expect(isSamePlan(mergePlans(drawn, one, drawn).plan, one)).toBe(true)
    expect(isSamePlan(mergePlans(drawn, drawn, one).plan, one)).toBe(true)
  })
})

test('a plan that was read and is sent back is the same', () => {
  const section = {
    tables: drawn.tables.map((table) => ({ ...table, turn: 0, isOutOfOrder: false, reason: '' })),
    walls: [{ x: 1, y: 2, width: 3, height: 4, kind: 'plant' as const }],
  }
  expect(planArgs(planOf(section))).toEqual({
    tables: drawn.tables.map((table) => ({ ...table, turn: 0 })),
    walls: section.walls,
  })
})

const wallOf = ({ walls }: Plan): Plan['walls'][number] | undefined => walls[0]

describe('a stroke on several things', () => {
  const several = ['a', 'b', 'w']

  test('moves all of them by as much, also at the wall of the room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: -500, max: 500 }),
        (dx, dy) => {
          const moved = moveAllBy(drawn, several, dx, dy)
          const by = ['a', 'b'].map((id) => [
            at(moved, id).x - at(drawn, id).x,
            at(moved, id).y - at(drawn, id).y,
          ])
          expect(by[1]).toEqual(by[0])
          expect((wallOf(moved)?.x ?? 0) - (wallOf(drawn)?.x ?? 0)).toBe(by[0]?.[0])
          expect(at(moved, 'c')).toEqual(at(drawn, 'c'))
          for (const { x, y } of moved.tables)
            expect(x >= 0 && y >= 0 && x <= 400 && y <= 400).toBe(true)
        },
      ),
    )
  })

  test('aligns them along each edge of the frame around them', () => {
    const spread = moveTo(moveTo(drawn, 'a', 5, 30), 'b', 20, 9)
    for (const edge of edges) {
      const lined = align(spread, ['a', 'b'], edge)
      const end = (id: string): number => {
        const { x, y, width, height } = at(lined, id)
        return { left: x, right: x + width, top: y, bottom: y + height }[edge]
      }
      expect(end('a')).toBe(end('b'))
    }
  })

  test('copies them as they stand to one another, on none of what is there', () => {
    const copies = new Map([
      ['a', { id: 'a2', number: '7' }],
      ['b', { id: 'b2', number: '8' }],
    ])
    const copied = duplicateAll(drawn, copies)
    expect(copied.tables.map(({ number }) => number)).toEqual(['1', '2', '12A', '7', '8'])
    expect(at(copied, 'b2').x - at(copied, 'a2').x).toBe(at(drawn, 'b').x - at(drawn, 'a').x)
    expect(overlapping(copied).size).toBe(0)
  })

  test('carries them to another section, each once, where there is room', () => {
    const other = addTable(bare, 'z', 'square', '50')
    const [left, there] = carry(drawn, other, several)
    expect(left.tables.map(({ tableId }) => tableId)).toEqual(['c'])
    expect(left.walls).toEqual([])
    expect(there.tables.map(({ tableId }) => tableId)).toEqual(['z', 'a', 'b'])
    expect(there.walls).toHaveLength(1)
    expect(overlapping(there).size).toBe(0)
    expect(at(there, 'b')).toMatchObject({ number: '2', seats: 4, width: at(drawn, 'b').width })
  })
})
