import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newSecret, uuidMaker } from '../../hub/bus/ids.ts'
import { openRaw, type Database } from '../../hub/store/driver.ts'
import { lockFolder } from '../../hub/store/lock.ts'
import { migrate, migrations, newestVersion, type Migration } from '../../hub/store/migrate.ts'
import { applicationId, openReader, openStore, openToLook } from '../../hub/store/open.ts'
import { readPepper } from '../../hub/store/pepper.ts'
import { UnusableDatabase } from '../../hub/store/unusable.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { sellAnEvening } from './evening.ts'
import { openShop } from './kit.ts'
import { cell, column, contentOf, figure } from './look.ts'

let folder: string
let path: string
let now: number
const options = { now: () => (now += 1), newId: uuidMaker(() => now) }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chowk-store-'))
  path = join(folder, 'chowk.db')
  now = Date.UTC(2026, 10, 21)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')

/** Makes a shop file, closed and whole. */
const makeShop = (): void => {
  openStore(path, options).close()
}

/** What opening says, in words, where it refuses. */
const refusalOf = (open: () => Database): string => {
  try {
    open().close()
  } catch (error) {
    if (error instanceof UnusableDatabase) return error.message
    throw error
  }
  throw new Error('it was opened')
}

describe('the connection that writes', () => {
  test('loses nothing in a power cut, keeps rows tied together, and lets nothing be replaced', () => {
    const db = openStore(path, options)
    const pragma = (name: string): unknown => db.pragma(name, { simple: true })
    expect({
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreignKeys: pragma('foreign_keys'),
      recursiveTriggers: pragma('recursive_triggers'),
      trustedSchema: pragma('trusted_schema'),
      applicationId: pragma('application_id'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      recursiveTriggers: 1,
      trustedSchema: 0,
      applicationId,
    })
    db.close()
  })

  test('is the same after the shop was closed and opened again', () => {
    makeShop()
    const db = openStore(path, options)
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('recursive_triggers', { simple: true })).toBe(1)
    db.close()
  })

  test('is opened in one place only', () => {
    const root = join(import.meta.dirname, '../../hub')
    const opening = (readdirSync(root, { recursive: true }) as string[])
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /\bopenRaw\(/.test(readFileSync(join(root, file), 'utf8')))
    expect(new Set(opening)).toEqual(new Set(['store/open.ts', 'store/lock.ts']))
  })

  test('does not start on a file system that cannot keep its promise', () => {
    // A database in memory has no log to write ahead.
    expect(refusalOf(() => openStore(':memory:', options))).toMatch(/cannot be written safely/)
  })
})

describe('a connection that only reads', () => {
  test('cannot write, and sees what was committed', () => {
    const db = openStore(path, options)
    const reader = openReader(path)
    expect(() => reader.prepare(`insert into role values ('x', '{}', 0)`).run()).toThrow(/readonly/)
    db.prepare(`insert into role values ('x', '{}', 0)`).run()
    expect(figure(reader, 'select count(*) from role')).toBe(1)
    reader.close()
    db.close()
  })
})

