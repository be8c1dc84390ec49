import { describe, expect, test } from 'vitest'
import { contrast, distance, eyes } from './look-colour.ts'
import { dark, light, rulesOf, scripts, sheets, type Tokens } from './look-css.ts'

const themes: readonly (readonly [string, Tokens])[] = [
  ['paper', light],
  ['enamel', dark],
]

const tokenOf = (value = ''): string | undefined => /^var\((--[\w-]+)\)$/.exec(value)?.[1]

const walls = ['--paper', '--raised', '--sunk']
/** What may be written on any wall without saying on which. */
const wallInks = ['--ink', '--ink-soft', '--stop', '--done', '--next-ink', '--wait-ink']
/** The food marks carry their own paper. */
const marks = ['--veg', '--nonveg', '--egg']

/** The parts are used on both; the kitchen and the boards are enamel, every other screen is paper. */
const hangs = (sheet: string, theme: string): boolean =>
  sheet.startsWith('lib/') || /^(kitchen|board)\//.test(sheet) === (theme === 'enamel')

/**
 * Every text colour the style sheets set, with the surface it stands on. Where
 * a rule of a part names no surface, an ink of the wall must hold on each wall
 * and any other on enamel; what a screen inherits only a browser can tell.
 */
function writtenOn(
  theme: string,
): readonly (readonly [ink: string, surface: string, where: string])[] {
  return sheets
    .filter(({ name }) => hangs(name, theme))
    .flatMap(({ name, css }) =>
      rulesOf(css).flatMap(({ selector, declarations }) => {
        const ink = tokenOf(declarations['color'])
        const surface = tokenOf(declarations['background'])
        const where = `${name} ${selector}`
        if (ink === undefined) return []
        if (surface !== undefined) return [[ink, surface, where] as const]
        if (!name.startsWith('lib/look/')) return []
        if (wallInks.includes(ink)) return walls.map((wall) => [ink, wall, where] as const)
        if (marks.includes(ink)) return [[ink, '--mark-paper', where] as const]
        return [[ink, '--enamel', where] as const]
      }),
    )
}

describe.each(themes)('on %s', (theme, tokens) => {
  const colour = (name: string): string => tokens[name] ?? `${name} is no token`

  test('every text can be read on the surface it stands on', () => {
    const pairs = writtenOn(theme)
    const faint = pairs
      .map(([ink, surface, where]) => ({ where, ratio: contrast(colour(ink), colour(surface)) }))
      // The food marks are drawings beside a word: 3:1 (WCAG 1.4.11).
      .filter(({ where, ratio }) => !(ratio >= (where.includes('.diet-') ? 3 : 4.5)))
    expect(pairs.length).toBeGreaterThan(50)
    expect(faint).toEqual([])
  })

  test.each(walls)('the edge of a control and the ring of the focus show on %s', (wall) => {
    expect(contrast(colour('--edge'), colour(wall))).toBeGreaterThanOrEqual(3)
    expect(contrast(colour('--focus'), colour(wall))).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.entries(eyes))('the eight categories stay apart for eyes with %s', (__, eye) => {
    const categories = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => colour(`--category-${n}`))
    const near = categories.flatMap((one, at) =>
      categories
        .slice(at + 1)
        .map((other) => ({ one, other, apart: distance(one, other, eye) }))
        .filter(({ apart }) => apart < 0.1),
    )
    expect(near).toEqual([])
  })

  test('a category can be seen on its tile and on its chip', () => {
    for (const wall of ['--paper', '--raised']) {
      for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
        expect(contrast(colour(`--category-${n}`), colour(wall))).toBeGreaterThan(1.7)
      }
    }
  })
})

describe('the style sheets', () => {
  /** One step off the wall, a bar along the edge, or a ring. */
  const allowed = /^(none|var\(--step\)|inset \S+ 0 0 var\(\S+\)|0 0 0 \S+ var\(\S+\))$/
  const others = sheets.filter(({ name }) => name !== 'lib/look/tokens.css')

  test.each(others)('$name names colours by their job and never by their value', ({ css }) => {
    expect(css.match(/#[\da-f]{3,8}\b(?!.*at bottom)|\b(rgb|hsl|oklch)a?\(/gi) ?? []).toEqual(
      css.match(/#0{3,4}(?=,| )/g) ?? [],
    )
  })

  test.each(sheets)('$name paints no gradient, no glass and no blurred shadow', ({ css }) => {
    expect(css).not.toMatch(/(linear|radial)-gradient|backdrop-filter|drop-shadow/)
    const deep = rulesOf(css)
      .map(({ declarations }) => declarations['box-shadow'] ?? 'none')
      .filter((shadow) => !allowed.test(shadow))
    expect(deep).toEqual([])
  })

  test('every token that is used is a token that exists', () => {
    const own = [...sheets.map(({ css }) => css), ...scripts].flatMap((source) =>
      [...source.matchAll(/['"]?(--[\w-]+)['"]?\s*:/g)].map(([, name]) => name),
    )
    const used = sheets.flatMap(({ css }) =>
      [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name),
    )
    expect(used.filter((name) => !own.includes(name))).toEqual([])
  })

  test('everything that moves stands still for whoever asked for less motion', () => {
    const base = sheets.find(({ name }) => name === 'lib/look/base.css')?.css
    expect(base).toMatch(/prefers-reduced-motion: reduce[\s\S]*animation-duration: 0s !important/)
  })

  test('nothing a finger meets is smaller than 48 px', () => {
    const sizes = [
      '--control',
      '--row',
      '--primary',
      '--pay',
      '--chip',
      '--tile-height',
      '--key-height',
    ]
    for (const size of sizes)
      expect(Number.parseInt(light[size] ?? '', 10)).toBeGreaterThanOrEqual(48)
  })
})
