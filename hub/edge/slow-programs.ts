/** How often a program may ask. */
import type { MiddlewareHandler } from 'hono'
import { rateLimiter } from 'hono-rate-limiter'
import { refusal } from '../../schema/refusals.ts'
import { answerRefusal, type Env } from './door.ts'

/** So many requests a minute a program may make: far more than a shop's day needs, too few to hold up a screen. */
export const requestsAMinute = 3_000

/** Slows a program that has run wild, and tells it how long to wait. */
export const slowPrograms = (limit = requestsAMinute): MiddlewareHandler<Env> =>
  rateLimiter<Env>({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-7',
    keyGenerator: (c) => c.get('device').deviceId,
    handler: (c) => answerRefusal(c, refusal('hub.busy')),
  })
