/** The columns of the file, the same in both directions. */
import type { PriceScope } from './store.ts'

export const columns = [
  'code',
  'name_en',
  'name_hi',
  'category',
  'size',
  'size_hi',
  'unit',
  'mark',
  'price',
  'price_eat_here',
  'price_takeaway',
  'price_delivery',
  'tax_class',
  'hsn',
  'on_menu',
] as const
export type Column = (typeof columns)[number]

export const priceColumns = [
  ['price', null],
  ['price_eat_here', 'eat-here'],
  ['price_takeaway', 'takeaway'],
  ['price_delivery', 'delivery'],
] as const satisfies readonly (readonly [Column, PriceScope])[]
