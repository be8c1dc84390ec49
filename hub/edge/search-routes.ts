/** Finding bills over HTTP. */
import type { Hono, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { readings } from '../../schema/readings.ts'
import { findBills } from '../billing/search.ts'
import { customerIdsBy } from '../customers/customers.ts'
import { usersAt } from '../people/people.sql.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { readingRights } from './reading-rights.ts'
import { malformed } from './report-routes.ts'

export const mountBillSearch = (
  app: Hono<Env>,
  deps: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  const { reader } = deps
  const { entitled, may } = readingRights(deps)
  const { path, readers, query } = readings.billSearch
  app.get(path, identified, (c) => {
    const outlet = entitled(c, readers)
    if (!outlet.ok) return answerRefusal(c, outlet.error)
    const asked = v.safeParse(query, c.req.query())
    if (!asked.success) return answerRefusal(c, malformed(asked.issues))
    const { outletId, currencyExponent, country } = outlet.value
    const people = usersAt.all(reader, outletId)
    // Whoever may not know customers finds no bill by one either.
    const mayKnow = may(c.var.device, ['view.customers'])
    const customersBy = (typed: string): readonly string[] =>
      mayKnow ? customerIdsBy(reader, typed, country) : []
    const context = { db: reader, outletId, currencyExponent, people, customersBy }
    return c.json(findBills(context, asked.output) as object)
  })
}
