import type { ProgramScope } from '../../schema/device-kinds.ts'
import { query, statement } from '../store/query.ts'

export const insertIntegration = statement<
  [deviceId: string, scope: ProgramScope, roleId: string, issuedBy: string]
>('insert into integration (device_id, scope, role_id, issued_by) values (?, ?, ?, ?)')

export const markUse = statement<[usedAt: number, deviceId: string]>(
  'update integration set used_at = ? where device_id = ?',
)

/** The programs of an outlet that still have their credential. */
export const programsAt = query<[outletId: string], { readonly deviceId: string }>(
  `select device_id as deviceId from device
    where outlet_id = ? and kind = 'integration' and revoked_at is null`,
  ['deviceId'],
)

/** When a program was last noted to be used. */
export const usedAt = query<[deviceId: string], { readonly usedAt: number | null }>(
  'select used_at as usedAt from integration where device_id = ?',
  ['usedAt'],
)

/** The roles people have. */
export const rolesForPeople = query<[], { readonly roleId: string; readonly names: string }>(
  'select role_id as roleId, names from role where is_for_devices = 0 order by rowid',
  ['roleId', 'names'],
  'roles are a handful',
)

/** Something a role may do by itself that a user may not: its existence means the role stands above them. */
export const rightAbove = query<[roleId: string, userId: string], { readonly permission: string }>(
  `select r.permission from role_right r
    where r.role_id = ? and r.verdict = 'allow' and not exists (
      select 1 from user u join role_right own on own.role_id = u.role_id
       where u.user_id = ? and own.permission = r.permission and own.verdict = 'allow')
    limit 1`,
  ['permission'],
)
