/**
 * Who this bridge is: the token it was given when it was paired, kept in a file
 * that only its own user can read. The token appears nowhere else, least of all
 * in a log.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const identityShape = v.object({
  deviceId: v.string(),
  outletId: v.string(),
  token: v.pipe(v.string(), v.minLength(1)),
})
export type Identity = Readonly<v.InferOutput<typeof identityShape>>

const pairReply = v.variant('ok', [
  v.object({ ok: v.literal(true), kind: v.string(), ...identityShape.entries }),
  v.object({ ok: v.literal(false), code: v.string(), message: v.string() }),
])

const fileIn = (folder: string): string => join(folder, 'identity.json')

/** The identity kept in `folder`, or undefined where this bridge has not been paired. */
export const readIdentity = (folder: string): Identity | undefined => {
  try {
    return v.parse(identityShape, JSON.parse(readFileSync(fileIn(folder), 'utf8')))
  } catch {
    return undefined
  }
}

const keepIdentity = (folder: string, identity: Identity): void => {
  mkdirSync(folder, { recursive: true })
  const file = fileIn(folder)
  writeFileSync(`${file}.new`, JSON.stringify(identity), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

export type Pairing =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly message: string; readonly isPassing: boolean }

/**
 * Joins the shop with a one-time code and keeps the token. Rejects where the hub
 * does not answer; a refusal is an answer, and `isPassing` where it may be
 * another one in a minute.
 */
export const pairBridge = async (
  hubUrl: string,
  code: string,
  folder: string,
): Promise<Pairing> => {
  const response = await fetch(`${hubUrl}/api/v1/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, kind: 'bridge' }),
    signal: AbortSignal.timeout(10_000),
  })
  const reply = v.parse(pairReply, await response.json())
  if (!reply.ok) {
    return { ok: false, message: reply.message, isPassing: reply.code.startsWith('hub.') }
  }
  if (reply.kind !== 'bridge') {
    return { ok: false, message: `The code is for a ${reply.kind}.`, isPassing: false }
  }
  const identity: Identity = {
    deviceId: reply.deviceId,
    outletId: reply.outletId,
    token: reply.token,
  }
  keepIdentity(folder, identity)
  return { ok: true, identity }
}
