/**
 * What a waiter does to a party, each a command of its own.
 *
 * The rule: a no is said at once in the hub's words, which name how things
 * stand now; what can be taken back offers it for five seconds.
 */
import type { CommandInput, CommandName } from '../../schema/commands.ts'
import { tableName, type SittingDoc } from '../../schema/sitting.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { isAway, send, type SendOptions, type Settled } from '../lib/send.ts'
import { toast } from '../lib/ui/toast.ts'
import { t } from '../lib/words/words.ts'
import { sittingOf, tableOf } from './house.ts'
import { isTaken, type TableView } from './table-state.ts'

/** Sends a command and says what the hub will not do. */
export const tell = async <N extends CommandName>(
  name: N,
  args: CommandInput<N>,
  options?: SendOptions,
): Promise<Settled<N>> => {
  const settled = await send(name, args, options).done
  if (!settled.ok && !settled.isParked)
    toast({ text: sayDeclined(settled), tone: 'stop', seconds: 8 })
  return settled
}

/** Takes the last offer to undo off the screen: what it undid is no longer the last thing done. */
let dropOffer: () => void = () => undefined

/** Says what was done, once it is done or waits here, with the way back. */
const tellBack = async <N extends CommandName>(
  name: N,
  args: CommandInput<N>,
  { text, onUndo }: { readonly text: string; readonly onUndo: () => void },
): Promise<void> => {
  dropOffer()
  const settled = tell(name, args)
  if (isAway()) return void toast({ text: t('floor.saved-here') })
  if ((await settled).ok) dropOffer = toast({ text, tone: 'done', seconds: 5, onUndo })
}

// --- moving and merging ---------------------------------------------------------

/** What putting a party onto a table would do; null where nothing would come of it. */
export type Landing =
  | { readonly kind: 'move'; readonly to: TableView }
  | { readonly kind: 'merge'; readonly to: TableView; readonly into: SittingDoc }

export const landingOf = (from: SittingDoc, to: TableView): Landing | null => {
  if (to.state === 'blocked') return null
  if (from.tableIds.includes(to.table.tableId))
    return from.tableIds.length > 1 ? { kind: 'move', to } : null
  const [into] = to.parties
  if (into === undefined) return { kind: 'move', to }
  return into.state === 'paid' ? null : { kind: 'merge', to, into }
}

export const land = (from: SittingDoc, landing: Landing): void =>
  landing.kind === 'move' ? move(from, landing.to.table.tableId) : merge(from, landing.into)

const move = (from: SittingDoc, tableId: string): void => {
  const { sittingId, label, tableIds } = from
  const [fromTableId = '', ...others] = tableIds
  const back = async (): Promise<void> => {
    const moved = await tell('sitting.move', {
      sittingId,
      tableId: fromTableId,
      fromTableId: tableId,
    })
    for (const other of moved.ok ? others : [])
      await tell('sitting.widen', { sittingId, tableId: other })
  }
  const to = tableName(tableOf(tableId)?.table.number ?? '')
  void tellBack(
    'sitting.move',
    { sittingId, tableId, fromTableId },
    { text: t('floor.moved', { from: label, to }), onUndo: () => void back() },
  )
}

const merge = (from: SittingDoc, into: SittingDoc): void => {
  const { sittingId } = from
  void tellBack(
    'sitting.merge',
    { sittingId, intoId: into.sittingId },
    {
      text: t('floor.merged', { from: from.label, into: into.label }),
      onUndo: () => void tell('sitting.unmerge', { sittingId }),
    },
  )
}

export const widen = (sittingId: string, to: TableView): void => {
  const [kept = ''] = sittingOf(sittingId)?.tableIds ?? []
  if (isTaken(to)) return void toast({ text: t('floor.choose-free'), tone: 'stop' })
  void tellBack(
    'sitting.widen',
    { sittingId, tableId: to.table.tableId },
    {
      text: t('floor.widened', { table: tableName(to.table.number) }),
      onUndo: () => void tell('sitting.move', { sittingId, tableId: kept }),
    },
  )
}

// --- the kitchen and the bill ---------------------------------------------------

export const fireNext = ({ orderId }: SittingDoc): void => void tell('order.fire', { orderId })

/** The food is on the table: all that is ready, or one line. */
export const serve = ({ orderId, label }: SittingDoc, lineIds?: readonly string[]): void => {
  const which = lineIds === undefined ? {} : { lineIds: [...lineIds] }
  void tellBack(
    'order.serve',
    { orderId, ...which },
    {
      text: t('floor.served-at', { table: label }),
      onUndo: () => void tell('order.serve', { orderId, ...which, isServed: false }),
    },
  )
}

/** The guests want to pay. */
export const askBill = ({ sittingId, label }: SittingDoc): void =>
  void tellBack(
    'bill.request',
    { sittingId },
    {
      text: t('floor.bill-asked-for', { table: label }),
      onUndo: () => void tell('bill.request', { sittingId, isWanted: false }),
    },
  )
