/**
 * A conversation with a printer that is open: questions, answers, and the news
 * that the line is gone.
 */
import { askStatus } from './commands.ts'
import { ignore } from './lock.ts'
import type { Port } from './ports/port.ts'
import { createStatusReader, reasonsOf } from './status.ts'
import type { PrinterReason } from '../schema/device.ts'

export interface Talk {
  /** Why it does not print, or undefined where it does not answer in `answerMs`. */
  readonly status: (answerMs: number) => Promise<readonly PrinterReason[] | undefined>
  /** From now on, an answer to GS r means that everything so far has been worked through. */
  readonly expectProcessed: () => Promise<'processed'>
  /** Settles with the reason once the line is lost. */
  readonly lost: Promise<{ readonly lost: string }>
}

/** Listens on a port that is about to be opened. */
export const createTalk = (port: Port): Talk => {
  let answer: ((byte: number) => void) | undefined
  let processed: (() => void) | undefined
  const lost = new Promise<{ readonly lost: string }>((resolve) => {
    port.onLost((reason) => resolve({ lost: reason }))
  })
  port.onData(
    createStatusReader(({ kind, byte }) => {
      if (kind === 'realTime') answer?.(byte)
      else processed?.()
    }),
  )

  const ask = async (n: 1 | 2 | 4, answerMs: number): Promise<number | undefined> => {
    const answered = new Promise<number>((resolve) => {
      answer = resolve
    })
    // A write that never ends is a silence like any other.
    const silence = delay(answerMs)
    const written = port.write(Uint8Array.from(askStatus(n))).then(
      () => answered,
      () => undefined,
    )
    const byte = await Promise.race([written, silence.done, lost.then(() => undefined)])
    silence.cancel()
    answer = undefined
    return byte
  }

  return {
    status: async (answerMs) => {
      const printer = await ask(1, answerMs)
      if (printer === undefined) return undefined
      const offline = await ask(2, answerMs)
      const paper = offline === undefined ? undefined : await ask(4, answerMs)
      if (offline === undefined || paper === undefined) return undefined
      return reasonsOf({ printer, offline, paper })
    },
    expectProcessed: () =>
      new Promise((resolve) => {
        processed = () => resolve('processed')
      }),
    lost,
  }
}

export interface Delay {
  readonly done: Promise<undefined>
  /** Ends the waiting now. */
  readonly cancel: () => void
}

/** Waits, and can be told not to. */
export const delay = (ms: number): Delay => {
  let finish: () => void = ignore
  const done = new Promise<undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    finish = () => {
      clearTimeout(timer)
      resolve(undefined)
    }
  })
  return { done, cancel: () => finish() }
}
