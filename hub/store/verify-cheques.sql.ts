import { query } from './query.ts'

const everything = 'verifying a shop reads all of it'

/** Cheques that accounts were paid with and that are kept nowhere, or for another amount. */
export const lostCheques = query<[], { readonly number: string; readonly receipt: string }>(
  `select p.reference as number, m.number as receipt
     from money_part p join money_received m on m.money_id = p.money_id
     left join cheque c on c.money_id = p.money_id and c.position = p.position
    where p.kind = 'cheque' and c.amount is not p.amount`,
  ['number', 'receipt'],
  everything,
)

/** What the cheques in hand come to at each outlet, and what its books say they do. */
export const chequeSums = query<
  [],
  { readonly outletId: string; readonly inHand: number; readonly inBooks: number }
>(
  `select o.outlet_id as outletId,
          (select coalesce(sum(c.amount), 0) from cheque c
            where c.outlet_id = o.outlet_id and c.cleared_at is null and c.bounced_at is null) as inHand,
          (select coalesce(sum(p.amount), 0) from posting p join journal_entry e on e.entry_id = p.entry_id
            where p.account_id = '1035' and e.outlet_id = o.outlet_id) as inBooks
     from outlet o`,
  ['outletId', 'inHand', 'inBooks'],
  everything,
)
