/** What `verify` reads. It reads everything, so a scan is meant wherever one stands. */
import { query } from './query.ts'

const everything = 'verify reads everything'

export interface EventRow {
  readonly eventId: number
  readonly outletId: string
  readonly epoch: string
  readonly seq: number
  readonly stream: string
  readonly at: number
  readonly body: string
  readonly hash: string
}

/** The log in the order it was written, a thousand rows at a time. */
export const eventsAfter = query<[eventId: number], EventRow>(
  `select event_id as eventId, outlet_id as outletId, epoch, seq, stream, at, body, hash
     from event where event_id > ? order by event_id limit 1000`,
  ['eventId', 'outletId', 'epoch', 'seq', 'stream', 'at', 'body', 'hash'],
)

export const heads = query<
  [],
  {
    readonly outletId: string
    readonly epoch: string
    readonly seq: number
    readonly hash: string
  }
>('select outlet_id as outletId, epoch, seq, hash from log_head', [
  'outletId',
  'epoch',
  'seq',
  'hash',
])

export const tails = query<
  [],
  {
    readonly outletId: string
    readonly stream: string
    readonly seq: number
    readonly prev: number
  }
>('select outlet_id as outletId, stream, seq, prev from stream_tail', [
  'outletId',
  'stream',
  'seq',
  'prev',
])

/** The documents that are final, each with the event that must have told of it. */
export const finalDocuments = query<
  [],
  { readonly kind: string; readonly key: string; readonly name: string }
>(
  `select case when m.bill_id is null then 'bill.settled' else 'sale.imported' end as kind,
          case when m.bill_id is null then 'bill:' else 'import:' end || b.bill_id as key,
          'bill ' || coalesce(i.number, b.bill_id) as name
     from bill b left join invoice i on i.bill_id = b.bill_id
     left join sale_import m on m.bill_id = b.bill_id where b.state = 'settled'
   union all
   select 'refund.issued', 'refund:' || refund_id, 'credit note ' || number from refund
   union all
   select 'entry.posted', 'entry:' || entry_id, 'entry ' || no || ' of ' || outlet_id
     from journal_entry`,
  ['kind', 'key', 'name'],
  everything,
)

export const storedReplies = query<
  [],
  { readonly commandId: string; readonly name: string; readonly reply: string }
>(
  'select command_id as commandId, name, reply from command',
  ['commandId', 'name', 'reply'],
  everything,
)

export interface InvoiceRow {
  readonly outletId: string
  readonly series: string
  readonly fiscalYear: string
  readonly no: number
  readonly number: string
  readonly issuedAt: number
  readonly billState: string
  readonly isImported: number
}

export const invoices = query<[], InvoiceRow>(
  `select i.outlet_id as outletId, i.series, i.fiscal_year as fiscalYear, i.no, i.number,
          i.issued_at as issuedAt, b.state as billState, m.bill_id is not null as isImported
     from invoice i join bill b on b.bill_id = i.bill_id
     left join sale_import m on m.bill_id = i.bill_id
    order by i.outlet_id, i.series, i.fiscal_year, i.no`,
  ['outletId', 'series', 'fiscalYear', 'no', 'number', 'issuedAt', 'billState', 'isImported'],
  everything,
)

export interface CreditNoteRow {
  readonly refundId: string
  readonly billId: string
  readonly outletId: string
  readonly series: string
  readonly fiscalYear: string
  readonly no: number
  readonly number: string
  readonly payable: number
  readonly issuedAt: number
}

export const creditNotes = query<[], CreditNoteRow>(
  `select refund_id as refundId, bill_id as billId, outlet_id as outletId, series,
          fiscal_year as fiscalYear, no, number, payable, issued_at as issuedAt
     from refund order by outlet_id, series, fiscal_year, no`,
  ['refundId', 'billId', 'outletId', 'series', 'fiscalYear', 'no', 'number', 'payable', 'issuedAt'],
  everything,
)

export const everyChallan = query<
  [],
  {
    readonly outletId: string
    readonly series: string
    readonly fiscalYear: string
    readonly no: number
    readonly number: string
  }
>(
  `select outlet_id as outletId, series, fiscal_year as fiscalYear, no, number from challan
    order by outlet_id, series, fiscal_year, no`,
  ['outletId', 'series', 'fiscalYear', 'no', 'number'],
  everything,
)

export const numberSeries = query<
  [],
  {
    readonly outletId: string
    readonly series: string
    readonly fiscalYear: string
    readonly lastNo: number
  }
>(
  `select outlet_id as outletId, series, fiscal_year as fiscalYear, last_no as lastNo
     from number_series`,
  ['outletId', 'series', 'fiscalYear', 'lastNo'],
)

