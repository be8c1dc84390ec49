import type { ProgramScope } from '../../schema/device-kinds.ts'
import type {
  DeviceDoc,
  DeviceKind,
  DrawerDoc,
  PaperDoc,
  PrinterDoc,
  PrinterReason,
} from '../../schema/device.ts'
import type { Names } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const insertCode = statement<
  [
    codeHash: string,
    outletId: string,
    kind: string,
    name: string,
    stationId: string | null,
    printerId: string | null,
    drawerId: string | null,
    usesLeft: number,
    expiresAt: number,
    scope: ProgramScope | null,
    roleId: string | null,
    issuedBy: string | null,
  ]
>(
  `insert into pairing_code (code_hash, outlet_id, kind, name, station_id, printer_id, drawer_id, uses_left,
     expires_at, scope, role_id, issued_by)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** An outlet, with the station named where it is one of that outlet's. */
export const placeFor = query<
  [stationId: string | null, outletId: string],
  { readonly stationId: string | null }
>(
  `select s.station_id as stationId from outlet o
     left join station s on s.station_id = ? and s.outlet_id = o.outlet_id
    where o.outlet_id = ?`,
  ['stationId'],
)

export interface PairingCode {
  readonly outletId: string
  readonly kind: DeviceKind
  readonly name: string
  readonly stationId: string | null
  readonly printerId: string | null
  readonly drawerId: string | null
  readonly usesLeft: number
  readonly expiresAt: number
  readonly scope: ProgramScope | null
  readonly roleId: string | null
  readonly issuedBy: string | null
}

export const pairingCode = query<[codeHash: string], PairingCode>(
  `select outlet_id as outletId, kind, name, station_id as stationId, printer_id as printerId,
          drawer_id as drawerId, uses_left as usesLeft, expires_at as expiresAt, scope,
          role_id as roleId, issued_by as issuedBy
     from pairing_code where code_hash = ?`,
  [
    'outletId',
    'kind',
    'name',
    'stationId',
    'printerId',
    'drawerId',
    'usesLeft',
    'expiresAt',
    'scope',
    'roleId',
    'issuedBy',
  ],
)

export const useCode = statement<[codeHash: string]>(
  'update pairing_code set uses_left = uses_left - 1 where code_hash = ?',
)

export const insertDevice = statement<
  [
    deviceId: string,
    outletId: string,
    kind: string,
    name: string,
    tokenHash: string,
    stationId: string | null,
    printerId: string | null,
    drawerId: string | null,
    agent: string,
    pairedAt: number,
  ]
>(
  `insert into device (device_id, outlet_id, kind, name, token_hash, station_id, printer_id, drawer_id, agent, paired_at)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const revokeDevice = statement<[revokedAt: number, deviceId: string]>(
  'update device set revoked_at = ?, rev = rev + 1 where device_id = ? and revoked_at is null',
)

interface DeviceRow extends Omit<DeviceDoc, 'isRevoked' | 'integration' | 'names'> {
  readonly names: string | null
  readonly revokedAt: number | null
  readonly scope: ProgramScope | null
  readonly roleId: string | null
  readonly issuedBy: string | null
}

const deviceColumns = `d.device_id as deviceId, d.outlet_id as outletId, d.kind, d.name, d.names, d.station_id as stationId,
  d.printer_id as printerId, d.drawer_id as drawerId, d.paired_at as pairedAt, d.revoked_at as revokedAt,
  i.scope, i.role_id as roleId, i.issued_by as issuedBy, d.rev
  from device d left join integration i on i.device_id = d.device_id`

const deviceKeys: readonly (keyof DeviceRow)[] = [
  'deviceId',
  'outletId',
  'kind',
  'name',
  'names',
  'stationId',
  'printerId',
  'drawerId',
  'pairedAt',
  'revokedAt',
  'scope',
  'roleId',
  'issuedBy',
  'rev',
]

const deviceRow = query<[deviceId: string], DeviceRow>(
  `select ${deviceColumns} where d.device_id = ?`,
  deviceKeys,
)

const deviceByToken = query<[tokenHash: string], DeviceRow>(
  `select ${deviceColumns} where d.token_hash = ?`,
  deviceKeys,
)

const devicesAt = query<[outletId: string], DeviceRow>(
  `select ${deviceColumns} where d.outlet_id = ? order by d.kind, d.paired_at`,
  deviceKeys,
)

const toDevice = ({ revokedAt, scope, roleId, issuedBy, names, ...row }: DeviceRow): DeviceDoc => ({
  ...row,
  ...(names === null ? {} : { names: JSON.parse(names) as Names }),
  integration:
    scope === null || roleId === null || issuedBy === null ? null : { scope, roleId, issuedBy },
  isRevoked: revokedAt !== null,
})

export const deviceById = (db: Database, deviceId: string): DeviceDoc | undefined => {
  const row = deviceRow.get(db, deviceId)
  return row === undefined ? undefined : toDevice(row)
}

/** The device that holds a token, revoked ones included: the caller says so to them. */
export const deviceByTokenHash = (db: Database, tokenHash: string): DeviceDoc | undefined => {
  const row = deviceByToken.get(db, tokenHash)
  return row === undefined ? undefined : toDevice(row)
}

export const devicesOf = (db: Database, outletId: string): readonly DeviceDoc[] =>
  devicesAt.all(db, outletId).map(toDevice)

interface PrinterRow extends Omit<PrinterDoc, 'names' | 'reasons'> {
  readonly names: string
  readonly reasons: string
}

const printerColumns = `printer_id as printerId, outlet_id as outletId, coalesce(bridge_id, '') as bridgeId,
  names, port, profile, state, reasons, reported_at as reportedAt, rev`

const printerKeys: readonly (keyof PrinterRow)[] = [
  'printerId',
  'outletId',
  'bridgeId',
  'names',
  'port',
  'profile',
  'state',
  'reasons',
  'reportedAt',
  'rev',
]

const printerRow = query<[printerId: string], PrinterRow>(
  `select ${printerColumns} from printer where printer_id = ?`,
  printerKeys,
)

const printersAt = query<[outletId: string], PrinterRow>(
  `select ${printerColumns} from printer where outlet_id = ? order by printer_id`,
  printerKeys,
)

const printersOfBridge = query<[bridgeId: string], PrinterRow>(
  `select ${printerColumns} from printer where bridge_id = ? order by printer_id`,
  printerKeys,
)

const toPrinter = (row: PrinterRow): PrinterDoc => ({
  ...row,
  names: JSON.parse(row.names) as Names,
  reasons: JSON.parse(row.reasons) as readonly PrinterReason[],
})

export const printerById = (db: Database, printerId: string): PrinterDoc | undefined => {
  const row = printerRow.get(db, printerId)
  return row === undefined ? undefined : toPrinter(row)
}

export const printersOf = (db: Database, outletId: string): readonly PrinterDoc[] =>
  printersAt.all(db, outletId).map(toPrinter)

export const printersDrivenBy = (db: Database, bridgeId: string): readonly PrinterDoc[] =>
  printersOfBridge.all(db, bridgeId).map(toPrinter)

/** Printers that no bridge drives yet, or whose bridge was taken out of the shop. */
export const unownedPrinters = query<[], { readonly printerId: string }>(
  `select p.printer_id as printerId from printer p left join device d on d.device_id = p.bridge_id
    where p.bridge_id is null or d.revoked_at is not null`,
  ['printerId'],
  'printers are a handful',
)

export const giveToBridge = statement<[bridgeId: string, printerId: string]>(
  'update printer set bridge_id = ?, rev = rev + 1 where printer_id = ?',
)

export const setPrinterPort = statement<[port: string, profile: string, printerId: string]>(
  `update printer set port = ?, profile = ?, state = 'unknown', reasons = '[]', rev = rev + 1 where printer_id = ?`,
)

export const reportPrinterRow = statement<
  [state: string, reasons: string, reportedAt: number, printerId: string]
>('update printer set state = ?, reasons = ?, reported_at = ?, rev = rev + 1 where printer_id = ?')

interface DrawerRow extends Omit<DrawerDoc, 'names'> {
  readonly names: string
}

const drawerColumns = `drawer_id as drawerId, outlet_id as outletId, printer_id as printerId, names, pin,
  state, reported_at as reportedAt, rev`

const drawerKeys: readonly (keyof DrawerRow)[] = [
  'drawerId',
  'outletId',
  'printerId',
  'names',
  'pin',
  'state',
  'reportedAt',
  'rev',
]

const drawerRow = query<[drawerId: string], DrawerRow>(
  `select ${drawerColumns} from drawer where drawer_id = ?`,
  drawerKeys,
)

const drawersAt = query<[outletId: string], DrawerRow>(
  `select ${drawerColumns} from drawer where outlet_id = ? order by drawer_id`,
  drawerKeys,
)

const drawersOfPrinter = query<[printerId: string], DrawerRow>(
  `select ${drawerColumns} from drawer where printer_id = ? order by drawer_id`,
  drawerKeys,
)

const toDrawer = (row: DrawerRow): DrawerDoc => ({ ...row, names: JSON.parse(row.names) as Names })

export const drawerById = (db: Database, drawerId: string): DrawerDoc | undefined => {
  const row = drawerRow.get(db, drawerId)
  return row === undefined ? undefined : toDrawer(row)
}

export const drawersOf = (db: Database, outletId: string): readonly DrawerDoc[] =>
  drawersAt.all(db, outletId).map(toDrawer)

export const drawersAtPrinter = (db: Database, printerId: string): readonly DrawerDoc[] =>
  drawersOfPrinter.all(db, printerId).map(toDrawer)

export const insertDrawer = statement<
  [drawerId: string, outletId: string, printerId: string, names: string, pin: number]
>('insert into drawer (drawer_id, outlet_id, printer_id, names, pin) values (?, ?, ?, ?, ?)')

export const changeDrawer = statement<
  [names: string, printerId: string, pin: number, state: string, drawerId: string]
>(
  'update drawer set names = ?, printer_id = ?, pin = ?, state = ?, rev = rev + 1 where drawer_id = ?',
)

export const equipDevice = statement<
  [printerId: string | null, drawerId: string | null, deviceId: string]
>('update device set printer_id = ?, drawer_id = ?, rev = rev + 1 where device_id = ?')

export const renameDevice = statement<[name: string, names: string, deviceId: string]>(
  'update device set name = ?, names = ?, rev = rev + 1 where device_id = ?',
)

export const reportDrawerRow = statement<[state: string, reportedAt: number, drawerId: string]>(
  'update drawer set state = ?, reported_at = ?, rev = rev + 1 where drawer_id = ?',
)

export const insertPaper = statement<
  [
    paperId: string,
    outletId: string,
    printerId: string,
    jobId: string,
    picture: string,
    widthDots: number,
    heightDots: number,
    text: string,
    at: number,
  ]
>(
  `insert into paper (paper_id, outlet_id, printer_id, job_id, picture, width_dots, height_dots, text, at)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** Keeps the last papers of a printer; a virtual roll is not an archive. */
export const clearPapers = statement<[printerId: string, samePrinter: string]>(
  `delete from paper where printer_id = ? and paper_id not in
     (select paper_id from paper where printer_id = ? order by at desc, paper_id desc limit 20)`,
)

const papersAt = query<[printerId: string], Omit<PaperDoc, 'rev'>>(
  `select paper_id as paperId, outlet_id as outletId, printer_id as printerId, job_id as jobId, picture,
          width_dots as widthDots, height_dots as heightDots, at
     from paper where printer_id = ? order by at desc, paper_id desc limit 20`,
  ['paperId', 'outletId', 'printerId', 'jobId', 'picture', 'widthDots', 'heightDots', 'at'],
)

/** What a paper says; undefined once it was cleared or forgotten. */
export const paperText = query<[paperId: string, outletId: string], { readonly text: string }>(
  'select text from paper where paper_id = ? and outlet_id = ?',
  ['text'],
)

export const papersOf = (db: Database, printerId: string): readonly PaperDoc[] =>
  papersAt.all(db, printerId).map((row) => ({ ...row, rev: 1 }))
