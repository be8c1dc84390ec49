/** What makes up a bill beside the lines of its order: discounts, charges, other prices, parts. */
import type { BillLine, ChargeDoc, ChargeKind, DiscountDoc } from '../../schema/bill.ts'
import type { Names } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

// --- discounts ----------------------------------------------------------------

interface DiscountRow extends Omit<DiscountDoc, 'names' | 'isComp' | 'covers'> {
  readonly names: string
  readonly isComp: number
  readonly covers: string | null
}

const discountRows = query<[billId: string], DiscountRow>(
  `select discount_id as discountId, line_id as lineId, reason_id as reasonId, names,
          rate_ppm as ratePpm, amount, cap_ppm as capPpm, is_comp as isComp, covers, given, by, approved_by as approvedBy
     from bill_discount where bill_id = ? order by discount_id`,
  [
    'discountId',
    'lineId',
    'reasonId',
    'names',
    'ratePpm',
    'amount',
    'capPpm',
    'isComp',
    'covers',
    'given',
    'by',
    'approvedBy',
  ],
)

export const discountsOf = (db: Database, billId: string): readonly DiscountDoc[] =>
  discountRows.all(db, billId).map(({ covers, ...row }) => ({
    ...row,
    names: JSON.parse(row.names) as Names,
    isComp: row.isComp === 1,
    ...(covers === null ? {} : { covers: JSON.parse(covers) as readonly string[] }),
  }))

const insertDiscount = statement<
  [
    discountId: string,
    billId: string,
    lineId: string | null,
    reasonId: string,
    names: string,
    ratePpm: number | null,
    amount: number | null,
    capPpm: number | null,
    isComp: number,
    covers: string | null,
    given: number | null,
    by: string | null,
    approvedBy: string | null,
    at: number,
  ]
