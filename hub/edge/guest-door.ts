/**
 * The guests’ door: a menu to read, a cart to fill, a waiter to call.
 *
 * It knows nothing of devices, sign-ins or MQTT, and hands the bus only the
 * commands that a guest’s phone may cause, each with the token of that phone;
 * whose token it is, is asked inside the transaction.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { brotliCompressSync, constants } from 'node:zlib'
import { getConnInfo } from '@hono/node-server/conninfo'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { rateLimiter } from 'hono-rate-limiter'
import type { ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import * as v from 'valibot'
import { refusal, refusalWords, type Refusal } from '../../schema/refusals.ts'
import { languages } from '../../schema/names.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import {
  guestBodies,
  guestCookie,
  guestDeeds,
  guestDoors,
  type GuestDoorRule,
} from '../../schema/guest-doors.ts'
import type { Bus } from '../bus/bus.ts'
import { hashOf } from '../devices/pairing.ts'
import { guestMenu, isOnMenu, menuTag } from '../views/guest-menu.ts'
import { contextAt, guestState, phoneAt, placeOf } from '../views/guest-state.ts'
import { openGuesses } from '../guests/guesses.ts'
import type { Database } from '../store/driver.ts'
import type { Assets } from './assets.ts'
import { openGuestStreams, type GuestStreams } from './guest-streams.ts'
import { mountPager, mountPagerStream, type PagerDeps } from './pager-routes.ts'
import { jsonOnly, ownPagesOnly } from './guards.ts'
import type { Hosts } from './hosts.ts'
import type { Media } from './media.ts'
import { malformed } from './report-routes.ts'
import { guestStatusOf } from './status.ts'

export interface GuestDeps {
  readonly bus: Bus
  readonly reader: Database
  readonly hosts: Hosts
  readonly media: Media
  /** The guests’ own page and nothing of the staff’s. */
  readonly assets: Assets
  readonly now: () => number
  readonly log: Logger
}

export interface GuestDoor {
  readonly app: Hono
  readonly streams: GuestStreams
}

const bodyBytesMax = 4096

