/**
 * The HTTP door: commands, views, pictures and the screens themselves.
 *
 * It checks who calls and from where, hands commands to the bus as they came,
 * and knows nothing of what they mean.
 */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { commandBytesMax } from '../../schema/command.ts'
import { refusal } from '../../schema/refusals.ts'
import { mountDocs } from './docs-routes.ts'
import { answerRefusal, refusedBody, type Env, type HttpDeps } from './door.ts'
import { bodyAtMost, jsonOnly, knownHost, ownPagesOnly, safeHeaders, unkept } from './guards.ts'
import { mountMedia } from './media-routes.ts'
import { counted, mountMetrics } from './metrics-routes.ts'
import { isOrphaned } from './programs.ts'
import { mountBefore } from './before-routes.ts'
import { mountInvoices } from './invoice-routes.ts'
import { mountReports } from './report-routes.ts'
import { mountBillSearch } from './search-routes.ts'
import { mountSessions } from './session-routes.ts'
import { cookieOf, isScreenName } from './sessions.ts'
import { slowPrograms } from './slow-programs.ts'
import { statusOf } from './status.ts'
import { mountViews } from './view-routes.ts'

export const createApp = (deps: HttpDeps): Hono<Env> => {
  const app = new Hono<Env>()
  app.use(counted(deps), safeHeaders, knownHost(deps.hosts), ownPagesOnly(deps.hosts))
  app.use('/api/*', unkept)
  app.onError((error, c) => {
    deps.log.error({ err: error, path: c.req.path }, 'a request failed; it is a fault in the hub')
    return c.json(refusedBody(refusal('hub.fault')), 500)
  })

  mountScreens(app, deps)
  mountDocs(app, deps)
  const known = identified(deps)
  mountMetrics(app, deps, known)
  mountMedia(app, deps, known)
  mountSessions(app, deps, known)
  mountViews(app, deps, known)
  mountInvoices(app, deps, known)
  mountReports(app, deps, known)
  mountBillSearch(app, deps, known)
  mountBefore(app, deps, known)

  app.post(
    '/api/v1/commands/:name?',
    jsonOnly,
    // Strangers are turned away before a byte of what they send is read.
    known,
    bodyAtMost(commandBytesMax, (c) => answerRefusal(c, refusal('command.too-large'))),
    async (c) => {
      const text = await c.req.text()
      const name = c.req.param('name')
      const { code, replyText } = await deps.bus.submit({
        deviceId: c.get('device').deviceId,
        text,
        ...(name === undefined ? {} : { name }),
      })
      return c.body(replyText, code === null ? 200 : statusOf(code), {
        'content-type': 'application/json',
      })
    },
  )
  app.notFound((c) => c.json({ ok: false, message: 'There is nothing here.' }, 404))
  return app
}

/** Lets a paired device through and tells the rest what to do. A program that may only read changes nothing. */
const identified = ({ sessions, programs }: HttpDeps): MiddlewareHandler<Env> => {
  const slow = slowPrograms()
  return async (c, next) => {
    const device = sessions.deviceOf(tokenOf(c))
    if (device === undefined) return answerRefusal(c, refusal('device.unknown'))
    if (device.isRevoked) return answerRefusal(c, refusal('device.revoked'))
    c.set('device', device)
    if (device.integration === null) return next()
    if (isOrphaned(programs, device)) return answerRefusal(c, refusal('integration.orphaned'))
    programs.heard(device.deviceId)
    if (device.integration.scope === 'read' && c.req.method !== 'GET')
      return answerRefusal(c, refusal('integration.read-only'))
    return slow(c, next)
  }
}

const tokenOf = (c: Context): string | undefined => {
  const bearer = /^Bearer (\S{20,100})$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer !== undefined) return bearer
  const screen = c.req.header('chowk-screen')
  return isScreenName(screen) ? getCookie(c, cookieOf(screen)) : undefined
}

/** The screens, and the start page that names them. */
const mountScreens = (app: Hono<Env>, { assets, ...start }: HttpDeps): void => {
  const serve = async (c: Context, path: string): Promise<Response> =>
    assets.get(path, c.req.raw.headers) ?? c.notFound()
  app.get('/', (c) => serve(c, 'home.html'))
  for (const screen of assets.screens) app.get(`/${screen}`, (c) => serve(c, `${screen}.html`))
  app.get('/assets/:file', (c) => serve(c, `assets/${c.req.param('file')}`))
  app.get('/api/v1/start', (c) =>
    c.json({
      codes: start.demoCodes,
      ...(start.demoCodes === null ? {} : { places: start.demoPlaces }),
      ...(start.isEmpty ? { isEmpty: true } : {}),
    }),
  )
}
