/**
 * Decodes ESC/POS bytes into paper, pulses and answers, as a printer would.
 *
 * It knows nothing of how the bytes were made: what comes out is only what
 * they say. Bytes may arrive in any pieces; the paper is the same.
 */
import { encode as encodeQr } from 'uqr'
import { blacken, blankBitmap } from '../bitmap.ts'
import { codePageByNumber } from '../code-pages.ts'
import { cellWidth } from './font-a.ts'
import { parseCommand, type Command } from './parse.ts'
import { shiftOf, type Alignment, type Letter, type Roll } from './roll.ts'

export interface Interpreter {
  /** Takes bytes in without working on them. */
  readonly receive: (bytes: Uint8Array) => void
  /** Carries out the next command; false while there is none that is whole. */
  readonly step: () => boolean
  /** Bytes taken in and not yet worked through. */
  readonly waiting: () => number
  /** Commands nobody here knows, in the order they came. */
  readonly unknown: () => readonly string[]
}

export interface InterpreterEvents {
  readonly onPulse: (pin: 2 | 5) => void
  /** GS r: what it asks for, answered in its turn. */
  readonly onAsked: (what: number) => void
  readonly onCut: () => void
}

interface Style {
  isBold: boolean
  isInverted: boolean
  isUnderlined: boolean
  isSmooth: boolean
  timesWide: number
  timesHigh: number
  align: Alignment
  spacing: number
  page: number
}

const plain = (): Style => ({
  isBold: false,
  isInverted: false,
  isUnderlined: false,
  isSmooth: false,
  timesWide: 1,
  timesHigh: 1,
  align: 'left',
  spacing: 30,
  page: 0,
})

const alignments: readonly Alignment[] = ['left', 'centre', 'right']
const qrLevels = ['L', 'M', 'Q', 'H'] as const

