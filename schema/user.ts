/**
 * A user: a person who works here, and what they are allowed to do.
 */
import * as v from 'valibot'
import { described, languageDoc, moment } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'

export const userDoc = v.object({
  userId: v.string(),
  name: v.string(),
  roleId: v.string(),
  language: languageDoc,
})
export type UserDoc = ReadonlyDeep<v.InferOutput<typeof userDoc>>

/** A sign-in as a screen keeps it: who is at this device, and until when. */
export const signInDoc = v.object({
  signInId: v.string(),
  userId: v.string(),
  name: v.string(),
  roleId: v.string(),
  language: languageDoc,
  at: moment,
  expiresAt: moment,
  rights: described(
    v.record(v.string(), v.picklist(['allow', 'ask'])),
    'What the role may do: command or view name → allow or ask. What is absent is denied.',
  ),
})
export type SignInDoc = ReadonlyDeep<v.InferOutput<typeof signInDoc>>
