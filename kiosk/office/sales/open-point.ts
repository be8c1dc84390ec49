/** What lies beneath a point of the line: the bills of a day or an hour, the days of a week or a month. */
import type { ReportPoint } from '../../../schema/report.ts'
import { goTo } from '../where.ts'
import { queryOf, withRange } from './asked.ts'
import { asked, calendar } from './calendar.ts'

export const openPoint = ({ from, to, hour }: ReportPoint): void => {
  if (hour !== null) goTo({ part: 'bills', path: [String(from)], query: { hour: String(hour) } })
  else if (from === to) goTo({ part: 'bills', path: [String(from)] })
  else goTo({ part: 'sales', query: queryOf(withRange(asked.value, { from, to }, calendar.value)) })
}
