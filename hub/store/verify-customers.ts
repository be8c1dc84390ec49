/** What customers owe and have paid ahead, what is left of vouchers, and the receipts they were given. */
import type { Database } from './driver.ts'
import { chequeSums, lostCheques } from './verify-cheques.sql.ts'
import { keptParties, postedParties, receipts, voucherRows } from './verify.sql.ts'
import type { Report } from './verify-words.ts'

export const verifyCustomers = (db: Database, report: Report): void => {
  const posted = new Map(postedParties.all(db).map(({ key, says }) => [key, says]))
  const kept = new Map(keptParties.all(db).map(({ key, says }) => [key, says]))
  for (const key of new Set([...posted.keys(), ...kept.keys()]))
    if (posted.get(key) !== kept.get(key))
      report(
        'customer.differs',
        `${key} is kept as ${kept.get(key) ?? 'nothing'}, and it is ${posted.get(key) ?? 'nothing'}`,
      )
  for (const { voucherId, left, says } of voucherRows.all(db))
    if (left !== says)
      report('voucher.differs', `voucher ${voucherId} has ${left} left, and it is ${says}`)
  for (const { number, receipt } of lostCheques.all(db))
    report('cheque.differs', `cheque ${number} of receipt ${receipt} is kept nowhere`)
  for (const { outletId, inHand, inBooks } of chequeSums.all(db))
    if (inHand !== inBooks)
      report(
        'cheque.differs',
        `cheques in hand at ${outletId} come to ${inHand}, and its books say ${inBooks}`,
      )
  const last = new Map<string, number>()
  for (const { series, no, number, amount, parts, posted: entries } of receipts.all(db)) {
    const before = last.get(series) ?? 0
    if (no !== before + 1) report('receipt.wrong', `${number} comes after ${series} ${before}`)
    if (amount !== parts)
      report('receipt.wrong', `${number} is of ${amount}, and ${parts} was paid`)
    if (entries !== 1) report('receipt.wrong', `${number} is not in the books`)
    last.set(series, no)
  }
}
