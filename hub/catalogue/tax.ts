/** Builds a tax class, as the arithmetic wants it, from its dated rows. */
import type { TaxClass } from '../../schema/tax.ts'
import type { Database } from '../store/driver.ts'
import { oncePerRow } from '../store/kept.ts'
import { taxClassOn, type TaxRateRow } from './catalogue.sql.ts'

/** The class with the rates of a business date; throws where the catalogue names a class that does not exist. */
export const taxClassAt = (db: Database, taxClassId: string, businessDate: number): TaxClass => {
  const rows = taxClassOn.all(db, businessDate, taxClassId)
  if (rows.length === 0) throw new Error(`there is no tax class ${taxClassId}`)
  return toTaxClass(rows)
}

const toTaxClass = oncePerRow((rows: readonly TaxRateRow[]): TaxClass => {
  const first = rows[0]!
  const base = { id: first.taxClassId, kind: first.kind }
  switch (first.kind) {
    case 'gst':
      return { ...base, ratePpm: first.ratePpm ?? 0, cessPpm: first.cessPpm ?? 0 }
    case 'list':
      return {
        ...base,
        isAggregate: first.isAggregate === 1,
        components: rows.map((row) => ({
          code: row.code ?? '',
          ratePpm: row.ratePpm ?? 0,
          isCompound: row.isCompound === 1,
        })),
      }
    case 'nil':
    case 'exempt':
    case 'out_of_scope':
      return base
  }
})
