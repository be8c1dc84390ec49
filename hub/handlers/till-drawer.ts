/**
 * Whose drawer cash goes into, or comes out of. The books’ cash is what lies in
 * the drawers, so none of it is ever in nobody’s till.
 */
import type { DrawerDoc } from '../../schema/device.ts'
import type { CommandArgs, CommandName } from '../../schema/commands.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { CommandResult } from '../../schema/results.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { drawerById, drawersOf } from '../devices/devices.sql.ts'
import { heldInBooks, postEntry } from '../ledger/post.ts'
import { earlierCashEntry } from '../ledger/till-rules.ts'
import { firstTill } from '../till/till.sql.ts'
import { worksAt } from '../till/whose.ts'

/** The drawer a command names beside what it says: a screen the one it stood at then, whatever it stands at now. */
const namedDrawer = ({ command }: Tx): string | undefined =>
  (command.args as { readonly drawerId?: string }).drawerId

/** The drawer of whoever takes money, where it has one: a tablet or a program has none. */
export const ownDrawer = (tx: Tx): DrawerDoc | undefined => {
  const drawerId = namedDrawer(tx) ?? tx.device?.drawerId ?? null
  const drawer = drawerId === null ? undefined : drawerById(tx.db, drawerId)
  return drawer?.outletId === tx.outlet.outletId ? drawer : undefined
}

/**
 * The drawer that cash of a command is in: the one it names, that of its screen,
 * or the only one there is; at an outlet without any it is kept elsewhere.
 * Refuses where there are several and nobody has said which.
 */
export const cashDrawer = (tx: Tx): Result<DrawerDoc | undefined, Refusal> => {
  const { outletId } = tx.outlet
  const own = ownDrawer(tx)
  if (own !== undefined) return ok(own)
  if (namedDrawer(tx) !== undefined) return no(refusal('drawer.unknown'))
  const all = drawersOf(tx.db, outletId)
  return all.length > 1 ? no(refusal('till.which')) : ok(all[0])
}

/** A command of which cash may be moved. @param isCash whether some was, by what it took and answered. */
export const withTill =
  <N extends CommandName>(
    handler: Handler<N>,
    isCash: (args: CommandArgs<N>, answer: CommandResult<N>) => boolean,
  ): Handler<N> =>
  (tx, args) => {
    const said = ownDrawer(tx)
    // What was kept while the screen was away lies in the drawer it stood at then.
    if (said !== undefined && !isKept(tx) && !worksAt(tx, said.drawerId))
      return no(refusal('till.elsewhere'))
    const answer = handler(tx, args)
    if (!answer.ok || !isCash(args, answer.value)) return answer
    const drawer = cashDrawer(tx)
    return drawer.ok ? answer : drawer
  }

interface Tendered {
  readonly tenders: readonly {
    readonly kind: string
    readonly kept?: number | undefined
    readonly isOverInCash?: boolean | undefined
  }[]
}
interface PaidBack {
  readonly payments: readonly { readonly kind: string }[]
}

/** Whether cash is taken, or goes back on another tender. What a screen took while it was away from the hub is taken, and nobody is asked. */
export const takesCash = ({ tenders }: Tendered): boolean =>
  tenders.some(({ kind, isOverInCash }) => kind === 'cash' || isOverInCash === true) &&
  !areKept({ tenders })

/** Whether a screen took them while it was away from the hub: nothing opens or prints for that any more. */
export const areKept = ({ tenders }: Tendered): boolean =>
  tenders.some(({ kept }) => kept !== undefined)

/** Whether cash was given back. */
export const givesCash = (_args: unknown, { payments }: PaidBack): boolean =>
  payments.some(({ kind }) => kind === 'cash')

/** Whether some of what was paid in parts goes back out of the drawer. */
export const givesBackCash = (
  _args: unknown,
  { back = [] }: { readonly back?: PaidBack['payments'] },
): boolean => back.some(({ kind }) => kind === 'cash')

/** Whether the command that is being done took its money so. */
export const isKept = ({ command }: Tx): boolean =>
  areKept({ tenders: [], ...(command.args as Partial<Tendered>) })

/**
 * Cash that was sold before there were tills lies in no drawer any more: before
 * the first till of an outlet takes any, the books move it to the safe.
 */
export const bookEarlierCash = (tx: Tx): void => {
  const { outletId } = tx.outlet
  if (firstTill.get(tx.db, outletId) !== undefined) return
  if (drawersOf(tx.db, outletId).length === 0) return
  const held = heldInBooks(tx, '1010')
  if (held === 0) return
  postEntry(tx, {
    businessDate: tx.businessDate,
    memo: 'Cash of the time before tills',
    sourceKind: 'outlet',
    sourceId: outletId,
    purpose: 'before-tills',
    postings: earlierCashEntry(held),
  })
}