/** An interpreter that prints on `roll`. */
export const createInterpreter = (roll: Roll, events: InterpreterEvents): Interpreter => {
  let pending: Uint8Array = new Uint8Array(0)
  let at = 0
  let style = plain()
  let letters: Letter[] = []
  let qr: { cell: number; level: (typeof qrLevels)[number]; data: Uint8Array } = newQr()
  const unknown: string[] = []

  const endLine = (): void => {
    roll.type(letters, style.align, style.spacing)
    letters = []
  }
  /** Feeding and pictures start at the left edge, so a line begun is put out first. */
  const flush = (): void => {
    if (letters.length > 0) endLine()
  }

  const put = (byte: number): void => {
    const { timesWide } = style
    const used = letters.reduce((sum, letter) => sum + letter.timesWide * cellWidth, 0)
    if (used + timesWide * cellWidth > roll.dots) endLine()
    const { isBold, isInverted, isUnderlined, isSmooth, timesHigh } = style
    const char = charOf(byte, style.page)
    letters.push({ char, isBold, isInverted, isUnderlined, isSmooth, timesWide, timesHigh })
  }

  const printQr = (): void => {
    if (qr.data.length === 0) return
    flush()
    const { data: modules } = encodeQr([...qr.data], { ecc: qr.level, border: 0 })
    const side = modules.length * qr.cell
    const left = shiftOf(style.align, roll.dots - side)
    const picture = blankBitmap(roll.dots, side)
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const isDark = modules[Math.floor(y / qr.cell)]?.[Math.floor(x / qr.cell)]
        if (isDark === true) blacken(picture, left + x, y)
      }
    }
    roll.picture(picture, 'left')
  }

  /** GS ( k, function 49: 65 model, 67 cell, 69 level, 80 content, 81 print. */
  const qrOrder = (params: Uint8Array): void => {
    const [, , , code, fn, value = 0] = params
    if (code !== 49) return
    if (fn === 67) qr = { ...qr, cell: Math.max(1, value) }
    if (fn === 69) qr = { ...qr, level: qrLevels[value - 48] ?? 'L' }
    if (fn === 80) qr = { ...qr, data: params.slice(6) }
    if (fn === 81) printQr()
  }

  const orders: Readonly<Record<string, (params: Uint8Array) => void>> = {
    'ESC @': () => {
      letters = []
      style = plain()
      qr = newQr()
    },
    'ESC 2': () => {
      style.spacing = 30
    },
    'ESC 3': ([dots = 0]) => {
      style.spacing = dots
    },
    'ESC !': ([mode = 0]) => {
      style.isBold = (mode & 0x08) !== 0
      style.isUnderlined = (mode & 0x80) !== 0
      style.timesHigh = (mode & 0x10) === 0 ? 1 : 2
      style.timesWide = (mode & 0x20) === 0 ? 1 : 2
    },
    'ESC -': ([mode = 0]) => {
      style.isUnderlined = mode % 48 !== 0
    },
    'ESC E': ([mode = 0]) => {
      style.isBold = (mode & 1) !== 0
    },
    'ESC G': ([mode = 0]) => {
      style.isBold = (mode & 1) !== 0
    },
    'ESC J': ([dots = 0]) => {
      flush()
      roll.advance(dots)
    },
    'ESC a': ([mode = 0]) => {
      style.align = alignments[mode % 48] ?? style.align
    },
    'ESC d': ([lines = 0]) => {
      flush()
      roll.advance(lines * style.spacing)
    },
    'ESC p': ([pin = 0]) => {
      events.onPulse(pin % 48 === 0 ? 2 : 5)
    },
    'ESC t': ([page = 0]) => {
      style.page = page
    },
    'GS !': ([size = 0]) => {
      style.timesWide = ((size >> 4) & 7) + 1
      style.timesHigh = (size & 7) + 1
    },
    'GS B': ([mode = 0]) => {
      style.isInverted = (mode & 1) !== 0
    },
    'GS b': ([mode = 0]) => {
      style.isSmooth = (mode & 1) !== 0
    },
    'GS V': ([mode = 0, dots = 0]) => {
      flush()
      if (mode >= 65) roll.advance(dots)
      roll.cut()
      events.onCut()
    },
    'GS r': ([what = 0]) => {
      flush()
      events.onAsked(what % 48)
    },
    'GS (': qrOrder,
  }

  const control = (byte: number): void => {
    if (byte === 0x0a) endLine()
    if (byte === 0x09) {
      const next = (Math.floor(letters.length / 8) + 1) * 8
      while (letters.length < next) put(0x20)
    }
  }

  const raster = ({ mode, bytesWide, rows, bits }: Extract<Command, { kind: 'raster' }>): void => {
    flush()
    if (mode % 48 !== 0) {
      unknown.push(`GS v 0 ${mode}`)
      return
    }
    roll.picture({ width: bytesWide * 8, height: rows, bits }, style.align)
  }

  const carryOut = (command: Command): void => {
    switch (command.kind) {
      case 'letter':
        return put(command.byte)
      case 'control':
        return control(command.byte)
      case 'raster':
        return raster(command)
      case 'order':
        return orders[command.name]?.(command.params)
      case 'unknown':
        unknown.push(Buffer.from(command.bytes).toString('hex'))
        return
      case 'realTime':
        return
    }
  }

  return {
    receive: (bytes) => {
      pending = Buffer.concat([pending.subarray(at), bytes])
      at = 0
    },
    step: () => {
      const parsed = parseCommand(pending, at)
      if (parsed === undefined) return false
      at += parsed.length
      carryOut(parsed.command)
      return true
    },
    waiting: () => pending.length - at,
    unknown: () => unknown,
  }
}

const newQr = (): { cell: number; level: (typeof qrLevels)[number]; data: Uint8Array } => ({
  cell: 3,
  level: 'L',
  data: new Uint8Array(0),
})

/** The letter a byte stands for on a code page, as the printer counts them. */
const charOf = (byte: number, page: number): string =>
  byte < 0x80 ? String.fromCharCode(byte) : (codePageByNumber(page)?.upper[byte - 0x80] ?? '\ufffd')
