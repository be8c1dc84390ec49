/**
 * The plans under the pencil, a section each, with the way back and forth.
 *
 * The rule: what somebody else saves meanwhile flows into the draft at once,
 * into every step of undo as well, so that no stroke of mine can take back one
 * of theirs; a save says which plan it was drawn on.
 */
import { computed, effect, signal } from '@preact/signals'
import type { SectionDoc, TableShape, WallKind } from '../../../schema/sitting.ts'
import { newId } from '../../lib/ids.ts'
import { isAway, send } from '../../lib/send.ts'
import { toast, type ToastFacts } from '../../lib/ui/toast.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { refetchHouse, sections, tableName, tableOf, tables } from '../house.ts'
import { isTaken } from '../table-state.ts'
import {
  addTable,
  addWall,
  duplicate,
  isSamePlan,
  mergePlans,
  nextNumber,
  numberAfter,
  planArgs,
  planOf,
  remove,
  thingAt,
  type Plan,
} from './draft.ts'

interface Edit {
  /** The section it was drawn on. */
  readonly base: SectionDoc
  readonly now: Plan
  readonly past: readonly Plan[]
  readonly future: readonly Plan[]
  /** What the last stroke was: the same once more is one step of undo. */
  readonly stroke: string
}

/** The last thing said here: what comes next takes its place. */
let unsay: () => void = () => undefined
const sayHere = (facts: ToastFacts): void => {
  unsay()
  unsay = toast(facts)
}

const edits = signal<Readonly<Record<string, Edit>>>({})
const chosen = signal<string | null>(null)
/** The thing with the keys around it, by its id. */
export const selected = signal<string | null>(null)
export const isSaving = signal(false)

export const section = computed<SectionDoc | undefined>(
  () => sections.value.find(({ sectionId }) => sectionId === chosen.value) ?? sections.value[0],
)

export const choose = (sectionId: string): void => {
  chosen.value = sectionId
  selected.value = null
}

const editOf = (base: SectionDoc): Edit =>
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

const put = (sectionId: string, edit: Edit): void =>
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
    past: isSame ? at.past : [...at.past, at.now].slice(-stepsMax),
    future: [],
    stroke,
  })
}

export const undo = (): void => {
  const at = current.peek()
  const before = at?.past.at(-1)
  if (at === null || before === undefined) return
  const future = [at.now, ...at.future]
  put(at.base.sectionId, { ...at, now: before, past: at.past.slice(0, -1), future, stroke: '' })
}

export const redo = (): void => {
  const at = current.peek()
  const [next, ...future] = at?.future ?? []
  if (at === null || next === undefined) return
  put(at.base.sectionId, { ...at, now: next, past: [...at.past, at.now], future, stroke: '' })
}

/** Lets go of every stroke. */
export const discardAll = (): void => {
  edits.value = {}
  selected.value = null
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
  selected.value = id
}

export const duplicateThing = (id: string): void => {
  const thing = thingAt(plan.peek(), id)
  if (thing === undefined) return
  const copy = newId()
  const number = thing.kind === 'table' ? numberAfter(thing.table.number, numbers.peek()) : ''
  draw('', (at) => duplicate(at, id, copy, number))
  selected.value = copy
}

/** Whether somebody sits there now. */
export const isInUse = (tableId: string): boolean => {
  const view = tableOf(tableId)
  return view !== undefined && isTaken(view)
}

/** Why a thing cannot be taken away; undefined where it can. */
export const whyKept = (id: string): string | undefined => {
  const thing = thingAt(plan.value, id)
  return thing?.kind === 'table' && isInUse(id)
    ? t('plan.in-use', { table: tableName(thing.table.number) })
    : undefined
}

export const removeThing = (id: string): void => {
  const why = whyKept(id)
  if (why !== undefined) return sayHere({ text: why, tone: 'stop', seconds: 8 })
  draw('', (at) => remove(at, id))
  selected.value = null
}

// --- saving -----------------------------------------------------------------------

/** Why it cannot be published now; undefined where it can. */
export const whyUnsaved = (): string | undefined => {
  if (changed.value.length === 0) return t('plan.nothing-changed')
  if (isAway()) return t('plan.hub-away')
  const drawn = changed.value.flatMap(({ now }) => now.tables)
  if (drawn.some(({ number }) => number.trim() === '')) return t('plan.number-missing')
  const twice = drawn.find(({ number }) => isTwice(number))
  return twice === undefined ? undefined : t('plan.number-twice', { number: twice.number })
}

