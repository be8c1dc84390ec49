/** Money that came for a settled bill once more, and how it went back. */
import type { TwiceDoc } from '../../schema/twice.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const insertTwice = statement<
  [
    twiceId: string,
    billId: string,
    kind: string,
    amount: number,
    reference: string,
    businessDate: number,
    at: number,
    by: string | null,
    deviceId: string,
  ]
>(
  `insert into paid_twice (twice_id, bill_id, kind, amount, reference, business_date, at, by, device_id)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const insertTwiceBack = statement<
  [
    twiceId: string,
    kind: string,
    reference: string,
    businessDate: number,
    at: number,
    by: string | null,
    approvedBy: string | null,
    deviceId: string,
  ]
>(
  `insert into paid_twice_back (twice_id, kind, reference, business_date, at, by, approved_by, device_id)
   values (?, ?, ?, ?, ?, ?, ?, ?)`,
)

interface TwiceRow extends Omit<TwiceDoc, 'back'> {
  readonly backKind: TwiceDoc['kind'] | null
  readonly backReference: string | null
  readonly backDate: number | null
  readonly backAt: number | null
  readonly backBy: string | null
  readonly backApprovedBy: string | null
}

const ofBill = query<[billId: string], TwiceRow>(
  `select t.twice_id as twiceId, t.kind, t.amount, t.reference, t.business_date as businessDate, t.at, t.by,
          r.kind as backKind, r.reference as backReference, r.business_date as backDate, r.at as backAt,
          r.by as backBy, r.approved_by as backApprovedBy
     from paid_twice t left join paid_twice_back r on r.twice_id = t.twice_id
    where t.bill_id = ? order by t.at, t.twice_id`,
  [
    'twiceId',
    'kind',
    'amount',
    'reference',
    'businessDate',
    'at',
    'by',
    'backKind',
    'backReference',
    'backDate',
    'backAt',
    'backBy',
    'backApprovedBy',
  ],
)

const toDoc = ({
  backKind,
  backReference,
  backDate,
  backAt,
  backBy,
  backApprovedBy,
  ...came
}: TwiceRow): TwiceDoc => ({
  ...came,
  back:
    backKind === null || backDate === null || backAt === null
      ? null
      : {
          kind: backKind,
          reference: backReference ?? '',
          businessDate: backDate,
          at: backAt,
          by: backBy,
          approvedBy: backApprovedBy,
        },
})

/** What came for a bill once more since it was settled, the first first. */
export const twiceOf = (db: Database, billId: string): readonly TwiceDoc[] =>
  ofBill.all(db, billId).map(toDoc)

/** Money of this kind and reference that came once more at an outlet since a moment, the last first. */
export const twiceReferred = query<
  [reference: string, since: number, kind: string, outletId: string],
  { readonly amount: number; readonly token: number }
>(
  `select t.amount, o.token from paid_twice t join bill b on b.bill_id = t.bill_id
     join sales_order o on o.order_id = b.order_id
    where t.reference = ? and t.reference <> '' and t.at >= ? and t.kind = ? and b.outlet_id = ?
    order by t.at desc limit 1`,
  ['amount', 'token'],
)

/** The bills of an outlet for which money came that is owed to the guest still, the first that came first. */
export const owedTwice = query<[outletId: string], { readonly billId: string }>(
  `select t.bill_id as billId from paid_twice t cross join bill b on b.bill_id = t.bill_id
    where b.outlet_id = ? and not exists (select 1 from paid_twice_back r where r.twice_id = t.twice_id)
    group by t.bill_id order by min(t.at)`,
  ['billId'],
  'a guest pays twice a few times a month',
)
