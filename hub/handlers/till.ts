/** The verbs of a till, with what it is given of the other slices: drawers, printers, books, rates. */
import type { Language, Names } from '../../schema/names.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { MoneyDoc } from '../../schema/customer.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import type { TillCommandName } from '../../schema/commands/till.ts'
import type { TillMoveDoc, TillReport } from '../../schema/till.ts'
import { movedBy } from '../../schema/paid.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { DrawerDoc } from '../../schema/device.ts'
import type { Money } from '../../schema/money.ts'
import type { Handler, Handlers, Tx } from '../bus/tx.ts'
import { drawerById, drawersOf } from '../devices/devices.sql.ts'
import { copiesOf } from '../devices/jobs.sql.ts'
import { kickDrawer, queueJob } from '../devices/jobs.ts'
import { accountById } from '../ledger/ledger.sql.ts'
import { postEntry } from '../ledger/post.ts'
import { tillCloseEntry, tillMoveEntry, tillOpenEntry } from '../ledger/till-rules.ts'
import { outletsOf } from '../outlets/outlets.sql.ts'
import { bookEarlierCash, cashDrawer, ownDrawer } from './till-drawer.ts'
import { reportDeps, salesDeps } from '../views/till-views.ts'
import { closeTill, countCash } from '../till/close.ts'
import {
  beginTill,
  dropMove,
  openTillOf,
  payMove,
  tillOfDrawer,
  writeMove,
} from '../till/commands.ts'
import {
  forgetDrawers,
  forgetTills,
  heedDrawer,
  heedMoved,
  tellDifference,
  tellNoSale,
  tellOffline,
  tellShortFloat,
  tellUnowed,
} from '../till/exceptions.ts'
import {
  keepBacks,
  keepParts,
  keepReceived,
  keepRefunds,
  keepSale,
  keepUnowed,
  type PartOut,
} from '../till/keep.ts'
import { outBy } from '../till/out.ts'
import { reportPaper } from '../till/paper.ts'
import { reportOf } from '../till/report.ts'
import { setReason, setTills } from '../till/settings.ts'
import { nameOf, openTillHere, tillAtHand, tillHere, whyNotAtHand, worksAt } from '../till/whose.ts'
import { keptReport } from '../till/till.sql.ts'

/** The drawer a command is about: the one it names, or that of the screen it came from. */
const drawerFor = (tx: Tx, drawerId: string | undefined): Result<DrawerDoc, Refusal> => {
  const meant = drawerId ?? tx.sender().drawerId
  if (meant === null) return no(refusal('till.no-drawer'))
  const drawer = drawerById(tx.db, meant)
  return drawer === undefined || drawer.outletId !== tx.outlet.outletId
    ? no(refusal('drawer.unknown'))
    : ok(drawer)
}

const open =
  (isAllowedShort: boolean): Handler<'till.open'> =>
  (tx, args) => {
    const drawer = drawerFor(tx, args.drawerId)
    if (!drawer.ok) return drawer
    if (!worksAt(tx, drawer.value.drawerId)) return no(refusal('till.elsewhere'))
    bookEarlierCash(tx)
    const opened = openTillOf(tx, drawer.value.drawerId, args, isAllowedShort)
    if (!opened.ok) return opened
    const { till, float, beyond, beyondTo } = opened.value
    const missing = Math.max(0, -beyond)
    if (missing > 0) tellShortFloat(tx, drawer.value, till?.tillId ?? null, missing)
    if (till === null) return ok({ tillId: null, float, missing })
    const { tillId, names } = till
    post(tx, tillId, 'open', `Float of ${names.en}`, tillOpenEntry(beyond, beyondTo))
    return ok({ tillId, float, missing })
  }

/** Cash moved for a reason: into the books, and the drawer opens where the person stands. */
const moved = (tx: Tx, move: TillMoveDoc): void => {
  const postings = tillMoveEntry(move)
  postEntry(tx, {
    businessDate: tx.businessDate,
    memo: [move.names.en, move.note].filter((part) => part !== '').join(': '),
    sourceKind: 'till-move',
    sourceId: move.moveId,
    purpose: 'main',
    postings,
  })
  openOwnDrawer(tx, move.tillId)
}

/** The drawer opens by itself for whoever stands at it; nobody opens one next door. */
const openOwnDrawer = (tx: Tx, tillId: string): void => {
  const till = tillHere(tx, tillId)
  const { drawerId } = tx.sender()
  if (till.ok && till.value.drawerId === drawerId) kickDrawer(tx, drawerId, `till:${tillId}`)
}

