/**
 * Plays the commands of a year: the catalogue in its stages, then the sales,
 * some of them in flight at any moment.
 */
import type { AcceptedReply, RefusedReply } from '../../schema/command.ts'
import { moneyToDecimal } from '../../schema/money.ts'
import { refusalWords } from '../../schema/refusals.ts'
import { catalogueOf, saleOf } from './commands.ts'
import type { Office } from './office.ts'
import { PlayStopped } from './stopped.ts'
import { totalOf, type PizzaOrder, type PizzaYear } from './year.ts'

export interface Playing {
  readonly office: Office
  readonly atOnce: number
  /** Ends it in order: what is in flight is answered, and no more is given. */
  readonly stop: AbortSignal
}

/** Sets up the catalogue. Commands that were answered before change nothing now. */
export const playCatalogue = async (year: PizzaYear, playing: Playing): Promise<void> => {
  for (const stage of catalogueOf(year, playing.office.deviceId))
    await inFlight(stage, playing, async (command) => {
      const reply = await playing.office.give(command)
      if (!reply.ok) throw new PlayStopped(`${command.name} was refused: ${wordsOf(reply)}`)
    })
}

/** Books the orders and tells of each when it is in the books. */
export const playOrders = (
  orders: readonly PizzaOrder[],
  playing: Playing,
  onBooked: (order: PizzaOrder) => void,
): Promise<void> =>
  inFlight(orders, playing, async (order) => {
    const reply = await playing.office.give(saleOf(order))
    if (!isBooked(reply, order))
      throw new PlayStopped(
        `The order ${order.orderId} (orders.csv, line ${order.line}) was refused: ${reply.ok ? '' : wordsOf(reply)}`,
      )
    onBooked(order)
  })

/** Booked now, or before: then for the same amount. */
const isBooked = (
  reply: Pick<AcceptedReply, 'ok'> | RefusedReply,
  { lines }: PizzaOrder,
): boolean =>
  reply.ok || (reply.code === 'sale.imported-before' && reply.facts['payable'] === totalOf(lines))

const wordsOf = (refused: RefusedReply): string =>
  refusalWords(refused, 'en', (amount) => moneyToDecimal(amount, 2))

/** Works through a list in its order, so many at once; the first that fails ends all. */
const inFlight = async <T>(
  list: readonly T[],
  { atOnce, stop }: Playing,
  work: (one: T) => Promise<void>,
): Promise<void> => {
  const rest = list[Symbol.iterator]()
  let isOver = false
  const worker = async (): Promise<void> => {
    while (!isOver && !stop.aborted) {
      const next = rest.next()
      if (next.done === true) return
      try {
        await work(next.value)
      } catch (error) {
        isOver = true
        throw error
      }
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
