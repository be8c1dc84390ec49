/**
 * How a screen that locks itself is opened again, also while the hub is away.
 *
 * The rule: it locks here and not at the hub, so that the sign-in stays good
 * for what is sold meanwhile. Only whoever was signed in last opens it without
 * the hub, and only so many PINs are tried: no hash protects four digits on its
 * own. A sign-out, or another sign-in, takes all of it off the disk.
 */
import type { SignInDoc } from '../../schema/user.ts'
import { keep, recall } from './outbox-store.ts'

export interface Lock {
  readonly signInId: string
  readonly userId: string
  readonly salt: string
  readonly key: string
  /** PINs tried without the hub since the right one. */
  readonly failures: number
  readonly isLocked: boolean
}

/** After so many wrong PINs only the hub opens the screen. */
export const triesMax = 8

const keptAs = 'lock'

// Fetched with the first sign-in, so it is in the browser's cache by the time the hub is away.
const pinKey = (): Promise<typeof import('./pin-key.ts')> => import('./pin-key.ts')

/** What is kept of a PIN the hub has just found right. */
export const lockFor = async (
  { signInId, userId }: Pick<SignInDoc, 'signInId' | 'userId'>,
  pin: string,
): Promise<Lock> => {
  const { keyOf, newSalt } = await pinKey()
  const salt = newSalt()
  return { signInId, userId, salt, key: await keyOf(pin, salt), failures: 0, isLocked: false }
}

/** Whether somebody may try a PIN at a locked screen without the hub. @param at hub time. */
export const mayTry = (
  lock: Lock | null,
  userId: string,
  signIn: Pick<SignInDoc, 'signInId' | 'expiresAt'> | null | undefined,
  at: number,
): lock is Lock =>
  lock !== null &&
  lock.isLocked &&
  lock.failures < triesMax &&
  lock.userId === userId &&
  lock.signInId === signIn?.signInId &&
  at < signIn.expiresAt

/** Tries a PIN. The try counts on disk before it is judged, so that a reload buys no more of them. */
export const tryPin = async (
  lock: Lock,
  pin: string,
): Promise<{ lock: Lock; isRight: boolean }> => {
  const tried = { ...lock, failures: lock.failures + 1 }
  await keepLock(tried)
  const { keyOf } = await pinKey()
  if ((await keyOf(pin, lock.salt)) !== lock.key) return { lock: tried, isRight: false }
  const open = { ...lock, failures: 0, isLocked: false }
  await keepLock(open)
  return { lock: open, isRight: true }
}

/** Puts it down; false where this screen has no working disk. */
export const keepLock = async (lock: Lock): Promise<boolean> => {
  await keep(keptAs, lock)
  const kept = await recallLock()
  return kept?.signInId === lock.signInId && kept.isLocked === lock.isLocked
}

/** Takes it off the disk, unless another tab has put down a newer one. */
export const dropLock = async ({ signInId }: Lock): Promise<void> => {
  if ((await recallLock())?.signInId === signInId) await keep(keptAs, null)
}

export const recallLock = async (): Promise<Lock | null> => (await recall<Lock>(keptAs)) ?? null
