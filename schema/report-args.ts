/** How a report is asked for: the words of an address, parsed. */
import * as v from 'valibot'
import { daysFromTo, isDate } from './calendar.ts'
import { tenderKinds } from './bill.ts'
import { refusal, type Refusal } from './refusals.ts'
import { trendSubjects } from './report.ts'
import { comparisons, grains, reportDaysMax, type DateRange } from './report-range.ts'
import { no, ok, type Result } from './result.ts'
import { id, language, text } from './shapes.ts'

/** A business date as eight digits. */
export const dateWords = v.pipe(
  v.string(),
  v.regex(/^\d{8}$/, 'is not a date such as 20261121'),
  v.transform(Number),
  v.check(isDate, 'is no day of the calendar'),
)
const hour = v.pipe(v.string(), v.regex(/^(1?\d|2[0-3])$/, 'is not an hour'), v.transform(Number))

export const salesReportArgs = v.pipe(
  v.object({
    from: dateWords,
    to: dateWords,
    grain: v.optional(v.picklist(grains), 'day'),
    compare: v.optional(v.picklist(comparisons), 'none'),
  }),
  v.forward(
    v.check(
      ({ from, to, grain }) => grain !== 'hour' || from === to,
      'can be hour for a single day only',
    ),
    ['grain'],
  ),
)
export type SalesReportArgs = v.InferOutput<typeof salesReportArgs>

/** The tables of a report that can be had as CSV. */
export const csvTables = ['line', 'items', 'categories', 'hours', 'tenders'] as const
export type CsvTable = (typeof csvTables)[number]
export const salesCsvArgs = v.intersect([
  salesReportArgs,
  v.object({
    table: v.picklist(csvTables),
    /** Of the names in it; the outlet's own where none is asked for. */
    language: v.optional(language),
  }),
])

export const trendArgs = v.pipe(
  v.object({
    from: dateWords,
    to: dateWords,
    grain: v.optional(v.picklist(['day', 'week', 'month']), 'day'),
    of: v.picklist(trendSubjects),
    id: v.pipe(v.string(), v.maxLength(64)),
  }),
  v.forward(
    v.check(
      ({ of, id: subject }) =>
        of === 'tender'
          ? (tenderKinds as readonly string[]).includes(subject)
          : of === 'hour'
            ? /^[0-6]-(1?\d|2[0-3])$/.test(subject)
            : v.is(id, subject),
      'names nothing of that sort',
    ),
    ['id'],
  ),
)
export type TrendArgs = v.InferOutput<typeof trendArgs>

/** The bills of a day, or those of them a figure was made of. */
export const billsArgs = v.object({
  date: dateWords,
  /** A number, a token or an amount, as somebody typed it. */
  find: v.optional(text(40)),
  hour: v.optional(hour),
  item: v.optional(id),
  category: v.optional(id),
  tender: v.optional(v.picklist(tenderKinds)),
  /** The bill after which the next page begins. */
  after: v.optional(id),
})
export type BillsArgs = v.InferOutput<typeof billsArgs>

/**
 * The range that is reported: up to today where it reaches into the days to come.
 * Refusals: `report.range-reversed`, `report.range-ahead`, `report.range-too-long`.
 */
export const rangeToReport = (
  { from, to }: DateRange,
  businessDate: number,
): Result<DateRange, Refusal> => {
  if (from > to) return no(refusal('report.range-reversed'))
  if (from > businessDate) return no(refusal('report.range-ahead'))
  if (daysFromTo(from, to) > reportDaysMax) return no(refusal('report.range-too-long'))
  return ok({ from, to: Math.min(to, businessDate) })
}
