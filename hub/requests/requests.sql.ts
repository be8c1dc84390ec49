/** Bills that were asked for. What a request names of its party is read with it. */
import type { RequestDoc } from '../../schema/bill-request.ts'
import { query, statement } from '../store/query.ts'

export const insertRequest = statement<
  [
    requestId: string,
    outletId: string,
    sittingId: string,
    askedAt: number,
    askedBy: string | null,
    waitingSince: number,
  ]
>(
  `insert into bill_request (request_id, outlet_id, sitting_id, asked_at, asked_by, waiting_since)
   values (?, ?, ?, ?, ?, ?)`,
)

const columns = `r.request_id as requestId, r.outlet_id as outletId, r.sitting_id as sittingId,
  o.order_id as orderId, s.label as tableLabel, r.asked_at as askedAt, r.asked_by as askedBy,
  r.waiting_since as waitingSince, r.claimed_at as claimedAt, r.claimed_by as claimedBy,
  r.claimed_on as claimedOn, r.late_at as lateAt, r.over_at as overAt, r.rev`
const tables = `bill_request r join sitting s on s.sitting_id = r.sitting_id
  join sales_order o on o.sitting_id = r.sitting_id`
const keys: readonly (keyof RequestDoc)[] = [
  'requestId',
  'outletId',
  'sittingId',
  'orderId',
  'tableLabel',
  'askedAt',
  'askedBy',
  'waitingSince',
  'claimedAt',
  'claimedBy',
  'claimedOn',
  'lateAt',
  'overAt',
  'rev',
]

export const requestById = query<[requestId: string], RequestDoc>(
  `select ${columns} from ${tables} where r.request_id = ?`,
  keys,
)

/** What a party waits for now. */
export const openRequestOf = query<[sittingId: string], RequestDoc>(
  `select ${columns} from ${tables} where r.sitting_id = ? and r.over_at is null`,
  keys,
)

/** Everything that is asked for at an outlet, the oldest first. */
export const openRequests = query<[outletId: string, limit: number], RequestDoc>(
  `select ${columns} from ${tables} where r.outlet_id = ? and r.over_at is null
    order by r.asked_at limit ?`,
  keys,
)

/** What somebody at a device has claimed and not yet settled. */
export const claimedAt = query<[deviceId: string], RequestDoc>(
  `select ${columns} from ${tables} where r.claimed_on = ? and r.over_at is null`,
  keys,
)

export const claimRequest = statement<
  [at: number, userId: string | null, deviceId: string, requestId: string]
>(
  `update bill_request set claimed_at = ?, claimed_by = ?, claimed_on = ?, rev = rev + 1
    where request_id = ?`,
)

/** It waits anew, as long as it takes until the floor is told again. */
export const releaseRequest = statement<[at: number, requestId: string]>(
  `update bill_request set waiting_since = ?, claimed_at = null, claimed_by = null, claimed_on = null,
                           late_at = null, rev = rev + 1
    where request_id = ?`,
)

export const tellFloor = statement<[at: number, requestId: string]>(
  'update bill_request set late_at = ?, rev = rev + 1 where request_id = ?',
)

export const endRequest = statement<[at: number, requestId: string]>(
  'update bill_request set over_at = ?, rev = rev + 1 where request_id = ?',
)

export interface Claim extends Pick<RequestDoc, 'requestId' | 'outletId' | 'claimedBy'> {
  readonly deviceId: string
}

/** What somebody has in hand now, at whichever desk. */
export const claims = query<[], Claim>(
  `select request_id as requestId, outlet_id as outletId, claimed_by as claimedBy, claimed_on as deviceId
     from bill_request where over_at is null and claimed_on is not null`,
  ['requestId', 'outletId', 'claimedBy', 'deviceId'],
)

/** What no cashier has taken since a moment, and the floor was not told of. */
export const untakenRequests = query<
  [waitingSince: number, limit: number],
  Pick<RequestDoc, 'requestId' | 'outletId'>
>(
  `select request_id as requestId, outlet_id as outletId from bill_request
    where over_at is null and claimed_at is null and late_at is null and waiting_since <= ?
    order by waiting_since limit ?`,
  ['requestId', 'outletId'],
)

export const personNamed = query<[userId: string], { readonly name: string }>(
  'select p.name from user u join person p on p.person_id = u.person_id where u.user_id = ?',
  ['name'],
)

export const deviceNamed = query<[deviceId: string], { readonly name: string }>(
  'select name from device where device_id = ?',
  ['name'],
)
