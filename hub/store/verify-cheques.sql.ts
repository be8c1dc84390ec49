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

/** What the cheques in hand come to, and what the books say they do. */
export const chequeSums = query<[], { readonly inHand: number; readonly inBooks: number }>(
  `select (select coalesce(sum(amount), 0) from cheque where cleared_at is null and bounced_at is null) as inHand,
          (select coalesce(sum(amount), 0) from posting where account_id = '1035') as inBooks`,
  ['inHand', 'inBooks'],
  everything,
)
