/** What a desk asks over HTTP before it does something: what the parts of a bill would owe, and whether a coupon holds. */
import type { Hono, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { partsIn } from '../../schema/bill-shares.ts'
import { couponCode } from '../../schema/coupon-code.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { readings, type ReadingAnswer } from '../../schema/readings.ts'
import { refusal } from '../../schema/refusals.ts'
import { businessDate } from '../../schema/time.ts'
import { couponNow, shareOf } from '../billing/coupon.ts'
import { duesOf } from '../billing/shares.ts'
import { taxClassAt } from '../catalogue/tax.ts'
import { readBill } from '../views/views.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { readingRights } from './reading-rights.ts'
import { malformed } from './report-routes.ts'

export const mountBefore = (
  app: Hono<Env>,
  deps: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  const { reader, now } = deps
  const { entitled } = readingRights(deps)
  /** The business date it is now at an outlet. */
  const today = ({ timeZone, cutOffMinute }: OutletDoc): number =>
    businessDate(now(), timeZone, cutOffMinute)

  app.get(readings.billShares.path, identified, (c) => {
    const { readers, query } = readings.billShares
    const found = entitled(c, readers)
    if (!found.ok) return answerRefusal(c, found.error)
    const outlet = found.value
    const bill = readBill(reader, outlet.outletId, c.req.param('billId') ?? '')
    if (bill === undefined) return answerRefusal(c, refusal('bill.unknown'))
    const asked = v.safeParse(query, c.req.query())
    if (!asked.success) return answerRefusal(c, malformed(asked.issues))
    const parts = partsIn(bill.lines, asked.output.parts)
    // The bill has changed since it was looked at, or somebody has miscounted.
    if (parts === undefined)
      return answerRefusal(
        c,
        refusal('command.malformed', { path: 'parts', problem: 'do not add up to the bill' }),
      )
    const date = today(outlet)
    const answer: ReadingAnswer<'billShares'> = {
      ok: true,
      dues: [...duesOf(bill, parts, { outlet, taxClassOf: (id) => taxClassAt(reader, id, date) })],
      due: bill.total.due,
      exact: bill.total.total + bill.total.tip,
    }
    return c.json(answer)
  })

  app.get(readings.coupon.path, identified, (c) => {
    const { readers, query } = readings.coupon
    const found = entitled(c, readers)
    if (!found.ok) return answerRefusal(c, found.error)
    const asked = v.safeParse(query, c.req.query())
    if (!asked.success) return answerRefusal(c, malformed(asked.issues))
    const reason = couponNow(reader, couponCode(c.req.param('code') ?? '').slice(0, 40), {
      businessDate: today(found.value),
      base: Number(asked.output.base),
    })
    if (!reason.ok) return answerRefusal(c, reason.error, undefined, found.value.currencyExponent)
    const { names, coupon } = reason.value
    const { code, ratePpm, amount } = coupon
    const capPpm = shareOf(coupon)
    const answer: ReadingAnswer<'coupon'> = { ok: true, code, names, ratePpm, amount, capPpm }
    return c.json(answer)
  })
}
