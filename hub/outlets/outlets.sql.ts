import type { BankDoc } from '../../schema/bank.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { Names } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { oncePerRow } from '../store/kept.ts'
import { businessDate } from '../../schema/time.ts'
import { kept, query } from '../store/query.ts'

type OutletRow = Omit<OutletDoc, 'names' | 'terms' | 'bank' | 'isActive'> & {
  readonly names: string
  readonly terms: string
  readonly bank: string | null
  readonly isActive: number
}

const columns = `outlet_id as outletId, code, names, kind, time_zone as timeZone, currency,
  currency_exponent as currencyExponent, country, state_code as stateCode, language,
  receipt_language as receiptLanguage, tax_scheme as taxScheme, tax_number as taxNumber,
  food_licence as foodLicence, address, phone, cut_off_minute as cutOffMinute,
  fiscal_year_start_month as fiscalYearStartMonth, tax_rounding as taxRounding,
  cash_increment as cashIncrement, cash_scope as cashScope,
  service_tax_class_id as serviceTaxClassId, upi_address as upiAddress, terms, bank,
  is_active as isActive, rev`

const keys: readonly (keyof OutletRow)[] = [
  'outletId',
  'code',
  'names',
  'kind',
  'timeZone',
  'currency',
  'currencyExponent',
  'country',
  'stateCode',
  'language',
  'receiptLanguage',
  'taxScheme',
  'taxNumber',
  'foodLicence',
  'address',
  'phone',
  'cutOffMinute',
  'fiscalYearStartMonth',
  'taxRounding',
  'cashIncrement',
  'cashScope',
  'serviceTaxClassId',
  'upiAddress',
  'terms',
  'bank',
  'isActive',
  'rev',
]

const one = kept(
  query<[outletId: string], OutletRow>(`select ${columns} from outlet where outlet_id = ?`, keys),
)

const all = query<[], OutletRow>(
  `select ${columns} from outlet order by rowid`,
  keys,
  'outlets are a handful',
)

const toDoc = oncePerRow((row: OutletRow): OutletDoc => ({
  ...row,
  names: JSON.parse(row.names) as Names,
  terms: JSON.parse(row.terms) as readonly string[],
  bank: row.bank === null ? null : (JSON.parse(row.bank) as BankDoc),
  isActive: row.isActive === 1,
}))

export const outletById = (db: Database, outletId: string): OutletDoc | undefined => {
  const row = one.get(db, outletId)
  return row === undefined ? undefined : toDoc(row)
}

/** How an outlet is taxed and rounds. */
export type TaxRulesOfOutlet = Pick<
  OutletDoc,
  'taxScheme' | 'taxRounding' | 'cashIncrement' | 'cashScope'
>
export type DatedTaxRules = TaxRulesOfOutlet & { readonly validFrom: number }

/** The dated rules of an outlet, the newest first. */
export const datedRules = kept(
  query<[outletId: string], DatedTaxRules>(
    `select valid_from as validFrom, tax_scheme as taxScheme, tax_rounding as taxRounding,
            cash_increment as cashIncrement, cash_scope as cashScope
       from outlet_tax where outlet_id = ? order by valid_from desc`,
    ['validFrom', 'taxScheme', 'taxRounding', 'cashIncrement', 'cashScope'],
  ),
)

/** The outlet with the rules that hold on its business date at that moment. */
export const taxedAt = (db: Database, outlet: OutletDoc, at: number): OutletDoc => {
  const dated = datedRules.all(db, outlet.outletId)
  if (dated.length === 0) return outlet
  const date = businessDate(at, outlet.timeZone, outlet.cutOffMinute)
  const rules = dated.find(({ validFrom }) => validFrom <= date)
  if (rules === undefined) return outlet
  const { validFrom: _, ...held } = rules
  return { ...outlet, ...held }
}

/** The outlet as it is at a moment; undefined where there is none. */
export const outletAt = (db: Database, outletId: string, at: number): OutletDoc | undefined => {
  const outlet = outletById(db, outletId)
  return outlet && taxedAt(db, outlet, at)
}

/** Every outlet this hub hosts, the oldest first. */
export const outletsOf = (db: Database): readonly OutletDoc[] => all.all(db).map(toDoc)
