/** What the sweet counter scans and weighs with: codes on packets, two scales that print labels, trays and boxes. */
import { checkDigit, type ItemCode, type LabelLayout } from '../../schema/barcode.ts'
import type { Container } from '../../schema/packing.ts'
import type { Database } from '../store/driver.ts'

const coded = (number: string, itemId: string, variantId: string | null = null): ItemCode => {
  const figures = `890123400${number}`
  return { code: `${figures}${checkDigit(figures)}`, itemId, variantId }
}

export const codes: readonly ItemCode[] = [
  coded('304', 'bhujia-packet'),
  coded('305', 'nankhatai'),
  coded('306', 'til-chikki'),
  coded('307', 'khakhra'),
  coded('313', 'ghee-jar'),
  coded('321', 'kaju-katli-box', 'kaju-katli-box-250'),
  coded('322', 'kaju-katli-box', 'kaju-katli-box-500'),
  coded('323', 'kaju-katli-box', 'kaju-katli-box-1000'),
]

export const labels: readonly LabelLayout[] = [
  {
    layoutId: 'scale-weight',
    prefix: '21',
    itemDigits: 5,
    valueDigits: 5,
    value: 'weight',
    decimals: 3,
    hasCheck: false,
  },
  {
    layoutId: 'scale-price',
    prefix: '22',
    itemDigits: 4,
    valueDigits: 5,
    value: 'price',
    decimals: 2,
    hasCheck: true,
  },
]

const container = (
  containerId: string,
  [en, hi]: readonly [string, string],
  tareMilli: number,
  more: Partial<Pick<Container, 'itemId' | 'box'>> = {},
): Omit<Container, 'position'> => ({
  containerId,
  names: { en, hi },
  tareMilli,
  itemId: null,
  box: null,
  ...more,
})

export const containers: readonly Omit<Container, 'position'>[] = [
  container('steel-tray', ['Steel tray', 'स्टील ट्रे'], 245),
  container('paper-plate', ['Paper plate', 'काग़ज़ की प्लेट'], 12),
  container('card-box', ['Card box', 'गत्ते का डिब्बा'], 38),
  container('gift-box-500', ['Gift box 500 g', 'गिफ़्ट बॉक्स 500 ग्राम'], 62, {
    itemId: 'gift-carton',
    box: { targetMilli: 500, toleranceMilli: 15 },
  }),
  container('gift-box-1000', ['Gift box 1 kg', 'गिफ़्ट बॉक्स 1 किलो'], 96, {
    itemId: 'gift-carton',
    box: { targetMilli: 1000, toleranceMilli: 20 },
  }),
]

/** After the items, which all of it is about. */
export const seedPacked = (db: Database): void => {
  const code = db.prepare('insert into barcode (code, item_id, variant_id) values (?, ?, ?)')
  for (const one of codes) code.run(one.code, one.itemId, one.variantId)
  const label = db.prepare(
    `insert into label_layout (layout_id, prefix, item_digits, value_digits, value, decimals, has_check)
     values (?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { hasCheck, ...one } of labels)
    label.run(
      one.layoutId,
      one.prefix,
      one.itemDigits,
      one.valueDigits,
      one.value,
      one.decimals,
      hasCheck ? 1 : 0,
    )
  const tray = db.prepare(
    `insert into container (container_id, names, tare_milli, item_id, target_milli, tolerance_milli, position)
     values (?, ?, ?, ?, ?, ?, ?)`,
  )
  containers.forEach(({ containerId, names, tareMilli, itemId, box }, i) =>
    tray.run(
      containerId,
      JSON.stringify(names),
      tareMilli,
      itemId,
      box?.targetMilli ?? null,
      box?.toleranceMilli ?? 0,
      i + 1,
    ),
  )
}
