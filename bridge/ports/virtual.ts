/**
 * The port of a virtual printer: the same conversation as over a wire, with a
 * printer that lives in this process.
 */
import type { VirtualPrinter } from '../virtual/printer.ts'
import { ignore } from '../lock.ts'
import type { Port } from './port.ts'

/** One conversation with a virtual printer. Answers come later, never inside `write`, as on a wire. */
export const createVirtualPort = (printer: VirtualPrinter): Port => {
  let isOpen = false
  let tellData: (bytes: Uint8Array) => void = ignore

  const leave = (): void => {
    isOpen = false
    printer.onAnswer(undefined)
  }
  return {
    open: async () => {
      isOpen = true
      printer.onAnswer((byte) => {
        setImmediate(() => {
          if (isOpen) tellData(Uint8Array.of(byte))
        })
      })
    },
    write: async (bytes) => {
      if (!isOpen) throw new Error('not open')
      printer.receive(bytes)
    },
    onData: (listener) => {
      tellData = listener
    },
    // It is never unplugged.
    onLost: () => undefined,
    close: async () => {
      leave()
      return true
    },
    abort: leave,
  }
}
