/** A settlement that the hub refused after everybody had left. */
import type { StoredCommand } from '../outbox-store.ts'

/** The bill a command is about; empty where it is about none. */
export const billIn = (args: unknown): string =>
  typeof args === 'object' && args !== null && 'billId' in args ? String(args.billId) : ''

/**
 * Whether it may be sent once more: a settlement only while its bill is still to
 * be paid and nobody has taken its money here by hand. Cash that was kept would
 * be booked a second time, as nobody's.
 * @param rows everything that waits on this screen.
 */
export const mayRetry = (
  { id, command, parked }: Pick<StoredCommand, 'id' | 'command' | 'parked'>,
  rows: readonly Pick<StoredCommand, 'id' | 'command' | 'parked'>[],
  isOpen: (billId: string) => boolean,
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
  return isOpen(billId) && !isOnItsWay
}
