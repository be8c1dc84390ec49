/** Payments that were another way of paying after all, each change a row. */
import type { RetenderDoc } from '../../schema/retender.ts'
import type { TenderKind } from '../../schema/tender-kinds.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const insertRetender = statement<
  [
    retenderId: string,
    billId: string,
    paymentId: string,
    fromKind: string,
    fromReference: string,
    kind: string,
    reference: string,
    amount: number,
    change: number,
    isAll: number,
    reason: string,
    businessDate: number,
    at: number,
    by: string | null,
    approvedBy: string | null,
    deviceId: string,
  ]
>(
  `insert into retender (retender_id, bill_id, payment_id, from_kind, from_reference, kind, reference, amount,
                         change, is_all, reason, business_date, at, by, approved_by, device_id)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

interface RetenderRow extends Omit<RetenderDoc, 'from' | 'to' | 'isAll'> {
  readonly fromKind: TenderKind
  readonly fromReference: string
  readonly kind: TenderKind
  readonly reference: string
  readonly isAll: number
}

const ofBill = query<[billId: string], RetenderRow>(
  `select retender_id as retenderId, payment_id as paymentId, from_kind as fromKind,
          from_reference as fromReference, kind, reference, amount, change, is_all as isAll, reason,
          business_date as businessDate, at, by, approved_by as approvedBy
     from retender where bill_id = ? order by at, retender_id`,
  [
    'retenderId',
    'paymentId',
    'fromKind',
    'fromReference',
    'kind',
    'reference',
    'amount',
    'change',
    'isAll',
    'reason',
    'businessDate',
    'at',
    'by',
    'approvedBy',
  ],
)

/** What payments of a bill have become since it was settled, the first first. */
export const retendersOf = (db: Database, billId: string): readonly RetenderDoc[] =>
  ofBill.all(db, billId).map(({ fromKind, fromReference, kind, reference, isAll, ...row }) => ({
    ...row,
    from: { kind: fromKind, reference: fromReference },
    to: { kind, reference },
    isAll: isAll === 1,
  }))

/** A payment that became one of this kind and reference at an outlet since a moment, the last one first. */
export const retenderReferred = query<
  [reference: string, since: number, kind: string, outletId: string],
  { readonly amount: number; readonly token: number }
>(
  `select r.amount, o.token from retender r join bill b on b.bill_id = r.bill_id
     join sales_order o on o.order_id = b.order_id
    where r.reference = ? and r.reference <> '' and r.at >= ? and r.kind = ? and b.outlet_id = ?
      and not exists (select 1 from retender t where t.payment_id = r.retender_id and t.is_all = 1)
    order by r.at desc limit 1`,
  ['amount', 'token'],
)
