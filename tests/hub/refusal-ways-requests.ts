/** The ways to be refused at the cash desk: a bill that was asked for, a reference that was used. */
import { done } from './evening.ts'
import { feedParty } from './floor-kit.ts'
import { askForBill } from './request-kit.ts'
import type { Way } from './refusal-ways.ts'

export const requestWays = {
  'request.unknown': ({ shop, send, as }) =>
    send(as('meena'), 'bill.claim', { requestId: shop.newId() }),
  'request.over': async ({ shop, send, as }) => {
    const { sittingId, requestId, waiter } = await askForBill(shop)
    done(await shop.send(waiter, 'bill.request', { sittingId, isWanted: false }))
    return send(as('meena'), 'bill.claim', { requestId })
  },
  'request.claimed': async ({ shop, send, as }) => {
    const { requestId } = await askForBill(shop)
    done(await shop.send(as('meena'), 'bill.claim', { requestId }))
    return send(as('imran'), 'bill.claim', { requestId })
  },
  'tender.reference-used': async ({ shop, send, as }) => {
    const [first, second] = [await feedParty(shop), await feedParty(shop)]
    const tenders = [{ kind: 'upi', offered: 'exact', reference: '4417' } as const]
    done(await shop.send(as('meena'), 'bill.settle', { billId: first.billId, tenders }))
    return send(as('meena'), 'bill.settle', { billId: second.billId, tenders })
  },
} as const satisfies Partial<Record<string, Way>>
