import { describe, expect, test } from 'vitest'
import { layOut } from '../../bridge/layout.ts'
import { lineText, UnprintableError } from '../../bridge/line.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'
import { englishReceipt, hindiReceipt, kitchenTicket } from './papers.ts'
import { asText, profileNamed } from './print.ts'

const wide = profileNamed('epson-80')
const narrow = profileNamed('generic-58')

const paper = (...blocks: readonly ReceiptBlock[]): ReceiptDocument => ({
  title: 'A paper',
  language: 'en',
  blocks,
})
const pair = (left: string, right: string, size: 'normal' | 'large' = 'normal'): ReceiptBlock => ({
  kind: 'pair',
  left,
  right,
  size,
  isBold: false,
})
const row = (...cells: string[]): ReceiptBlock => ({ kind: 'columns', cells, isBold: false })
const typedLines = (document: ReceiptDocument, profile = wide): readonly string[] =>
  layOut(document, profile).flatMap((line) => (line.kind === 'line' ? [lineText(line)] : []))

describe('a receipt is laid out for the paper it goes on', () => {
  test('in 48 columns', async () => {
    await expect(asText(layOut(englishReceipt, wide))).toMatchFileSnapshot('goldens/english-48.txt')
  })
  test('in 32 columns', async () => {
    await expect(asText(layOut(englishReceipt, narrow))).toMatchFileSnapshot(
      'goldens/english-32.txt',
    )
  })
  test('in Hindi, in 48 columns', async () => {
    await expect(asText(layOut(hindiReceipt, wide))).toMatchFileSnapshot('goldens/hindi-48.txt')
  })
  test('in Hindi, in 32 columns', async () => {
    await expect(asText(layOut(hindiReceipt, narrow))).toMatchFileSnapshot('goldens/hindi-32.txt')
  })
  test('and so is a kitchen ticket', async () => {
    await expect(asText(layOut(kitchenTicket, wide))).toMatchFileSnapshot('goldens/ticket-48.txt')
    await expect(asText(layOut(kitchenTicket, narrow))).toMatchFileSnapshot('goldens/ticket-32.txt')
  })
})

