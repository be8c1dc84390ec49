/**
 * How far a replay has come. A terminal shows one line that moves; a file or a
 * pipe gets a line for every fiftieth.
 */
import { dayWords } from './compare.ts'
import type { PizzaOrder } from './year.ts'

export interface Progress {
  readonly booked: (order: PizzaOrder) => void
  /** Leaves the moving line as it stands. */
  readonly end: () => void
}

const counted = new Intl.NumberFormat('en')

/** `before` of `total` were there already; the rate counts only what is booked now. */
export const showProgress = (
  out: NodeJS.WriteStream,
  { total, before }: { readonly total: number; readonly before: number },
): Progress => {
  const begun = performance.now()
  let booked = 0
  let lastShown = 0
  const line = ({ date }: PizzaOrder): string => {
    const perSecond = booked / Math.max(0.001, (performance.now() - begun) / 1000)
    const left = Math.round((total - before - booked) / Math.max(0.1, perSecond))
    return `  ${dayWords(date)}  ${counted.format(before + booked)} of ${counted.format(total)} orders  ${counted.format(Math.round(perSecond))} a second  ${left} s left`
  }
  return {
    booked: (order) => {
      booked += 1
      const now = performance.now()
      if (out.isTTY) {
        if (now - lastShown < 100) return
        lastShown = now
        out.write(`\r${line(order)}   `)
      } else if (isFiftieth(before + booked, total)) {
        out.write(`${line(order)}\n`)
      }
    },
    end: () => void (out.isTTY && booked > 0 && out.write('\n')),
  }
}

const isFiftieth = (done: number, total: number): boolean =>
  Math.floor((done * 50) / total) > Math.floor(((done - 1) * 50) / total)
