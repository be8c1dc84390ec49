/**
 * What a screen keeps on its own disk: commands not yet answered, answers not
 * yet seen, the lease of the outbox, and what it needs to open without a hub.
 *
 * The rule: a command is put here with strict durability before anything is
 * sent, and one transaction takes it out and puts its answer in. IndexedDB
 * survives a killed browser; localStorage does not.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Command, Reply } from '../../schema/command.ts'
import type { Declined } from './hub-api.ts'

/** A command as it waits here. */
export interface StoredCommand {
  readonly command: Command
  readonly id: string
  /** The page that captured it. */
  readonly tab: string
  /** This device's clock at the capture, in milliseconds. */
  readonly at: number
  /** Set where it needs a person: the refusal that stopped it. */
  readonly parked: (Declined & { readonly at: number }) | null
}

/** An answer as it is remembered for a page that was reloading when it came. */
export interface StoredReply {
  readonly id: string
  readonly name: string
  readonly args: unknown
  readonly reply: Reply
  readonly tab: string
  /** This device's clock at the answer, in milliseconds. */
  readonly at: number
}

export interface LeaseRow {
  readonly tab: string
  /** This device's clock; after it the lease is nobody's. */
  readonly until: number
}

export interface Shape extends DBSchema {
  outbox: { key: number; value: StoredCommand; indexes: { id: string } }
  replies: { key: string; value: StoredReply; indexes: { at: number } }
  lease: { key: string; value: LeaseRow }
  kept: { key: string; value: string }
}
export type Store = IDBPDatabase<Shape>

const replyLifeMs = 24 * 3_600_000

let open: Promise<Store> | null = null
let name: string | null = null
let ready: () => void
const named = new Promise<void>((resolve) => {
  ready = resolve
})

/** Says whose disk this is; before that, everything here waits. One database a screen, by its name. */
export const openStore = (screen: string): void => {
  name = `chowk-${screen}`
  ready()
}

/** The name of the database, which also names the channel between its tabs. */
export const storeName = async (): Promise<string> => {
  await named
  return name ?? ''
}

export async function store(): Promise<Store> {
  const database = await storeName()
  open ??= openDB<Shape>(database, 1, {
    upgrade: (db) => {
      // The order of sending is the order of storing, across tabs, so the key counts up.
      db.createObjectStore('outbox', { autoIncrement: true }).createIndex('id', 'id', {
        unique: true,
      })
      db.createObjectStore('replies', { keyPath: 'id' }).createIndex('at', 'at')
      db.createObjectStore('lease')
      db.createObjectStore('kept')
    },
    terminated: () => {
      open = null
    },
  }).catch((error: unknown) => {
    open = null
    throw error
  })
  return open
}

const strict = { durability: 'strict' } as const
const relaxed = { durability: 'relaxed' } as const

/** Stores a command, or gives a waiting one of the same id its new envelope. Resolves when it is on disk. */
export async function putCommand(row: StoredCommand): Promise<void> {
  const tx = (await store()).transaction('outbox', 'readwrite', strict)
  const key = await tx.store.index('id').getKey(row.id)
  await (key === undefined ? tx.store.add(row) : tx.store.put(row, key))
  await tx.done
}

/** Everything not yet answered, in the order of sending. */
export const storedCommands = async (): Promise<readonly StoredCommand[]> =>
  (await store()).getAll('outbox')

/** Changes a waiting command; undefined from `change` leaves it, null takes it out. */
export async function changeCommand(
  id: string,
  change: (row: StoredCommand) => StoredCommand | null | undefined,
): Promise<void> {
  const tx = (await store()).transaction('outbox', 'readwrite', strict)
  const key = await tx.store.index('id').getKey(id)
  const row = key === undefined ? undefined : await tx.store.get(key)
  if (key !== undefined && row !== undefined) {
    const next = change(row)
    if (next === null) await tx.store.delete(key)
    else if (next !== undefined) await tx.store.put(next, key)
  }
  await tx.done
}

/**
 * Takes in a reply: an accepted command goes, a refused one goes or is parked
 * as `isParked` says. Answers with the row it was about, or null where that has
 * already been settled, so that a reply is delivered once. It need not be on
 * disk at once: a command that comes back from the dead gets its stored reply.
 */
export async function settleCommand(
  reply: Reply,
  isParked: (row: StoredCommand) => boolean,
): Promise<{ readonly row: StoredCommand; readonly parked: boolean } | null> {
  const tx = (await store()).transaction(['outbox', 'replies'], 'readwrite', relaxed)
  const outbox = tx.objectStore('outbox')
  const key = await outbox.index('id').getKey(reply.id)
  const row = key === undefined ? undefined : await outbox.get(key)
  if (key === undefined || row === undefined || (row.parked !== null && !reply.ok)) {
    await tx.done
    return null
  }
  const at = Date.now()
  const parked = !reply.ok && isParked(row)
  if (parked) {
    const { code, facts } = reply
    await outbox.put({ ...row, parked: { ok: false, code, facts, at } }, key)
  } else {
    await outbox.delete(key)
    const replies = tx.objectStore('replies')
    const { name: command, args } = row.command
    await replies.put({ id: row.id, name: command, args, reply, tab: row.tab, at })
    const old = await replies.index('at').getAllKeys(IDBKeyRange.upperBound(at - replyLifeMs))
    await Promise.all(old.map((id) => replies.delete(id)))
  }
  await tx.done
  return { row, parked }
}

/** Answers of the last day, oldest first. */
export const storedReplies = async (): Promise<readonly StoredReply[]> =>
  (await store()).getAllFromIndex('replies', 'at')

/** What a screen remembers to open without a hub, under a name; undefined where it has nothing or no disk. */
export const recall = async <T>(key: string): Promise<T | undefined> => {
  try {
    const text = await (await store()).get('kept', key)
    const value: T | undefined = text === undefined ? undefined : JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** Remembers it. A screen without a working disk goes on without. */
export const keep = async (key: string, value: unknown): Promise<void> => {
  try {
    await (await store()).put('kept', JSON.stringify(value), key)
  } catch {
    // What is kept here only makes the next start quicker or possible without the hub.
  }
}

/**
 * Changes what is remembered, by what lies there now: no other tab can write in
 * between. Answers with what lies there then.
 */
export async function changeKept<T>(key: string, change: (old: T | undefined) => T): Promise<T> {
  const tx = (await store()).transaction('kept', 'readwrite', strict)
  const text = await tx.store.get(key)
  const old: T | undefined = text === undefined ? undefined : JSON.parse(text)
  const next = change(old)
  await tx.store.put(JSON.stringify(next), key)
  await tx.done
  return next
}
