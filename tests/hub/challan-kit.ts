/** Delivery challans to test with. */
import type { CommandInput } from '../../schema/commands.ts'
import { knowCustomer, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import type { Shop } from './kit.ts'
import type { Packed } from './slip-kit.ts'

/** A firm that buys for resale, on account. */
export const knowFirm = (shop: Shop): Promise<string> =>
  knowCustomer(
    shop,
    {
      name: 'Sharma Caterers',
      address: '4 Station Road, Pune 411001',
      taxNumber: '27AAPFU0939F1ZV',
    },
    { groupId: 'wholesale', creditLimit: 50_000_00, creditDays: 15 },
  )

/** What a customer has ordered and not yet paid. */
export const orderFor = async (
  shop: Shop,
  customerId: string,
  lines: CommandInput<'order.place'>['lines'] = [{ itemId: 'kaju-katli', qtyMilli: 5000 }],
): Promise<string> =>
  done(await shop.send(owner(shop), 'order.place', { orderType: 'delivery', lines, customerId }))
    .result.billId

/** The same, gone on a challan. */
export const sendOut = async (
  shop: Shop,
  customerId: string,
  lines?: CommandInput<'order.place'>['lines'],
): Promise<string> => {
  const billId = await orderFor(shop, customerId, lines)
  done(await shop.send(owner(shop), 'challan.issue', { billId, vehicle: 'MH 12 AB 1234' }))
  return billId
}

/** What was packed on a slip, gone to a customer on a challan. */
export const sendSlipOut = async (
  shop: Shop,
  { billId }: Pick<Packed, 'billId'>,
  customerId: string,
): Promise<void> => {
  done(await shop.send(owner(shop), 'bill.customer', { billId, customerId }))
  done(await shop.send(owner(shop), 'challan.issue', { billId }))
}

/** What each command of challans needs to make sense, and its arguments then. */
export const challanOccasions = {
  'challan.issue': async (shop: Shop) => ({ billId: await orderFor(shop, await knowFirm(shop)) }),
  'challan.print': async (shop: Shop) => ({ billId: await sendOut(shop, await knowFirm(shop)) }),
  'challan.cancel': async (shop: Shop) => ({
    billId: await sendOut(shop, await knowFirm(shop)),
    reason: 'The shop was shut',
    isBack: true,
  }),
  'challan.invoice': async (shop: Shop) => ({
    billId: await sendOut(shop, await knowFirm(shop)),
    withIds: [],
    tenders: [{ kind: 'upi', offered: 'exact' }],
  }),
} as const
