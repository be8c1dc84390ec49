/**
 * Telling the hub what this wall really shows.
 *
 * The rule: only what a frame has been painted with counts, as a card or among
 * the ones the pager counts. A tab in the background or a screen that has gone
 * to sleep paints nothing, so it says nothing, and the hub prints on paper.
 */
import type { TicketDoc } from '../../schema/ticket.ts'

/** One command names so many at most. */
const atOnce = 100

/** A ticket that is fired after it was held is to be seen anew. */
const nameOf = ({ ticketId, firedAt, state }: TicketDoc): string =>
  `${ticketId} ${state} ${firedAt}`

export interface Seeing {
  /** The wall shows these now. */
  readonly show: (tickets: readonly TicketDoc[]) => void
}

/**
 * @param afterPaint calls back once what is shown now has been painted.
 * @param tell sends one `ticket.see`; false where the hub cannot be told now.
 */
export const createSeeing = (deps: {
  readonly afterPaint: (then: () => void) => void
  readonly tell: (ticketIds: readonly string[]) => boolean
}): Seeing => {
  const told = new Set<string>()
  let shown: readonly TicketDoc[] = []
  let isWaiting = false

  const painted = (): void => {
    isWaiting = false
    const fresh = shown.filter((one) => one.seenAt === null && !told.has(nameOf(one)))
    for (let i = 0; i < fresh.length; i += atOnce) {
      const some = fresh.slice(i, i + atOnce)
      if (!deps.tell(some.map(({ ticketId }) => ticketId))) return
      for (const one of some) told.add(nameOf(one))
    }
  }

  return {
    show: (tickets) => {
      shown = tickets
      const isNews = tickets.some((one) => one.seenAt === null && !told.has(nameOf(one)))
      if (!isNews || isWaiting) return
      isWaiting = true
      deps.afterPaint(painted)
    },
  }
}

/** The frame after the next one: by then what was drawn for the next is on the glass. */
export const afterPaint = (then: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => then()))
}
