/**
 * A shop to test with: the real schema and the demo's data in a real file, the
 * real bus on the test's own thread, and a clock and ids the test controls.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { handlers } from '../../hub/handlers.ts'
import { flow } from '../../hub/flow.ts'
import { revOf } from '../../hub/revisions.ts'
import { allowedHashOf } from '../../hub/bus/args-hash.ts'
import { openLocalBus } from '../../hub/bus/local.ts'
import type { Bus } from '../../hub/bus/bus.ts'
import type { LoggedEvent } from '../../hub/bus/log.ts'
import { seedShop } from '../../hub/demo/seed.ts'
import type { Database } from '../../hub/store/driver.ts'
import { openStore } from '../../hub/store/open.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import type { AcceptedReply, RefusedReply } from '../../schema/command.ts'
import {
  everyCommandRefuses,
  isCommandName,
  refusesOf,
  type CommandInput,
  type CommandName,
} from '../../schema/commands.ts'
import type { DeviceKind, IntegrationFacts } from '../../schema/device.ts'
import type { EventEnvelope } from '../../schema/events.ts'
import { uuidv7 } from '../../schema/ids.ts'
import type { RefusalCode } from '../../schema/refusals.ts'
import type { CommandResult } from '../../schema/results.ts'

/** Diwali morning at the counter, 11:00 in India. */
export const morning = Date.UTC(2026, 10, 21, 5, 30)

export interface Sender {
  readonly device: string
  readonly signIn?: string
}

export interface SendOptions {
  readonly id?: string
  readonly sentAt?: number
  readonly priceRev?: number
  readonly approval?: string
  readonly expect?: { readonly key: string; readonly rev: number }
  readonly exp?: number
}

/** The one command an approval is given for. */
export interface ForCommand {
  readonly id: string
  readonly name: CommandName
  readonly args: unknown
}

export interface Shop {
  readonly db: Database
  readonly bus: Bus
  readonly path: string
  readonly events: () => readonly EventEnvelope[]
  /** Milliseconds; may be set. */
  clock: { now: number }
  readonly newId: () => string
  /** Pairs a device by hand and signs its person in. */
  readonly join: (kind: DeviceKind, outletId: string, userId?: string) => Sender
  /** Gives a program its credential by hand; nobody signs in on it. */
  readonly program: (outletId: string, facts?: Partial<IntegrationFacts>) => Sender
  /** A PIN typed for a command, as it is going to be sent. */
  readonly approve: (sender: Sender, userId: string, forCommand: ForCommand) => string
  readonly send: <N extends CommandName>(
    sender: Sender,
    name: N,
    args: CommandInput<N>,
    options?: SendOptions,
  ) => Promise<
    (Omit<AcceptedReply, 'result'> & { readonly result: CommandResult<N> }) | RefusedReply
  >
  /** Sends what no honest screen would. */
  readonly sendRaw: (
    sender: Sender,
    text: string,
  ) => Promise<{ readonly id: string; readonly ok: boolean; readonly code?: string }>
  readonly count: (table: string) => number
  readonly close: () => void
}

const inNewFolder = (): { readonly folder: string; readonly path: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'chowk-test-'))
  return { folder, path: join(folder, 'chowk.db') }
}

let freshBytes: Buffer | undefined

/** The file of a shop in which nothing has happened yet: made once, and copied for every test. */
const freshFile = (): Buffer => {
  if (freshBytes !== undefined) return freshBytes
  const { folder, path } = inNewFolder()
  const epoch = uuidv7(morning, new Uint8Array(10))
  const db = openStore(path, { now: () => morning, newId: () => epoch })
  seedShop(db, { pinHashes: new Map(), pictures: new Map() })
  db.close()
  freshBytes = readFileSync(path)
  rmSync(folder, { recursive: true })
  return freshBytes
}

