/** Ways to be refused about money that is held and not booked. */
import { done } from './evening.ts'
import { holdFor, holdSome } from './held-kit.ts'
import type { Way } from './refusal-ways.ts'

export const heldWays = {
  'held.gone': async ({ shop, send, as }) => {
    const desk = as('meena')
    const { heldId } = await holdFor(shop, desk)
    done(await shop.send(desk, 'bill.hold', { tenders: [], gone: [heldId] }))
    return send(as('asha'), 'bill.take-over', { heldIds: [heldId, await holdSome(shop)] })
  },
  'tender.taken-over': async ({ shop, send, as }) => {
    const desk = as('meena')
    const { heldId, billId } = await holdFor(shop, desk)
    done(await shop.send(as('asha'), 'bill.take-over', { heldIds: [heldId] }))
    const tenders = [
      { kind: 'upi', offered: 20_00, heldId },
      { kind: 'cash', offered: 'exact' },
    ]
    return send(desk, 'bill.settle', { billId, tenders })
  },
} as const satisfies Readonly<Record<string, Way>>
