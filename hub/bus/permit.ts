/**
 * Who acts, and whether they may.
 *
 * The actor is the server-side sign-in that was current when the person acted,
 * never a name the client sends. A command that waited in an outbox is judged
 * as of its capture: signing out afterwards does not undo what a screen keeps
 * while the hub is away. Everything else takes a person who is signed in still.
 */
import type { Command } from '../../schema/command.ts'
import { isTakenLate } from '../../schema/duties.ts'
import { isUuidv7, uuidTime } from '../../schema/ids.ts'
import { paidWithinMs, usedAt } from '../../schema/approval.ts'
import {
  alsoNeeds,
  deviceRole,
  isForPersonsOnly,
  type Permission,
} from '../../schema/permissions.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Database } from '../store/driver.ts'
import { allowedHashOf } from './args-hash.ts'
import { commandLifeMs } from './limits.ts'
import {
  askerOf,
  deviceById,
  firstOutlet,
  issuerOf,
  programRight,
  rightOf,
  signInById,
  worksAt,
  type DeviceRow,
  type SignInRow,
} from './permit.sql.ts'
import type { ActingDevice, Tx } from './tx.ts'

export interface Actor {
  readonly device: ActingDevice | null
  readonly outletId: string
  readonly userId: string | null
  readonly approverId: string | null
}

/** Clocks of screens differ from the hub's by this much without anybody being wrong. */
const clockSlackMs = 5 * 60_000

/**
 * Finds the actor of a command and checks the right to it. Refuses an unknown
 * or revoked device, a missing or ended sign-in, a role without the right, and
 * an approval that was not given for this command by somebody entitled.
 */
export const findActor = (
  db: Database,
  deviceId: string | null,
  command: Command,
  at: number,
): Result<Actor, Refusal> => {
  if (command.exp !== undefined && at > command.exp) return no(refusal('command.expired'))
  if (deviceId === null) return hubActor(db, command)
  if (command.sentAt < at - commandLifeMs) return no(refusal('command.expired'))

  const device = deviceById.get(db, deviceId)
  if (device === undefined) return no(refusal('device.unknown'))
  if (device.revokedAt !== null) return no(refusal('device.revoked'))
  if (device.scope !== null) return programActor(db, device, command)

  const person = personOf(db, deviceId, command, at)
  if (!person.ok) return person
  const userId = person.value?.userId ?? null
  const roleId = person.value?.roleId ?? deviceRole(device.kind)
  if (roleId === null) return no(refusal('sign-in.missing'))

  const asked: string[] = []
  for (const name of rightsFor(command)) {
    const verdict = rightOf.get(db, roleId, name)?.verdict
    // A cook's screen may do less than the manager who stands at it, never more.
    if (verdict === undefined)
      return no(refusal(userId === null ? 'sign-in.missing' : 'command.not-permitted', { name }))
    if (verdict === 'ask') asked.push(name)
  }
  const actor = { device, outletId: device.outletId, userId, approverId: null }
  return asked.length === 0 ? ok(actor) : approved(db, command, actor, { asked, at })
}

/** Everything a command takes a right to: its own name, and what else it does in the same act. */
export const rightsFor = ({ name, args }: Pick<Command, 'name' | 'args'>): readonly string[] => [
  name,
  ...alsoNeeds(name, args),
]

/**
 * Whether the person of a command may reach into an outlet: the one they stand
 * in, or another one they work at. A right held in one shop is none next door.
 */
export const reaches = (
  { db, outlet, userId }: Pick<Tx, 'db' | 'outlet' | 'userId'>,
  outletId: string,
): boolean =>
  outletId === outlet.outletId ||
  (userId !== null && worksAt.get(db, userId, outletId) !== undefined)

/**
 * Whether whoever does a command, or has allowed it, may do something else by
 * themselves too; a program by its role, and the hub anything.
 */
export const holds = (
  {
    db,
    device,
    userId,
    approverId,
    command,
  }: Pick<Tx, 'db' | 'device' | 'userId' | 'approverId' | 'command'>,
  right: Permission,
): boolean => {
  if (device === null) return true
  if (userId === null) return programRight.get(db, device.deviceId, right) !== undefined
  // An approval that was not asked for was not looked at either.
  return [command.signIn, approverId === null ? undefined : command.approval].some((signInId) => {
    const roleId = signInId === undefined ? undefined : signInById.get(db, signInId)?.roleId
    return roleId !== undefined && rightOf.get(db, roleId, right)?.verdict === 'allow'
  })
}

