/** What a manager should know of: drawers left open or forced, openings without a sale, cash that differs. */
import type { BillDoc } from '../../schema/bill.ts'
import type { DrawerDoc } from '../../schema/device.ts'
import { ok } from '../../schema/result.ts'
import type { Money } from '../../schema/money.ts'
import {
  cashByRetender,
  movedByRetender,
  retenderNote,
  type RetenderDoc,
} from '../../schema/retender.ts'
import { twiceNote, type TwiceDoc } from '../../schema/twice.ts'
import { notOpened } from '../../schema/till-words.ts'
import type { ExceptionKind, TillDoc, TillMoveDoc, TillReport } from '../../schema/till.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import {
  exceptionById,
  insertException,
  kickSince,
  noteOpen,
  noteShut,
  noteTold,
  openSince,
} from './exceptions.sql.ts'
import { noteLeftOpen, openTill, tillById } from './till.sql.ts'

interface NewException {
  readonly kind: ExceptionKind
  readonly outletId: string
  readonly drawerId?: string | null
  readonly tillId?: string | null
  readonly billId?: string | null
  readonly amount?: number | null
  readonly note?: string
  /** Who allowed this very thing: leave for something else in the same command is none for it. */
  readonly approverId?: string | null
}

const tellException = (tx: Tx, fresh: NewException): void => {
  const exceptionId = tx.newId()
  const { kind, outletId, drawerId = null, tillId = null, billId = null } = fresh
  insertException.run(
    tx.db,
    exceptionId,
    outletId,
    kind,
    drawerId,
    tillId,
    billId,
    fresh.amount ?? null,
    fresh.note ?? '',
    tx.at,
    tx.userId,
    fresh.approverId ?? null,
  )
  const exception = exceptionById(tx.db, exceptionId)
  if (exception === undefined) throw new Error(`exception ${exceptionId} was not kept`)
  tx.emit('exception.noted', {
    key: `exception:${exceptionId}`,
    rev: 1,
    data: exception,
    outletId,
  })
}

/** A drawer that opens this long after its pulse was opened by the pulse. */
const pulseMs = 15_000

/** A drawer has opened or was shut: since when it stands open, and whether anything had asked it to. */
export const heedDrawer = (tx: Tx, { drawerId, outletId, printerId, state }: DrawerDoc): void => {
  if (state !== 'open') {
    noteShut.run(tx.db, drawerId)
    return
  }
  if (noteOpen.run(tx.db, drawerId, tx.at) === 0) return
  if (kickSince.get(tx.db, outletId, tx.at - pulseMs, printerId) !== undefined) return
  tellException(tx, {
    kind: 'drawer-forced',
    outletId,
    drawerId,
    tillId: openTill.get(tx.db, drawerId)?.tillId ?? null,
  })
}

/** A drawer hangs elsewhere now: whether it stands open, nobody knows yet, so it is not told as left open. */
export const heedMoved: Reaction<'drawer.set'> = (tx, { drawerId, state }) => {
  if (state !== 'open') noteShut.run(tx.db, drawerId)
}

/** Drawers that were left open: told once, until they are shut. */
export const forgetDrawers: Handler<'drawer.forget'> = (tx, { outletId, drawerIds }) => {
  for (const drawerId of drawerIds) {
    const stands = openSince.get(tx.db, drawerId)
    // It may have been shut while the hub was looking.
    if (stands === undefined || noteTold.run(tx.db, tx.at, drawerId) === 0) continue
    tellException(tx, {
      kind: 'drawer-open',
      outletId,
      drawerId,
      tillId: openTill.get(tx.db, drawerId)?.tillId ?? null,
      note: String(Math.floor((tx.at - stands.openSince) / 60_000)),
    })
  }
  return ok({})
}

/** The drawer was opened without a sale. */
export const tellNoSale = (tx: Tx, move: TillMoveDoc, drawerId: string): void =>
  tellException(tx, {
    kind: 'no-sale',
    outletId: move.outletId,
    drawerId,
    tillId: move.tillId,
    note: [move.reasonId, move.note].filter((part) => part !== '').join(': '),
    approverId: tx.approverId,
  })

