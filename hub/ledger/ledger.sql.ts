import type { EntryDoc, Posting } from '../../schema/ledger.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const lastEntryNo = query<
  [outletId: string, fiscalYear: string],
  { readonly no: number | null }
>('select max(no) as no from journal_entry where outlet_id = ? and fiscal_year = ?', ['no'])

export const entryFor = query<
  [sourceKind: string, sourceId: string, purpose: string],
  { readonly entryId: string }
>(
  `select entry_id as entryId from journal_entry
    where source_kind = ? and source_id = ? and purpose = ?`,
  ['entryId'],
)

export const insertEntry = statement<
  [
    entryId: string,
    outletId: string,
    fiscalYear: string,
    no: number,
    businessDate: number,
    memo: string,
    sourceKind: string,
    sourceId: string,
    purpose: string,
    reversesId: string | null,
    at: number,
    by: string | null,
  ]
>(
  `insert into journal_entry (entry_id, outlet_id, fiscal_year, no, business_date, memo,
                              source_kind, source_id, purpose, reverses_id, at, by)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const insertPosting = statement<
  [entryId: string, lineNo: number, account: string, amount: number, party: string | null]
>('insert into posting (entry_id, line_no, account_id, amount, person_id) values (?, ?, ?, ?, ?)')

/** A customer owes more or less, or has paid more or less ahead. */
export const addToParty = statement<[party: string, account: string, amount: number]>(
  `insert into party_balance (person_id, account_id, amount) values (?, ?, ?)
   on conflict do update set amount = amount + excluded.amount`,
)

export const sealEntry = statement<[entryId: string]>(
  'update journal_entry set is_sealed = 1 where entry_id = ?',
)

export const addToBalance = statement<
  [outletId: string, businessDate: number, account: string, amount: number]
>(
  `insert into balance_day (outlet_id, business_date, account_id, amount) values (?, ?, ?, ?)
   on conflict do update set amount = amount + excluded.amount`,
)

/** What an account of an outlet comes to by the end of a day. */
export const accountBalance = query<
  [outletId: string, until: number, account: string],
  { readonly amount: number }
>(
  `select coalesce(sum(amount), 0) as amount from balance_day
    where outlet_id = ? and business_date <= ? and account_id = ?`,
  ['amount'],
)

interface EntryRow extends Omit<EntryDoc, 'number' | 'postings'> {
  readonly fiscalYear: string
  readonly no: number
}

const entriesOfSource = query<[sourceKind: string, sourceId: string], EntryRow>(
  `select entry_id as entryId, outlet_id as outletId, fiscal_year as fiscalYear, no,
          business_date as businessDate, memo, source_kind as sourceKind, source_id as sourceId,
          purpose, reverses_id as reversesId, at, by
     from journal_entry where source_kind = ? and source_id = ? order by no`,
  [
    'entryId',
    'outletId',
    'fiscalYear',
    'no',
    'businessDate',
    'memo',
    'sourceKind',
    'sourceId',
    'purpose',
    'reversesId',
    'at',
    'by',
  ],
)

interface PostingRow extends Omit<Posting, 'party'> {
  readonly party: string | null
}

const postings = query<[entryId: string], PostingRow>(
  `select account_id as account, person_id as party, amount
     from posting where entry_id = ? order by line_no`,
  ['account', 'party', 'amount'],
)

const toPosting = ({ party, ...posting }: PostingRow): Posting =>
  party === null ? posting : { ...posting, party }

/** What an entry is called on paper and in exports. */
export const entryNumber = (fiscalYear: string, no: number): string => `J/${fiscalYear}/${no}`

/** Every entry a document has caused. */
export const entriesOf = (
  db: Database,
  sourceKind: string,
  sourceId: string,
): readonly EntryDoc[] =>
  entriesOfSource.all(db, sourceKind, sourceId).map(({ fiscalYear, no, ...row }) => ({
    ...row,
    number: entryNumber(fiscalYear, no),
    postings: postings.all(db, row.entryId).map(toPosting),
  }))

export interface AccountRow {
  readonly accountId: string
  readonly names: string
  readonly kind: 'asset' | 'liability' | 'equity' | 'income' | 'expense'
}

export const accounts = query<[], AccountRow>(
  'select account_id as accountId, names, kind from account order by account_id',
  ['accountId', 'names', 'kind'],
  'the chart of accounts is shown whole',
)

export const accountById = query<[accountId: string], AccountRow>(
  'select account_id as accountId, names, kind from account where account_id = ?',
  ['accountId', 'names', 'kind'],
)
