import type { TenderKind } from '../../schema/bill.ts'
import type { BillFound } from '../../schema/bill-search.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const docOfBill = query<[billId: string], { readonly doc: number }>(
  'select doc from bill_doc where bill_id = ?',
  ['doc'],
)

/** Gives a bill the next row of its business date. @param first the row before the first of that date. */
export const addDoc = query<
  [first: number, billId: string, from: number, to: number],
  { readonly doc: number }
>(
  `insert into bill_doc (doc, bill_id)
   select coalesce(max(doc), ?) + 1, ? from bill_doc where doc between ? and ?
   returning doc`,
  ['doc'],
)

export const forgetWords = statement<[doc: number]>('delete from bill_search where rowid = ?')

export const writeWords = statement<[doc: number, billId: string]>(
  `insert into bill_search (rowid, number, token, place, amount, item, tender, reference, by, customer, buyer, state, outlet)
   select ?, number, token, place, amount, item, tender, reference, by, customer, buyer, state, outlet
     from bill_words where bill_id = ?`,
)

interface FoundRow extends Omit<BillFound, 'tenders'> {
  readonly doc: number
  readonly tenders: string
}

const found = query<[match: string, from: number, to: number, limit: number], FoundRow>(
  `select s.rowid as doc, b.bill_id as billId, i.number, o.token, b.table_label as tableLabel,
          o.order_type as orderType, b.business_date as businessDate, b.settled_at as settledAt,
          b.settled_by as settledBy, b.total ->> '$.due' as due,
          w.tender as tenders, w.state,
          (select coalesce(sum(r.payable + r.tip), 0) from refund r where r.bill_id = b.bill_id) as refunded
     from bill_search s
     cross join bill_doc d on d.doc = s.rowid
     join bill b on b.bill_id = d.bill_id
     join sales_order o on o.order_id = b.order_id
     join invoice i on i.bill_id = b.bill_id
     join bill_words w on w.bill_id = b.bill_id
    where bill_search match ? and s.rowid between ? and ?
    order by s.rowid desc limit ?`,
  [
    'doc',
    'billId',
    'number',
    'token',
    'tableLabel',
    'orderType',
    'businessDate',
    'settledAt',
    'settledBy',
    'due',
    'tenders',
    'state',
    'refunded',
  ],
)

/** Invoices by their numbers, wherever they are from. @param match in the language of FTS5. */
export const invoicesMatching = query<
  [match: string],
  { readonly outletId: string; readonly number: string }
>(
  `select b.outlet_id as outletId, i.number
     from bill_search s
     cross join bill_doc d on d.doc = s.rowid
     join bill b on b.bill_id = d.bill_id
     join invoice i on i.bill_id = b.bill_id
    where bill_search match ? limit 20`,
  ['outletId', 'number'],
)

/** The bills that match with their rows, the newest first. @param match in the language of FTS5. */
export const billsMatching = (
  db: Database,
  { match, from, to, limit }: { match: string; from: number; to: number; limit: number },
): readonly { readonly doc: number; readonly bill: BillFound }[] =>
  found.all(db, match, from, to, limit).map(({ doc, tenders, ...bill }) => ({
    doc,
    bill: { ...bill, tenders: [...new Set(tenders.split(' '))] as readonly TenderKind[] },
  }))
