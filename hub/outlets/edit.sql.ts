import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const changeOutlet = statement<
  [
    code: string,
    names: string,
    address: string,
    phone: string,
    taxNumber: string,
    foodLicence: string,
    stateCode: string,
    upiAddress: string,
    receiptLanguage: string,
    outletId: string,
  ]
>(
  `update outlet set code = ?, names = ?, address = ?, phone = ?, tax_number = ?, food_licence = ?,
                     state_code = ?, upi_address = ?, receipt_language = ?, rev = rev + 1
    where outlet_id = ?`,
)

/** Its terms as a list in JSON, its account likewise or null. */
export const footOutlet = statement<[terms: string, bank: string | null, outletId: string]>(
  'update outlet set terms = ?, bank = ?, rev = rev + 1 where outlet_id = ?',
)

export const placeOutlet = statement<
  [country: string, currency: string, currencyExponent: number, outletId: string]
>(
  `update outlet set country = ?, currency = ?, currency_exponent = ?, service_tax_class_id = null,
          tax_number = '', food_licence = '', state_code = '', upi_address = '', bank = null,
          rev = rev + 1
    where outlet_id = ?`,
)

export const putRules = statement<
  [
    outletId: string,
    validFrom: number,
    taxScheme: string,
    taxRounding: string,
    cashIncrement: number,
    cashScope: string,
  ]
>(
  `insert into outlet_tax (outlet_id, valid_from, tax_scheme, tax_rounding, cash_increment, cash_scope)
   values (?, ?, ?, ?, ?, ?)
   on conflict (outlet_id, valid_from) do update set tax_scheme = excluded.tax_scheme,
     tax_rounding = excluded.tax_rounding, cash_increment = excluded.cash_increment,
     cash_scope = excluded.cash_scope`,
)

/** Another outlet that is called so, or whose numbers once began so: two invoices must never be numbered alike. */
export const codeOrSeriesOf = query<
  [series: string, outletId: string],
  { readonly outletId: string }
>(
  // Credit notes are numbered in the series of the code with a C behind it.
  `with asked as (select ? as series, ? as outlet_id)
   select o.outlet_id as outletId from outlet o join asked a
    where o.code || 'C' = a.series or a.series || 'C' = o.code
       or exists (select 1 from number_series n
                   where n.outlet_id = o.outlet_id and n.series || 'C' = a.series)
       or o.outlet_id <> a.outlet_id and (o.code = a.series or exists (
            select 1 from number_series n
             where n.outlet_id = o.outlet_id and n.series in (a.series, a.series || 'C')))`,
  ['outletId'],
  'outlets are a handful',
)

const firstNumber = query<[outletId: string], { readonly no: number }>(
  'select last_no as no from number_series where outlet_id = ? limit 1',
  ['no'],
)

const firstPosted = query<[outletId: string], { readonly businessDate: number }>(
  'select business_date as businessDate from journal_entry where outlet_id = ? limit 1',
  ['businessDate'],
)

/** Whether an outlet has issued anything, or has money in its books: both are in its currency. */
export const hasMoney = (db: Database, outletId: string): boolean =>
  firstNumber.get(db, outletId) !== undefined || firstPosted.get(db, outletId) !== undefined

export const lastOfSeries = query<
  [outletId: string, series: string, fiscalYear: string],
  { readonly no: number }
>(
  'select last_no as no from number_series where outlet_id = ? and series = ? and fiscal_year = ?',
  ['no'],
)
