/**
 * The hub's figures and its sign of life.
 *
 * Figures tell how much a shop sells, so they are for whoever stands at the
 * hub's own machine, and for programs with a credential. A proxy on that
 * machine speaks for others, so what came through one is not from here.
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Hono, MiddlewareHandler } from 'hono'
import { doors } from '../../schema/doors.ts'
import { refusal } from '../../schema/refusals.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { unkept } from './guards.ts'

export const mountMetrics = (
  app: Hono<Env>,
  { metrics, health, version, now }: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  app.get(doors.health.path, unkept, async (c) => {
    const { ok, disk } = await health.now()
    return c.json({ ok, version, at: now(), disk }, ok ? 200 : 503)
  })

  app.get(doors.metrics.path, unkept, programsOrHere(identified), async (c) => {
    const { type, body } = await metrics.text()
    return c.body(body, 200, { 'content-type': type })
  })
}

/** Counts every request, the refused ones included. */
export const counted =
  ({ metrics }: Pick<HttpDeps, 'metrics'>): MiddlewareHandler =>
  async (c, next) => {
    await next()
    metrics.request(c.req.method, c.res.status)
  }

const programsOrHere =
  (identified: MiddlewareHandler<Env>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { address } = getConnInfo(c).remote
    const isBare = c.req.header('authorization') === undefined
    if (isBare && isFromHere(address, (name) => c.req.header(name))) return next()
    return identified(c, async () => {
      if (c.get('device').integration === null)
        c.res = answerRefusal(c, refusal('command.not-permitted'))
      else await next()
    })
  }

/** Whether a request comes from the hub's own machine, and was not passed on by something there. */
export const isFromHere = (
  address: string | undefined,
  header: (name: string) => string | undefined,
): boolean =>
  /^(::ffff:)?127\.|^::1$/.test(address ?? '') &&
  ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].every((name) => header(name) === undefined)
