/** What every watch is: it looks at the shop by the clock, and what it finds it tells the hub as a command. */
import type { AnyCommandName, CommandArgs } from '../../schema/commands.ts'
import type { Bus } from '../bus/bus.ts'
import type { Database } from '../store/driver.ts'

export interface WatchDeps {
  readonly reader: Database
  readonly bus: Bus
  readonly now: () => number
  readonly newId: () => string
}

/** A watch that has to know who is there. */
export interface PresenceWatchDeps extends WatchDeps {
  /** Whether a device is connected now. */
  readonly isThere: (deviceId: string) => boolean
}

export interface Watch {
  /** Looks once; resolves when what was found is on disk. */
  readonly look: () => Promise<void>
}

/** Gives the hub a command in its own name; resolves once it is on disk or refused. */
export const giver =
  ({ bus, now, newId }: Pick<WatchDeps, 'bus' | 'now' | 'newId'>) =>
  async <N extends AnyCommandName>(name: N, args: CommandArgs<N>): Promise<void> => {
    const command = { v: 1, id: newId(), name, args, sentAt: now() }
    await bus.submit({ deviceId: null, text: JSON.stringify(command) })
  }
