/** One sync of the disk and nothing else: the least that a durable order can cost. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export interface Syncer {
  /** Appends 4 KiB, waits for the disk, and says how many ms it took. */
  readonly sync: () => number
  readonly close: () => void
}

/** Works on a file of its own in the folder. */
export const openSyncer = (folder: string): Syncer => {
  const file = openSync(join(folder, 'raw-sync'), 'a')
  const page = Buffer.alloc(4096, 1)
  return {
    sync: () => {
      const start = performance.now()
      writeSync(file, page)
      fdatasyncSync(file)
      return performance.now() - start
    },
    close: () => closeSync(file),
  }
}