describe('an amount is never wrapped and never cut', () => {
  test('it ends at the right edge, whatever stands before it', () => {
    for (const profile of [wide, narrow]) {
      for (const left of [
        'Tea',
        'A name that is much too long to stand beside its own price, ever',
      ]) {
        const last = typedLines(paper(pair(left, '1,234.00')), profile).at(-1)
        expect(last).toMatch(/1,234\.00$/)
        expect(last).toHaveLength(profile.columns)
      }
    }
  })

  test('a name too long for its line goes on above the amount, word by word', () => {
    expect(
      typedLines(paper(pair('Paneer butter masala with extra cream', '240.00')), narrow),
    ).toEqual(['Paneer butter masala', 'with extra cream          240.00'])
  })

  test('a total too wide in large letters is printed in normal ones', () => {
    const lines = layOut(paper(pair('TOTAL', '123,456,789,012.00 INR', 'large')), narrow)
    expect(lines.map((line) => line.kind === 'line' && line.size)).not.toContain('large')
    expect(
      lines.flatMap((line) => (line.kind === 'line' ? [lineText(line)] : [])).join(' '),
    ).toContain('123,456,789,012.00 INR')
  })

  test('a value a little too wide is drawn narrower, and one far too wide is refused', () => {
    const reference = 'UPI-2025-10-18-0123456789-ABCDEFGH'
    expect(layOut(paper(pair('', reference)), narrow)).toMatchObject([
      { setting: 'raster', cells: [{ text: reference, width: 32 }] },
    ])
    expect(() => layOut(paper(pair('', '9'.repeat(120))), narrow)).toThrow(UnprintableError)
  })

  test('five columns of figures that do not fit stand below their label', () => {
    const table = paper({
      kind: 'columns',
      cells: ['18%', '12,345.00', '1,111.05', '1,111.05', '14,567.10'],
      isBold: false,
    })
    const lines = typedLines(table, narrow)
    expect(lines[0]).toBe('18%')
    expect(lines[1]?.trim().split(/\s+/)).toEqual([
      '12,345.00',
      '1,111.05',
      '1,111.05',
      '14,567.10',
    ])
  })

  test('a number that does not fit beside its date stands whole above it', () => {
    const date = '21/11/2026, 11:00'
    for (const number of ['Challan no. M1-D/2627/00002', 'Bill no. M1/2627/00001'])
      expect(typedLines(paper(pair(number, date)), narrow)).toEqual([number, date.padStart(32)])
    const long = `${'A label of many words '.repeat(3)}CM1C/2627/00001`
    expect(typedLines(paper(pair(long, date)), narrow).join(' ')).toContain('CM1C/2627/00001')
  })

  test('a first cell that would fall apart beside its figures has a line of its own', () => {
    const moves = paper(
      row('Date', 'Amount', 'Balance'),
      row('21/11/2026 Payment M1R/2627/1', '-1,000.00', '23.00'),
    )
    expect(typedLines(moves, narrow).slice(2)).toEqual([
      '21/11/2026 Payment M1R/2627/1',
      expect.stringMatching(/^ +-1,000\.00 +23\.00$/),
    ])
    expect(typedLines(moves, wide)).toHaveLength(2)
  })

  test('no word of a first cell is broken for its figures', () => {
    const taxes = paper(
      row('HSN/SAC', 'Taxable', 'CGST', 'SGST'),
      row('210690 5%', '1,16,492.38', '412.31', '412.31'),
    )
    expect(typedLines(taxes, narrow).map((line) => line.split(/\s+/)[0])).toEqual([
      'HSN/SAC',
      '',
      '210690',
      '',
    ])
  })

  test('what belongs to the line above it stands in from it, on each of its lines', () => {
    const belongs: ReceiptBlock = {
      kind: 'text',
      text: 'Reference 4123 4567 8901 of the other bank',
      align: 'left',
      size: 'normal',
      isBold: false,
      isIndented: true,
    }
    const lines = typedLines(paper(pair('UPI', '100.00'), belongs), narrow)
    expect(lines.slice(1).map((line) => /^ */.exec(line)?.[0].length)).toEqual([2, 2])
  })

  test('a warning of two languages is broken between them', () => {
    const warning = paper({ kind: 'banner', text: 'CANCELLED FOR GOOD · THIS IS NO INVOICE' })
    expect(typedLines(warning, wide).map((line) => line.trim())).toEqual([
      'CANCELLED FOR GOOD',
      'THIS IS NO INVOICE',
    ])
  })

  test('rows of a table share their edges', () => {
    const lines = typedLines(paper(row('Tax', 'Taxable', 'CGST'), row('5%', '12,045.00', '301.13')))
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([48]))
    expect(lines[0]?.indexOf('Taxable')).toBe((lines[1]?.indexOf('12,045.00') ?? 0) + 2)
  })
})

describe('what cannot be printed', () => {
  test('a name keeps its other letters and shows a question mark', () => {
    expect(
      typedLines(
        paper({
          kind: 'text',
          text: 'Pizza 🍕 மசாலா',
          align: 'left',
          size: 'normal',
          isBold: false,
        }),
      ),
    ).toEqual(['Pizza ? ???'])
  })

  test('an amount is refused rather than printed wrong', () => {
    expect(() => layOut(paper(pair('Total', '௨௪௦.00')), wide)).toThrow(UnprintableError)
    expect(() =>
      layOut(paper({ kind: 'item', name: 'Tea', sum: '2 x ௨', amount: '4.00', details: [] }), wide),
    ).toThrow(UnprintableError)
  })

  test('the rupee sign is drawn, or written as the shop wishes', () => {
    expect(layOut(paper(pair('Total', '₹ 240.00')), wide)).toMatchObject([{ setting: 'raster' }])
    expect(typedLines(paper(pair('Total', '₹ 240.00')), { ...wide, rupee: 'Rs.' })).toEqual([
      `Total${' '.repeat(33)}Rs. 240.00`,
    ])
  })
})

describe('a ticket can be read at arm’s length', () => {
  test('a long name is wrapped clear of its quantity', () => {
    const block: ReceiptBlock = {
      kind: 'text',
      text: '12 x Chicken Tikka Pizza, large',
      align: 'left',
      size: 'large',
      isBold: true,
    }
    expect(typedLines(paper(block), narrow)).toEqual([
      '12 x Chicken',
      '     Tikka',
      '     Pizza,',
      '     large',
    ])
  })

  test('Devanagari is broken between letters, never inside one', () => {
    const word = 'क्ष्म्य'.repeat(30)
    const block: ReceiptBlock = {
      kind: 'text',
      text: word,
      align: 'left',
      size: 'large',
      isBold: false,
    }
    const lines = typedLines({ ...paper(block), language: 'hi' }, narrow)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join('')).toBe(word)
    for (const line of lines) expect(line).not.toMatch(/^\p{M}/u)
  })
})
