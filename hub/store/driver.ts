/**
 * The SQLite driver for the runtime at hand.
 *
 * better-sqlite3 12 is compiled for Node 20; version 13 carries one binary for
 * every runtime with Node-API 10 (Node from 22.14, Bun) and crashes on older
 * ones, so the choice is made by what the runtime says it has, never by trying.
 */
import { createRequire } from 'node:module'
import type BetterSqlite3 from 'better-sqlite3'

export type Database = BetterSqlite3.Database
export type DatabaseOptions = BetterSqlite3.Options

const require = createRequire(import.meta.url)

const load = (): typeof BetterSqlite3 => {
  const hasNodeApi10 = Number(process.versions.napi) >= 10 || process.versions['bun'] !== undefined
  const candidates = hasNodeApi10 ? ['better-sqlite3-napi', 'better-sqlite3'] : ['better-sqlite3']
  const failures: unknown[] = []
  for (const name of candidates) {
    try {
      return require(name) as typeof BetterSqlite3
    } catch (error) {
      failures.push(error)
    }
  }
  throw new Error(
    'SQLite could not be loaded. Install a C++ toolchain (on Debian: apt-get install build-essential python3) and run `npm ci` again, or use Node 22.14 or newer.',
    { cause: failures[0] },
  )
}

/** Opens a file as it is, without a pragma or a check; everyone but `open.ts` and tests uses that. */
export const openRaw = (path: string, options?: DatabaseOptions): Database =>
  new (load())(path, options)
