import type { OrderType } from '../../schema/catalogue.ts'
import type { Language, Names } from '../../schema/names.ts'
import {
  usualLimit,
  type AgeLimit,
  type StationDoc,
  type StationMode,
} from '../../schema/station.ts'
import type { Database } from '../store/driver.ts'
import { oncePerRow } from '../store/kept.ts'
import { kept, query, statement } from '../store/query.ts'

export const putStation = statement<
  [
    stationId: string,
    outletId: string,
    names: string,
    position: number,
    mode: StationMode,
    printerId: string | null,
    fallbackPrinterId: string | null,
    language: Language | null,
    limits: string,
    isActive: number,
  ]
>(
  `insert into station (station_id, outlet_id, names, position, mode, printer_id, fallback_printer_id,
                        language, limits, is_active)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   on conflict (station_id) do update set names = excluded.names, position = excluded.position,
     mode = excluded.mode, printer_id = excluded.printer_id,
     fallback_printer_id = excluded.fallback_printer_id, language = excluded.language,
     limits = excluded.limits, is_active = excluded.is_active, rev = rev + 1`,
)

export const lastStationPlace = query<[outletId: string], { readonly position: number }>(
  'select coalesce(max(position), 0) as position from station where outlet_id = ?',
  ['position'],
)

export const printerAt = query<
  [printerId: string, outletId: string],
  { readonly printerId: string }
>('select printer_id as printerId from printer where printer_id = ? and outlet_id = ?', [
  'printerId',
])

/** A ticket that a station still has to make, or holds. */
export const openAt = query<[stationId: string], { readonly ticketId: string }>(
  `select ticket_id as ticketId from ticket where station_id = ? and state in ('held', 'fired') limit 1`,
  ['ticketId'],
)

/** How many items and whole categories are sent to a station. */
export const routedTo = query<[stationId: string, sameStation: string], { readonly count: number }>(
  `select (select count(*) from outlet_item where station_id = ?) +
          (select count(*) from category_station where station_id = ?) as count`,
  ['count'],
)

interface StationRow extends Omit<StationDoc, 'names' | 'limits' | 'isActive'> {
  readonly names: string
  readonly limits: string
  readonly isActive: number
}

const columns = `s.station_id as stationId, s.outlet_id as outletId, s.names, s.position, s.mode,
  s.printer_id as printerId, s.fallback_printer_id as fallbackPrinterId,
  coalesce(s.language, o.language) as language, s.limits, s.is_active as isActive, s.rev`

const tables = 'station s join outlet o on o.outlet_id = s.outlet_id'

const keys: readonly (keyof StationRow)[] = [
  'stationId',
  'outletId',
  'names',
  'position',
  'mode',
  'printerId',
  'fallbackPrinterId',
  'language',
  'limits',
  'isActive',
  'rev',
]

const one = kept(
  query<[stationId: string], StationRow>(
    `select ${columns} from ${tables} where s.station_id = ?`,
    keys,
  ),
)

const at = query<[outletId: string], StationRow>(
  `select ${columns} from ${tables} where s.outlet_id = ? order by s.position, s.station_id`,
  keys,
)

const toDoc = oncePerRow((row: StationRow): StationDoc => {
  const said = JSON.parse(row.limits) as Partial<Record<OrderType, AgeLimit>>
  return {
    ...row,
    names: JSON.parse(row.names) as Names,
    limits: {
      'eat-here': said['eat-here'] ?? usualLimit,
      takeaway: said.takeaway ?? usualLimit,
      delivery: said.delivery ?? usualLimit,
    },
    isActive: row.isActive === 1,
  }
})

export const stationById = (db: Database, stationId: string): StationDoc | undefined => {
  const row = one.get(db, stationId)
  return row === undefined ? undefined : toDoc(row)
}

/** Every station of an outlet in its order, those taken out of use included. */
export const stationsAt = (db: Database, outletId: string): readonly StationDoc[] =>
  at.all(db, outletId).map(toDoc)