export interface BillKey {
  readonly billId: string
  readonly payable: number
  /** Rows of money taken, which an open bill must not have. */
  readonly payments: number
  /** Payments that settled it and are said to be another day's money. */
  readonly strays: number
}

/** What went back of the parts of a bill, and of which day's money it was. */
export const backsOfBill = query<
  [billId: string],
  { readonly kind: string; readonly amount: number; readonly businessDate: number }
>(
  `select r.kind, r.amount, r.business_date as businessDate
     from payment p join payment_back r on r.payment_id = p.payment_id where p.bill_id = ?`,
  ['kind', 'amount', 'businessDate'],
)

/** Bills in the order of their ids, five hundred at a time. */
export const billsAfter = query<[billId: string], BillKey>(
  `select b.bill_id as billId, b.payable,
          (select count(*) from payment p where p.bill_id = b.bill_id) as payments,
          (select count(*) from payment p where p.bill_id = b.bill_id and p.is_part = 0
              and p.business_date <> b.business_date) as strays
     from bill b where b.bill_id > ? order by b.bill_id limit 500`,
  ['billId', 'payable', 'payments', 'strays'],
)

export interface EntryRow {
  readonly outletId: string
  readonly fiscalYear: string
  readonly no: number
  readonly isSealed: number
  readonly postings: number
  readonly residue: number
}

export const entries = query<[], EntryRow>(
  `select e.outlet_id as outletId, e.fiscal_year as fiscalYear, e.no, e.is_sealed as isSealed,
          count(p.line_no) as postings, coalesce(sum(p.amount), 0) as residue
     from journal_entry e left join posting p on p.entry_id = e.entry_id
    group by e.entry_id order by e.outlet_id, e.fiscal_year, e.no`,
  ['outletId', 'fiscalYear', 'no', 'isSealed', 'postings', 'residue'],
  everything,
)

/** A row of a summary: what it is kept under, and what it says. */
export interface SummaryRow {
  readonly key: string
  readonly says: string
}

const summary = (key: string, says: string, from: string): ReturnType<typeof summaryQuery> =>
  summaryQuery(
    `select outlet_id || ' ' || business_date || ${key} as key, ${says} as says from ${from}`,
  )
const summaryQuery = (sql: string) => query<[], SummaryRow>(sql, ['key', 'says'], everything)

export const salesDays = summary(
  `''`,
  `json_array(bills, taxable, tax, round_off, total, refunds, refunded)`,
  'sales_day',
)
export const tenderDays = summary(`' ' || kind`, 'json_array(payments, amount)', 'tender_day')
export const hourDays = summary(`' ' || hour`, 'json_array(bills, total)', 'hour_day')
export const itemDays = summary(
  `' ' || item_id || ' ' || variant_id`,
  'json_array(qty_milli, taxable, total)',
  'item_day',
)
export const balanceDays = summary(`' ' || account_id`, 'json_array(amount)', 'balance_day')

/** What each account should stand at on each day: its postings, added up. */
export const postedDays = summaryQuery(
  `select e.outlet_id || ' ' || e.business_date || ' ' || p.account_id as key,
          json_array(sum(p.amount)) as says
     from journal_entry e join posting p on p.entry_id = e.entry_id
    group by e.outlet_id, e.business_date, p.account_id`,
)

/** What each customer owes and has paid ahead, as it is kept. */
export const keptParties = summaryQuery(
  `select person_id || ' ' || account_id as key, json_array(amount) as says from party_balance`,
)

/** The same, added up from the postings. */
export const postedParties = query<[], SummaryRow>(
  `select person_id || ' ' || account_id as key, json_array(sum(amount)) as says
     from posting where person_id is not null group by person_id, account_id`,
  ['key', 'says'],
)

export interface ReceiptRow {
  readonly series: string
  readonly no: number
  readonly number: string
  readonly amount: number
  /** What its parts come to. */
  readonly parts: number
  /** How many entries the books have of it. */
  readonly posted: number
}

/** Receipts of money for no bill, in the order of their numbers. */
export const receipts = query<[], ReceiptRow>(
  `select m.outlet_id || ' ' || m.fiscal_year as series, m.no, m.number, m.amount,
          (select coalesce(sum(p.amount), 0) from money_part p where p.money_id = m.money_id) as parts,
          (select count(*) from journal_entry e
            where e.source_kind = 'money' and e.source_id = m.money_id) as posted
     from money_received m order by m.outlet_id, m.fiscal_year, m.no`,
  ['series', 'no', 'number', 'amount', 'parts', 'posted'],
  everything,
)

export interface TillRow {
  readonly tillId: string
  readonly outletId: string
  readonly drawerId: string
  readonly state: string
  readonly float: number
  readonly zNo: number | null
  readonly leftIn: number | null
  readonly report: string | null
  /** Cash that moved, added up. */
  readonly cash: number
  /** What the last count found, less what should have been there; null before it. */
  readonly difference: number | null
}

