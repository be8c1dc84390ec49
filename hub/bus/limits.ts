/** An outbox does not live longer than this, so replies are kept as long and no older command is taken. */
export const commandLifeMs = 14 * 24 * 3_600_000

/** A clock that has gone back by less than this is waited out by standing still; beyond it a person must look. */
export const clockPatienceMs = 24 * 3_600_000

/** Commands that wait at the same moment share one fsync, up to this many. */
export const batchMax = 256

/** No command nests deeper; one that does would exhaust the stack when it is written down again. */
const levelsMax = 16

/** Whether something from outside is nested deeper than any command is. */
export const isTooDeep = (value: unknown, levels = levelsMax): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1)))
