/**
 * Joining the shop and signing in, over HTTP.
 *
 * A browser's token goes out in a cookie that its scripts cannot read, and in
 * nothing else; a bridge, which has no cookies, is given its token once.
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { rateLimiter } from 'hono-rate-limiter'
import * as v from 'valibot'
import { commandBytesMax } from '../../schema/command.ts'
import { kindOfScreen } from '../../schema/device-kinds.ts'
import type { DeviceDoc } from '../../schema/device.ts'
import { pairArgs, signInArgs } from '../../schema/doors.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { isTooDeep } from '../bus/limits.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { jsonOnly } from './guards.ts'
import { cookieOf, isScreenName } from './sessions.ts'

const atMost = (maxSize: number): MiddlewareHandler =>
  bodyLimit({ maxSize, onError: (c) => answerRefusal(c, refusal('command.too-large')) })
const small = atMost(4096)
/** A PIN, and what whoever types it was told of: at most a command. */
const aboutCommand = atMost(commandBytesMax + 4096)

/**
 * Guessing codes or PINs from one address is slowed down before it reaches the
 * database. What succeeds does not count, so a shop that opens ten screens at
 * once behind one address is not taken for a guesser.
 */
const slowed = (failuresAMinute: number): MiddlewareHandler =>
  rateLimiter({
    windowMs: 60_000,
    limit: failuresAMinute,
    standardHeaders: false,
    skipSuccessfulRequests: true,
    keyGenerator: (c) => getConnInfo(c as Context).remote.address ?? '',
    handler: (c) => answerRefusal(c as Context, refusal('hub.busy')),
  })

export const mountSessions = (
  app: Hono<Env>,
  { sessions }: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  /** The device this browser already is as a screen that is called so. */
  const alreadyAs = (c: Context, screen: string | undefined): Held | undefined => {
    if (!isScreenName(screen)) return undefined
    const token = getCookie(c, cookieOf(screen))
    const device = sessions.deviceOf(token)
    const isHere = device !== undefined && !device.isRevoked && device.kind === kindOfScreen(screen)
    return token !== undefined && isHere ? { token, device, screen } : undefined
  }

  app.post('/api/v1/pair', slowed(30), jsonOnly, small, async (c) => {
    const args = await read(c, pairArgs)
    if (!args.ok) return answerRefusal(c, args.error)
    const { code, kind } = args.value
    // A link opened a second time must not make a second device of the same browser.
    const named = c.req.header('chowk-screen')
    const isNamed = named !== kind && kind !== undefined && kindOfScreen(named) === kind
    const held = isNamed
      ? alreadyAs(c, named)
      : (alreadyAs(c, kind) ?? alreadyAs(c, sessions.kindOf(code)))
    if (held !== undefined) {
      const { deviceId, outletId } = held.device
      giveCookie(c, held)
      return c.json({ ok: true, deviceId, outletId, kind: held.device.kind })
    }
    const paired = await sessions.pair(code, c.req.header('user-agent') ?? '')
    if (!paired.ok) return answerRefusal(c, paired.error)
    const { token, ...device } = paired.value
    if (!isScreenName(device.kind) || device.kind === 'bridge')
      return c.json({ ok: true, ...device, token })
    const screen = isNamed && named !== undefined && kind === device.kind ? named : device.kind
    giveCookie(c, { token, device, screen })
    return c.json({ ok: true, ...device })
  })

  // Browsers keep no cookie longer than 400 days, however it is set: a screen in use renews its own.
  app.get('/api/v1/me', async (c, next) => {
    await next()
    const held = alreadyAs(c, c.req.header('chowk-screen'))
    if (c.res.ok && held !== undefined) giveCookie(c, held)
  })

  app.post(
    '/api/v1/sign-in',
    slowed(120),
    jsonOnly,
    identified,
    peopleOnly,
    aboutCommand,
    async (c) => {
      const args = await read(c, signInArgs)
      if (!args.ok) return answerRefusal(c, args.error)
      if (!/^\d{4,8}$/.test(args.value.pin)) return answerRefusal(c, refusal('sign-in.wrong-pin'))
      const signIn = await sessions.signIn(c.get('device'), args.value)
      return signIn.ok ? c.json({ ok: true, signIn: signIn.value }) : answerRefusal(c, signIn.error)
    },
  )

  app.post('/api/v1/sign-out', identified, peopleOnly, async (c) => {
    await sessions.signOut(c.get('device'))
    return c.json({ ok: true })
  })
}

/** Nobody stands at a program, so nobody signs in or approves there. */
const peopleOnly: MiddlewareHandler<Env> = async (c, next) =>
  c.get('device').integration === null ? next() : answerRefusal(c, refusal('command.not-permitted'))

interface Held {
  readonly token: string
  /** What it is called in this browser. */
  readonly screen: string
  readonly device: Pick<DeviceDoc, 'deviceId' | 'outletId' | 'kind'>
}

const giveCookie = (c: Context, { token, screen }: Held): void =>
  setCookie(c, cookieOf(screen), token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: 400 * 24 * 3600,
  })

/** The body as the shape wants it, or in words why it is not. */
const read = async <T>(
  c: Context,
  shape: v.GenericSchema<unknown, T>,
): Promise<Result<T, Refusal>> => {
  const json: unknown = await c.req.json().catch(() => undefined)
  if (json === undefined)
    return no(refusal('command.malformed', { path: 'body', problem: 'is not JSON' }))
  if (isTooDeep(json))
    return no(refusal('command.malformed', { path: 'body', problem: 'is nested too deeply' }))
  const parsed = v.safeParse(shape, json)
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  // Valibot goes on to repeat what it received, and here that may be a PIN.
  const [problem = ''] = issue.message.split(' but received')
  return no(
    refusal('command.malformed', { path: (v.getDotPath(issue) ?? 'body').slice(0, 80), problem }),
  )
}
