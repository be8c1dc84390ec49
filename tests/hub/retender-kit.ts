/** Payments that were another way of paying, to test with. */
import type { CommandInput } from '../../schema/commands.ts'
import type { Shop } from './kit.ts'
import { billNow } from './look.ts'

/** A payment of a bill as it is by now: the first, unless another way is named. */
export const paymentOf = (shop: Shop, billId: string, kind?: string): string =>
  billNow(shop, billId).payments.find((one) => kind === undefined || one.kind === kind)
    ?.paymentId ?? ''

/** What says that the first payment of a bill came by UPI. */
export const notCash = (
  shop: Shop,
  { billId }: { readonly billId: string },
  changes: Partial<CommandInput<'bill.retender'>> = {},
): CommandInput<'bill.retender'> => ({
  billId,
  paymentId: paymentOf(shop, billId),
  to: { kind: 'upi' },
  reason: 'Wrong key',
  ...changes,
})
