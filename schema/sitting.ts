/**
 * The floor: sections, tables, and the parties that sit at them.
 *
 * A sitting is one party from the moment it is seated until its table is clean
 * again. It has one order, which grows, and the bill of that order. Two parties
 * can share a table, and one party can spread over several.
 */
import * as v from 'valibot'
import { described, moment, money, namesDoc, rev, whole } from './doc-shapes.ts'
import { id, requiredText, sha256, type ReadonlyDeep } from './shapes.ts'

export const tableShapes = ['round', 'square', 'booth'] as const
export type TableShape = (typeof tableShapes)[number]

/** What everybody says for a table: `T5`; one that has a name instead of a number keeps it. */
export const tableName = (number: string): string => (/^\d/.test(number) ? `T${number}` : number)

/** A floor plan is drawn on squares of this many CSS pixels at full size. */
export const planSquare = 16

const box = { x: whole, y: whole, width: whole, height: whole }

export const wallKinds = ['wall', 'plant'] as const
export type WallKind = (typeof wallKinds)[number]

/** Something fixed on the plan. Places and sizes are in squares. */
export const wallDoc = v.object({ ...box, kind: v.picklist(wallKinds) })
export type Wall = ReadonlyDeep<v.InferOutput<typeof wallDoc>>

export const tableDoc = v.object({
  tableId: v.string(),
  number: described(v.string(), 'What staff call it: `5`, `12A`.'),
  shape: v.picklist(tableShapes),
  seats: whole,
  ...box,
  turn: described(whole, 'Quarter turns clockwise, 0 to 3: which way a booth opens.'),
  isOutOfOrder: v.boolean(),
  reason: described(v.string(), 'Why it is out of order; empty where it is not.'),
})
export type TableDoc = ReadonlyDeep<v.InferOutput<typeof tableDoc>>

/** A picture of the room under its tables. */
export const backdropDoc = v.object({
  picture: described(v.string(), 'Its name in the media folder.'),
  width: described(
    whole,
    'How wide it lies from the upper left corner, in squares; its height follows.',
  ),
  opacity: described(whole, 'Per cent: a faint one leaves the tables in front.'),
})
export type Backdrop = ReadonlyDeep<v.InferOutput<typeof backdropDoc>>

export const sectionDoc = v.object({
  sectionId: v.string(),
  outletId: v.string(),
  names: namesDoc,
  position: whole,
  serviceChargePpm: described(
    whole,
    'Parts per million of what is eaten here, a line of its own on the bill; 0: none.',
  ),
  tables: v.array(tableDoc),
  walls: v.array(wallDoc),
  backdrop: described(v.nullable(backdropDoc), 'The picture of the room; most have none.'),
  isRemoved: described(v.boolean(), 'It has been taken off the floor; no table is left in it.'),
  rev,
})
export type SectionDoc = ReadonlyDeep<v.InferOutput<typeof sectionDoc>>

export const sittingStates = ['seated', 'paid', 'closed', 'merged'] as const
export type SittingState = (typeof sittingStates)[number]

export const sittingDoc = v.object({
  sittingId: described(
    v.string(),
    'The id of the command that seated it; its order has the same one.',
  ),
  outletId: v.string(),
  tableIds: v.array(v.string()),
  label: described(v.string(), '`T5`, `T5 + T6`, `T5 B`.'),
  party: described(
    v.string(),
    'Empty, or the letter that tells it from another party at its table.',
  ),
  guests: whole,
  pin: described(
    v.string(),
    'Four figures for the party: a guest’s phone that knows them sits at its table.',
  ),
  isSelfSeated: described(
    v.boolean(),
    'The guests sat down by themselves, and nobody of the staff has seen them yet.',
  ),
  serverId: described(v.nullable(v.string()), 'The waiter it belongs to.'),
  state: described(
    v.picklist(sittingStates),
    '`paid`: the money is there and the table is still to be cleaned.',
  ),
  orderId: v.string(),
  billId: v.string(),
  amount: described(money, 'What has been ordered comes to this much so far.'),
  due: v.exactOptional(
    described(money, 'Where a part of it is paid already: what is still due, tips included.'),
  ),
  lines: described(
    v.object({ held: whole, sent: whole, started: whole, ready: whole, served: whole }),
    'How many lines stand at each state.',
  ),
  sentSince: described(
    v.nullable(moment),
    'When the kitchen was told of what it has been making longest; null where it makes nothing.',
  ),
  readySince: described(v.nullable(moment), 'Since when food waits to be brought to them.'),
  billAskedAt: v.nullable(moment),
  calledAt: described(v.nullable(moment), 'When the guests called for a waiter.'),
  mergedIntoId: v.nullable(v.string()),
  openedAt: moment,
  paidAt: v.nullable(moment),
  closedAt: v.nullable(moment),
  rev,
})
export type SittingDoc = ReadonlyDeep<v.InferOutput<typeof sittingDoc>>

export const guests = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(99))
const square = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(400))
const side = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(60))

/** A wall, or a plant, as the editor of a plan sends it. */
export const planWall = v.strictObject({
  x: square,
  y: square,
  width: side,
  height: side,
  kind: v.optional(v.picklist(wallKinds), 'wall'),
})
export type PlanWall = v.InferOutput<typeof planWall>

/** The picture of a room, as its editor sends it. */
export const backdropArgs = v.strictObject({
  picture: sha256,
  width: v.pipe(v.number(), v.safeInteger(), v.minValue(4), v.maxValue(400)),
  opacity: v.pipe(v.number(), v.safeInteger(), v.minValue(10), v.maxValue(100)),
})

/** A table as the editor of a plan sends it. */
export const planTable = v.strictObject({
  tableId: id,
  number: requiredText(6),
  shape: v.picklist(tableShapes),
  seats: guests,
  x: square,
  y: square,
  width: side,
  height: side,
  turn: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(3)), 0),
})
export type PlanTable = v.InferOutput<typeof planTable>
