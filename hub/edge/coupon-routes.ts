/** Whether a coupon holds, over HTTP: a counter asks before the guest pays. */
import type { Hono, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { couponCode } from '../../schema/coupon-code.ts'
import { readings, type ReadingAnswer } from '../../schema/readings.ts'
import { businessDate } from '../../schema/time.ts'
import { couponNow, shareOf } from '../billing/coupon.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { readingRights } from './reading-rights.ts'
import { malformed } from './report-routes.ts'

export const mountCoupons = (
  app: Hono<Env>,
  deps: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  const { reader, now } = deps
  const { entitled } = readingRights(deps)
  const { path, readers, query } = readings.coupon
  app.get(path, identified, (c) => {
    const found = entitled(c, readers)
    if (!found.ok) return answerRefusal(c, found.error)
    const asked = v.safeParse(query, c.req.query())
    if (!asked.success) return answerRefusal(c, malformed(asked.issues))
    const { timeZone, cutOffMinute } = found.value
    const reason = couponNow(reader, couponCode(c.req.param('code') ?? '').slice(0, 40), {
      businessDate: businessDate(now(), timeZone, cutOffMinute),
      base: Number(asked.output.base),
    })
    if (!reason.ok) return answerRefusal(c, reason.error)
    const { names, coupon } = reason.value
    const { code, ratePpm, amount } = coupon
    const answer: ReadingAnswer<'coupon'> = {
      ok: true,
      code,
      names,
      ratePpm,
      amount,
      capPpm: shareOf(coupon),
    }
    return c.json(answer)
  })
}
