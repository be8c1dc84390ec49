/** Giving money back, with what billing is told of the kitchen, and what follows for it. */
import type { BillDoc } from '../../schema/bill.ts'
import type { Names } from '../../schema/names.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import type { RefundCommandName } from '../../schema/commands/refund.ts'
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import { billById } from '../billing/bills.sql.ts'
import { creditNoteOf } from '../billing/credit-note.ts'
import { refundBill, undoBill } from '../billing/refund.ts'
import { refundById } from '../billing/refund.sql.ts'
import type { Handler, Handlers, Reaction, Tx } from '../bus/tx.ts'
import { giveBack } from '../catalogue/eighty-six.ts'
import { asOfToday } from '../customers/owners.ts'
import { openDrawer, printPaper, queueJob } from '../devices/jobs.ts'
import { copiesOf } from '../devices/jobs.sql.ts'
import { isUntouched } from './floor.ts'
import { creditNoteAt } from '../papers/invoice-paper.ts'
import { tellTakenOff } from '../kitchen/change.ts'
import { letOrderGo } from '../orders/commands.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { orderById } from '../orders/orders.sql.ts'
import { keepSlips } from './slips.ts'
import { outletById } from '../outlets/outlets.sql.ts'
import { givesCash, withTill } from './till-drawer.ts'

const depsOf = (tx: Tx) => ({
  linesOf: billedLinesOf,
  asOfToday: asOfToday(tx),
  outletNames: (outletId: string): Names => outletById(tx.db, outletId)?.names ?? { en: '?' },
})

/** What nobody has begun to make can be sold again; what the kitchen has made cannot. */
const fateOf =
  (tx: Tx) =>
  (bill: BillDoc): RefundDoc['lines'] => {
    const made = orderById(tx.db, bill.orderId)?.lines ?? []
    return bill.lines.map(({ lineId, qtyMilli }) => {
      const line = made.find((one) => one.lineId === lineId)
      return {
        lineId,
        qtyMilli,
        fate: line !== undefined && isUntouched(line) ? 'restock' : 'waste',
      }
    })
  }

const about = (refundId: string): string => `refund:${refundId}`

/** Prints a credit note once more where the person stands. Refuses a screen without a printer. */
export const reprintCreditNote: Handler<'refund.reprint'> = (tx, { refundId, language }) => {
  const refund = refundById(tx.db, refundId)
  if (refund === undefined || refund.outletId !== tx.outlet.outletId)
    return no(refusal('refund.unknown'))
  const { printerId } = tx.sender()
  if (printerId === null) return no(refusal('printer.missing'))
  // The original counts even where it was never printed: a second paper is a duplicate of the document.
  const copy = Math.max(1, copiesOf.get(tx.db, about(refundId), 'receipt')?.copies ?? 0) + 1
  const document = creditNoteOf(
    creditNoteAt(tx.db, tx.outlet, refund, { language: language ?? refund.language, copy }),
  )
  const task = { kind: 'receipt', printerId, document } as const
  return ok({ jobId: queueJob(tx, { task, about: about(refundId), copy }).jobId, copy })
}

export const refundHandlers: Pick<Handlers, RefundCommandName> = {
  'bill.refund': withTill<'bill.refund'>((tx, args) => refundBill(tx, args, depsOf(tx)), givesCash),
  'bill.undo': withTill<'bill.undo'>(
    (tx, args) => undoBill(tx, args, { ...depsOf(tx), fateOf: fateOf(tx) }),
    givesCash,
  ),
  'refund.reprint': reprintCreditNote,
}

/**
 * What comes back is there to be sold again where somebody said so. Of a sale
 * that was undone the kitchen is told, and nobody waits for its order any more.
 */
export const takeOrderBack: Reaction<'refund.issued'> = (tx, refund) => {
  const { billId, lines, isUndo, total } = refund
  const bill = billById(tx.db, billId, billedLinesOf)
  const order = bill && orderById(tx.db, bill.orderId)
  if (bill === undefined || order === undefined) return
  if (total.isFullyRefunded) keepSlips(tx, bill)
  const parts = lines.flatMap(({ lineId, qtyMilli, fate }) => {
    const line = order.lines.find((one) => one.lineId === lineId)
    return line === undefined ? [] : [{ line, qtyMilli, fate }]
  })
  const restocked = parts.filter(({ fate }) => fate === 'restock')
  giveBack(
    tx,
    restocked.map(({ line, qtyMilli }) => ({ ...line, qtyMilli })),
  )
  if (!isUndo) return
  tellTakenOff(tx, order, parts)
  letOrderGo(tx, order)
}

/** The credit note prints where the money is given back. */
export const printCreditNote: Reaction<'refund.issued'> = (tx, refund) =>
  printPaper(tx, about(refund.refundId), () =>
    creditNoteOf(creditNoteAt(tx.db, tx.outlet, refund, { language: refund.language, copy: 1 })),
  )

/** The drawer opens where cash goes out of it. */
export const kickForRefund: Reaction<'refund.issued'> = (tx, { refundId, payments }) => {
  if (payments.some(({ kind }) => kind === 'cash')) openDrawer(tx, about(refundId))
}
