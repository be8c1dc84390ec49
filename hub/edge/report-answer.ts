/** What the reporter is asked for and how it answers: plain data in, the text of the answer out. */
import type { Language } from '../../schema/names.ts'
import type { BillsArgs, CsvTable, SalesReportArgs, TrendArgs } from '../../schema/report-args.ts'
import { outletById } from '../outlets/outlets.sql.ts'
import { csvOf } from '../reports/csv.ts'
import { salesReport, trendReport, type ReportContext } from '../reports/views.ts'
import type { Database } from '../store/driver.ts'
import { readBillsOfDay } from '../views/views.ts'

export type ReportRequest = { readonly outletId: string; readonly at: number } & (
  | { readonly kind: 'sales'; readonly args: SalesReportArgs }
  | {
      readonly kind: 'csv'
      readonly args: SalesReportArgs
      readonly table: CsvTable
      readonly language: Language | null
    }
  | { readonly kind: 'trend'; readonly args: TrendArgs }
  | { readonly kind: 'bills'; readonly args: BillsArgs }
)

/** Reads at one moment and answers with JSON, or with CSV where that was asked for. */
export const answerReport = (db: Database, request: ReportRequest): string =>
  db.transaction(() => {
    const outlet = outletById(db, request.outletId)
    if (outlet === undefined) throw new Error(`there is no outlet ${request.outletId}`)
    return textOf({ db, outlet, at: request.at }, request)
  })()

const textOf = (context: ReportContext, request: ReportRequest): string => {
  switch (request.kind) {
    case 'sales':
      return JSON.stringify(salesReport(context, request.args))
    case 'trend':
      return JSON.stringify(trendReport(context, request.args))
    case 'bills':
      return JSON.stringify(readBillsOfDay(context, request.args))
    case 'csv': {
      const { currencyExponent, language } = context.outlet
      return csvOf(salesReport(context, request.args), request.table, {
        currencyExponent,
        language: request.language ?? language,
      })
    }
  }
}
