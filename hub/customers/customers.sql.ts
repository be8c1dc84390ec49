import type { CustomerBill, CustomerGroup, Movement } from '../../schema/customer.ts'
import type { Names } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

// --- customers ------------------------------------------------------------------

export interface CustomerRow {
  readonly customerId: string
  readonly no: number
  readonly groupId: string
  readonly creditLimit: number | null
  readonly creditDays: number
  readonly overLimit: number | null
  readonly overOn: number | null
  readonly mergedInto: string | null
  readonly erasedAt: number | null
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly taxNumber: string
  readonly note: string
  readonly rev: number
}

const columns = `c.customer_id as customerId, c.no, c.group_id as groupId, c.credit_limit as creditLimit,
  c.credit_days as creditDays, c.over_limit as overLimit, c.over_on as overOn,
  c.merged_into_id as mergedInto, c.erased_at as erasedAt, p.name, p.phone, p.address,
  p.tax_number as taxNumber, p.note, c.rev`

const keys: readonly (keyof CustomerRow)[] = [
  'customerId',
  'no',
  'groupId',
  'creditLimit',
  'creditDays',
  'overLimit',
  'overOn',
  'mergedInto',
  'erasedAt',
  'name',
  'phone',
  'address',
  'taxNumber',
  'note',
  'rev',
]

const found = 'person p join customer c on c.customer_id = p.person_id'
const isHere = 'c.merged_into_id is null and c.erased_at is null'

export const customerRow = query<[customerId: string], CustomerRow>(
  `select ${columns} from customer c join person p on p.person_id = c.customer_id
    where c.customer_id = ?`,
  keys,
)

export const customerByNo = query<[no: number], CustomerRow>(
  `select ${columns} from customer c join person p on p.person_id = c.customer_id
    where c.no = ? and ${isHere}`,
  keys,
)

/** Those whose phone begins with some figures. */
export const byPhone = query<[from: string, below: string, limit: number], CustomerRow>(
  `select ${columns} from ${found}
    where p.phone >= ? and p.phone < ? and p.phone <> '' and ${isHere} order by p.phone limit ?`,
  keys,
)

/** Those whose phone ends with four figures. */
export const byPhoneEnd = query<[lastFour: string, limit: number], CustomerRow>(
  `select ${columns} from ${found}
    where substr(p.phone, -4) = ? and p.phone <> '' and ${isHere} limit ?`,
  keys,
)

/** Those whose GSTIN begins so, in capitals. */
export const byTaxNumber = query<[from: string, below: string, limit: number], CustomerRow>(
  `select ${columns} from ${found}
    where p.tax_number >= ? and p.tax_number < ? and p.tax_number <> '' and ${isHere}
    order by p.tax_number limit ?`,
  keys,
)

export const byName = query<[from: string, below: string, limit: number], CustomerRow>(
  `select ${columns} from ${found}
    where lower(p.name) >= ? and lower(p.name) < ? and p.name <> '' and ${isHere}
    order by lower(p.name) limit ?`,
  keys,
)

export const byLaterName = query<[from: string, below: string, limit: number], CustomerRow>(
  `select ${columns} from ${found}
    where instr(p.name, ' ') > 0 and lower(substr(p.name, instr(p.name, ' ') + 1)) >= ?
      and lower(substr(p.name, instr(p.name, ' ') + 1)) < ? and ${isHere} limit ?`,
  keys,
)

/** The last who were written down. */
export const lastCustomers = query<[limit: number], CustomerRow>(
  `select ${columns} from customer c join person p on p.person_id = c.customer_id
    where ${isHere} order by c.no desc limit ?`,
  keys,
  'it ends at the limit, from the newest on',
)

export const nextNo = query<[], { readonly no: number }>(
  'select coalesce(max(no), 0) + 1 as no from customer',
  ['no'],
)

export const insertPerson = statement<
  [personId: string, name: string, phone: string, address: string, taxNumber: string, note: string]
>(
  'insert into person (person_id, name, phone, address, tax_number, note) values (?, ?, ?, ?, ?, ?)',
)

export const changePerson = statement<
  [name: string, phone: string, address: string, taxNumber: string, note: string, personId: string]
