/** Codes on packed goods, layouts of labels, and what goods are packed in. */
import type { ItemCode, LabelLayout } from '../../schema/barcode.ts'
import type { Names } from '../../schema/names.ts'
import type { Container } from '../../schema/packing.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

const everyCode = query<[], ItemCode>(
  'select code, item_id as itemId, variant_id as variantId from barcode order by code',
  ['code', 'itemId', 'variantId'],
  'the whole menu is read to show the whole menu',
)

/** What a code stands for. */
export const codeRow = query<[code: string], ItemCode>(
  'select code, item_id as itemId, variant_id as variantId from barcode where code = ?',
  ['code', 'itemId', 'variantId'],
)

export const putCode = statement<[code: string, itemId: string, variantId: string | null]>(
  `insert into barcode (code, item_id, variant_id) values (?, ?, ?)
   on conflict (code) do update set item_id = excluded.item_id, variant_id = excluded.variant_id`,
)

export const dropCode = statement<[code: string]>('delete from barcode where code = ?')

const everyLayout = query<[], Omit<LabelLayout, 'hasCheck'> & { readonly hasCheck: number }>(
  `select layout_id as layoutId, prefix, item_digits as itemDigits, value_digits as valueDigits,
          value, decimals, has_check as hasCheck from label_layout order by prefix`,
  ['layoutId', 'prefix', 'itemDigits', 'valueDigits', 'value', 'decimals', 'hasCheck'],
  'a shop has as many layouts as scales at most',
)

export const layoutsOf = (db: Database): readonly LabelLayout[] =>
  everyLayout.all(db).map((row) => ({ ...row, hasCheck: row.hasCheck === 1 }))

export const putLayout = statement<
  [
    layoutId: string,
    prefix: string,
    itemDigits: number,
    valueDigits: number,
    value: string,
    decimals: number,
    hasCheck: number,
  ]
>(
  `insert into label_layout (layout_id, prefix, item_digits, value_digits, value, decimals, has_check)
   values (?, ?, ?, ?, ?, ?, ?)
   on conflict (layout_id) do update set prefix = excluded.prefix,
     item_digits = excluded.item_digits, value_digits = excluded.value_digits,
     value = excluded.value, decimals = excluded.decimals, has_check = excluded.has_check`,
)

export const dropLayout = statement<[layoutId: string]>(
  'delete from label_layout where layout_id = ?',
)

interface ContainerRow {
  readonly containerId: string
  readonly names: string
  readonly tareMilli: number
  readonly itemId: string | null
  readonly targetMilli: number | null
  readonly toleranceMilli: number
  readonly position: number
}

const containerColumns = `container_id as containerId, names, tare_milli as tareMilli,
  item_id as itemId, target_milli as targetMilli, tolerance_milli as toleranceMilli, position`
const containerKeys: readonly (keyof ContainerRow)[] = [
  'containerId',
  'names',
  'tareMilli',
  'itemId',
  'targetMilli',
  'toleranceMilli',
  'position',
]

const everyContainer = query<[], ContainerRow>(
  `select ${containerColumns} from container where is_active = 1 order by position, container_id`,
  containerKeys,
  'a shop has a shelf of trays and boxes',
)

const containerRow = query<[containerId: string, evenRetired: number], ContainerRow>(
  `select ${containerColumns} from container where container_id = ? and (is_active = 1 or ? = 1)`,
  containerKeys,
)

const toContainer = ({ targetMilli, toleranceMilli, ...row }: ContainerRow): Container => ({
  ...row,
  names: JSON.parse(row.names) as Names,
  box: targetMilli === null ? null : { targetMilli, toleranceMilli },
})

/** A tray or a box that is in use, or was until it was taken out of use. */
export const containerById = (
  db: Database,
  containerId: string,
  { evenRetired = false } = {},
): Container | undefined => {
  const row = containerRow.get(db, containerId, evenRetired ? 1 : 0)
  return row === undefined ? undefined : toContainer(row)
}

export const putContainer = statement<
  [
    containerId: string,
    names: string,
    tareMilli: number,
    itemId: string | null,
    targetMilli: number | null,
    toleranceMilli: number,
    position: number,
    isActive: number,
  ]
>(
  `insert into container (container_id, names, tare_milli, item_id, target_milli, tolerance_milli,
                          position, is_active)
   values (?, ?, ?, ?, ?, ?, ?, ?)
   on conflict (container_id) do update set names = excluded.names, tare_milli = excluded.tare_milli,
     item_id = excluded.item_id, target_milli = excluded.target_milli,
     tolerance_milli = excluded.tolerance_milli, position = excluded.position,
     is_active = excluded.is_active`,
)

/** What a screen needs to read codes and to weigh: part of every menu. */
export interface Packed {
  readonly codes: readonly ItemCode[]
  readonly labels: readonly LabelLayout[]
  readonly containers: readonly Container[]
}

export const packedOf = (db: Database): Packed => ({
  codes: everyCode.all(db),
  labels: layoutsOf(db),
  containers: everyContainer.all(db).map(toContainer),
})
