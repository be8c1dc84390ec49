/**
 * What a till is out by when it closes, and what of it takes a second person.
 *
 * The rule: each way of paying is judged by its worst count, so that counting anew
 * until it fits undoes nothing; and what was sold away from the hub and not paid is
 * missing too, although nobody counts it: the drawer is not expected to have it.
 */
import type { Money } from '../../schema/money.ts'
import type { TillDifference } from '../../schema/till.ts'
import type { Database } from '../store/driver.ts'
import { everyCount, keptShort } from './till.sql.ts'
import { isOverLimit, worstOf } from './till.ts'

export interface TillOut {
  /** By each way of paying that was counted, cash first. */
  readonly worst: ReadonlyMap<string, Money>
  /** What the last count of the cash is out by; nothing before there is one. */
  readonly last: Money
  /** Of what was sold away from the hub; above zero. */
  readonly unpaid: Money
}

/** What a till is out by up to now. */
export const outBy = (db: Database, tillId: string): TillOut => {
  const counts = everyCount.all(db, tillId)
  const worst = new Map([['cash', worstOf(counts.map(({ difference }) => difference))]])
  for (const { others } of counts)
    for (const { kind, difference } of JSON.parse(others) as readonly TillDifference[])
      worst.set(kind, worstOf([worst.get(kind) ?? 0, difference]))
  return {
    worst,
    last: counts.at(-1)?.difference ?? 0,
    unpaid: 0 - (keptShort.get(db, tillId)?.amount ?? 0),
  }
}

/** What was sold away from the hub and not paid, as `beyondLimit` names it beside the ways of paying. */
export const unpaidKept = 'unpaid'

/** What takes a second person: ways of paying that are out by more than the limit, and what was never paid. */
export const beyondLimit = ({ worst, unpaid }: TillOut, limit: Money): readonly string[] => {
  const ways = [...worst].filter(([, amount]) => isOverLimit(amount, limit)).map(([kind]) => kind)
  // Two that are each too small to be asked for are not, together.
  const withShort = unpaid - Math.min(0, worst.get('cash') ?? 0)
  const isUnpaid = unpaid > 0 && isOverLimit(withShort, limit)
  return isUnpaid ? [...ways, unpaidKept] : ways
}
