import type { ApprovalDoc, AskedFor } from '../../schema/approval.ts'
import type { Names } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const insertApproval = statement<
  [
    approvalId: string,
    outletId: string,
    commandId: string,
    command: string,
    argsHash: string,
    askedFor: string,
    deviceId: string,
    askedBy: string,
    approverId: string,
    askedAt: number,
    expiresAt: number,
  ]
>(
  `insert into approval (approval_id, outlet_id, command_id, command, args_hash, asked_for, device_id, asked_by,
                         approver_id, asked_at, expires_at, state)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')`,
)

export const answerApproval = statement<[state: string, answeredAt: number, approvalId: string]>(
  'update approval set state = ?, answered_at = ?, rev = rev + 1 where approval_id = ?',
)

/** What a screen still waits for. */
export const waitingAt = query<
  [deviceId: string],
  { readonly approvalId: string; readonly askedBy: string }
>(
  `select approval_id as approvalId, asked_by as askedBy from approval where device_id = ? and state = 'waiting'`,
  ['approvalId', 'askedBy'],
)

interface ApprovalRow extends Omit<ApprovalDoc, keyof AskedFor | 'desk'> {
  readonly askedFor: string
  readonly deskName: string
  readonly deskNames: string | null
}

const columns = `a.approval_id as approvalId, a.outlet_id as outletId, a.command_id as commandId, a.command,
  a.asked_for as askedFor, a.device_id as deviceId, d.name as deskName, d.names as deskNames, a.asked_by as askedBy,
  a.approver_id as approverId, a.asked_at as askedAt, a.expires_at as expiresAt, a.state,
  a.answered_at as answeredAt, a.rev from approval a join device d on d.device_id = a.device_id`

const keys: readonly (keyof ApprovalRow)[] = [
  'approvalId',
  'outletId',
  'commandId',
  'command',
  'askedFor',
  'deviceId',
  'deskName',
  'deskNames',
  'askedBy',
  'approverId',
  'askedAt',
  'expiresAt',
  'state',
  'answeredAt',
  'rev',
]

const byId = query<[approvalId: string], ApprovalRow>(
  `select ${columns} where a.approval_id = ?`,
  keys,
)

/** What an approver was told, as it was written down. */
export const toldOf = query<[approvalId: string], { readonly askedFor: string }>(
  'select asked_for as askedFor from approval where approval_id = ?',
  ['askedFor'],
)

/** What the answer holds for. */
export const askedHash = query<[approvalId: string], { readonly argsHash: string }>(
  'select args_hash as argsHash from approval where approval_id = ?',
  ['argsHash'],
)

const since = query<[outletId: string, since: number], ApprovalRow>(
  `select ${columns} where a.outlet_id = ? and a.asked_at > ? order by a.asked_at`,
  keys,
)

const toDoc = ({ askedFor, deskName, deskNames, ...row }: ApprovalRow): ApprovalDoc => ({
  ...row,
  desk: deskNames === null ? { en: deskName } : (JSON.parse(deskNames) as Names),
  ...(JSON.parse(askedFor) as AskedFor),
})

export const approvalById = (db: Database, approvalId: string): ApprovalDoc | undefined => {
  const row = byId.get(db, approvalId)
  return row === undefined ? undefined : toDoc(row)
}

/** What was asked at an outlet since a moment, the oldest first. */
export const approvalsSince = (
  db: Database,
  outletId: string,
  at: number,
): readonly ApprovalDoc[] => since.all(db, outletId, at).map(toDoc)

/** On how many screens that show an outlet's questions somebody is signed in at a moment; the office shows those of every outlet. */
export const screensOf = query<
  [outletId: string, userId: string, at: number],
  { readonly screens: number }
>(
  `select count(*) as screens
     from device d cross join sign_in s on s.device_id = d.device_id and s.purpose = 'work' and s.ended_at is null
    where d.kind in ('counter', 'cashier', 'floor', 'office') and d.revoked_at is null
      and (d.outlet_id = ? or d.kind = 'office')
      and s.user_id = ? and s.expires_at > ?`,
  ['screens'],
  'screens are a handful',
)
