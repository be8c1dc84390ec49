/**
 * A plan under the pencil: what every stroke makes of it. Pure.
 *
 * The rule: a stroke answers with another plan and changes none, so that undo
 * is nothing but the plan before it.
 */
import type {
  PlanTable,
  PlanWall,
  SectionDoc,
  TableDoc,
  TableShape,
  WallKind,
} from '../../../schema/sitting.ts'

export interface DraftWall extends PlanWall {
  readonly wallId: string
}

export interface Plan {
  readonly tables: readonly Readonly<PlanTable>[]
  readonly walls: readonly Readonly<DraftWall>[]
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The plan of a section as it stands on the floor. */
export const planOf = ({ tables, walls }: Pick<SectionDoc, 'tables' | 'walls'>): Plan => ({
  tables: tables.map(tableArgs),
  walls: walls.map((wall, i) => ({ ...wall, wallId: `wall-${i}` })),
})

const tableArgs = (table: TableDoc): PlanTable => {
  const { tableId, number, shape, seats, x, y, width, height, turn } = table
  return { tableId, number, shape, seats, x, y, width, height, turn }
}

/** What is sent of it. */
export const planArgs = ({ tables, walls }: Plan): { tables: PlanTable[]; walls: PlanWall[] } => ({
  tables: [...tables],
  walls: walls.map(({ x, y, width, height, kind }) => ({ x, y, width, height, kind })),
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const isSamePlan = (a: Plan, b: Plan): boolean => {
  const byId = ({ tables, walls }: Plan): unknown => [
    tables.toSorted((one, other) => (one.tableId < other.tableId ? -1 : 1)),
    planArgs({ tables: [], walls }).walls,
  ]
  return same(byId(a), byId(b))
}

// --- strokes --------------------------------------------------------------------

export const squaresMax = 400
/** Nothing is drawn smaller than a finger needs, and nothing larger than a room. */
const sideMax = 60
const tableSideMin = 5

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value)))

/** A thing by its id, a table or something fixed. */
export const thingAt = (
  { tables, walls }: Plan,
  id: string,
):
  | { readonly kind: 'table'; readonly table: PlanTable }
  | { readonly kind: 'wall'; readonly wall: DraftWall }
  | undefined => {
  const table = tables.find(({ tableId }) => tableId === id)
  if (table !== undefined) return { kind: 'table', table }
  const wall = walls.find(({ wallId }) => wallId === id)
  return wall === undefined ? undefined : { kind: 'wall', wall }
}

const change = (plan: Plan, id: string, by: (box: Box) => Partial<PlanTable>): Plan => ({
  tables: plan.tables.map((table) => (table.tableId === id ? { ...table, ...by(table) } : table)),
  walls: plan.walls.map((wall) => (wall.wallId === id ? { ...wall, ...boxOf(by(wall)) } : wall)),
})

const boxOf = ({ x, y, width, height }: Partial<PlanTable>): Partial<Box> =>
  Object.fromEntries(
    Object.entries({ x, y, width, height }).filter(([, value]) => value !== undefined),
  )

export const moveTo = (plan: Plan, id: string, x: number, y: number): Plan =>
  change(plan, id, () => ({ x: within(x, 0, squaresMax), y: within(y, 0, squaresMax) }))

export const moveBy = (plan: Plan, id: string, dx: number, dy: number): Plan =>
  change(plan, id, ({ x, y }) => ({
    x: within(x + dx, 0, squaresMax),
    y: within(y + dy, 0, squaresMax),
  }))

/** A table keeps the size of a finger, a round one stays round. */
export const resize = (plan: Plan, id: string, width: number, height: number): Plan => {
  const thing = thingAt(plan, id)
  const least = thing?.kind === 'table' ? tableSideMin : 1
  const [w, h] = [within(width, least, sideMax), within(height, least, sideMax)]
  const isRound = thing?.kind === 'table' && thing.table.shape === 'round'
  const size = isRound ? { width: Math.max(w, h), height: Math.max(w, h) } : { width: w, height: h }
  return change(plan, id, () => size)
}

/** A quarter turn clockwise about its own middle. */
export const rotate = (plan: Plan, id: string): Plan => {
  const turned = change(plan, id, ({ x, y, width, height }) => ({
    x: within(x + Math.trunc((width - height) / 2), 0, squaresMax),
    y: within(y + Math.trunc((height - width) / 2), 0, squaresMax),
    width: height,
    height: width,
  }))
  return {
    ...turned,
    tables: turned.tables.map((table) =>
      table.tableId === id ? { ...table, turn: (table.turn + 1) % 4 } : table,
    ),
  }
}

export const setTable = (
  plan: Plan,
  tableId: string,
  facts: Partial<Pick<PlanTable, 'number' | 'seats' | 'shape'>>,
): Plan => {
  const changed = {
    ...plan,
    tables: plan.tables.map((table) =>
      table.tableId === tableId ? { ...table, ...facts } : table,
    ),
  }
  const thing = thingAt(changed, tableId)
  return facts.shape === 'round' && thing?.kind === 'table'
    ? resize(changed, tableId, thing.table.width, thing.table.height)
    : changed
}

export const remove = (plan: Plan, id: string): Plan => ({
  tables: plan.tables.filter(({ tableId }) => tableId !== id),
  walls: plan.walls.filter(({ wallId }) => wallId !== id),
})

const tableSizes: Readonly<
  Record<TableShape, readonly [seats: number, width: number, height: number]>
