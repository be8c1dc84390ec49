/**
 * Forward-only migrations.
 *
 * Each file in `schema/sql` runs once, in one transaction with the row that
 * remembers it. A released file is never edited: its checksum is kept, and a
 * hub whose files differ from what was applied refuses to start.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Database } from './driver.ts'
import { UnusableDatabase } from './unusable.ts'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const folder = fileURLToPath(new URL('../../schema/sql', import.meta.url))

/** The migrations shipped with this program, in order. */
export const migrations = (): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(`${folder}/${name}`, 'utf8')
      return {
        version: Number(name.slice(0, 4)),
        name,
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      }
    })

export const newestVersion = (): number => migrations().at(-1)?.version ?? 0

export interface MigrateOptions {
  readonly applicationId: number
  readonly now: () => number
  readonly newId: () => string
  /** Other migrations than those shipped; tests try the next version with it. */
  readonly migrations?: readonly Migration[]
}

/** Brings the database up to this program's schema, with a snapshot of the old one beside it. */
export const migrate = (db: Database, path: string, options: MigrateOptions): void => {
  const known = options.migrations ?? migrations()
  const current = Number(db.pragma('user_version', { simple: true }))
  if (current > 0) refuseEdited(db, known, path)
  const pending = known.filter((migration) => migration.version > current)
  const [first] = pending
  if (first === undefined) return
  if (current > 0) snapshot(db, `${path}.before-v${first.version}`)
  for (const migration of pending) apply(db, migration, options)
}

const apply = (db: Database, migration: Migration, options: MigrateOptions): void => {
  db.transaction(() => {
    db.exec(migration.sql)
    if (migration.version === 1) begin(db, options)
    db.prepare(
      'insert into migration (version, name, checksum, applied_at) values (?, ?, ?, ?)',
    ).run(migration.version, migration.name, migration.checksum, options.now())
    const broken = db.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0) {
      throw new Error(`${migration.name} would leave rows that point at nothing`)
    }
    db.pragma(`user_version = ${migration.version}`)
  }).immediate()
}

/** What a new database starts with. */
const begin = (db: Database, options: MigrateOptions): void => {
  db.pragma(`application_id = ${options.applicationId}`)
  db.exec(`create table migration (
    version    integer primary key,
    name       text not null,
    checksum   text not null,
    applied_at integer not null
  ) strict`)
  db.prepare('insert into hub (hub_id, epoch, created_at) values (1, ?, ?)').run(
    options.newId(),
    options.now(),
  )
}

const refuseEdited = (db: Database, known: readonly Migration[], path: string): void => {
  const applied = db.prepare('select version, checksum from migration').all() as {
    version: number
    checksum: string
  }[]
  for (const { version, checksum } of applied) {
    const file = known.find((migration) => migration.version === version)
    if (file?.checksum !== checksum) {
      throw new UnusableDatabase(
        `${path} was built by another schema/sql/${file?.name ?? version}. It was not touched. Install the Chowk version that made it.`,
      )
    }
  }
}

/**
 * Keeps the shop as it is before a migration touches it. A copy of an earlier
 * try is replaced, because the shop may have gone on selling since.
 */
const snapshot = (db: Database, copy: string): void => {
  const growing = `${copy}.part`
  rmSync(growing, { force: true })
  db.prepare('vacuum into ?').run(growing)
  renameSync(growing, copy)
}