>(
  'update person set name = ?, phone = ?, address = ?, tax_number = ?, note = ? where person_id = ?',
)

/** Who it was is forgotten. */
export const erasePerson = statement<[at: number, personId: string]>(
  `update person set name = '', phone = '', email = '', address = '', tax_number = '', note = '',
                     erased_at = ? where person_id = ?`,
)

export const insertCustomer = statement<
  [customerId: string, no: number, outletId: string, createdAt: number, createdBy: string | null]
>(
  'insert into customer (customer_id, no, outlet_id, created_at, created_by) values (?, ?, ?, ?, ?)',
)

export const touchCustomer = statement<[customerId: string]>(
  'update customer set rev = rev + 1 where customer_id = ?',
)

export const setTerms = statement<
  [groupId: string, creditLimit: number | null, creditDays: number, customerId: string]
>('update customer set group_id = ?, credit_limit = ?, credit_days = ? where customer_id = ?')

export const letOver = statement<[overLimit: number, overOn: number, customerId: string]>(
  'update customer set over_limit = ?, over_on = ? where customer_id = ?',
)

/** Those who were merged into somebody before go along. */
export const mergeInto = statement<[intoId: string, customerId: string, mergedIntoId: string]>(
  `update customer set merged_into_id = ?, rev = rev + 1 where customer_id = ? or merged_into_id = ?`,
)

export const eraseCustomer = statement<[at: number, customerId: string]>(
  'update customer set erased_at = ?, credit_limit = null, over_limit = null where customer_id = ?',
)

/** Everybody who turned out to be this one. */
export const mergedOnes = query<[customerId: string], { readonly customerId: string }>(
  'select customer_id as customerId from customer where merged_into_id = ?',
  ['customerId'],
)

// --- groups ---------------------------------------------------------------------

interface GroupRow {
  readonly groupId: string
  readonly names: string
  readonly position: number
  readonly isActive: number
  readonly rev: number
}

const groupKeys: readonly (keyof GroupRow)[] = ['groupId', 'names', 'position', 'isActive', 'rev']

const groupRows = query<[], GroupRow>(
  `select group_id as groupId, names, position, is_active as isActive, rev from customer_group
    order by position, group_id`,
  groupKeys,
  'a shop has a handful of groups',
)

export const groupById = query<[groupId: string], GroupRow>(
  `select group_id as groupId, names, position, is_active as isActive, rev from customer_group
    where group_id = ?`,
  groupKeys,
)

export const groups = (db: Database): readonly CustomerGroup[] => groupRows.all(db).map(toGroup)

export const toGroup = ({ names, isActive, ...row }: GroupRow): CustomerGroup => ({
  ...row,
  names: JSON.parse(names) as Names,
  isActive: isActive === 1,
})

export const putGroup = statement<
  [groupId: string, names: string, position: number, isActive: number]
>(
  `insert into customer_group (group_id, names, position, is_active) values (?, ?, ?, ?)
   on conflict (group_id) do update set names = excluded.names, position = excluded.position,
     is_active = excluded.is_active, rev = rev + 1`,
)

// --- what is theirs ---------------------------------------------------------------

export const partyBalance = query<
  [personId: string, accountId: string],
  { readonly amount: number }
>('select amount from party_balance where person_id = ? and account_id = ?', ['amount'])

type Posted = Omit<Movement, 'balance'>

/** What was posted to a customer on an account, the newest first. */
export const postedTo = query<[personId: string, accountId: string, limit: number], Posted>(
  `select e.at, e.business_date as businessDate, e.memo, e.outlet_id as outletId,
          e.source_kind as sourceKind, e.source_id as sourceId, p.amount
     from posting p join journal_entry e on e.entry_id = p.entry_id
    where p.person_id = ? and p.account_id = ? order by p.entry_id desc limit ?`,
  ['at', 'businessDate', 'memo', 'outletId', 'sourceKind', 'sourceId', 'amount'],
)

