/** A reason to refuse, named `concept.reason`, in every language. */
import type { Language } from '../shapes.ts'

export type RefusalWords = Readonly<Record<string, Readonly<Record<Language, string>>>>
