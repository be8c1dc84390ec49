/** Slips to test with: a counter without a drawer, and a cash desk that takes the money. */
import { done } from './evening.ts'
import type { Sender, Shop } from './kit.ts'

/** A counter that takes no money. */
export const packingCounter = (shop: Shop): Sender => {
  const counter = shop.join('counter', 'counter', 'sunita')
  shop.db.prepare('update device set drawer_id = null where device_id = ?').run(counter.device)
  return counter
}

export const katli = { itemId: 'kaju-katli', qtyMilli: 500 }

export interface Packed {
  readonly slipId: string
  readonly billId: string
  readonly token: number
}

/** Half a kilogram of kaju katli, or what is named, on a slip. */
export const packSlip = async (
  shop: Shop,
  lines: readonly { itemId: string; qtyMilli: number }[] = [katli],
): Promise<Packed> => {
  const order = { orderType: 'takeaway', lines: [...lines] } as const
  const { orderId, billId, token } = done(
    await shop.send(packingCounter(shop), 'order.place', order),
  ).result
  return { slipId: orderId, billId, token }
}

/** The desk takes the money for the bill of a slip. */
export const paySlip = async (shop: Shop, { billId }: Packed): Promise<void> => {
  const desk = shop.join('cashier', 'counter', 'asha')
  const tenders = [{ kind: 'cash', offered: 'exact' }] as const
  done(await shop.send(desk, 'bill.settle', { billId, tenders: [...tenders] }))
}

/** What each command of slips needs to make sense, and its arguments then. */
export const slipOccasions = {
  'slip.gather': async (shop: Shop) => ({
    slipId: (await packSlip(shop)).slipId,
    fromIds: [(await packSlip(shop)).slipId],
  }),
  'slip.release': async (shop: Shop) => {
    const [onto, slip] = [await packSlip(shop), await packSlip(shop)]
    const desk = shop.join('cashier', 'counter', 'asha')
    const fromIds = [slip.slipId]
    done(await shop.send(desk, 'slip.gather', { slipId: onto.slipId, fromIds }))
    return { slipId: slip.slipId }
  },
  'slip.print': async (shop: Shop) => ({ slipId: (await packSlip(shop)).slipId }),
  'slip.hand-out': async (shop: Shop) => {
    const slip = await packSlip(shop)
    await paySlip(shop, slip)
    return { slipId: slip.slipId }
  },
  'slip.recall': async (shop: Shop) => {
    const slip = await packSlip(shop)
    await paySlip(shop, slip)
    done(await shop.send(packingCounter(shop), 'slip.hand-out', { slipId: slip.slipId }))
    return { slipId: slip.slipId }
  },
} as const
