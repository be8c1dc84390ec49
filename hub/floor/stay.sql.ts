import { stayMinutesDefault, type FloorSettingDoc } from '../../schema/stay.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

/** Parties that came since a moment and have left. */
export const leftSince = query<
  [outletId: string, since: number],
  { readonly guests: number; readonly openedAt: number; readonly closedAt: number }
>(
  `select guests, opened_at as openedAt, closed_at as closedAt from sitting
    where outlet_id = ? and state = 'closed' and opened_at > ?`,
  ['guests', 'openedAt', 'closedAt'],
)

const setting = query<[outletId: string], FloorSettingDoc>(
  'select outlet_id as outletId, stay_minutes as stayMinutes, rev from floor_setting where outlet_id = ?',
  ['outletId', 'stayMinutes', 'rev'],
)

/** What was said of an outlet's floor, or what holds while nobody has said anything. */
export const floorSetting = (db: Database, outletId: string): FloorSettingDoc =>
  setting.get(db, outletId) ?? { outletId, stayMinutes: stayMinutesDefault, rev: 0 }

export const putStay = statement<[outletId: string, stayMinutes: number]>(
  `insert into floor_setting (outlet_id, stay_minutes) values (?, ?)
   on conflict (outlet_id) do update set stay_minutes = excluded.stay_minutes, rev = rev + 1`,
)
