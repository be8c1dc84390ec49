/** Payments that were another way of paying, to test with. */
import type { CommandInput } from '../../schema/commands.ts'
import { done } from './evening.ts'
import type { Sender, Shop } from './kit.ts'
import { billNow, figure } from './look.ts'
import { paidChai } from './refusal-ways-refunds.ts'

/** Four vada pav: ₹100. */
export const fourPav = [{ itemId: 'vada-pav', qtyMilli: 4000 }] as const

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

/** What says that ₹25 came for a bill once more by UPI. */
export const cameTwice = (
  { billId }: { readonly billId: string },
  changes: Partial<CommandInput<'bill.twice'>> = {},
): CommandInput<'bill.twice'> => ({ billId, kind: 'upi', amount: 25_00, ...changes })

/** The same, said: what gives it back. */
export const owedTwice = async (
  shop: Shop,
  sender: Sender,
  changes: Partial<CommandInput<'bill.twice'>> = {},
): Promise<{ readonly billId: string; readonly twiceId: string }> => {
  const { billId } = await paidChai(shop, sender)
  const came = cameTwice({ billId }, changes)
  return { billId, twiceId: done(await shop.send(sender, 'bill.twice', came)).result.twiceId }
}

/** What the books have on an account for a bill. */
export const bookedOn = (
  shop: Shop,
  account: string,
  { billId }: { readonly billId: string },
): number =>
  figure(
    shop.db,
    `select coalesce(sum(p.amount), 0) from posting p join journal_entry e on e.entry_id = p.entry_id
      where e.source_id = ? and p.account_id = ?`,
    billId,
    account,
  )
