/** Finding bills over HTTP. */
import type { Hono, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { readings } from '../../schema/readings.ts'
import { findBills } from '../billing/search.ts'
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
  const { entitled } = readingRights(deps)
  const { path, readers, query } = readings.billSearch
  app.get(path, identified, (c) => {
    const outlet = entitled(c, readers)
    if (!outlet.ok) return answerRefusal(c, outlet.error)
    const asked = v.safeParse(query, c.req.query())
    if (!asked.success) return answerRefusal(c, malformed(asked.issues))
    const { outletId, currencyExponent } = outlet.value
    const people = usersAt.all(reader, outletId)
    return c.json(
      findBills({ db: reader, outletId, currencyExponent, people }, asked.output) as object,
    )
  })
}
