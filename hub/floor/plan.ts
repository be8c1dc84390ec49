/** Drawing the floor: sections, and the tables in them. */
import { tableName, type SectionDoc } from '../../schema/sitting.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import {
  blockTable,
  putTable,
  removeSectionRow,
  sectionById,
  sectionsOf,
  setSection,
  setWalls,
  tableById,
  tableNumbered,
  takeTableAway,
  touchSection,
} from './plan.sql.ts'
import { partiesAt } from './seats.sql.ts'

/** A new section, or another name for one. Refuses one of another outlet. */
export const drawSection: Handler<'section.set'> = (
  tx,
  { sectionId, names, position, serviceChargePpm, backdrop },
) => {
  const { outletId } = tx.outlet
  const before = sectionById(tx.db, sectionId)
  if (before !== undefined && before.outletId !== outletId) return no(refusal('section.unknown'))
  const room = backdrop === undefined ? (before?.backdrop ?? null) : backdrop
  setSection.run(
    tx.db,
    sectionId,
    outletId,
    JSON.stringify(names),
    position,
    serviceChargePpm,
    room === null ? null : JSON.stringify(room),
  )
  tellSection(tx, sectionId)
  return ok({})
}

/**
 * Takes a section off the floor with its tables. Refuses while somebody sits at
 * one of them, and the last section there is.
 */
export const removeSection: Handler<'section.remove'> = (tx, { sectionId }) => {
  const { outletId } = tx.outlet
  const section = sectionHere(tx, sectionId)
  if (section === undefined) return no(refusal('section.unknown'))
  if (sectionsOf(tx.db, outletId).length === 1) return no(refusal('section.last'))
  const inUse = section.tables.find(({ tableId }) => partiesAt.all(tx.db, tableId).length > 0)
  if (inUse !== undefined) return no(refusal('table.in-use', { table: tableName(inUse.number) }))
  for (const { tableId } of section.tables) takeTableAway.run(tx.db, tableId)
  removeSectionRow.run(tx.db, sectionId)
  tellSection(tx, sectionId)
  return ok({})
}

/** A section that stands on the floor of this outlet. */
const sectionHere = (tx: Tx, sectionId: string): SectionDoc | undefined => {
  const section = sectionById(tx.db, sectionId)
  return section?.outletId === tx.outlet.outletId && !section.isRemoved ? section : undefined
}

/** The plan of one section as its editor leaves it. */
export const savePlan: Handler<'plan.save'> = (tx, plan) => publish(tx, [plan])

/**
 * The plans of several sections in one act: a table may go from one of them to
 * another. Refuses all of it where one was drawn on a plan that is no longer so.
 */
export const publishPlans: Handler<'plan.publish'> = (tx, { sections }) => {
  const isStale = sections.some(
    ({ sectionId, rev }) => rev !== undefined && sectionHere(tx, sectionId)?.rev !== rev,
  )
  return isStale ? no(refusal('command.stale')) : publish(tx, sections)
}

type PlanArgs = CommandArgs<'plan.save'>

/**
 * Refuses to take a table away while somebody sits at it, two tables of one
 * number, and a table that stands in a section beyond these.
 */
const publish = (tx: Tx, plans: readonly PlanArgs[]): Result<Done, Refusal> => {
  const { outletId } = tx.outlet
  const sections = plans.map(({ sectionId }) => sectionHere(tx, sectionId))
  if (sections.includes(undefined)) return no(refusal('section.unknown'))
  const here = new Set(plans.map(({ sectionId }) => sectionId))
  const kept = new Set(plans.flatMap(({ tables }) => tables).map(({ tableId }) => tableId))
  const before = sections.flatMap((section) => section?.tables ?? [])
  const inUse = before.find(
    ({ tableId }) => !kept.has(tableId) && partiesAt.all(tx.db, tableId).length > 0,
  )
  if (inUse !== undefined) return no(refusal('table.in-use', { table: tableName(inUse.number) }))
  // Numbers may be exchanged, so all of them are let go of before any is given out.
  for (const { tableId } of before) takeTableAway.run(tx.db, tableId)
  for (const { sectionId, tables, walls } of plans) {
    for (const { tableId, number, shape, seats, x, y, width, height, turn } of tables) {
      const known = tableById(tx.db, tableId)
      if (known !== undefined && (known.outletId !== outletId || !here.has(known.sectionId)))
        return no(refusal('table.unknown'))
      if (tableNumbered.get(tx.db, outletId, number) !== undefined)
        return no(refusal('table.same-number', { table: number }))
      const box = [x, y, width, height, turn] as const
      putTable.run(tx.db, tableId, outletId, sectionId, number, shape, seats, ...box)
    }
    setWalls.run(tx.db, JSON.stringify(walls), sectionId)
  }
  for (const { sectionId } of plans) tellSection(tx, sectionId)
  return ok({})
}

/** Takes a table out of service with a reason, or gives it back. Refuses while somebody sits at it. */
export const block: Handler<'table.block'> = (tx, { tableId, reason }) => {
  const table = tableById(tx.db, tableId)
  if (table === undefined || table.isActive === 0 || table.outletId !== tx.outlet.outletId)
    return no(refusal('table.unknown'))
  if (reason !== '' && partiesAt.all(tx.db, tableId).length > 0)
    return no(refusal('table.in-use', { table: tableName(table.number) }))
  blockTable.run(tx.db, reason, tableId)
  touchSection.run(tx.db, table.sectionId)
  tellSection(tx, table.sectionId)
  return ok({})
}

const tellSection = (tx: Tx, sectionId: string): void => {
  const section = sectionById(tx.db, sectionId)
  if (section === undefined) throw new Error(`there is no section ${sectionId}`)
  tx.emit('section.changed', { key: `section:${sectionId}`, rev: section.rev, data: section })
}
