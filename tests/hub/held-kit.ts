/** Money that screens hold for bills. */
import type { HeldDoc } from '../../schema/held.ts'
import { heldAt } from '../../hub/billing/held.sql.ts'
import { done } from './evening.ts'
import type { Sender, Shop } from './kit.ts'
import { chai } from './mix.ts'

/** All that is held at the sweet counter, the newest first. */
export const heldNow = (shop: Shop): readonly HeldDoc[] => heldAt.all(shop.db, 'counter', 200)

/** A cash desk has taken some money for a chai. */
export const holdFor = async (
  shop: Shop,
  desk: Sender,
): Promise<{ readonly heldId: string; readonly billId: string }> => {
  const order = { orderType: 'takeaway', lines: [chai] } as const
  const { billId } = done(await shop.send(desk, 'order.place', order)).result
  const heldId = shop.newId()
  const tenders = [{ heldId, billId, kind: 'upi', amount: 20_00, reference: '4821' }] as const
  done(await shop.send(desk, 'bill.hold', { tenders: [...tenders] }))
  return { heldId, billId }
}

/** The same at a desk of its own. */
export const holdSome = async (shop: Shop): Promise<string> =>
  (await holdFor(shop, shop.join('cashier', 'counter', 'meena'))).heldId

/** What can become of money that is held: another desk takes it over and gives it back. */
export const holdAnEvening = async (shop: Shop): Promise<void> => {
  const heldIds = [await holdSome(shop)]
  const other = shop.join('cashier', 'counter', 'asha')
  done(await shop.send(other, 'bill.take-over', { heldIds }))
  done(await shop.send(other, 'bill.hold', { tenders: [], gone: heldIds }))
}
