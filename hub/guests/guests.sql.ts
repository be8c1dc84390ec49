import type { OrderingMode } from '../../schema/guest.ts'
import type { SittingState } from '../../schema/sitting.ts'
import { query, statement } from '../store/query.ts'

// --- settings -----------------------------------------------------------------

export interface SettingRow {
  readonly outletId: string
  readonly ordering: OrderingMode
  readonly isSelfSeating: number
  readonly showsNames: number
  readonly wifiName: string
  readonly wifiPassword: string
  readonly address: string
  readonly rev: number
}

export const settingRow = query<[outletId: string], SettingRow>(
  `select outlet_id as outletId, ordering, is_self_seating as isSelfSeating, shows_names as showsNames,
          wifi_name as wifiName, wifi_password as wifiPassword, address, rev
     from guest_setting where outlet_id = ?`,
  [
    'outletId',
    'ordering',
    'isSelfSeating',
    'showsNames',
    'wifiName',
    'wifiPassword',
    'address',
    'rev',
  ],
)

export const putSetting = statement<
  [
    outletId: string,
    ordering: string,
    isSelfSeating: number,
    wifiName: string,
    wifiPassword: string,
    address: string,
    showsNames: number,
  ]
>(
  `insert into guest_setting (outlet_id, ordering, is_self_seating, wifi_name, wifi_password, address, shows_names)
   values (?, ?, ?, ?, ?, ?, ?)
   on conflict (outlet_id) do update set ordering = excluded.ordering,
     is_self_seating = excluded.is_self_seating, wifi_name = excluded.wifi_name,
     wifi_password = excluded.wifi_password, address = excluded.address,
     shows_names = excluded.shows_names, rev = rev + 1`,
)

/** Where phones find the hub, as it last saw itself. */
export const foundAddress = query<[], { readonly address: string }>(
  'select guest_address as address from hub',
  ['address'],
  'there is one hub',
)

export const putFoundAddress = statement<[address: string]>('update hub set guest_address = ?')

// --- the codes on the tables ----------------------------------------------------

interface CodeRow {
  readonly tableId: string
  readonly outletId: string
  readonly number: string
}

/** The table a code leads to now; none for one that was given up, or whose table is gone. */
export const tableByCode = query<[code: string], CodeRow>(
  `select t.table_id as tableId, t.outlet_id as outletId, t.number
     from table_code c join floor_table t on t.table_id = c.table_id
    where c.code = ? and c.ended_at is null and t.is_active = 1`,
  ['tableId', 'outletId', 'number'],
)

export const codeOfTable = query<[tableId: string], { readonly code: string }>(
  'select code from table_code where table_id = ? and ended_at is null',
  ['code'],
)

/** The outlet of a table that is on the plan. */
export const tableInUse = query<[tableId: string], { readonly outletId: string }>(
  'select outlet_id as outletId from floor_table where table_id = ? and is_active = 1',
  ['outletId'],
)

export const insertCode = statement<[code: string, tableId: string, madeAt: number]>(
  'insert into table_code (code, table_id, made_at) values (?, ?, ?)',
)

export const endCode = statement<[endedAt: number, tableId: string]>(
  'update table_code set ended_at = ? where table_id = ? and ended_at is null',
)

export interface TableCodeRow {
  readonly tableId: string
  readonly number: string
  readonly sectionId: string
  readonly code: string
}

/** The tables of a section with their codes, in the order of their numbers. */
export const codesOfSection = query<[sectionId: string], TableCodeRow>(
  `select t.table_id as tableId, t.number, t.section_id as sectionId, c.code
     from floor_table t join table_code c on c.table_id = t.table_id and c.ended_at is null
    where t.section_id = ? and t.is_active = 1 order by length(t.number), t.number`,
  ['tableId', 'number', 'sectionId', 'code'],
)

// --- parties as their phones know them ------------------------------------------