const payIn: Handler<'till.pay-in'> = (tx, args) => {
  const move = payMove(tx, 'in', args)
  if (move.ok) moved(tx, move.value)
  return move.ok ? ok({}) : move
}

const payOut: Handler<'till.pay-out'> = (tx, args) => {
  const move = payMove(tx, 'out', args)
  if (move.ok) moved(tx, move.value)
  return move.ok ? ok({}) : move
}

const drop: Handler<'till.drop'> = (tx, args) => {
  const move = dropMove(tx, args)
  if (move.ok) moved(tx, move.value)
  return move.ok ? ok({}) : move
}

/** A reason is kept in both languages, as the shop's own reasons are. */
export const noSaleNames = {
  change: { en: 'To give change', hi: 'छुट्टा देने के लिए' },
  count: { en: 'To count', hi: 'गिनने के लिए' },
  check: { en: 'To look', hi: 'देखने के लिए' },
} as const

const noSale: Handler<'till.no-sale'> = (tx, { drawerId, reason, note }) => {
  const drawer = drawerFor(tx, drawerId)
  if (!drawer.ok) return drawer
  const why = whyNotAtHand(tx, drawer.value.drawerId)
  if (why !== null) return no(why)
  const { outletId } = drawer.value
  const tillId = tillOfDrawer(tx, drawer.value.drawerId, outletId)
  const move = writeMove(tx, {
    till: { tillId, outletId },
    kind: 'no-sale',
    amount: 0,
    reason: { reasonId: reason, names: noSaleNames[reason], account: '' },
    note,
  })
  kickDrawer(tx, drawer.value.drawerId, `till:${tillId}`)
  tellNoSale(tx, move, drawer.value.drawerId)
  return ok({})
}

/** X report. Refuses a screen without a printer only where paper was asked for. */
const readOut: Handler<'till.report'> = (tx, { tillId, isPrinted, language }) => {
  const till = tillAtHand(tx, tillId)
  if (!till.ok) return till
  const { printerId } = tx.sender()
  if (isPrinted && printerId === null) return no(refusal('printer.missing'))
  const x = reportOf(tx, till.value, reportDeps(tx.db, till.value))
  if (isPrinted) print(tx, x, { about: `till-x:${tillId}`, copy: 1, language })
  return ok({ report: x })
}

interface Paper {
  readonly about: string
  readonly copy: number
  readonly language: Language | undefined
}

/** Prints a report where the person stands; returns the job, or nothing where there is no printer. */
const print = (tx: Tx, report: TillReport, { about, copy, language }: Paper): string | null => {
  const { printerId } = tx.sender()
  if (printerId === null) return null
  const document = reportPaper({
    report,
    outlet: tx.outlet,
    language: language ?? tx.outlet.language,
    copy,
    nameOf: (userId) => (userId === null ? '' : nameOf(tx, userId)),
  })
  return queueJob(tx, { task: { kind: 'receipt', printerId, document }, about, copy }).jobId
}

const close =
  (isAllowedOver: boolean): Handler<'till.close'> =>
  (tx, args) => {
    const found = openTillHere(tx, args.tillId)
    if (!found.ok) return found
    const closed = closeTill(tx, args, isAllowedOver, reportDeps(tx.db, found.value))
    if (!closed.ok) return closed
    const { till, report: z, difference, deposit } = closed.value
    const { tillId, drawerId, outletId } = till
    const memo = `Z ${z.zNo} of ${till.names.en}`
    post(tx, tillId, 'close', memo, tillCloseEntry(difference, deposit))
    // A second count does not undo the first: the manager hears of the worst.
    tellDifference(tx, till, z, outBy(tx.db, tillId).worst.get('cash') ?? 0)
    const { language, handOverTo } = args
    print(tx, z, { about: `till:${tillId}`, copy: 1, language })
    if (handOverTo !== undefined) {
      const float = till.left ?? 0
      beginTill(tx, { outletId, drawerId, float, openedBy: handOverTo, isConfirmed: true })
    }
    return ok({ report: z })
  }

/** Prints a Z report again. Refuses a till that is still open: it has none yet. */
export const reprintZ: Handler<'till.reprint'> = (tx, { tillId, language }) => {
  const till = tillHere(tx, tillId)
  if (!till.ok) return till
  const z = keptReport(tx.db, tillId)
  if (z === undefined) return no(refusal('till.is-open', { by: nameOf(tx, till.value.openedBy) }))
  const about = `till:${tillId}`
  // The first counts even where it was never printed: the report is the same one.
  const copy = Math.max(1, copiesOf.get(tx.db, about, 'receipt')?.copies ?? 0) + 1
  const jobId = print(tx, z, { about, copy, language })
  return jobId === null ? no(refusal('printer.missing')) : ok({ jobId, copy })
}

