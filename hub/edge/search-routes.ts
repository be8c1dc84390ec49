/** Finding bills over HTTP. */
import type { Hono, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { readings } from '../../schema/readings.ts'
import { findBills, outletOfNumber } from '../billing/search.ts'
import { customerIdsBy } from '../customers/customers.ts'
import { outletAt } from '../outlets/outlets.sql.ts'
import { usersAt } from '../people/people.sql.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { readingRights } from './reading-rights.ts'
import { malformed } from './report-routes.ts'

const named = ({ userId, name }: { readonly userId: string; readonly name: string }) => ({
  userId,
  name,
})

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
    const found = findBills(context, asked.output)
    // A program is told no names of people.
    const told = c.var.device.integration === null ? { people: people.map(named) } : {}
    const isNothing = found.bills.length === 0 && asked.output.after === undefined
    const elsewhere = isNothing ? outletOfNumber(context, asked.output.find) : undefined
    const other = elsewhere === undefined ? undefined : outletAt(reader, elsewhere, deps.now())
    const hint =
      other === undefined ? {} : { elsewhere: { outletId: other.outletId, names: other.names } }
    return c.json({ ...found, ...told, ...hint } as object)
  })
}
