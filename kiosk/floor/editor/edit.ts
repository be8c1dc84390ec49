/**
 * The plans under the pencil, a section each, with the way back and forth.
 *
 * The rule: a stroke is one step of undo however much it moved, also where it
 * was on two sections.
 */
import { computed, signal } from '@preact/signals'
import {
  tableName,
  type SectionDoc,
  type TableShape,
  type WallKind,
} from '../../../schema/sitting.ts'
import { newId } from '../../lib/ids.ts'
import { toast, type ToastFacts } from '../../lib/ui/toast.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { sections, tableOf } from '../house.ts'
import { isTaken } from '../table-state.ts'
import {
  addTable,
  addWall,
  duplicate,
  isSamePlan,
  nextNumber,
  numberAfter,
  planOf,
  remove,
  thingAt,
  type Plan,
} from './draft.ts'
import { carry, duplicateAll, type Copy } from './draft-several.ts'
import { letGo, pickAll, picked, select } from './picked.ts'

/** A plan to go back or forth to; with another section where one stroke was on both. */
export interface Step {
  readonly plan: Plan
  readonly mate: string | null
}

export interface Edit {
  /** The section it was drawn on. */
  readonly base: SectionDoc
  readonly now: Plan
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** What the last stroke was: the same once more is one step of undo. */
  readonly stroke: string
}

/** The last thing said here: what comes next takes its place. */
let unsay: () => void = () => undefined
export const sayHere = (facts: ToastFacts): void => {
  unsay()
  unsay = toast(facts)
}

export const edits = signal<Readonly<Record<string, Edit>>>({})
const chosen = signal<string | null>(null)

export const section = computed<SectionDoc | undefined>(
  () => sections.value.find(({ sectionId }) => sectionId === chosen.value) ?? sections.value[0],
)

export const choose = (sectionId: string): void => {
  chosen.value = sectionId
  letGo()
}

export const editOf = (base: SectionDoc): Edit =>
  edits.value[base.sectionId] ?? { base, now: planOf(base), past: [], future: [], stroke: '' }

const current = computed<Edit | null>(() =>
  section.value === undefined ? null : editOf(section.value),
)

export const plan = computed<Plan>(() => current.value?.now ?? { tables: [], walls: [] })
export const canUndo = computed(() => (current.value?.past.length ?? 0) > 0)
export const canRedo = computed(() => (current.value?.future.length ?? 0) > 0)

const isChanged = ({ base, now }: Edit): boolean => !isSamePlan(planOf(base), now)
/** The sections that are not as the floor has them. */
export const changed = computed(() => Object.values(edits.value).filter(isChanged))

export const put = (sectionId: string, edit: Edit): void =>
  void (edits.value = { ...edits.peek(), [sectionId]: edit })

const stepsMax = 200

/** One stroke. @param stroke its name: the same once more on the same thing is undone with it. */
export const draw = (stroke: string, by: (plan: Plan) => Plan): void => {
  const at = current.peek()
  if (at === null) return
  const next = by(at.now)
  if (isSamePlan(next, at.now)) return
  const isSame = stroke !== '' && stroke === at.stroke
  put(at.base.sectionId, {
    ...at,
    now: next,
    past: isSame ? at.past : [...at.past, { plan: at.now, mate: null }].slice(-stepsMax),
    future: [],
    stroke,
  })
}

const back = (at: Edit): Edit => {
  const before = at.past.at(-1)
  if (before === undefined) return at
  const future = [{ plan: at.now, mate: before.mate }, ...at.future]
  return { ...at, now: before.plan, past: at.past.slice(0, -1), future, stroke: '' }
}

const forth = (at: Edit): Edit => {
  const [next, ...future] = at.future
  if (next === undefined) return at
  const past = [...at.past, { plan: at.now, mate: next.mate }]
  return { ...at, now: next.plan, past, future, stroke: '' }
}

