/** How the owner wants tills kept: why cash moves beside sales, and what is told to the manager. */
import type { Names } from '../../schema/names.ts'
import type { TillReasonDoc, TillSettingDoc } from '../../schema/till.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'
import { shippedSetting } from './till.ts'

interface ReasonRow extends Omit<TillReasonDoc, 'names' | 'isActive'> {
  readonly names: string
  readonly isActive: number
}

const columns = `reason_id as reasonId, names, direction, account_id as account, position,
  is_active as isActive, rev from till_reason`

const keys: readonly (keyof ReasonRow)[] = [
  'reasonId',
  'names',
  'direction',
  'account',
  'position',
  'isActive',
  'rev',
]

const reasonRow = query<[reasonId: string], ReasonRow>(
  `select ${columns} where reason_id = ?`,
  keys,
)

const reasonRows = query<[], ReasonRow>(
  `select ${columns} order by position, reason_id`,
  keys,
  'reasons are a handful',
)

const toReason = ({ names, isActive, ...row }: ReasonRow): TillReasonDoc => ({
  ...row,
  names: JSON.parse(names) as Names,
  isActive: isActive === 1,
})

/** A reason by its id, whether it may still be given or not. */
export const tillReason = (db: Database, reasonId: string): TillReasonDoc | undefined => {
  const row = reasonRow.get(db, reasonId)
  return row === undefined ? undefined : toReason(row)
}

/** Every reason there ever was, in the order in which the shop names them. */
export const tillReasons = (db: Database): readonly TillReasonDoc[] =>
  reasonRows.all(db).map(toReason)

export const putReason = statement<
  [
    reasonId: string,
    names: string,
    direction: string,
    account: string,
    position: number,
    isActive: number,
  ]
>(
  `insert into till_reason (reason_id, names, direction, account_id, position, is_active)
   values (?, ?, ?, ?, ?, ?)
   on conflict do update set names = excluded.names, account_id = excluded.account_id,
     position = excluded.position, is_active = excluded.is_active, rev = rev + 1`,
)

const settingRow = query<[outletId: string], TillSettingDoc>(
  `select outlet_id as outletId, over_short_limit as overShortLimit,
          drawer_open_minutes as drawerOpenMinutes, rev
     from till_setting where outlet_id = ?`,
  ['outletId', 'overShortLimit', 'drawerOpenMinutes', 'rev'],
)

export const tillSetting = (db: Database, outletId: string): TillSettingDoc =>
  settingRow.get(db, outletId) ?? { outletId, ...shippedSetting, rev: 0 }

export const setTillSetting = statement<
  [outletId: string, overShortLimit: number, drawerOpenMinutes: number]
>(
  `insert into till_setting (outlet_id, over_short_limit, drawer_open_minutes) values (?, ?, ?)
   on conflict do update set over_short_limit = excluded.over_short_limit,
     drawer_open_minutes = excluded.drawer_open_minutes, rev = rev + 1`,
)