/** Publishes every plan that has changed; true once all of them are on every tablet. */
export const save = async (): Promise<boolean> => {
  if (isSaving.peek() || whyUnsaved() !== undefined) return false
  isSaving.value = true
  let isAll = true
  for (const edit of changed.peek()) isAll = (await saveOne(edit)) && isAll
  isSaving.value = false
  if (isAll) toast({ text: t('plan.saved'), tone: 'done' })
  return isAll
}

const saveOne = async ({ base, now }: Edit): Promise<boolean> => {
  const { sectionId, rev } = base
  const settled = await send(
    'plan.save',
    { sectionId, ...planArgs(now) },
    { expect: { key: `section:${sectionId}`, rev } },
  ).done
  if (settled.ok) {
    const at = edits.peek()[sectionId]
    // What was sent is the floor now; its own event may be a moment behind.
    if (at !== undefined && isSamePlan(at.now, now))
      put(sectionId, { ...at, base: published(base, now) })
    return true
  }
  if (settled.code === 'command.stale') {
    refetchHouse()
    sayHere({ text: t('plan.stale'), tone: 'stop', seconds: 10 })
  } else {
    sayHere({ text: sayDeclined(settled), tone: 'stop', seconds: 10 })
    if (settled.code === 'table.in-use') bringBack(sectionId)
  }
  return false
}

/** The section as it is once its plan is saved, until the hub tells it. */
const published = (base: SectionDoc, { tables: drawn, walls }: Plan): SectionDoc => ({
  ...base,
  rev: base.rev + 1,
  tables: drawn.map((table) => ({
    isOutOfOrder: false,
    reason: '',
    ...base.tables.find(({ tableId }) => tableId === table.tableId),
    ...table,
  })),
  walls: planArgs({ tables: [], walls }).walls,
})

/** A table at which somebody has sat down meanwhile stands again where it was; the rest of the edit is kept. */
const bringBack = (sectionId: string): void => {
  const at = edits.peek()[sectionId]
  if (at === undefined) return
  const missing = planOf(at.base).tables.filter(
    ({ tableId }) => isInUse(tableId) && at.now.tables.every((one) => one.tableId !== tableId),
  )
  if (missing.length === 0) return
  const now = { ...at.now, tables: [...at.now.tables, ...missing] }
  put(sectionId, { ...at, now, past: [...at.past, at.now], future: [], stroke: '' })
}

// --- somebody else draws as well ----------------------------------------------------

/** Follows the floor until the returned function is called. */
export const followFloor = (): (() => void) =>
  effect(() => {
    for (const live of sections.value) {
      const at = edits.peek()[live.sectionId]
      if (at !== undefined && at.base.rev < live.rev) adopt(at, live)
    }
    const here = new Set(sections.value.map(({ sectionId }) => sectionId))
    for (const { base } of Object.values(edits.peek())) {
      if (here.has(base.sectionId) || tables.peek().length === 0) continue
      const { [base.sectionId]: _, ...rest } = edits.peek()
      edits.value = rest
      sayHere({
        text: t('plan.section-gone', { name: nameOf(base.names) }),
        tone: 'stop',
        seconds: 10,
      })
    }
  })

const adopt = (at: Edit, live: SectionDoc): void => {
  const [base, theirs] = [planOf(at.base), planOf(live)]
  // My own save comes back: the steps before it stay what they are.
  if (isSamePlan(at.now, theirs)) return put(live.sectionId, { ...at, base: live })
  const into = (mine: Plan): Plan => mergePlans(base, mine, theirs).plan
  const { plan: now, conflicts } = mergePlans(base, at.now, theirs)
  put(live.sectionId, {
    ...at,
    base: live,
    now,
    past: at.past.map(into),
    future: at.future.map(into),
    stroke: '',
  })
  if (isSamePlan(base, theirs)) return
  sayHere({
    text:
      conflicts.length === 0
        ? t('plan.theirs-too')
        : t('plan.conflict', { tables: conflicts.map(tableName).join(', ') }),
    tone: conflicts.length === 0 ? 'plain' : 'stop',
    seconds: 10,
  })
}
