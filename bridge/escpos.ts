/**
 * Lines of paper as the bytes of an ESC/POS printer.
 *
 * Pure: the same lines and the same profile give the same bytes. Nothing here
 * asks the printer anything; see printer.ts for the conversation.
 */
import { codePages } from './code-pages.ts'
import {
  alignCentre,
  alignLeft,
  cut,
  feed,
  initialise,
  letterSize,
  lineSpacing,
  qrCode,
} from './commands.ts'
import { lineText, roomFor, type Cell, type PaperLine, type TextLine } from './line.ts'
import type { PrinterProfile } from './profile.ts'
import { drawLine, drawQr, drawRule, planQr, toBands } from './raster.ts'
import { createTextEncoder, type EncodeText } from './typed.ts'

/** White, in dots, above and below a rule. */
const ruleMargin = 9

/** Rows of letters of double height, and the white below them. */
const largeExtra = 24

/** The bytes of one piece of paper: initialised, printed, fed out and cut. */
export const encodeLines = (lines: readonly PaperLine[], profile: PrinterProfile): Uint8Array => {
  const encodeText = createTextEncoder(profile.codePage)
  return Buffer.concat([
    Uint8Array.from(initialise(profile, codePages[profile.codePage].page)),
    ...lines.map((line) => encodeLine(line, profile, encodeText)),
    Uint8Array.from([...feed(profile.feedDots), ...cut(profile.cutter)]),
  ])
}

const encodeLine = (
  line: PaperLine,
  profile: PrinterProfile,
  encodeText: EncodeText,
): Uint8Array => {
  if (line.kind === 'feed') return Uint8Array.from(feed(line.dots))
  if (line.kind === 'rule') return around(toBands(drawRule(line.style, profile.dots)), ruleMargin)
  if (line.kind === 'qr') return encodeQr(line.data, profile)
  return line.setting === 'raster'
    ? toBands(drawLine(line, profile))
    : encodeTyped(line, profile, encodeText)
}

const around = (bytes: Uint8Array, margin: number): Uint8Array =>
  Buffer.concat([Uint8Array.from(feed(margin)), bytes, Uint8Array.from(feed(margin))])

const encodeQr = (data: string, profile: PrinterProfile): Uint8Array => {
  const plan = planQr(data, profile.dots)
  const code = profile.hasNativeQr
    ? Uint8Array.from([...alignCentre, ...qrCode(Buffer.from(data), plan.cell), ...alignLeft])
    : toBands(drawQr(plan, profile.dots))
  // Four modules of white are part of the code: a camera finds it by them.
  return around(code, plan.cell * 4)
}

/** Every line sets what differs from plain text and takes it back, so that no state leaks. */
const encodeTyped = (
  line: TextLine,
  profile: PrinterProfile,
  encodeText: EncodeText,
): Uint8Array => {
  const isLarge = line.size === 'large'
  const room = roomFor(line, profile)
  const aligned = line.isInverted ? undefined : alone(line.cells, room)
  const letters = aligned?.text ?? lineText(line)
  const text = line.isInverted ? letters.padEnd(room) : letters
  // Bars of white on black touch one another; other lines keep their distance.
  const spacing = line.isInverted
    ? isLarge
      ? 48
      : 24
    : profile.lineDots + (isLarge ? largeExtra : 0)
  const isSpaced = spacing !== profile.lineDots
  return Buffer.concat([
    Uint8Array.from([
      ...(isLarge ? letterSize('large') : []),
      ...(isSpaced ? lineSpacing(spacing) : []),
    ]),
    encodeText((builder) => {
      if (line.isBold) builder.bold(true)
      if (line.isInverted) builder.invert(true)
      if (aligned?.align === 'centre') builder.alignCenter()
      if (aligned?.align === 'right') builder.alignRight()
      builder.println(text)
      if (aligned !== undefined) builder.alignLeft()
      if (line.isInverted) builder.invert(false)
      if (line.isBold) builder.bold(false)
    }),
    Uint8Array.from([
      ...(isLarge ? letterSize('normal') : []),
      ...(isSpaced ? lineSpacing(profile.lineDots) : []),
    ]),
  ])
}

/** The one cell of a line that is aligned as a whole, which the printer does to half a letter. */
const alone = (cells: readonly Cell[], room: number): Cell | undefined => {
  const [cell, ...others] = cells
  if (cell === undefined || others.length > 0) return undefined
  return cell.align !== 'left' && cell.at === 0 && cell.width === room ? cell : undefined
}
