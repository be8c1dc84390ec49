/**
 * The drafts and the floor: publishing them, and what others publish meanwhile.
 *
 * The rule: what somebody else saves meanwhile flows into the draft at once,
 * into every step of undo as well, so that no stroke of mine can take back one
 * of theirs; a save says which plans it was drawn on, and is one act.
 */
import { effect, signal } from '@preact/signals'
import { tableName, type SectionDoc } from '../../../schema/sitting.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { isAway, send } from '../../lib/send.ts'
import { toast } from '../../lib/ui/toast.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { refetchHouse, sections, tableOf, tables } from '../house.ts'
import { isSamePlan, mergePlans, planArgs, planOf, type Plan } from './draft.ts'
import { changed, edits, isInUse, isTwice, put, sayHere, type Edit, type Step } from './edit.ts'

export const isSaving = signal(false)

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

/** Publishes every plan that has changed, all of them or none; true once they are on every tablet. */
export const save = async (): Promise<boolean> => {
  if (isSaving.peek() || whyUnsaved() !== undefined) return false
  isSaving.value = true
  const drawn = changed.peek()
  const settled = await send('plan.publish', {
    sections: drawn.map(({ base: { sectionId, rev }, now }) => ({
      sectionId,
      rev,
      ...planArgs(now),
    })),
  }).done
  isSaving.value = false
  if (settled.ok) {
    for (const { base, now } of drawn) {
      const at = edits.peek()[base.sectionId]
      // What was sent is the floor now; its own event may be a moment behind.
      if (at !== undefined && isSamePlan(at.now, now))
        put(base.sectionId, { ...at, base: published(base, now) })
    }
    toast({ text: t('plan.saved'), tone: 'done' })
    return true
  }
  if (settled.code === 'command.stale') {
    refetchHouse()
    sayHere({ text: t('plan.stale'), tone: 'stop', seconds: 10 })
  } else {
    sayHere({ text: sayDeclined(settled), tone: 'stop', seconds: 10 })
    if (settled.code === 'table.in-use') for (const { base } of drawn) bringBack(base.sectionId)
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
    ...tableOf(table.tableId)?.table,
    ...table,
  })),
  walls: planArgs({ tables: [], walls }).walls,
})

/** A table at which somebody has sat down meanwhile stands again where it was; the rest of the edit is kept. */
const bringBack = (sectionId: string): void => {
  const at = edits.peek()[sectionId]
  if (at === undefined) return
  const drawn = new Set(
    Object.values(edits.peek()).flatMap(({ now }) => now.tables.map(({ tableId }) => tableId)),
  )
  const missing = planOf(at.base).tables.filter(
    ({ tableId }) => isInUse(tableId) && !drawn.has(tableId),
  )
  if (missing.length === 0) return
  const now = { ...at.now, tables: [...at.now.tables, ...missing] }
  const past = [...at.past, { plan: at.now, mate: null }]
  put(sectionId, { ...at, now, past, future: [], stroke: '' })
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
  const into = (step: Step): Step => ({ ...step, plan: mergePlans(base, step.plan, theirs).plan })
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
