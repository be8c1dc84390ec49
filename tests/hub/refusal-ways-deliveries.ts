/** Ways to be refused a delivery that nobody could bring, and a charge that is asked for no more. */
import type { RefusalCode } from '../../schema/refusals.ts'
import { vadaPav } from './floor-kit.ts'
import type { Way } from './refusal-ways.ts'

const suman = { name: 'Suman Rao', phone: '90000 00017', address: '14 Lake View Road' }

const without =
  (field?: keyof typeof suman): Way =>
  ({ send, counter }) =>
    send(counter, 'order.place', {
      orderType: 'delivery',
      lines: [vadaPav],
      ...(field === undefined ? {} : { deliverTo: { ...suman, [field]: '' } }),
    })

export const deliveriesWays = {
  'charge.unset': ({ send, counter }) =>
    send(counter, 'order.place', {
      orderType: 'takeaway',
      lines: [vadaPav],
      charges: ['packing'],
    }),
  'delivery.no-person': without(),
  'delivery.no-phone': without('phone'),
  'delivery.no-name': without('name'),
  'delivery.no-address': without('address'),
} as const satisfies Partial<Record<RefusalCode, Way>>