describe('a file the hub must not touch', () => {
  const untouched = (open: () => Database): string => {
    const before = hashOf(path)
    const message = refusalOf(open)
    expect(hashOf(path)).toBe(before)
    return message
  }
  const opening = (): string => untouched(() => openStore(path, options))

  test('is one that is no database', () => {
    writeFileSync(path, 'Dear diary, today we sold forty kilograms of kaju katli.')
    expect(opening()).toMatch(/is not a database\. It was not touched\. Move it away, or restore/)
  })

  test('is the database of another program', () => {
    const other = openRaw(path)
    other.exec('create table song (title text)')
    other.close()
    expect(opening()).toMatch(/is a database of another program\. It was not touched/)
  })

  test('is one whose beginning is damaged', () => {
    makeShop()
    const bytes = readFileSync(path)
    bytes.fill(0xff, 100, 4096)
    writeFileSync(path, bytes)
    expect(opening()).toMatch(/cannot be read as a database \(.*\)\. It was not touched/)
  })

  test('is one cut off in its first page', () => {
    makeShop()
    writeFileSync(path, readFileSync(path).subarray(0, 700))
    expect(opening()).toMatch(/It was not touched/)
  })

  test('is one that a newer Chowk has written', () => {
    makeShop()
    const db = openRaw(path)
    db.pragma(`user_version = ${newestVersion() + 1}`)
    db.close()
    expect(opening()).toMatch(
      new RegExp(
        `newer Chowk \\(schema ${newestVersion() + 1}, this one knows ${newestVersion()}\\)`,
      ),
    )
  })

  test('is one built by an edited migration', () => {
    makeShop()
    const db = openRaw(path)
    db.exec(`update migration set checksum = 'edited' where version = 3`)
    db.close()
    expect(opening()).toMatch(/was built by another schema\/sql\/0003_catalogue\.sql/)
  })

  test('is a folder of that name', () => {
    mkdirSync(path)
    expect(refusalOf(() => openStore(path, options))).toMatch(/cannot be read.*It was not touched/)
  })

  test('is none at all, for whoever only looks', () => {
    expect(refusalOf(() => openToLook(path))).toMatch(/There is no shop at/)
    expect(existsSync(path)).toBe(false)
  })

  test('is an older one, for whoever only looks', () => {
    makeShop()
    const db = openRaw(path)
    db.pragma('user_version = 1')
    db.close()
    expect(untouched(() => openToLook(path))).toMatch(/older Chowk.*Start the hub on it once/)
  })
})

/** A migration as the program would ship it next. */
const next = (sql: string, after = migrations()): readonly Migration[] => {
  const version = after.length + 1
  const checksum = createHash('sha256').update(sql).digest('hex')
  return [...after, { version, name: `${version}_next.sql`, sql, checksum }]
}

const migrateWith = (known: readonly Migration[]): void => {
  const db = openRaw(path)
  try {
    db.pragma('foreign_keys = on')
    migrate(db, path, { applicationId, ...options, migrations: known })
  } finally {
    db.close()
  }
}

