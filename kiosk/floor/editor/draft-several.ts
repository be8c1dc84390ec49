/**
 * Strokes on several things at once, and on two sections. Pure.
 *
 * The rule: what is moved together keeps its order among itself: at the wall of
 * the room all of it stops where the first of it does.
 */
import {
  freeSpot,
  moveBy,
  moveTo,
  squaresMax,
  thingAt,
  touches,
  type Box,
  type Plan,
} from './draft.ts'

export const edges = ['left', 'right', 'top', 'bottom'] as const
export type Edge = (typeof edges)[number]

const boxOf = (plan: Plan, id: string): readonly Box[] => {
  const thing = thingAt(plan, id)
  if (thing === undefined) return []
  return [thing.kind === 'table' ? thing.table : thing.wall]
}

/** The frame around all of them. */
const frameOf = (boxes: readonly Box[]): Box => {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}

export const moveAllBy = (plan: Plan, ids: readonly string[], dx: number, dy: number): Plan => {
  const boxes = ids.flatMap((id) => boxOf(plan, id))
  if (boxes.length === 0) return plan
  const { x, y } = frameOf(boxes)
  const [right, foot] = [
    Math.max(...boxes.map((box) => box.x)),
    Math.max(...boxes.map((box) => box.y)),
  ]
  const across = Math.min(squaresMax - right, Math.max(-x, Math.round(dx)))
  const down = Math.min(squaresMax - foot, Math.max(-y, Math.round(dy)))
  return ids.reduce((at, id) => moveBy(at, id, across, down), plan)
}

/** All of them along one edge of the frame around them. */
export const align = (plan: Plan, ids: readonly string[], edge: Edge): Plan => {
  const boxes = ids.flatMap((id) => boxOf(plan, id))
  if (boxes.length === 0) return plan
  const frame = frameOf(boxes)
  return ids.reduce((at, id) => {
    const [box] = boxOf(at, id)
    if (box === undefined) return at
    const { x, y, width, height } = box
    const to = {
      left: [frame.x, y],
      right: [frame.x + frame.width - width, y],
      top: [x, frame.y],
      bottom: [x, frame.y + frame.height - height],
    } as const
    return moveTo(at, id, ...to[edge])
  }, plan)
}

/** What a copy is called: its id, and of a table its number. */
export interface Copy {
  readonly id: string
  readonly number: string
}

/** All of them once more, beside themselves or below, as they stand to one another. */
export const duplicateAll = (plan: Plan, copies: ReadonlyMap<string, Copy>): Plan => {
  const boxes = [...copies.keys()].flatMap((id) => boxOf(plan, id))
  if (boxes.length === 0) return plan
  const { y, width, height } = frameOf(boxes)
  const taken = [...plan.tables, ...plan.walls]
  const isFree = ([dx, dy]: readonly [number, number]): boolean =>
    boxes.every((box) => {
      const there = { ...box, x: box.x + dx, y: box.y + dy }
      return (
        there.x <= squaresMax &&
        there.y <= squaresMax &&
        taken.every((one) => !touches(there, one, 1))
      )
    })
  const ways = [
    [width + 2, 0],
    [0, height + 2],
    // Below everything there is always room.
    [0, Math.max(...taken.map((one) => one.y + one.height)) + 2 - y],
  ] as const
  const [dx, dy] = ways.find(isFree) ?? ([2, 2] as const)
  const shifted = <B extends Box>(box: B): B => ({
    ...box,
    x: Math.min(squaresMax, box.x + dx),
    y: Math.min(squaresMax, box.y + dy),
  })
  return {
    tables: [
      ...plan.tables,
      ...plan.tables.flatMap((table) => {
        const copy = copies.get(table.tableId)
        return copy === undefined
          ? []
          : [{ ...shifted(table), tableId: copy.id, number: copy.number }]
      }),
    ],
    walls: [
      ...plan.walls,
      ...plan.walls.flatMap((wall) => {
        const copy = copies.get(wall.wallId)
        return copy === undefined ? [] : [{ ...shifted(wall), wallId: copy.id }]
      }),
    ],
  }
}

/** Its own place on another plan, or the nearest where there is room. */
const spotIn = (plan: Plan, box: Box): { readonly x: number; readonly y: number } =>
  [...plan.tables, ...plan.walls].every((one) => !touches(box, one, 1))
    ? { x: box.x, y: box.y }
    : freeSpot(plan, box.width, box.height)

/** Both plans once some things have gone from one to the other: at their own place there, or where there is room. */
export const carry = (
  from: Plan,
  to: Plan,
  ids: readonly string[],
): readonly [from: Plan, to: Plan] => {
  const goes = new Set(ids)
  const withTables = from.tables
    .filter(({ tableId }) => goes.has(tableId))
    .reduce<Plan>(
      (plan, table) => ({
        ...plan,
        tables: [...plan.tables, { ...table, ...spotIn(plan, table) }],
      }),
      to,
    )
  const there = from.walls
    .filter(({ wallId }) => goes.has(wallId))
    .reduce<Plan>((plan, wall) => {
      // A wall is known by its place in the list, so in another list it needs a name of its own.
      const wallId = `${wall.wallId}-of-${plan.walls.length}`
      return { ...plan, walls: [...plan.walls, { ...wall, ...spotIn(plan, wall), wallId }] }
    }, withTables)
  const left = {
    tables: from.tables.filter(({ tableId }) => !goes.has(tableId)),
    walls: from.walls.filter(({ wallId }) => !goes.has(wallId)),
  }
  return [left, there]
}
