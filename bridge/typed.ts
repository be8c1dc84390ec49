/**
 * Typed text as bytes, by node-thermal-printer.
 *
 * The library is a byte builder here and nothing else: it is given no
 * interface, and only those of its bytes are used that are right. What it gets
 * wrong (drawer, size, QR, cut, line breaks) is in commands.ts, and a test pins
 * each of its faults so that a new release is looked at.
 */
import ntp from 'node-thermal-printer'
import { codePages, isOnPage, type CodePageName } from './code-pages.ts'

const { BreakLine, CharacterSet, PrinterTypes, ThermalPrinter } = ntp

/** What of the library is used. */
export interface TextBuilder {
  readonly bold: (isOn: boolean) => void
  readonly invert: (isOn: boolean) => void
  readonly alignLeft: () => void
  readonly alignCenter: () => void
  readonly alignRight: () => void
  readonly println: (text: string) => void
}

/** Runs `build` and returns the bytes it made. */
export type EncodeText = (build: (builder: TextBuilder) => void) => Uint8Array

/** One encoder for one job: the library carries state from call to call. */
export const createTextEncoder = (page: CodePageName): EncodeText => {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: '',
    // Without one, every letter beyond ASCII is an error on the console.
    characterSet: CharacterSet[codePages[page].encoderName],
    // Its own line breaking drops empty lines and counts halves of letters.
    breakLine: BreakLine.NONE,
  })
  const builder: TextBuilder = {
    bold: (isOn) => printer.bold(isOn),
    invert: (isOn) => printer.invert(isOn),
    alignLeft: () => printer.alignLeft(),
    alignCenter: () => printer.alignCenter(),
    alignRight: () => printer.alignRight(),
    // A letter off the page would make it switch pages behind our back.
    println: (text) =>
      printer.println(Array.from(text, (char) => (isOnPage(char, page) ? char : '')).join('')),
  }
  return (build) => {
    printer.setBuffer(Buffer.alloc(0))
    build(builder)
    return Uint8Array.from(printer.getBuffer())
  }
}
