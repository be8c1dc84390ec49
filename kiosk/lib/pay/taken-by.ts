/** The money in a settlement that has left the screen. */
import type { TenderArgs } from '../../../schema/bill.ts'
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
