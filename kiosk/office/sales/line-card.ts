/** The sales line: by which pieces, beside which time, as a line or as a table, and what lies beneath a point. */
import { signal } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ChartSpline, Table2 } from 'lucide'
import type { ReportPoint, SalesReport } from '../../../schema/report.ts'
import { comparisons, type Comparison, type Grain } from '../../../schema/report-range.ts'
import { Button } from '../../lib/ui/button.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { count, roundMoney } from '../../lib/words/format.ts'
import { language } from '../../lib/words/place.ts'
import { t } from '../../lib/words/words.ts'
import { grainsFor } from './asked.ts'
import { asked, show } from './calendar.ts'
import type { Line } from './chart.ts'
import { CsvKey } from './csv-key.ts'
import { againstName, metric } from './figures.ts'
import { LineChart } from './line-chart.ts'
import { LineTable } from './line-table.ts'
import { openPoint } from './open-point.ts'
import { axisName, figureOf, pointName, sayFigure, wakingHours, type Metric } from './points.ts'
import { timeName } from './times.ts'

const isTable = signal(false)

export function LineCard(props: { readonly report: SalesReport }): VNode {
  const report = useMemo(() => wakingHours(props.report), [props.report])
  const { grain, against } = report
  const title = t(`sales.${metric.value}-by-${grain}`)
  return html`<section class="card line-card">
    <header class="card-head">
      <div>
        <h3>${title}</h3>
        <p class="line-legend">
          <span class="legend-now">${timeName(asked.value)}</span>
          ${against && html`<span class="legend-before">${againstName(against)}</span>`}
        </p>
      </div>
      <div class="line-keys">
        <${Grains} />
        <${Select}
          label=${t('sales.compare')}
          quietLabel
          choices=${comparisons.map((value) => ({ value, label: t(`sales.compare-${value}`) }))}
          value=${asked.value.compare}
          onChange=${(compare: Comparison) => show({ ...asked.value, compare })}
        />
        <${Button}
          icon=${isTable.value ? ChartSpline : Table2}
          label=${t(isTable.value ? 'sales.as-line' : 'sales.as-table')}
          onPress=${() => {
            isTable.value = !isTable.value
          }}
        />
        <${CsvKey} table="line" of=${title} />
      </div>
    </header>
    ${isTable.value ? html`<${LineTable} report=${report} />` : html`<${Chosen} report=${report} title=${title} />`}
  </section>`
}

function Grains(): VNode | false {
  const now = asked.value
  const choices = grainsFor(now)
  return (
    choices.length > 1 &&
    html`<${SegmentedControl}
      label=${t('sales.pieces')}
      choices=${choices.map((value) => ({ value, label: t(`sales.grain-${value}`) }))}
      value=${now.grain}
      onChange=${(grain: Grain) => show({ ...now, grain })}
    />`
  )
}

/** The line with one of its points in words; the latest until another is chosen. */
function Chosen({
  report,
  title,
}: {
  readonly report: SalesReport
  readonly title: string
}): VNode {
  const { points, grain, against } = report
  const of = metric.value
  const latest = latestOf(report)
  const [picked, setPicked] = useState<number | null>(null)
  // Another time or other pieces: what was picked is no longer there.
  useEffect(() => setPicked(null), [report.from, report.to, grain])
  const line = useMemo(() => lineOf(report, of), [report, of, language.value])
  const chosen = Math.min(picked ?? latest, points.length - 1)
  const point = points[chosen]
  if (point === undefined) return html`<${LineTable} report=${report} />`
  const name = pointName(point, grain)
  const value = sayFigure(figureOf(point, of), of)
  const beside = against?.points[chosen]
  const before =
    beside &&
    t('sales.point-before', {
      name: pointName(beside, grain),
      value: sayFigure(figureOf(beside, of), of),
    })
  return html`<div class="line-now">
      <p class="line-point">
        <strong class="figures">${value}</strong>
        <span>${name}${chosen === latest && line.isLastOpen ? ` · ${t('sales.so-far')}` : ''}${of === 'bills' ? '' : ` · ${t('office.bill-count', { count: point.bills })}`}</span>
        ${before && html`<span class="line-before">${before}</span>`}
      </p>
      <${Button} onPress=${() => openPoint(point)}>${t(opensWhat(point))}<//>
    </div>
    <${LineChart}
      line=${line}
      label=${title}
      chosen=${chosen}
      says=${[name, value, before].filter(Boolean).join(', ')}
      opens=${t('sales.enter-opens', { what: t(opensWhat(point)) })}
      onChoose=${setPicked}
      onOpen=${(index: number) => {
        const opened = points[index]
        if (opened !== undefined) openPoint(opened)
      }}
    />
    <div class="unseen"><${LineTable} report=${report} isSilent /></div>`
}

const opensWhat = ({ from, to }: ReportPoint): 'sales.open-bills' | 'sales.open-days' =>
  from === to ? 'sales.open-bills' : 'sales.open-days'

/** The point one looks at first: of today's hours the last with a sale, else the last of all. */
const latestOf = ({ points, grain, businessDate, to }: SalesReport): number =>
  grain === 'hour' && to === businessDate
    ? Math.max(
        points.findLastIndex(({ bills, total }) => bills > 0 || total !== 0),
        0,
      )
    : points.length - 1

const lineOf = ({ points, against, grain, businessDate, to }: SalesReport, of: Metric): Line => {
  // Hours still to come are no sales of nothing: the line ends with the last hour there was.
  const isToday = grain === 'hour' && to === businessDate
  const last = latestOf({ points, grain, businessDate, to } as SalesReport)
  return {
    labels: points.map((point) => axisName(point, grain)),
    values: (isToday ? points.slice(0, last + 1) : points).map((point) => figureOf(point, of)),
    ghost: against && against.points.map((point) => point && figureOf(point, of)),
    isLastOpen: to === businessDate,
    axis: of === 'bills' ? count : roundMoney,
    stepMin: of === 'bills' ? 1 : 100,
  }
}
