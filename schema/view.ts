/**
 * A view: what a screen starts from on every connect, and then keeps up to
 * date with the events of its streams.
 */
import * as v from 'valibot'
import { described, moment, rev, whole } from './doc-shapes.ts'
import { uuid, type ReadonlyDeep } from './shapes.ts'

/** One document with the revision it stands at; an event with the same key replaces it. */
export interface ViewDoc {
  readonly key: string
  readonly rev: number
  readonly data: unknown
}

const place = {
  epoch: described(
    v.string(),
    'Made anew with the database or a restored copy of it; another epoch means: fetch everything again.',
  ),
  seq: described(whole, 'The position in the outlet’s log.'),
  at: moment,
  tails: described(
    v.record(v.string(), whole),
    'For each stream, the seq of its last event: by it a lost last message shows.',
  ),
}

/** The frame of a view; which documents stand in it differs from view to view. */
export const viewFrame = { outletId: v.string(), ...place }

const view = v.object({
  ...viewFrame,
  docs: v.array(v.object({ key: v.string(), rev, data: v.unknown() })),
})
export type View = ReadonlyDeep<v.InferOutput<typeof view>>

/** What the beat carries: enough to notice a lost last message. */
export const beat = v.object(place)
export type Beat = ReadonlyDeep<v.InferOutput<typeof beat>>

/** What stands at the retained status topic. */
export const hubStatus = v.object({
  state: v.picklist(['online', 'offline']),
  epoch: v.string(),
  ver: v.string(),
  at: moment,
})
export type HubStatus = ReadonlyDeep<v.InferOutput<typeof hubStatus>>

/** What stands at the retained topic of a device. */
export const presence = v.object({ state: v.picklist(['online', 'offline']), at: moment })
export type Presence = ReadonlyDeep<v.InferOutput<typeof presence>>

/** What a floor screen says of itself: which party it has open. */
export const hereSaid = v.strictObject({ sittingId: v.nullable(uuid) })

/** The same as the hub passes it on. */
export const here = v.object({
  sittingId: described(v.nullable(v.string()), 'null: none, or the screen has gone.'),
  userId: described(v.nullable(v.string()), 'Who is signed in there.'),
  at: moment,
})
export type Here = ReadonlyDeep<v.InferOutput<typeof here>>
