/** The list as a file for a spreadsheet: UTF-8 with a mark, so that Hindi opens as Hindi. */
import type { CatalogueDoc, CatalogueItem } from '../../../schema/catalogue-doc.ts'
import { columns, priceColumns, type Column } from './csv-columns.ts'
import type { PriceScope } from './store.ts'

/** A cell; what a spreadsheet would take for a formula is kept as text. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A row for each item, or for each of its sizes; dots for decimals. */
export const csvOf = (
  known: Pick<CatalogueDoc, 'categories'>,
  items: readonly CatalogueItem[],
  priceText: (subjectId: string, scope: PriceScope) => string,
): string => {
  const categories = new Map(known.categories.map((one) => [one.categoryId, one.names.en]))
  const rows = items.flatMap((item) =>
    (item.variants.length === 0 ? [null] : item.variants).map((size) => {
      const subjectId = size?.variantId ?? item.itemId
      const prices = priceColumns.map(([column, scope]) => [column, priceText(subjectId, scope)])
      const facts: Partial<Record<Column, string>> = {
        code: item.code,
        name_en: item.names.en,
        name_hi: item.names.hi ?? '',
        category: categories.get(item.categoryId) ?? '',
        size: size?.names.en ?? '',
        size_hi: size?.names.hi ?? '',
        unit: item.unit,
        mark: item.mark,
        tax_class: item.taxClassId,
        hsn: item.hsn,
        on_menu: item.isActive ? '1' : '0',
        ...Object.fromEntries(prices),
      }
      return columns.map((column) => cell(facts[column] ?? ''))
    }),
  )
  return `\ufeff${[[...columns], ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}