/** Whoever reads the API description must find there every refusal a command was ever met with in a test. */
const expectDeclared = (text: string, code: RefusalCode): void => {
  const name = /"name":"([\w.]+)"/.exec(text)?.[1] ?? ''
  if (!isCommandName(name)) return
  const declared: readonly RefusalCode[] = [...everyCommandRefuses, ...refusesOf(name)]
  if (!declared.includes(code))
    throw new Error(`${name} refused with ${code}: name it in schema/commands.ts`)
}

/** Opens a demo shop without pictures and with PINs nobody has: tests sign in by hand. */
export const openShop = (): Shop => {
  const { folder, path } = inNewFolder()
  writeFileSync(path, freshFile())
  const clock = { now: morning }
  let made = 0
  const newId = (): string => {
    made += 1
    const bytes = new Uint8Array(10)
    new DataView(bytes.buffer).setUint32(4, made)
    return uuidv7(clock.now, bytes)
  }
  const newSecret = (): string => (made += 1).toString(16).padStart(8, '0').repeat(4)
  const db = openStore(path, { now: () => clock.now, newId })
  const bus = openLocalBus(db, { now: () => clock.now, newId, newSecret, handlers, flow, revOf })
  const heard: LoggedEvent[] = []
  bus.onCommit((events) => void heard.push(...events))

  const joinShop = (kind: DeviceKind, outletId: string, userId?: string): Sender => {
    const device = newId()
    const hasTill = kind === 'counter' || kind === 'cashier'
    db.prepare(
      `insert into device (device_id, outlet_id, kind, name, token_hash, printer_id, drawer_id, paired_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      device,
      outletId,
      kind,
      kind,
      device,
      hasTill ? `${outletId}-receipt` : null,
      hasTill ? `${outletId}-drawer` : null,
      clock.now,
    )
    if (kind === 'bridge') db.prepare('update printer set bridge_id = ?').run(device)
    return userId === undefined ? { device } : { device, signIn: signIn(device, userId, null) }
  }

  const program: Shop['program'] = (outletId, facts = {}) => {
    const { scope, roleId, issuedBy } = {
      scope: 'write',
      roleId: 'manager',
      issuedBy: 'asha',
      ...facts,
    } as const
    const { device } = joinShop('integration', outletId)
    db.prepare(
      'insert into integration (device_id, scope, role_id, issued_by) values (?, ?, ?, ?)',
    ).run(device, scope, roleId, issuedBy)
    return { device }
  }

  const signIn = (device: string, userId: string, forCommand: ForCommand | null): string => {
    const id = newId()
    db.prepare(
      `insert into sign_in (sign_in_id, device_id, user_id, purpose, for_command, args_hash, at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      id,
      device,
      userId,
      forCommand === null ? 'work' : 'approval',
      forCommand?.id ?? null,
      forCommand === null ? null : allowedHashOf(forCommand.name, forCommand.args),
      clock.now,
      clock.now + (forCommand === null ? 12 * 3_600_000 : 60_000),
    )
    return id
  }

  const sendRaw: Shop['sendRaw'] = async ({ device }, text) => {
    const { code, replyText } = await bus.submit({ deviceId: device, text })
    if (code !== null) expectDeclared(text, code)
    return JSON.parse(replyText) as { id: string; ok: boolean; code?: string }
  }

  return {
    db,
    bus,
    path,
    clock,
    newId,
    events: () => heard.map(({ body }) => JSON.parse(body) as EventEnvelope),
    join: joinShop,
    program,
    approve: ({ device }, userId, forCommand) => signIn(device, userId, forCommand),
    sendRaw,
    send: async (sender, name, args, { id = newId(), sentAt = clock.now, ...more } = {}) =>
      (await sendRaw(
        sender,
        JSON.stringify({
          v: 1,
          id,
          name,
          args,
          sentAt,
          ...(sender.signIn === undefined ? {} : { signIn: sender.signIn }),
          ...more,
        }),
      )) as never,
    count: (table) => (db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n,
    close: () => {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Closes a shop, and throws where anything in it does not add up. */
export const closeWhole = (shop: Shop): void => {
  const findings = verifyShop(shop.db)
  shop.close()
  if (findings.length > 0) throw new Error(JSON.stringify(findings))
}
