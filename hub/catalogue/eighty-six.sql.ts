import type { EightySixDoc } from '../../schema/eighty-six.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

type Row = Omit<EightySixDoc, 'isCounted'> & { readonly isCounted: number }

const columns = `outlet_id as outletId, item_id as itemId, variant_id as variantId,
  left_milli as leftMilli, is_counted as isCounted, business_date as businessDate, at, by, rev`

const keys: readonly (keyof Row)[] = [
  'outletId',
  'itemId',
  'variantId',
  'leftMilli',
  'isCounted',
  'businessDate',
  'at',
  'by',
  'rev',
]

const toDoc = (row: Row): EightySixDoc => ({ ...row, isCounted: row.isCounted === 1 })

const one = query<[outletId: string, subjectId: string], Row>(
  `select ${columns} from eighty_six where outlet_id = ? and subject_id = ?`,
  keys,
)

const inForce = query<[outletId: string, businessDate: number], Row>(
  `select ${columns} from eighty_six
    where outlet_id = ? and left_milli is not null and (business_date is null or business_date = ?)
    order by subject_id`,
  keys,
)

/** The entry of an item or a size, whether it still holds or not. */
export const eightySixAt = (
  db: Database,
  outletId: string,
  subjectId: string,
): EightySixDoc | undefined => {
  const row = one.get(db, outletId, subjectId)
  return row === undefined ? undefined : toDoc(row)
}

/** Everything an outlet has none of, or only so much, on a business date. */
export const eightySixedAt = (
  db: Database,
  outletId: string,
  businessDate: number,
): readonly EightySixDoc[] => inForce.all(db, outletId, businessDate).map(toDoc)

export const putEightySix = statement<
  [
    outletId: string,
    subjectId: string,
    itemId: string,
    variantId: string | null,
    leftMilli: number | null,
    isCounted: number,
    businessDate: number | null,
    at: number,
    by: string | null,
  ]
>(
  `insert into eighty_six (outlet_id, subject_id, item_id, variant_id, left_milli, is_counted,
                           business_date, at, by)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?)
   on conflict (outlet_id, subject_id) do update set left_milli = excluded.left_milli,
     is_counted = excluded.is_counted, business_date = excluded.business_date, at = excluded.at,
     by = excluded.by, rev = rev + 1`,
)

export const countEightySix = statement<[leftMilli: number, outletId: string, subjectId: string]>(
  'update eighty_six set left_milli = ?, rev = rev + 1 where outlet_id = ? and subject_id = ?',
)
