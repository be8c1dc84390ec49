/** Ways to be refused a buyer on an invoice. */
import type { BuyerArgs } from '../../schema/buyer.ts'
import type { OrderType } from '../../schema/catalogue.ts'
import type { Refusal, RefusalCode } from '../../schema/refusals.ts'
import { done } from './evening.ts'
import { chai } from './mix.ts'
import type { Way, WayKit } from './refusal-ways.ts'

const naming = async (
  { shop, as, send }: WayKit,
  buyer: Partial<BuyerArgs>,
  more: { readonly orderType?: OrderType; readonly placeOfSupply?: string } = {},
): Promise<Refusal> => {
  const { orderType = 'takeaway', ...args } = more
  const placed = done(await shop.send(as('ravi'), 'order.place', { orderType, lines: [chai] }))
  return send(as('meena'), 'bill.buyer', {
    billId: placed.result.billId,
    buyer: { name: 'Sharma Caterers', address: '4 Station Road, Pune 411001', ...buyer },
    ...args,
  })
}

export const buyerWays = {
  'buyer.no-address': (kit) => naming(kit, { address: '', taxNumber: '27AAPFU0939F1ZV' }),
  'buyer.gstin-form': (kit) => naming(kit, { taxNumber: '27AAPFU0939F1' }),
  'buyer.gstin-state': (kit) => naming(kit, { taxNumber: '99AAPFU0939F1ZV' }),
  'buyer.gstin-check': (kit) => naming(kit, { taxNumber: '27AAPFU0939F1ZW' }),
  'buyer.unknown-state': (kit) => naming(kit, { stateCode: '25' }),
  'buyer.composed': async (kit) => {
    kit.shop.db.prepare(`update outlet set tax_scheme = 'composition'`).run()
    return naming(kit, {}, { placeOfSupply: '29' })
  },
  'buyer.supplied-here': (kit) => naming(kit, {}, { orderType: 'eat-here', placeOfSupply: '29' }),
} as const satisfies Partial<Record<RefusalCode, Way>>
