/**
 * The pictures of papers that are gone, in the media folder beside the database.
 *
 * A paper may say who a customer is, so its picture does not outlive it. The
 * file goes before the note that it is to go, so a power cut leaves the note.
 */
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from './driver.ts'
import { pictureIsGone, picturesGone, shownBy } from './pictures.sql.ts'

/** The folder of pictures that belongs to a database file. */
export const mediaOf = (path: string): string => join(dirname(path), 'media')

/** Where a picture lies, and where its small one does. */
export const filesOf = (folder: string, sha256: string): readonly string[] => [
  join(folder, sha256.slice(0, 2), sha256),
  join(folder, 'small', sha256.slice(0, 2), sha256),
]

const isShown = (db: Database, sha256: string): boolean =>
  (shownBy.get(db, sha256, sha256, sha256)?.n ?? 0) > 0

/** Takes away the files of pictures that nothing shows any more. */
export const dropPictures = (db: Database, folder: string): void => {
  for (const { sha256 } of picturesGone.all(db)) {
    if (!isShown(db, sha256))
      for (const file of filesOf(folder, sha256)) rmSync(file, { force: true })
    pictureIsGone.run(db, sha256)
  }
}

/** The pictures that should be gone and are not. */
export const picturesLeft = (db: Database, folder: string): readonly string[] =>
  picturesGone
    .all(db)
    .map(({ sha256 }) => sha256)
    .filter((sha256) => !isShown(db, sha256))
    .filter((sha256) => filesOf(folder, sha256).some((file) => existsSync(file)))
