import type { BuyerDoc } from '../../schema/buyer.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { Database } from '../store/driver.ts'
import { query } from '../store/query.ts'

/** What an invoice says beside its bill, kept with it: a copy printed years later says what it said then. */
export interface InvoiceParticulars extends Pick<
  OutletDoc,
  'names' | 'address' | 'phone' | 'taxNumber' | 'foodLicence' | 'stateCode' | 'taxScheme'
> {
  /** What stood at the foot of its pages; missing where nothing did. */
  readonly terms?: OutletDoc['terms']
  readonly bank?: OutletDoc['bank']
  readonly placeOfSupply: string
  readonly isReverseCharge: boolean
  /** null where nobody is named; invoices of the first releases do not say. */
  readonly buyer?: BuyerDoc | null
  /** The delivery challans the goods went on. */
  readonly challans?: readonly string[]
  /** The rate of each tax class on it, as paper shows it; those of the first releases do not say. */
  readonly rates?: Readonly<Record<string, string>>
}

const issuer = query<[billId: string], { readonly document: string }>(
  'select document from invoice where bill_id = ?',
  ['document'],
)

/** What the bill's invoice says beside it; undefined where it has none yet. */
export const particularsOf = (db: Database, billId: string): InvoiceParticulars | undefined => {
  const row = issuer.get(db, billId)
  return row === undefined ? undefined : (JSON.parse(row.document) as InvoiceParticulars)
}
