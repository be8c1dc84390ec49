/** The sales of any time: figures, line, best items, busy hours, categories, tenders. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ChartSpline } from 'lucide'
import { daysFromTo, plusDays } from '../../../schema/calendar.ts'
import type { SalesReport } from '../../../schema/report.ts'
import { reportDaysMax } from '../../../schema/report-range.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { days } from '../../lib/words/dates.ts'
import { clock } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { useReading } from '../reading.ts'
import { today } from '../shop.ts'
import { withRange } from './asked.ts'
import { BestItems } from './best-items.ts'
import { asked, calendar, show } from './calendar.ts'
import { reportQuery } from './csv-key.ts'
import { Figures } from './figures.ts'
import { HourMap } from './hour-map.ts'
import { LineCard } from './line-card.ts'
import { withLiveDay } from './live-day.ts'
import { comparable } from './points.ts'
import { opened } from './rows.ts'
import { RowsSheet } from './rows-sheet.ts'
import { Categories, Tenders } from './shares.ts'
import { Times } from './times.ts'
import { useLiveAgain } from './live-again.ts'
import { speakSales } from './words.ts'

speakSales()

export function Sales(): VNode {
  const path = `/api/v1/reports/sales${reportQuery(asked.value)}`
  const reading = useReading<SalesReport>(path)
  useLiveAgain(reading)
  const { value, why } = reading
  const isOther = reading.path !== path
  return html`<div class="sales" aria-busy=${reading.isLoading && isOther ? 'true' : undefined}>
    <${Times} />
    ${
      why !== undefined &&
      html`<${ErrorNote}
        what=${sayDeclined(why)}
        kept=${isOther ? undefined : t('sales.as-of', { time: clock(reading.at) })}
        todo=${t('frame.unreachable-todo')}
        action=${html`<${Button} onPress=${reading.again}>${t('shared.retry')}<//>`}
      />`
    }
    ${
      value !== undefined && (why === undefined || !isOther)
        ? html`<${Report} report=${withLiveDay(value, today.value)} />`
        : why === undefined && html`<${Skeleton} shape="ticket" count=${4} />`
    }
  </div>`
}

function Report(props: { readonly report: SalesReport }): VNode {
  const report = comparable(props.report)
  if (report.totals.bills === 0) return html`<${Nothing} report=${report} />`
  return html`<div class="sales-report">
    <${Figures} report=${report} isCompared=${props.report.against !== null} />
    <${LineCard} report=${report} />
    <div class="sales-pair">
      <div class="sales-stack">
        <${BestItems} report=${report} />
        <${Tenders} report=${report} />
      </div>
      <div class="sales-stack">
        <${HourMap} report=${report} />
        <${Categories} report=${report} />
      </div>
    </div>
    ${opened.value !== null && html`<${RowsSheet} key=${`${opened.value.of} ${opened.value.id}`} ...${opened.value} report=${report} />`}
  </div>`
}

/** Nothing was sold in this time: says when something was, and goes there. */
function Nothing({ report: { known } }: { readonly report: SalesReport }): VNode {
  return known === null
    ? html`<${EmptyState} icon=${ChartSpline} title=${t('sales.none-ever')} next=${t('sales.none-ever-todo')} />`
    : html`<${EmptyState}
        icon=${ChartSpline}
        title=${t('sales.none-then')}
        next=${t('sales.none-then-todo', { days: days(known.from, known.to) })}
        action=${html`<${Button} kind="primary" onPress=${() => show(withRange(asked.value, mostOf(known), calendar.value))}>
          ${t('sales.show-those')}
        <//>`}
      />`
}

/** All there is, or as much of its end as a report may hold. */
const mostOf = (known: NonNullable<SalesReport['known']>): typeof known =>
  daysFromTo(known.from, known.to) <= reportDaysMax
    ? known
    : { from: plusDays(known.to, 1 - reportDaysMax), to: known.to }
