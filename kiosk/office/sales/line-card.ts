/** The sales line: by which pieces, beside which time, as a line or as a table, and what lies beneath a point. */
import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ChartSpline, Table2 } from 'lucide'
import type { SalesReport } from '../../../schema/report.ts'
import { comparisons, type Comparison, type Grain } from '../../../schema/report-range.ts'
import { Button } from '../../lib/ui/button.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { t } from '../../lib/words/words.ts'
import { grainsFor } from './asked.ts'
import { hourNow } from '../today-date.ts'
import { asked, show } from './calendar.ts'
import { ChosenPoint } from './chosen-point.ts'
import { CsvKey } from './csv-key.ts'
import { againstName, metric } from './figures.ts'
import { LineTable } from './line-table.ts'
import { wakingHours } from './points.ts'
import { timeName } from './times.ts'

const isTable = signal(false)

export function LineCard(props: { readonly report: SalesReport }): VNode {
  const report = useMemo(
    () => wakingHours(props.report, hourNow.value),
    [props.report, hourNow.value],
  )
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
    ${isTable.value ? html`<${LineTable} report=${report} />` : html`<${ChosenPoint} report=${report} title=${title} of=${metric.value} />`}
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
