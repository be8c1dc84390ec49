/**
 * A user: a person who works here, and what they are allowed to do.
 */
import type { Language } from './shapes.ts'

export interface UserDoc {
  readonly userId: string
  readonly name: string
  readonly roleId: string
  readonly language: Language
}

/** A sign-in as a screen keeps it: who is at this device, and until when. */
export interface SignInDoc {
  readonly signInId: string
  readonly userId: string
  readonly name: string
  readonly roleId: string
  readonly language: Language
  readonly at: number
  readonly expiresAt: number
  /** What the role may do: command or view name → allow or ask. What is absent is denied. */
  readonly rights: Readonly<Record<string, 'allow' | 'ask'>>
}
