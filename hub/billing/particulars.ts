/** What an invoice keeps beside its bill, as it stands when it is issued. */
import type { BillDoc } from '../../schema/bill.ts'
import { rateWords, type TaxClass } from '../../schema/tax.ts'
import type { Tx } from '../bus/tx.ts'
import { openBuyer } from './buyer.sql.ts'
import type { InvoiceParticulars } from './invoices.sql.ts'

/** Who issued a document to whom, as they stood that day, and the rates it was taxed at (CGST Rule 46). */
export const particularsNow = (
  tx: Tx,
  bill: BillDoc,
  taxClassOf: (taxClassId: string) => TaxClass,
): InvoiceParticulars => {
  const { outlet } = tx
  const classes = new Set([...bill.lines, ...bill.charges].map(({ taxClassId }) => taxClassId))
  return {
    names: outlet.names,
    address: outlet.address,
    phone: outlet.phone,
    taxNumber: outlet.taxNumber,
    foodLicence: outlet.foodLicence,
    stateCode: outlet.stateCode,
    taxScheme: outlet.taxScheme,
    ...(outlet.terms.length === 0 ? {} : { terms: outlet.terms }),
    ...(outlet.bank === null ? {} : { bank: outlet.bank }),
    placeOfSupply: bill.buyer?.placeOfSupply ?? outlet.stateCode,
    isReverseCharge: false,
    buyer: bill.buyer === undefined ? null : (openBuyer(tx.db, bill.billId) ?? null),
    ...(bill.challans === undefined ? {} : { challans: bill.challans }),
    rates: Object.fromEntries([...classes].map((id) => [id, rateWords(taxClassOf(id))])),
  }
}
