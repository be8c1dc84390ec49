/**
 * Programs that join in. Each is a device with a token of its own; it acts in a
 * role, never beyond what the person who issued it may do, and its deeds are
 * booked under its own name: a program is not a person.
 */
import type { IntegrationFacts } from '../../schema/device.ts'
import { programKind } from '../../schema/device-kinds.ts'
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import { reaches } from '../bus/permit.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { insertCode, placeFor } from './devices.sql.ts'
import { insertIntegration, markUse, rightAbove, rolesForPeople } from './integrations.sql.ts'
import { codeFrom, codeLifeMs, hashOf, normalCode } from './pairing.ts'

/**
 * Makes a one-time code for a program. Refuses an outlet the person does not
 * work at, a role that is none for people, and one that may do by itself what
 * the person may not.
 */
export const issueIntegration: Handler<'integration.issue'> = (
  tx,
  { outletId, name, scope, roleId },
) => {
  const { db, userId } = tx
  if (userId === null) return no(refusal('sign-in.missing'))
  if (placeFor.get(db, null, outletId) === undefined || !reaches(tx, outletId))
    return no(refusal('outlet.unknown'))
  if (!rolesForPeople.all(db).some((role) => role.roleId === roleId))
    return no(refusal('role.unknown'))
  if (rightAbove.get(db, roleId, userId) !== undefined) return no(refusal('integration.above-you'))
  const code = codeFrom(tx.newSecret())
  const expiresAt = tx.at + codeLifeMs
  insertCode.run(
    db,
    hashOf(normalCode(code)),
    outletId,
    programKind,
    name,
    null,
    null,
    null,
    1,
    expiresAt,
    scope,
    roleId,
    userId,
  )
  tx.emit('device.invited', {
    key: `invitation:${tx.newId()}`,
    rev: 1,
    data: { kind: programKind, expiresAt },
    outletId,
  })
  return ok({ code, expiresAt })
}

/** Writes down what a program that has just joined may do. */
export const grantIntegration = (
  tx: Tx,
  deviceId: string,
  { scope, roleId, issuedBy }: IntegrationFacts,
): void => {
  insertIntegration.run(tx.db, deviceId, scope, roleId, issuedBy)
}

/** A program was heard from. It is no event: that it looks on changes nothing in the shop. */
export const useIntegration: Handler<'integration.use'> = (tx, { deviceId }) => {
  markUse.run(tx.db, tx.at, deviceId)
  return ok({})
}