export interface PartyRow {
  readonly sittingId: string
  readonly outletId: string
  readonly label: string
  readonly state: SittingState
  readonly pin: string
  readonly isSelfSeated: number
  readonly mergedIntoLabel: string | null
}

const partyKeys: readonly (keyof PartyRow)[] = [
  'sittingId',
  'outletId',
  'label',
  'state',
  'pin',
  'isSelfSeated',
  'mergedIntoLabel',
]

const partyColumns = `s.sitting_id as sittingId, s.outlet_id as outletId, s.label, s.state, s.pin,
  s.is_self_seated as isSelfSeated, m.label as mergedIntoLabel`

export const partyById = query<[sittingId: string], PartyRow>(
  `select ${partyColumns} from sitting s left join sitting m on m.sitting_id = s.merged_into_id
    where s.sitting_id = ?`,
  partyKeys,
)

/** The parties that are eating at a table. */
export const eatingAt = query<[tableId: string], PartyRow>(
  `select ${partyColumns}
     from sitting_table st join sitting s on s.sitting_id = st.sitting_id
     left join sitting m on m.sitting_id = s.merged_into_id
    where st.table_id = ? and s.state = 'seated' order by s.opened_at, s.sitting_id`,
  partyKeys,
)

export const sitsAt = query<[sittingId: string, tableId: string], { readonly tableId: string }>(
  'select table_id as tableId from sitting_table where sitting_id = ? and table_id = ?',
  ['tableId'],
)

// --- phones ---------------------------------------------------------------------

export interface GuestRow {
  readonly guestId: string
  readonly outletId: string
  readonly sittingId: string
  readonly tableId: string
  readonly colour: number
  readonly isLetIn: number
  readonly joinedAt: number
  readonly rev: number
}

const guestKeys: readonly (keyof GuestRow)[] = [
  'guestId',
  'outletId',
  'sittingId',
  'tableId',
  'colour',
  'isLetIn',
  'joinedAt',
  'rev',
]

const guestColumns = `g.guest_id as guestId, s.outlet_id as outletId, g.sitting_id as sittingId,
  g.table_id as tableId, g.colour, g.is_let_in as isLetIn, g.joined_at as joinedAt, g.rev`
const guestTables = 'guest g join sitting s on s.sitting_id = g.sitting_id'

export const guestByToken = query<[tokenHash: string], GuestRow>(
  `select ${guestColumns} from ${guestTables} where g.token_hash = ?`,
  guestKeys,
)

export const guestById = query<[guestId: string], GuestRow>(
  `select ${guestColumns} from ${guestTables} where g.guest_id = ?`,
  guestKeys,
)

/** Everybody of a party who has a phone, with the name they gave, in the order they came. */
export const guestsOf = query<[sittingId: string], GuestRow & { readonly name: string | null }>(
  `select ${guestColumns}, p.name from ${guestTables} left join person p on p.person_id = g.guest_id
    where g.sitting_id = ? order by g.guest_id`,
  [...guestKeys, 'name'],
)

export const insertGuest = statement<
  [
    guestId: string,
    sittingId: string,
    tableId: string,
    tokenHash: string,
    colour: number,
    isLetIn: number,
    joinedAt: number,
  ]
>(
  `insert into guest (guest_id, sitting_id, table_id, token_hash, colour, is_let_in, joined_at)
   values (?, ?, ?, ?, ?, ?, ?)`,
)

export const insertName = statement<[personId: string, name: string]>(
  'insert into person (person_id, name) values (?, ?)',
)

/** A party has left, and nothing of its guests is kept but that they were there. */
export const forgetNames = statement<[at: number, sittingId: string]>(
  `update person set name = '', erased_at = ?
    where person_id in (select guest_id from guest where sitting_id = ?)`,
)

export const letGuestIn = statement<[guestId: string]>(
  'update guest set is_let_in = 1, rev = rev + 1 where guest_id = ? and is_let_in = 0',
)