> = { round: [2, 7, 7], square: [4, 9, 7], booth: [6, 12, 7] }
const wallSizes: Readonly<Record<WallKind, readonly [width: number, height: number]>> = {
  wall: [12, 1],
  plant: [3, 3],
}

export const addTable = (plan: Plan, tableId: string, shape: TableShape, number: string): Plan => {
  const [seats, width, height] = tableSizes[shape]
  const at = freeSpot(plan, width, height)
  const table: PlanTable = { tableId, number, shape, seats, ...at, width, height, turn: 0 }
  return { ...plan, tables: [...plan.tables, table] }
}

export const addWall = (plan: Plan, wallId: string, kind: WallKind): Plan => {
  const [width, height] = wallSizes[kind]
  const at = freeSpot(plan, width, height)
  return { ...plan, walls: [...plan.walls, { wallId, kind, ...at, width, height }] }
}

/** The same once more, beside it where there is room, a table with the number that follows. */
export const duplicate = (plan: Plan, id: string, newId: string, number: string): Plan => {
  const thing = thingAt(plan, id)
  if (thing === undefined) return plan
  if (thing.kind === 'wall') {
    const at = freeSpot(plan, thing.wall.width, thing.wall.height, thing.wall)
    return { ...plan, walls: [...plan.walls, { ...thing.wall, ...at, wallId: newId }] }
  }
  const at = freeSpot(plan, thing.table.width, thing.table.height, thing.table)
  return {
    ...plan,
    tables: [...plan.tables, { ...thing.table, ...at, tableId: newId, number }],
  }
}

/** One square of floor stays between two tables. */
export const touches = (a: Box, b: Box, gap: number): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap

export const freeSpot = (
  { tables, walls }: Plan,
  width: number,
  height: number,
  beside?: Box,
): { x: number; y: number } => {
  const taken = [...tables, ...walls]
  const isFree = (x: number, y: number): boolean =>
    taken.every((one) => !touches({ x, y, width, height }, one, 1))
  const near =
    beside === undefined
      ? []
      : [
          { x: beside.x + beside.width + 2, y: beside.y },
          { x: beside.x, y: beside.y + beside.height + 2 },
        ]
  const right = Math.max(40, ...taken.map((one) => one.x + one.width))
  const foot = Math.max(2, ...taken.map((one) => one.y + one.height))
  for (let y = 2; y <= foot + 2; y += 1)
    for (let x = 2; x + width <= right; x += 1) near.push({ x, y })
  return near.find(({ x, y }) => isFree(x, y)) ?? { x: 2, y: foot + 2 }
}

/** Tables that lie on one another. */
export const overlapping = ({ tables }: Plan): ReadonlySet<string> =>
  new Set(
    tables
      .filter((one) => tables.some((other) => other !== one && touches(one, other, 0)))
      .map(({ tableId }) => tableId),
  )

// --- numbers --------------------------------------------------------------------

/** The number that follows the largest of them; a name is followed by nothing. */
export const nextNumber = (taken: readonly string[]): string => {
  const largest = Math.max(0, ...taken.flatMap((one) => (/^\d+$/.test(one) ? Number(one) : [])))
  return String(largest + 1)
}

/** The next number after one of them that is free: a copy of 12 is 13, or what follows it. */
export const numberAfter = (number: string, taken: readonly string[]): string => {
  const from = /^\d+$/.test(number) ? Number(number) : undefined
  if (from === undefined) return nextNumber(taken)
  let next = from + 1
  while (taken.includes(String(next))) next += 1
  return String(next)
}

// --- two managers at once ---------------------------------------------------------

const tableIn = ({ tables }: Plan, id: string): PlanTable | undefined =>
  tables.find(({ tableId }) => tableId === id)

export interface Merged {
  readonly plan: Plan
  /** What both have changed: mine stands, and it is said. */
  readonly conflicts: readonly string[]
}

/**
 * My plan with what somebody else has saved meanwhile: what only they have
 * changed is theirs, what I have changed stays mine. A table they changed and I
 * took away is there again, so that nothing of theirs is lost unseen.
 */
export const mergePlans = (base: Plan, mine: Plan, theirs: Plan): Merged => {
  const ids = new Set([...theirs.tables, ...mine.tables].map(({ tableId }) => tableId))
  const conflicts: string[] = []
  const tables = [...ids].flatMap((id) => {
    const [before, my, their] = [tableIn(base, id), tableIn(mine, id), tableIn(theirs, id)]
    if (same(my, before)) return their ?? []
    if (same(their, before) || same(my, their)) return my ?? []
    conflicts.push(my?.number ?? their?.number ?? before?.number ?? '')
    return my ?? their ?? []
  })
  return { plan: { tables, walls: mergeWalls(base, mine, theirs) }, conflicts }
}

const mergeWalls = (base: Plan, mine: Plan, theirs: Plan): Plan['walls'] => {
  const plain = ({ walls }: Plan): readonly string[] =>
    planArgs({ tables: [], walls }).walls.map((wall) => JSON.stringify(wall))
  const [before, my, their] = [plain(base), plain(mine), plain(theirs)]
  if (same(my, before)) return theirs.walls
  const added = theirs.walls.filter((_, i) => {
    const wall = their[i] ?? ''
    return !before.includes(wall) && !my.includes(wall)
  })
  const gone = before.filter((wall) => !their.includes(wall))
  return [
    ...mine.walls.filter((_, i) => !gone.includes(my[i] ?? '')),
    ...added.map((wall, i) => ({ ...wall, wallId: `theirs-${mine.walls.length + i}` })),
  ]
}
