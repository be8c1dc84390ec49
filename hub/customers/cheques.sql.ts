import type { ChequeDoc } from '../../schema/cheque.ts'
import type { MoneyPart } from '../../schema/customer.ts'
import type { AccountKind } from '../../schema/tender-kinds.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

type ChequeRow = Omit<ChequeDoc, 'state'>

const columns = `c.cheque_id as chequeId, c.outlet_id as outletId, c.customer_id as customerId,
  c.money_id as moneyId, m.number as receipt, c.number, c.bank, c.dated, c.amount,
  c.cleared_at as clearedAt, c.bounced_at as bouncedAt, c.reason, c.rev`

const keys: readonly (keyof ChequeRow)[] = [
  'chequeId',
  'outletId',
  'customerId',
  'moneyId',
  'receipt',
  'number',
  'bank',
  'dated',
  'amount',
  'clearedAt',
  'bouncedAt',
  'reason',
  'rev',
]

const taken = 'cheque c join money_received m on m.money_id = c.money_id'

const toCheque = (row: ChequeRow): ChequeDoc => ({
  ...row,
  state: row.bouncedAt !== null ? 'bounced' : row.clearedAt !== null ? 'cleared' : 'in-hand',
})

const chequeRow = query<[chequeId: string], ChequeRow>(
  `select ${columns} from ${taken} where c.cheque_id = ?`,
  keys,
)

const chequeRows = query<[customerId: string, limit: number], ChequeRow>(
  `select ${columns} from ${taken} where c.customer_id = ? order by c.taken_at desc limit ?`,
  keys,
)

const rowsInHand = query<[], ChequeRow>(
  `select ${columns} from ${taken} where c.cleared_at is null and c.bounced_at is null
    order by c.dated, c.taken_at`,
  keys,
  'only what is not at the bank yet, and all of it',
)

const numbered = query<[customerId: string, number: string, bank: string], ChequeRow>(
  `select ${columns} from ${taken}
    where c.customer_id = ? and ltrim(c.number, '0') = ltrim(?, '0') and lower(c.bank) = lower(?) and c.bounced_at is null`,
  keys,
)

/** Undefined where there is none. */
export const chequeById = (db: Database, chequeId: string): ChequeDoc | undefined => {
  const row = chequeRow.get(db, chequeId)
  return row === undefined ? undefined : toCheque(row)
}

/** What a customer gave, the newest first. */
export const chequesOf = (db: Database, customerId: string, limit: number): readonly ChequeDoc[] =>
  chequeRows.all(db, customerId, limit).map(toCheque)

/** What the bank has neither paid nor sent back, the oldest date first. */
export const chequesInHand = (db: Database): readonly ChequeDoc[] =>
  rowsInHand.all(db).map(toCheque)

/** What the cheques of an outlet come to that are not at the bank yet. */
export const inHandAt = query<
  [outletId: string],
  { readonly count: number; readonly amount: number }
>(
  `select count(*) as count, coalesce(sum(amount), 0) as amount from cheque
    where outlet_id = ? and cleared_at is null and bounced_at is null`,
  ['count', 'amount'],
  'only what is not at the bank yet',
)

/** The cheques of an outlet that the bank has sent back since a moment. */
export const bouncedSince = query<
  [outletId: string, since: number],
  Pick<ChequeDoc, 'number' | 'bank' | 'receipt' | 'amount'>
>(
  `select c.number, c.bank, m.number as receipt, c.amount from ${taken}
    where c.outlet_id = ? and c.bounced_at >= ? order by c.bounced_at`,
  ['number', 'bank', 'receipt', 'amount'],
)

/** What the cheques of a customer come to that the bank has not paid yet. */
export const inHandOf = query<[customerId: string], { readonly amount: number }>(
  `select coalesce(sum(amount), 0) as amount from cheque
    where customer_id = ? and cleared_at is null and bounced_at is null`,
  ['amount'],
)

/** The one of a customer that has this number, with or without its leading zeros, where it has not bounced. */
export const chequeNumbered = (
  db: Database,
  customerId: string,
  { number, bank }: { readonly number: string; readonly bank: string },
): ChequeDoc | undefined => {
  const row = numbered.get(db, customerId, number, bank)
  return row === undefined ? undefined : toCheque(row)
}

export const insertCheque = statement<
  [
    chequeId: string,
    outletId: string,
    customerId: string,
    moneyId: string,
    position: number,
    number: string,
    bank: string,
    dated: number,
    amount: number,
    takenAt: number,
  ]
>(
  `insert into cheque (cheque_id, outlet_id, customer_id, money_id, position, number, bank, dated,
                       amount, taken_at)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const clearCheque = statement<[at: number, chequeId: string]>(
  'update cheque set cleared_at = ?, rev = rev + 1 where cheque_id = ?',
)

export const bounceCheque = statement<[at: number, reason: string, chequeId: string]>(
  'update cheque set bounced_at = ?, reason = ?, rev = rev + 1 where cheque_id = ?',
)

/** Why the cheques of a customer came back is not known any more. */
export const forgetReasons = statement<[customerId: string]>(
  `update cheque set reason = '–', rev = rev + 1 where customer_id = ? and bounced_at is not null`,
)

interface PartRow {
  readonly kind: AccountKind
  readonly amount: number
  readonly offered: number
  readonly change: number
  readonly reference: string
  readonly bank: string
  readonly dated: number | null
}

const partRows = query<[moneyId: string], PartRow>(
  `select kind, amount, offered, change, reference, bank, dated from money_part
    where money_id = ? order by position`,
  ['kind', 'amount', 'offered', 'change', 'reference', 'bank', 'dated'],
)

/** By which ways money for no bill came. */
export const partsOf = (db: Database, moneyId: string): readonly MoneyPart[] =>
  partRows.all(db, moneyId).map(({ bank, dated, ...part }) => ({
    ...part,
    ...(bank === '' ? {} : { bank }),
    ...(dated === null ? {} : { dated }),
  }))
