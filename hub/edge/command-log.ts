/**
 * One line of the hub's log for each command: which, from where, what became of
 * it and how long it took. Never what it said: arguments hold names and amounts.
 *
 * What was done stands in the database anyway, so it is told of at `debug` only:
 * a memory card should not be written to twice for every sale.
 */
import type { Logger } from 'pino'
import type { BatchDone } from '../bus/bus.ts'
import { outcomeOf } from './metrics.ts'

/** Longer than this, in milliseconds, is worth a look: the disk is slow, or the hub is swamped. */
export const slowMs = 1_000

export const logBatch = (log: Logger, { commands }: BatchDone): void => {
  for (const { submission, id, name, code, ms } of commands) {
    const level =
      outcomeOf(code) === 'failed'
        ? 'error'
        : ms > slowMs
          ? 'warn'
          : code === null
            ? 'debug'
            : 'info'
    if (!log.isLevelEnabled(level)) continue
    log[level](
      {
        command: id,
        name: name || 'unknown',
        device: submission.deviceId ?? 'hub',
        outcome: code ?? 'done',
        ms: Math.round(ms * 10) / 10,
      },
      'command',
    )
  }
}
