/**
 * One hub a data folder. The lock is the operating system's, held through a
 * little database of its own, so it vanishes with the process however it ends.
 */
import { join } from 'node:path'
import { openRaw } from './driver.ts'
import { UnusableDatabase } from './unusable.ts'

/** Takes the folder, or throws that another hub has it. Returns what gives it back. */
export const lockFolder = (folder: string): (() => void) => {
  const lock = openRaw(join(folder, 'hub.lock'), { timeout: 0 })
  try {
    lock.pragma('locking_mode = exclusive')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw new UnusableDatabase(
      `Another hub is already running on ${folder}. Stop it first, or set CHOWK_DATA to another folder.`,
      { cause: error },
    )
  }
  return () => lock.close()
}
