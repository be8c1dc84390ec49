import type { BillBuyer, BuyerDoc } from '../../schema/buyer.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

interface BuyerRow extends BuyerDoc {
  readonly isRegistered: number
  readonly placeOfSupply: string
}

const buyer = query<[billId: string], BuyerRow>(
  `select is_registered as isRegistered, place_of_supply as placeOfSupply, name, address,
          tax_number as taxNumber, state_code as stateCode
     from bill_buyer where bill_id = ?`,
  ['isRegistered', 'placeOfSupply', 'name', 'address', 'taxNumber', 'stateCode'],
)

/** What a bill says of its buyer; undefined where it names nobody. */
export const buyerOf = (db: Database, billId: string): BillBuyer | undefined => {
  const row = buyer.get(db, billId)
  return row === undefined
    ? undefined
    : { isRegistered: row.isRegistered === 1, placeOfSupply: row.placeOfSupply }
}

/** Who is named on the invoice of a bill that is still open. */
export const openBuyer = (db: Database, billId: string): BuyerDoc | undefined => {
  const row = buyer.get(db, billId)
  if (row === undefined || row.name === '') return undefined
  const { name, address, taxNumber, stateCode } = row
  return { name, address, taxNumber, stateCode }
}

export const insertBuyer = statement<
  [
    billId: string,
    isRegistered: number,
    placeOfSupply: string,
    name: string,
    address: string,
    taxNumber: string,
    stateCode: string,
  ]
>(
  `insert into bill_buyer (bill_id, is_registered, place_of_supply, name, address, tax_number, state_code)
   values (?, ?, ?, ?, ?, ?, ?)`,
)

export const deleteBuyer = statement<[billId: string]>('delete from bill_buyer where bill_id = ?')

/** A part of a bill is for the same buyer, until somebody says otherwise. */
export const copyBuyer = statement<[ontoId: string, fromId: string]>(
  `insert into bill_buyer (bill_id, is_registered, place_of_supply, name, address, tax_number, state_code)
   select ?, is_registered, place_of_supply, name, address, tax_number, state_code
     from bill_buyer where bill_id = ?`,
)

/** Who they are stands on the invoice from now on. */
export const blankBuyer = statement<[billId: string]>(
  `update bill_buyer set name = '', address = '', tax_number = '', state_code = '' where bill_id = ?`,
)

/** Somebody was erased: they are named on none of the bills that are still open. */
export const blankBuyersOf = statement<[customerId: string]>(
  `update bill_buyer set is_registered = 0, name = '', address = '', tax_number = '', state_code = ''
    where bill_id in (select bill_id from bill where customer_id = ? and state <> 'settled')`,
)

export const setSupply = statement<[supply: 'intra' | 'inter', billId: string]>(
  'update bill set supply = ? where bill_id = ?',
)
