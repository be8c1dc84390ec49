import type { DeviceKind, ProgramScope } from '../../schema/device-kinds.ts'
import { kept, query } from '../store/query.ts'

export interface DeviceRow {
  readonly deviceId: string
  readonly kind: DeviceKind
  readonly outletId: string
  readonly stationId: string | null
  readonly printerId: string | null
  readonly drawerId: string | null
  readonly revokedAt: number | null
  /** Of a program; null for everything else. */
  readonly scope: ProgramScope | null
}

export const deviceById = kept(
  query<[deviceId: string], DeviceRow>(
    `select d.device_id as deviceId, d.kind, d.outlet_id as outletId, d.station_id as stationId,
          d.printer_id as printerId, d.drawer_id as drawerId, d.revoked_at as revokedAt, i.scope
     from device d left join integration i on i.device_id = d.device_id where d.device_id = ?`,
    ['deviceId', 'kind', 'outletId', 'stationId', 'printerId', 'drawerId', 'revokedAt', 'scope'],
  ),
)

export interface SignInRow {
  readonly deviceId: string
  readonly userId: string
  readonly roleId: string
  readonly isActive: 0 | 1
  readonly purpose: 'work' | 'approval'
  readonly forCommand: string | null
  /** Of an approval: what whoever gave it was told of, as a hash. */
  readonly argsHash: string | null
  readonly at: number
  readonly expiresAt: number
  readonly endedAt: number | null
}

export const signInById = kept(
  query<[signInId: string], SignInRow>(
    `select s.device_id as deviceId, s.user_id as userId, u.role_id as roleId, u.is_active as isActive, s.purpose,
          s.for_command as forCommand, s.args_hash as argsHash, s.at, s.expires_at as expiresAt, s.ended_at as endedAt
     from sign_in s join user u on u.user_id = s.user_id
    where s.sign_in_id = ?`,
    [
      'deviceId',
      'userId',
      'roleId',
      'isActive',
      'purpose',
      'forCommand',
      'argsHash',
      'at',
      'expiresAt',
      'endedAt',
    ],
  ),
)

/** What somebody has allowed on their own screen holds for whoever asked. */
export const askerOf = query<[approvalId: string], { readonly askedBy: string }>(
  'select asked_by as askedBy from approval where approval_id = ?',
  ['askedBy'],
)

export const rightOf = kept(
  query<[roleId: string, permission: string], { readonly verdict: 'allow' | 'ask' }>(
    'select verdict from role_right where role_id = ? and permission = ?',
    ['verdict'],
  ),
)

export const worksAt = query<[userId: string, outletId: string], { readonly outletId: string }>(
  'select outlet_id as outletId from user_outlet where user_id = ? and outlet_id = ?',
  ['outletId'],
)

export const firstOutlet = query<[], { readonly outletId: string }>(
  'select outlet_id as outletId from outlet order by rowid limit 1',
  ['outletId'],
  'outlets are a handful',
)

/** Whether whoever issued a program's credential still works where it stands. */
export const issuerOf = query<[deviceId: string], { readonly userId: string }>(
  `select u.user_id as userId
     from integration i
     join device d on d.device_id = i.device_id
     join user u on u.user_id = i.issued_by and u.is_active = 1
     join user_outlet o on o.user_id = u.user_id and o.outlet_id = d.outlet_id
    where i.device_id = ?`,
  ['userId'],
)

/** What a program may do by itself: what its role may, as long as its issuer may too. */
export const programRight = query<
  [deviceId: string, permission: string],
  { readonly permission: string }
>(
  `select r.permission
     from integration i
     join role_right r on r.role_id = i.role_id and r.verdict = 'allow'
     join user u on u.user_id = i.issued_by
     join role_right own on own.role_id = u.role_id and own.permission = r.permission
                        and own.verdict = 'allow'
    where i.device_id = ? and r.permission = ?`,
  ['permission'],
)
