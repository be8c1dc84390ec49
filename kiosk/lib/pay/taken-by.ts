/** The money in a settlement that has left the screen. */
import type { TenderArgs } from '../../../schema/bill.ts'
import type { CommandResult } from '../../../schema/results.ts'
import type { Tender } from './tender.ts'

interface Paying {
  readonly name: string
  readonly args: unknown
}

const paying: readonly string[] = ['bill.settle', 'bill.pay', 'sale.ring']

/** The money in a command that takes some. */
export const tendersIn = ({ name, args }: Paying): readonly TenderArgs[] =>
  paying.includes(name)
    ? // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this screen wrote it, as each of these takes it
      (args as { readonly tenders: readonly TenderArgs[] }).tenders
    : []

/** By which ids it was held before. */
export const heldIdsIn = (command: Paying): readonly string[] =>
  tendersIn(command).flatMap(({ heldId }) => heldId ?? [])

/** What a settlement that waits to be sent has taken; of cash that gave its change, what stayed. */
export const takenBy = (tenders: readonly TenderArgs[], rest: number): readonly Tender[] =>
  tenders
    .map(({ kind, offered, kept, reference = '', customerId, voucher, heldId }) => ({
      ...(heldId === undefined ? {} : { heldId }),
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
