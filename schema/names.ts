/**
 * Names in the languages the product speaks. A file of its own, without the
 * validator, so that a screen which only shows names carries nothing else.
 */

/** The languages the product speaks to people. A new one is a word catalogue and an entry here. */
export const languages = ['en', 'hi'] as const
export type Language = (typeof languages)[number]

/** One name in each language; English is the one that is always there. */
export interface Names {
  readonly en: string
  readonly hi?: string
}

/** The same as it comes from outside, with what was left out. */
export interface Called {
  readonly en: string
  readonly hi?: string | undefined
}

/** The name in the reader's language, or the English one where nobody has translated it. */
export const nameIn = (names: Called, reader: Language): string => names[reader] ?? names.en

const plain = (name = ''): string => name.trim().toLowerCase()

/** Whether two things are called the same in some language: nobody could tell them apart by ear. */
export const isSameName = (one: Called, other: Called): boolean =>
  plain(one.en) === plain(other.en) || (plain(one.hi) !== '' && plain(one.hi) === plain(other.hi))
