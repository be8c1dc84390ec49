/**
 * How much was taken for a sale that is on its way to the hub.
 *
 * The rule: the hub is told `exact` where a tender pays all that is left, so that
 * nobody names a total. Where it will not have the sale after everybody has left,
 * this screen still knows what the guest has paid.
 */
import type { Command } from '../../schema/command.ts'
import { changeKept, recall } from '../lib/outbox-store.ts'
import { takenBy, tendersIn } from '../lib/pay/taken-by.ts'
import type { Tender } from '../lib/pay/tender.ts'

type Rung = readonly (readonly [id: string, tenders: readonly Tender[]])[]

const keptAs = 'counter.rung'
/** More sales than these do not wait for a person. */
const most = 200
let rung: ReadonlyMap<string, readonly Tender[]> = new Map()

/** Remembers what was taken; of cash what stays once its change is given. */
export const noteRung = (id: string, taken: readonly Tender[], change: number): void => {
  const at = taken.findLastIndex(({ kind }) => kind === 'cash')
  const stayed = taken
    .map((one, i) => (i === at ? { ...one, amount: one.amount - change } : one))
    .filter(({ amount }) => amount > 0)
  rung = new Map([...rung, [id, stayed] as const].slice(-most))
  // A screen without a working disk knows it until it is closed.
  changeKept<Rung>(keptAs, (old = []) => [...old, [id, stayed] as const].slice(-most)).catch(
    () => undefined,
  )
}

/** What was taken for a sale: as it was remembered, else as far as the command names it. */
export const rungFor = (command: Command): readonly Tender[] =>
  rung.get(command.id) ?? takenBy(tendersIn(command), 0)

/** Brings back what was remembered before a reload. */
export const recallRung = async (): Promise<void> => {
  const kept = await recall<Rung>(keptAs)
  if (kept !== undefined) rung = new Map([...kept, ...rung])
}
