/**
 * Looks at a shop from outside: everything it has stored, and the bus with one
 * part of it exchanged. Nothing here knows a rule of the business.
 */
import { createHash } from 'node:crypto'
import { billById } from '../../hub/billing/bills.sql.ts'
import { commitBatch, type BatchOutcome } from '../../hub/bus/batch.ts'
import type { BusDeps, Submission } from '../../hub/bus/dispatch.ts'
import { flow } from '../../hub/flow.ts'
import { handlers } from '../../hub/handlers.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import { revOf } from '../../hub/revisions.ts'
import type { Database } from '../../hub/store/driver.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { Reply } from '../../schema/command.ts'
import type { CommandInput, CommandName, HubCommandName } from '../../schema/commands.ts'
import type { RefusalCode } from '../../schema/refusals.ts'
import type { Sender, SendOptions, Shop } from './kit.ts'

/** Every table with the number of its rows and a hash of all of them, in the order they are read. */
export const contentOf = (db: Database): Readonly<Record<string, string>> => {
  const tables = db
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    tables.map((table) => {
      const rows = db.prepare(`select * from "${table}"`).raw().all()
      const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
      return [table, `${rows.length} rows, ${hash.slice(0, 16)}`]
    }),
  )
}

/** The first column of what a statement reads. */
export const column = <T>(db: Database, sql: string, ...params: (string | number)[]): T[] =>
  db
    .prepare(sql)
    .pluck()
    .all(...params) as T[]

/** The tables that have some words in them. */
export const tablesWith = (db: Database, words: string): readonly string[] =>
  column<string>(
    db,
    `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
  ).filter((table) =>
    JSON.stringify(db.prepare(`select * from "${table}"`).raw().all()).includes(words),
  )

/** The text in the first column of the first row. */
export const cell = (db: Database, sql: string, ...params: (string | number)[]): string =>
  String(
    db
      .prepare(sql)
      .pluck()
      .get(...params),
  )

/** The number in the first column of the first row. */
export const figure = (db: Database, sql: string, ...params: (string | number)[]): number =>
  Number(cell(db, sql, ...params))

/** A bill as it stands. */
export const billNow = (shop: Shop, billId: string): BillDoc => {
  const found = billById(shop.db, billId, billedLinesOf)
  if (found === undefined) throw new Error('no such bill')
  return found
}

/** A command as a screen would put it on the wire, with nothing checked. */
export const wire = (
  shop: Shop,
  sender: Sender,
  name: string,
  args: unknown,
  { id = shop.newId(), sentAt = shop.clock.now, ...more }: SendOptions = {},
): Submission => ({
  deviceId: sender.device,
  text: JSON.stringify({
    v: 1,
    id,
    name,
    args,
    sentAt,
    ...(sender.signIn === undefined ? {} : { signIn: sender.signIn }),
    ...more,
  }),
})

/** The same, held to what the command takes. */
export const typed = <N extends CommandName>(
  shop: Shop,
  sender: Sender,
  name: N,
  args: CommandInput<N>,
  options: SendOptions = {},
): Submission => wire(shop, sender, name, args, options)

/** Gives the bus a command of the hub's own, as its doors do. */
export const asHub = async (shop: Shop, name: HubCommandName, args: object): Promise<Reply> => {
  const text = JSON.stringify({ v: 1, id: shop.newId(), name, args, sentAt: shop.clock.now })
  return JSON.parse((await shop.bus.submit({ deviceId: null, text })).replyText) as Reply
}

/** Sends anything at all and says how it was answered: `null` for accepted, or the refusal's code. */
export const codeOf = async (
  shop: Shop,
  sender: Sender,
  name: string,
  args: unknown,
  options: SendOptions = {},
): Promise<RefusalCode | null> =>
  (await shop.bus.submit(wire(shop, sender, name, args, options))).code

/** What the bus of a shop is made of, with some parts exchanged. */
export const depsOf = (shop: Shop, changes: Partial<BusDeps> = {}): BusDeps => ({
  now: () => shop.clock.now,
  newId: shop.newId,
  newSecret: () => '0'.repeat(32),
  handlers,
  flow,
  revOf,
  ...changes,
})

/** Carries out commands in one batch, as the writer does with what waits at the same moment. */
export const together = (
  shop: Shop,
  submissions: readonly Submission[],
  changes: Partial<BusDeps> = {},
): BatchOutcome => commitBatch(shop.db, depsOf(shop, changes), submissions)
