/** Sign-ins, as the sign-in door reports them once it has checked the PIN. */
import { approvalLifeMs } from '../../schema/approval.ts'
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import type { Handler } from '../bus/tx.ts'
import {
  addGuess,
  clearGuesses,
  currentSignIn,
  endSignIns,
  guessesOf,
  insertSignIn,
  userAt,
} from './people.sql.ts'

/** A shift, with some to spare; nobody stays signed in overnight. */
const workLifeMs = 12 * 3_600_000

/** Opens a sign-in; a new person at a device ends the one before. */
export const openSignIn: Handler<'signIn.open'> = (
  tx,
  { signInId, deviceId, userId, purpose, forCommand = null, argsHash = null },
) => {
  const user = userAt.get(tx.db, tx.outlet.outletId, userId)
  if (user === undefined) return no(refusal('sign-in.wrong-pin'))
  clearGuesses.run(tx.db, deviceId, userId)
  const expiresAt = tx.at + (purpose === 'work' ? workLifeMs : approvalLifeMs)
  if (purpose === 'work') endSignIns.run(tx.db, tx.at, deviceId)
  const gives = [purpose, forCommand, argsHash] as const
  insertSignIn.run(tx.db, signInId, deviceId, userId, ...gives, tx.at, expiresAt)
  tx.emit('signIn.opened', {
    key: `signIn:${signInId}`,
    rev: 1,
    data: { signInId, userId, roleId: user.roleId, deviceId, at: tx.at, expiresAt },
  })
  return ok({ signInId, expiresAt })
}

/** Counts a wrong PIN, on disk, so that pulling the plug does not buy more tries. */
export const failSignIn: Handler<'signIn.fail'> = (tx, { deviceId, userId }) => {
  addGuess.run(tx.db, deviceId, userId, tx.at)
  const failures = guessesOf.get(tx.db, deviceId, userId)?.failures ?? 0
  tx.emit('signIn.failed', {
    key: `guess:${tx.newId()}`,
    rev: 1,
    data: { deviceId, userId, failures },
  })
  return ok({ failures })
}

export const closeSignIn: Handler<'signIn.close'> = (tx, { deviceId }) => {
  const signIn = currentSignIn(tx.db, deviceId, tx.at)
  if (signIn === null) return ok({})
  endSignIns.run(tx.db, tx.at, deviceId)
  tx.emit('signIn.closed', {
    key: `signIn:${signIn.signInId}`,
    rev: 2,
    data: { deviceId, userId: signIn.userId },
  })
  return ok({})
}
