/** Parties at tables: seating them, naming them, and what becomes of them. */
import { query, statement } from '../store/query.ts'

export const insertSitting = statement<
  [
    sittingId: string,
    outletId: string,
    label: string,
    party: string,
    guests: number,
    pin: string,
    isSelfSeated: number,
    serverId: string | null,
    openedAt: number,
  ]
>(
  `insert into sitting (sitting_id, outlet_id, label, party, guests, pin, is_self_seated, server_id,
                        state, opened_at)
   values (?, ?, ?, ?, ?, ?, ?, ?, 'seated', ?)`,
)

export const changeSitting = statement<
  [guests: number, serverId: string | null, sittingId: string]
>('update sitting set guests = ?, server_id = ?, rev = rev + 1 where sitting_id = ?')

/** Somebody who works at an outlet and has not left. */
export const waiterAt = query<[userId: string, outletId: string], { readonly userId: string }>(
  `select u.user_id as userId from user u join user_outlet o on o.user_id = u.user_id
    where u.user_id = ? and o.outlet_id = ? and u.is_active = 1`,
  ['userId'],
)

export const nameSitting = statement<[label: string, party: string, sittingId: string]>(
  'update sitting set label = ?, party = ?, rev = rev + 1 where sitting_id = ?',
)

export const askBill = statement<[at: number | null, sittingId: string]>(
  'update sitting set bill_asked_at = ?, rev = rev + 1 where sitting_id = ?',
)

export const callWaiter = statement<[at: number, sittingId: string]>(
  'update sitting set called_at = ?, rev = rev + 1 where sitting_id = ? and called_at is null',
)

/** The staff have seen a party that sat down by itself. */
export const meetSitting = statement<[sittingId: string]>(
  'update sitting set is_self_seated = 0, rev = rev + 1 where sitting_id = ? and is_self_seated = 1',
)

export const answerCall = statement<[sittingId: string]>(
  'update sitting set called_at = null, rev = rev + 1 where sitting_id = ?',
)

export const paySitting = statement<[at: number, sittingId: string]>(
  `update sitting set state = 'paid', paid_at = ?, rev = rev + 1 where sitting_id = ?`,
)

export const closeSittingRow = statement<[at: number, sittingId: string]>(
  `update sitting set state = 'closed', closed_at = ?, called_at = null, rev = rev + 1 where sitting_id = ?`,
)

export const mergeSittingRow = statement<[intoId: string, sittingId: string]>(
  `update sitting set state = 'merged', merged_into_id = ?, called_at = null, rev = rev + 1 where sitting_id = ?`,
)

export const unmergeSittingRow = statement<[sittingId: string]>(
  `update sitting set state = 'seated', merged_into_id = null, rev = rev + 1 where sitting_id = ?`,
)

export const touchSitting = statement<[sittingId: string]>(
  'update sitting set rev = rev + 1 where sitting_id = ?',
)

export const sitAt = statement<[sittingId: string, tableId: string, position: number]>(
  'insert or ignore into sitting_table (sitting_id, table_id, position) values (?, ?, ?)',
)

export const leaveTable = statement<[sittingId: string, tableId: string]>(
  'delete from sitting_table where sitting_id = ? and table_id = ?',
)

interface SeatRow {
  readonly tableId: string
  readonly number: string
}

/** The tables a party sits at, in the order it took them. */
export const seatsOf = query<[sittingId: string], SeatRow>(
  `select st.table_id as tableId, t.number
     from sitting_table st join floor_table t on t.table_id = st.table_id
    where st.sitting_id = ? order by st.position, st.table_id`,
  ['tableId', 'number'],
)

interface PartyRow {
  readonly sittingId: string
  readonly party: string
  readonly label: string
  readonly pin: string
  readonly billAskedAt: number | null
}

/** The parties at a table that have not left it. */
export const partiesAt = query<[tableId: string], PartyRow>(
  `select s.sitting_id as sittingId, s.party, s.label, s.pin, s.bill_asked_at as billAskedAt
     from sitting_table st join sitting s on s.sitting_id = st.sitting_id
    where st.table_id = ? and s.state in ('seated', 'paid') order by s.opened_at, s.sitting_id`,
  ['sittingId', 'party', 'label', 'pin', 'billAskedAt'],
)

/** The service charge of where a party sits, in parts per million. */
export const serviceChargeAt = query<[sittingId: string], { readonly ratePpm: number }>(
  `select max(c.service_charge_ppm) as ratePpm
     from sitting_table st join floor_table t on t.table_id = st.table_id
     join section c on c.section_id = t.section_id where st.sitting_id = ?`,
  ['ratePpm'],
)
