/** What the parts of a bill would owe, over HTTP. */
import type { Hono, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { partsIn } from '../../schema/bill-shares.ts'
import { readings, type ReadingAnswer } from '../../schema/readings.ts'
import { refusal } from '../../schema/refusals.ts'
import { businessDate } from '../../schema/time.ts'
import { duesOf } from '../billing/shares.ts'
import { taxClassAt } from '../catalogue/tax.ts'
import { readBill } from '../views.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { readingRights } from './reading-rights.ts'
import { malformed } from './report-routes.ts'

export const mountShares = (
  app: Hono<Env>,
  deps: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  const { reader, now } = deps
  const { entitled } = readingRights(deps)
  const { path, readers, query } = readings.billShares
  app.get(path, identified, (c) => {
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
    const date = businessDate(now(), outlet.timeZone, outlet.cutOffMinute)
    const answer: ReadingAnswer<'billShares'> = {
      ok: true,
      dues: [...duesOf(bill, parts, outlet, (id) => taxClassAt(reader, id, date))],
      due: bill.total.due,
      exact: bill.total.total + bill.total.tip,
    }
    return c.json(answer)
  })
}
