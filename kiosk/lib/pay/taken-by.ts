/** The money in a settlement that has left the screen. */
import type { TenderArgs } from '../../../schema/bill.ts'
import type { CommandResult } from '../../../schema/results.ts'
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

/** What of a settlement with kept cash the hub has booked nowhere: what came beside the cash, where that alone is booked. */
export const unbooked = (
  tenders: readonly TenderArgs[],
  {
    as,
    isCashAlone = false,
  }: Pick<NonNullable<CommandResult<'bill.settle'>['kept']>, 'as' | 'isCashAlone'>,
): readonly Tender[] =>
  as === 'over' || isCashAlone ? takenBy(tenders, 0).filter(({ kind }) => kind !== 'cash') : []
