/**
 * Lays a receipt document out for one width of paper: blocks in, lines out.
 *
 * Everything is placed in columns of the printer's own letters, so that drawn
 * lines and typed lines share their edges. A value is never wrapped and never
 * cut: where it does not fit it is set smaller, and where that would make it
 * unreadable the document is refused.
 */
import type { ReceiptBlock, ReceiptDocument } from '../schema/receipt.ts'
import type { PrinterProfile } from './profile.ts'
import { layTable } from './layout-table.ts'
import {
  asLabel,
  asValue,
  lineOf,
  roomFor,
  squeezed,
  unitsOf,
  wrap,
  type Cell,
  type Face,
  type Paper,
  type PaperLine,
  type Setup,
} from './line.ts'
import type { Setting } from './text.ts'

/** Breathing space, in dots, between two parts of a receipt. */
const gapDots = 16

/** Breathing space, in dots, between one sold line and the next. */
const itemGapDots = 6

/**
 * The lines of a document on this paper. Throws `UnprintableError` where a
 * value has a character nobody can print or is too wide for the paper.
 */
export const layOut = (
  document: ReceiptDocument,
  profile: PrinterProfile,
): readonly PaperLine[] => {
  // Most lines of a Hindi paper must be drawn; the others are too, so that all figures are of one face.
  const paper: Paper = document.language === 'hi' ? { ...profile, codePage: null } : profile
  const lines: PaperLine[] = []
  const { blocks } = document
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (block === undefined) break
    if (block.kind !== 'columns') {
      const isNextItem = block.kind === 'item' && blocks[index - 1]?.kind === 'item'
      if (isNextItem) lines.push({ kind: 'feed', dots: itemGapDots })
      lines.push(...layBlock(block, paper))
      continue
    }
    // Rows that follow one another are one table and share their edges.
    const rows = [block]
    for (;;) {
      const next = blocks[index + 1]
      if (next?.kind !== 'columns' || next.cells.length !== block.cells.length) break
      rows.push(next)
      index += 1
    }
    lines.push(...layTable(rows, paper))
  }
  return lines
}

type Block<K extends ReceiptBlock['kind']> = Extract<ReceiptBlock, { kind: K }>

const layBlock = (
  block: Exclude<ReceiptBlock, Block<'columns'>>,
  paper: Paper,
): readonly PaperLine[] => {
  if (block.kind === 'text') return layText(block, paper)
  if (block.kind === 'pair') return layPair(block, paper)
  if (block.kind === 'item') return layItem(block, paper)
  if (block.kind === 'banner') return layBanner(block, paper)
  if (block.kind === 'rule') return [{ kind: 'rule', style: block.style }]
  if (block.kind === 'sign') return laySign(block, paper)
  if (block.kind === 'space') return [{ kind: 'feed', dots: gapDots }]
  return layQr(block, paper)
}

const layText = (block: Block<'text'>, paper: Paper): readonly PaperLine[] => {
  const face: Face = { size: block.size, isBold: block.isBold }
  const { text, setting } = asLabel(block.text, paper)
  if (block.align === 'left' && block.isIndented === true)
    return layIndented(text, { face, setting, paper })
  const count = block.align === 'left' ? (/^\d[\d.,]* ?[x×] /u.exec(text)?.[0] ?? '') : ''
  if (count !== '') return layCounted(count.trim(), text.slice(count.length), setting, face, paper)
  return layRows(text, block.align, { face, setting, paper })
}

const layIndented = (text: string, set: Setup): readonly PaperLine[] => {
  const width = roomFor(set.face, set.paper) - indent
  return wrap(text, width, set).map((row) =>
    lineOf([{ text: row, at: indent, width, align: 'left' }], set.setting, set.face),
  )
}

const layRows = (text: string, align: Cell['align'], set: Setup): readonly PaperLine[] => {
  const width = roomFor(set.face, set.paper)
  return wrap(text, width, set).map((row) =>
    lineOf([{ text: row, at: 0, width, align }], set.setting, set.face),
  )
}

/** `2 x Masala Dosa`: where the name is wrapped, it stays clear of the number a cook looks for. */
const layCounted = (
  count: string,
  name: string,
  setting: Setting,
  face: Face,
  paper: Paper,
): readonly PaperLine[] => {
  const set = { face, setting, paper }
  const width = roomFor(face, paper)
  const needed = unitsOf(`${count} `, set)
  const at = needed <= width / 2 ? needed : 0
  if (at === 0) return layRows(`${count} ${name}`, 'left', set)
  return wrap(name, width - at, set).map((text, row) =>
    lineOf(
      [
        { text: row === 0 ? count : '', at: 0, width: at, align: 'left' },
        { text, at, width: width - at, align: 'left' },
      ],
      setting,
      face,
    ),
  )
}

const layPair = (block: Block<'pair'>, paper: Paper): readonly PaperLine[] => {
  const face: Face = { size: block.size, isBold: block.isBold }
  const value = asValue(block.right, paper)
  const isTooWide = unitsOf(value.text, { ...value, face, paper }) > roomFor(face, paper)
  const fitting: Face = isTooWide ? { ...face, size: 'normal' } : face
  return layValue(block.left, block.right, fitting, paper, block.isIndented === true ? indent : 0)
}

