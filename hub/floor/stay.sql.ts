import { stayMinutesDefault } from '../../schema/stay.ts'
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

const setting = query<[outletId: string], { readonly stayMinutes: number }>(
  'select stay_minutes as stayMinutes from floor_setting where outlet_id = ?',
  ['stayMinutes'],
)

/** Minutes a party is taken to stay at an outlet while nothing else tells. */
export const staySetting = (db: Database, outletId: string): number =>
  setting.get(db, outletId)?.stayMinutes ?? stayMinutesDefault

export const putStay = statement<[outletId: string, stayMinutes: number]>(
  `insert into floor_setting (outlet_id, stay_minutes) values (?, ?)
   on conflict (outlet_id) do update set stay_minutes = excluded.stay_minutes`,
)
