/** A second person's word, asked for on their own screen: the rights of both, what is asked, and the answer. */
import * as v from 'valibot'
import { approvalLifeMs } from '../../schema/approval.ts'
import type { ApprovalCommandName } from '../../schema/commands/approval.ts'
import { commands, isCommandName, type AnyCommandName } from '../../schema/commands.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { ApprovalDoc } from '../../schema/approval.ts'
import { aboutOf } from './approval-about.ts'
import type { Args } from './approval-args.ts'
import { approvalById, askedHash, screensOf, toldOf } from '../approvals/approvals.sql.ts'
import { ask, end } from '../approvals/commands.ts'
import { allowedHashOf } from '../bus/args-hash.ts'
import { storedCommand } from '../bus/log.sql.ts'
import { isApprovalFor, reaches, rightsFor } from '../bus/permit.ts'
import { deviceById, rightOf, signInById } from '../bus/permit.sql.ts'
import type { Handler, Handlers, Tx } from '../bus/tx.ts'
import { insertSignIn, keepTold, toldAtPin, userAt } from '../people/people.sql.ts'
import { nameOf } from '../till/whose.ts'

const askFor: Handler<'approval.ask'> = (tx, { commandId, name, args, approverId }) => {
  const { userId } = tx
  if (!isCommandName(name)) return no(refusal('command.unknown', { name: name.slice(0, 40) }))
  const parsed = v.safeParse(commands[name], args)
  if (!parsed.success) {
    const { issues } = parsed
    const path = (v.getDotPath(issues[0]) ?? 'args').slice(0, 80)
    return no(refusal('command.malformed', { path, problem: issues[0].message.slice(0, 120) }))
  }
  if (storedCommand.get(tx.db, commandId) !== undefined) return no(refusal('command.id-used'))
  const own = signInById.get(tx.db, tx.command.signIn ?? '')
  const rights = rightsFor({ name, args: parsed.output })
  const verdicts = rights.map((right) => rightOf.get(tx.db, own?.roleId ?? '', right)?.verdict)
  if (userId === null || verdicts.includes(undefined))
    return no(refusal('command.not-permitted', { name }))
  const asked = rights.filter((_, i) => verdicts[i] === 'ask')
  const [command] = asked
  if (command === undefined) return no(refusal('approval.not-needed'))
  const approver = userAt.get(tx.db, tx.outlet.outletId, approverId)
  if (approver === undefined) return no(refusal('user.unknown'))
  const isAble = asked.every(
    (right) => rightOf.get(tx.db, approver.roleId, right)?.verdict === 'allow',
  )
  if (approverId === userId || !isAble) return no(refusal('approval.cannot', { by: approver.name }))
  const { approvalId, expiresAt } = ask(tx, {
    commandId,
    command,
    approverId,
    askedBy: userId,
    argsHash: allowedHashOf(name, args),
    about: aboutOf(tx, name, parsed.output as Args),
  })
  return ok({
    approvalId,
    expiresAt,
    screens: screensOf.get(tx.db, tx.outlet.outletId, approverId, tx.at)?.screens ?? 0,
  })
}

/** Takes a question of this screen back; what is over already stays as it ended. */
const withdraw: Handler<'approval.withdraw'> = (tx, { approvalId }) => {
  const found = approvalById(tx.db, approvalId)
  if (found?.deviceId !== tx.sender().deviceId) return no(refusal('approval.unknown'))
  if (found.state === 'waiting') end(tx, approvalId, 'withdrawn')
  return ok({})
}

/** The answer of whoever was asked. Approved, the question's own id is their sign-in for the one command. */
const answer: Handler<'approval.answer'> = (tx, { approvalId, verdict }) => {
  const found = answerable(tx, approvalId)
  if (!found.ok) return found
  const { deviceId, approverId, commandId } = found.value
  if (verdict === 'decline') {
    end(tx, approvalId, 'declined')
    return ok({})
  }
  const expiresAt = tx.at + approvalLifeMs
  const { argsHash = null } = askedHash.get(tx.db, approvalId) ?? {}
  const gives = ['approval', commandId, argsHash] as const
  insertSignIn.run(tx.db, approvalId, deviceId, approverId, ...gives, tx.at, expiresAt)
  end(tx, approvalId, 'approved')
  return ok({})
}

/** A question that still waits, with the PIN of whoever was asked behind the answer. */
const answerable = (tx: Tx, approvalId: string): Result<ApprovalDoc, Refusal> => {
  const found = approvalById(tx.db, approvalId)
  if (found === undefined || !reaches(tx, found.outletId)) return no(refusal('approval.unknown'))
  if (found.state !== 'waiting' || tx.at > found.expiresAt) return no(refusal('approval.over'))
  const pin = signInById.get(tx.db, tx.command.approval ?? '')
  const isOwn =
    pin?.userId === found.approverId &&
    isApprovalFor(pin, tx.command, tx.sender().deviceId, tx.at) &&
    pin.argsHash === allowedHashOf(tx.command.name, tx.command.args)
  return isOwn ? ok(found) : no(refusal('approval.own-pin', { by: nameOf(tx, found.approverId) }))
}

/**
 * A PIN that allows a command is worth what its approver saw: what the hub can say of
 * the command at that moment is kept with it.
 */
export const openSignInTold =
  (open: Handler<'signIn.open'>): Handler<'signIn.open'> =>
  (tx, args) => {
    const opened = open(tx, args)
    // All that is told of a sale is in its arguments, which the hash holds; a word to it may be put right until it is paid.
    if (!opened.ok || args.allows === undefined || args.allows.name === 'sale.ring') return opened
    const { name, args: allowed } = args.allows
    const parsed = isCommandName(name) ? v.safeParse(commands[name], allowed) : undefined
    const device = deviceById.get(tx.db, args.deviceId)
    // A command that is malformed is refused when it comes.
    if (parsed?.success !== true || device === undefined) return opened
    const there: Tx = { ...tx, device, sender: () => device }
    const told = JSON.stringify(aboutOf(there, name, parsed.output as Args))
    keepTold.run(tx.db, told, opened.value.signInId)
    return opened
  }

/**
 * The same handlers, none of which does what somebody allowed once that is
 * no longer what the approver was told: a bill that has grown, a till counted anew.
 */
export const whileAsTold = (handlers: Handlers): Handlers =>
  Object.fromEntries(
    (Object.entries(handlers) as [string, Handler<AnyCommandName>][]).map(([name, handle]) => [
      name,
      (tx: Tx, args: never) =>
        isAsTold(tx, name, args) ? handle(tx, args) : no(refusal('command.approval-changed')),
    ]),
  ) as unknown as Handlers

const isAsTold = (tx: Tx, name: string, args: Args): boolean => {
  if (tx.approverId === null) return true
  const { approval = '' } = tx.command
  const told = toldOf.get(tx.db, approval)?.askedFor ?? toldAtPin.get(tx.db, approval)?.told
  return told == null || told === JSON.stringify(aboutOf(tx, name, args))
}

export const approvalHandlers: Pick<Handlers, ApprovalCommandName> = {
  'approval.ask': askFor,
  'approval.withdraw': withdraw,
  'approval.answer': answer,
}
