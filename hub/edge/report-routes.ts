/** Reports over HTTP, as JSON and as CSV: the readings that are answered by the reporting thread. */
import type { Context, Hono, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import type { OutletDoc } from '../../schema/outlet.ts'
import { readings, type ReadingName } from '../../schema/readings.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { rangeToReport } from '../../schema/report-args.ts'
import type { DateRange } from '../../schema/report-range.ts'
import { ok, type Result } from '../../schema/result.ts'
import { businessDate } from '../../schema/time.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { readingRights } from './reading-rights.ts'
import type { ReportRequest } from './report-answer.ts'

type Report = Extract<ReadingName, 'salesReport' | 'salesCsv' | 'trend' | 'billsOfDay'>
type Args<N extends Report> = v.InferOutput<(typeof readings)[N]['query']>

type OmitOfEach<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** A request without what every one of them is given. */
type Asked = OmitOfEach<ReportRequest, 'outletId' | 'at'>

export const mountReports = (
  app: Hono<Env>,
  deps: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  const { reporter, now } = deps
  const { entitled } = readingRights(deps)

  /** Serves one report: its arguments are those of the table, its time is checked against the outlet's calendar. */
  const serve = <N extends Report>(
    name: N,
    request: (args: Args<N>, today: number) => Result<Asked, Refusal>,
    respond: (c: Context<Env>, text: string, outlet: OutletDoc) => Response = json,
  ): void => {
    const { path, readers, query } = readings[name]
    app.get(path, identified, async (c) => {
      const outlet = entitled(c, readers)
      if (!outlet.ok) return answerRefusal(c, outlet.error)
      const parsed = v.safeParse(query, c.req.query())
      if (!parsed.success) return answerRefusal(c, malformed(parsed.issues))
      const { outletId, timeZone, cutOffMinute } = outlet.value
      const at = now()
      const asked = request(parsed.output, businessDate(at, timeZone, cutOffMinute))
      if (!asked.ok) return answerRefusal(c, asked.error)
      const text = await reporter.ask({ outletId, at, ...asked.value })
      return text === null ? answerRefusal(c, refusal('hub.busy')) : respond(c, text, outlet.value)
    })
  }

  serve('salesReport', (args, today) =>
    within(args, today, (range) => ({ kind: 'sales', args: { ...args, ...range } })),
  )

  serve(
    'salesCsv',
    ({ table, language = null, ...args }, today) =>
      within(args, today, (range) => ({
        kind: 'csv',
        args: { ...args, ...range },
        table,
        language,
      })),
    (c, text, outlet) =>
      c.body(text, 200, {
        'content-type': readings.salesCsv.type,
        'content-disposition': `attachment; filename="${fileName(outlet, c.req.query())}"`,
      }),
  )

  serve('trend', (args, today) =>
    within(args, today, (range) => ({ kind: 'trend', args: { ...args, ...range } })),
  )

  serve('billsOfDay', (args, today) =>
    within({ from: args.date, to: args.date }, today, () => ({ kind: 'bills', args })),
  )
}

/** The request for a range, or why there is no report of it. */
const within = (
  asked: DateRange,
  today: number,
  request: (range: DateRange) => Asked,
): Result<Asked, Refusal> => {
  const range = rangeToReport(asked, today)
  return range.ok ? ok(request(range.value)) : range
}

const json = (c: Context<Env>, text: string): Response =>
  c.body(text, 200, { 'content-type': 'application/json' })

/** The query has been checked by now; a code is what somebody once typed. */
const fileName = ({ code }: OutletDoc, asked: Readonly<Record<string, string>>): string =>
  `${[code, asked['table'], asked['from'], asked['to']].join('-').replaceAll(/[^\w-]/g, '')}.csv`

/** What is wrong with the question of an address, for whoever asked it. */
export const malformed = (issues: readonly v.BaseIssue<unknown>[]): Refusal => {
  const [issue] = issues
  return refusal('command.malformed', {
    path: issue === undefined ? '' : (v.getDotPath(issue) ?? ''),
    problem: issue?.message ?? 'is not understood',
  })
}
