import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasInk } from '../../bridge/bitmap.ts'
import { encodeLines } from '../../bridge/escpos.ts'
import { layOut } from '../../bridge/layout.ts'
import { lineText, roomFor, UnprintableError, type PaperLine } from '../../bridge/line.ts'
import { drawLine } from '../../bridge/raster.ts'
import { parseCommand } from '../../bridge/virtual/parse.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { plainDocument, wildDocument } from './arbitrary.ts'
import { englishReceipt, hindiReceipt, kitchenTicket } from './papers.ts'
import { feedPrinter, print, profileNamed } from './print.ts'

const profiles = ['epson-80', 'generic-80', 'generic-58', 'virtual-58'].map(profileNamed)
const anyProfile = fc.constantFrom(...profiles)

/** Everything the bridge has a reason to send for a paper; none of it opens a drawer. */
const ours = new Set(
  'ESC @,ESC R,ESC t,ESC 3,ESC E,ESC a,ESC J,GS !,GS B,GS b,GS V,GS (,FS .'.split(','),
)

/** What the paper says that was typed, line by line. */
const typedIn = (lines: readonly PaperLine[]): readonly string[] =>
  lines.flatMap((line) =>
    line.kind === 'line' && line.setting === 'text' ? [lineText(line).trimEnd()] : [],
  )

const laid = (document: ReceiptDocument, profile: (typeof profiles)[number]) => {
  try {
    return layOut(document, profile)
  } catch (error) {
    if (error instanceof UnprintableError) return undefined
    throw error
  }
}

describe('no name, note or amount can drive the printer', () => {
  test('whatever is typed, the printer gets only commands we make, and one cut', () => {
    fc.assert(
      fc.property(wildDocument, anyProfile, (document, profile) => {
        const lines = laid(document, profile)
        fc.pre(lines !== undefined)
        const bytes = encodeLines(lines, profile)
        const names: string[] = []
        for (let at = 0; at < bytes.length;) {
          const parsed = parseCommand(bytes, at)
          if (parsed === undefined) throw new Error('half a command at the end')
          const { command } = parsed
          expect(['letter', 'control', 'order', 'raster']).toContain(command.kind)
          expect(command.kind === 'control' ? command.byte : 0x0a).toBe(0x0a)
          if (command.kind === 'order') names.push(command.name)
          at += parsed.length
        }
        for (const name of names) expect(ours).toContain(name)
        expect(names.filter((name) => name === 'ESC @')).toHaveLength(1)
        expect(names.filter((name) => name === 'GS V')).toHaveLength(
          profile.cutter === 'none' ? 0 : 1,
        )

        const { printer } = feedPrinter(bytes, profile.dots)
        expect(printer.pulses()).toBe(0)
        expect(printer.unknown()).toEqual([])
        expect(printer.waiting()).toBe(0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is laid out is what comes out', () => {
  test('every typed line of any document stands on the paper, letter for letter', () => {
    fc.assert(
      fc.property(plainDocument, anyProfile, (document, profile) => {
        const lines = laid(document, profile)
        fc.pre(lines !== undefined)
        const { paper } = feedPrinter(encodeLines(lines, profile), profile.dots)
        expect(paper.typed.map(({ text }) => text)).toEqual(typedIn(lines))
      }),
      { numRuns: 200 },
    )
  })

  test('no line is wider than its paper', () => {
    fc.assert(
      fc.property(wildDocument, anyProfile, (document, profile) => {
        for (const line of laid(document, profile) ?? []) {
          if (line.kind !== 'line') continue
          for (const { at, width } of line.cells) {
            expect(at).toBeGreaterThanOrEqual(0)
            expect(at + width).toBeLessThanOrEqual(roomFor(line, profile))
          }
          const typed = line.setting === 'text' ? Array.from(lineText(line)) : []
          expect(typed.length).toBeLessThanOrEqual(roomFor(line, profile))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('in whatever pieces the bytes arrive, the paper is the same', () => {
    for (const document of [englishReceipt, hindiReceipt, kitchenTicket]) {
      const { bytes, paper } = print(document, profileNamed('virtual-80'))
      for (const piece of [1, 2, 3, 7, 64, 1000]) {
        const again = feedPrinter(bytes, 576, piece).paper
        expect(again.typed).toEqual(paper.typed)
        expect(Buffer.compare(again.picture.bits, paper.picture.bits)).toBe(0)
      }
    }
  })

  test('a QR code looks the same whether the printer makes it or we draw it', () => {
    const profile = profileNamed('epson-80')
    const document: ReceiptDocument = {
      title: 'QR',
      language: 'en',
      blocks: [{ kind: 'qr', data: 'upi://pay?pa=sweets@upi&am=240.00&cu=INR', caption: '' }],
    }
    const native = print(document, profile).paper.picture
    const drawn = print(document, { ...profile, hasNativeQr: false }).paper.picture
    expect(Buffer.compare(native.bits, drawn.bits)).toBe(0)
    expect(hasInk(native)).toBe(true)
  })
})

const total = (right: string, language: 'en' | 'hi'): ReceiptDocument => ({
  title: 'Total',
  language,
  blocks: [{ kind: 'pair', left: 'Total', right, size: 'normal', isBold: true }],
})

describe('money reads the same typed and drawn', () => {
  test('the same words at the same edge, and ink where they stand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_99 }), anyProfile, (paise, profile) => {
        const amount = (paise / 100).toFixed(2)
        const [typed] = layOut(total(amount, 'en'), profile)
        const [drawn] = layOut(total(amount, 'hi'), profile)
        if (typed?.kind !== 'line' || drawn?.kind !== 'line') throw new Error('no line')
        expect([typed.setting, drawn.setting]).toEqual(['text', 'raster'])
        expect(lineText(drawn).split(/\s+/)).toEqual(lineText(typed).split(/\s+/))
        expect(lineText(typed).endsWith(amount)).toBe(true)
        const value = drawn.cells.at(-1)
        expect(value).toMatchObject({ text: amount, align: 'right' })
        expect((value?.at ?? 0) + (value?.width ?? 0)).toBe(roomFor(drawn, profile))
        expect(hasInk(drawLine(drawn, profile))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
