import { query, statement } from '../store/query.ts'

/** The sale that came in under a reference before, by its invoice. */
export const importedBefore = query<
  [outletId: string, source: string, ref: string],
  { readonly number: string; readonly payable: number }
>(
  `select i.number, b.payable
     from sale_import m
     join bill b on b.bill_id = m.bill_id
     join invoice i on i.bill_id = m.bill_id
    where m.outlet_id = ? and m.source = ? and m.ref = ?`,
  ['number', 'payable'],
)

export const insertImport = statement<
  [outletId: string, source: string, ref: string, billId: string, importedAt: number]
>('insert into sale_import (outlet_id, source, ref, bill_id, imported_at) values (?, ?, ?, ?, ?)')
