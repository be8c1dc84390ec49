/** Opening a till, what moves in it beside sales, and how an outlet wants its tills kept. */
import type { CommandArgs } from '../../schema/commands.ts'
import type { Money } from '../../schema/money.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import {
  sumOfPieces,
  type Piece,
  type TillDoc,
  type TillMoveDoc,
  type TillMoveKind,
  type TillReasonDoc,
} from '../../schema/till.ts'
import type { Tx } from '../bus/tx.ts'
import {
  confirmTill,
  insertMove,
  insertTill,
  lastTill,
  lastZ,
  openTill,
  tillById,
} from './till.sql.ts'
import { tillReason, tillSetting } from './settings.sql.ts'
import { isOverLimit } from './till.ts'
import { nameOf, tillAtHand } from './whose.ts'

/** The till by its id, where it must be there. */
export const tillNow = (tx: Tx, tillId: string): TillDoc => {
  const till = tillById(tx.db, tillId)
  if (till === undefined) throw new Error(`there is no till ${tillId}`)
  return till
}

export type TillEvent = 'till.opened' | 'till.confirmed' | 'till.counted' | 'till.closed'

export const tellTill = (tx: Tx, kind: TillEvent, tillId: string): TillDoc => {
  const till = tillNow(tx, tillId)
  const { outletId } = till
  tx.emit(kind, { key: `till:${tillId}`, rev: till.rev, data: till, outletId })
  return till
}

interface Opening {
  readonly outletId: string
  readonly drawerId: string
  readonly float: Money
  readonly openedBy: string | null
  readonly isConfirmed: boolean
}

/** Writes a new till and tells of it. */
export const beginTill = (tx: Tx, opening: Opening): TillDoc => {
  const tillId = tx.newId()
  const { outletId, drawerId, float, openedBy, isConfirmed } = opening
  insertTill.run(
    tx.db,
    tillId,
    outletId,
    drawerId,
    tx.businessDate,
    tx.at,
    openedBy,
    float,
    isConfirmed ? tx.at : null,
    isConfirmed ? openedBy : null,
  )
  return tellTill(tx, 'till.opened', tillId)
}

/** What should be in a drawer before anything is counted: what its open till began with, or what the last close left. */
export const carriedIn = (tx: Tx, drawerId: string): Money => {
  const last = lastTill(tx.db, drawerId)
  return (last?.state === 'open' ? last.float : last?.left) ?? 0
}

/**
 * The open till of a drawer. Where there is none one opens by itself, with what
 * the last close left: a sale never waits for it.
 */
export const tillOfDrawer = (tx: Tx, drawerId: string, outletId: string): string =>
  openTill.get(tx.db, drawerId)?.tillId ??
  beginTill(tx, {
    outletId,
    drawerId,
    float: carriedIn(tx, drawerId),
    openedBy: tx.userId,
    isConfirmed: false,
  }).tillId

/** An opened till, and what was counted beyond the float it would have begun with. */
export interface OpenedTill {
  /** null where too much is missing for one person to decide: nothing was opened. */
  readonly till: TillDoc | null
  readonly float: Money
  readonly beyond: Money
  readonly beyondTo: 'safe' | 'over-short'
}

/**
 * Opens the till of a drawer, or confirms the float of one that opened by
 * itself. Refuses one that somebody has opened already and one that was counted.
 * One in which more is missing than the outlet lets one person decide is not opened:
 * what was counted is told, so that counting anew until it fits does not undo it.
 */
