import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { codePageNames, codePages, isOnPage } from '../../bridge/code-pages.ts'
import { fontFiles } from '../../bridge/fonts.ts'
import { coveredRanges, settingOf } from '../../bridge/text.ts'
import { createTextEncoder } from '../../bridge/typed.ts'
import { codePointsOf } from './font-cmap.ts'

describe('a letter is drawn only if it is in the fonts that come with the bridge', () => {
  const fonts = fontFiles().map((file) => ({ file, points: codePointsOf(readFileSync(file)) }))

  test.each(['500', '700'])('every letter promised is in a font of weight %s', (weight) => {
    const held = fonts.filter(({ file }) => file.includes(`-${weight}-`))
    expect(held).toHaveLength(3)
    const missing: string[] = []
    for (const [first, last] of coveredRanges) {
      for (let point = first; point <= last; point += 1) {
        // U+00AD is a place to break, not a letter; text is printed without it.
        if (point !== 0xad && !held.some(({ points }) => points.has(point))) {
          missing.push(point.toString(16))
        }
      }
    }
    expect(missing).toEqual([])
  })

  test('whole words of Hindi are, Tamil and pictures are not', () => {
    expect(settingOf('काजू कतली ५०० ग्राम, ₹ 480.00', 'WPC1252')).toBe('raster')
    expect(settingOf('மசாலா', 'WPC1252')).toBeUndefined()
    expect(settingOf('🍕', 'WPC1252')).toBeUndefined()
    expect(settingOf('Café – 2 × 45', 'WPC1252')).toBe('text')
    expect(settingOf('Café – 2 × 45', 'PC437')).toBe('raster')
  })
})

describe('a letter is typed only if the printer has it', () => {
  test.each(codePageNames)('the table of %s agrees with the encoder byte for byte', (name) => {
    const encode = createTextEncoder(name)
    Array.from(codePages[name].upper).forEach((char, index) => {
      if (char === '\ufffd' || char === '\u00a0' || char === '\u00ad') return
      expect(isOnPage(char, name)).toBe(true)
      expect([char, ...encode((text) => text.println(char))]).toEqual([char, 0x80 + index, 0x0a])
    })
    expect(Array.from(codePages[name].upper)).toHaveLength(128)
  })
})
