/**
 * The virtual printer: a printer with a roll of paper and two drawer sockets
 * that exists only in this process.
 *
 * It is driven by bytes like any other and stops like any other: without paper
 * or with its cover open it keeps what it was sent and goes on when it can.
 */
import { ignore } from '../lock.ts'
import { createInterpreter } from './interpreter.ts'
import { createRealTimeScanner, type RealTime } from './real-time.ts'
import { createRoll, type Paper } from './roll.ts'

export interface VirtualPrinter {
  readonly dots: number
  /** Bytes in; answers go to whoever is connected. */
  readonly receive: (bytes: Uint8Array) => void
  readonly onAnswer: (answer: ((byte: number) => void) | undefined) => void
  /** What has come out since the last time, or undefined where that is nothing. */
  readonly takePaper: () => Paper | undefined
  readonly isDrawerOpen: (pin: 2 | 5) => boolean
  /** The drawers that stand open at the start; then a person pushing one shut. */
  readonly setDrawer: (pin: 2 | 5, isOpen: boolean) => void
  readonly onDrawer: (listener: (pin: 2 | 5, isOpen: boolean) => void) => void
  /** `leftDots`: paper that is left before the end, from now. */
  readonly setPaper: (paper: 'enough' | 'near' | 'out', leftDots?: number) => void
  readonly setCover: (isOpen: boolean) => void
  /** Bytes it has been sent and has not worked through. */
  readonly waiting: () => number
  readonly unknown: () => readonly string[]
  readonly pulses: () => number
}

export const createVirtualPrinter = (dots: number): VirtualPrinter => {
  const roll = createRoll(dots)
  const open = new Set<2 | 5>()
  let paper: 'enough' | 'near' | 'out' = 'enough'
  let endsAt = Number.POSITIVE_INFINITY
  let isCoverOpen = false
  let pulses = 0
  let answer: ((byte: number) => void) | undefined
  let tellDrawer: (pin: 2 | 5, isOpen: boolean) => void = ignore

  const isStopped = (): boolean => paper === 'out' || isCoverOpen

  const setDrawer = (pin: 2 | 5, isOpen: boolean): void => {
    if (open.has(pin) === isOpen) return
    if (isOpen) open.add(pin)
    else open.delete(pin)
    tellDrawer(pin, isOpen)
  }
  const pulse = (pin: 2 | 5): void => {
    pulses += 1
    setDrawer(pin, true)
  }

  const interpreter = createInterpreter(roll, {
    onPulse: pulse,
    onAsked: (what) => answer?.(what === 2 ? Number(open.size > 0) : paperSensor(paper)),
    onCut: () => undefined,
  })
  const scan = createRealTimeScanner((found: RealTime) => {
    if (found.kind === 'pulse') pulse(found.pin)
    if (found.kind === 'status') {
      answer?.(statusByte(found.n, { paper, isCoverOpen, isDrawerOpen: open.size > 0 }))
    }
  })

  const work = (): void => {
    while (!isStopped() && interpreter.step()) {
      if (roll.height() >= endsAt) paper = 'out'
    }
  }

  return {
    dots,
    receive: (bytes) => {
      // Work first: what is asked in passing is answered about the state after the bytes before it.
      interpreter.receive(bytes)
      work()
      scan(bytes)
    },
    onAnswer: (listener) => {
      answer = listener
    },
    takePaper: () => {
      endsAt -= roll.height()
      return roll.take()
    },
    isDrawerOpen: (pin) => open.has(pin),
    setDrawer,
    onDrawer: (listener) => {
      tellDrawer = listener
    },
    setPaper: (state, leftDots = Number.POSITIVE_INFINITY) => {
      paper = state
      endsAt = roll.height() + leftDots
      work()
    },
    setCover: (isOpen) => {
      isCoverOpen = isOpen
      work()
    },
    waiting: interpreter.waiting,
    unknown: interpreter.unknown,
    pulses: () => pulses,
  }
}

interface State {
  readonly paper: 'enough' | 'near' | 'out'
  readonly isCoverOpen: boolean
  readonly isDrawerOpen: boolean
}

/** The answer to DLE EOT n, as Epson documents its bits. */
const statusByte = (n: number, { paper, isCoverOpen, isDrawerOpen }: State): number => {
  const fixed = 0x12
  const isOut = paper === 'out'
  if (n === 1) return fixed | (isDrawerOpen ? 0x04 : 0) | (isOut || isCoverOpen ? 0x08 : 0)
  if (n === 2) return fixed | (isCoverOpen ? 0x04 : 0) | (isOut ? 0x20 : 0)
  if (n === 4) return fixed | (paper === 'enough' ? 0 : 0x0c) | (isOut ? 0x60 : 0)
  return fixed
}

/** The answer to GS r 1. */
const paperSensor = (paper: State['paper']): number =>
  paper === 'out' ? 0x0f : paper === 'near' ? 0x03 : 0x00
