/** Documents nobody would write, for rules that must hold for all of them. */
import * as fc from 'fast-check'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'

/** Any letters at all, with the bytes printers obey strewn in. */
const wild = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 20 }) },
      { weight: 2, arbitrary: fc.constantFrom(' ', 'काजू कतली', '₹', 'é', 'क्ष्', '🍕') },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '\x1bp\x00\x19\xfa',
          '\x10\x14\x01\x00\x01',
          '\x10\x04\x01',
          '\x1dV\x00',
          '\x1b@',
          '\x1c.',
          '\x0a',
          '\x1d(k\x03\x00',
        ),
      },
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').slice(0, 200))

/** A value: what a bug might make of one, but with letters that can be printed. */
const value = fc.oneof(
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((paise) => (paise / 100).toFixed(2)),
  fc
    .array(
      fc.constantFrom('₹ ', '1,', '23', '\x1bp\x00\x19\xfa', '\x10\x14\x01\x00\x01', '-', 'x'),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join('')),
)

const size = fc.constantFrom('normal' as const, 'large' as const)

const blockOf = (words: fc.Arbitrary<string>): fc.Arbitrary<ReceiptBlock> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('text' as const),
      text: words,
      align: fc.constantFrom('left' as const, 'centre' as const, 'right' as const),
      size,
      isBold: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('pair' as const),
      left: words,
      right: value,
      size,
      isBold: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('item' as const),
      name: words,
      sum: value,
      amount: value,
      details: fc.array(words, { maxLength: 2 }),
    }),
    fc.record({
      kind: fc.constant('columns' as const),
      cells: fc
        .tuple(words, fc.array(value, { maxLength: 3 }))
        .map(([head, figures]) => [head, ...figures]),
      isBold: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('rule' as const), style: fc.constantFrom('thin', 'thick') }),
    fc.record({ kind: fc.constant('qr' as const), data: words, caption: words }),
    fc.record({ kind: fc.constant('space' as const) }),
    fc.record({ kind: fc.constant('banner' as const), text: words }),
  )

const documentOf = (words: fc.Arbitrary<string>): fc.Arbitrary<ReceiptDocument> =>
  fc.record({
    title: fc.constant('A paper'),
    language: fc.constantFrom('en' as const, 'en' as const, 'hi' as const),
    blocks: fc.array(blockOf(words), { minLength: 1, maxLength: 8 }),
  })

export const wildDocument = documentOf(wild)

/** Letters every profile has, so that all of it is typed and can be read back. */
export const plainDocument = documentOf(
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).filter((text) => text.trim() !== ''),
).map((document): ReceiptDocument => ({ ...document, language: 'en' }))
