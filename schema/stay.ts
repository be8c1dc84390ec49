/**
 * How long a party stays, by its size: by it a waiting time is promised.
 *
 * The rule: it is the middle of what parties of that size really stayed, and
 * says of how many; where too few have been here, a setting of the shop.
 */
import * as v from 'valibot'
import { described, rev, whole } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'

/** A couple is gone sooner than a table of eight: up to so many guests are one size. */
export const partySizes = [2, 4, 6, 99] as const

/** Of which evenings a figure is: those of this weekday at this time, all of the last four weeks, or none yet. */
export const stayBases = ['time', 'weeks', 'setting'] as const
export type StayBasis = (typeof stayBases)[number]

export const stayDoc = v.object({
  guestsTo: described(whole, 'Parties of at most so many, and of more than the size before it.'),
  minutes: described(whole, 'From sitting down until the table is clean again.'),
  basis: described(
    v.picklist(stayBases),
    '`time`: this weekday at about this time; `weeks`: the last four weeks; `setting`: too few have been here.',
  ),
  sittings: described(whole, 'Of how many parties it is the middle; 0 for a setting.'),
})
export type StayDoc = ReadonlyDeep<v.InferOutput<typeof stayDoc>>

/** Minutes a party is taken to stay where the shop has said nothing. */
export const stayMinutesDefault = 90
export const stayMinutes = v.pipe(v.number(), v.safeInteger(), v.minValue(15), v.maxValue(360))

/** What the manager of a floor has said of it. */
export const floorSettingDoc = v.object({
  outletId: v.string(),
  stayMinutes: described(whole, 'How long a party is taken to stay where nothing else tells.'),
  rev: described(rev, '0 where nobody has said anything yet.'),
})
export type FloorSettingDoc = ReadonlyDeep<v.InferOutput<typeof floorSettingDoc>>

/** The figure for a party of so many guests. */
export const stayFor = <S extends Pick<StayDoc, 'guestsTo'>>(
  stays: readonly S[],
  guests: number,
): S | undefined => stays.find(({ guestsTo }) => guests <= guestsTo)