/** Tills in the order in which each drawer had them. */
export const tillRows = query<[], TillRow>(
  `select t.till_id as tillId, t.outlet_id as outletId, t.drawer_id as drawerId, t.state, t.float,
          t.z_no as zNo, t.left_in as leftIn, t.report,
          (select coalesce(sum(m.amount), 0) from till_move m
            where m.till_id = t.till_id and m.tender = 'cash') as cash,
          (select c.counted - c.expected from till_count c
            where c.till_id = t.till_id order by c.no desc limit 1) as difference
     from till t order by t.drawer_id, t.opened_at, t.till_id`,
  [
    'tillId',
    'outletId',
    'drawerId',
    'state',
    'float',
    'zNo',
    'leftIn',
    'report',
    'cash',
    'difference',
  ],
  everything,
)

/** Payments that stand otherwise in a till than with their bill. */
export const strayPayments = query<[], { readonly paymentId: string }>(
  `select p.payment_id as paymentId from payment p join till_move m on m.move_id = p.payment_id
    where abs(m.amount) <> abs(p.amount + iif(p.kind = 'cash', 0, p.change)) or m.tender <> p.kind or m.bill_id <> p.bill_id`,
  ['paymentId'],
  everything,
)

/** Payments that were taken at a drawer, for bills of a till, and stand in none. */
export const lostPayments = query<[], { readonly paymentId: string }>(
  `select p.payment_id as paymentId from till_bill b join payment p on p.bill_id = b.bill_id
     join device d on d.device_id = p.device_id and d.drawer_id is not null
     left join till_move m on m.move_id = p.payment_id
    where m.move_id is null and p.is_part = 0`,
  ['paymentId'],
  everything,
)

/** Payments a till has that were another way of paying, and whose till has not followed. */
export const unfollowedRetenders = query<[], { readonly retenderId: string }>(
  `select r.retender_id as retenderId from retender r join till_move m on m.move_id = r.payment_id
     left join till_move t on t.move_id = r.retender_id
    where t.move_id is null or t.till_id <> m.till_id or t.tender <> r.kind or t.amount <> r.amount + r.change
       or (select sum(o.amount) from till_move o
            where o.till_id = m.till_id and o.bill_id = r.bill_id and o.tender = r.from_kind
              and o.amount < 0 and o.reason_id in ('retendered', 'retendered-part'))
          <> -(select sum(s.amount + s.change) from retender s join till_move w on w.move_id = s.payment_id
                where s.bill_id = r.bill_id and s.from_kind = r.from_kind and w.till_id = m.till_id)`,
  ['retenderId'],
  everything,
)

/** What each till has cost and brought the books beside its sales. */
export const tillPostings = query<
  [],
  { readonly sourceKind: string; readonly sourceId: string; readonly amount: number }
>(
  `select e.source_kind as sourceKind, e.source_id as sourceId, sum(p.amount) as amount
     from journal_entry e join posting p on p.entry_id = e.entry_id
    where e.source_kind in ('till', 'till-move') and p.account_id = '1010'
    group by e.source_kind, e.source_id`,
  ['sourceKind', 'sourceId', 'amount'],
)

/** What is kept of the sales of every till. */
export const keptTillSales = query<[], { readonly tillId: string; readonly body: string }>(
  'select till_id as tillId, body from till_sales',
  ['tillId', 'body'],
  everything,
)

/** What the books say lies in the drawers of each outlet. */
export const drawersInBooks = query<[], { readonly outletId: string; readonly amount: number }>(
  `select e.outlet_id as outletId, sum(p.amount) as amount
     from posting p join journal_entry e on e.entry_id = p.entry_id
    where p.account_id = '1010' group by e.outlet_id`,
  ['outletId', 'amount'],
  everything,
)

/** What is left of each voucher, and what its sale, its payments and what came back of them leave. */
export const voucherRows = query<
  [],
  { readonly voucherId: string; readonly left: number; readonly says: number }
>(
  `select v.voucher_id as voucherId, v.left_over as "left",
          v.amount
          - (select coalesce(sum(p.amount), 0) from payment p
              where p.kind = 'voucher' and p.of_id = v.voucher_id)
          + (select coalesce(sum(r.amount), 0) from refund_payment r
              where r.kind = 'voucher' and r.of_id = v.voucher_id)
          + (select coalesce(sum(r.amount), 0) from payment_back r
              where r.kind = 'voucher' and r.of_id = v.voucher_id) as says
     from voucher v`,
  ['voucherId', 'left', 'says'],
  everything,
)

export const carriedMoves = query<[], { readonly moveId: string; readonly amount: number }>(
  `select move_id as moveId, amount from till_move where kind in ('in', 'out', 'drop')`,
  ['moveId', 'amount'],
  everything,
)