/** One step back or forth; what was drawn on two sections at once is undone on both, or on neither. */
const go = (step: (at: Edit) => Edit, nextOf: (at: Edit) => Step | undefined): void => {
  const at = current.peek()
  const next = at === null ? undefined : nextOf(at)
  if (at === null || next === undefined) return
  const { sectionId } = at.base
  const mate = next.mate === null ? undefined : edits.peek()[next.mate]
  if (next.mate !== null && (mate === undefined || nextOf(mate)?.mate !== sectionId))
    return sayHere({
      text: t('plan.undo-there', { section: mate === undefined ? '' : nameOf(mate.base.names) }),
      tone: 'stop',
      seconds: 8,
    })
  put(sectionId, step(at))
  if (next.mate !== null && mate !== undefined) put(next.mate, step(mate))
  // What that step took away is not at hand any more.
  pickAll(picked.peek().filter((id) => thingAt(plan.peek(), id) !== undefined))
}

export const undo = (): void => go(back, ({ past }) => past.at(-1))
export const redo = (): void => go(forth, ({ future }) => future[0])

/** Lets go of every stroke. */
export const discardAll = (): void => {
  edits.value = {}
  letGo()
}

// --- strokes that need to know the house -------------------------------------------

/** The numbers of the whole house as they would be after saving. */
export const numbers = computed<readonly string[]>(() =>
  sections.value.flatMap((one) => editOf(one).now.tables.map(({ number }) => number)),
)

export const isTwice = (number: string): boolean =>
  numbers.value.filter((one) => one === number).length > 1

export const add = (what: TableShape | WallKind): void => {
  const id = newId()
  draw('', (at) =>
    what === 'wall' || what === 'plant'
      ? addWall(at, id, what)
      : addTable(at, id, what, nextNumber(numbers.peek())),
  )
  select(id)
}

/** Everything at hand once more; of a table with the number that follows. */
export const duplicatePicked = (): void => {
  const taken = [...numbers.peek()]
  const copies = new Map<string, Copy>()
  for (const id of picked.peek()) {
    const thing = thingAt(plan.peek(), id)
    if (thing === undefined) continue
    const number = thing.kind === 'table' ? numberAfter(thing.table.number, taken) : ''
    taken.push(number)
    copies.set(id, { id: newId(), number })
  }
  const [first] = picked.peek()
  const [only] = copies.values()
  draw('', (at) =>
    copies.size === 1 && first !== undefined && only !== undefined
      ? duplicate(at, first, only.id, only.number)
      : duplicateAll(at, copies),
  )
  pickAll([...copies.values()].map(({ id }) => id))
}

/** Everything at hand goes to another section, which is looked at from then on. */
export const carryTo = (sectionId: string): void => {
  const from = current.peek()
  const base = sections.peek().find((one) => one.sectionId === sectionId)
  if (from === null || base === undefined || sectionId === from.base.sectionId) return
  const to = editOf(base)
  const ids = picked.peek()
  const [left, there] = carry(from.now, to.now, ids)
  const step = (at: Edit, now: Plan, mate: string): Edit => ({
    ...at,
    now,
    past: [...at.past, { plan: at.now, mate }].slice(-stepsMax),
    future: [],
    stroke: '',
  })
  put(from.base.sectionId, step(from, left, sectionId))
  put(sectionId, step(to, there, from.base.sectionId))
  choose(sectionId)
  pickAll(ids.filter((id) => thingAt(there, id) !== undefined))
}

/** Whether somebody sits there now. */
export const isInUse = (tableId: string): boolean => {
  const view = tableOf(tableId)
  return view !== undefined && isTaken(view)
}

/** Why things cannot be taken away; undefined where they can. */
export const whyKept = (ids: readonly string[]): string | undefined => {
  const kept = plan.value.tables.find(({ tableId }) => ids.includes(tableId) && isInUse(tableId))
  return kept === undefined ? undefined : t('plan.in-use', { table: tableName(kept.number) })
}

export const removePicked = (): void => {
  const ids = picked.peek()
  const why = whyKept(ids)
  if (why !== undefined) return sayHere({ text: why, tone: 'stop', seconds: 8 })
  draw('', (at) => ids.reduce(remove, at))
  select(null)
}
