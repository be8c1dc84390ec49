import type { TaxClass } from '../../schema/tax.ts'
import { query, statement } from '../store/query.ts'

export interface TaxClassRow {
  readonly taxClassId: string
  readonly kind: TaxClass['kind']
  readonly names: string
  readonly isAggregate: number
}

export const classById = query<[taxClassId: string], TaxClassRow>(
  `select tax_class_id as taxClassId, kind, names, is_aggregate as isAggregate
     from tax_class where tax_class_id = ?`,
  ['taxClassId', 'kind', 'names', 'isAggregate'],
)

export const allClasses = query<[], TaxClassRow & { readonly items: number }>(
  `select c.tax_class_id as taxClassId, c.kind, c.names, c.is_aggregate as isAggregate,
          (select count(*) from item i where i.tax_class_id = c.tax_class_id and i.is_active = 1) as items
     from tax_class c order by c.rowid`,
  ['taxClassId', 'kind', 'names', 'isAggregate', 'items'],
  'tax classes are a handful, and so are the items of one menu',
)

export interface RateRow {
  readonly taxClassId: string
  readonly validFrom: number
  readonly code: string
  readonly ratePpm: number
  readonly cessPpm: number
  readonly isCompound: number
}

export const allRates = query<[], RateRow>(
  `select tax_class_id as taxClassId, valid_from as validFrom, code, rate_ppm as ratePpm,
          cess_ppm as cessPpm, is_compound as isCompound
     from tax_rate order by tax_class_id, valid_from desc, position`,
  ['taxClassId', 'validFrom', 'code', 'ratePpm', 'cessPpm', 'isCompound'],
  'a tax class has a rate for every few years',
)

export const insertClass = statement<
  [taxClassId: string, kind: string, names: string, isAggregate: number]
>('insert into tax_class (tax_class_id, kind, names, is_aggregate) values (?, ?, ?, ?)')

export const renameClass = statement<[names: string, isAggregate: number, taxClassId: string]>(
  'update tax_class set names = ?, is_aggregate = ? where tax_class_id = ?',
)

/** A rate that was planned for a day is replaced by another for that day. */
export const dropRates = statement<[taxClassId: string, validFrom: number]>(
  'delete from tax_rate where tax_class_id = ? and valid_from = ?',
)

export const insertRate = statement<
  [
    taxClassId: string,
    validFrom: number,
    position: number,
    code: string,
    ratePpm: number,
    cessPpm: number,
    isCompound: number,
  ]
>(
  `insert into tax_rate (tax_class_id, valid_from, position, code, rate_ppm, cess_ppm, is_compound)
   values (?, ?, ?, ?, ?, ?, ?)`,
)

/** The outlets that have sold things and that sell some of a class: what it is taxed as matters there today. */
export const sellersOfClass = query<
  [taxClassId: string],
  { readonly names: string; readonly country: string }
>(
  `select o.names, o.country from outlet o
    where exists (select 1 from number_series n where n.outlet_id = o.outlet_id)
      and exists (select 1 from item i join outlet_item s on s.item_id = i.item_id
                   where i.tax_class_id = ? and i.is_active = 1 and s.outlet_id = o.outlet_id)
    order by o.outlet_id`,
  ['names', 'country'],
  'outlets are a handful, and the menu is not long',
)

export const moveItems = statement<[toId: string, fromId: string]>(
  'update item set tax_class_id = ? where tax_class_id = ?',
)

export const putChargeTax = statement<[outletId: string, chargeId: string, taxClassId: string]>(
  `insert into charge_tax (outlet_id, charge_id, tax_class_id) values (?, ?, ?)
   on conflict (outlet_id, charge_id) do update set tax_class_id = excluded.tax_class_id`,
)

export const dropChargeTax = statement<[outletId: string, chargeId: string]>(
  'delete from charge_tax where outlet_id = ? and charge_id = ?',
)

export const putUsualCharge = statement<[outletId: string, chargeId: string, amount: number]>(
  `insert into charge_usual (outlet_id, charge_id, amount) values (?, ?, ?)
   on conflict (outlet_id, charge_id) do update set amount = excluded.amount`,
)

export const dropUsualCharge = statement<[outletId: string, chargeId: string]>(
  'delete from charge_usual where outlet_id = ? and charge_id = ?',
)

export const chargeTaxes = query<
  [outletId: string],
  { readonly chargeId: string; readonly taxClassId: string }
>('select charge_id as chargeId, tax_class_id as taxClassId from charge_tax where outlet_id = ?', [
  'chargeId',
  'taxClassId',
])