export const createGuestDoor = (deps: GuestDeps): GuestDoor => {
  const { bus, reader, hosts, media, assets, now } = deps
  const streams = openGuestStreams()
  const guesses = openGuesses()
  /** Makes the token of a phone from the id of its joining, so that a repeated joining is the same phone. */
  const tokenKey = randomBytes(32)
  const app = new Hono()

  const pager: PagerDeps = {
    reader,
    streams,
    now,
    addressOf,
    page: (c) => assets.get('pager.html', c.req.raw.headers) ?? gone(c),
    bounded: (door) => bounded(guestDoors[door]),
    busy: (c) => sayNo(c, refusal('hub.busy')),
    unknown: (c) => sayNo(c, refusal('guest.token-unknown')),
    streamHeaders,
  }
  mountPagerStream(app, pager, guestHost(hosts))

  // Before what follows: it writes its own headers, and nothing may touch them afterwards.
  const live = guestDoors['guest.live']
  app.get(live.path, guestHost(hosts), bounded(live), (c) => {
    const code = c.req.param('code')
    const place = placeOf(reader, code)
    if (place === undefined) return sayNo(c, refusal('guest.code-unknown'))
    const tokenHash = tokenHashOf(c)
    const { outgoing } = c.env as { outgoing: ServerResponse }
    const isOpen = streams.open(outgoing, {
      address: addressOf(c),
      outletId: place.outlet.outletId,
      sittingOf: () => phoneAt(reader, tokenHash, place)?.sittingId ?? null,
      state: () => {
        if (!outgoing.headersSent) outgoing.writeHead(200, streamHeaders)
        return JSON.stringify(guestState(reader, code, tokenHash, now()) ?? null)
      },
    })
    return isOpen ? RESPONSE_ALREADY_SENT : sayNo(c, refusal('hub.busy'))
  })

  app.use(guestHeaders, guestHost(hosts), ownPagesOnly(hosts))
  app.use('/g/*', unkept)
  app.use('/p/v1/*', unkept)
  app.onError((error, c) => {
    deps.log.error({ err: error, path: c.req.path }, 'a guest’s request failed in the hub')
    return sayNo(c, refusal('hub.fault'))
  })
  app.notFound((c) =>
    c.text('There is nothing here. Please ask the staff for the paper menu.\n', 404),
  )

  const page = (c: Context): Response => assets.get('guest.html', c.req.raw.headers) ?? gone(c)
  app.get(guestDoors['guest.page'].path, page)
  app.get(
    '/assets/:file',
    (c) => assets.get(`assets/${c.req.param('file')}`, c.req.raw.headers) ?? gone(c),
  )

  mountPager(app, pager)

  // One measure for all that a phone asks under its code; some doors have a smaller one besides.
  app.use('/g/*', bounded(guestDoors['guest.state']))

  app.get(guestDoors['guest.state'].path, (c) => {
    const state = guestState(reader, c.req.param('code'), tokenHashOf(c), now())
    return state === undefined ? sayNo(c, refusal('guest.code-unknown')) : c.json(state)
  })

  const pressed = new Map<string, { readonly tag: string; readonly body: Buffer }>()
  app.get(guestDoors['guest.menu'].path, (c) => {
    const place = placeOf(reader, c.req.param('code'))
    if (place === undefined) return sayNo(c, refusal('guest.code-unknown'))
    const { outletId } = place.outlet
    const context = contextAt(reader, place.outlet, now())
    const tag = menuTag(context)
    const headers = { etag: `"${tag}"`, 'cache-control': 'no-cache', vary: 'accept-encoding' }
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
    const type = { ...headers, 'content-type': 'application/json' }
    if (!/\bbr\b/.test(c.req.header('accept-encoding') ?? ''))
      return c.body(JSON.stringify(guestMenu(context)), 200, type)
    let kept = pressed.get(outletId)
    if (kept?.tag !== tag) {
      kept = { tag, body: press(JSON.stringify(guestMenu(context))) }
      pressed.set(outletId, kept)
    }
    return c.body(new Uint8Array(kept.body), 200, { ...type, 'content-encoding': 'br' })
  })

  app.get(guestDoors['guest.picture'].path, async (c) => {
    const place = placeOf(reader, c.req.param('code'))
    const sha256 = c.req.param('sha256')
    if (
      place === undefined ||
      !isOnMenu(place.outlet, contextAt(reader, place.outlet, now()), sha256)
    )
      return gone(c)
    const picture = await media.small(sha256)
    return picture === undefined
      ? gone(c)
      : c.body(new Uint8Array(picture), 200, {
          'content-type': 'image/webp',
          'cache-control': 'public, max-age=31536000, immutable',
        })
  })

  const small = bodyLimit({
    maxSize: bodyBytesMax,
    onError: (c) => sayNo(c, refusal('command.too-large')),
  })

  const coming = guestDoors['guest.join']
  app.post(coming.path, bounded(coming), jsonOnly, small, async (c) => {
    const code = c.req.param('code')
    const place = placeOf(reader, code)
    if (place === undefined) return sayNo(c, refusal('guest.code-unknown'))
    const body = await read(c, guestBodies.join)
    if (!body.ok) return sayNo(c, body.error)
    const { id, args } = body.value
    const wait = args.pin === undefined ? null : guesses.mayTry(addressOf(c), code, now())
    if (wait !== null) return sayNo(c, wait)
    const token = createHmac('sha256', tokenKey).update(id).digest('base64url')
    const { outletId } = place.outlet
    const joining = { ...args, outletId, tokenHash: hashOf(token), tableCode: code }
    const answer = await submit(id, 'guest.join', joining)
    if (answer.code === 'guest.wrong-pin') guesses.failed(addressOf(c), code, now())
    if (answer.code !== null) return sayNo(c, answer)
    setCookie(c, guestCookie, token, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: 18 * 3600,
    })
    return c.json({ ok: true, result: answer.result })
  })

  /** What a phone may do once it has joined: with the token of that phone, and nobody else’s. */
  for (const deed of guestDeeds) {
    const rule = guestDoors[`guest.${deed}`]
    const shape: v.GenericSchema<unknown, Said> = guestBodies[deed]
    app.post(rule.path, bounded(rule), jsonOnly, small, async (c) => {
      const code = c.req.param('code') ?? ''
      const place = placeOf(reader, code)
      if (place === undefined) return sayNo(c, refusal('guest.code-unknown'))
      const tokenHash = tokenHashOf(c)
      if (tokenHash === null) return sayNo(c, refusal('guest.unknown'))
      const body = await read(c, shape)
      if (!body.ok) return sayNo(c, body.error)
      const isGuess = deed === 'show-pin'
      const wait = isGuess ? guesses.mayTry(addressOf(c), code, now()) : null
      if (wait !== null) return sayNo(c, wait)
      const args = { ...body.value.args, outletId: place.outlet.outletId, tokenHash }
      const answer = await submit(body.value.id, `guest.${deed}`, args)
      if (isGuess && answer.code === 'guest.wrong-pin') guesses.failed(addressOf(c), code, now())
      return answer.code === null ? c.json({ ok: true, result: answer.result }) : sayNo(c, answer)
    })
  }

  const submit = async (
    id: string,
    name: string,
    args: object,
  ): Promise<{ code: null; result: unknown } | ({ code: Refusal['code'] } & Refusal)> => {
    const text = JSON.stringify({ v: 1, id, name, args, sentAt: now() })
    const { code, replyText } = await bus.submit({ deviceId: null, text })
    const reply = JSON.parse(replyText) as { result?: unknown; facts?: Refusal['facts'] }
    return code === null
      ? { code, result: reply.result }
      : { code, ...(reply.facts === undefined ? {} : { facts: reply.facts }) }
  }

  bus.onCommit(streams.hear)
  return { app, streams }
}

