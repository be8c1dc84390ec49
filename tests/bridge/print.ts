/** Prints a document on the virtual printer the way the bridge does, and hands over the paper. */
import { encodeLines } from '../../bridge/escpos.ts'
import { layOut } from '../../bridge/layout.ts'
import { lineText, type PaperLine } from '../../bridge/line.ts'
import { loadProfile, type PrinterProfile } from '../../bridge/profile.ts'
import { createVirtualPrinter, type VirtualPrinter } from '../../bridge/virtual/printer.ts'
import type { Paper } from '../../bridge/virtual/roll.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'

export const profileNamed = (name: string): PrinterProfile => {
  const profile = loadProfile(name)
  if (profile === undefined) throw new Error(`no profile ${name}`)
  return profile
}

export interface Printed {
  readonly lines: readonly PaperLine[]
  readonly bytes: Uint8Array
  readonly paper: Paper
  readonly printer: VirtualPrinter
}

/** Feeds bytes to a fresh virtual printer, in pieces of `pieceBytes`. */
export const feedPrinter = (
  bytes: Uint8Array,
  dots: number,
  pieceBytes: number = bytes.length,
): { paper: Paper; printer: VirtualPrinter } => {
  const printer = createVirtualPrinter(dots)
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    printer.receive(bytes.subarray(at, at + pieceBytes))
  }
  const paper = printer.takePaper()
  if (paper === undefined) throw new Error('nothing came out of the printer')
  return { paper, printer }
}

export const print = (document: ReceiptDocument, profile: PrinterProfile): Printed => {
  const lines = layOut(document, profile)
  const bytes = encodeLines(lines, profile)
  return { lines, bytes, ...feedPrinter(bytes, profile.dots) }
}

/** The lines of a layout as text: what a reader would read aloud, rules and codes as marks. */
export const asText = (lines: readonly PaperLine[]): string =>
  lines
    .map((line) => {
      if (line.kind === 'line') {
        const mark = line.size === 'large' ? 'L' : line.setting === 'raster' ? 'r' : ' '
        return `${line.isInverted ? '#' : mark}${line.isBold ? '*' : ' '}|${lineText(line)}`
      }
      if (line.kind === 'rule') return line.style === 'thick' ? '   ====' : '   ----'
      return line.kind === 'qr' ? `   [QR ${line.data}]` : ''
    })
    .join('\n')
