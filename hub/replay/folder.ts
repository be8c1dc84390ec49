/** The data folder of a replay: made with its shop in it, or found so. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { uuidMaker } from '../bus/ids.ts'
import { hashPin } from '../people/pin.ts'
import { isEmptyShop, writeShop } from '../setup/new-shop.ts'
import { trialNameOf } from '../setup/trial.ts'
import { lockFolder } from '../store/lock.ts'
import { openStore } from '../store/open.ts'
import { readPepper } from '../store/pepper.ts'
import { UnusableDatabase } from '../store/unusable.ts'
import { pause } from './pause.ts'
import { owner, pizzaPlace, replayed } from './place.ts'

/** The hub of a replay that was killed needs a moment to end, and keeps the folder so long. */
const patienceMs = 20_000

/**
 * Sets up the pizza place in a folder that holds no shop yet. Throws an
 * UnusableDatabase where it holds another one, or a hub goes on running on it.
 */
export const prepareFolder = async (folder: string, onWait: () => void): Promise<void> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unlock = await lockInTime(folder, onWait)
  try {
    const pinHashes = new Map([[owner.id as string, await hashPin(owner.pin, readPepper(folder))]])
    const db = openStore(join(folder, 'chowk.db'), { now: Date.now, newId: uuidMaker(Date.now) })
    try {
      db.transaction(() => {
        if (isEmptyShop(db)) writeShop(db, pizzaPlace, { pinHashes, trial: replayed.name })
      }).immediate()
      if (trialNameOf(db) !== replayed.name)
        throw new UnusableDatabase(
          `${folder} holds another shop, and it was not touched. Name another folder with --data.`,
        )
    } finally {
      db.close()
    }
  } finally {
    unlock()
  }
}

const lockInTime = async (folder: string, onWait: () => void): Promise<() => void> => {
  const until = Date.now() + patienceMs
  for (let tries = 1; ; tries += 1) {
    try {
      return lockFolder(folder)
    } catch (error) {
      if (Date.now() > until) throw error
      if (tries === 5) onWait()
      await pause(200)
    }
  }
}
