import type { Language } from '../../schema/names.ts'
import type { SignInDoc, UserDoc } from '../../schema/user.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export interface UserRow extends UserDoc {
  readonly pinHash: string
}

/** An active user who works at the outlet. */
export const userAt = query<[outletId: string, userId: string], UserRow>(
  `select u.user_id as userId, p.name, u.role_id as roleId, u.language, u.pin_hash as pinHash
     from user_outlet o join user u on u.user_id = o.user_id join person p on p.person_id = u.person_id
    where o.outlet_id = ? and u.user_id = ? and u.is_active = 1`,
  ['userId', 'name', 'roleId', 'language', 'pinHash'],
)

/** The people a screen of the outlet offers for signing in. */
export const usersAt = query<[outletId: string], UserDoc>(
  `select u.user_id as userId, p.name, u.role_id as roleId, u.language
     from user_outlet o join user u on u.user_id = o.user_id join person p on p.person_id = u.person_id
    where o.outlet_id = ? and u.is_active = 1 order by p.name`,
  ['userId', 'name', 'roleId', 'language'],
)

export const insertSignIn = statement<
  [
    signInId: string,
    deviceId: string,
    userId: string,
    purpose: string,
    forCommand: string | null,
    argsHash: string | null,
    at: number,
    expiresAt: number,
  ]
>(
  `insert into sign_in (sign_in_id, device_id, user_id, purpose, for_command, args_hash, at, expires_at)
   values (?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** What whoever typed their PIN to allow a command was told of it then. */
export const keepTold = statement<[told: string, signInId: string]>(
  'update sign_in set told = ? where sign_in_id = ?',
)

export const toldAtPin = query<[signInId: string], { readonly told: string | null }>(
  'select told from sign_in where sign_in_id = ?',
  ['told'],
)

export const endSignIns = statement<[endedAt: number, deviceId: string]>(
  `update sign_in set ended_at = ? where device_id = ? and purpose = 'work' and ended_at is null`,
)

interface SignInRow {
  readonly signInId: string
  readonly userId: string
  readonly name: string
  readonly roleId: string
  readonly language: Language
  readonly at: number
  readonly expiresAt: number
}

const current = query<[deviceId: string, at: number], SignInRow>(
  `select s.sign_in_id as signInId, s.user_id as userId, p.name, u.role_id as roleId, u.language,
          s.at, s.expires_at as expiresAt
     from sign_in s join user u on u.user_id = s.user_id join person p on p.person_id = u.person_id
    where s.device_id = ? and s.purpose = 'work' and s.ended_at is null and s.expires_at > ?
    order by s.at desc limit 1`,
  ['signInId', 'userId', 'name', 'roleId', 'language', 'at', 'expiresAt'],
)

const rights = query<
  [roleId: string],
  { readonly permission: string; readonly verdict: 'allow' | 'ask' }
>('select permission, verdict from role_right where role_id = ?', ['permission', 'verdict'])

/** What a role may do, by name of command or view. */
export const rightsOf = (db: Database, roleId: string): Readonly<Record<string, 'allow' | 'ask'>> =>
  Object.fromEntries(rights.all(db, roleId).map(({ permission, verdict }) => [permission, verdict]))

/** Who is signed in on a device now, or null. */
export const currentSignIn = (db: Database, deviceId: string, at: number): SignInDoc | null => {
  const row = current.get(db, deviceId, at)
  return row === undefined ? null : { ...row, rights: rightsOf(db, row.roleId) }
}

export interface GuessRow {
  readonly failures: number
  readonly lastAt: number
}

export const guessesOf = query<[deviceId: string, userId: string], GuessRow>(
  'select failures, last_at as lastAt from pin_guess where device_id = ? and user_id = ?',
  ['failures', 'lastAt'],
)

/** Wrong PINs on a device since a moment, over all persons. */
export const guessesOnDevice = query<
  [deviceId: string, since: number],
  { readonly failures: number }
>(
  'select coalesce(sum(failures), 0) as failures from pin_guess where device_id = ? and last_at > ?',
  ['failures'],
)

export const addGuess = statement<[deviceId: string, userId: string, at: number]>(
  `insert into pin_guess (device_id, user_id, failures, last_at) values (?, ?, 1, ?)
   on conflict do update set failures = failures + 1, last_at = excluded.last_at`,
)

export const clearGuesses = statement<[deviceId: string, userId: string]>(
  'delete from pin_guess where device_id = ? and user_id = ?',
)