>(
  `insert into bill_discount (discount_id, bill_id, line_id, reason_id, names, rate_ppm, amount, cap_ppm, is_comp,
                              covers, given, by, approved_by, at)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** Writes down what lowers a bill. */
export const putDiscount = (db: Database, billId: string, one: DiscountDoc, at: number): void =>
  void insertDiscount.run(
    db,
    one.discountId,
    billId,
    one.lineId,
    one.reasonId,
    JSON.stringify(one.names),
    one.ratePpm,
    one.amount,
    one.capPpm,
    one.isComp ? 1 : 0,
    one.covers === undefined ? null : JSON.stringify(one.covers),
    one.given,
    one.by,
    one.approvedBy,
    at,
  )

export const deleteDiscount = statement<[billId: string, discountId: string]>(
  'delete from bill_discount where bill_id = ? and discount_id = ?',
)

// --- charges ------------------------------------------------------------------

interface ChargeRow extends Omit<ChargeDoc, 'isTaxIncluded'> {
  readonly isTaxIncluded: number
}

const chargeRows = query<[billId: string], ChargeRow>(
  `select charge_id as chargeId, rate_ppm as ratePpm, amount, tax_class_id as taxClassId,
          sales_account as salesAccount, is_tax_included as isTaxIncluded
     from bill_charge where bill_id = ? order by charge_id`,
  ['chargeId', 'ratePpm', 'amount', 'taxClassId', 'salesAccount', 'isTaxIncluded'],
)

export const chargesOf = (db: Database, billId: string): readonly ChargeDoc[] =>
  chargeRows.all(db, billId).map((row) => ({ ...row, isTaxIncluded: row.isTaxIncluded === 1 }))

const insertCharge = statement<
  [
    billId: string,
    chargeId: ChargeKind,
    ratePpm: number | null,
    amount: number | null,
    taxClassId: string,
    salesAccount: string,
    isTaxIncluded: number,
  ]
>(
  `insert into bill_charge (bill_id, charge_id, rate_ppm, amount, tax_class_id, sales_account, is_tax_included)
   values (?, ?, ?, ?, ?, ?, ?)`,
)

/** Writes down a charge on a bill. */
export const putCharge = (db: Database, billId: string, one: ChargeDoc): void =>
  void insertCharge.run(
    db,
    billId,
    one.chargeId,
    one.ratePpm,
    one.amount,
    one.taxClassId,
    one.salesAccount,
    one.isTaxIncluded ? 1 : 0,
  )

export const deleteCharge = statement<[billId: string, chargeId: ChargeKind]>(
  'delete from bill_charge where bill_id = ? and charge_id = ?',
)

// --- other prices -------------------------------------------------------------

const prices = query<[billId: string], { readonly lineId: string; readonly unitPrice: number }>(
  'select line_id as lineId, unit_price as unitPrice from bill_price where bill_id = ?',
  ['lineId', 'unitPrice'],
)

/** The lines at the prices somebody set for this bill, each with the one it would have had. */
export const repriced = (
  db: Database,
  billId: string,
  lines: readonly BillLine[],
): readonly BillLine[] => {
  const set = new Map(prices.all(db, billId).map(({ lineId, unitPrice }) => [lineId, unitPrice]))
  return lines.map((line) => {
    const unitPrice = set.get(line.lineId)
    return unitPrice === undefined ? line : { ...line, unitPrice, listPrice: line.unitPrice }
  })
}

export const insertPrice = statement<
  [
    billId: string,
    lineId: string,
    unitPrice: number,
    reason: string,
    by: string | null,
    approvedBy: string | null,
    at: number,
  ]
>(
  `insert into bill_price (bill_id, line_id, unit_price, reason, by, approved_by, at)
   values (?, ?, ?, ?, ?, ?, ?)`,
)

/** Prices that were set for a bill hold on one that was cut from it. */
export const copyPrices = statement<[toBillId: string, fromBillId: string]>(
  `insert into bill_price (bill_id, line_id, unit_price, reason, by, approved_by, at)
   select ?, line_id, unit_price, reason, by, approved_by, at from bill_price where bill_id = ?`,
)

export const deletePrice = statement<[billId: string, lineId: string]>(
  'delete from bill_price where bill_id = ? and line_id = ?',
)

// --- parts --------------------------------------------------------------------

export interface PartRow {
  readonly billId: string
  readonly lineId: string
  readonly fromMilli: number
  readonly toMilli: number
}

/** Every part that the bills of an order charge. */
export const partRows = query<[orderId: string], PartRow>(
  `select p.bill_id as billId, p.line_id as lineId, p.from_milli as fromMilli, p.to_milli as toMilli
     from bill b join bill_part p on p.bill_id = b.bill_id where b.order_id = ?`,
  ['billId', 'lineId', 'fromMilli', 'toMilli'],
)

/**
 * The lines of an order as one of its bills charges them. Of a line that nobody
 * cut, all is on the order's first bill.
 */
export const partsOf = (
  rows: readonly PartRow[],
  { billId, isFirst }: { readonly billId: string; readonly isFirst: boolean },
  lines: readonly BillLine[],
): readonly BillLine[] =>
  lines.flatMap((line) => {
    const cut = rows.filter(({ lineId }) => lineId === line.lineId)
    if (cut.length === 0) return isFirst ? [line] : []
    const mine = cut.find((row) => row.billId === billId)
    if (mine === undefined) return []
    const { fromMilli, toMilli } = mine
    return [
      {
        ...line,
        qtyMilli: toMilli - fromMilli,
        part: { fromMilli, ofMilli: line.qtyMilli },
      },
    ]
  })

export const insertPart = statement<
  [billId: string, lineId: string, fromMilli: number, toMilli: number]
>('insert into bill_part (bill_id, line_id, from_milli, to_milli) values (?, ?, ?, ?)')

export const deleteParts = statement<[billId: string]>('delete from bill_part where bill_id = ?')

/** The tax class of a charge, where the outlet has given it one. */
export const chargeTax = query<
  [outletId: string, chargeId: ChargeKind],
  { readonly taxClassId: string }
>('select tax_class_id as taxClassId from charge_tax where outlet_id = ? and charge_id = ?', [
  'taxClassId',
])
