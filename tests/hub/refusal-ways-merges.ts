/** Ways to be refused one bill of two, or two of one. */
import type { Refusal, RefusalCode } from '../../schema/refusals.ts'
import { knowCustomer } from './customer-kit.ts'
import { done } from './evening.ts'
import { feedParty, seatParty } from './floor-kit.ts'
import { openBill, type Way, type WayKit } from './refusal-ways.ts'
import { packSlip } from './slip-kit.ts'

/** Puts a second bill on a first one, once something was said of the second. */
const merge = async (
  kit: WayKit,
  said: (billId: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<Refusal> => {
  const intoId = await openBill(kit)
  const billId = await openBill(kit)
  await said(billId)
  return kit.send(kit.as('asha'), 'bill.merge', { billId, intoId })
}

const off = { kind: 'rate', ratePpm: 50_000 } as const

export const mergeWays = {
  'bill.merge-same': async (kit) => {
    const billId = await openBill(kit)
    return kit.send(kit.as('asha'), 'bill.merge', { billId, intoId: billId })
  },
  'bill.merge-discount': (kit) =>
    merge(kit, async (billId) =>
      done(
        await kit.shop.send(kit.as('asha'), 'bill.discount', { billId, reasonId: 'regular', off }),
      ),
    ),
  'bill.merge-charge': (kit) =>
    merge(kit, async (billId) =>
      done(
        await kit.shop.send(kit.as('asha'), 'bill.charge', { billId, chargeId: 'service', off }),
      ),
    ),
  'bill.merge-buyer': (kit) =>
    merge(kit, async (billId) => {
      const buyer = { name: 'Sharma Caterers', address: '4 Station Road' }
      return done(await kit.shop.send(kit.as('asha'), 'bill.buyer', { billId, buyer }))
    }),
  'bill.merge-customer': (kit) =>
    merge(kit, async (billId) => {
      const customerId = await knowCustomer(kit.shop)
      return done(
        await kit.shop.send(kit.as('asha'), 'bill.customer', {
          billId,
          customerId,
          isRepriced: true,
        }),
      )
    }),
  'bill.merge-onto': async (kit) => {
    const [first, billId, intoId] = [await openBill(kit), await openBill(kit), await openBill(kit)]
    done(await kit.shop.send(kit.as('asha'), 'bill.merge', { billId: first, intoId: billId }))
    return kit.send(kit.as('asha'), 'bill.merge', { billId, intoId })
  },
  'bill.merge-table': async (kit) => {
    const { billId } = await feedParty(kit.shop)
    return kit.send(kit.as('asha'), 'bill.merge', { billId, intoId: await openBill(kit) })
  },
  'bill.merge-kind': async (kit) => {
    const { billId: intoId } = await feedParty(kit.shop)
    const lines = [{ itemId: 'vada-pav', qtyMilli: 1000 }]
    const order = { orderType: 'takeaway', lines } as const
    const { billId } = done(await kit.shop.send(kit.counter, 'order.place', order)).result
    return kit.send(kit.as('asha'), 'bill.merge', { billId, intoId })
  },
  'bill.merge-slip': async (kit) => {
    const { billId: intoId } = await packSlip(kit.shop)
    return kit.send(kit.as('asha'), 'bill.merge', { billId: await openBill(kit), intoId })
  },
  'bill.not-merged': async (kit) =>
    kit.send(kit.as('asha'), 'bill.unmerge', { billId: await openBill(kit) }),
  'bill.unmerge-own': async (kit) => {
    const [billId, intoId] = [await openBill(kit), await openBill(kit)]
    done(await kit.shop.send(kit.as('asha'), 'bill.merge', { billId, intoId }))
    done(await kit.shop.send(kit.as('asha'), 'bill.tip', { billId: intoId, amount: 10_00 }))
    return kit.send(kit.as('asha'), 'bill.unmerge', { billId })
  },
  'bill.carry-amount': async (kit) => {
    const { sittingId, billId, lineIds, sender } = await feedParty(kit.shop)
    const [lineId] = lineIds
    const by = { kind: 'amount', amount: 300 } as const
    const discount = { billId, lineId, reasonId: 'regular', off: by }
    done(await kit.shop.send(kit.as('asha'), 'bill.discount', discount))
    const { sittingId: toId } = await seatParty(kit.shop)
    const lines = [{ lineId, qtyMilli: 1000 }]
    return kit.send(sender, 'sitting.carry', { sittingId, toId, lines })
  },
  'bill.carry-lowered': async (kit) => {
    const [from, onto] = [await feedParty(kit.shop), await feedParty(kit.shop)]
    const comp = { billId: onto.billId, reasonId: 'apology' }
    done(await kit.shop.send(kit.as('asha'), 'bill.comp', comp))
    const lines = [{ lineId: from.lineIds[0], qtyMilli: 1000 }]
    const args = { sittingId: from.sittingId, toId: onto.sittingId, lines }
    return kit.send(from.sender, 'sitting.carry', args)
  },
  'order.merged': async (kit) => {
    const lines = [{ itemId: 'samosa', qtyMilli: 1000 }]
    const place = async (): Promise<{ billId: string; orderId: string }> =>
      done(await kit.shop.send(kit.counter, 'order.place', { orderType: 'takeaway', lines })).result
    const [one, other] = [await place(), await place()]
    const pair = { billId: other.billId, intoId: one.billId }
    done(await kit.shop.send(kit.as('asha'), 'bill.merge', pair))
    return kit.send(kit.counter, 'order.add', { orderId: other.orderId, lines })
  },
} as const satisfies Partial<Record<RefusalCode, Way>>
