/** The ways to be refused about delivery challans. */
import { knowFirm, orderFor, sendOut } from './challan-kit.ts'
import { knowCustomer, oweChai } from './customer-kit.ts'
import type { Way } from './refusal-ways.ts'

const tenders = [{ kind: 'upi', offered: 'exact' }]

export const challanWays = {
  'challan.no-customer': async ({ shop, send, as }) =>
    send(as('asha'), 'challan.issue', { billId: await oweChai(shop) }),
  'challan.there': async ({ shop, send, as }) =>
    send(as('asha'), 'challan.issue', { billId: await sendOut(shop, await knowFirm(shop)) }),
  'challan.unknown': async ({ shop, send, as }) =>
    send(as('asha'), 'challan.print', { billId: await orderFor(shop, await knowFirm(shop)) }),
  'challan.other-customer': async ({ shop, send, as }) =>
    send(as('asha'), 'challan.invoice', {
      billId: await sendOut(shop, await knowFirm(shop)),
      withIds: [await sendOut(shop, await knowCustomer(shop))],
      tenders,
    }),
} satisfies Readonly<Record<string, Way>>
