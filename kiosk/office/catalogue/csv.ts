/** The list as a file for a spreadsheet: UTF-8 with a mark, so that Hindi opens as Hindi. */
import type { CatalogueItem } from '../../../schema/catalogue-doc.ts'
import { amountText } from './amount.ts'
import { catalogue, priceOf } from './store.ts'

/** A cell; what a spreadsheet would take for a formula is kept as text. */
const cell = (value: string | number | boolean | undefined): string => {
  const text = String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const head = [
  'code',
  'name_en',
  'name_hi',
  'category',
  'size',
  'unit',
  'mark',
  'price',
  'tax_class',
  'hsn',
  'on_menu',
]

/** A row for each item, or for each of its sizes; dots for decimals. */
export const csvOf = (items: readonly CatalogueItem[]): string => {
  const names = new Map(
    (catalogue.peek()?.categories ?? []).map((one) => [one.categoryId, one.names.en]),
  )
  const rows = items.flatMap((item) =>
    (item.variants.length === 0 ? [null] : item.variants).map((size) => [
      item.code,
      item.names.en,
      item.names.hi,
      names.get(item.categoryId),
      size?.names.en,
      item.unit,
      item.mark,
      amountText(priceOf(size?.variantId ?? item.itemId)),
      item.taxClassId,
      item.hsn,
      item.isActive ? 1 : 0,
    ]),
  )
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

export const saveCsv = (items: readonly CatalogueItem[]): void => {
  const url = URL.createObjectURL(new Blob([csvOf(items)], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'menu.csv'
  link.click()
  URL.revokeObjectURL(url)
}
