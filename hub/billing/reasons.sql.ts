/** Why a bill may be lowered, with the coupon of a reason that has one. */
import type { CouponDoc, DiscountReasonDoc } from '../../schema/bill.ts'
import type { Names } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

interface ReasonRow
  extends
    Omit<DiscountReasonDoc, 'names' | 'isComp' | 'isActive' | 'coupon'>,
    Omit<CouponDoc, 'code' | 'leastBill'> {
  readonly names: string
  readonly isComp: number
  readonly isActive: number
  readonly code: string | null
  readonly leastBill: number | null
}

const columns = `r.reason_id as reasonId, r.names, r.max_ppm as maxPpm, r.is_comp as isComp, r.position,
  r.is_active as isActive, r.rev, c.code, c.rate_ppm as ratePpm, c.amount, c.valid_from as validFrom,
  c.valid_until as validUntil, c.most_uses as mostUses, c.least_bill as leastBill`

const keys: readonly (keyof ReasonRow)[] = [
  'reasonId',
  'names',
  'maxPpm',
  'isComp',
  'position',
  'isActive',
  'rev',
  'code',
  'ratePpm',
  'amount',
  'validFrom',
  'validUntil',
  'mostUses',
  'leastBill',
]

const reasonRow = query<[reasonId: string], ReasonRow>(
  `select ${columns} from discount_reason r left join coupon c on c.reason_id = r.reason_id
    where r.reason_id = ?`,
  keys,
)

const couponRow = query<[code: string], ReasonRow>(
  `select ${columns} from coupon c join discount_reason r on r.reason_id = c.reason_id
    where c.code = ?`,
  keys,
)

const reasonRows = query<[], ReasonRow>(
  `select ${columns} from discount_reason r left join coupon c on c.reason_id = r.reason_id
    order by r.position, r.reason_id`,
  keys,
  'reasons are a handful',
)

const toReason = ({
  names,
  isComp,
  isActive,
  code,
  ratePpm,
  amount,
  validFrom,
  validUntil,
  mostUses,
  leastBill,
  ...row
}: ReasonRow): DiscountReasonDoc => ({
  ...row,
  names: JSON.parse(names) as Names,
  isComp: isComp === 1,
  isActive: isActive === 1,
  coupon:
    code === null
      ? null
      : { code, ratePpm, amount, validFrom, validUntil, mostUses, leastBill: leastBill ?? 0 },
})

/** A reason by its id, whether it may still be given or not. */
export const discountReason = (db: Database, reasonId: string): DiscountReasonDoc | undefined => {
  const row = reasonRow.get(db, reasonId)
  return row === undefined ? undefined : toReason(row)
}

/** The reason a coupon belongs to, by its code. */
export const reasonOfCoupon = (db: Database, code: string): DiscountReasonDoc | undefined => {
  const row = couponRow.get(db, code)
  return row === undefined ? undefined : toReason(row)
}

/** Every reason there ever was, in the order in which the shop names them. */
export const discountReasons = (db: Database): readonly DiscountReasonDoc[] =>
  reasonRows.all(db).map(toReason)

export const putReason = statement<
  [
    reasonId: string,
    names: string,
    maxPpm: number,
    isComp: number,
    position: number,
    isActive: number,
  ]
>(
  `insert into discount_reason (reason_id, names, max_ppm, is_comp, position, is_active)
   values (?, ?, ?, ?, ?, ?)
   on conflict do update set names = excluded.names, max_ppm = excluded.max_ppm,
     position = excluded.position, is_active = excluded.is_active, rev = rev + 1`,
)

export const putCoupon = statement<
  [
    reasonId: string,
    code: string,
    ratePpm: number | null,
    amount: number | null,
    validFrom: number | null,
    validUntil: number | null,
    mostUses: number | null,
    leastBill: number,
  ]
>(
  `insert into coupon (reason_id, code, rate_ppm, amount, valid_from, valid_until, most_uses, least_bill)
   values (?, ?, ?, ?, ?, ?, ?, ?)
   on conflict (reason_id) do update set code = excluded.code, rate_ppm = excluded.rate_ppm, amount = excluded.amount,
     valid_from = excluded.valid_from, valid_until = excluded.valid_until,
     most_uses = excluded.most_uses, least_bill = excluded.least_bill`,
)

/** Whether the sale a bill was paid in, or the one it was merged into, was undone. */
const wasUndone = `exists (select 1 from refund r where r.is_undo = 1 and r.bill_id =
  coalesce((select into_id from bill_merge where bill_id = b.bill_id), b.bill_id))`

/**
 * How often a coupon was used. The parts of a split bill that share it in per
 * cent are one order and so one use; what a voided bill had comes back, and a
 * sale that was undone never was.
 */
export const usesOf = query<[reasonId: string], { readonly uses: number }>(
  `select count(distinct case when d.amount is null then b.order_id else d.discount_id end) as uses
     from bill_discount d join bill b on b.bill_id = d.bill_id
    where d.reason_id = ?
      and (b.state <> 'void' or exists (select 1 from bill_merge m where m.bill_id = b.bill_id))
      and not ${wasUndone}`,
  ['uses'],
)

/**
 * The same of every coupon that was ever used, with what settled bills came to
 * less by it: a coupon lowers all of a bill, and nothing else beside it does.
 */
export const couponUses = query<
  [],
  { readonly reasonId: string; readonly uses: number; readonly given: number }
>(
  `select c.reason_id as reasonId,
          count(distinct case when d.amount is null then b.order_id else d.discount_id end) as uses,
          coalesce(sum(case when b.state = 'settled' then
            (select sum(json_extract(line.value, '$.billDiscount')) from json_each(b.total, '$.lines') line)
          end), 0) as given
     from coupon c join bill_discount d on d.reason_id = c.reason_id join bill b on b.bill_id = d.bill_id
    where b.state <> 'void' and not ${wasUndone} group by c.reason_id`,
  ['reasonId', 'uses', 'given'],
  'coupons are a handful',
)
