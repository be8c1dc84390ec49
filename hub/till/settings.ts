/** How an outlet wants its tills kept, and why cash moves in them beside sales. */
import { isForCash } from '../../schema/cash-accounts.ts'
import { isSameName, type Names } from '../../schema/names.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import { reaches } from '../bus/permit.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { putReason, setTillSetting, tillReason, tillReasons, tillSetting } from './settings.sql.ts'

/** Whoever works at several outlets sets each from where they stand. */
export const setTills: Handler<'till.set'> = (tx, args) => {
  const { outletId = tx.outlet.outletId, overShortLimit, drawerOpenMinutes } = args
  if (!reaches(tx, outletId)) return no(refusal('outlet.unknown'))
  setTillSetting.run(tx.db, outletId, overShortLimit, drawerOpenMinutes)
  const setting = tillSetting(tx.db, outletId)
  const { rev } = setting
  tx.emit('till.set', { key: `till-setting:${outletId}`, rev, data: setting, outletId })
  return ok({})
}

/** What a reason is told of the other slices. */
export interface ReasonDeps {
  /** What an account is called; undefined where there is none. */
  readonly accountNames: (accountId: string) => Names | undefined
  /** The reasons are the whole shop's: every outlet hears of them. */
  readonly outletIds: readonly string[]
}

/** Makes a reason or changes it; what has moved for it keeps the name and the account of its day. */
export const setReason = (
  tx: Tx,
  args: CommandArgs<'till-reason.set'>,
  { accountNames, outletIds }: ReasonDeps,
): Result<Done, Refusal> => {
  const { reasonId, names, direction, account, position, isActive } = args
  const before = tillReason(tx.db, reasonId)
  if (before !== undefined && before.direction !== direction)
    return no(refusal('till.reason-direction'))
  const called = accountNames(account)
  if (called === undefined) return no(refusal('till.unknown-account'))
  // One from before may still be taken out of use.
  if (isActive && !isForCash(account, direction))
    return no(refusal('till.control-account', { account: called }))
  const twin = tillReasons(tx.db).find(
    (one) =>
      one.reasonId !== reasonId &&
      one.isActive &&
      one.direction === direction &&
      isSameName(one.names, names),
  )
  if (isActive && twin !== undefined)
    return no(refusal('till.reason-twice', { reason: twin.names }))
  const named = JSON.stringify(names)
  putReason.run(tx.db, reasonId, named, direction, account, position, isActive ? 1 : 0)
  const reason = tillReason(tx.db, reasonId)
  if (reason === undefined) throw new Error(`reason ${reasonId} was not kept`)
  const { rev } = reason
  for (const outletId of outletIds)
    tx.emit('till-reason.set', { key: `till-reason:${reasonId}`, rev, data: reason, outletId })
  return ok({})
}