/** Everything that was posted to a customer's account up to a day, the oldest first. */
export const accountMoves = query<[personId: string, to: number], Posted>(
  `select e.at, e.business_date as businessDate, e.memo, e.outlet_id as outletId,
          e.source_kind as sourceKind, e.source_id as sourceId, p.amount
     from posting p join journal_entry e on e.entry_id = p.entry_id
    where p.person_id = ? and p.account_id = '1100' and e.business_date <= ?
    order by e.business_date, p.entry_id`,
  ['at', 'businessDate', 'memo', 'outletId', 'sourceKind', 'sourceId', 'amount'],
)

export const billsOf = query<[customerId: string, limit: number], CustomerBill>(
  `select b.bill_id as billId, b.outlet_id as outletId, b.opened_at as openedAt, b.state, b.payable,
          i.number
     from bill b left join invoice i on i.bill_id = b.bill_id
    where b.customer_id = ? order by b.opened_at desc limit ?`,
  ['billId', 'outletId', 'openedAt', 'state', 'payable', 'number'],
)

/** Every receipt a customer was given for money without a bill. */
export const moneyIdsOf = query<[customerId: string], { readonly moneyId: string }>(
  'select money_id as moneyId from money_received where customer_id = ?',
  ['moneyId'],
)

// --- vouchers -----------------------------------------------------------------------

export interface VoucherRow {
  readonly voucherId: string
  readonly outletId: string
  readonly number: string
  readonly amount: number
  readonly left: number
  readonly expiresOn: number | null
  readonly rev: number
}

const voucherColumns = `voucher_id as voucherId, outlet_id as outletId, number, amount,
  left_over as left, expires_on as expiresOn, rev`
const voucherKeys: readonly (keyof VoucherRow)[] = [
  'voucherId',
  'outletId',
  'number',
  'amount',
  'left',
  'expiresOn',
  'rev',
]

export const voucherByNumber = query<[number: string], VoucherRow>(
  `select ${voucherColumns} from voucher where number = ?`,
  voucherKeys,
)

export const voucherById = query<[voucherId: string], VoucherRow>(
  `select ${voucherColumns} from voucher where voucher_id = ?`,
  voucherKeys,
)

export const insertVoucher = statement<
  [
    voucherId: string,
    outletId: string,
    number: string,
    amount: number,
    leftOver: number,
    expiresOn: number | null,
    issuedAt: number,
  ]
>(
  `insert into voucher (voucher_id, outlet_id, number, amount, left_over, expires_on, issued_at)
   values (?, ?, ?, ?, ?, ?, ?)`,
)

/** Above zero comes back to it, below is spent. */
export const changeVoucher = statement<[by: number, voucherId: string]>(
  'update voucher set left_over = left_over + ?, rev = rev + 1 where voucher_id = ?',
)

// --- money without a bill --------------------------------------------------------------

export const lastMoneyNo = query<
  [outletId: string, fiscalYear: string],
  { readonly no: number | null }
>('select max(no) as no from money_received where outlet_id = ? and fiscal_year = ?', ['no'])

export const insertMoney = statement<
  [
    moneyId: string,
    outletId: string,
    fiscalYear: string,
    no: number,
    number: string,
    purpose: string,
    customerId: string | null,
    voucherId: string | null,
    amount: number,
    businessDate: number,
    language: string,
    at: number,
    by: string | null,
    deviceId: string,
  ]
>(
  `insert into money_received (money_id, outlet_id, fiscal_year, no, number, purpose, customer_id,
                               voucher_id, amount, business_date, language, at, by, device_id)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const insertMoneyPart = statement<
  [
    moneyId: string,
    position: number,
    kind: string,
    amount: number,
    offered: number,
    change: number,
    reference: string,
    bank: string,
    dated: number | null,
  ]
>(
  `insert into money_part (money_id, position, kind, amount, offered, change, reference, bank, dated)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** What was received with this reference in this way since a moment, with the receipt that was given. */
export const moneyReferred = query<
  [reference: string, kind: string, since: number],
  { readonly amount: number; readonly receipt: string }
>(
  `select p.amount, m.number as receipt
     from money_part p join money_received m on m.money_id = p.money_id
    where p.reference = ? and p.reference <> '' and p.kind = ? and m.at >= ? limit 1`,
  ['amount', 'receipt'],
)