const look = <T>(file: string, read: (db: Database) => T): T => {
  const db = openRaw(file, { readonly: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

describe('migrations', () => {
  test('build a shop from nothing, each once, in order, with its checksum', () => {
    makeShop()
    const shipped = migrations()
    expect(
      look(path, (db) => column(db, 'select checksum from migration order by version')),
    ).toEqual(shipped.map(({ checksum }) => checksum))
    expect(shipped.map(({ version }) => version)).toEqual(shipped.map((_, i) => i + 1))
    expect(look(path, (db) => figure(db, 'pragma user_version'))).toBe(newestVersion())
    const before = look(path, contentOf)
    makeShop()
    expect(look(path, contentOf)).toEqual(before)
  })

  test('give every table strict columns', () => {
    makeShop()
    const loose = look(path, (db) =>
      column(
        db,
        `select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'`,
      ),
    )
    expect(loose).toEqual([])
  })

  test('of the next version find the shop as it was, and leave it as it was beside', async () => {
    const shop = openShop()
    await sellAnEvening(shop)
    const before = contentOf(shop.db)
    shop.db.close()
    path = shop.path
    migrateWith(next('alter table person add column birthday text'))
    expect(look(path, (db) => figure(db, 'pragma user_version'))).toBe(newestVersion() + 1)

    const copy = `${path}.before-v${newestVersion() + 1}`
    expect(look(copy, contentOf)).toEqual(before)
    expect(look(copy, verifyShop)).toEqual([])
    rmSync(dirname(shop.path), { recursive: true, force: true })
  })

  test('that fail half-way leave nothing behind, not even the note that they began', () => {
    makeShop()
    const before = look(path, contentOf)
    const half = next(
      'create table half (x integer) strict; insert into half values (1); nonsense;',
    )
    expect(() => migrateWith(half)).toThrow(/nonsense/)
    expect(look(path, contentOf)).toEqual(before)
    expect(look(path, (db) => figure(db, 'pragma user_version'))).toBe(newestVersion())
    migrateWith(next('create table half (x integer) strict'))
    expect(look(path, contentOf)['half']).toMatch(/^0 rows/)
  })

  test('that would leave rows pointing at nothing are taken back', () => {
    makeShop()
    const before = look(path, contentOf)
    const dangling = next(
      `pragma defer_foreign_keys = on; insert into user_outlet values ('nobody', 'nowhere');`,
    )
    expect(() => migrateWith(dangling)).toThrow(/point at nothing/)
    expect(look(path, contentOf)).toEqual(before)
  })

  test('of which the second fails keep the first, and go on from there', () => {
    makeShop()
    const first = next('create table one (x integer) strict')
    expect(() => migrateWith(next('nonsense', first))).toThrow(/nonsense/)
    expect(look(path, (db) => figure(db, 'pragma user_version'))).toBe(first.length)
    migrateWith(next('create table two (x integer) strict', first))
    expect(look(path, (db) => figure(db, 'pragma user_version'))).toBe(first.length + 1)
  })

  test('take a fresh copy each time they are tried: an old one would lose what was sold since', () => {
    makeShop()
    expect(() => migrateWith(next('nonsense'))).toThrow(/nonsense/)
    const db = openStore(path, options)
    db.prepare(`insert into role values ('new since', '{}', 0)`).run()
    db.close()
    migrateWith(next('create table one (x integer) strict'))
    const copy = `${path}.before-v${newestVersion() + 1}`
    expect(look(copy, (kept) => cell(kept, 'select role_id from role'))).toBe('new since')
  })

  test('take no copy of a shop that has just been made', () => {
    makeShop()
    expect(readdirSync(folder).filter((file) => file.includes('before'))).toEqual([])
  })
})

describe('a data folder', () => {
  test('belongs to one hub at a time', () => {
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(UnusableDatabase)
    expect(() => lockFolder(folder)).toThrow(/Another hub is already running/)
    unlock()
    lockFolder(folder)()
  })

  test('is locked against another process, and free again however that one ended', () => {
    const script = (body: string): string =>
      `import { lockFolder } from './hub/store/lock.ts';
       try { lockFolder(${JSON.stringify(folder)}); ${body} } catch (error) { process.stdout.write(error.message) }`
    const run = (body: string): string =>
      execFileSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', script(body)],
        {
          cwd: join(import.meta.dirname, '../..'),
          encoding: 'utf8',
        },
      )
    const unlock = lockFolder(folder)
    expect(run('')).toMatch(/Another hub is already running/)
    unlock()
    expect(run(`process.stdout.write('taken'); process.exit(0)`)).toBe('taken')
    lockFolder(folder)()
  })

  test('keeps its pepper beside the database, for its owner only, and never makes a second', () => {
    const pepper = readPepper(folder)
    expect(pepper).toHaveLength(32)
    expect(readPepper(folder)).toEqual(pepper)
    expect(statSync(join(folder, 'pepper')).mode & 0o777).toBe(0o600)
  })
})

describe('ids', () => {
  test('sort in the order they were made, within one millisecond and when the clock is put back', () => {
    let at = now
    const newId = uuidMaker(() => at)
    const ids = Array.from({ length: 5000 }, (_, i) => {
      if (i === 2000) at += 1
      if (i === 3000) at -= 60_000
      return newId()
    })
    expect(ids.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('of two hubs do not meet, and secrets are never the same', () => {
    const at = now
    const both = [uuidMaker(() => at), uuidMaker(() => at)].flatMap((newId) =>
      Array.from({ length: 1000 }, newId),
    )
    expect(new Set(both).size).toBe(both.length)
    expect(newSecret()).not.toBe(newSecret())
    expect(newSecret()).toMatch(/^[0-9a-f]{32}$/)
  })
})
