import type { DeviceKind } from '../../schema/device.ts'
import { kept, query } from '../store/query.ts'

export interface DeviceRow {
  readonly deviceId: string
  readonly kind: DeviceKind
  readonly outletId: string
  readonly stationId: string | null
  readonly printerId: string | null
  readonly drawerId: string | null
  readonly revokedAt: number | null
}

export const deviceById = kept(
  query<[deviceId: string], DeviceRow>(
    `select device_id as deviceId, kind, outlet_id as outletId, station_id as stationId,
          printer_id as printerId, drawer_id as drawerId, revoked_at as revokedAt
     from device where device_id = ?`,
    ['deviceId', 'kind', 'outletId', 'stationId', 'printerId', 'drawerId', 'revokedAt'],
  ),
)

export interface SignInRow {
  readonly deviceId: string
  readonly userId: string
  readonly roleId: string
  readonly purpose: 'work' | 'approval'
  readonly forCommand: string | null
  readonly at: number
  readonly expiresAt: number
  readonly endedAt: number | null
}

export const signInById = kept(
  query<[signInId: string], SignInRow>(
    `select s.device_id as deviceId, s.user_id as userId, u.role_id as roleId, s.purpose,
          s.for_command as forCommand, s.at, s.expires_at as expiresAt, s.ended_at as endedAt
     from sign_in s join user u on u.user_id = s.user_id
    where s.sign_in_id = ?`,
    ['deviceId', 'userId', 'roleId', 'purpose', 'forCommand', 'at', 'expiresAt', 'endedAt'],
  ),
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
