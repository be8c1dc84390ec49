/** What can be said of codes on packed goods, of labels, and of what goods are packed in. */
import * as v from 'valibot'
import { isItemCode, isWholeLayout } from '../barcode.ts'
import { command } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import { id, names, qtyMilli } from '../shapes.ts'

const digits = (most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most))
const grams = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(50_000))

const itemCode = v.pipe(
  v.string(),
  v.check((code) => isItemCode(code), 'is not a code, or a figure of it is wrong'),
  v.description('4 to 14 figures; EAN-8, UPC-A, EAN-13 and case codes are held to their check.'),
)

const layout = v.strictObject({
  layoutId: id,
  prefix: v.pipe(
    v.string(),
    v.regex(/^(2\d|02)\d{0,2}$/, 'does not begin as a label of a shop does'),
    v.description('20 to 29 or 02, and up to two figures more.'),
  ),
  itemDigits: v.pipe(digits(8), v.minValue(3)),
  valueDigits: v.pipe(digits(7), v.minValue(3)),
  value: v.picklist(['weight', 'price']),
  decimals: digits(3),
  hasCheck: v.optional(v.boolean(), false),
})

export const packedCommands = {
  'barcode.set': command({
    says: 'Says which item, and which size of it, a code on packed goods stands for.',
    takes: { code: itemCode, itemId: id, variantId: v.optional(v.nullable(id), null) },
    example: { code: '8901234567890', itemId: 'cola' },
    refuses: [
      'item.unknown',
      'variant.missing',
      'variant.unknown',
      'barcode.taken',
      'label.prefix',
    ],
  }),
  'barcode.remove': command({
    says: 'Forgets a code; old bills keep what they have.',
    takes: { code: v.string() },
    example: { code: '8901234567890' },
  }),
  'label.set': command({
    says: 'How the labels of a scale are laid out: the figures that name the item, and those that are its weight or its price.',
    takes: {
      layout: v.pipe(
        layout,
        v.check((one) => isWholeLayout(one), 'does not fill the twelve figures before the check'),
      ),
    },
    example: {
      layout: {
        layoutId: 'scale-weight',
        prefix: '21',
        itemDigits: 5,
        valueDigits: 5,
        value: 'weight',
        decimals: 3,
      },
    },
    refuses: ['label.prefix'],
  }),
  'label.remove': command({
    says: 'Labels of this layout are no longer read.',
    takes: { layoutId: id },
    example: { layoutId: 'scale-weight' },
  }),
  'container.set': command({
    says: 'A tray, a bowl or a box: what it weighs empty, what is charged for it, and how much a gift box takes.',
    takes: {
      containerId: id,
      names,
      tareMilli: described(grams, 'What it weighs empty, in grams.'),
      itemId: v.optional(
        described(v.nullable(id), 'The item that is charged for it; null: it costs nothing.'),
        null,
      ),
      box: v.optional(
        v.nullable(v.strictObject({ targetMilli: qtyMilli, toleranceMilli: grams })),
        null,
      ),
      position: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)), 9),
      isActive: v.optional(v.boolean(), true),
    },
    example: {
      containerId: 'steel-tray',
      names: { en: 'Steel tray', hi: 'स्टील ट्रे' },
      tareMilli: 245,
    },
    refuses: ['item.unknown', 'container.item-weighed'],
  }),
} as const
