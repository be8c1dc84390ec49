/** How long parties stay here at this hour, worked out from those who have left. */
import { ok } from '../../schema/result.ts'
import { partySizes, type StayDoc } from '../../schema/stay.ts'
import type { Handler } from '../bus/tx.ts'
import type { Database } from '../store/driver.ts'
import { leftSince, putStay, floorSetting } from './stay.sql.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Older evenings tell of another season. */
export const rememberedMs = 28 * dayMs
/** Of fewer parties than this nothing is said: one birthday would move the figure. */
export const fewest = 8
/** A party of seven o'clock tells of half past eight, and not of lunch. */
const aboutMinutes = 90
/** A table opened by mistake, and one nobody called clean until the morning, tell of nothing. */
const believable = { least: 5, most: 6 * 60 } as const

export interface Stay {
  readonly guests: number
  readonly openedAt: number
  readonly closedAt: number
}

/** The middle of a list of numbers; of two middles the longer, so that nobody is promised too much. */
const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const weekMs = 7 * dayMs

/** Whether somebody came on this weekday at about this time: a whole number of weeks ago, or nearly so. */
const isAbout = (openedAt: number, at: number): boolean => {
  const rest = (at - openedAt) % weekMs
  return Math.min(rest, weekMs - rest) <= aboutMinutes * minuteMs
}

/**
 * How long a party of each size stays at a moment: as those of this weekday at
 * about this time did, else as all of the last four weeks, else the setting.
 */
export const staysAt = (
  left: readonly Stay[],
  at: number,
  settingMinutes: number,
): readonly StayDoc[] => {
  const known = left
    .filter(({ openedAt }) => openedAt > at - rememberedMs && openedAt <= at)
    .map((stay) => ({ ...stay, minutes: Math.round((stay.closedAt - stay.openedAt) / minuteMs) }))
    .filter(({ minutes }) => minutes >= believable.least && minutes <= believable.most)
  return partySizes.map((guestsTo, i) => {
    const more = partySizes[i - 1] ?? 0
    const alike = known.filter(({ guests }) => guests > more && guests <= guestsTo)
    const now = alike.filter(({ openedAt }) => isAbout(openedAt, at))
    const of = now.length >= fewest ? now : alike
    if (of.length < fewest)
      return { guestsTo, minutes: settingMinutes, basis: 'setting', sittings: 0 }
    return {
      guestsTo,
      minutes: middle(of.map(({ minutes }) => minutes)),
      basis: of === now ? 'time' : 'weeks',
      sittings: of.length,
    }
  })
}

/** The setting of an outlet, and how long its parties stay at a moment. */
export const staysOf = (
  db: Database,
  outletId: string,
  at: number,
): { readonly stayMinutes: number; readonly stays: readonly StayDoc[] } => {
  const { stayMinutes } = floorSetting(db, outletId)
  const left = leftSince.all(db, outletId, at - rememberedMs)
  return { stayMinutes, stays: staysAt(left, at, stayMinutes) }
}

/** How long a party is taken to stay here where its own evenings do not tell yet. */
export const setFloor: Handler<'floor.set'> = (tx, { stayMinutes }) => {
  const { outletId } = tx.outlet
  putStay.run(tx.db, outletId, stayMinutes)
  const data = floorSetting(tx.db, outletId)
  tx.emit('floor.changed', { key: `floor-setting:${outletId}`, rev: data.rev, data })
  return ok({})
}
