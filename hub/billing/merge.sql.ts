/** Which bills were put on which, and what is said of their lines going with them. */
import type { BillDoc } from '../../schema/bill.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const insertMerge = statement<
  [billId: string, intoId: string, at: number, by: string | null]
>('insert into bill_merge (bill_id, into_id, at, by) values (?, ?, ?, ?)')

export const deleteMerge = statement<[billId: string]>('delete from bill_merge where bill_id = ?')

const into = query<[billId: string], { readonly intoId: string }>(
  'select into_id as intoId from bill_merge where bill_id = ?',
  ['intoId'],
)

/** The bill that another one was put on. */
export const mergedInto = (db: Database, billId: string): string | undefined =>
  into.get(db, billId)?.intoId

const onto = query<[intoId: string], NonNullable<BillDoc['merged']>[number]>(
  `select b.bill_id as billId, o.token, b.table_label as tableLabel
     from bill_merge m cross join bill b on b.bill_id = m.bill_id join sales_order o on o.order_id = b.order_id
    where m.into_id = ? order by m.at, b.bill_id`,
  ['billId', 'token', 'tableLabel'],
)

/** The orders whose bills were put on any bill of an order. */
export const ordersPutOn = query<[orderId: string], { readonly orderId: string }>(
  `select b.order_id as orderId
     from bill home cross join bill_merge m on m.into_id = home.bill_id cross join bill b on b.bill_id = m.bill_id
    where home.order_id = ?`,
  ['orderId'],
)

/** What a bill is on, and what is on it. */
export const mergesOf = (
  db: Database,
  { billId, state }: Pick<BillDoc, 'billId' | 'state'>,
): Pick<BillDoc, 'merged' | 'mergedInto'> => {
  if (state === 'void') {
    const intoId = mergedInto(db, billId)
    return intoId === undefined ? {} : { mergedInto: intoId }
  }
  const merged = onto.all(db, billId)
  return merged.length === 0 ? {} : { merged }
}

/** The same discount for a line on another bill, under the id the line has there. */
export const copyDiscount = statement<
  [discountId: string, toBillId: string, lineId: string, fromId: string]
>(
  `insert into bill_discount (discount_id, bill_id, line_id, reason_id, names, rate_ppm, amount, cap_ppm,
                              is_comp, given, by, approved_by, at)
   select ?, ?, ?, reason_id, names, rate_ppm, amount, cap_ppm, is_comp, given, by, approved_by, at
     from bill_discount where discount_id = ?`,
)

/** A price that was set for a line is set for it on whichever bill charges it. */
export const copyPrice = statement<
  [toBillId: string, newLineId: string, fromBillId: string, lineId: string]
>(
  `insert into bill_price (bill_id, line_id, unit_price, reason, by, approved_by, at)
   select ?, ?, unit_price, reason, by, approved_by, at from bill_price where bill_id = ? and line_id = ?`,
)
