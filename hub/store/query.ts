/**
 * SQL statements with the shape of what goes in and comes out.
 *
 * A statement is written once, at the top level of its slice's `*.sql.ts`, and
 * prepared once per connection. Every one of them is listed here, so that a
 * test can prepare each against the migrated schema and read its query plan.
 */
import type BetterSqlite3 from 'better-sqlite3'
import type { Database } from './driver.ts'
import { keepTablesOf, keptRows, noteWrite, tableWritten } from './kept.ts'

export type Param = string | number | null
export type Params = readonly Param[]

export interface Query<P extends Params, R> {
  readonly sql: string
  readonly columns: readonly string[]
  readonly get: (db: Database, ...params: P) => R | undefined
  readonly all: (db: Database, ...params: P) => readonly R[]
}

export interface Statement<P extends Params> {
  readonly sql: string
  /** Runs it and says how many rows it touched. */
  readonly run: (db: Database, ...params: P) => number
}

interface Listed {
  readonly sql: string
  readonly columns: readonly string[] | null
  /** Why it may read a whole table, where it does. */
  readonly scans: string | null
}

const listed: Listed[] = []

/** Every statement of the program that has been loaded, for the standing tests. */
export const listedStatements = (): readonly Listed[] => listed

/**
 * A statement that reads. `columns` names what a row holds, and a test holds
 * the statement to it; `scans` gives the reason where a full scan is meant.
 */
export const query = <P extends Params, R extends object>(
  sql: string,
  columns: readonly (keyof R & string)[],
  scans: string | null = null,
): Query<P, R> => {
  listed.push({ sql, columns, scans })
  const table = tableWritten(sql)
  return {
    sql,
    columns,
    get: (db, ...params) => {
      if (table !== null) noteWrite(db, table)
      return prepared(db, sql).get(...params) as R | undefined
    },
    all: (db, ...params) => {
      if (table !== null) noteWrite(db, table)
      return prepared(db, sql).all(...params) as R[]
    },
  }
}

/**
 * The same query, for what every command asks and hardly anything changes: its
 * rows are kept (see kept.ts), so nobody may change one.
 */
export const kept = <P extends readonly (string | number)[], R>(of: Query<P, R>): Query<P, R> => {
  keepTablesOf(of.sql)
  return {
    ...of,
    get: (db, ...params) => keptRows(db, of.get, params, () => of.get(db, ...params)),
    all: (db, ...params) => keptRows(db, of.all, params, () => of.all(db, ...params)),
  }
}

/** A statement that writes. */
export const statement = <P extends Params>(sql: string): Statement<P> => {
  listed.push({ sql, columns: null, scans: null })
  const table = tableWritten(sql)
  return {
    sql,
    run: (db, ...params) => {
      if (table !== null) noteWrite(db, table)
      return prepared(db, sql).run(...params).changes
    },
  }
}

type Prepared = BetterSqlite3.Statement<Param[]>

const statements = new WeakMap<Database, Map<string, Prepared>>()

const prepared = (db: Database, sql: string): Prepared => {
  let ofThis = statements.get(db)
  if (ofThis === undefined) {
    ofThis = new Map()
    statements.set(db, ofThis)
  }
  let one = ofThis.get(sql)
  if (one === undefined) {
    one = db.prepare<Param[]>(sql)
    ofThis.set(sql, one)
  }
  return one
}
