/** Today by the hour, beside the same weekday a week ago. */
import { useMemo } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { SalesReport } from '../../../schema/report.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { t } from '../../lib/words/words.ts'
import { useReading } from '../reading.ts'
import { outletQuery, today } from '../shop.ts'
import { hourNow, todayDate } from '../today-date.ts'
import { ChosenPoint } from './chosen-point.ts'
import { againstName, Change } from './figures.ts'
import { useLiveAgain } from './live-again.ts'
import { withLiveDay } from './live-day.ts'
import { comparable, wakingHours } from './points.ts'
import { speakSales } from './words.ts'

speakSales()

export function TodayLine(): VNode {
  const date = String(todayDate.value)
  const outlet = outletQuery.value
  const asked = new URLSearchParams({ from: date, to: date, grain: 'hour', compare: 'weekday' })
  const path = `/api/v1/reports/sales${outlet === '' ? '?' : `${outlet}&`}${asked.toString()}`
  const reading = useReading<SalesReport>(path)
  useLiveAgain(reading)
  const { value, why } = reading
  const live = today.value
  const hour = hourNow.value
  const report = useMemo(
    () =>
      value === undefined || reading.path !== path
        ? undefined
        : wakingHours(comparable(withLiveDay(value, live)), hour),
    [value, live, path, hour],
  )
  if (report === undefined)
    return why === undefined
      ? html`<${Skeleton} shape="ticket" />`
      : html`<${ErrorNote}
          what=${sayDeclined(why)}
          todo=${t('frame.unreachable-todo')}
          action=${html`<${Button} onPress=${reading.again}>${t('shared.retry')}<//>`}
        />`
  const { against, totals } = report
  return html`<div class="today-line">
    ${
      against !== null &&
      html`<p class="line-legend">
        <span class="legend-now">${t('office.today')}</span>
        <span class="legend-before">${againstName(against)}</span>
        <${Change} now=${totals.total} before=${against.total} />
      </p>`
    }
    <${ChosenPoint} report=${report} title=${t('sales.total-by-hour')} of="total" />
  </div>`
}
