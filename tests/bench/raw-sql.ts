/**
 * The very rows of an order written by SQLite alone: noted while the bus writes
 * them, then bound again with nothing around them, one order a transaction or
 * many together.
 */
import { join } from 'node:path'
import { commitBatch } from '../../hub/bus/batch.ts'
import { newSecret, uuidMaker } from '../../hub/bus/ids.ts'
import { flow } from '../../hub/flow.ts'
import { handlers } from '../../hub/handlers.ts'
import { revOf } from '../../hub/revisions.ts'
import type { Database } from '../../hub/store/driver.ts'
import { openStore } from '../../hub/store/open.ts'
import { envelope } from '../faults/hub-process.ts'
import type { Command } from './load.ts'
import type { Till } from './shop.ts'

const now = (): number => Date.now()
const newId = uuidMaker(now)

/** Opens the shop in a folder exactly as the hub's writer does. */
const openBare = (folder: string): Database => openStore(join(folder, 'chowk.db'), { now, newId })

/** A row as it is written: a statement, and what is bound to it. */
interface Write {
  readonly sql: string
  readonly params: readonly unknown[]
}

/** What one command writes, in order. */
export type Writes = readonly Write[]

/** Carries out so many commands on a copy of the shop and notes every row each of them writes. */
export const noteWrites = (
  folder: string,
  till: Till,
  next: () => Command,
  count: number,
): readonly Writes[] => {
  const db = openBare(folder)
  const deps = { now, newId, newSecret, handlers, flow, revOf }
  let noted: Write[] = []
  const noting = noteInto(db, (write) => void noted.push(write))
  const commands = Array.from({ length: count }, (): Writes => {
    const { name, args } = next()
    noted = []
    const { outcomes } = commitBatch(noting, deps, [
      { deviceId: till.deviceId, text: envelope(name, args, till.signInId).text },
    ])
    if (outcomes[0]?.reply.ok !== true) throw new Error(`a ${name} was refused`)
    return noted
  })
  db.close()
  return commands
}

/** The same database, whose statements tell of each row they write. */
const noteInto = (db: Database, tell: (write: Write) => void): Database =>
  new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      if (name !== 'prepare') return value.bind(target) as unknown
      return (sql: string) => {
        const prepared = target.prepare(sql)
        if (!/^\s*(insert|update|delete)\b/i.test(sql)) return prepared
        return {
          get: (...params: unknown[]) => (tell({ sql, params }), prepared.get(...params)),
          run: (...params: unknown[]) => (tell({ sql, params }), prepared.run(...params)),
        }
      }
    },
  })

/** Writes noted rows into another copy of the shop, so many commands a transaction; commands a second. */
export const writeBare = (
  folder: string,
  commands: readonly Writes[],
  perCommit: number,
  forMs: number,
): number => {
  const db = openBare(folder)
  const texts = new Set(commands.flat().map(({ sql }) => sql))
  const statements = new Map([...texts].map((sql) => [sql, db.prepare(sql)]))
  const write = ({ sql, params }: Write): void => {
    const statement = statements.get(sql)
    if (statement?.reader === true) statement.get(...params)
    else statement?.run(...params)
  }
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const start = performance.now()
  let done = 0
  while (done + perCommit <= commands.length && performance.now() - start < forMs) {
    begin.run()
    for (const command of commands.slice(done, done + perCommit)) command.forEach(write)
    commit.run()
    done += perCommit
  }
  const seconds = (performance.now() - start) / 1000
  db.close()
  return done / seconds
}