/** A label with its value at the right edge, beside the label's last line. */
const layValue = (
  left: string,
  right: string,
  face: Face,
  paper: Paper,
  indent = 0,
): readonly PaperLine[] => {
  const width = roomFor(face, paper)
  const label = asLabel(left, paper)
  const value = squeezed(asValue(right, paper), width - indent, face, paper)
  const isDrawn = label.setting === 'raster' || value.setting === 'raster'
  const setting: Setting = isDrawn ? 'raster' : 'text'
  const set = { face, setting, paper }
  const valueWidth = Math.min(width - indent, unitsOf(value.text, set))
  const place = {
    text: value.text,
    at: width - valueWidth,
    width: valueWidth,
    align: 'right',
  } as const
  const labelAt = (text: string, room: number) =>
    ({ text, at: indent, width: room, align: 'left' }) as const

  const gap = face.size === 'large' ? 1 : 2
  const besideRoom = width - indent - (valueWidth === 0 ? 0 : valueWidth + gap)
  // A label that a line of its own holds is not broken for its value. A longer one has the value beside
  // its last line, where it would not fall apart into a narrow column there, or a number of it break.
  const needed = unitsOf(label.text, set)
  const longestWord = Math.max(...label.text.split(' ').map((word) => unitsOf(word, set)))
  const isBeside =
    needed <= besideRoom ||
    (needed > width - indent &&
      longestWord <= besideRoom &&
      besideRoom >= Math.max(8, Math.floor(width / 3)))
  const room = isBeside ? besideRoom : width - indent
  const rows = wrap(label.text, room, set)
  const last = isBeside ? rows.at(-1) : undefined
  const above = isBeside ? rows.slice(0, -1) : rows
  return [
    ...above.map((text) => lineOf([labelAt(text, room)], setting, face)),
    ...(last === undefined && value.text === ''
      ? []
      : [lineOf([...(last === undefined ? [] : [labelAt(last, room)]), place], setting, face)]),
  ]
}

const plain: Face = { size: 'normal', isBold: false }

/** How far the sum and the details of a sold line stand in from its name, in columns. */
const indent = 2

const layItem = (block: Block<'item'>, paper: Paper): readonly PaperLine[] => {
  const name = asLabel(block.name, paper)
  const details = block.details.flatMap((detail) => {
    const { text, setting } = asLabel(detail, paper)
    return layIndented(text, { face: plain, setting, paper })
  })
  // Without a sum the amount stands beside the name; there is nothing to put between them.
  if (block.sum === '') return [...layValue(block.name, block.amount, plain, paper), ...details]
  return [
    ...layRows(name.text, 'left', { face: plain, setting: name.setting, paper }),
    ...laySum(block, paper),
    ...details,
  ]
}

const laySum = ({ sum, amount }: Block<'item'>, paper: Paper): readonly PaperLine[] => {
  // The sum is money too, so unlike a name it is refused rather than printed with a gap.
  asValue(sum, paper)
  return layValue(sum, amount, plain, paper, indent)
}

/** Broken into as few rows as there must be, of about the same width; no row ends in the dot between two languages. */
const evenly = (text: string, width: number, set: Setup): readonly string[] => {
  const rows = wrap(text, width, set)
  let narrow = width
  while (narrow > 1 && wrap(text, narrow - 1, set).length === rows.length) narrow -= 1
  return wrap(text, narrow, set).map((row) => row.replace(/ ·$/u, ''))
}

const layBanner = ({ text: words }: Block<'banner'>, paper: Paper): readonly PaperLine[] => {
  const face: Face = { size: 'large', isBold: true }
  const { text, setting } = asLabel(words, paper)
  const width = roomFor(face, paper)
  const rows = evenly(text, width, { face, setting, paper })
  return [
    ...rows.map((line) => ({
      ...lineOf([{ text: line, at: 0, width, align: 'centre' }], setting, face),
      isInverted: true,
    })),
    { kind: 'feed', dots: gapDots / 2 },
  ]
}

/** A hand needs a centimetre. */
const signDots = 80

const laySign = ({ label }: Block<'sign'>, paper: Paper): readonly PaperLine[] => {
  const { text, setting } = asLabel(label, paper)
  const set = { face: plain, setting, paper }
  const width = roomFor(plain, paper)
  const half = Math.floor(width / 2)
  const room = width - half - 1
  const rows = wrap(text, room, set)
  return [
    { kind: 'feed', dots: signDots },
    ...rows.map((row, i) =>
      lineOf(
        [
          { text: row, at: 0, width: room, align: 'left' },
          {
            text: i < rows.length - 1 ? '' : strokes(half, set),
            at: width - half,
            width: half,
            align: 'right',
          },
        ],
        setting,
        plain,
      ),
    ),
  ]
}

/** A line of the printer’s own letters, or of drawn ones, as long as so many units. */
const strokes = (units: number, set: Setup): string => {
  let line = '_'
  while (unitsOf(`${line}_`, set) <= units) line += '_'
  return line
}

const layQr = ({ data, caption }: Block<'qr'>, paper: Paper): readonly PaperLine[] => {
  const code: PaperLine = { kind: 'qr', data: data.replace(/\p{Cc}/gu, '') }
  const words: Block<'text'> = {
    kind: 'text',
    text: caption,
    align: 'centre',
    size: 'normal',
    isBold: false,
  }
  return [code, ...(caption === '' ? [] : layText(words, paper))]
}
