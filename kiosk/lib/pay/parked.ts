/** A settlement that the hub refused after everybody had left. */
import type { BillDoc } from '../../../schema/bill.ts'
import { isUuidv7, uuidTime } from '../../../schema/ids.ts'
import type { StoredCommand } from '../outbox-store.ts'

/** The bill a command is about; empty where it is about none. */
export const billIn = (args: unknown): string =>
  typeof args === 'object' && args !== null && 'billId' in args ? String(args.billId) : ''

type Paid = Pick<BillDoc, 'state' | 'payments'>

/** Whether somebody has booked a part of the bill by hand after this was sent: of the same money, most likely. */
export const isPartPaidSince = ({ payments }: Pick<Paid, 'payments'>, sentAt: number): boolean =>
  payments.some(
    ({ isPart, paymentId }) => isPart && isUuidv7(paymentId) && uuidTime(paymentId) > sentAt,
  )

/**
 * Whether it may be sent once more: a settlement only while its bill is still to
 * be paid and nobody has taken its money by hand, all of it or a part. Cash that
 * was kept would be booked a second time.
 * @param rows everything that waits on this screen.
 */
export const mayRetry = (
  { id, command, parked }: Pick<StoredCommand, 'id' | 'command' | 'parked'>,
  rows: readonly Pick<StoredCommand, 'id' | 'command' | 'parked'>[],
  billOf: (billId: string) => Paid | undefined,
): boolean => {
  if (command.name !== 'bill.settle') return true
  // Somebody else has taken the money: trying again would only be told so again.
  if (parked?.code === 'bill.already-settled') return false
  const billId = billIn(command.args)
  const isOnItsWay = rows.some(
    (row) =>
      row.id !== id &&
      row.parked === null &&
      row.command.name === 'bill.settle' &&
      billIn(row.command.args) === billId,
  )
  const bill = billOf(billId)
  return bill?.state === 'open' && !isOnItsWay && !isPartPaidSince(bill, command.sentAt)
}
