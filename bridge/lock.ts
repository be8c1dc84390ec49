/** One at a time: a printer takes one conversation, whoever wants to talk to it. */

export interface Lock {
  /** Waits for its turn, `urgent` ahead of others who wait; the turn ends when the returned function is called. */
  readonly acquire: (isUrgent?: 'urgent') => Promise<() => void>
  /** Takes the turn if nobody has it, or returns undefined. */
  readonly tryAcquire: () => (() => void) | undefined
}

export const createLock = (): Lock => {
  let isTaken = false
  const waiting: (() => void)[] = []

  const release = (): void => {
    const next = waiting.shift()
    if (next === undefined) isTaken = false
    else next()
  }
  const once = (): (() => void) => {
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      release()
    }
  }
  return {
    acquire: async (isUrgent) => {
      if (isTaken) {
        await new Promise<void>((resolve) => {
          if (isUrgent === undefined) waiting.push(resolve)
          else waiting.unshift(resolve)
        })
      }
      isTaken = true
      return once()
    },
    tryAcquire: () => {
      if (isTaken) return undefined
      isTaken = true
      return once()
    },
  }
}

export interface Bell {
  /** Resolves at the next ring. */
  readonly next: () => Promise<undefined>
  readonly ring: () => void
}

/** Does nothing, for whoever has not been given something to do. */
export const ignore = (): void => undefined

/** Wakes everybody who waits for something to have changed. */
export const createBell = (): Bell => {
  let ring: () => void = ignore
  let rung = new Promise<undefined>((resolve) => {
    ring = () => resolve(undefined)
  })
  return {
    next: () => rung,
    ring: () => {
      const wake = ring
      rung = new Promise<undefined>((resolve) => {
        ring = () => resolve(undefined)
      })
      wake()
    },
  }
}