/** A closed till was over or short. */
export const tellDifference = (
  tx: Tx,
  { outletId, drawerId, tillId }: TillDoc,
  { note }: TillReport,
  difference: number,
): void => {
  if (difference === 0) return
  tellException(tx, {
    kind: 'till-difference',
    outletId,
    drawerId,
    tillId,
    amount: difference,
    note,
    approverId: tx.approverId,
  })
}

/** A till began with less than the last close had left; or began not at all, because it was too much less. */
export const tellShortFloat = (
  tx: Tx,
  { outletId, drawerId }: Pick<DrawerDoc, 'outletId' | 'drawerId'>,
  tillId: string | null,
  missing: Money,
): void =>
  tellException(tx, {
    kind: 'float-short',
    outletId,
    drawerId,
    tillId,
    amount: -missing,
    note: tillId === null ? notOpened : '',
    approverId: tx.approverId,
  })

/** Tills that stood open when a business day ended: told once at the end of each. */
export const forgetTills: Handler<'till.forget'> = (tx, { tillIds }) => {
  for (const tillId of tillIds) {
    const till = tillById(tx.db, tillId)
    // It may have been closed while the hub was looking.
    if (till?.state !== 'open' || till.businessDate >= tx.businessDate) continue
    if (noteLeftOpen.run(tx.db, tillId, tx.businessDate) === 0) continue
    const { outletId, drawerId, businessDate } = till
    const note = String(businessDate)
    tellException(tx, { kind: 'till-left-open', outletId, drawerId, tillId, note })
  }
  return ok({})
}

/** Cash that a screen took while it was cut off, for a bill that owed nothing when it came to the hub. */
export const tellUnowed = (
  tx: Tx,
  { outletId, billId, invoice }: Pick<BillDoc, 'outletId' | 'billId' | 'invoice'>,
  { drawerId, amount }: { readonly drawerId: string | null; readonly amount: Money },
): void =>
  tellException(tx, {
    kind: 'offline-unowed',
    outletId,
    drawerId,
    tillId: drawerId === null ? null : (openTill.get(tx.db, drawerId)?.tillId ?? null),
    billId,
    amount,
    note: invoice?.number ?? '',
  })

/** Cash that a screen took while it was cut off is not what the bill came to. */
export const tellOffline = (tx: Tx, bill: BillDoc, drawerId: string | null): void => {
  if (bill.overShort === 0) return
  tellException(tx, {
    kind: 'offline-difference',
    outletId: bill.outletId,
    drawerId,
    tillId: drawerId === null ? null : (openTill.get(tx.db, drawerId)?.tillId ?? null),
    billId: bill.billId,
    amount: bill.overShort,
    note: bill.invoice?.number ?? '',
  })
}

/** A payment was said to be another way of paying: with cash on one side of it, that is how money leaves a drawer unseen. */
export const tellRetender = (
  tx: Tx,
  { outletId, billId, invoice }: Pick<BillDoc, 'outletId' | 'billId' | 'invoice'>,
  retender: RetenderDoc,
  till: Pick<TillDoc, 'tillId' | 'drawerId'> | undefined,
): void =>
  tellException(tx, {
    kind: 'retendered',
    outletId,
    drawerId: till?.drawerId ?? null,
    tillId: till?.tillId ?? null,
    billId,
    amount: cashByRetender(retender) || movedByRetender(retender),
    note: retenderNote(retender, invoice?.number ?? ''),
    approverId: tx.approverId,
  })

/** A guest paid a settled bill once more: until it goes back, the shop owes it. */
export const tellTwice = (
  tx: Tx,
  { outletId, billId, invoice }: Pick<BillDoc, 'outletId' | 'billId' | 'invoice'>,
  came: TwiceDoc,
): void =>
  tellException(tx, {
    kind: 'paid-twice',
    outletId,
    billId,
    amount: came.amount,
    note: twiceNote(came, invoice?.number ?? ''),
    approverId: tx.approverId,
  })
