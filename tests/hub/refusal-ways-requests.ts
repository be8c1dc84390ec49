/** The ways to be refused a bill that was asked for. */
import { done } from './evening.ts'
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
} as const satisfies Partial<Record<string, Way>>