interface Said {
  readonly id: string
  readonly args: object
}

/** What a phone says, parsed by the very shape that the description shows. */
const read = async <S extends v.GenericSchema>(
  c: Context,
  shape: S,
): Promise<Result<v.InferOutput<S>, Refusal>> => {
  const parsed = v.safeParse(shape, await c.req.json().catch(() => undefined))
  return parsed.success ? ok(parsed.output) : no(malformed(parsed.issues))
}

const tokenHashOf = (c: Context): string | null => {
  const token = getCookie(c, guestCookie)
  return token === undefined || token.length > 100 ? null : hashOf(token)
}

const addressOf = (c: Context): string => getConnInfo(c).remote.address ?? ''

/** A refusal in both languages, because the phone carries no table of them. */
const sayNo = (c: Context, { code, facts = {} }: Refusal): Response =>
  c.json(
    {
      ok: false,
      code,
      facts,
      message: Object.fromEntries(
        languages.map((language) => [
          language,
          refusalWords({ code, facts }, language, (amount) => String(amount / 100)),
        ]),
      ),
    },
    guestStatusOf(code),
  )

const gone = (c: Context): Response => c.text('There is nothing here.\n', 404)

/** As often as the table of the doors says, and no more. */
const bounded = ({ limit }: Pick<GuestDoorRule, 'limit'>): MiddlewareHandler =>
  limit === null
    ? async (_c, next) => next()
    : rateLimiter({
        windowMs: limit.seconds * 1000,
        limit: limit.most,
        standardHeaders: false,
        keyGenerator: (c) => {
          const phone = limit.of === 'phone' ? tokenHashOf(c as Context) : null
          return phone ?? addressOf(c as Context)
        },
        handler: (c) => sayNo(c as Context, refusal('hub.busy')),
      })

const press = (text: string): Buffer =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })

/** 421 without a word about what answers here. */
const guestHost =
  (hosts: Hosts): MiddlewareHandler =>
  async (c, next) =>
    hosts.isOurs(c.req.header('host')) ? next() : c.text('Not here.\n', 421)

const guestHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: 'same-origin',
  originAgentCluster: false,
})

const unkept: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-accel-buffering': 'no',
}
