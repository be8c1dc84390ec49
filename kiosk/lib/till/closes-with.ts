/** What a till closes with, as the manager who allows it should hear. */
import type { Money } from '../../../schema/money.ts'
import type { CommandResult } from '../../../schema/results.ts'

/**
 * What the last count of the cash is out by, and what an earlier one was where
 * that was out by more: a second count does not undo the first.
 */
export const closesWith = ({
  differences: [cash],
  worst,
}: Pick<CommandResult<'till.count'>, 'differences' | 'worst'>): {
  readonly closesAt: Money
  readonly worst: Money | null
} => {
  const closesAt = cash?.difference ?? 0
  return { closesAt, worst: Math.abs(worst) > Math.abs(closesAt) ? worst : null }
}
