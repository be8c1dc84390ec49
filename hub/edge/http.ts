/**
 * The HTTP door: commands, views, pictures and the screens themselves.
 *
 * It checks who calls and from where, hands commands to the bus as they came,
 * and knows nothing of what they mean.
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { rateLimiter } from 'hono-rate-limiter'
import * as v from 'valibot'
import { commandBytesMax } from '../../schema/command.ts'
import { refusal } from '../../schema/refusals.ts'
import { answerRefusal, refusedBody, type Env, type HttpDeps } from './door.ts'
import type { Hosts } from './hosts.ts'
import { mountMedia } from './media-routes.ts'
import { cookieOf, isDeviceKind } from './sessions.ts'
import { statusOf } from './status.ts'
import { mountViews } from './view-routes.ts'

export const createApp = (deps: HttpDeps): Hono<Env> => {
  const app = new Hono<Env>()
  app.use(knownHost(deps.hosts), ownPagesOnly(deps.hosts), headers)
  app.onError((error, c) => {
    deps.log.error({ err: error, path: c.req.path }, 'a request failed; it is a fault in the hub')
    return c.json(refusedBody(refusal('hub.fault')), 500)
  })

  app.get('/healthz', (c) => c.json({ ok: true, version: deps.version, at: deps.now() }))
  mountScreens(app, deps)
  mountMedia(app, deps, identified(deps))
  mountSessions(app, deps)
  mountViews(app, deps, identified(deps))

  app.post(
    '/api/v1/commands',
    bodyLimit({
      maxSize: commandBytesMax,
      onError: (c) => answerRefusal(c, refusal('command.too-large')),
    }),
    identified(deps),
    async (c) => {
      const text = await c.req.text()
      const { code, replyText } = await deps.bus.submit({
        deviceId: c.get('device').deviceId,
        text,
      })
      return c.body(replyText, code === null ? 200 : statusOf(code), {
        'content-type': 'application/json',
      })
    },
  )
  app.notFound((c) => c.json({ ok: false, message: 'There is nothing here.' }, 404))
  return app
}

/** 421: whoever calls us by a name that is not ours was led here by somebody else. */
const knownHost =
  (hosts: Hosts): MiddlewareHandler =>
  async (c, next) =>
    hosts.isOurs(c.req.header('host'))
      ? next()
      : c.text('This is not the address of a Chowk hub.', 421)

/**
 * A browser says which page a change comes from. A page that is not ours, and a
 * cookie without any page at all, change nothing.
 */
const ownPagesOnly =
  (hosts: Hosts): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const origin = c.req.header('origin')
    const isProgram = origin === undefined && c.req.header('cookie') === undefined
    return isProgram || hosts.isOwnPage(origin, c.req.header('host'))
      ? next()
      : c.text('Changes are taken from the shop’s own screens only.', 403)
  }

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  // Plain http on the shop's own network is the default; TLS is a setting of its own.
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: 'same-origin',
  originAgentCluster: false,
})

/** Lets a paired device through and tells the rest what to do. */
const identified =
  (deps: HttpDeps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const device = deps.sessions.deviceOf(tokenOf(c))
    if (device === undefined) return answerRefusal(c, refusal('device.unknown'))
    if (device.isRevoked) return answerRefusal(c, refusal('device.revoked'))
    c.set('device', device)
    return next()
  }

const tokenOf = (c: Context): string | undefined => {
  const bearer = /^Bearer (\S{20,100})$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer !== undefined) return bearer
  const screen = c.req.header('chowk-screen')
  return isDeviceKind(screen) ? getCookie(c, cookieOf(screen)) : undefined
}

/** The screens, and the start page that names them. */
const mountScreens = (app: Hono<Env>, { assets, demoCodes }: HttpDeps): void => {
  const page = (c: Context, name: string): Response =>
    assets.get(`${name}.html`, c.req.header('accept-encoding') ?? '') ??
    new Response('Not built.', { status: 404 })
  app.get('/', (c) => page(c, 'home'))
  for (const screen of assets.screens) app.get(`/${screen}`, (c) => page(c, screen))
  app.get(
    '/assets/:file',
    (c) =>
      assets.get(`assets/${c.req.param('file')}`, c.req.header('accept-encoding') ?? '') ??
      c.notFound(),
  )
  app.get('/api/v1/start', (c) => c.json({ codes: demoCodes }))
}

const pairArgs = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(40)),
  kind: v.optional(v.string()),
})
const signInArgs = v.strictObject({
  userId: v.pipe(v.string(), v.maxLength(64)),
  pin: v.pipe(v.string(), v.regex(/^\d{4,8}$/)),
  purpose: v.optional(v.picklist(['work', 'approval']), 'work'),
  forCommand: v.optional(v.pipe(v.string(), v.maxLength(64))),
})

/** Guessing codes or PINs from one address is slowed down before it reaches the database. */
const slowed = (limit: number): MiddlewareHandler =>
  rateLimiter({
    windowMs: 60_000,
    limit,
    standardHeaders: false,
    keyGenerator: (c) => getConnInfo(c as Context).remote.address ?? '',
    handler: (c) => answerRefusal(c as Context, refusal('hub.busy')),
  })

const mountSessions = (app: Hono<Env>, deps: HttpDeps): void => {
  const small = bodyLimit({
    maxSize: 4096,
    onError: (c) => answerRefusal(c, refusal('command.too-large')),
  })

  app.post('/api/v1/pair', slowed(30), small, async (c) => {
    const args = v.safeParse(pairArgs, await c.req.json().catch(() => null))
    if (!args.success) return answerRefusal(c, refusal('pairing.wrong-code'))
    const paired = await deps.sessions.pair(args.output.code, c.req.header('user-agent') ?? '')
    if (!paired.ok) return answerRefusal(c, paired.error)
    const { token, ...device } = paired.value
    if (device.kind === 'bridge') return c.json({ ok: true, ...device, token })
    setCookie(c, cookieOf(device.kind), token, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: 400 * 24 * 3600,
    })
    return c.json({ ok: true, ...device })
  })

  app.post('/api/v1/sign-in', slowed(120), small, identified(deps), async (c) => {
    const args = v.safeParse(signInArgs, await c.req.json().catch(() => null))
    if (!args.success) return answerRefusal(c, refusal('sign-in.wrong-pin'))
    const signIn = await deps.sessions.signIn(c.get('device'), args.output)
    return signIn.ok ? c.json({ ok: true, signIn: signIn.value }) : answerRefusal(c, signIn.error)
  })

  app.post('/api/v1/sign-out', identified(deps), async (c) => {
    await deps.sessions.signOut(c.get('device'))
    return c.json({ ok: true })
  })
}
