import { query, statement } from '../store/query.ts'

export interface LogHead {
  readonly epoch: string
  readonly seq: number
  readonly hash: string
}

export const headOf = query<[outletId: string], LogHead>(
  'select epoch, seq, hash from log_head where outlet_id = ?',
  ['epoch', 'seq', 'hash'],
)

export const startHead = statement<[outletId: string]>(
  `insert into log_head (outlet_id, epoch, seq, hash) select ?, epoch, 0, '' from hub`,
)

export const moveHead = statement<[seq: number, hash: string, outletId: string]>(
  'update log_head set seq = ?, hash = ? where outlet_id = ?',
)

/** Moves the tail of a stream, and tells where it was. */
export const moveTail = query<
  [outletId: string, stream: string, seq: number],
  { readonly prev: number }
>(
  `insert into stream_tail (outlet_id, stream, seq) values (?, ?, ?)
   on conflict (outlet_id, stream) do update set prev = seq, seq = excluded.seq
   returning prev`,
  ['prev'],
)

export const tailsOf = query<[outletId: string], { readonly stream: string; readonly seq: number }>(
  'select stream, seq from stream_tail where outlet_id = ?',
  ['stream', 'seq'],
)

export const appendEvent = statement<
  [
    outletId: string,
    epoch: string,
    seq: number,
    stream: string,
    at: number,
    body: string,
    hash: string,
  ]
>('insert into event (outlet_id, epoch, seq, stream, at, body, hash) values (?, ?, ?, ?, ?, ?, ?)')

export interface StoredCommand {
  readonly deviceId: string
  readonly argsHash: string
  readonly reply: string
}

export const storedCommand = query<[commandId: string], StoredCommand>(
  'select device_id as deviceId, args_hash as argsHash, reply from command where command_id = ?',
  ['deviceId', 'argsHash', 'reply'],
)

export const storeCommand = statement<
  [
    commandId: string,
    deviceId: string,
    name: string,
    argsHash: string,
    signInId: string | null,
    approvalId: string | null,
    sentAt: number,
    at: number,
    reply: string,
  ]
>(
  `insert into command (command_id, device_id, name, args_hash, sign_in_id, approval_id, sent_at, at, reply)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** The reply of a command is worth keeping for as long as any outbox could still send it. */
export const forgetCommandsBefore = statement<[at: number]>('delete from command where at < ?')

export const lastCommandAt = query<[], { readonly at: number | null }>(
  'select max(at) as at from command',
  ['at'],
)
