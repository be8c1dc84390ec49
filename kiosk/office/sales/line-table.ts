/** The figures of the line as a table; each row opens what lies beneath it. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { ReportPoint, SalesReport } from '../../../schema/report.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { count } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { openPoint } from './open-point.ts'
import { figureOf, isPart, pointName } from './points.ts'

export interface LineTableProps {
  readonly report: SalesReport
  /** Heard only, beside a line that is seen: nothing in it takes the focus. */
  readonly isSilent?: boolean
}

export function LineTable({ report, isSilent = false }: LineTableProps): VNode {
  const { points, against, grain } = report
  const rows = points.map((point, i) => ({ point, before: against?.points[i] ?? null }))
  return html`<div class=${isSilent ? '' : 'line-table'} tabindex=${isSilent ? undefined : 0}>
    <table class="lines">
      <caption class="unseen">${t(`sales.total-by-${grain}`)}</caption>
      <thead>
        <tr>
          <th scope="col">${t(`sales.grain-${grain}`)}</th>
          <th scope="col" class="lines-number">${t('sales.total')}</th>
          <th scope="col" class="lines-number">${t('sales.bills')}</th>
          <th scope="col" class="lines-number">${t('sales.average')}</th>
          ${against && html`<th scope="col" class="lines-number">${t('sales.before')}</th>`}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ point, before }) => html`<tr key=${`${point.from} ${point.hour}`}>
            <th scope="row">
              ${isSilent ? pointName(point, grain) : html`<button type="button" class="line-open" onClick=${() => openPoint(point)}>${pointName(point, grain)}</button>`}
              ${isPart(point, grain) && html`<span class="lines-detail">${t('sales.part')}</span>`}
            </th>
            <td class="lines-number"><${Amount} minor=${point.total} /></td>
            <td class="lines-number figures">${count(point.bills)}</td>
            <td class="lines-number">${point.bills > 0 && html`<${Amount} minor=${figureOf(point, 'average')} />`}</td>
            ${against && html`<td class="lines-number lines-before">${beforeCell(before)}</td>`}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

const beforeCell = (before: ReportPoint | null): VNode | string =>
  before === null ? '–' : html`<${Amount} minor=${before.total} />`