const hubActor = (db: Database, command: Command): Result<Actor, Refusal> => {
  const args = command.args as { readonly outletId?: unknown; readonly deviceId?: unknown }
  const device = typeof args.deviceId === 'string' ? deviceById.get(db, args.deviceId) : undefined
  const outletId =
    device?.outletId ??
    (typeof args.outletId === 'string' ? args.outletId : firstOutlet.get(db)?.outletId)
  if (outletId === undefined) return no(refusal('outlet.unknown'))
  return ok({ device: null, outletId, userId: null, approverId: null })
}

/**
 * A program acts in its role and under its own name. Nobody can approve what
 * it does, so what its role may only ask it may not do.
 */
const programActor = (
  db: Database,
  device: DeviceRow,
  command: Command,
): Result<Actor, Refusal> => {
  const { name, signIn } = command
  const { deviceId, outletId, scope } = device
  if (signIn !== undefined) return no(refusal('sign-in.ended'))
  if (issuerOf.get(db, deviceId) === undefined) return no(refusal('integration.orphaned'))
  if (scope === 'read') return no(refusal('integration.read-only'))
  if (isForPersonsOnly(name)) return no(refusal('integration.person-only'))
  const missing = rightsFor(command).find(
    (right) => programRight.get(db, deviceId, right) === undefined,
  )
  return missing === undefined
    ? ok({ device, outletId, userId: null, approverId: null })
    : no(refusal('command.not-permitted', { name: missing }))
}

const personOf = (
  db: Database,
  deviceId: string,
  command: Command,
  at: number,
): Result<SignInRow | null, Refusal> => {
  const actedAt = Math.min(command.sentAt, at)
  if (command.signIn === undefined) return ok(null)
  const signIn = signInById.get(db, command.signIn)
  if (signIn === undefined || signIn.deviceId !== deviceId || signIn.purpose !== 'work') {
    return no(refusal('sign-in.ended'))
  }
  const wasEnded = signIn.endedAt !== null && actedAt > signIn.endedAt
  if (wasEnded || actedAt > signIn.expiresAt || actedAt < signIn.at - clockSlackMs) {
    return no(refusal('sign-in.ended'))
  }
  const isOver = signIn.endedAt !== null || at > signIn.expiresAt
  return isOver && !couldWait(command) ? no(refusal('sign-in.ended')) : ok(signIn)
}

/**
 * Whether a command may have waited on a screen since before its person signed out:
 * one that a screen keeps while the hub is away, of a bill or an order that was there then.
 */
const couldWait = ({ name, args, sentAt }: Command): boolean => {
  const { billId, orderId } = args as { readonly billId?: unknown; readonly orderId?: unknown }
  return (
    isTakenLate(name) &&
    [billId, orderId].every(
      (id) => typeof id !== 'string' || !isUuidv7(id) || uuidTime(id) <= sentAt + clockSlackMs,
    )
  )
}

const approved = (
  db: Database,
  command: Command,
  actor: Actor,
  { asked, at }: { readonly asked: readonly string[]; readonly at: number },
): Result<Actor, Refusal> => {
  if (command.approval === undefined)
    return no(refusal('command.needs-approval', { name: asked[0] ?? command.name }))
  const approval = signInById.get(db, command.approval)
  if (approval === undefined || !isApprovalFor(approval, command, actor.device?.deviceId ?? '', at))
    return no(refusal('command.approval-invalid'))
  if (approval.argsHash !== allowedHashOf(command.name, command.args))
    return no(refusal('command.approval-changed'))
  const { askedBy = actor.userId } = askerOf.get(db, command.approval) ?? {}
  const mayApprove =
    askedBy === actor.userId &&
    approval.userId !== actor.userId &&
    approval.isActive === 1 &&
    worksAt.get(db, approval.userId, actor.outletId) !== undefined &&
    asked.every((name) => rightOf.get(db, approval.roleId, name)?.verdict === 'allow')
  return mayApprove
    ? ok({ ...actor, approverId: approval.userId })
    : no(refusal('command.approval-invalid'))
}

/** Whether somebody has allowed a command with this id, for this device, and not too long ago. */
export const isApprovalFor = (
  signIn: SignInRow,
  { id, name, args, sentAt }: Command,
  deviceId: string,
  at: number,
): boolean => {
  // The money of a sale is taken once it is allowed, and a guest pays in their own time.
  const moreMs = name === 'sale.ring' ? paidWithinMs : 0
  return (
    signIn.purpose === 'approval' &&
    signIn.forCommand === id &&
    signIn.deviceId === deviceId &&
    usedAt(args, sentAt, at) <= signIn.expiresAt + moreMs
  )
}
