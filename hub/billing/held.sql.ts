/** Money that screens hold for bills and that is not booked. */
import type { HeldDoc, HeldTender } from '../../schema/held.ts'
import { query, statement } from '../store/query.ts'

/** All that is written down of it. */
export interface HeldRow extends HeldDoc {
  readonly reference: string
  readonly customerId: string | null
  readonly voucher: string | null
  readonly takenFor: string | null
}

const docKeys = [
  'heldId',
  'outletId',
  'billId',
  'token',
  'tableLabel',
  'deviceId',
  'kind',
  'amount',
  'at',
  'takenFrom',
  'takenBy',
  'endedAt',
  'rev',
] as const satisfies readonly (keyof HeldDoc)[]

const docColumns = `h.held_id as heldId, h.outlet_id as outletId, h.bill_id as billId, o.token,
  b.table_label as tableLabel, h.device_id as deviceId, h.kind, h.amount, h.at,
  h.taken_from as takenFrom, h.taken_by as takenBy, h.ended_at as endedAt, h.rev`
const tables = `held_money h cross join bill b on b.bill_id = h.bill_id
  cross join sales_order o on o.order_id = b.order_id`

export const heldById = query<[heldId: string], HeldRow>(
  `select ${docColumns}, h.reference, h.customer_id as customerId, h.voucher, h.taken_for as takenFor
     from ${tables} where h.held_id = ?`,
  [...docKeys, 'reference', 'customerId', 'voucher', 'takenFor'],
)

/** What is held at an outlet, the newest first. */
export const heldAt = query<[outletId: string, limit: number], HeldDoc>(
  `select ${docColumns} from ${tables} where h.outlet_id = ? and h.ended_at is null
    order by h.at desc limit ?`,
  docKeys,
)

export const insertHeld = statement<
  [
    heldId: string,
    outletId: string,
    billId: string,
    deviceId: string,
    kind: HeldTender['kind'],
    amount: number,
    reference: string,
    customerId: string | null,
    voucher: string | null,
    takenFor: string | null,
    at: number,
  ]
>(
  `insert into held_money (held_id, outlet_id, bill_id, device_id, kind, amount, reference, customer_id,
                           voucher, taken_for, at)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** It stands with another bill, is less by now, or is held after all. */
export const changeHeld = statement<
  [billId: string, amount: number, takenFor: string | null, heldId: string]
>(
  `update held_money set bill_id = ?, amount = ?, taken_for = ?, ended_at = null, rev = rev + 1
    where held_id = ?`,
)

export const endHeld = statement<[at: number, heldId: string]>(
  'update held_money set ended_at = ?, rev = rev + 1 where held_id = ?',
)

export const handOver = statement<[deviceId: string, takenBy: string | null, heldId: string]>(
  `update held_money set taken_from = device_id, device_id = ?, taken_by = ?, rev = rev + 1
    where held_id = ?`,
)
