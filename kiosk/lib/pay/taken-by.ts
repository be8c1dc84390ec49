/** The money in a settlement that has left the screen. */
import type { TenderArgs } from '../../../schema/bill.ts'
import { sum, type Money } from '../../../schema/money.ts'
import type { Tender } from './tender.ts'

/** What a settlement that waits to be sent has taken; of cash that gave its change, what stayed. */
export const takenBy = (tenders: readonly TenderArgs[], rest: number): readonly Tender[] =>
  tenders
    .map(({ kind, offered, kept, reference = '', customerId, voucher }) => ({
      kind,
      amount: kept ?? (offered === 'exact' ? rest : offered),
      reference,
      owner: {
        ...(customerId === undefined ? {} : { customerId }),
        ...(voucher === undefined ? {} : { voucher }),
      },
    }))
    .filter(({ kind, amount }) => amount > 0 && kind !== 'account')

/** Of a settlement whose cash was booked by itself: what else was taken, which the hub has booked nowhere. */
export const besidesCash = (tenders: readonly TenderArgs[]): readonly Tender[] =>
  takenBy(tenders, 0).filter(({ kind }) => kind !== 'cash')

/** What of a settlement with kept cash the hub has booked nowhere; all of it is booked where more came onto the bill than the cash. */
export const unbooked = (
  tenders: readonly TenderArgs[],
  kept: { readonly as: 'part' | 'over'; readonly amount: Money },
): readonly Tender[] => {
  const cash = takenBy(tenders, 0).filter(({ kind }) => kind === 'cash')
  const isCashAlone = kept.amount <= sum(cash.map(({ amount }) => amount))
  return kept.as === 'over' || isCashAlone ? besidesCash(tenders) : []
}
