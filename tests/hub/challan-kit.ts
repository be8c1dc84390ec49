/** Delivery challans to test with. */
import { withPapers } from '../../hub/papers/challan-copies.ts'
import { queuedFor } from '../../hub/devices/jobs.sql.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { knowCustomer, owner, lakeView } from './customer-kit.ts'
import { done } from './evening.ts'
import type { Shop } from './kit.ts'
import { column } from './look.ts'
import { read } from './paper-kit.ts'
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
  done(
    await shop.send(owner(shop), 'order.place', {
      orderType: 'delivery',
      deliverTo: lakeView,
      lines,
      customerId,
    }),
  ).result.billId

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
  done(await shop.send(owner(shop), 'bill.customer', { billId, customerId, isRepriced: true }))
  done(await shop.send(owner(shop), 'challan.issue', { billId }))
}

/** The lines of every receipt of something, in the order they were asked for. */
export const papersOf = (shop: Shop, about: string): readonly (readonly string[])[] =>
  column<string>(
    shop.db,
    `select task from job where about = ? and kind = 'receipt' order by job_id`,
    about,
  ).map((task) => read((JSON.parse(task) as { document: ReceiptDocument }).document))

/** Each copy of a challan as a bridge is given it, in the order they are printed. */
export const copiesFor = (shop: Shop, bridgeId: string): readonly (readonly string[])[] =>
  withPapers(shop.db, queuedFor(shop.db, bridgeId)).flatMap(({ task }) =>
    'document' in task && task.document.title.includes('-D/') ? [read(task.document)] : [],
  )

/** Whom a copy is for, and whether it is printed again. */
export const marksOn = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => / FOR |REPRINT/.test(line))

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
