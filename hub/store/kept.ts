/**
 * Readings that are kept: the menu, the taxes, the rights and whatever else
 * every command asks for and hardly anything changes.
 *
 * The one rule: nothing is kept that could be wrong. Only a connection that
 * writes keeps readings, and only inside a batch. The first write to a table
 * they come from ends it for that batch, since it may yet be rolled back; and
 * where anything but the last batch has changed the database meanwhile, the
 * next one begins with nothing.
 */
import type { Database } from './driver.ts'

interface Readings {
  readonly rows: Map<object, Map<string | number, unknown>>
  count: number
  /** Inside a batch, and before the first write to one of the tables. */
  isKeeping: boolean
  isSpoilt: boolean
  /** Where the database stood when the last batch ended. */
  stamp: string
  /** What this connection has written so far, and what others have. */
  readonly readStamp: () => string
}

/** More than all the questions about a large menu; a shop that asks more begins anew. */
const rowsMax = 20_000

/** The tables that kept queries read, by every query of the program. */
const keptTables = new Set<string>()
const ofConnection = new WeakMap<Database, Readings>()

const newReadings = (db: Database): Readings => {
  const own = db.prepare<[], number>('select total_changes()').pluck()
  const others = db.prepare<[], number>('pragma data_version').pluck()
  return {
    rows: new Map(),
    count: 0,
    isKeeping: false,
    isSpoilt: false,
    stamp: '',
    readStamp: () => `${own.get()} ${others.get()}`,
  }
}

/** Begins to keep, at the start of a batch: the caller holds the write lock. */
export const beginKeeping = (db: Database): void => {
  const own = ofConnection.get(db) ?? newReadings(db)
  ofConnection.set(db, own)
  const isSame = own.stamp === own.readStamp()
  if (own.isSpoilt || !isSame || own.count > rowsMax) {
    own.rows.clear()
    own.count = 0
  }
  own.isSpoilt = false
  own.isKeeping = true
}

/** Ends it, after the batch has been committed or rolled back. */
export const endKeeping = (db: Database): void => {
  const own = ofConnection.get(db)
  if (own === undefined) return
  own.isKeeping = false
  try {
    own.stamp = own.readStamp()
  } catch {
    // A disk that failed says nothing of where it stands; the batch's own error says why.
    own.stamp = ''
  }
}

/** The table a statement writes, or null where it only reads. */
export const tableWritten = (sql: string): string | null =>
  /^\s*(?:insert(?: or \w+)? into|update|delete from)\s+(\w+)/i.exec(sql)?.[1]?.toLowerCase() ??
  null

/** Every table whose rows are kept, for the standing tests. */
export const tablesKept = (): ReadonlySet<string> => keptTables

/** Says that what is read from these tables is kept. */
export const keepTablesOf = (sql: string): void => {
  for (const [, table = ''] of sql.matchAll(/\b(?:from|join)\s+(\w+)/gi))
    keptTables.add(table.toLowerCase())
}

/** A table is about to be written: what was read from it holds no longer. */
export const noteWrite = (db: Database, table: string): void => {
  if (!keptTables.has(table)) return
  const own = ofConnection.get(db)
  if (own === undefined) return
  own.isKeeping = false
  own.isSpoilt = true
}

/** What a query answered to these parameters, or what `read` finds. */
export const keptRows = <T>(
  db: Database,
  of: object,
  params: readonly (string | number)[],
  read: () => T,
): T => {
  const own = ofConnection.get(db)
  if (own === undefined || !own.isKeeping) return read()
  const answers = own.rows.get(of) ?? new Map<string | number, unknown>()
  own.rows.set(of, answers)
  const question = params.length === 1 ? params[0]! : params.join('\0')
  if (answers.has(question)) return answers.get(question) as T
  const rows = read()
  answers.set(question, rows)
  own.count += 1
  return rows
}

/** Works something out of an object once, a kept row above all: from the same one comes the same thing. */
export const oncePerRow = <R extends object, T>(work: (row: R) => T): ((row: R) => T) => {
  const done = new WeakMap<R, T>()
  return (row) => {
    const known = done.get(row)
    if (known !== undefined) return known
    const made = work(row)
    done.set(row, made)
    return made
  }
}
