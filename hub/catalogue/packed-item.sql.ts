/** An item as its codes need it. */
import { query } from '../store/query.ts'

export const itemNow = query<
  [itemId: string],
  { readonly code: string; readonly names: string; readonly variants: number }
>(
  `select i.code, i.names,
          (select count(*) from variant v where v.item_id = i.item_id and v.is_active = 1) as variants
     from item i where i.item_id = ?`,
  ['code', 'names', 'variants'],
)
