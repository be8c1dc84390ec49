/**
 * Talking to the hub over HTTP: requests, whether it is there, and its clock.
 *
 * The rule: only an answer the hub itself wrote counts as hearing from it. The
 * page of a captive portal or of a proxy is silence.
 */
import { signal } from '@preact/signals'
import type { RefusalCode } from '../../schema/refusals.ts'

/** What a screen may be told: a refusal of the hub, or one of its own two. */
export type AnswerCode =
  | RefusalCode
  /** The hub did not answer; what was asked may or may not have happened. */
  | 'hub.away'
  /** This screen could not store the command, so it was never sent. */
  | 'screen.unsaved'

export interface Declined {
  readonly ok: false
  readonly code: AnswerCode
  readonly facts: Readonly<Record<string, string | number>>
}

export type Asked<T> = { readonly ok: true; readonly value: T } | Declined

/** What came back over the wire, if the hub wrote it. */
export interface Exchange<T> {
  readonly status: number
  /** null where the hub answered without a body, as it does with 304. */
  readonly json: T | null
  readonly etag: string | null
}

export interface ExchangeOptions {
  readonly body?: unknown
  readonly etag?: string | null
  /** Milliseconds until silence counts as no answer; 5 s where nothing is said. */
  readonly timeoutMs?: number
}

/** `looking` until the hub has first answered or first failed to. `since` is this device's `Date.now()`. */
export interface HubPresence {
  readonly state: 'looking' | 'here' | 'away'
  readonly since: number
}

export const hub = signal<HubPresence>({ state: 'looking', since: Date.now() })

/** True while nothing says that the hub would answer now: cash taken in this moment is marked `kept`. */
export const isAway = (): boolean => hub.value.state !== 'here'

let screen: string | null = null
let heardAt = -1

/** Says which screen this page is; every request names it, because a browser may hold several cookies. */
export const nameScreen = (name: string): void => {
  screen = name
}

/** The hub was heard, by whichever way. */
export const heard = (): void => {
  heardAt = performance.now()
  if (hub.peek().state !== 'here') hub.value = { state: 'here', since: Date.now() }
}

/**
 * A request got no answer. It counts only if nothing else was heard from the
 * hub meanwhile: one lost request on a bad network is not an absent hub.
 * @param askedAt `performance.now()` at which the request left.
 */
export const missed = (askedAt: number): void => {
  if (heardAt < askedAt) departed()
}

/** The hub has said goodbye. */
export const departed = (): void => {
  if (hub.peek().state !== 'away') hub.value = { state: 'away', since: Date.now() }
}

/** One request. null where the hub did not answer, or something else answered in its place. */
export async function exchange<T>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { body, etag, timeoutMs = 5_000 }: ExchangeOptions = {},
): Promise<Exchange<T> | null> {
  const askedAt = performance.now()
  const sentAt = Date.now()
  try {
    const isFile = body instanceof Blob
    const response = await fetch(path, {
      method,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...(screen === null ? {} : { 'chowk-screen': screen }),
        ...(body === undefined || isFile ? {} : { 'content-type': 'application/json' }),
        ...(etag === undefined || etag === null ? {} : { 'if-none-match': etag }),
      },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    })
    const json: (T & { readonly at?: number }) | null =
      response.status === 304 ? null : await response.json()
    heard()
    if (isClockPath(path)) learnTime(json?.at ?? Number.NaN, sentAt, Date.now())
    return { status: response.status, json, etag: response.headers.get('etag') }
  } catch {
    missed(askedAt)
    return null
  }
}

/** One request and its value, or the reason there is none. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  options?: ExchangeOptions,
): Promise<Asked<T>> {
  const answer = await exchange<T & Partial<Declined>>(method, path, options)
  if (answer === null) return { ok: false, code: 'hub.away', facts: {} }
  const { status, json } = answer
  return status < 300 && json !== null && json.ok !== false
    ? { ok: true, value: json }
    : { ok: false, code: json?.code ?? 'hub.fault', facts: json?.facts ?? {} }
}

export interface HubFile {
  /** As the hub calls it. */
  readonly name: string
  readonly body: Blob
}

/** A file rather than a document; a report may be long in the making. */
export async function fetchFile(path: string): Promise<Asked<HubFile>> {
  const askedAt = performance.now()
  try {
    const response = await fetch(path, {
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(30_000),
      headers: screen === null ? {} : { 'chowk-screen': screen },
    })
    if (!response.ok) {
      const json = (await response.json()) as Partial<Declined>
      heard()
      return { ok: false, code: json.code ?? 'hub.fault', facts: json.facts ?? {} }
    }
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
    const body = await response.blob()
    heard()
    return { ok: true, value: { name: name ?? 'chowk.csv', body } }
  } catch {
    missed(askedAt)
    return { ok: false, code: 'hub.away', facts: {} }
  }
}

/** Reads what has no view of its own, such as `/api/v1/bills/…`. */
export const read = <T>(path: string): Promise<Asked<T>> => ask<T>('GET', path)

/** Asks the hub for nothing but a sign of life, within two seconds. */
export const probe = async (): Promise<boolean> =>
  (await exchange('GET', '/healthz', { timeoutMs: 2_000 })) !== null

/** Hub clock minus this device's, and how far the estimate may be off: half the round trip. */
let clock = { offset: 0, doubt: Number.POSITIVE_INFINITY, at: 0 }
const clockAgesAfterMs = 10 * 60_000

/** What carries the hub's time of now; a stored reply or a cached view carries an older one. */
const isClockPath = (path: string): boolean => path === '/healthz' || path === '/api/v1/me'

const learnTime = (at: number, sentAt: number, gotAt: number): void => {
  if (!Number.isFinite(at)) return
  const offset = at - (sentAt + gotAt) / 2
  const doubt = Math.abs(gotAt - sentAt) / 2
  const isBetter = doubt <= clock.doubt || gotAt - clock.at > clockAgesAfterMs
  const isContradiction = Math.abs(offset - clock.offset) > doubt + clock.doubt
  if (isBetter || isContradiction) clock = { offset, doubt, at: gotAt }
}

/** Takes a remembered offset, until the hub has said better. */
export const rememberOffset = (offset: number): void => {
  if (clock.at === 0) clock = { ...clock, offset }
}

/** Milliseconds the hub's clock is ahead of this device's. */
export const clockOffset = (): number => clock.offset

/** The hub's time in whole milliseconds since 1970, as well as this screen can know it. */
export const hubTime = (): number => Math.round(Date.now() + clock.offset)
