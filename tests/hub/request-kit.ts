/** Parties that have asked for their bill. */
import { requestLateMs, type RequestDoc } from '../../schema/bill-request.ts'
import { openRequests } from '../../hub/requests/requests.sql.ts'
import { done } from './evening.ts'
import { feedParty, type Party } from './floor-kit.ts'
import type { Sender, Shop } from './kit.ts'
import { asHub } from './look.ts'

/** What is asked for at the sweet counter, the oldest first. */
export const asked = (shop: Shop): readonly RequestDoc[] =>
  openRequests.all(shop.db, 'counter', 200)

/** Seats a party, lets it eat, and asks for its bill in the name of a waiter. */
export const askForBill = async (
  shop: Shop,
): Promise<
  Party & {
    readonly waiter: Sender
    readonly requestId: string
    readonly lineIds: readonly [string, string]
  }
> => {
  const { sender: waiter, ...party } = await feedParty(shop)
  done(await shop.send(waiter, 'bill.request', { sittingId: party.sittingId }))
  const request = asked(shop).find(({ sittingId }) => sittingId === party.sittingId)
  return { ...party, waiter, requestId: request?.requestId ?? '' }
}

/** Every verb about a bill that was asked for, once. */
export const claimAnEvening = async (shop: Shop): Promise<void> => {
  const { requestId } = await askForBill(shop)
  shop.clock.now += requestLateMs
  await asHub(shop, 'bill.overdue', { outletId: 'counter', requestIds: [requestId] })
  const desk = shop.join('cashier', 'counter', 'meena')
  done(await shop.send(desk, 'bill.claim', { requestId }))
  done(await shop.send(desk, 'bill.release', { requestId }))
}
