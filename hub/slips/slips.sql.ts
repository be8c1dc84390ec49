import type { SlipDoc, SlipLine } from '../../schema/slip.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

interface SlipRow {
  readonly slipId: string
  readonly outletId: string
  readonly businessDate: number
  readonly token: number
  readonly namedId: string | null
  readonly counter: string | null
  readonly lines: string
  readonly withId: string | null
  readonly withToken: number | null
  readonly paidAt: number | null
  readonly handedAt: number | null
  readonly isVoid: number
  readonly at: number
  readonly rev: number
}

const columns = `s.slip_id as slipId, s.outlet_id as outletId, s.business_date as businessDate, o.token, p.order_id as namedId,
  d.name as counter,
  s.lines, s.with_id as withId, w.token as withToken, s.paid_at as paidAt, s.handed_at as handedAt,
  s.is_void as isVoid, s.at, s.rev`

const tables = `slip s join sales_order o on o.order_id = s.slip_id
  left join sales_order w on w.order_id = s.with_id
  left join device d on d.device_id = o.device_id
  left join order_person p on p.order_id = s.slip_id and p.name <> ''`

const keys: readonly (keyof SlipRow)[] = [
  'slipId',
  'outletId',
  'businessDate',
  'token',
  'namedId',
  'counter',
  'lines',
  'withId',
  'withToken',
  'paidAt',
  'handedAt',
  'isVoid',
  'at',
  'rev',
]

const byId = query<[slipId: string], SlipRow>(
  `select ${columns} from ${tables} where s.slip_id = ?`,
  keys,
)

const onBill = query<[slipId: string], SlipRow>(
  `select ${columns} from ${tables} where s.with_id = ? order by s.at`,
  keys,
)

const here = query<[outletId: string, since: number], SlipRow>(
  `select ${columns} from ${tables}
    where s.outlet_id = ? and s.business_date >= ? and s.handed_at is null and s.is_void = 0
    order by s.business_date, s.at`,
  keys,
)

const toDoc = ({ isVoid, lines, namedId, ...row }: SlipRow): SlipDoc => ({
  ...row,
  ...(namedId === null ? {} : { isNamed: true }),
  lines: JSON.parse(lines) as readonly SlipLine[],
  state:
    row.handedAt !== null
      ? 'handed'
      : isVoid === 1
        ? 'void'
        : row.paidAt !== null
          ? 'paid'
          : 'waiting',
})

export const slipById = (db: Database, slipId: string): SlipDoc | undefined => {
  const row = byId.get(db, slipId)
  return row === undefined ? undefined : toDoc(row)
}

/** The slips that are paid on the bill of another one. */
export const slipsWith = (db: Database, slipId: string): readonly SlipDoc[] =>
  onBill.all(db, slipId).map(toDoc)

/** What is not handed out yet, of a day and those after it, the oldest first. */
export const slipsHere = (db: Database, outletId: string, since: number): readonly SlipDoc[] =>
  here.all(db, outletId, since).map(toDoc)

export const insertSlip = statement<
  [slipId: string, outletId: string, businessDate: number, lines: string, at: number]
>('insert into slip (slip_id, outlet_id, business_date, lines, at) values (?, ?, ?, ?, ?)')

export const relineSlip = statement<[lines: string, isVoid: number, slipId: string]>(
  'update slip set lines = ?, is_void = ?, rev = rev + 1 where slip_id = ?',
)

export const putSlipWith = statement<[withId: string | null, slipId: string]>(
  'update slip set with_id = ?, rev = rev + 1 where slip_id = ?',
)

/** A bill is paid, and with it the slips that were on it. */
export const paySlips = statement<[paidAt: number, slipId: string, withId: string]>(
  'update slip set paid_at = ?, rev = rev + 1 where slip_id = ? or with_id = ?',
)

/** The money went back: nothing may go, and what is handed out already does not go once more if it is called back. */
export const voidSlips = statement<[slipId: string, withId: string]>(
  'update slip set is_void = 1, rev = rev + 1 where slip_id = ? or with_id = ?',
)

export const handOutSlip = statement<[handedAt: number | null, slipId: string]>(
  'update slip set handed_at = ?, rev = rev + 1 where slip_id = ?',
)
