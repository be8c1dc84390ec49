/** Which station makes what. */
import type { Names } from '../../schema/names.ts'
import type { RoutingDoc } from '../../schema/station.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const routeCategory = statement<[outletId: string, categoryId: string, stationId: string]>(
  `insert into category_station (outlet_id, category_id, station_id) values (?, ?, ?)
   on conflict (outlet_id, category_id) do update set station_id = excluded.station_id`,
)

export const unrouteCategory = statement<[outletId: string, categoryId: string]>(
  'delete from category_station where outlet_id = ? and category_id = ?',
)

/** Where an item goes at an outlet that sells it; touches no row where it does not. */
export const routeItem = statement<
  [stationId: string | null, isRouted: number, outletId: string, itemId: string]
>('update outlet_item set station_id = ?, is_routed = ? where outlet_id = ? and item_id = ?')

/** A station that something can be sent to. */
export const stationInUse = query<
  [stationId: string, outletId: string],
  { readonly stationId: string }
>(
  'select station_id as stationId from station where station_id = ? and outlet_id = ? and is_active = 1',
  ['stationId'],
)

const routedCategories = query<
  [outletId: string],
  { readonly categoryId: string; readonly names: string; readonly stationId: string | null }
>(
  `select c.category_id as categoryId, c.names, s.station_id as stationId
     from category c left join category_station s on s.category_id = c.category_id and s.outlet_id = ?
    order by c.position, c.category_id`,
  ['categoryId', 'names', 'stationId'],
  'the whole menu is read to show where all of it goes',
)

const routedItems = query<
  [outletId: string],
  {
    readonly itemId: string
    readonly categoryId: string
    readonly names: string
    readonly isRouted: number
    readonly stationId: string | null
  }
>(
  `select i.item_id as itemId, i.category_id as categoryId, i.names, o.is_routed as isRouted,
          o.station_id as stationId
     from outlet_item o join item i on i.item_id = o.item_id
    where o.outlet_id = ? and i.is_active = 1
    order by i.position, i.item_id`,
  ['itemId', 'categoryId', 'names', 'isRouted', 'stationId'],
)

/** Where everything an outlet sells goes; categories it sells nothing of are left out. */
export const routesOf = (
  db: Database,
  outletId: string,
): Pick<RoutingDoc, 'categories' | 'items'> => {
  const items = routedItems.all(db, outletId).map(({ names, isRouted, ...item }) => ({
    ...item,
    names: JSON.parse(names) as Names,
    isOwn: isRouted === 1,
  }))
  const sold = new Set(items.map(({ categoryId }) => categoryId))
  const categories = routedCategories
    .all(db, outletId)
    .filter(({ categoryId }) => sold.has(categoryId))
    .map(({ names, ...category }) => ({ ...category, names: JSON.parse(names) as Names }))
  return { categories, items }
}
