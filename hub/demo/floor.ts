/** The floor of the demo restaurant: a hall, a family room and a terrace. */
import type { PlanTable, PlanWall } from '../../schema/sitting.ts'
import type { DemoNames } from './shapes.ts'

export interface DemoSection {
  readonly id: string
  readonly outletId: string
  readonly names: DemoNames
  readonly serviceChargePpm: number
  readonly walls: readonly Omit<PlanWall, 'kind'>[]
  readonly tables: readonly PlanTable[]
}

const table = (
  number: string,
  seats: number,
  [x, y, width, height]: readonly [number, number, number, number],
  shape: PlanTable['shape'] = 'square',
): PlanTable => ({
  tableId: `table-${number}`,
  number,
  shape,
  seats,
  x,
  y,
  width,
  height,
  turn: 0,
})

export const sections = [
  {
    id: 'hall',
    outletId: 'restaurant',
    names: { en: 'Hall', hi: 'हॉल' },
    serviceChargePpm: 0,
    walls: [{ x: 0, y: 0, width: 48, height: 1 }],
    tables: [
      table('1', 2, [2, 3, 7, 7], 'round'),
      table('2', 2, [12, 3, 7, 7], 'round'),
      table('3', 4, [22, 3, 9, 7]),
      table('4', 4, [34, 3, 9, 7]),
      table('5', 4, [2, 14, 9, 7]),
      table('6', 4, [14, 14, 9, 7]),
      table('7', 6, [26, 14, 12, 7]),
      table('8', 8, [2, 25, 16, 7], 'booth'),
    ],
  },
  {
    id: 'family',
    outletId: 'restaurant',
    names: { en: 'Family room', hi: 'परिवार कक्ष' },
    serviceChargePpm: 0,
    walls: [
      { x: 0, y: 0, width: 1, height: 24 },
      { x: 0, y: 0, width: 44, height: 1 },
    ],
    tables: [
      table('21', 6, [4, 4, 12, 7], 'booth'),
      table('22', 6, [22, 4, 12, 7], 'booth'),
      table('23', 10, [4, 15, 20, 7]),
    ],
  },
  {
    id: 'terrace',
    outletId: 'restaurant',
    names: { en: 'Terrace', hi: 'छत' },
    serviceChargePpm: 0,
    walls: [],
    tables: [
      table('31', 2, [3, 3, 7, 7], 'round'),
      table('32', 2, [14, 3, 7, 7], 'round'),
      table('33', 4, [25, 3, 9, 7]),
    ],
  },
] as const satisfies readonly DemoSection[]
