/**
 * A receipt document: what a piece of paper says, without a byte of any
 * printer's language and without a width. The hub composes it; the bridge lays
 * it out for the printer it has.
 */
import * as v from 'valibot'
import { language, text, type ReadonlyDeep } from './shapes.ts'

const line = text(200)
const align = v.picklist(['left', 'centre', 'right'])
/** `large` is twice as high and wide: a token, a total. */
const size = v.picklist(['normal', 'large'])
/** What belongs to the line above it stands in from the left edge. */
const isIndented = v.exactOptional(v.boolean())

export const receiptBlock = v.variant('kind', [
  /** A paragraph, wrapped to the paper. */
  v.strictObject({
    kind: v.literal('text'),
    text: line,
    align: v.optional(align, 'left'),
    size: v.optional(size, 'normal'),
    isBold: v.optional(v.boolean(), false),
    isIndented,
  }),
  /** A label at the left edge and a value at the right one; the value is never wrapped or cut. */
  v.strictObject({
    kind: v.literal('pair'),
    left: line,
    right: line,
    size: v.optional(size, 'normal'),
    isBold: v.optional(v.boolean(), false),
    isIndented,
  }),
  /** One sold line: name, then `2 x 45.00` and the amount, then its details indented. */
  v.strictObject({
    kind: v.literal('item'),
    name: line,
    sum: line,
    amount: line,
    details: v.optional(v.array(line), []),
  }),
  /** Columns of equal standing, such as the tax summary; the first is left-aligned, the rest right. */
  v.strictObject({
    kind: v.literal('columns'),
    cells: v.pipe(v.array(line), v.maxLength(6)),
    isBold: v.optional(v.boolean(), false),
  }),
  v.strictObject({
    kind: v.literal('rule'),
    style: v.optional(v.picklist(['thin', 'thick']), 'thin'),
  }),
  v.strictObject({
    kind: v.literal('qr'),
    data: v.pipe(v.string(), v.maxLength(400)),
    caption: v.optional(line, ''),
  }),
  v.strictObject({ kind: v.literal('space') }),
  /** Room for a hand, and the line it writes on: half the paper, beside who signs there. */
  v.strictObject({ kind: v.literal('sign'), label: line }),
  /** A warning that must not be overlooked, white on black where the printer can: DUPLICATE. */
  v.strictObject({ kind: v.literal('banner'), text: line }),
])
export type ReceiptBlock = ReadonlyDeep<v.InferOutput<typeof receiptBlock>>

export const receiptDocument = v.strictObject({
  title: line,
  language,
  blocks: v.pipe(v.array(receiptBlock), v.maxLength(800)),
})
export type ReceiptDocument = ReadonlyDeep<v.InferOutput<typeof receiptDocument>>