const post = (
  tx: Tx,
  sourceId: string,
  purpose: string,
  memo: string,
  postings: ReturnType<typeof tillMoveEntry>,
): void => {
  // An exact count, or a float that was carried: nothing moved.
  if (postings.length === 0) return
  const { businessDate } = tx
  postEntry(tx, { businessDate, memo, sourceKind: 'till', sourceId, purpose, postings })
}

/** Cash moves against whatever does not follow from something else by itself. */
const setReasonHere: Handler<'till-reason.set'> = (tx, args) =>
  setReason(tx, args, {
    accountNames: (accountId) => {
      const account = accountById.get(tx.db, accountId)
      return account && (JSON.parse(account.names) as Names)
    },
    outletIds: outletsOf(tx.db).map(({ outletId }) => outletId),
  })

export const tillHandlers: Pick<Handlers, TillCommandName> = {
  'till.open': open(false),
  'till.open-short': open(true),
  'till.pay-in': payIn,
  'till.pay-out': payOut,
  'till.drop': drop,
  'till.no-sale': noSale,
  'till.report': readOut,
  'till.count': countCash,
  'till.close': close(false),
  'till.close-over': close(true),
  'till.reprint': reprintZ,
  'till.set': setTills,
  'till-reason.set': setReasonHere,
  'drawer.forget': forgetDrawers,
  'till.forget': forgetTills,
}

// --- what follows from sales ---------------------------------------------------------

/** The drawer of whoever takes money; where cash is moved there is one wherever an outlet has any. */
const drawerWith = (tx: Tx, parts: readonly { readonly kind: string }[]): DrawerDoc | undefined => {
  if (!parts.some(({ kind }) => kind === 'cash')) return ownDrawer(tx)
  const drawer = cashDrawer(tx)
  // Where nobody could be asked, it lies in the first one.
  return drawer.ok ? drawer.value : drawersOf(tx.db, tx.outlet.outletId)[0]
}

/** A settled bill, and what was taken for it, belong to the till of the drawer it was taken at. */
export const keepInTill = (tx: Tx, bill: BillDoc): void => {
  const drawer = drawerWith(tx, bill.payments.flatMap(movedBy))
  if (drawer !== undefined) keepSale(tx, bill, drawer, salesDeps(tx.db))
  tellOffline(tx, bill, drawer?.drawerId ?? null)
}

/** Cash kept for a bill that owes nothing is over in the till of the drawer it lies in. */
export const keepUnowedInTill = (tx: Tx, bill: BillDoc, amount: Money): void => {
  const drawer = drawerWith(tx, [{ kind: 'cash' }])
  if (drawer !== undefined) keepUnowed(tx, { billId: bill.billId, amount }, drawer)
  tellUnowed(tx, bill, { drawerId: drawer?.drawerId ?? null, amount })
}

/** So do parts of the money, those that were taken just now and no earlier ones. */
export const keepPartsInTill = (tx: Tx, bill: Pick<BillDoc, 'billId' | 'payments'>): void => {
  const drawer = drawerWith(tx, bill.payments)
  if (drawer !== undefined) keepParts(tx, bill, drawer)
}

/** What of the parts was just given back is out of the till of the drawer it was given from. */
export const keepBacksInTill = (tx: Tx, { billId }: BillDoc, backs: readonly PartOut[]): void => {
  const drawer = drawerWith(tx, backs)
  if (drawer !== undefined) keepBacks(tx, { billId, backs }, drawer)
}

/** What was given back is out of the till of the drawer it was given from. */
export const keepRefundInTill = (tx: Tx, { billId, payments }: RefundDoc): void => {
  const drawer = drawerWith(tx, payments)
  if (drawer !== undefined) keepRefunds(tx, { billId, payments }, drawer)
}

/** So is money that came in for no bill, or went out of a wallet. */
export const keepMoneyInTill = (tx: Tx, { amount, parts }: MoneyDoc): void => {
  const drawer = drawerWith(tx, parts)
  const signed = parts.map((part) => ({
    ...part,
    amount: amount < 0 ? -Math.abs(part.amount) : part.amount,
  }))
  if (drawer !== undefined) keepReceived(tx, signed, drawer)
}

/** So is money that came for a settled bill once more, or went back. */
export const keepTwiceInTill = (
  tx: Tx,
  one: Pick<MoneyDoc['parts'][number], 'kind' | 'amount'>,
): void => {
  const drawer = drawerWith(tx, [one])
  if (drawer !== undefined) keepReceived(tx, [one], drawer)
}

export { heedDrawer, heedMoved }