export const openTillOf = (
  tx: Tx,
  drawerId: string,
  { float: said, differenceTo }: CommandArgs<'till.open'>,
  isAllowedShort: boolean,
): Result<OpenedTill, Refusal> => {
  const before = lastTill(tx.db, drawerId)
  const isOpen = before?.state === 'open'
  if (isOpen && before.isConfirmed)
    return no(refusal('till.is-open', { by: nameOf(tx, before.openedBy) }))
  // A float that is told after the count could be told to fit it.
  if (isOpen && before.counts > 0) return no(refusal('till.counted'))
  const carried = carriedIn(tx, drawerId)
  const float = said === 'carried' ? carried : sumOfPieces(said)
  const missing = carried - float
  const { outletId } = tx.outlet
  const limit = tillSetting(tx.db, outletId).overShortLimit
  const beyond = float - carried
  if (!isAllowedShort && missing > 0 && isOverLimit(missing, limit))
    return ok({ till: null, float, beyond, beyondTo: 'over-short' })
  const isFirst = (lastZ.get(tx.db, drawerId)?.no ?? 0) === 0
  // Less than a till began to sell with is short: no safe got what is missing.
  const isShort = isOpen && float < carried
  const beyondTo = isShort ? 'over-short' : (differenceTo ?? (isFirst ? 'safe' : 'over-short'))
  if (!isOpen) {
    const till = beginTill(tx, {
      outletId,
      drawerId,
      float,
      openedBy: tx.userId,
      isConfirmed: true,
    })
    return ok({ till, float, beyond, beyondTo })
  }
  confirmTill.run(tx.db, float, tx.at, tx.userId, before.tillId)
  const till = tellTill(tx, 'till.confirmed', before.tillId)
  return ok({ till, float, beyond, beyondTo })
}

interface NewMove {
  readonly till: Pick<TillDoc, 'tillId' | 'outletId'>
  readonly kind: TillMoveKind
  readonly amount: Money
  readonly reason: Pick<TillReasonDoc, 'reasonId' | 'names' | 'account'>
  readonly note: string
}

/** Writes down what moved beside sales, and tells of it. */
export const writeMove = (tx: Tx, { till, kind, amount, reason, note }: NewMove): TillMoveDoc => {
  const { tillId, outletId } = till
  const move: TillMoveDoc = {
    moveId: tx.newId(),
    outletId,
    tillId,
    kind,
    amount,
    reasonId: reason.reasonId,
    names: reason.names,
    note,
    account: reason.account,
    at: tx.at,
    by: tx.userId,
    approvedBy: tx.approverId,
    rev: 1,
  }
  insertMove.run(
    tx.db,
    move.moveId,
    tillId,
    kind,
    kind === 'no-sale' ? '' : 'cash',
    amount,
    null,
    reason.reasonId,
    JSON.stringify(reason.names),
    note,
    reason.account,
    tx.at,
    tx.userId,
    tx.approverId,
  )
  tx.emit('till.moved', { key: `till-move:${move.moveId}`, rev: 1, data: move, outletId })
  return move
}

/** Cash that is no sale, into the drawer or out of it, for a reason. */
export const payMove = (
  tx: Tx,
  direction: 'in' | 'out',
  { tillId, amount, reasonId, note }: CommandArgs<'till.pay-in'>,
): Result<TillMoveDoc, Refusal> => {
  const till = tillAtHand(tx, tillId)
  if (!till.ok) return till
  const reason = tillReason(tx.db, reasonId)
  if (reason?.isActive !== true || reason.direction !== direction)
    return no(refusal('till.unknown-reason'))
  return ok(
    writeMove(tx, {
      till: till.value,
      kind: direction,
      amount: direction === 'in' ? amount : -amount,
      reason,
      note,
    }),
  )
}

const safe = {
  reasonId: '',
  names: { en: 'To the safe', hi: 'तिजोरी में' },
  account: '1020',
} as const

/** Cash out of the drawer into the safe. */
export const dropMove = (
  tx: Tx,
  { tillId, amount, note }: CommandArgs<'till.drop'>,
): Result<TillMoveDoc, Refusal> => {
  const till = tillAtHand(tx, tillId)
  if (!till.ok) return till
  return ok(writeMove(tx, { till: till.value, kind: 'drop', amount: -amount, reason: safe, note }))
}

/** What was counted, the largest first, without the notes there were none of. */
export const realPieces = (counted: readonly Piece[]): readonly Piece[] =>
  counted.filter(({ pieces }) => pieces > 0).toSorted((a, b) => b.value - a.value)
