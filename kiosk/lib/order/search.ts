/**
 * Finding an item by what somebody types: a name in either language, a code,
 * or the first letters of its words; and reading a quantity typed before it.
 *
 * The rule: capitals, accents and the dots of Devanagari never stand between a
 * seller and an item.
 */
import type { MenuItem } from '../../../schema/catalogue.ts'

/** What was typed, read: `3` is three of the next item, `3x sam` three of what `sam` finds. */
export interface Entry {
  /** Pieces, or null where none were typed. */
  readonly count: number | null
  /** What is left to look for; empty where the count stands alone. */
  readonly text: string
}

export interface Searchable {
  readonly item: MenuItem
  readonly code: string
  readonly names: readonly string[]
  /** The first letters of the words: `kk` for Kaju katli. */
  readonly initials: readonly string[]
}

/**
 * As it is compared: small letters, no Latin accents, no nukta (ज़ is found by
 * ज), and the two ways to write a nasal are one.
 */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u093c]/g, '')
    .replace(/\u0901/g, '\u0902')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** Made once per menu; a search then only compares. */
export const searchIndex = (items: readonly MenuItem[]): readonly Searchable[] =>
  items.map((item) => {
    const { names: guest, kitchenNames: kitchen } = item
    const names = [guest.en, guest.hi ?? '', kitchen?.en ?? '', kitchen?.hi ?? '']
      .map(plain)
      .filter((name) => name !== '')
    return {
      item,
      code: plain(item.code),
      names,
      initials: names.map((name) =>
        name
          .split(' ')
          .map((word) => word.slice(0, 1))
          .join(''),
      ),
    }
  })

/**
 * Reads what was typed. Figures alone are a quantity as long as no item has a
 * code that begins with them or they are at most two; `3x`, `3*` and `3 ` set a
 * quantity before any text or code.
 */
export const readEntry = (typed: string, index: readonly Searchable[]): Entry => {
  const counted = /^\s*(\d{1,4})\s*(?:[x×*]\s*|\s+(?=\S))(.*)$/i.exec(typed)
  if (counted !== null && Number(counted[1]) > 0) {
    return { count: Number(counted[1]), text: (counted[2] ?? '').trim() }
  }
  const text = typed.trim()
  if (/^[1-9]\d{0,3}$/.test(text) && !isCode(text, index)) return { count: Number(text), text: '' }
  return { count: null, text }
}

const isCode = (figures: string, index: readonly Searchable[]): boolean =>
  figures.length > 2 && index.some(({ code }) => code.startsWith(figures))

/** What the text finds, best first: its code, then names that begin with it, words that do, any part. */
export const search = (index: readonly Searchable[], text: string): readonly MenuItem[] => {
  const wanted = plain(text)
  if (wanted === '') return []
  return index
    .map((entry) => ({ entry, rank: rankOf(entry, wanted) }))
    .filter(({ rank }) => rank < nowhere)
    .toSorted((a, b) => a.rank - b.rank || a.entry.item.position - b.entry.item.position)
    .map(({ entry }) => entry.item)
}

const nowhere = 9

const rankOf = ({ code, names, initials }: Searchable, wanted: string): number => {
  if (code === wanted) return 0
  if (code.startsWith(wanted)) return 1
  if (names.some((name) => name.startsWith(wanted))) return 2
  if (names.some((name) => name.includes(` ${wanted}`))) return 3
  if (wanted.length > 1 && initials.some((letters) => letters.startsWith(wanted))) return 4
  if (names.some((name) => name.includes(wanted))) return 5
  const words = wanted.split(' ')
  return words.length > 1 && names.some((name) => words.every((word) => name.includes(word)))
    ? 6
    : nowhere
}
