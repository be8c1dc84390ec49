import { describe, expect, test } from 'vitest'
import { lengthOf, tones, type Tone } from '../../kiosk/lib/sound.ts'

const all: readonly Tone[] = ['new', 'changed', 'late', 'bill']
const rhythm = (tone: Tone): string => tones[tone].map(({ at }) => Math.round(at * 50)).join(' ')
const way = (tone: Tone): number =>
  Math.sign((tones[tone].at(-1)?.pitch ?? 0) - (tones[tone][0]?.pitch ?? 0))

describe('the four tones', () => {
  test('are short: none keeps the next one waiting for a second', () => {
    for (const tone of all) expect(lengthOf(tone)).toBeLessThan(1)
  })

  test('are told apart by rhythm alone, on a speaker that swallows pitch', () => {
    expect(new Set(all.map(rhythm)).size).toBe(all.length)
  })

  test('new work rises and late work falls', () => {
    expect(way('new')).toBe(1)
    expect(way('late')).toBe(-1)
  })
})
