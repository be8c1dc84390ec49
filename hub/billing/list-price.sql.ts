/** What the lines of a bill cost by the price list of whoever it is for. */
import type { BillLine } from '../../schema/bill.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

/** What a line costs by a price list, its modifiers in their order. */
export interface ListPrice {
  readonly unitPrice: number
  readonly isTaxIncluded: boolean
  readonly modifiers: readonly number[]
}

interface PriceRow {
  readonly lineId: string
  readonly unitPrice: number
  readonly isTaxIncluded: number
  readonly modifiers: string
}

const prices = query<[billId: string], PriceRow>(
  `select line_id as lineId, unit_price as unitPrice, is_tax_included as isTaxIncluded, modifiers
     from bill_list_price where bill_id = ?`,
  ['lineId', 'unitPrice', 'isTaxIncluded', 'modifiers'],
)

/** The lines at the prices of the list the bill is priced by. */
export const listed = (
  db: Database,
  billId: string,
  lines: readonly BillLine[],
): readonly BillLine[] => {
  const set = new Map(prices.all(db, billId).map((row) => [row.lineId, row]))
  if (set.size === 0) return lines
  return lines.map((line) => {
    const row = set.get(line.lineId)
    if (row === undefined) return line
    const amounts = JSON.parse(row.modifiers) as readonly number[]
    return {
      ...line,
      unitPrice: row.unitPrice,
      isTaxIncluded: row.isTaxIncluded === 1,
      modifiers: line.modifiers.map((one, i) => ({ ...one, amount: amounts[i] ?? one.amount })),
    }
  })
}

/** Puts down what a line costs by the list; what stands there already stays. */
export const insertListPrice = statement<
  [billId: string, lineId: string, unitPrice: number, isTaxIncluded: number, modifiers: string]
>(
  `insert into bill_list_price (bill_id, line_id, unit_price, is_tax_included, modifiers)
   values (?, ?, ?, ?, ?) on conflict do nothing`,
)

/** Takes the list's prices off; a line somebody set another price for keeps what that was said of. */
export const deleteListPrices = statement<[billId: string]>(
  `delete from bill_list_price
    where bill_id = ?
      and not exists (select 1 from bill_price p
                       where p.bill_id = bill_list_price.bill_id and p.line_id = bill_list_price.line_id)`,
)

/** The list's prices hold on a bill that was cut from it. */
export const copyListPrices = statement<[toBillId: string, fromBillId: string]>(
  `insert into bill_list_price (bill_id, line_id, unit_price, is_tax_included, modifiers)
   select ?, line_id, unit_price, is_tax_included, modifiers from bill_list_price where bill_id = ?`,
)

/** The same price for a line on another bill of the same list, under the id the line has there. */
export const copyListPrice = statement<
  [toBillId: string, newLineId: string, fromBillId: string, lineId: string]
>(
  `insert into bill_list_price (bill_id, line_id, unit_price, is_tax_included, modifiers)
   select ?, ?, unit_price, is_tax_included, modifiers from bill_list_price where bill_id = ? and line_id = ?`,
)

export const deleteListPrice = statement<[billId: string, lineId: string]>(
  'delete from bill_list_price where bill_id = ? and line_id = ?',
)

export const setPriceGroup = statement<[priceGroup: string | null, billId: string]>(
  'update bill set price_group = ?, is_adjusted = 1 where bill_id = ?',
)

/** The group of whoever an order is for. */
export const groupOfCustomer = query<[customerId: string], { readonly groupId: string }>(
  'select group_id as groupId from customer where customer_id = ?',
  ['groupId'],
)
