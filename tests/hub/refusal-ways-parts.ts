/** Every way to be refused about the parts a bill is paid in. */
import { done } from './evening.ts'
import type { Shop } from './kit.ts'
import { billNow } from './look.ts'
import { openBill, type Way } from './refusal-ways.ts'

/** Takes a part of a bill by UPI; returns the payment. */
export const payPart = async (shop: Shop, billId: string, offered = 100): Promise<string> => {
  const desk = shop.join('cashier', 'counter', 'meena')
  done(await shop.send(desk, 'bill.pay', { billId, tenders: [{ kind: 'upi', offered }] }))
  return billNow(shop, billId).payments.at(-1)?.paymentId ?? ''
}

export const partsWays = {
  'payment.unknown': async (kit) =>
    kit.send(kit.as('asha'), 'bill.pay-back', {
      billId: await openBill(kit),
      paymentId: kit.shop.newId(),
    }),
  'payment.given-back': async (kit) => {
    const billId = await openBill(kit)
    const args = { billId, paymentId: await payPart(kit.shop, billId) }
    done(await kit.shop.send(kit.as('asha'), 'bill.pay-back', args))
    return kit.send(kit.as('asha'), 'bill.pay-back', args)
  },
} as const satisfies Readonly<Record<string, Way>>
