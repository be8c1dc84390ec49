/**
 * A station: one place of the kitchen where things are made, and how it is
 * told. Which of them makes what is data beside the menu: an item goes where it
 * says itself, else where its category goes.
 */
import * as v from 'valibot'
import type { OrderType } from './catalogue.ts'
import { described, languageDoc, namesDoc, rev, whole } from './doc-shapes.ts'
import { id, language, names, type ReadonlyDeep } from './shapes.ts'

export const stationModes = ['screen', 'paper', 'both'] as const
export type StationMode = (typeof stationModes)[number]

const mode = described(
  v.picklist(stationModes),
  '`paper`: there is no screen, every ticket is printed; `both`: printed at once and on the screen too.',
)

/** How old a ticket may grow, in minutes: the first turns it amber, the second red. */
const ageLimit = v.object({ warnMinutes: whole, lateMinutes: whole })
export type AgeLimit = ReadonlyDeep<v.InferOutput<typeof ageLimit>>

/** A ticket of any order type may grow this old before anybody has said otherwise. */
export const usualLimit: AgeLimit = { warnMinutes: 5, lateMinutes: 8 }

const byOrderType = <S extends v.GenericSchema>(shape: S): Record<OrderType, S> => ({
  'eat-here': shape,
  takeaway: shape,
  delivery: shape,
})

export const stationDoc = v.object({
  stationId: v.string(),
  outletId: v.string(),
  names: namesDoc,
  position: whole,
  mode,
  printerId: described(v.nullable(v.string()), 'Where its tickets are printed.'),
  fallbackPrinterId: described(
    v.nullable(v.string()),
    'Where a ticket is printed that nobody has seen, or that its own printer does not take.',
  ),
  language: described(languageDoc, 'Of its paper, and of a screen that says nothing else.'),
  limits: described(v.object(byOrderType(ageLimit)), 'How old a ticket may grow, by order type.'),
  isActive: v.boolean(),
  rev,
})
export type StationDoc = ReadonlyDeep<v.InferOutput<typeof stationDoc>>

const minutes = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(240))
const limitArgs = v.pipe(
  v.strictObject({ warnMinutes: minutes, lateMinutes: minutes }),
  v.check(
    ({ warnMinutes, lateMinutes }) => warnMinutes < lateMinutes,
    'is late before it is to be warned of',
  ),
)
const unlessSaid: AgeLimit = usualLimit
const everyLimit: Readonly<Record<OrderType, AgeLimit>> = {
  'eat-here': unlessSaid,
  takeaway: unlessSaid,
  delivery: unlessSaid,
}

export const stationArgs = {
  outletId: id,
  stationId: id,
  names,
  position: v.optional(
    described(
      v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)),
      'Where it stands among the stations; left out, a new one comes last and another keeps its place.',
    ),
  ),
  mode: v.optional(mode, 'screen'),
  printerId: v.optional(v.nullable(id), null),
  fallbackPrinterId: v.optional(v.nullable(id), null),
  language: v.optional(described(v.nullable(language), 'null: the language of the outlet.'), null),
  limits: v.optional(v.strictObject(byOrderType(limitArgs)), everyLimit),
  isActive: v.optional(v.boolean(), true),
}

/** Which station makes what, as the office edits it. */
export const routingDoc = v.object({
  outletId: v.string(),
  stations: v.array(stationDoc),
  categories: v.array(
    v.object({
      categoryId: v.string(),
      names: namesDoc,
      stationId: described(
        v.nullable(v.string()),
        'Where its items go that say nothing themselves; null: nobody has to make them.',
      ),
    }),
  ),
  items: v.array(
    v.object({
      itemId: v.string(),
      categoryId: v.string(),
      names: namesDoc,
      isOwn: described(v.boolean(), 'It says itself where it goes, whatever its category says.'),
      stationId: described(v.nullable(v.string()), 'Where it says itself that it goes.'),
    }),
  ),
})
export type RoutingDoc = ReadonlyDeep<v.InferOutput<typeof routingDoc>>

/** How a station does on one business date. Times are from firing to bumping. */
export const paceDoc = v.object({
  stationId: v.string(),
  outletId: v.string(),
  made: described(whole, 'Tickets that were bumped.'),
  averageMs: v.nullable(whole),
  longestMs: v.nullable(whole),
})
export type PaceDoc = ReadonlyDeep<v.InferOutput<typeof paceDoc>>
