/** The ways to be refused about codes, labels, trays and boxes. */
import { codes } from '../../hub/demo/packed.ts'
import { checkDigit } from '../../schema/barcode.ts'
import type { Way } from './refusal-ways.ts'

const label = (figures: string): string => `${figures}${checkDigit(figures)}`
const order = (line: object) => ({
  orderType: 'takeaway',
  lines: [{ itemId: 'kaju-katli', qtyMilli: 500, ...line }],
})
const inBox = { no: 1, containerId: 'gift-box-500' }

export const packedWays = {
  'barcode.taken': ({ send, as }) =>
    send(as('asha'), 'barcode.set', { code: codes[0]?.code, itemId: 'cola' }),
  'barcode.not-its': ({ send, as }) =>
    send(as('sunita'), 'order.place', order({ scanned: label('210010200350') })),
  'label.prefix': ({ send, as }) =>
    send(as('asha'), 'barcode.set', { code: label('210000000001'), itemId: 'cola' }),
  'container.unknown': ({ send, as }) =>
    send(
      as('sunita'),
      'order.place',
      order({ weighed: { containerId: 'bathtub', grossMilli: 500 } }),
    ),
  'container.too-heavy': ({ send, as }) =>
    send(
      as('sunita'),
      'order.place',
      order({ weighed: { containerId: 'steel-tray', grossMilli: 245 } }),
    ),
  'container.item-weighed': ({ send, as }) =>
    send(as('asha'), 'container.set', {
      containerId: 'basket',
      names: { en: 'Basket' },
      tareMilli: 200,
      itemId: 'kaju-katli',
    }),
  'box.none': ({ send, as }) =>
    send(as('sunita'), 'order.place', order({ box: { no: 1, containerId: 'steel-tray' } })),
  'box.not-full': ({ send, as }) =>
    send(as('sunita'), 'order.place', order({ qtyMilli: 400, box: inBox })),
} satisfies Readonly<Record<string, Way>>
