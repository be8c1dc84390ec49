/** The line with one of its points in words and what lies beneath it; the latest until another is chosen. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { ReportPoint, SalesReport } from '../../../schema/report.ts'
import { Button } from '../../lib/ui/button.ts'
import { count, roundMoney } from '../../lib/words/format.ts'
import { language } from '../../lib/words/place.ts'
import { t } from '../../lib/words/words.ts'
import type { Line } from './chart.ts'
import { LineChart } from './line-chart.ts'
import { LineTable } from './line-table.ts'
import { openPoint } from './open-point.ts'
import { hourNow } from '../today-date.ts'
import {
  axisName,
  figureOf,
  latestOf,
  pointName,
  sayFigure,
  type Latest,
  type Metric,
} from './points.ts'

export interface ChosenPointProps {
  readonly report: SalesReport
  /** What the whole line is. */
  readonly title: string
  /** Which figure is drawn. */
  readonly of: Metric
}

export function ChosenPoint({ report, title, of }: ChosenPointProps): VNode {
  const { points, grain, against } = report
  const { index: latest, isOpen } = latestOf(report, hourNow.value)
  const [picked, setPicked] = useState<number | null>(null)
  // Another time or other pieces: what was picked is no longer there.
  useEffect(() => setPicked(null), [report.from, report.to, grain])
  const line = useMemo(
    () => lineOf(report, of, { index: latest, isOpen }),
    [report, of, latest, isOpen, language.value],
  )
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

const lineOf = (
  { points, against, grain }: SalesReport,
  of: Metric,
  { index, isOpen }: Latest,
): Line => {
  return {
    labels: points.map((point) => axisName(point, grain)),
    // Hours still to come are no sales of nothing: the line ends with the hour it is.
    values: points.slice(0, index + 1).map((point) => figureOf(point, of)),
    ghost: against && against.points.map((point) => point && figureOf(point, of)),
    isLastOpen: isOpen,
    axis: of === 'bills' ? count : roundMoney,
    stepMin: of === 'bills' ? 1 : 100,
  }
}
